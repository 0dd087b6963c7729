"""A run that goes on with a large window says and leaves what one from the start does, and makes only what is new."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.dedupe import drafts, group, readings
from tasks.dedupe.large import window as large
from tasks.dedupe.large.kept import read, read_on
from tasks.model import Article, ArticleId, Kept, Keys, Story, StoryId
from tests.unit.dedupe.windows import NOON, Make, arriving, grouped, large_from, rows_of

WORDS = ["flood", "harbour", "minister", "Verdict", "Comet", "strike", "harvest", "ferry", "Tamsin Orlan", "fever"]
TEXTS = st.one_of(
    st.lists(st.sampled_from(WORDS), min_size=3, max_size=40),
    st.lists(st.sampled_from(WORDS), min_size=45, max_size=60),
).map(" ".join)
ROWS = st.lists(st.tuples(TEXTS, st.integers(0, 3)), min_size=2, max_size=14)


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
        large_from(least, 2, patch, small=small)
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
    large_from(8, 2, monkeypatch)
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
    large_from(20, 4, monkeypatch)
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


def test_a_story_that_stays_as_it_is_is_not_read_again(article: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    large_from(18, 4, monkeypatch)
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
