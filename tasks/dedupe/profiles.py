"""Stories as they are compared across languages: weighed marks, the middle of their publication, stated dates.

A mark weighs by its surprise in the language where it is most common ("alm" says nothing since Arabic is full of it);
pseudo-articles keep the scale in small windows, as in `weights`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import islice
from math import fsum, log, sqrt
from typing import TYPE_CHECKING

from tasks.dedupe.dates import Dates, dates
from tasks.dedupe.marks import read
from tasks.dedupe.weights import PSEUDO, RARE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tasks.dedupe.embedding import Embedder
    from tasks.dedupe.marks import Marks, Reader
    from tasks.model import Article, ArticleId, Story

MEANT = 3  # texts of a story that a model reads
MOST = 20  # distinct texts of a story that are read: of 77 headlines the first twenty name all
CHANNELS = ("letters", "sounds", "numbers", "countries")

Vector = dict[str, float]  # of length one; empty where a story has no such mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One story; vectors in the order of `CHANNELS`."""

    language: str
    vectors: Sequence[Vector]
    published: float | None  # days since 1970: the middle of its articles
    dates: Dates  # that its articles state
    meaning: Sequence[float] = ()  # of a model, of length one; empty where none is plugged in

    def cosine(self, other: Profile, channel: int) -> float:
        """Compare with another story by one channel, 0 to 1."""
        mine, yours = self.vectors[channel], other.vectors[channel]
        return fsum(mine[mark] * yours[mark] for mark in mine.keys() & yours.keys())


def profiles(
    stories: Sequence[Story],
    articles: Mapping[ArticleId, Article],
    readers: Mapping[str, Reader],
    embedder: Embedder | None = None,
) -> list[Profile]:
    """Read the profile of each story with its language's reader; its meaning too where there is a model."""
    texts = [first_texts(story, articles) for story in stories]
    languages = [mine[0].language for mine in texts]
    marked = [[readers[article.language].marks(article) for article in mine] for mine in texts]
    meanings = _meanings(texts, embedder) if embedder is not None else [()] * len(stories)
    channels = (_vectors(marked, languages, channel) for channel in CHANNELS)
    return [
        Profile(
            language=language,
            vectors=vectors,
            published=_middle([articles[name] for name in story.articles]),
            dates=_stated([articles[name] for name in story.articles[:MOST]]),
            meaning=meaning,
        )
        for story, language, meaning, *vectors in zip(stories, languages, meanings, *channels, strict=True)
    ]


def first_texts(story: Story, articles: Mapping[ArticleId, Article]) -> list[Article]:
    """Give the first print of each of a story's first distinct texts."""
    return [articles[text[0]] for text in story.texts[:MOST]]


def _meanings(texts: Sequence[Sequence[Article]], embedder: Embedder) -> list[Sequence[float]]:
    """Give the mean direction of each story's first texts, in the order of the stories."""
    asked = [read(article) for mine in texts for article in mine[:MEANT]]
    given = iter(embedder.embed(asked))
    return [unit([fsum(part) for part in zip(*islice(given, len(mine[:MEANT])), strict=True)]) for mine in texts]


def unit(vector: Sequence[float]) -> Sequence[float]:
    """Give a vector at length one; as it is where it has no length."""
    length = sqrt(fsum(value * value for value in vector))
    return tuple(value / length for value in vector) if length else tuple(vector)


def _vectors(marked: Sequence[Sequence[Marks]], languages: Sequence[str], channel: str) -> list[Vector]:
    """Give each story's vector: the mean of those of its texts."""
    held: dict[str, Counter[str]] = {language: Counter() for language in languages}
    count = Counter(language for language, mine in zip(languages, marked, strict=True) for _ in mine)
    sets: list[list[frozenset[str]]] = [[getattr(one, channel) for one in mine] for mine in marked]
    for language, mine in zip(languages, sets, strict=True):
        for one in mine:
            held[language].update(one)
    share: dict[str, float] = {}
    for language, counted in held.items():
        whole = count[language] + PSEUDO
        for mark, times in counted.items():
            share[mark] = max(share.get(mark, 0.0), (times + PSEUDO * RARE) / whole)
    weights = {mark: -log(part) for mark, part in share.items()}
    return [_mean(mine, weights) for mine in sets]


def _mean(sets: Sequence[frozenset[str]], weights: Mapping[str, float]) -> Vector:
    if len(sets) == 1:
        length = sqrt(fsum(weights[mark] ** 2 for mark in sets[0]))
        return {mark: weights[mark] / length for mark in sets[0]}
    total: Vector = {}
    for one in sets:
        length = sqrt(fsum(weights[mark] ** 2 for mark in one))
        for mark in one:
            total[mark] = total.get(mark, 0.0) + weights[mark] / length
    length = sqrt(fsum(value * value for value in total.values()))
    return {mark: value / length for mark, value in total.items()}


def _middle(articles: Sequence[Article]) -> float | None:
    """Give the mean of the publication dates that are known, in days since 1970."""
    moments = [moment.timestamp() / 86400 for article in articles if (moment := article.published.instant)]
    return fsum(moments) / len(moments) if moments else None


def _stated(articles: Sequence[Article]) -> Dates:
    """Gather the dates that articles state."""
    said = [dates(article) for article in articles]
    return Dates(
        published=None,
        days=frozenset().union(*(one.days for one in said)),
        early=frozenset().union(*(one.early for one in said)),
        months=frozenset().union(*(one.months for one in said)),
    )
