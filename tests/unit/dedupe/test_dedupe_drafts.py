"""What the scores of a story say, worked out pair by pair: the mean across its texts, and its most central report."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain, combinations
from random import Random

import pytest

from tasks.dedupe import scoring
from tasks.dedupe.drafts import Draft, drafts
from tasks.dedupe.linkage import UNSCORED
from tasks.dedupe.linked import Linked, linked
from tasks.dedupe.order import by_time
from tasks.dedupe.readings import Readings
from tasks.model import Article

Make = Callable[..., Article]
EVENTS = (
    "dam burst rain valley mayor Orlan homes flooded Glenmoor bridge river rescue boats night",
    "court sentenced thief painting Comet judge Marn Sadra gallery verdict lawyer prison years appeal",
)


def reports(chance: Random, make: Make) -> list[Article]:
    """Give reports of two events: some are printed twice, some are of another day, and some share hardly a word."""
    made: list[Article] = []
    texts: list[str] = []
    for number in range(24):
        words = chance.choice(EVENTS).split()
        text = " ".join(" ".join(chance.sample(words, 5)) for _ in range(5))
        texts.append(chance.choice(texts) if texts and number % 3 == 0 else text)
        day = chance.choice(("2031-01-01", "2031-01-02", "2031-01-03", "2031-02-20"))
        made.append(make(str(number), title=f"Report {number}: {text[:30]}", text=f"The {texts[-1]}.", date=day))
    return sorted(made, key=lambda one: one.id)


@pytest.fixture(params=[pytest.param(128, id="small windows"), pytest.param(0, id="large windows")])
def told(request: pytest.FixtureRequest, article: Make, monkeypatch: pytest.MonkeyPatch) -> list[tuple[Linked, Draft]]:
    """Give the stories of several reports from some windows."""
    monkeypatch.setattr(scoring, "SMALL", request.param)
    found: list[tuple[Linked, Draft]] = []
    for seed in range(6):
        articles = reports(Random(seed), article)
        made = linked(scoring.window(articles, [one.title for one in articles]))
        assert bool(made.window.known) == (request.param == 0)
        found += [(made, draft) for draft in drafts(made, Readings(made.window)) if len(draft.story.articles) > 1]
    return found


def scores(made: Linked) -> dict[frozenset[int], float]:
    pairs = made.window.pairs
    return {frozenset(ends): score for *ends, score in zip(pairs.one, pairs.two, pairs.score, strict=True)}


def places(made: Linked, draft: Draft) -> list[list[int]]:
    """Give the items of each text."""
    of = {one.id: place for place, one in enumerate(made.window.articles)}
    return [[of[one] for one in text] for text in draft.story.texts]


def test_the_score_of_a_story_is_the_mean_over_the_pairs_across_its_texts(told: list[tuple[Linked, Draft]]) -> None:
    kinds = set()
    for made, draft in told:
        texts, known = places(made, draft), scores(made)
        across = [
            known.get(frozenset((one, two)), UNSCORED)
            for text, other in combinations(texts, 2)
            for one in text
            for two in other
        ]
        assert draft.story.why.score == (pytest.approx(sum(across) / len(across), abs=1e-9) if across else None)
        kinds.add("one text" if not across else "reprints" if max(map(len, texts)) > 1 else "reports")
        kinds |= {"vetoed"} if across and min(across) < UNSCORED else set()
        kinds |= {"out of order"} if any(text != sorted(text) for text in texts) and across else set()
    assert kinds >= {"reprints", "vetoed", "out of order"}, "there is something to be told"


def test_the_headline_is_that_of_the_report_nearest_to_all_others(told: list[tuple[Linked, Draft]]) -> None:
    first = 0
    for made, draft in told:
        items, known = list(chain.from_iterable(places(made, draft))), scores(made)
        central = {
            one: round(sum(known.get(frozenset((one, two)), UNSCORED) for two in items if two != one) / len(items), 2)
            for one in items
        }
        order = sorted(items, key=lambda one: by_time(made.window.articles[one]))
        best = min(order, key=lambda one: -central[one])
        assert draft.story.lead == made.window.articles[best].id
        first += best == order[0]
    assert first < len(told) / 2, "the first report is seldom the most central one"
