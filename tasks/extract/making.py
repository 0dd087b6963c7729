"""From the parts of an article to the article: its id, language, dates, sentences, and what is to be said of it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tasks.addresses import identity, link
from tasks.extract.clean import clean_title, one_line
from tasks.extract.dating import published
from tasks.languages import get, identify
from tasks.model import UNKNOWN_DATE, Article, ArticleId, Dropped, Extraction, Gap, Mention, When, digest

if TYPE_CHECKING:
    from datetime import datetime

    from tasks.languages import Guess, Language
    from tasks.model import Document

LONGEST = 1_000_000  # characters of an article: the length of a thick book; what is beyond is left out, and said
SAMPLE = 10_000  # characters by which a language is told
FEWEST = 3  # words of title and text together; below that there is nothing to tell
_MOST_MENTIONS = 200  # dates kept of one article: one that states more is a table
_STRETCH = 10_000  # characters read for dates at a time
_SURE_LANGUAGE = 0.5
_SURE_ENCODING = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """An article before it is one. `dates` are candidates from metadata, best first, as printed."""

    method: str
    lines: tuple[str, ...]
    title: str = ""
    authors: tuple[str, ...] = ()
    outlet: str = ""
    url: str = ""
    dates: tuple[str, ...] = ()
    dated: When = UNKNOWN_DATE
    dropped: tuple[Dropped, ...] = ()
    notes: tuple[str, ...] = ()


def spoken(document: Document, text: str, *, said: str = "") -> Guess:
    """Tell the language of `text`, given what the source or the page says it is."""
    return identify(text[:SAMPLE], hint=document.hints.language or said)


def shortened(text: str) -> tuple[str, bool]:
    """Give at most a million characters of `text`, whole lines or at least words, and whether any were left out."""
    if len(text) <= LONGEST:
        return text, False
    head = text[:LONGEST]
    for mark in ("\n", " "):
        at = head.rfind(mark, LONGEST // 2)
        if at > 0:
            return head[:at], True
    return head, True


def make(document: Document, parts: Parts, guess: Guess, *, now: datetime) -> Article | Gap:
    """Put an article together, or say why there is none."""
    language = get(guess.code)
    hints = document.hints
    title = clean_title(hints.title) or parts.title
    text = "\n".join(parts.lines)
    if len(language.words(f"{title} {text[:200]}")) < FEWEST:
        return _too_short(document)
    outlet = one_line(hints.outlet) or one_line(parts.outlet)
    url = link(hints.url) or link(parts.url)
    stated = ((hints.published,) if hints.published else ()) + parts.dates
    when, refused = published(stated, parts.dated, document.where, url, now=now, language=language)
    notes = (
        *(("no title",) if not title else ()),
        *(("no date",) if when.precision == "unknown" else ()),
        *(("implausible date",) if refused else ()),
        *(("encoding uncertain",) if document.confidence < _SURE_ENCODING else ()),
        *(("language uncertain",) if guess.code == "und" or guess.confidence < _SURE_LANGUAGE else ()),
        *parts.notes,
    )
    return Article(
        id=ArticleId(digest(identity(url)) if url else digest(_normal(text or title), outlet)),
        document=document.key,
        source=document.source,
        where=document.where,
        outlet=outlet,
        url=url,
        title=title,
        authors=tuple(name for author in hints.authors if (name := clean_title(author))) or parts.authors,
        published=when,
        mentions=_mentions(title, text, language),
        first_seen=document.first_seen,
        language=guess.code,
        text=text,
        sentences=language.sentences(text),
        extraction=Extraction(
            method=parts.method,
            dropped=parts.dropped,
            notes=tuple(dict.fromkeys(notes)),
            encoding=document.encoding,
            confidence=document.confidence,
        ),
    )


def _mentions(title: str, text: str, language: Language) -> tuple[Mention, ...]:
    """Give the dates that title and text state, 200 at most; those of the title have no place in the text.

    Read stretch by stretch, in whole lines, so that a text that is nothing but dates takes no longer than another.
    """
    found = [_placed(one, None) for one in language.mentions(title)]
    start = 0
    while start < len(text) and len(found) < _MOST_MENTIONS:
        end = _line_end(text, start + _STRETCH)
        found.extend(_placed(one, start) for one in language.mentions(text[start:end]))
        start = end
    return tuple(found[:_MOST_MENTIONS])


def _placed(mention: Mention, offset: int | None) -> Mention:
    """Give a mention its place in the text: `offset` further on, or None for no place in it."""
    when = mention.when
    if offset is None or when.start is None or when.end is None:
        return replace(mention, when=replace(when, start=None, end=None))
    return replace(mention, when=replace(when, start=when.start + offset, end=when.end + offset))


def _line_end(text: str, at: int) -> int:
    """Give the end of the line that holds position `at`, or where a line is endless a space near it."""
    ends = (text.find("\n", at), text.find(" ", at + _STRETCH))
    return min((end + 1 for end in ends if end >= 0), default=len(text))


def _normal(text: str) -> str:
    """Spell a text one way, so that white space and compatibility forms do not make another article of it."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _too_short(document: Document) -> Gap:
    return Gap(
        kind="too short",
        what=document.where,
        why=f"it holds fewer than {FEWEST} words.",
        remedy="Nothing to do if that is all there is; else look whether the file was saved whole.",
    )
