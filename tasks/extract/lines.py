"""Lines to body: drop those that are not the article, find the title and a date line at the head.

Lines that are kept are verbatim, white space apart; what is dropped is kept beside them with its reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tasks.extract.clean import clean_title
from tasks.extract.stamping import DATED, STAMPED, date_line, is_stamp, stated
from tasks.extract.titles import is_kicker, is_signature, is_title, noticed, same_title
from tasks.model import UNKNOWN_DATE, Dropped, When

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.languages import Language

HEAD = 6  # lines in which a title, a repeated title or a date line may stand
_BYLINE_REST = 3  # words beside the authors' names in a byline: "Von", "By … in Cairo"
_LINK_WORDS = 25  # words of a link to another article at most
_LINKING = frozenset({"read also", "read more", "related"})
ENDED = re.compile(r"[.!?؟。！？…:;]['\"”’»›)\]]*$")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is known of an article beside its lines: its title ("" for none), other spellings of it, its authors."""

    title: str = ""
    names: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The article in a text: its lines, and what was found and dropped on the way."""

    title: str
    lines: tuple[str, ...]
    dropped: tuple[Dropped, ...]
    dated: When = UNKNOWN_DATE  # what the dropped lines say of its publication, evidence "text"


def read_lines(paragraphs: Sequence[str], language: Language, said: Said) -> Body:
    """Give the article in `paragraphs` (lines without blank ones).

    A line is dropped when the language's lists know it for furniture, when it repeats the title, names the authors or
    states the day at the head, or is one of the links that close the page under such a line as "read also". Where no
    title is known, the first line may be it.
    """
    reasons = {
        number: reason for number, line in enumerate(paragraphs) if (reason := _furniture(line, number, language))
    }
    reasons.update(_closing_links(paragraphs, reasons))
    title = said.title or next((found for line in paragraphs[:HEAD] if (found := noticed(line))), "")
    names = tuple(name for name in (title, *said.names) if name)
    head = [number for number in range(min(len(paragraphs), 2 * HEAD)) if number not in reasons][:HEAD]
    for number in head:
        line = paragraphs[number]
        if any(same_title(line, name, language) for name in names):
            reasons[number] = "repeated title"
        elif _is_byline(line, said.authors, language):
            reasons[number] = "byline"
        elif is_signature(line, paragraphs[number + 1 : number + 2]):
            reasons[number] = "dateline"
        elif is_stamp(line, language, first=number == head[0] and not title):
            reasons[number] = STAMPED
        elif date_line(line, language).known:
            reasons[number] = DATED
    dated = stated(paragraphs, reasons, language, head=2 * HEAD)
    body = [number for number in range(len(paragraphs)) if number not in reasons]
    if not title and body:
        opening = [paragraphs[number] for number in body[: HEAD + 1]]
        if is_kicker(opening[0], opening[1:], language):
            reasons[body.pop(0)] = "section label"
            opening.pop(0)
        if is_title(opening[0], opening[1:], language):
            title = paragraphs[body.pop(0)]
    return Body(
        title=clean_title(title),
        lines=tuple(paragraphs[number] for number in body),
        dropped=tuple(Dropped(line=paragraphs[number], reason=reasons[number]) for number in sorted(reasons)),
        dated=dated,
    )


def _furniture(line: str, number: int, language: Language) -> str:
    """Say why a line is not the article; further down, what could be a section's label is a heading of the article."""
    if not any(character.isalnum() for character in line):
        return "separator"
    reason = "notice" if noticed(line) else language.furniture(line)
    return "" if reason == "section label" and number >= HEAD else reason


def _closing_links(paragraphs: Sequence[str], reasons: dict[int, str]) -> dict[int, str]:
    """Give the lines after the last "read also" heading where nothing but headlines follows to the end of the page."""
    found: dict[int, str] = {}
    for number in range(len(paragraphs) - 1, 0, -1):
        line = paragraphs[number]
        if number in reasons:
            if reasons[number] in _LINKING:
                return found
        elif ENDED.search(line) or len(line.split()) > _LINK_WORDS:
            return {}
        else:
            found[number] = "read also"
    return {}


def _is_byline(line: str, authors: Sequence[str], language: Language) -> bool:
    """Tell whether a line is the authors' names and hardly more."""
    words = _WORD.findall(language.fold(line))
    known = {word for author in authors for word in _WORD.findall(language.fold(author))}
    named = sum(word in known for word in words)
    return named >= 2 and len(words) - named <= _BYLINE_REST and not ENDED.search(line)
