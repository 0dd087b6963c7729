"""An item of a feed whose page was to be read: the page's article, or the feed's own text where that is the better one.

What is no article is not passed off as one: the notes say that the text is the feed's, and what stood before the page.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tasks.extract.naming import letters
from tasks.extract.page import FRAGMENT, Reading
from tasks.extract.walls import is_notice
from tasks.languages import get
from tasks.model import Article, Dropped, Gap
from tasks.sandbox import Failure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.model import Document

NOTE = "feed text"
NO_ARTICLE = frozenset({"consent page", "robot check"})  # walls before which nothing of the article is seen
_BESIDE = 12  # words beside the title in the line that closes an item: "The post … appeared first on The Herald."
_TELLING = 12  # letters of a title that can be told from a word of the text
_SAMPLE = 2000  # characters of a feed's text that are enough to know its page by
_FEWEST, _FIFTH = 5, 5  # telling words below which nothing can be said; one in so many must be on the page
_SENTENCE = 40  # letters below which a feed's text is not worth more than the beginning that a paywall shows


def stand_in(document: Document) -> Document:
    """Give the document that the feed's own text alone would have been."""
    return replace(document, content=document.feed_text, feed_text="", encoding="utf-8", confidence=1.0)


def with_head(reading: Reading | Failure, page: Reading | Failure | None) -> Reading | Failure:
    """Give the reading of a feed's text with what the item's page says of itself, where that is the item's page."""
    if isinstance(reading, Failure) or page is None or isinstance(page, Failure):
        return reading
    return reading if page.wall in NO_ARTICLE else replace(reading, head=page.head)


def better(page: Article | Gap | None, wall: str, feed: Article | Gap) -> Article | Gap:
    """Choose between what was made of a page and of the feed's own text.

    The page's article it is, unless that is shorter, only the beginning before a paywall, or about something else
    (what a site shows for an article that it has lost).

    Args:
        page: None where the page could not be had.
        wall: what stands before the page.
        feed: of the feed's text.
    """
    if isinstance(feed, Gap):
        return page or feed
    if isinstance(page, Article):
        only_beginning = wall == "paywall" and len(feed.text) >= _SENTENCE
        if not only_beginning and len(page.text) >= len(feed.text) and _of_one(feed, page):
            return page
    notes = (NOTE, *((wall,) if wall in {"paywall", "consent page"} else ()))
    kept = tuple(note for note in feed.extraction.notes if note not in notes)
    return replace(feed, extraction=replace(feed.extraction, notes=(*kept, *notes)))


def _of_one(feed: Article, page: Article) -> bool:
    """Tell whether a page holds what the feed says of it: a fifth of the telling words of its title and text."""
    language = get(page.language)
    said = set(language.keys(f"{feed.title}\n{feed.text[:_SAMPLE]}"))
    found = set(language.keys(f"{page.title if page.title != feed.title else ''}\n{page.text}"))
    return len(said) < _FEWEST or _FIFTH * len(said & found) >= len(said)


def parted(lines: list[str], reading: Reading, title: str) -> tuple[list[str], tuple[Dropped, ...]]:
    """Take off what only says that there is more, or where an item of a feed appeared first."""
    if reading.wall == "paywall":
        kept = [line for line in lines if not is_notice(line)]
        return kept, tuple(Dropped(line=line, reason="paywall") for line in lines if is_notice(line))
    if reading.method == FRAGMENT and _is_footer(lines, title):
        return lines[:-1], (Dropped(line=lines[-1], reason="feed footer"),)
    return lines, ()


def _is_footer(lines: Sequence[str], title: str) -> bool:
    """Tell whether the last line is the one with which blogs close an item in their feeds.

    "The post … appeared first on The Herald" is known by its shape, so that no language has to be: the whole title
    with a few words beside it.
    """
    named = letters(title)
    if len(named) < _TELLING or len(lines) < 2:
        return False
    beside = len(lines[-1].split()) - len(title.split())
    return named in letters(lines[-1]) and 0 < beside <= _BESIDE
