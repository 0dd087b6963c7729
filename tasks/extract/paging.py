"""From what a child process read of a page to the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.addresses import own_address
from tasks.extract.clean import clean, clean_title
from tasks.extract.feed_text import NO_ARTICLE, parted
from tasks.extract.lines import ENDED, Said, read_lines
from tasks.extract.making import Parts, make, shortened, spoken
from tasks.extract.page import FRAGMENT
from tasks.languages import get
from tasks.model import Article, Gap
from tasks.sandbox import Failure

if TYPE_CHECKING:
    from datetime import datetime

    from tasks.extract.page import Reading
    from tasks.model import Document

PROSE = 40  # characters from which on a line of a page is text; shorter ones are so where they end as a sentence


def from_page(document: Document, reading: Reading | Failure, *, now: datetime) -> Article | Gap:
    """Make an article of what a child process read from a page."""
    if isinstance(reading, Failure):
        return Gap(
            kind="extraction failed",
            what=document.where,
            why=f"reading the page was given up ({reading.reason}{f': {reading.detail}' if reading.detail else ''}).",
            remedy="Open the page in a browser and save its text as a .txt file.",
        )
    if reading.wall in NO_ARTICLE:
        return _walled(document, reading.wall)
    text, cut = shortened("\n".join(clean(line) for line in reading.lines))
    head = reading.head
    guess = spoken(document, f"{head.title}\n{text}", said=head.language)
    said = Said(
        title=clean_title(document.hints.title) or head.title,
        names=head.names,
        authors=document.hints.authors or head.authors,
    )
    lines, taken = parted([line for line in text.split("\n") if line], reading, said.title)
    body = read_lines(lines, get(guess.code), said)
    if reading.method != FRAGMENT and not any(len(line) >= PROSE or ENDED.search(line) for line in body.lines):
        return Gap(
            kind="no article found",
            what=document.where,
            why="the page holds no running text (a list of links, a form, or a page that a script fills).",
            remedy="Give the address of the article itself, or save its text as a .txt file.",
        )
    parts = Parts(
        method=reading.method,
        lines=body.lines,
        title=body.title,
        authors=head.authors,
        outlet=head.outlet,
        url=own_address(head.url, document.hints.url),
        dates=head.dates,
        dated=body.dated,
        dropped=(*body.dropped, *taken),
        notes=(*reading.notes, *((reading.wall,) if reading.wall else ()), *(("cut",) if cut else ())),
    )
    return make(document, parts, guess, now=now)


def _walled(document: Document, kind: str) -> Gap:
    """Say that something stands where the article should."""
    consent = kind == "consent page"
    return Gap(
        kind=kind if consent else "no article found",
        what=document.where,
        why="the page asks for consent to cookies in place of the article."
        if consent
        else "the site asks whether a person is reading in place of the article.",
        remedy="Open the page in a browser and save its text as a .txt file.",
    )
