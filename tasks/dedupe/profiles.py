"""Stories as they are compared across languages: weighed marks, the middle of their publication, stated dates.

A mark weighs by its surprise in the language where it is most common ("alm" says nothing since Arabic is full of it);
pseudo-articles keep the scale in small windows, as in `weights`. What is weighed counts every article, but each kind of
mark is read when a first story is asked for it, and a story's own when that story is: of a window that holds four
articles in another language, few stories are compared at all.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from itertools import islice
from math import fsum, log, sqrt
from typing import TYPE_CHECKING

from tasks.dedupe.dates import Dates, dates
from tasks.dedupe.lazy import Lazy
from tasks.dedupe.marks import Reader, read
from tasks.dedupe.weights import PSEUDO, RARE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tasks.dedupe.embedding import Embedder
    from tasks.model import Article, ArticleId, Story

MEANT = 3  # texts of a story that a model reads
MOST = 20  # distinct texts of a story that are read: of 77 headlines the first twenty name all
CHANNELS = (Reader.letters, Reader.heard, Reader.numbers, Reader.countries)
LETTERS, SOUNDS, NUMBERS, COUNTRIES = range(4)

Vector = dict[str, float]  # of length one; empty where a story has no such mark
Texts = list[list["Article"]]  # of each story


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One story; vectors in the order of `CHANNELS`."""

    language: str
    vectors: Sequence[Vector]
    published: float | None  # days since 1970: the middle of its articles
    stated: Callable[[], Dates]
    meaning: Sequence[float] = ()  # of a model, of length one; empty where none is plugged in

    @property
    def dates(self) -> Dates:
        """Give the dates that its articles state."""
        return self.stated()

    def cosine(self, other: Profile, channel: int) -> float:
        """Compare with another story by one channel, 0 to 1."""
        mine, yours = self.vectors[channel], other.vectors[channel]
        return fsum(mine[mark] * yours[mark] for mark in mine.keys() & yours.keys())


def first_texts(stories: Sequence[Story], articles: Mapping[ArticleId, Article]) -> Texts:
    """Give the first print of each story's first distinct texts."""
    return [[articles[text[0]] for text in story.texts[:MOST]] for story in stories]


def profiles(
    stories: Sequence[Story],
    articles: Mapping[ArticleId, Article],
    texts: Texts,
    vectors: Sequence[Sequence[Vector]],
    embedder: Embedder | None = None,
) -> list[Profile]:
    """Give the profile of each story, whose vectors stand by channel; its meaning too where there is a model."""
    meanings = _meanings(texts, embedder) if embedder is not None else [()] * len(stories)
    stated = Lazy(len(stories), lambda at: _stated([articles[name] for name in stories[at].articles[:MOST]]))
    return [
        Profile(
            language=texts[at][0].language,
            vectors=Lazy(len(CHANNELS), partial(_vector, vectors, at)),
            published=_middle([articles[name] for name in story.articles]),
            stated=partial(stated.__getitem__, at),
            meaning=meanings[at],
        )
        for at, story in enumerate(stories)
    ]


def _vector(vectors: Sequence[Sequence[Vector]], at: int, channel: int) -> Vector:
    return vectors[channel][at]


def channels(texts: Texts, readers: Mapping[str, Reader]) -> Sequence[Sequence[Vector]]:
    """Give the vectors of all stories by each of `CHANNELS`, read when they are asked for."""
    return Lazy(len(CHANNELS), lambda channel: vectors(texts, readers, channel))


def vectors(texts: Texts, readers: Mapping[str, Reader], channel: int) -> Sequence[Vector]:
    """Give each story's vector by one channel: the mean of those of its texts."""
    take = CHANNELS[channel]
    sets = [[take(readers[article.language], article) for article in mine] for mine in texts]
    weights = _weights(sets, [mine[0].language for mine in texts])
    return Lazy(len(sets), lambda at: _mean(sets[at], weights))


def _weights(sets: Sequence[Sequence[frozenset[str]]], languages: Sequence[str]) -> dict[str, float]:
    """Weigh each mark by the language in which most texts have it."""
    held: dict[str, Counter[str]] = {language: Counter() for language in languages}
    count = Counter(language for language, mine in zip(languages, sets, strict=True) for _ in mine)
    for language, mine in zip(languages, sets, strict=True):
        for one in mine:
            held[language].update(one)
    share: dict[str, float] = {}
    for language, counted in held.items():
        whole = count[language] + PSEUDO
        for mark, times in counted.items():
            share[mark] = max(share.get(mark, 0.0), (times + PSEUDO * RARE) / whole)
    return {mark: -log(part) for mark, part in share.items()}


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


def _meanings(texts: Texts, embedder: Embedder) -> list[Sequence[float]]:
    """Give the mean direction of each story's first texts, in the order of the stories."""
    asked = [read(article) for mine in texts for article in mine[:MEANT]]
    given = iter(embedder.embed(asked))
    return [unit([fsum(part) for part in zip(*islice(given, len(mine[:MEANT])), strict=True)]) for mine in texts]


def unit(vector: Sequence[float]) -> Sequence[float]:
    """Give a vector at length one; as it is where it has no length."""
    length = sqrt(fsum(value * value for value in vector))
    return tuple(value / length for value in vector) if length else tuple(vector)


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
