"""Who says it: outlets, and the articles of a story as the page lists them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tasks.languages import get
from tasks.model import UNKNOWN_DATE, Item

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tasks.model import Article, ArticleId, Story, When


def outlet(article: Article) -> str:
    """Name who published an article, for counting: the outlet, else the site, else the file (a source each)."""
    if article.outlet.strip():
        return " ".join(article.outlet.split()).casefold()
    host = urlsplit(article.url).hostname or ""
    return host.removeprefix("www.") or file_of(article).partition("#")[0] or article.where


def outlets(articles: Iterable[Article]) -> frozenset[str]:
    """Give the distinct outlets of some articles."""
    return frozenset(outlet(article) for article in articles)


def file_of(article: Article) -> str:
    """Give the path under the workspace that an article was read from; "" for one from an address."""
    return "" if "://" in article.where else article.where


def words_of(text: str, language: str) -> int:
    """Count the words of a text."""
    return len(get(language).words(text))


def items(story: Story, articles: Mapping[ArticleId, Article]) -> tuple[Item, ...]:
    """List a story's articles in its order, numbered from 1; reprints point to the first with their text."""
    numbers = {name: number for number, name in enumerate(story.articles, 1)}
    first = {name: min(numbers[one] for one in text) for text in story.texts for name in text}
    found = []
    for name, number in numbers.items():
        article = articles[name]
        when = when_of(article, story)
        found.append(
            Item(
                id=name,
                number=number,
                outlet=article.outlet,
                title=article.title,
                url=article.url,
                file=file_of(article),
                language=article.language,
                when=when,
                words=words_of(article.text, article.language),
                same_text_as=first[name] if first[name] != number else None,
                notes=tuple(note for note in article.extraction.notes if note != "no date" or not _dated(when)),
            )
        )
    return tuple(found)


def when_of(article: Article, story: Story) -> When:
    """Give the date of an article: its publication, else the story's date if this article states it, else unknown.

    A date that the text states stands only where the whole story was dated by it: any other may be background.
    """
    if _dated(article.published):
        return article.published
    if story.when.evidence != "text":
        return UNKNOWN_DATE
    for mention in article.mentions:
        stated = mention.when
        if mention.kind in {"absolute", "current"} and _agrees(stated, story.when):
            return replace(
                story.when, quote=stated.quote, start=stated.start, end=stated.end, offset=None, hour=None, minute=None
            )
    return UNKNOWN_DATE


def _dated(when: When) -> bool:
    return when.precision != "unknown"


def _agrees(stated: When, known: When) -> bool:
    """Tell whether a stated date has every part of the known one: year, month and day as far as known."""
    pairs = ((known.year, stated.year), (known.month, stated.month), (known.day, stated.day))
    return all(one is None or one == other for one, other in pairs)
