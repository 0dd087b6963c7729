"""What makes a large window quick changes nothing: together as one by one, kept as made afresh, in whatever order."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.dedupe import counted as counting
from tasks.dedupe import drafts, group, weights
from tasks.dedupe.bearing import Bearing
from tasks.dedupe.counted import FROM, counted
from tasks.dedupe.headings import Headings
from tasks.dedupe.numbering import plain, quick
from tasks.dedupe.wording import Reader
from tasks.languages import get
from tasks.model import Article, ArticleId, Evidence, Keys, Story, StoryId, digest

Make = Callable[..., Article]
NOON = datetime(2031, 1, 1, 12, tzinfo=UTC)

STEMS = st.one_of(st.text("abcdeاب", min_size=1, max_size=6), st.text(min_size=0, max_size=5))
LISTS = st.lists(STEMS, max_size=40).map(tuple)
KEYS = st.builds(
    lambda title, text, names: Keys(
        article=ArticleId(digest("a")), origin="", title=title[:8], text=text, names=names[:6], headed=names[:2]
    ),
    LISTS,
    st.one_of(LISTS, LISTS.map(lambda stems: stems * 6)),
    LISTS,
)


@settings(deadline=None, max_examples=100)
@given(st.lists(KEYS, min_size=1, max_size=6), st.sampled_from([1, 2, 1000]))
def test_numbering_a_window_together_is_numbering_its_articles_one_by_one(keys: list[Keys], rows: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tasks.dedupe.numbering.ROWS", rows)
        together, apart = quick(keys), plain(keys)
        assert together == apart
        words = [made.lead for made in apart.terms]
        assert together.spell(words) == apart.spell(words)


ITEM = st.tuples(st.dictionaries(st.integers(0, 12), st.floats(0, 20), max_size=5), st.sets(st.integers(0, 12)))


@settings(deadline=None, max_examples=200)
@given(st.lists(ITEM, min_size=2, max_size=7), st.data())
def test_headlines_looked_up_together_are_borne_out_to_the_same_bits(
    items: list[tuple[dict[int, float], set[int]]], data: st.DataObject
) -> None:
    squares = tuple(dict(sorted(held.items())) for held, _ in items)
    made = Headings(squares=squares, words=tuple(array("i", sorted(words)) for _, words in items))
    item = st.integers(0, len(items) - 1)
    pairs = data.draw(st.lists(st.tuples(item, item), min_size=1, max_size=12))
    found = Bearing(made.squares, made.words).shares([one for one, _ in pairs], [two for _, two in pairs])
    for (one, two), shares in zip(pairs, found, strict=True):
        assert made.factor(one, two, shares=shares) == made.factor(one, two)


def test_terms_are_counted_alike_in_small_windows_and_large(monkeypatch: pytest.MonkeyPatch) -> None:
    sets = [array("i", [1, 4, 7]), array("i"), array("i", [4, 9])]
    few = weights.frequencies(sets)
    monkeypatch.setattr(weights, "SMALL", 0)
    assert weights.frequencies(sets) == few == {1: 1, 4: 2, 7: 1, 9: 1}


def test_words_folded_together_are_folded_as_they_are_alone(article: Make) -> None:
    words = ["إسرائيل", "École", "STRASSE", "ﬁn", "कि", "ا\u0655", "I", ""]
    for code in ("ar", "en", "tr", "de"):
        read = Reader(get(code), [article("a", text="x.", language=code)], frozenset())
        read._fold_all(words)
        assert [read._folded[word] for word in words if word in read._folded] in (
            [],
            [get(code).fold(word) for word in words],
        )


@pytest.mark.parametrize(
    ("batches", "held"),
    [
        pytest.param([FROM], FROM, id="a window that is not large counts all"),
        pytest.param([FROM - 1, 1], FROM, id="however it arrived"),
        pytest.param([FROM, 1], FROM, id="one more is not counted"),
        pytest.param([FROM, 199], FROM, id="nor a hundred more"),
        pytest.param([FROM, 199, 1], FROM + 200, id="what makes it a tenth larger is counted, with all before it"),
        pytest.param([FROM, 100, 500], FROM + 600, id="what came together is counted together"),
        pytest.param([5 * FROM], 5 * FROM, id="a large window that came at once counts all"),
    ],
)
def test_how_many_articles_are_counted(article: Make, batches: list[int], held: int) -> None:
    one = article("a")
    seen = [NOON + timedelta(hours=hour) for hour, many in enumerate(batches) for _ in range(many)]
    articles = [replace(one, first_seen=moment) for moment in reversed(seen)]
    assert counted(articles) == list(range(len(articles) - held, len(articles)))


WORDS = ["flood", "harbour", "minister", "Verdict", "Comet", "strike", "harvest", "ferry", "Tamsin Orlan", "fever"]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=3, max_size=40).map(" ".join)
ROWS = st.lists(st.tuples(TEXTS, st.integers(0, 3)), min_size=2, max_size=14)


def arriving(rows: Sequence[tuple[str, int]], make: Make) -> list[Article]:
    made = (make(str(place), text=f"In Sadra the {text}.", title=text[:30]) for place, (text, _) in enumerate(rows))
    return [replace(one, first_seen=NOON + timedelta(hours=hour)) for one, (_, hour) in zip(made, rows, strict=True)]


def told(articles: Sequence[Article], earlier: Sequence[Story] = ()) -> dict[tuple[ArticleId, ...], Evidence]:
    made = group(articles, earlier=earlier)
    return {story.articles: replace(story.why, nearest=None) for story in made.stories}  # that one goes by a name


@settings(deadline=None, max_examples=30)
@given(rows=ROWS, least=st.sampled_from([1, 4, 2000]), runs=st.tuples(*[st.booleans()] * 3), data=st.data())
def test_evidence_that_was_kept_is_what_would_be_made_afresh_in_whatever_order_and_however_often_it_was_run(
    make_one: Make, rows: list[tuple[str, int]], least: int, runs: tuple[bool, ...], data: st.DataObject
) -> None:
    articles = arriving(rows, make_one)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counting, "FROM", least)
        patch.setattr(counting, "GROWN", 2)
        fresh = told(articles)
        earlier: dict[StoryId, Story] = {}
        for hour, run in enumerate(runs):
            there = [one for one in articles if one.first_seen <= NOON + timedelta(hours=hour)]
            if run and there:
                earlier |= {story.id: story for story in group(there, earlier=tuple(earlier.values())).stories}
        assert told(data.draw(st.permutations(articles)), tuple(earlier.values())) == fresh


def test_a_story_that_stays_as_it_is_is_not_read_again(article: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "FROM", 18)
    monkeypatch.setattr(counting, "GROWN", 4)
    texts = ["dam above Port Ellen burst after rain", "court in Sadra sentenced the thief of the Comet painting"]
    rows = [(f"The {text}, said witness number {n}. Nobody slept, {n} left.", 0) for text in texts for n in range(9)]
    new = ("The ferry to Glenmoor sank in a storm off the lighthouse. All forty passengers were taken to land.", 1)
    articles = arriving([*rows, new], article)
    first = group(articles[:-1])
    assert [story.why.terms for story in first.stories if len(story.texts) > 1], "there is something to be told again"

    def refuse(*_: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr(drafts, "_told", refuse)
    assert len(group(articles, earlier=first.stories).stories) == len(first.stories) + 1
    with pytest.raises(AssertionError, match="read again"):
        group([replace(articles[0], text=f"{articles[0].text} More."), *articles[1:]], earlier=first.stories)
