"""Who says it: outlets, and the articles of a story as the page lists them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from tasks.languages import get
from tasks.languages.apart import altered
from tasks.model import UNKNOWN_DATE, Item, file_of
from tasks.publishers import publishers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tasks.model import Article, ArticleId, Story, When

NEAR = timedelta(days=3)  # within which reports of one event are published, as grouping has it
EASTERNMOST = timedelta(hours=14)  # the zone in which a day begins first


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
    copied = {name: found for text in story.texts for name, found in _copies(text, numbers, articles).items()}
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
                same_text_as=copied[name].same,
                version_of=copied[name].version,
                notes=tuple(note for note in article.extraction.notes if note != "no date" or not _dated(when)),
            )
        )
    return tuple(found)


class _Copy(NamedTuple):
    """Which earlier article has the same text, figures included; else of which this is another version."""

    same: int | None = None
    version: int | None = None


def _copies(
    text: Sequence[ArticleId], numbers: Mapping[ArticleId, int], articles: Mapping[ArticleId, Article]
) -> dict[ArticleId, _Copy]:
    """Tell of each copy of one text what it is a copy of.

    A copy that was touched up is no report of its own, but one with a figure changed is not the same text either: it
    is another version, of what stood in the same file before if there is such a thing, else of the first.
    """
    found: dict[ArticleId, _Copy] = {}
    before: list[ArticleId] = []
    for name in sorted(text, key=numbers.__getitem__):
        mine, place = articles[name], file_of(articles[name].where)
        language = get(mine.language)
        same = next((one for one in before if not altered(articles[one].text, mine.text, language)), None)
        file = next((one for one in reversed(before) if place and file_of(articles[one].where) == place), None)
        if same:
            found[name] = _Copy(same=numbers[same])
        else:
            found[name] = _Copy(version=numbers[file or before[0]] if before else None)
        before.append(name)
    return found


def when_of(article: Article, story: Story) -> When:
    """Give the date of an article: its publication, else a day that it states itself, else unknown.

    Its own is the day that it opens with, by which a story of this article alone is dated, unless what is known of the
    story lies further from it: then it may be background. Another date that it states stands only where the whole story
    was dated by it.
    """
    if _dated(article.published):
        return article.published
    if (own := _own(article)) and _near(own, story.when):
        return own
    if story.when.evidence != "text" or not _begun(story.when, article):
        return UNKNOWN_DATE
    for mention in article.mentions:
        stated = mention.when
        if mention.kind in {"absolute", "current"} and _agrees(stated, story.when):
            return replace(
                story.when, quote=stated.quote, start=stated.start, end=stated.end, offset=None, hour=None, minute=None
            )
    return UNKNOWN_DATE


def _own(article: Article) -> When | None:
    """Give the day that title or first sentences state: with its year, else the first."""
    days = [mention.when for mention in article.early if mention.when.month and mention.when.day]
    days = [day for day in days if _begun(day, article)]
    return min(days, key=lambda day: (day.year is None, day.start or 0, day.iso), default=None)


def _near(own: When, known: When) -> bool:
    """Tell whether a day is within some days of a story's, as far as years are known."""
    if known.instant is None:
        return all(None in pair or pair[0] == pair[1] for pair in ((own.year, known.year), (own.month, known.month)))
    years = (own.year,) if own.year else (known.instant.year - 1, known.instant.year, known.instant.year + 1)
    days = {day for year in years if (day := _in_year(own, year))}
    return any(abs(day - known.instant) <= NEAR for day in days)


def _in_year(when: When, year: int) -> datetime | None:
    try:
        return replace(when, year=year).instant
    except ValueError:  # 29 February
        return None


def _begun(day: When, article: Article) -> bool:
    """Tell whether a day had begun somewhere on earth when the article was found: one to come is what it tells of."""
    return day.instant is None or day.instant <= article.first_seen + EASTERNMOST


def _dated(when: When) -> bool:
    return when.precision != "unknown"


def _agrees(stated: When, known: When) -> bool:
    """Tell whether a stated date has every part of the known one: year, month and day as far as known."""
    pairs = ((known.year, stated.year), (known.month, stated.month), (known.day, stated.day))
    return all(one is None or one == other for one, other in pairs)
