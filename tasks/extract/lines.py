"""Plain text to body: drop the lines that are not the article, find the title and a date line at its head.

Lines that are kept are verbatim, white space apart; what is dropped is kept beside them with its reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tasks.extract.clean import clean_title
from tasks.extract.titles import is_kicker, is_title, noticed, same_title
from tasks.model import UNKNOWN_DATE, Dropped, When

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.languages import Language

HEAD = 6  # lines in which a title, a repeated title or a date line may stand
DATE_LINE = 60  # characters at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The article in a text: its lines, and what was found and dropped on the way."""

    title: str
    lines: tuple[str, ...]
    dropped: tuple[Dropped, ...]
    dated: When = UNKNOWN_DATE  # the date line at the head, evidence "text"


def read_lines(paragraphs: Sequence[str], language: Language, *, title: str = "", find_title: bool = True) -> Body:
    """Give the article in `paragraphs` (lines without blank ones).

    Args:
        paragraphs: the lines of the source, each stripped.
        language: whose furniture is dropped.
        title: what the source says the title is; "" where it says nothing.
        find_title: whether the first line may become the title where `title` is "".
    """
    kept, dropped = _without_furniture(paragraphs, language)
    named = title or next((found for line in paragraphs[:HEAD] if (found := noticed(line))), "")
    dated = UNKNOWN_DATE
    head: list[str] = []
    for line in kept[:HEAD]:
        if same_title(line, named, language):
            dropped.append(Dropped(line=line, reason="repeated title"))
        elif not dated.known and (when := _date_line(line, language)).known:
            dated = when
            dropped.append(Dropped(line=line, reason="date line"))
        else:
            head.append(line)
    body = [*head, *kept[HEAD:]]
    if not named and find_title:
        if len(body) > 1 and is_kicker(body[0], body[1:HEAD], language):
            dropped.append(Dropped(line=body.pop(0), reason="section label"))
        if is_title(body[0] if body else "", body[1:HEAD], language):
            named = body.pop(0)
    return Body(title=clean_title(named), lines=tuple(body), dropped=tuple(_in_order(dropped, paragraphs)), dated=dated)


def _without_furniture(paragraphs: Sequence[str], language: Language) -> tuple[list[str], list[Dropped]]:
    """Part the lines into those of the article and those of the page around it."""
    kept: list[str] = []
    dropped: list[Dropped] = []
    for line in paragraphs:
        reason = "notice" if noticed(line) else language.furniture(line)
        if reason:
            dropped.append(Dropped(line=line, reason=reason))
        else:
            kept.append(line)
    return kept, dropped


def _date_line(line: str, language: Language) -> When:
    """Read a line that is nothing but a date; unknown where it is anything else."""
    if len(line) > DATE_LINE or not any(character.isdigit() for character in line):
        return UNKNOWN_DATE
    when = language.parse_date(line)
    if not when.known:
        return UNKNOWN_DATE
    return When(
        year=when.year, month=when.month, day=when.day, hour=when.hour, minute=when.minute, offset=when.offset,
        evidence="text", quote=line,
    )  # fmt: skip


def _in_order(dropped: Sequence[Dropped], paragraphs: Sequence[str]) -> list[Dropped]:
    """Sort what was dropped by where it stood."""
    place: dict[str, int] = {}
    for number, line in enumerate(paragraphs):
        place.setdefault(line, number)
    return sorted(dropped, key=lambda one: place[one.line])
