"""The words of one language's texts as numbers: read anew where no earlier run has read them."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from tasks.dedupe.large.columns import Rows
from tasks.dedupe.large.tallies import Heard, Said, Tally
from tasks.dedupe.marks import Reader, read
from tasks.dedupe.romanised import Letters, Romanised

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tasks.dedupe.large.columns import Ints
    from tasks.model import Article, ArticleId

PRINT = 8  # bytes of a digest: two of a million texts are taken for one in one of forty million windows


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """The texts of one language as an earlier run read them."""

    words: Letters
    heard: Heard
    prints: Sequence[int]  # digests of what was read of each
    rows: Rows  # the words of each
    tally: Tally
    figures: Sequence[frozenset[str]] = ()  # their numbers, where these were asked for
    named: Sequence[frozenset[str]] = ()  # and countries, where other texts' words change nothing about them


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """The texts of one language, and who reads their marks."""

    reader: Reader
    articles: Sequence[Article]
    prints: Sequence[int]
    rows: Rows = field(repr=False)
    heard: Heard = field(repr=False)
    tally: Tally = field(repr=False)
    fresh: int  # that were read by this run

    @property
    def said(self) -> Said:
        """Give the words as they are spelt."""
        return Said(self.reader.spelt.letters, self.heard)

    @classmethod
    def of(cls, code: str, articles: Sequence[Article], before: Before | None = None) -> Spoken:
        """Number the words of articles, those that were read before as they were then."""
        import numpy as np

        before = before or _nothing()
        spelt, known = Romanised(code, before.words), before.rows
        there = dict(zip(before.prints, range(len(known)), strict=True))
        prints = list(map(_print, articles))
        places = np.array([there.get(one, -1) for one in prints], dtype=np.int64)
        fresh = np.flatnonzero(places < 0)
        new = [array("i", spelt.number(spelt.language.terms(read(articles[at])))) for at in fresh.tolist()]
        order = places.copy()
        order[fresh] = np.arange(len(known), len(known) + len(new))
        rows = known.plus(Rows.of(new)).take(order)
        first = len(before.words.terms)
        gone = np.flatnonzero(np.bincount(rows.flat, minlength=first)[:first] == 0)
        changed = spelt.settle(gone.tolist())
        heard = before.heard.on(spelt.sounds, changed) if first else Heard.read(spelt.sounds)
        figures, named = (
            {one.id: told[at] for one, at in zip(articles, places.tolist(), strict=True) if told and at >= 0}
            for told in (before.figures, before.named)
        )
        held = _Held({article.id: place for place, article in enumerate(articles)}, rows)
        return cls(
            reader=Reader(spelt, held, figures, named),
            articles=articles,
            prints=prints,
            rows=rows,
            heard=heard,
            tally=_counted(before, Said(spelt.letters, heard), rows, places, changed),
            fresh=len(fresh),
        )


def _nothing() -> Before:
    """Give what is known where no run was before."""
    import numpy as np

    none = Heard((), np.zeros(0, dtype=np.intc))
    return Before(words=Letters(), heard=none, prints=(), rows=Rows.of(()), tally=Tally.nothing())


def _counted(before: Before, said: Said, rows: Rows, places: Ints, changed: Sequence[int]) -> Tally:
    """Count on: take away what went, and add what came or has words that are spelt as others now."""
    import numpy as np

    known, then = before.rows, Said(before.words.letters, before.heard)
    words = np.zeros(len(then.letters), dtype=bool)
    words[[word for word in changed if word < len(words) and then.letters[word] != said.letters[word]]] = True
    other = np.zeros(len(known), dtype=bool)
    other[known.owners[words[known.flat]]] = True
    times = np.bincount(places[places >= 0], minlength=len(known)) - 1
    times[other] = -1
    left = np.flatnonzero(times)
    tally = before.tally.plus(known.take(left), then, times[left])
    come: NDArray[np.bool_] = places < 0
    come[~come] = other[places[~come]]
    came = np.flatnonzero(come)
    return tally.plus(rows.take(came), said, np.ones(len(came), dtype=np.int64))


class _Held(Mapping["ArticleId", Sequence[int]]):
    """The words of each article, made a value when they are asked for."""

    def __init__(self, places: Mapping[ArticleId, int], rows: Rows) -> None:
        self._places = places
        self._rows = rows

    def __getitem__(self, article: ArticleId) -> Sequence[int]:
        return self._rows[self._places[article]]

    def __iter__(self) -> Iterator[ArticleId]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def _print(article: Article) -> int:
    """Give the digest of what is read of an article."""
    said = read(article).encode("utf-8", "surrogatepass")
    return int.from_bytes(sha256(said).digest()[:PRINT], "little")
