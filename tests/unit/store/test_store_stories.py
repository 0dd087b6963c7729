"""Stories follow the newest grouping; what the window does not see stays as it was told."""

from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.model import (
    ArticleId,
    Evidence,
    Grouping,
    Story,
    StoryId,
    ThreadId,
    When,
)
from tasks.store import Store
from tasks.store import stories as keeping

PLACES = tuple(f"seeds/{name}.txt" for name in "abcde")


def test_a_grouping_replaces_the_one_before(store: Store, make: Any, fill: Any) -> None:
    a, b, c, *_ = fill(*PLACES)
    store.save_grouping(make.grouping(make.story((a,), (b,)), make.story((c,))))
    again = make.grouping(make.story((a,)), make.story((c, b)))
    store.save_grouping(again)
    assert store.stories_of([a.id, b.id, c.id]) == tuple(sorted(again.stories, key=lambda story: story.id))


def test_saving_twice_is_saving_once(store: Store, make: Any, fill: Any) -> None:
    a, b, c, *_ = fill(*PLACES)
    grouping = make.grouping(make.story((a, b), thread="t"), make.story((c,), thread="t"))
    for _ in range(2):
        store.save_grouping(grouping)
    assert store.stories_of([a.id, c.id]) == tuple(sorted(grouping.stories, key=lambda story: story.id))
    assert store.threads_of([grouping.stories[0].id]) == grouping.threads


def test_a_story_that_is_as_it_was_is_not_written_again(store: Store, make: Any, fill: Any) -> None:
    a, b, c, d, *_ = fill(*PLACES)
    alone = make.story((d,), name="alone")
    store.save_grouping(make.grouping(make.story((a,), (b,), name="s"), make.story((c,), name="t"), alone))
    written: list[Any] = []

    def note(_connection: object, _cursor: object, statement: str, parameters: Any, *_: object) -> None:
        if statement.startswith(("INSERT INTO stories", "INSERT INTO members")):
            rows = parameters if isinstance(parameters, list) else [parameters]
            written.extend(value for row in rows for value in row if value in {"s", "t", "alone"})

    sa.event.listen(store._engine, "before_cursor_execute", note)
    again = make.grouping(make.story((a,), name="s"), make.story((c,), (b,), name="t"), alone)
    store.save_grouping(again)
    assert set(written) == {"s", "t"}
    assert store.stories_of([a.id, b.id, c.id, d.id]) == tuple(sorted(again.stories, key=lambda story: story.id))


def test_an_article_that_left_the_window_stays_in_its_story(store: Store, make: Any, fill: Any) -> None:
    old, b, c, *_ = fill(*PLACES)
    store.save_grouping(make.grouping(make.story((old,), (b,), name="s")))
    store.save_grouping(make.grouping(make.story((b,), (c,), name="s")))
    (story,) = store.stories_of([c.id])
    assert story.articles == (old.id, b.id, c.id)
    assert story.texts == ((old.id,), (b.id,), (c.id,))
    assert story.lead == b.id


def test_a_reprint_in_the_window_keeps_its_older_twin(store: Store, make: Any, fill: Any) -> None:
    old, b, c, *_ = fill(*PLACES)
    store.save_grouping(make.grouping(make.story((old, b), name="s")))
    store.save_grouping(make.grouping(make.story((c,), (b,), name="s")))
    (story,) = store.stories_of([b.id])
    assert story.texts == ((c.id,), (old.id, b.id))


def test_a_story_whose_recent_articles_went_elsewhere_keeps_the_old_ones(store: Store, make: Any, fill: Any) -> None:
    old, b, c, *_ = fill(*PLACES)
    store.save_grouping(make.grouping(make.story((b,), (old,), name="s")))
    store.save_grouping(make.grouping(make.story((b,), (c,), name="new")))
    (left,) = store.stories_of([old.id])
    assert (left.id, left.articles, left.lead) == ("s", (old.id,), old.id)


def test_a_story_with_no_article_left_is_gone(store: Store, make: Any, fill: Any) -> None:
    a, b, *_ = fill(*PLACES)
    store.save_grouping(make.grouping(make.story((a,), name="s"), make.story((b,), name="r")))
    store.save_grouping(make.grouping(make.story((a,), (b,), name="r")))
    assert [story.id for story in store.stories(["s", "r"])] == ["r"]


