"""Who says it: outlets, and the articles of a story as the page lists them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tasks.languages import get
from tasks.model import UNKNOWN_DATE, Item, file_of
from tasks.publishers import publishers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tasks.model import Article, ArticleId, Story, When


def outlets(articles: Iterable[Article]) -> frozenset[str]:
    """Give the distinct publishers of some articles."""
    return frozenset(publishers(articles).values())


def witnesses(story: Story, articles: Mapping[ArticleId, Article]) -> int:
    """Count independent reports: the most texts that can be given to as many different publishers.

    A text that five print is one report, and so are four texts of one publisher.
    """
    publisher = publishers(articles[name] for name in story.articles)
    who = [sorted({publisher[name] for name in text}) for text in story.texts]
    given: dict[str, int] = {}

    def place(text: int, asked: set[str]) -> bool:
        for one in who[text]:
            if one not in asked:
                asked.add(one)
                if one not in given or place(given[one], asked):
                    given[one] = text
                    return True
        return False

    return sum(place(text, set()) for text in range(len(who)))


def words_of(text: str, language: str) -> int:
    """Count the words of a text."""
    return len(get(language).words(text))


def items(story: Story, articles: Mapping[ArticleId, Article]) -> tuple[Item, ...]:
    """List a story's articles in its order, numbered from 1; reprints point to the first with their text."""
    numbers = {name: number for number, name in enumerate(story.articles, 1)}
    publisher = publishers(articles[name] for name in story.articles)
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
                publisher=publisher[name],
                title=article.title,
                url=article.url,
                file=file_of(article.where),
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
