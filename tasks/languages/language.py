"""A language as the rooms use it: the rules of one file, applied by the base modules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from tasks.languages import (
    folding,
    furniture,
    kinship,
    mentions,
    names,
    numerals,
    openings,
    printed,
    resolving,
    sentences,
    skeletons,
    speech,
    stamps,
    states,
    stems,
    stops,
    words,
)
from tasks.languages.terms import Terms
from tasks.model import UNKNOWN_DATE

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from tasks.languages.openings import Opening
    from tasks.languages.rules import Rules
    from tasks.languages.speech import Said
    from tasks.languages.stamps import Stamp
    from tasks.languages.states import State
    from tasks.model import Mention, Span, When


class Language:
    """One language. Pure: same text, same answer; nothing is kept but caches."""

    __slots__ = ("_terms", "code", "direction", "rules")

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.code: str = rules.code
        self.direction: Literal["rtl", "ltr"] = rules.direction
        self._terms = Terms(rules)

    def __repr__(self) -> str:
        return f"Language({self.code!r})"

    def sentences(self, text: str) -> tuple[Span, ...]:
        """Give the spans of the sentences: in order, stripped, covering all that is not blank."""
        return sentences.sentences(text, self.rules)

    def words(self, text: str) -> list[str]:
        """Give the words as spelt, in order."""
        return words.words(text)

    def fold(self, text: str) -> str:
        """Fold for keys only: idempotent, the length may change."""
        return folding.fold(text, kept=self.rules.kept, dotless=self.rules.dotless)

    def stem(self, word: str, vocabulary: Container[str] = ()) -> str:
        """Give the stem of a folded word; clitics come off only where the rest is in `vocabulary` (folded words)."""
        return stems.stem(word, self.rules, vocabulary)

    def kin(self, word: str) -> str:
        """Give the widest reading of a folded word, for search alone: «روسيا», «لروسيا» and «الروسية» have one."""
        return kinship.kin(word, self.rules)

    def named(self, word: str) -> str:
        """Give what the adjectives of a folded noun are made of; "" where there are none."""
        return kinship.named(word, self.rules)

    def related(self, word: str) -> frozenset[str]:
        """Give what a folded word may be an adjective of relation of."""
        return kinship.related(word, self.rules)

    def siblings(self, word: str) -> tuple[str, ...]:
        """Give what else a folded word of a query may be looked up as, beside its stem and its widest reading."""
        return kinship.siblings(word, self.rules)

    def is_stop(self, folded: str) -> bool:
        """Tell whether a folded word says nothing about what a text is about."""
        return folded in stops.stops(self.rules)

    def terms(self, text: str) -> list[str]:
        """Give the folded words of `text` in order, parted at hyphens, without elided articles and possessive tails."""
        return self._terms.of(text)

    def keys(self, text: str, vocabulary: Container[str] | None = None) -> list[str]:
        """Give the stems of the words that mean something, in order; `vocabulary` None takes the words of `text`."""
        terms = self.terms(text)
        return self._terms.keys(terms, frozenset(terms) if vocabulary is None else vocabulary)

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Give the dates that running text states, partial and with their spans, in order of text."""
        return mentions.mentions(text, self.rules)

    def resolve(self, mention: Mention, published: When) -> When:
        """Give the full date that a mention means in a text published on `published`; `UNKNOWN_DATE` if they clash."""
        return resolving.resolve(mention, published, self.rules)

    def numbers(self, text: str) -> frozenset[str]:
        """Give the numbers that `text` states in digits or words, in one spelling: «٣٠» is "30", «ثلاثة» is "3"."""
        return numerals.numbers(self.fold(text), self.rules)

    def furniture(self, line: str) -> str:
        """Say in a short machine word why this whole line is not the article; "" where it may be."""
        return furniture.furniture(line, self.rules)

    def opening(self, sentence: str) -> Opening:
        """Tell what kind of sentence this is: plain, comment, bare, speech or open."""
        return openings.opening(sentence, self.rules)

    def said(self, sentence: str) -> Said | None:
        """Tell who says what this sentence quotes, as it names them; None where that is not certain."""
        return speech.said(sentence, self.rules)

    def state(self, sentence: str) -> State:
        """Give the state of a story that this sentence tells: to come, denied, how many dead, how much of what."""
        return states.state(sentence, self.rules)

    @property
    def asking(self) -> frozenset[str]:
        """Give the folded words with which a question begins."""
        return frozenset(map(self.fold, self.rules.asking))

    def tells_time(self, folded: str) -> bool:
        """Tell whether a folded word or stem names a month or a weekday, or counts from today: yesterday."""
        return folded in names.times(self.rules)

    def bound(self, term: str) -> bool:
        """Tell whether a folded word has a preposition or "and" written onto its article: «للأنباء», «والرئيس»."""
        longer = self.rules.affixes.articles if self.rules.affixes else ()
        return any(term.startswith(one) for one in longer if one != min(longer, key=lambda one: (len(one), one)))

    def passive(self, terms: Iterable[str]) -> bool:
        """Tell whether one of the folded words is a passive form, in a language whose verbs show it by themselves."""
        return any(re.fullmatch(self.rules.passive or "(?!)", term) for term in terms)

    def skeletons(self, text: str, folded: str = "") -> list[str]:
        """Give the consonant skeletons of the name-like words, in order; other scripts give none.

        `folded` spares folding it again.
        """
        ignored = stops.stops(self.rules)
        if skeletons.is_arabic(text) and skeletons.is_arabic(word := folded or self.fold(text)):  # one: the short way
            skeleton = "" if word in ignored else skeletons.arabic(stems.bare(word, self.rules, ()))
            return [skeleton] if skeleton else []
        if not skeletons.holds_arabic(text):
            return skeletons.of_capitals(text, self.rules)
        terms = [term for term in self.terms(text) if term not in ignored]
        known = frozenset(terms)
        return skeletons.of_words(stems.bare(term, self.rules, known) for term in terms)

    def stamp(self, line: str) -> Stamp | None:
        """Read a line that says when its article was published or last changed; None where it is no such line."""
        return stamps.stamp(line, self.rules, self.parse_date)

    def parse_date(self, text: str) -> When:
        """Read one printed date; `UNKNOWN_DATE` where it is none or could be two.

        A language that names no months lends those of every language with a file, as far as they agree.
        """
        when = printed.parse_date(text, self.rules)
        if when.known or names.names(self.rules).months or not printed.names_something(text):
            return when
        from tasks.languages import registry  # it imports this module

        found = {printed.parse_date(text, registry.get(code).rules) for code in registry.codes()} - {UNKNOWN_DATE}
        return found.pop() if len(found) == 1 else UNKNOWN_DATE
