"""Laws: nothing is lost, order says nothing, both ways of computing agree, average link is average link."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import Any, get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.dedupe import candidates as choosing
from tasks.dedupe import group, neardup, relations, scoring, weights
from tasks.dedupe.candidates import candidates
from tasks.dedupe.dates import Reason
from tasks.dedupe.large import begun, filing, linking, matrix
from tasks.dedupe.large.columns import Rows
from tasks.dedupe.large.joined import Joined
from tasks.dedupe.large.reprints import Runs
from tasks.dedupe.linkage import UNSCORED, link
from tasks.dedupe.pairs import Pair, Pairs
from tasks.model import Article

Make = Callable[..., Article]

WORDS = ["flood", "harbour", "minister", "verdict", "comet", "strike", "harvest", "ferry", "bridge", "fever", "orchard"]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "title": st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join),
            "text": TEXTS,
            "date": st.sampled_from(["", "2031-01-01", "2031-01-03T10:00Z", "2031-01-09"]),
            "outlet": st.sampled_from(["", "Post", "Lantern"]),
            "language": st.sampled_from(["en", "de"]),
        }
    ),
    max_size=9,
)
FIGURES = ("12.5 1204 87", "12.5 330 4411", "55 66 77")  # as a market report has them
Sets = list["array[int]"]
SETS = st.lists(st.sets(st.integers(0, 30), max_size=12).map(lambda found: array("i", sorted(found))), max_size=12)


def articles_of(rows: Sequence[dict[str, str]], make: Make) -> list[Article]:
    return [make(str(place), **row) for place, row in enumerate(rows)]


@settings(deadline=None, max_examples=60)
@given(rows=ROWS, data=st.data())
def test_every_article_is_in_exactly_one_story_whatever_the_order(
    make_one: Make, rows: list[dict[str, str]], data: st.DataObject
) -> None:
    articles = articles_of(rows, make_one)
    made = group(articles)
    members = [member for story in made.stories for member in story.articles]
    assert sorted(members) == sorted(article.id for article in articles)
    assert all(story.lead in story.articles for story in made.stories)
    assert len({story.id for story in made.stories}) == len(made.stories)
    assert group(data.draw(st.permutations(articles))) == made


@settings(deadline=None, max_examples=60)
@given(rows=ROWS)
def test_a_second_run_over_the_same_articles_changes_nothing(make_one: Make, rows: list[dict[str, str]]) -> None:
    articles = articles_of(rows, make_one)
    first = group(articles)
    assert group(articles, earlier=first.stories) == first


@settings(deadline=None, max_examples=60)
@given(rows=ROWS, cut=st.integers(0, 9))
def test_names_are_kept_by_overlap_and_never_given_twice(make_one: Make, rows: list[dict[str, str]], cut: int) -> None:
    articles = articles_of(rows, make_one)
    before = group(articles[:cut])
    after = group(articles, earlier=before.stories)
    old = {story.id: set(story.articles) for story in before.stories}
    for story in after.stories:
        if story.id in old:
            assert old[story.id] & set(story.articles)
    assert len({story.id for story in after.stories}) == len(after.stories)
    assert {story.articles for story in after.stories} == {story.articles for story in group(articles).stories}


@settings(deadline=None, max_examples=200)
@given(channels=st.lists(st.tuples(*[st.sets(st.integers(0, 30), max_size=12)] * 3), min_size=1, max_size=12))
def test_the_mean_of_the_channels_is_the_same_to_nine_digits_by_either(channels: list[tuple[set[int], ...]]) -> None:
    sets = [[array("i", sorted(item[place])) for item in channels] for place in range(3)]
    above = [list(range(one + 1, len(channels))) for one in range(len(channels))]
    ones, twos = np.triu_indices(len(channels), 1)
    rows = list(map(Rows.of, sets))
    table = matrix.table(rows, (2, 1, 1), np.ones(len(channels), dtype=bool))
    plain = [score for row in weights.means(sets, (2, 1, 1), above) for score in row]
    quick = matrix.means(table, rows, (2, 1, 1), ones, twos).tolist()
    assert plain == pytest.approx(quick, abs=1.1e-9)  # a tie may be rounded either way


@settings(deadline=None, max_examples=200)
@given(sets=SETS, need=st.integers(1, 3), later=st.integers(0, 12), since=st.integers(0, 12), absent=st.integers(1, 9))
def test_filing_by_rare_terms_finds_every_pair_that_shares_enough(
    sets: Sets, need: int, later: int, since: int, absent: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(choosing, "ALL_PAIRS", 0)
        above = candidates(sets, need)
    asked = {
        (one, two) for one, two in combinations(range(len(sets)), 2) if len(set(sets[one]) & set(sets[two])) >= need
    }
    assert {(one, two) for one, partners in enumerate(above) for two in partners} == asked
    if sets:
        rows, limits = Rows.of(sets), filing.TEXTS._replace(need=need)
        assert {*both(filing.together(rows, np.ones(len(sets), dtype=bool), limits))} == asked
        first = max(1, len(sets) - later)
        there = np.arange(len(sets)) % absent != 1
        held = rows.where(there).slice(0, min(since, first)).counts(1 + int(rows.flat.max(initial=0)))
        joined = Joined(rows.slice(0, first), rows.slice(first, len(sets)))
        limited = {"since": min(since, first), "there": there}
        came = filing.later(joined, first, held, limits, **limited) if first < len(sets) else ((), ())
        met = {(one, two) for one, two in asked if two >= first and there[one] and there[two]}
        assert {(two, one) for one, two in both(came)} == met


def both(pairs: Any) -> Iterator[tuple[int, int]]:
    return zip(map(int, pairs[0]), map(int, pairs[1]), strict=True)


@settings(deadline=None, max_examples=200)
@given(
    rows=ROWS.filter(bool),
    told=st.lists(
        st.tuples(st.sampled_from(["", "Sudan", "Tunisia", "Sudan and Tunisia"]), st.sampled_from(["", *FIGURES])),
        min_size=9,
        max_size=9,
    ),
)
def test_pairs_judged_together_are_judged_as_one_by_one(
    make_one: Make, rows: list[dict[str, str]], told: list[tuple[str, str]]
) -> None:
    articles = articles_of(
        [
            {**row, "language": "en", "title": f"{row['title']} {country}".strip(), "text": f"{row['text']} {figures}"}
            for row, (country, figures) in zip(rows, told, strict=False)
        ],
        make_one,
    )
    articles.sort(key=lambda one: one.id)
    titles = [one.title for one in articles]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(choosing, "ALL_PAIRS", 0)
        patch.setattr(begun, "ALL_PAIRS", 0)
        plain = scoring.window(articles, titles)
        patch.setattr(scoring, "SMALL", 0)
        quick = scoring.window(articles, titles)
    assert quick.known
    assert not plain.known
    assert (list(quick.stems), list(quick.held())) == (list(plain.stems), plain.held())
    for mine, theirs in zip(plain.pairs, quick.pairs, strict=True):
        assert (mine.one, mine.two, mine.reason) == (theirs.one, theirs.two, theirs.reason)
        assert (mine.text, mine.score) == pytest.approx((theirs.text, theirs.score), abs=3e-9)


@settings(deadline=None, max_examples=200)
@given(
    rows=st.lists(st.tuples(st.floats(-1, 1), st.floats(-1, 1), st.sampled_from(get_args(Reason))), max_size=28),
    home=st.lists(st.integers(0, 3), min_size=8, max_size=8),
)
def test_gathering_by_numpy_gives_the_same_bits(rows: list[tuple[float, float, Reason]], home: list[int]) -> None:
    between = zip(combinations(range(8), 2), rows, strict=False)
    given = [Pair(one, two, text, score, reason) for (one, two), (text, score, reason) in between]
    pairs = Pairs.of(given)
    assert list(pairs) == given
    sizes = [home.count(group) or 1 for group in range(4)]
    assert linking.relations(pairs, home, sizes) == relations.relations(pairs, home, sizes)


@settings(deadline=None, max_examples=300)
@given(
    cuts=st.lists(st.tuples(st.integers(0, 12), st.integers(0, 40), st.integers(0, 39)), min_size=2, max_size=9),
    homes=st.lists(st.integers(0, 2), min_size=9, max_size=9),
)
def test_a_story_is_parted_as_before_whatever_it_was_made_of(
    cuts: list[tuple[int, int, int]], homes: list[int]
) -> None:
    """Reprints of one text, cut and changed; some were in one story before, others in another, others are new."""
    stems = {}
    for item, (start, size, changed) in enumerate(cuts):
        text = [99 if place == changed else place for place in range(60)][start : start + size]
        stems[item] = array("i", text)
    keys = {item: str(text) for item, text in stems.items()}

    def parted(items: Sequence[int], before: Sequence[list[list[int]]] = ()) -> list[list[int]]:
        held = {item: stems[item] for item in items}
        plain = neardup.texts(items, held, keys, frozenset({99}), before=before)
        assert neardup.texts(items, held, keys, frozenset({99}), runs=Runs(held, 100), before=before) == plain
        return plain

    old = [[item for item in stems if homes[item] == home] for home in (0, 1)]
    assert parted(list(stems), [parted(items) for items in old if items]) == parted(list(stems))


@settings(deadline=None, max_examples=100)
@given(texts=st.lists(st.lists(st.integers(0, 2), max_size=30), min_size=2, max_size=2))
def test_runs_that_a_text_repeats_are_counted_once_by_either(texts: list[list[int]]) -> None:
    stems = {item: array("i", text) for item, text in enumerate(texts)}
    sets = [{tuple(text[start : start + 3]) for start in range(len(text) - 2)} for text in texts]
    runs = Runs(stems, 3)
    assert [runs.count(0), runs.count(1), runs.shared(0, 1)] == [*map(len, sets), len(sets[0] & sets[1])]


@settings(deadline=None, max_examples=200)
@given(scores=st.lists(st.integers(-30, 100), min_size=28, max_size=28), threshold=st.sampled_from([0.05, 0.15, 0.4]))
def test_linking_by_a_heap_is_average_link_by_hand(scores: list[int], threshold: float) -> None:
    pairs = list(combinations(range(8), 2))
    edges = [(one, two, score / 100) for (one, two), score in zip(pairs, scores, strict=True) if score % 3]
    joined = link(8, edges, threshold)
    assert sorted(sorted(m) for m in joined.members if m) == by_hand(8, edges, threshold)


def by_hand(count: int, edges: list[tuple[int, int, float]], threshold: float) -> list[list[int]]:
    """Join the best pair of groups, worked out anew each time."""
    known = {(one, two): score for one, two, score in edges}
    groups = [[item] for item in range(count)]

    def mean(one: list[int], two: list[int]) -> float:
        return round(
            sum(known.get((min(a, b), max(a, b)), UNSCORED) for a in one for b in two) / (len(one) * len(two)), 9
        )

    while len(groups) > 1:
        best = min(combinations(groups, 2), key=lambda pair: (-mean(*pair), min(pair[0]), min(pair[1])))
        if mean(*best) < threshold:
            break
        groups.remove(best[1])
        best[0].extend(best[1])
        groups.sort(key=min)
    return sorted(sorted(members) for members in groups)


def test_a_large_window_gives_what_a_small_one_gives(make_one: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        {"title": f"{WORDS[n % 11]} {WORDS[n // 11]} in town {n % 7}", "text": " ".join(WORDS[n % 5 : n % 5 + 7]) * 6}
        for n in range(60)
    ]
    articles = articles_of(rows, make_one)
    plain = group(articles)
    monkeypatch.setattr(scoring, "SMALL", 0)
    assert group(articles) == plain
