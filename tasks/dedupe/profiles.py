"""Stories as they are compared across languages: weighed marks, the middle of their publication, stated dates.

A mark weighs by its surprise in the language where it is most common ("alm" says nothing since Arabic is full of it);
pseudo-articles keep the scale in small windows, as in `weights`. What is weighed counts every article, but each kind of
mark is read when a first story is asked for it, and a story's own when that story is: of a window that holds four
articles in another language, few stories are compared at all.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property, partial
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


def first_texts(stories: Sequence[Story], articles: Mapping[ArticleId, Article]) -> Texts:
    """Give the first print of each story's first distinct texts."""
    return [[articles[text[0]] for text in story.texts[:MOST]] for story in stories]


class Channel(Lazy["Vector"]):
    """The vectors of all stories by one kind of marks, each made when it is asked for."""

    def cosine(self, one: int, two: int) -> float:
        """Compare two stories, 0 to 1."""
        mine, yours = self[one], self[two]
        return fsum(mine[mark] * yours[mark] for mark in mine.keys() & yours.keys())


class Marked(Channel):
    """Vectors that are the mean of those of a story's texts.

    To weigh a mark every text is read; to tell that two stories have none in common only theirs are.
    """

    def __init__(self, texts: Texts, readers: Mapping[str, Reader], channel: int) -> None:
        super().__init__(len(texts), lambda at: _mean(self._sets[at], self._weights))
        take = CHANNELS[channel]
        self._languages = [mine[0].language for mine in texts]
        self._sets = Lazy(len(texts), lambda at: [take(readers[one.language], one) for one in texts[at]])
        self._marks = Lazy(len(texts), lambda at: frozenset[str]().union(*self._sets[at]))

    @cached_property
    def _weights(self) -> dict[str, float]:
        return _weights(list(self._sets), self._languages)

    def cosine(self, one: int, two: int) -> float:
        """Compare two stories, 0 to 1."""
        return 0.0 if self._marks[one].isdisjoint(self._marks[two]) else super().cosine(one, two)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One story: its place in each of the channels, which stand in the order of `CHANNELS`, and its dates."""

    at: int
    channels: Sequence[Channel]
    language: str
    published: float | None  # days since 1970: the middle of its articles
    stated: Callable[[], Dates]
    meaning: Sequence[float] = ()  # of a model, of length one; empty where none is plugged in

    @property
    def dates(self) -> Dates:
        """Give the dates that its articles state."""
        return self.stated()

    def vector(self, channel: int) -> Vector:
        """Give its weighed marks by one channel."""
        return self.channels[channel][self.at]

    def cosine(self, other: Profile, channel: int) -> float:
        """Compare with another story by one channel, 0 to 1."""
        return self.channels[channel].cosine(self.at, other.at)


def channels(texts: Texts, readers: Mapping[str, Reader]) -> Sequence[Channel]:
    """Give all stories by each of `CHANNELS`."""
    return [Marked(texts, readers, channel) for channel in range(len(CHANNELS))]


def profiles(
    stories: Sequence[Story],
    articles: Mapping[ArticleId, Article],
    texts: Texts,
    channels: Sequence[Channel],
    embedder: Embedder | None = None,
) -> list[Profile]:
    """Give the profile of each story; its meaning too where there is a model."""
    meanings = _meanings(texts, embedder) if embedder is not None else [()] * len(stories)
    stated = Lazy(len(stories), lambda at: _stated([articles[name] for name in stories[at].articles[:MOST]]))
    return [
        Profile(
            at=at,
            channels=channels,
            language=texts[at][0].language,
            published=_middle([articles[name] for name in story.articles]),
            stated=partial(stated.__getitem__, at),
            meaning=meanings[at],
        )
        for at, story in enumerate(stories)
    ]


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
