"""The five seeds: two visits and an envoy, the same actors each time. What keeps them right is measured here."""

from collections.abc import Callable, Sequence
from itertools import permutations

import pytest

from tasks.dedupe import group
from tasks.dedupe.linkage import THRESHOLD, link
from tasks.dedupe.pairs import Pair
from tasks.dedupe.scoring import window
from tasks.model import Article, Grouping, Story

RIGHT = {frozenset({"000", "004"}), frozenset({"001", "003"}), frozenset({"002"})}
Told = Callable[[Grouping, Sequence[Article]], set[frozenset[str]]]


def scored(articles: Sequence[Article]) -> dict[frozenset[str], Pair]:
    known = sorted(articles, key=lambda article: article.id)
    pairs = window(known, [article.title for article in known]).pairs
    return {frozenset({known[pair.one].where, known[pair.two].where}): pair for pair in pairs}


def test_the_seeds_are_three_stories_in_one_thread(seeds: list[Article], told: Told) -> None:
    made = group(seeds)
    assert told(made, seeds) == RIGHT
    assert len(made.threads) == 1
    assert set(made.threads[0].stories) == {story.id for story in made.stories}
    assert {story.thread for story in made.stories} == {made.threads[0].id}
    assert "حفتر" in made.threads[0].names


def test_the_thread_runs_from_the_undated_to_the_dated(seeds: list[Article]) -> None:
    made = group(seeds)
    when = {story.id: story.when for story in made.stories}
    assert [when[name].iso for name in made.threads[0].stories] == ["", "--09", "2025-05-10"]
    assert [when[name].precision for name in made.threads[0].stories] == ["unknown", "month of some year", "day"]


def test_the_declarative_title_leads(seeds: list[Article]) -> None:
    names = {article.id: article.where for article in seeds}
    assert {names[story.lead] for story in group(seeds).stories} == {"004", "003", "002"}


def test_what_carries_the_seeds(seeds: list[Article]) -> None:
    pairs = scored(seeds)
    text = {name: pair.text for name, pair in pairs.items()}
    kept = {name: pair.score for name, pair in pairs.items()}
    right = [frozenset({"000", "004"}), frozenset({"001", "003"})]
    wrong = [name for name in pairs if name not in right]
    margin = min(kept[name] for name in right) - max(kept[name] for name in wrong)
    without = min(text[name] for name in right) - max(text[name] for name in wrong)
    for name, pair in sorted(pairs.items(), key=lambda item: -item[1].score):
        print(sorted(name), f"text {pair.text:.3f} with headlines and dates {pair.score:.3f}", pair.reason)
    print(f"margin {margin:.3f}, of texts alone {without:.3f}")
    assert margin > 0.08
    assert without < 0, "texts alone have begun to carry the seeds: say so where the dates are praised"
    assert text[frozenset({"000", "004"})] == max(text.values())
    # one shared day in the mouth of both holds 001 and 003 together, two months kept apart hold 004 from both
    assert kept[frozenset({"001", "003"})] > 1.4 * text[frozenset({"001", "003"})]
    assert kept[frozenset({"001", "004"})] < 0.5 * text[frozenset({"001", "004"})]
    assert pairs[frozenset({"003", "004"})].reason == "stated dates"


@pytest.mark.parametrize("threshold", [0.125, 0.13, THRESHOLD, 0.15, 0.16, 0.17, 0.18, 0.19, 0.2])
def test_the_threshold_lies_in_the_middle_of_what_is_right(seeds: list[Article], threshold: float) -> None:
    known = sorted(seeds, key=lambda article: article.id)
    made = window(known, [article.title for article in known])
    joined = link(len(known), ((pair.one, pair.two, pair.score) for pair in made.pairs), threshold)
    assert {frozenset(known[item].where for item in members) for members in joined.members if members} == RIGHT


def test_the_evidence_is_what_a_reader_would_name(seeds: list[Article]) -> None:
    names = {article.id: article.where for article in seeds}
    why = {frozenset(names[member] for member in story.articles): story.why for story in group(seeds).stories}
    kremlin, visit, envoy = (why[frozenset(group)] for group in ({"000", "004"}, {"001", "003"}, {"002"}))
    assert "بيلاوسوف / بيلوسوف" in kremlin.names
    assert "بنغازي" in visit.names
    assert visit.dates == ("--09-17",)
    assert kremlin.score is not None
    assert kremlin.score > THRESHOLD
    assert kremlin.nearest is not None
    assert kremlin.nearest.reason == "stated dates"
    assert envoy.nearest is not None
    assert envoy.nearest.reason == "below threshold"
    assert envoy.score is None


def test_no_order_of_arrival_changes_anything(seeds: list[Article]) -> None:
    expected = group(seeds)
    assert all(group(order) == expected for order in permutations(seeds))


def test_arriving_one_a_day_over_five_days_ends_the_same(seeds: list[Article], told: Told) -> None:
    for order in list(permutations(seeds))[::17]:
        earlier: tuple[Story, ...] = ()
        for count in range(1, 6):
            made = group(order[:count], earlier=earlier)
            earlier = made.stories
        assert told(made, seeds) == RIGHT
        assert len(made.threads) == 1


def test_the_seeds_keep_their_stories_among_other_news(seeds: list[Article], window: list[Article], told: Told) -> None:
    made = group([*seeds, *window])
    assert told(made, [*seeds, *window]) == RIGHT | {frozenset({article.where}) for article in window}
    assert len(made.threads) == 1
    assert len(made.threads[0].stories) == 3
