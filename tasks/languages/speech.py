"""Who says what a sentence quotes, as the sentence itself names them; nobody where that is not certain.

Read: verb, speaker, speech («وقال الوزير فلان: "…"»); speaker, verb, speech (Jane Doe said: “…”); speech, verb and
speaker in either order (“…”, said Jane Doe); speech, then "according to" and who. A speech stands between quotation
marks, six words of it at least, so that no name or title in marks is taken for one; in Arabic also behind a colon.
Nobody is taken to speak where marks are torn, where two speak in one sentence, where the verb is denied or belongs to a
clause about somebody, or where the speaker is a pronoun, a bare role ("the minister") or an unnamed source.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tasks.languages.flat import Flat
from tasks.languages.folding import fold
from tasks.languages.quotations import quotations
from tasks.languages.saying import BEHIND, COLON, HIDDEN, saying
from tasks.languages.words import words
from tasks.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tasks.languages.rules import Rules

LEAST = 6  # words between marks, or behind a colon: fewer are a name, a title, a word held at arm's length
LONGEST = 14  # words of a speaker's name and office: more of them are something else
GAP = 90  # code points between verb and speech: "told the paper on Tuesday that the plan was"
FAR = 200  # code points between a verb and the speech of whoever follows it, their office and the occasion included
_EDGES = " \t\u00a0\u202f,،.;:!?…–—-*()"


class Said(NamedTuple):
    """Who speaks in a sentence: where they are named in it, and whether their words stand between marks."""

    speaker: Span
    marked: bool


def said(sentence: str, rules: Rules) -> Said | None:
    """Tell who says what `sentence` quotes; None where it quotes nobody, or not for certain."""
    if not rules.speech.verbs:
        return None
    flat = Flat(sentence, rules)
    marks = quotations(flat.text)
    if marks is None:
        return None
    long = [one for one in marks if _speech(flat.text, one, rules)]
    if not long and not (rules.speech.colon and re.search(COLON, flat.text)):
        return None
    names = _Reader(_masked(flat.text, long), sentence, flat, rules).names()
    if not names or not all(_same(one, names[0], flat.text) for one in names[1:]):
        return None
    return Said(Span(*flat.span(*names[0])), bool(long))


def _speech(text: str, marked: Span, rules: Rules) -> bool:
    """Tell whether what stands between marks is long enough for a speech, and not called a title or a name."""
    if len(words(text[marked.start : marked.end])) < LEAST:
        return False
    before = words(text[max(0, marked.start - GAP) : marked.start])
    return not before or before[-1] not in saying(rules).called


def _masked(text: str, hidden: Iterable[Span]) -> str:
    """Hide quotations with their marks: what is said in them is not this sentence's own grammar."""
    for one in hidden:
        text = text[: one.start - 1] + HIDDEN * (one.end - one.start + 2) + text[one.end + 1 :]
    return text


def _same(one: Span, other: Span, text: str) -> bool:
    """Tell whether one naming only repeats some of the other's words."""
    return set(words(text[one.start : one.end])) <= set(words(text[other.start : other.end]))


class _Reader:
    """One sentence being read: folded, its speeches hidden."""

    __slots__ = ("cased", "flat", "fold", "known", "order", "prefixes", "source", "text")

    def __init__(self, text: str, source: str, flat: Flat, rules: Rules) -> None:
        self.text = text
        self.source = source
        self.flat = flat
        self.known = saying(rules)
        self.order = rules.speech.speaker
        self.prefixes = tuple(rules.openers.prefixes)
        self.fold = partial(fold, kept=rules.kept, dotless=rules.dotless)
        self.cased = rules.script != "arabic"

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
        if first < 0 or first - verbs[-1].end() > GAP:
            return []
        return [self._preceding(verbs[-1].start())]

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
        part = self.text[begin:end]
        begin += len(part) - len(part.lstrip(_EDGES))
        end -= len(part) - len(part.rstrip(_EDGES))
        spelt = words(self.text[begin:end]) if begin < end else []
        if not 0 < len(spelt) <= LONGEST or spelt[0] in self.known.nobody | self.known.leads:
            return None
        if self.known.verb.search(self.text, begin, end) or HIDDEN in self.text[begin:end]:
            return None
        told = [word for word in spelt if word not in self.known.silent]
        return Span(begin, end) if told and (not self.cased or self._capital(begin, end, set(told))) else None

    def _capital(self, begin: int, end: int, told: set[str]) -> bool:
        start, stop = self.flat.span(begin, end)
        return any(word[0].isupper() and self.fold(word) in told for word in words(self.source[start:stop]))
