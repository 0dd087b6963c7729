"""What is left of a pair's text score when dates, outlets, headlines, actors and figures have had their say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tasks.dedupe import figures, moulds, weights
from tasks.dedupe.dates import compare
from tasks.dedupe.headings import WORTH
from tasks.dedupe.pairs import Pair

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.dedupe.abroad import Abroad
    from tasks.dedupe.dates import Dates
    from tasks.dedupe.figures import Figures
    from tasks.dedupe.headings import Headings
    from tasks.dedupe.nations import Nations
    from tasks.dedupe.terms import Terms
    from tasks.model import Article

VETO = -1.0  # of a pair that dates keep apart: as far below nought as the same words lie above, so that one undated
# text bridges no two dated events; no labelled set changes from -.6 to -1 but for the better, -3 costs og2021


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """What is known of the items beside their texts."""

    articles: Sequence[Article]
    terms: Sequence[Terms]
    dates: Sequence[Dates]
    titles: Sequence[tuple[str, ...]]  # folded words
    outlets: Sequence[str]  # "" where unknown
    headings: Headings
    abroad: Abroad
    figures: Sequence[Figures]
    nations: Nations | None  # of the headlines, where there are any

    def pair(self, one: int, two: int, text: float) -> Pair:
        """Judge a pair whose texts score `text`."""
        left, right = self.articles[one], self.articles[two]
        own = bool(self.outlets[one]) and self.outlets[one] == self.outlets[two]
        verdict = compare(self.dates[one], self.dates[two], own=own)
        if verdict.vetoed and not (left.text.strip() and left.text == right.text):
            return Pair(one, two, text, VETO, verdict.reason)
        if text <= 0:
            return Pair(one, two, text, text, verdict.reason)
        factor = verdict.factor * self._forms(one, two, text, own=own)
        return Pair(one, two, text, round(min(max(text, 1.0), text * factor), weights.DIGITS), verdict.reason)

    def _forms(self, one: int, two: int, text: float, *, own: bool) -> float:
        """Give the factor for two texts of one form: what outlet, headlines, actors and figures tell."""
        factor = self.nations.factor(one, two) if self.nations else 1.0
        if own and text < moulds.REPRINT:
            series = moulds.series(self.titles[one], self.titles[two])
            factor *= moulds.OWN * moulds.SERIES if series else moulds.OWN
        mine, yours = self.terms[one], self.terms[two]
        if text < WORTH or not (mine.stems and yours.stems):
            return factor
        if moulds.strangers(mine, yours):
            factor *= moulds.STRANGERS
        factor *= self.abroad.factor(one, two)
        briefly = mine.short and yours.short and not moulds.nameless(mine, yours)
        borne = self.headings.factor(one, two, added=own, briefly=briefly)
        return factor * borne * figures.factor(self.figures[one], self.figures[two], borne=borne >= 1)
