"""Every pair of a window that is worth it, scored: words, lead, letters and names in the mean, then what dates say."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from tasks import publishers
from tasks.dedupe import figures, weights
from tasks.dedupe.abroad import abroad
from tasks.dedupe.briefs import briefs
from tasks.dedupe.candidates import candidates
from tasks.dedupe.counted import arrival
from tasks.dedupe.dates import dates, telling
from tasks.dedupe.forms import BRIEF_SCALE, BRIEF_SHARES, CHANNELS, HEADLINES, SHARES, SHORT_SCALE, TEXTS
from tasks.dedupe.headings import headings
from tasks.dedupe.judge import Judge
from tasks.dedupe.keys import Keyed
from tasks.dedupe.large import Basis, scored
from tasks.dedupe.lazy import Lazy
from tasks.dedupe.nations import countries_of, nations
from tasks.dedupe.numbering import numbered
from tasks.dedupe.pairs import Pairs
from tasks.dedupe.weights import SMALL
from tasks.languages import get

if TYPE_CHECKING:
    from array import array
    from collections.abc import Collection, Iterator, Sequence

    from tasks.dedupe.large import Known, Past
    from tasks.dedupe.terms import Terms
    from tasks.model import Article, Kept, Keys


class Arrays(Protocol):
    """One array an article."""

    def __getitem__(self, item: int, /) -> array[int]: ...
    def __iter__(self) -> Iterator[array[int]]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The articles of one language with their terms and scored pairs."""

    articles: Sequence[Article]  # ordered by id, those that tables count before those that came later
    origins: Sequence[str]  # of what they are compared by
    stems: Sequence[str]  # by number
    text: Arrays  # the stems of each text, in order
    words: Arrays  # the stems of each article, ascending, each once
    pairs: Pairs
    counted: int  # the articles that tables count
    known: Known | None = field(default=None, repr=False)  # of a large window, for a run that comes after
    past: Past | None = field(default=None, repr=False)  # what an earlier run found of the first articles
    basis: Basis | None = field(default=None, repr=False)  # of a large one, by which what was kept is known as its own

    def held(self) -> Sequence[int]:
        """Give for each stem how many of the articles that are counted hold it."""
        if self.known:
            return self.known.held
        held = weights.frequencies(list(self.words))
        return [held[number] for number in range(len(self.stems))]


def window(
    articles: Sequence[Article], titles: Sequence[str], keys: Sequence[Keys] = (), kept: Collection[Kept] = ()
) -> Window:
    """Score the window of `articles`.

    Args:
        articles: all of one language and ordered by id.
        titles: without their outlets' tails.
        keys: what they are compared by; made where not given.
        kept: what an earlier run knew, worth something where its articles are the first of these as they came.
    """
    keys = keys or Keyed(articles, titles)
    if len(articles) > SMALL:
        return _large(articles, titles, keys, kept)
    language = get(articles[0].language)
    made = numbered(keys)
    terms = made.terms
    words = [tuple(language.terms(title)) for title in titles]
    short = [one.short for one in terms]
    named = [
        countries_of(title, language.code) if one.stems else frozenset()
        for title, one in zip(words, terms, strict=True)
    ]
    brief = briefs(made, language) if any(short) else None
    judge = Judge(
        articles=articles,
        terms=terms,
        dates=telling([dates(article) for article in articles]),
        titles=words,
        outlets=publishers.names(articles),
        headings=headings(terms),
        abroad=abroad(named, terms, made.stems, language.code),
        figures=figures.figures(terms, made.stems, language),
        nations=nations(words, short, language.code, brief[0]) if brief else None,
    )
    return Window(
        articles=articles,
        origins=[one.origin for one in keys],
        stems=made.stems,
        text=[one.stems for one in terms],
        words=[one.words for one in terms],
        pairs=Pairs.of(judge.pair(*pair) for pair in sorted(_texts(terms, brief))),
        counted=len(articles),
    )


def _large(articles: Sequence[Article], titles: Sequence[str], keys: Sequence[Keys], kept: Collection[Kept]) -> Window:
    """Score a large window."""
    order, counted = arrival(articles)
    articles, titles = [articles[place] for place in order], [titles[place] for place in order]
    ordered = Lazy(len(order), lambda at: keys[order[at]])
    outlets = publishers.names(articles)
    basis = Basis(articles, titles, outlets, counted)
    past = basis.past(kept)
    known = scored(articles, titles, ordered, outlets, counted=counted, known=past.known if past else None)
    before = past.origins if past else ()
    return Window(
        articles=articles,
        origins=(*before, *(one.origin for one in ordered[len(before) :])),
        stems=known.vocabulary.stems,
        text=known.columns.stems,
        words=known.columns.words,
        pairs=known.pairs,
        counted=counted,
        known=known,
        past=past,
        basis=basis,
    )


def _texts(
    terms: Sequence[Terms], brief: tuple[Sequence[array[int]], Sequence[array[int]]] | None
) -> Iterator[tuple[int, int, float]]:
    """Score the candidates by their texts: articles among themselves, then whatever is or meets a headline."""
    full = [item for item, one in enumerate(terms) if not one.short]
    if full:
        kept = [terms[item] for item in full]
        above = candidates([one.words for one in kept], TEXTS)
        channels = [[getattr(one, name) for one in kept] for name in CHANNELS]
        for one, two, score in _means(channels, SHARES, above):
            yield full[one], full[two], score
    if brief:
        above = candidates(brief[0], HEADLINES, [not made.short for made in terms])
        alone = [not made.stems for made in terms]
        for one, two, score in _means(brief, BRIEF_SHARES, above):
            scale = BRIEF_SCALE if alone[one] and alone[two] else SHORT_SCALE
            yield one, two, round(score * scale, weights.DIGITS)


def _means(
    channels: Sequence[Sequence[array[int]]], shares: Sequence[int], above: Sequence[Sequence[int]]
) -> Iterator[tuple[int, int, float]]:
    """Give the weighed mean of the channels' scores for each pair."""
    for one, (partners, found) in enumerate(zip(above, weights.means(channels, shares, above), strict=True)):
        for two, score in zip(partners, found, strict=True):
            yield one, two, score
