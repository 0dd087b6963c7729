"""What makes a large window quick changes nothing: together as one by one, kept as made afresh, in whatever order."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.dedupe import counted as counting
from tasks.dedupe import drafts, group, readings, scoring
from tasks.dedupe.counted import FROM, arrival
from tasks.dedupe.headings import BORNE, Headings
from tasks.dedupe.large import numbering
from tasks.dedupe.large import window as large
from tasks.dedupe.large.adding import Added
from tasks.dedupe.large.bearing import Bearing
from tasks.dedupe.large.columns import Rows
from tasks.dedupe.large.kept import read, read_on
from tasks.dedupe.lexicon import fold_all
from tasks.dedupe.numbering import numbered
from tasks.languages import get
from tasks.model import (
    Article,
    ArticleId,
    DocumentKey,
    Evidence,
    Grouping,
    Kept,
    Keys,
    Likely,
    Story,
    StoryId,
    When,
    digest,
)

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
@given(st.lists(KEYS, min_size=1, max_size=6), st.sampled_from([1, 2, 1000]), st.integers(0, 5))
def test_numbering_a_window_together_is_numbering_its_articles_one_by_one(
    keys: list[Keys], rows: int, later: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(numbering, "ROWS", rows)
        columns, vocabulary, grams = numbering.numbered(keys)
        spelt = grams.rows(columns.lead)
    apart = numbered(keys)
    for place, one in enumerate(apart.terms):
        for name in ("stems", "words", "lead", "grams", "names", "title", "headed"):
            assert getattr(columns, name)[place] == getattr(one, name), name
    assert tuple(vocabulary.stems) == apart.stems
    assert [spelt[place] for place in range(len(keys))] == list(apart.spell([one.lead for one in apart.terms]))
    if apart.brief_words:
        assert [columns.brief[place] for place in range(len(keys))] == list(apart.brief_words)
    first = max(1, len(keys) - later)
    before, words, _ = numbering.numbered(keys[:first])
    if keys[first:]:
        added = Added(keys[first:], words)
        assert rows_of(before.plus(added.columns)) == rows_of(columns)
        assert added.vocabulary == replace(vocabulary, first=words.counted)
        assert added.vocabulary.grams.tolist() == vocabulary.grams.tolist()
        assert list(added.spell(columns.lead)) == list(spelt)


def rows_of(columns: numbering.Columns) -> dict[str, list[array[int]]]:
    return {name: list(getattr(columns, name)) for name in columns.__slots__}


ITEM = st.tuples(st.dictionaries(st.integers(0, 12), st.floats(0, 20), max_size=5), st.sets(st.integers(0, 12)))


@settings(deadline=None, max_examples=200)
@given(st.lists(ITEM, min_size=2, max_size=7), st.data())
def test_headlines_looked_up_together_are_borne_out_to_the_same_bits(
    items: list[tuple[dict[int, float], set[int]]], data: st.DataObject
) -> None:
    squares = [dict(sorted(held.items())) for held, _ in items]
    words = [array("i", sorted(held)) for _, held in items]
    made = Headings(squares=squares, words=words)
    item = st.integers(0, len(items) - 1)
    pairs = data.draw(st.lists(st.tuples(item, item), min_size=1, max_size=12))
    ones, twos = (np.array(side) for side in zip(*pairs, strict=True))
    weights = np.array([square for held in squares for square in held.values()], dtype=np.float64)
    bearing = Bearing(Rows.of([array("i", held) for held in squares]), weights, Rows.of(words))
    there, back = bearing.borne(ones, twos).tolist(), bearing.borne(twos, ones).tolist()
    for (one, two), mine, yours in zip(pairs, there, back, strict=True):
        shares = [mine] * bool(squares[one]) + [yours] * bool(squares[two])
        assert made.factor(one, two) == (1 - BORNE + sum(shares) / len(shares) if shares else 1.0)


def test_words_folded_together_are_folded_as_they_are_alone() -> None:
    words = ["إسرائيل", "École", "STRASSE", "ﬁn", "कि", "ا\u0655", "I", ""]
    for code in ("ar", "en", "tr", "de"):
        assert list(fold_all(words, get(code))) == [get(code).fold(word) for word in words]


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
    order, counted = arrival(articles)
    assert counted == held
    assert order[:counted] == list(range(len(articles) - held, len(articles)))
    assert [articles[place].first_seen for place in order[counted:]] == seen[held:]


WORDS = ["flood", "harbour", "minister", "Verdict", "Comet", "strike", "harvest", "ferry", "Tamsin Orlan", "fever"]
TEXTS = st.one_of(
    st.lists(st.sampled_from(WORDS), min_size=3, max_size=40),
    st.lists(st.sampled_from(WORDS), min_size=45, max_size=60),
).map(" ".join)
ROWS = st.lists(st.tuples(TEXTS, st.integers(0, 3)), min_size=2, max_size=14)


def arriving(rows: Sequence[tuple[str, int]], make: Make) -> list[Article]:
    made = (make(str(place), text=f"In Sadra the {text}.", title=text[:30]) for place, (text, _) in enumerate(rows))
    return [replace(one, first_seen=NOON + timedelta(hours=hour)) for one, (_, hour) in zip(made, rows, strict=True)]


class Grouped(NamedTuple):
    """What a run said of a window, whatever names its stories got, and what it gave to the next one."""

    stories: dict[tuple[ArticleId, ...], tuple[Evidence, object]]
    texts: set[tuple[tuple[ArticleId, ...], ...]]
    leads: set[ArticleId]
    threads: set[frozenset[ArticleId]]


def grouped(made: Grouping) -> Grouped:
    homes = {story.id: story.lead for story in made.stories}
    return Grouped(
        {
            one.articles: (replace(one.why, nearest=None), one.why.nearest and one.why.nearest.score)
            for one in made.stories
        },
        {story.texts for story in made.stories},
        {story.lead for story in made.stories},
        {frozenset(homes[story] for story in thread.stories) for thread in made.threads},
    )


@settings(deadline=None, max_examples=60)
@given(
    rows=ROWS,
    least=st.sampled_from([1, 4, 2000]),
    small=st.sampled_from([0, 128]),
    runs=st.tuples(*[st.booleans()] * 3),
    data=st.data(),
)
def test_a_run_that_goes_on_says_what_one_from_the_start_says_in_whatever_order_and_however_often_it_was_run(
    *, make_one: Make, rows: list[tuple[str, int]], least: int, small: int, runs: tuple[bool, ...], data: st.DataObject
) -> None:
    articles = arriving(rows, make_one)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counting, "FROM", least)
        patch.setattr(counting, "GROWN", 2)
        patch.setattr(scoring, "SMALL", small)
        fresh = grouped(group(articles))
        earlier: dict[StoryId, Story] = {}
        past: tuple[Kept, ...] = ()
        for hour, run in enumerate(runs):
            there = [one for one in articles if one.first_seen <= NOON + timedelta(hours=hour)]
            if run and there:
                made = group(there, earlier=tuple(earlier.values()), past=past)
                earlier |= {story.id: story for story in made.stories}
                past = made.kept
        anyhow = data.draw(st.permutations(articles))
        assert grouped(group(anyhow, earlier=tuple(earlier.values()), past=past)) == fresh


def test_the_first_headline_of_a_large_window_is_compared_by_what_was_counted(
    make_one: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "FROM", 8)
    monkeypatch.setattr(counting, "GROWN", 2)
    monkeypatch.setattr(scoring, "SMALL", 0)
    texts = [(" ".join(WORDS[(n + step) % 10] for step in range(9)) + " ") * 6 for n in range(10)]
    articles = arriving([*((text, place // 8) for place, text in enumerate(texts)), ("flood harbour", 2)], make_one)
    first = group(articles[:8], past=())
    second = group(articles[:10], earlier=first.stories, past=first.kept)
    assert grouped(group(articles, earlier=second.stories, past=second.kept)) == grouped(group(articles))
    gone_on, fresh = (group(articles, past=past).kept for past in (second.kept, ()))
    assert [one.made_of for one in gone_on[:2]] == [one.made_of for one in fresh[:2]]
    assert read_back(gone_on) == read_back(fresh)
    assert gone_on[0] == fresh[0]


def read_back(kept: tuple[Kept, ...]) -> tuple[list[float], list[float], int]:
    counted, rest, _ = kept
    before = read(counted.content, counted.articles)
    assert not before.known.briefs
    made = read_on(rest.content, rest.articles, before).known
    assert made.briefs
    return list(made.pairs.text), list(made.pairs.score), made.briefs.table.items


@pytest.fixture
def known(article: Make, monkeypatch: pytest.MonkeyPatch) -> tuple[list[Article], tuple[Kept, ...]]:
    """Give a window of 24 articles, of which 20 are counted, and what a run over 22 of them knew."""
    monkeypatch.setattr(counting, "FROM", 20)
    monkeypatch.setattr(counting, "GROWN", 4)
    monkeypatch.setattr(scoring, "SMALL", 0)
    texts = ["dam above Port Ellen burst after rain", "court in Sadra sentenced the thief of the Comet painting"]
    rows = [
        (f"The {texts[n % 2]}, said witness number {n}. Nobody slept, {n} left.", n // 20 + n // 22) for n in range(24)
    ]
    articles = arriving(rows, article)
    return articles, group(articles[:22], past=()).kept


def test_what_is_known_of_a_window_is_not_worked_out_again(
    known: tuple[list[Article], tuple[Kept, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    articles, past = known
    assert [(one.language, one.part, one.articles) for one in past] == [
        ("en", "counted", 20),
        ("en", "all", 22),
        ("en", "read", 22),
    ]
    fresh = group(articles)

    def refuse(*_: object) -> None:
        raise AssertionError("from the start")

    monkeypatch.setattr(large, "begun", refuse)
    monkeypatch.setattr(readings, "taught", refuse)
    asked: list[ArticleId] = []
    keys = Asked(asked)
    gone_on = group(articles, past=past, keys=keys)
    assert grouped(gone_on) == grouped(fresh)
    assert sorted(asked) == sorted(one.id for one in articles[22:])
    assert [one.article for one in gone_on.keys] == sorted(asked)


class Asked(dict[ArticleId, Keys]):
    """No keys at all; notes whose were asked for."""

    def __init__(self, asked: list[ArticleId]) -> None:
        super().__init__()
        self._asked = asked

    def get(self, key: ArticleId, default: Any = None) -> Any:
        self._asked.append(key)
        return default


def test_a_run_that_goes_on_leaves_what_one_from_the_start_leaves_and_the_counted_part_to_the_byte(
    make_one: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "FROM", 20)
    monkeypatch.setattr(counting, "GROWN", 4)
    monkeypatch.setattr(scoring, "SMALL", 0)
    countries = ["Sudan", "Tunisia", "France", "nobody"]
    articles = [
        make_one(
            str(n),
            title=f"King of {countries[n % 4]} thanks {countries[n // 4 % 4]} for {12 + n} ships",
            text="" if n % 5 == 0 else f"On 4 May 2031 the king of {countries[n % 4]} spoke of {n}.5 ships. " * 9,
        )
        for n in range(24)
    ]
    articles = [replace(one, first_seen=NOON + timedelta(hours=n // 20 + n // 22)) for n, one in enumerate(articles)]
    first = group(articles[:21], past=())
    second = group(articles[:22], earlier=first.stories, past=first.kept)
    third = group(articles, earlier=second.stories, past=second.kept)
    fresh = group(articles, earlier=second.stories, past=())
    assert third.kept[0] == fresh.kept[0] == first.kept[0]
    before = read(fresh.kept[0].content, 20)
    gone_on, anew = (read_on(one.kept[1].content, 24, before).known for one in (third, fresh))
    assert (rows_of(gone_on.columns), gone_on.vocabulary) == (rows_of(anew.columns), anew.vocabulary)
    assert gone_on.vocabulary.grams.tolist() == anew.vocabulary.grams.tolist()
    assert (gone_on.pairs, gone_on.named) == (anew.pairs, anew.named)
    assert {"SD", "TN", "FR"} <= {code.upper() for codes in before.known.named for code in codes}


@pytest.mark.parametrize(
    ("place", "change"),
    [
        pytest.param(3, {"text": "The ferry sank."}, id="another text"),
        pytest.param(3, {"title": "Ferry sinks"}, id="another title"),
        pytest.param(3, {"published": When(year=2031, month=1, day=1)}, id="another date"),
        pytest.param(3, {"outlet": "The Lantern"}, id="another outlet"),
        pytest.param(21, {"text": "The ferry sank."}, id="another text of one that is not counted"),
        pytest.param(3, {"first_seen": NOON + timedelta(days=1)}, id="one that was counted came later"),
    ],
)
def test_what_is_known_of_other_articles_is_nothing(
    known: tuple[list[Article], tuple[Kept, ...]], place: int, change: dict[str, Any]
) -> None:
    articles, past = known
    changed: dict[str, Any] = {"text": articles[place].text, "document": DocumentKey(digest(repr(change))), **change}
    articles[place] = replace(articles[place], **changed, sentences=get("en").sentences(str(changed["text"])))
    assert grouped(group(articles, past=past)) == grouped(group(articles))
    assert group(articles, past=past).kept == group(articles, past=()).kept


def test_where_one_that_is_not_counted_changed_the_counted_ones_are_known(
    known: tuple[list[Article], tuple[Kept, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    articles, past = known
    articles[21] = replace(articles[21], title="Ferry sinks")
    fresh = group(articles)

    def refuse(*_: object) -> None:
        raise AssertionError("from the start")

    monkeypatch.setattr(large, "begun", refuse)
    assert grouped(group(articles, past=past)) == grouped(fresh)


def test_a_date_that_an_edit_left_behind_counts_though_the_document_is_the_old_one(
    known: tuple[list[Article], tuple[Kept, ...]],
) -> None:
    articles, past = known
    articles[3] = replace(articles[3], published=When(year=2031, month=5, day=1))
    assert grouped(group(articles, past=past)) == grouped(group(articles))
    assert group(articles, past=past).kept == group(articles, past=()).kept


def test_a_story_that_stays_loses_its_links_with_the_language_that_leaves(
    known: tuple[list[Article], tuple[Kept, ...]],
) -> None:
    articles, past = known
    likely = Likely(story=StoryId("gone"), score=0.5)
    first = group(articles[:22], past=())
    linked = tuple(replace(story, why=replace(story.why, likely=(likely,))) for story in first.stories)
    gone_on = group(articles[:22], earlier=linked, past=past)
    assert {story.articles for story in gone_on.stories} == {story.articles for story in linked}
    assert not any(story.why.likely for story in gone_on.stories)


def test_an_article_that_is_gone_makes_what_was_known_worthless(known: tuple[list[Article], tuple[Kept, ...]]) -> None:
    articles, past = known
    assert grouped(group(articles[1:], past=past)) == grouped(group(articles[1:]))


def test_a_story_that_stays_as_it_is_is_not_read_again(article: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "FROM", 18)
    monkeypatch.setattr(counting, "GROWN", 4)
    monkeypatch.setattr(scoring, "SMALL", 0)
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
