"""Whom a sentence that quotes names as the speaker: the words of the name, with its office, and nothing else.

Beside a name stand the occasion («في بيان», "on Monday"), whoever is spoken to («لإردوغان»), clauses about the speaker
and, before a verb that stands last, what came before the name («…ہوئے»): these are cut off. Nobody is named where what
is left is an office alone, a pronoun, an unnamed source, or holds a further verb.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from tasks.languages.folding import fold
from tasks.languages.saying import BEHIND, HIDDEN, saying
from tasks.languages.words import words
from tasks.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tasks.languages.flat import Flat
    from tasks.languages.rules import Rules

LEAST = 6  # words between marks, or behind a colon: fewer are a name, a title, a word held at arm's length
LONGEST = 14  # words of a speaker's name and office: more of them are something else
GAP = 90  # code points between verb and speech: "told the paper on Tuesday that the plan was"
FAR = 200  # code points between a verb and the speech of whoever follows it, their office and the occasion included
CASELESS = frozenset({"arabic", "hebrew"})  # scripts without capitals, which elsewhere tell a name from a noun
_EDGES = " \t\u00a0\u202f,،.;:!?…–—-*()"
_IN_MARKS = re.compile('["“”„«»]([^"“”„«»]+)["“”„«»]')


class Reader:
    """One sentence being read: folded, its speeches hidden."""

    __slots__ = ("cased", "flat", "fold", "known", "order", "prefixes", "source", "text", "to")

    def __init__(self, text: str, source: str, flat: Flat, rules: Rules) -> None:
        self.text = text
        self.source = source
        self.flat = flat
        self.known = saying(rules)
        self.order = rules.speech.speaker
        self.prefixes = tuple(rules.openers.prefixes)
        self.fold = partial(fold, kept=rules.kept, dotless=rules.dotless)
        self.cased = rules.script not in CASELESS
        self.to = re.compile(rules.speech.addressed or "(?!)")

    def names(self) -> list[Span]:
        """Give where speakers are named, the one who says the first speech first; nothing where that is uncertain."""
        first = self.text.find(HIDDEN)
        verbs = list(self.known.verb.finditer(self.text))
        if any(self._barred(verb.start()) for verb in verbs):
            return []
        ahead = [verb for verb in verbs if first < 0 or verb.start() < first]
        behind = [verb for verb in verbs if 0 <= first < verb.start()]
        named = self._leading(ahead, first) if ahead else self._trailing(behind)
        if self.order == "after":  # a later verb may bring in somebody else
            named += [name for verb in behind if (name := self._following(verb.end())) and self._stretch(verb.end())]
        return [one for one in named if one is not None] if named and named[0] else []

    def _barred(self, place: int) -> bool:
        before = words(self.text[max(0, place - GAP) : place])
        word = before[-1] if before else ""
        return word in self.known.barring or (word[:1] in self.prefixes and word[1:] in self.known.barring)

    def _leading(self, verbs: list[re.Match[str]], first: int) -> list[Span | None]:
        """Give whom the verbs before a speech name, the last verb's first."""
        if self.order == "after":
            verbs = [verb for verb in verbs if self._stretch(verb.end())]
            return self._governing(verbs, first) if verbs else []
        if first < 0 or first - verbs[-1].end() > GAP or (self.order == "around" and self._inverted(verbs[-1], first)):
            return []
        return [self._preceding(verbs[-1].start())]

    def _inverted(self, verb: re.Match[str], first: int) -> bool:
        """Tell whether a subject may stand behind its verb, where no capital says what the words before it are."""
        between = verb.end() + len(self.text[verb.end() : first]) - len(self.text[verb.end() : first].lstrip(_EDGES))
        known = self.known.adjunct.match(self.text, between) or self.known.stop.match(self.text, between)
        return not self.cased and between < first and known is None

    def _governing(self, verbs: list[re.Match[str]], first: int) -> list[Span | None]:
        """Give whom verbs name that stand before their speakers: the one whose speech it is, then all of them."""
        found = [self._following(verb.end()) for verb in verbs]
        if any(name is None and self._asks(verb.end()) for name, verb in zip(found, verbs, strict=True)):
            return []
        if first >= 0:
            titled = self.known.particle.search(self.text) is not None
            return [] if titled else [found[-1], *found]
        colon = self._stretch(verbs[0].end())
        assert colon is not None, "such verbs were left out"
        spoken = self.text[colon.end :]
        return [found[0], *found] if spoken[:1] == ":" and len(words(spoken)) >= LEAST else []

    def _asks(self, begin: int) -> bool:
        """Tell whether somebody stands between a verb and its speech, named or not."""
        stretch = self._stretch(begin)
        return stretch is not None and bool(words(self.text[stretch.start : stretch.end]))

    def _stretch(self, begin: int) -> Span | None:
        """Give what stands between a verb and what ends the name of its speaker; None where no speech follows."""
        stop = self.known.stop.search(self.text, begin)
        return Span(begin, stop.start()) if stop else None

    def _following(self, begin: int) -> Span | None:
        """Give the name that follows a verb, up to its speech, or to the end of its clause behind a speech."""
        stretch = self._stretch(begin)
        if stretch is None or self.order != "after":
            stop = re.compile(r"[.;؛:\0]").search(self.text, begin)
            stretch = Span(begin, stop.start() if stop else len(self.text))
        adjunct = self.known.adjunct.search(self.text, *stretch)
        end = adjunct.start() if adjunct else stretch.end
        if stretch.end - begin > FAR or self.known.breaks.search(self.text, begin, end):
            return None
        if self.order == "after":
            return self._name(begin, end)
        return next((name for stop in self._commas(begin, end) if (name := self._name(begin, stop))), None)

    def _commas(self, begin: int, end: int) -> Iterator[int]:
        yield from (one.start() for one in re.compile("[,،]").finditer(self.text, begin, end))
        yield end

    def _preceding(self, end: int) -> Span | None:
        """Give the name that stands before a verb: its last part between commas, and more where that names nobody."""
        begin = max(self.text.rfind(mark, 0, end) for mark in (HIDDEN, ";", ":", "؛", "\u2014")) + 1
        begin = max([begin, *(one.end() for one in self.known.introducing.finditer(self.text, begin, end))])
        parts = [begin, *(one.end() for one in re.compile("[,،]").finditer(self.text, begin, end))]
        return next((name for start in reversed(parts) if (name := self._name(start, end))), None)

    def _trailing(self, verbs: list[re.Match[str]]) -> list[Span | None]:
        """Give whom a verb, or "according to", behind a speech names."""
        found: list[Span | None] = [self._following(one.end()) for one in self.known.according.finditer(self.text)]
        for verb in verbs:
            at_once = re.compile(rf"{BEHIND}$").search(self.text, 0, verb.start()) is not None
            if at_once and self.order == "before":
                found.append(self._preceding(self.text.index(HIDDEN)))
            elif at_once:
                found.append(self._following(verb.end()))
            elif self.order != "after":
                found.append(self._preceding(verb.start()))
        return found if all(found) else []

    def _name(self, begin: int, end: int) -> Span | None:
        """Give the words between two places, edges off, if they name somebody."""
        begin, end = self._trimmed(begin, end)
        spelt = words(self.text[begin:end]) if begin < end else []
        if not 0 < len(spelt) <= LONGEST or spelt[0] in self.known.nobody | self.known.leads:
            return None
        if self.known.verb.search(self.text, begin, end) or HIDDEN in self.text[begin:end]:
            return None
        told = [word for word in spelt if word not in self.known.silent and not self._role(word)]
        return Span(begin, end) if told and (not self.cased or self._capital(begin, end, set(told))) else None

    def _trimmed(self, begin: int, end: int) -> tuple[int, int]:
        """Leave out the edges, marks round the whole, and whoever is spoken to behind a name without an office."""
        part = self.text[begin:end]
        begin += len(part) - len(part.lstrip(_EDGES))
        end -= len(part) - len(part.rstrip(_EDGES))
        if begin < end and (whole := _IN_MARKS.fullmatch(self.text, begin, end)):
            begin, end = whole.span(1)
        for number, word in enumerate(re.compile(r"\w+").finditer(self.text, begin, end)):
            if self._role(word[0]):  # «المدير العام للمؤسسة»: what it is the office of
                break
            if number and self.to.fullmatch(self.source, *self.flat.span(*word.span())):
                return begin, word.start() - len(self.text[begin : word.start()]) + len(
                    self.text[begin : word.start()].rstrip(_EDGES)
                )
        return begin, end

    def _role(self, word: str) -> bool:
        return word in self.known.roles or (word[:1] in self.prefixes and word[1:] in self.known.roles)

    def _capital(self, begin: int, end: int, told: set[str]) -> bool:
        start, stop = self.flat.span(begin, end)
        return any(word[0].isupper() and self.fold(word) in told for word in words(self.source[start:stop]))
