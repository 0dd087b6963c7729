"""Every pair of a window that is worth it, scored: words, lead, letters and names in the mean, then what dates say.

Articles are compared with articles, and headlines with headlines or with the short form of an article, each in
tables of its own kind: prose words look rare where most items are headlines (basil beside 2,400 headlines falls from
96/93 to 79/39 in one table).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import compress, repeat
from typing import TYPE_CHECKING

from tasks.dedupe import figures, matrix, moulds, weights
from tasks.dedupe.bearing import Bearing
from tasks.dedupe.briefs import briefs
from tasks.dedupe.candidates import candidates
from tasks.dedupe.dates import Dates, compare, dates, telling
from tasks.dedupe.headings import WORTH, Headings, headings
from tasks.dedupe.keys import keyed
from tasks.dedupe.nations import Nations, nations
from tasks.dedupe.numbering import numbered
from tasks.dedupe.pairs import LARGE, Pair, Pairs
from tasks.languages import get

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator, Sequence

    from tasks.dedupe.bearing import Shares
    from tasks.dedupe.terms import Terms
    from tasks.model import Article, Keys

VETO = -1.0  # of a pair that dates keep apart: as far below nought as the same words lie above, so that one undated
# text bridges no two dated events; no labelled set changes from -.6 to -1 but for the better, -3 costs og2021
CHANNELS = ("words", "lead", "grams", "names")  # names: texts gain half a point, and the seeds' band grows
SHARES = (2, 2, 1, 2)  # letters repeat what words say: at half a share the seeds' margin grows from .066 to .072
BRIEF_SHARES = (2, 1)  # of words and letters between headlines, which have no lead and hardly names
BRIEF_SCALE = 1.1  # two texts near the threshold score 1.08 (saudi) to 1.09 (basil) times what their words and letters
# alone do, so a headline's two channels are brought to the scale of a text's four: uci 80/79 to 81/81, og2021's Arabic
# part 84/71 to 85/72, gnews and og2021 unchanged, windows of eight gain a point
SHORT_SCALE = 1.03  # where either has a text: a few sentences share more by chance than headlines do
TEXTS = 6  # rare terms of 120 that two texts share before they are scored: with 4 of 90, as many pairs, saudi loses 3
HEADLINES = 1  # that a headline shares with what it meets


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The articles of one language, ordered by id, with their terms and scored pairs."""

    articles: tuple[Article, ...]
    stems: tuple[str, ...]  # by number
    terms: tuple[Terms, ...]
    pairs: Pairs


def window(articles: Sequence[Article], titles: Sequence[str], keys: Sequence[Keys] = ()) -> Window:
    """Score the window of `articles`, all of one language and ordered by id, by their `keys` (made where not given)."""
    language = get(articles[0].language)
    made = numbered(keys or keyed(articles, titles))
    terms = made.terms
    stated = telling([dates(article) for article in articles])
    words = [tuple(language.terms(title)) for title in titles]
    short = [one.short for one in terms]
    brief = briefs(made, language) if any(short) else None
    judge = _Judge(
        articles=articles,
        terms=terms,
        dates=stated,
        titles=words,
        outlets=moulds.outlets(articles),
        headings=headings(terms),
        figures=figures.figures(terms, made.stems),
        nations=nations(words, short, language.code, brief[0]) if brief else None,
    )
    scored = sorted(_texts(terms, brief))
    shares = judge.shares(scored) if len(scored) > LARGE else repeat(None)
    pairs = Pairs.of(judge.pair(*pair, known) for pair, known in zip(scored, shares, strict=False))
    return Window(articles=tuple(articles), stems=made.stems, terms=terms, pairs=pairs)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judge:
    """What is known of the items beside their texts."""

    articles: Sequence[Article]
    terms: Sequence[Terms]
    dates: Sequence[Dates]
    titles: Sequence[tuple[str, ...]]  # folded words
    outlets: Sequence[str]  # "" where unknown
    headings: Headings
    figures: Sequence[frozenset[int]]
    nations: Nations | None  # of the headlines, where there are any

    def shares(self, scored: Sequence[tuple[int, int, float]]) -> Iterator[Shares | None]:
        """Give for each pair that is asked for its headlines what each text holds of the other's."""
        near = [text >= WORTH for _, _, text in scored]
        ones, twos, _ = zip(*compress(scored, near), strict=True) if any(near) else ((), (), ())
        found = Bearing(self.headings.squares, self.headings.words).shares(ones, twos)
        return (next(found) if asked else None for asked in near)

    def pair(self, one: int, two: int, text: float, shares: Shares | None = None) -> Pair:
        """Judge a pair whose texts score `text`; `shares` of the headlines where they are known."""
        left, right = self.articles[one], self.articles[two]
        own = bool(self.outlets[one]) and self.outlets[one] == self.outlets[two]
        verdict = compare(self.dates[one], self.dates[two], own=own)
        if verdict.vetoed and not (left.text.strip() and left.key == right.key):
            return Pair(one, two, text, VETO, verdict.reason)
        if text <= 0:
            return Pair(one, two, text, text, verdict.reason)
        factor = verdict.factor * self._forms(one, two, text, shares, own=own)
        return Pair(one, two, text, round(min(max(text, 1.0), text * factor), weights.DIGITS), verdict.reason)

    def _forms(self, one: int, two: int, text: float, shares: Shares | None, *, own: bool) -> float:
        """Give the factor for two texts of one form: what outlet, headlines, actors and figures tell."""
        factor = self.nations.factor(one, two) if self.nations else 1.0
        series = False
        if own and text < moulds.REPRINT:
            series = moulds.series(self.titles[one], self.titles[two])
            factor *= moulds.OWN * moulds.SERIES if series else moulds.OWN
        if text < WORTH or not (self.terms[one].stems and self.terms[two].stems):
            return factor
        if moulds.strangers(self.terms[one], self.terms[two]):
            factor *= moulds.STRANGERS
        factor *= self.headings.factor(one, two, added=own, shares=shares)
        return factor * figures.factor(self.figures[one], self.figures[two])


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
    means = weights.means if len(above) <= weights.SMALL else matrix.means
    for one, (partners, found) in enumerate(zip(above, means(channels, shares, above), strict=True)):
        for two, score in zip(partners, found, strict=True):
            yield one, two, score