def test_a_thread_keeps_the_stories_that_left_the_window(store: Store, make: Any, fill: Any) -> None:
    a, b, c, *_ = fill(*PLACES)
    store.save_grouping(make.grouping(make.story((a,), name="1", thread="t"), make.story((b,), name="2", thread="t")))
    store.save_grouping(make.grouping(make.story((b,), name="2", thread="t"), make.story((c,), name="3", thread="t")))
    (thread,) = store.threads_of(["3"])
    assert thread.stories == ("1", "2", "3")


def test_a_thread_that_no_longer_ties_anything_is_gone(store: Store, make: Any, fill: Any) -> None:
    a, b, *_ = fill(*PLACES)
    store.save_grouping(make.grouping(make.story((a,), name="1", thread="t"), make.story((b,), name="2", thread="t")))
    store.save_grouping(make.grouping(make.story((b,), name="2")))
    assert store.threads_of(["1", "2"]) == ()
    assert store.stories(["1"])[0].thread is None


def test_articles_in_no_story_have_none(store: Store, fill: Any) -> None:
    (a, *_) = fill(*PLACES)
    assert store.stories_of([a.id]) == ()
    assert store.threads_of(["nothing"]) == ()


def partition(draw: st.DrawFn, numbers: list[int]) -> list[list[int]]:
    """Cut some of the numbers into groups."""
    taken = draw(st.lists(st.sampled_from(numbers), unique=True, min_size=1))
    homes = [draw(st.integers(0, 3)) for _ in taken]
    return [[n for n, home in zip(taken, homes, strict=True) if home == which] for which in sorted(set(homes))]


@st.composite
def histories(draw: st.DrawFn) -> list[list[list[int]]]:
    return [partition(draw, list(range(6))) for _ in range(draw(st.integers(1, 4)))]


@settings(deadline=None, max_examples=15)
@given(history=histories())
def test_no_history_loses_an_article_or_puts_one_into_two_stories(make: Any, history: list[list[list[int]]]) -> None:
    with Store.open("sqlite://") as store:
        ids = [make.kept(store, number).id for number in range(6)]
        seen: set[ArticleId] = set()
        for groups in history:
            stories = tuple(story([ids[n] for n in group]) for group in groups)
            store.save_grouping(Grouping(stories=stories, threads=()))
            seen.update(article for one in stories for article in one.articles)
            held = [article for one in store.stories_of(ids) for article in one.articles]
            assert sorted(held) == sorted(seen)
            for one in stories:  # what the newest grouping says holds
                assert {s.id for s in store.stories_of(one.articles)} == {one.id}


@settings(deadline=None, max_examples=15)
@given(history=histories(), threaded=st.booleans())
def test_whoever_has_read_the_stories_before_writes_what_one_writes_who_has_not(
    make: Any, history: list[list[list[int]]], *, threaded: bool
) -> None:
    with Store.open("sqlite://") as store, Store.open("sqlite://") as other:
        ids = [make.kept(store, number).id for number in range(6)]
        assert ids == [make.kept(other, number).id for number in range(6)]
        for groups in history:
            told = tuple(story([ids[n] for n in group], thread="t" if threaded else None) for group in groups)
            grouping = make.grouping(*told)
            store.save_grouping(grouping)
            other.save_grouping(grouping, before=other.stories_around({n for one in told for n in one.articles}))
            assert other.stories_of(ids) == store.stories_of(ids)
            assert other.threads_of([one.id for one in told]) == store.threads_of([one.id for one in told])


def test_stories_that_were_read_before_are_not_read_again(
    store: Store, make: Any, fill: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b, *_ = fill(*PLACES)
    store.save_grouping(make.grouping(make.story((a,), name="s"), make.story((b,), name="t")))
    before = store.stories_around([a.id, b.id])

    def refuse(*_: object) -> tuple[Story, ...]:
        raise AssertionError("read again")

    monkeypatch.setattr(keeping, "of_articles", refuse)
    store.save_grouping(make.grouping(make.story((a,), (b,), name="s")), before=before)
    assert [one.articles for one in store.stories(["s", "t"])] == [(a.id, b.id)]


def story(articles: list[ArticleId], thread: str | None = None) -> Story:
    return Story(
        id=StoryId(f"s{min(articles)}"),
        articles=tuple(articles),
        texts=(tuple(articles[::2]), *([tuple(articles[1::2])] if articles[1:] else [])),
        lead=articles[-1],
        when=When(),
        thread=ThreadId(thread) if thread else None,
        why=Evidence(threshold=0.14),
    )
