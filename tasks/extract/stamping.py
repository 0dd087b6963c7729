"""When an article says of itself that it was published: in the lines at its head and foot that are not its text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tasks.model import UNKNOWN_DATE, When

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tasks.languages import Language

STAMPED = "printed date"  # why a line is dropped that says when its article was published
DATED = "date line"  # the same for a line that is nothing but a date
_NEAR = frozenset({STAMPED, DATED, "byline", "dateline", "agency", "count"})  # what is dropped and may hold the date
_OTHERS = frozenset({"read also", "read more", "related", "comments"})  # what follows has dates of its own
_DATE_LINE = 60  # characters at most
_DATE_WORDS = 5  # words without digits beside it at most: "Updated on Tuesday, 3 May 2022 at 14:05 GMT"
_WORD = re.compile(r"\w+")
_ENDED = re.compile(r"[.!?؟。！？…]['\"”’»›)\]]*$")
_OPEN = re.compile(r"[:：]\s*\w")  # "Read also: The bridge reopens" is a link in itself and no heading of others
_PUBLISHED, _BARE, _CHANGED = range(3)  # what is believed first


class _Found(NamedTuple):
    rank: int
    number: int
    when: When


def is_stamp(line: str, language: Language, *, first: bool) -> bool:
    """Tell whether a line only says when its article was published; a name may stand in it, unless it is the `first`.

    The first line of a text without a title may be that title: "Bakers on strike - published 3 May 2022".
    """
    stamp = language.stamp(line)
    return stamp is not None and (stamp.alone or not first)


def date_line(line: str, language: Language) -> When:
    """Read a line that is nothing but a date; unknown where it is anything else."""
    if len(line) > _DATE_LINE or not any(character.isdigit() for character in line):
        return UNKNOWN_DATE
    wordlike = sum(not any(character.isdigit() for character in word) for word in _WORD.findall(line))
    when = language.parse_date(line) if wordlike <= _DATE_WORDS else UNKNOWN_DATE
    return _told(when, line) if when.known else UNKNOWN_DATE


def stated(paragraphs: Sequence[str], reasons: Mapping[int, str], language: Language, *, head: int) -> When:
    """Give the date of publication that the dropped lines state, evidence "text"; unknown where none does.

    Asked in turn: among the first `head` lines one that says "published", one that is a date, one that says "updated";
    then those further down, as far as they agree. What follows a heading over links or comments is not asked.
    """
    end = _end(paragraphs, reasons)
    found = [one for number in sorted(reasons) if number < end for one in _read(number, paragraphs, reasons, language)]
    above = [one for one in found if one.number < head]
    if above:
        return min(above, key=lambda one: (one.rank, one.number)).when
    below = [one for one in found if reasons[one.number] == STAMPED]
    best = [one.when for one in below if one.rank == min(other.rank for other in below)]
    return best[0] if len({when.iso[:10] for when in best}) == 1 else UNKNOWN_DATE


def _read(number: int, paragraphs: Sequence[str], reasons: Mapping[int, str], language: Language) -> Iterator[_Found]:
    """Read one dropped line, if its reason is one for which it may hold the date."""
    line = paragraphs[number]
    if reasons[number] not in _NEAR:
        return
    if (stamp := language.stamp(line)) is not None:
        yield _Found(_CHANGED if stamp.updated else _PUBLISHED, number, _told(stamp.when, line))
    elif reasons[number] != STAMPED and (when := date_line(line, language)).known:
        yield _Found(_BARE, number, when)


def _end(paragraphs: Sequence[str], reasons: Mapping[int, str]) -> int:
    """Give the number of the line at which other articles or comments begin: the first heading over such, below prose.

    A count of comments above the text is no such heading.
    """
    prose = False
    for number, line in enumerate(paragraphs):
        if reasons.get(number, "") in _OTHERS and prose and not _OPEN.search(line):
            return number
        prose = prose or (number not in reasons and _ENDED.search(line) is not None)
    return len(paragraphs)


def _told(when: When, line: str) -> When:
    return replace(when, evidence="text", quote=line, start=None, end=None)
