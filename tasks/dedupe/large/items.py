"""What a pair of a large window is judged by, made of its columns where it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import tasks.dedupe.figures as figuring
from tasks.dedupe.abroad import abroad
from tasks.dedupe.dates import dates, without
from tasks.dedupe.figures import Figures
from tasks.dedupe.headings import LEAST, Headings
from tasks.dedupe.judge import Judge
from tasks.dedupe.lazy import Lazy
from tasks.dedupe.nations import Nations, countries_of, weighed
from tasks.dedupe.terms import BRIEF, Terms
from tasks.dedupe.weights import weight

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from tasks.dedupe.dates import Dates
    from tasks.dedupe.large.columns import Ints, Rows
    from tasks.dedupe.large.numbering import Columns, Vocabulary
    from tasks.languages import Language
    from tasks.model import Article


@dataclass(frozen=True, kw_only=True)
class Items:
    """Articles of one language by place, and their terms."""

    articles: Sequence[Article]
    titles: Sequence[str]
    outlets: Sequence[str]
    language: Language
    columns: Columns
    vocabulary: Vocabulary
    counted: int
    named: Sequence[frozenset[str]] = ()  # the countries in the titles of the first ones, where they were read before

    def terms(self) -> Lazy[Terms]:
        """Give the terms of each article."""
        columns = self.columns
        sizes = columns.stems.sizes

        def made(item: int) -> Terms:
            words, short = columns.words[item], bool(sizes[item] <= BRIEF)
            return Terms(
                stems=columns.stems[item],
                short=short,
                words=words,
                lead=words if short else columns.lead[item],
                grams=columns.grams[item],
                names=columns.names[item],
                title=columns.title[item],
                headed=columns.headed[item],
            )

        return Lazy(len(columns), made)

    @cached_property
    def words(self) -> Lazy[tuple[str, ...]]:
        """Give the folded words of each title."""
        return Lazy(len(self.articles), lambda item: tuple(self.language.terms(self.titles[item])))

    @cached_property
    def dates(self) -> Lazy[Dates]:
        """Give the dates of each article, those that everybody states among them."""
        return Lazy(len(self.articles), lambda item: dates(self.articles[item]))

    @cached_property
    def countries(self) -> Lazy[frozenset[str]]:
        """Give the countries in the title of each article."""
        known, words, code = self.named, self.words, self.language.code
        return Lazy(len(words), lambda item: known[item] if item < len(known) else countries_of(words[item], code))

    def weights(self, times: Ints) -> NDArray[np.float64]:
        """Give the squared weight of each stem by how many of the counted texts hold it.

        Args:
            times: how many of the counted articles hold each.
        """
        import numpy as np

        bare = np.flatnonzero(self.columns.stems.sizes[: self.counted] == 0)
        held = np.zeros(len(self.vocabulary.stems), dtype=np.int64)
        held[: len(times)] = times - self.columns.words.take(bare).counts(len(times))
        items = self.counted - len(bare)
        squares = np.array([weight(times, items) ** 2 for times in range(int(held.max(initial=0)) + 1)])
        return squares[held]

    def _numbered(self, stems: Collection[str]) -> list[int]:
        """Give the numbers of those stems that the window has."""
        known = self.vocabulary.numbers
        if known:
            return [known[stem] for stem in stems if stem in known]
        return [number for number, stem in enumerate(self.vocabulary.stems) if stem in stems]

    def figures(self) -> Lazy[Figures]:
        """Give the figures of each article."""
        import numpy as np

        stems, words = self.vocabulary.stems, self.columns.words
        numbers = np.zeros(len(stems), dtype=bool)
        numbers[[number for number in self.vocabulary.numerals if figuring.FIGURE.fullmatch(stems[number])]] = True
        dead = np.zeros(len(stems), dtype=bool)
        dead[self._numbered(figuring.tolls(self.language))] = True
        items, held = words.holding(numbers | dead)
        times = np.bincount(items[numbers[held]], minlength=len(words))
        dense = (self.columns.stems.sizes > 0) & (times >= np.maximum(figuring.LEAST, figuring.DENSE * words.sizes))
        tolling = np.zeros(len(words), dtype=bool)
        tolling[items[dead[held]]] = True

        def made(item: int) -> Figures:
            mine = frozenset(stem for stem in words[item] if numbers[stem]) if dense[item] else frozenset()
            return Figures(mine, bool(tolling[item]))

        return Lazy(len(words), made)

    def judge(
        self,
        famous: frozenset[tuple[int, int]],
        countries: Mapping[str, int],
        brief: Rows | None,
        weights: NDArray[np.float64],
    ) -> Judge:
        """Give the judge of their pairs; `brief` are their words as headlines, where one is short."""
        terms = self.terms()
        full = self.columns.stems.sizes > 0

        def headline(item: int) -> dict[int, float]:
            title = terms[item].title
            told = bool(full[item]) and len(title) >= LEAST
            return dict(zip(title, weights[title].tolist(), strict=True)) if told else {}

        count = len(self.articles)
        named = self.countries
        short = self.columns.stems.sizes <= BRIEF
        headed = Lazy(count, lambda item: named[item] if full[item] else frozenset())
        return Judge(
            articles=self.articles,
            terms=terms,
            dates=Lazy(count, lambda item: without(self.dates[item], famous)),
            titles=self.words,
            outlets=self.outlets,
            headings=Headings(squares=Lazy(count, headline), words=Lazy(count, lambda item: self.columns.words[item])),
            abroad=abroad(headed, terms, self.vocabulary.stems, self.language.code),
            figures=self.figures(),
            nations=None
            if brief is None
            else Nations(
                squares=Lazy(count, lambda item: weighed(named[item], countries, self.counted) if short[item] else {}),
                words=Lazy(count, lambda item: brief[item]),
            ),
        )
