"""Threads beyond the window: who is meant, who is read again, and where a story finds its place."""

from collections.abc import Callable

import pytest

from tasks.dedupe import group
from tasks.dedupe.archive import NEAREST, Acting, Tie, fits, named, nearest
from tasks.dedupe.widening import merged, widened
from tasks.model import Article, ArticleId, Evidence, Grouping, Signature, Story, StoryId, Thread, ThreadId, When

Make = Callable[..., Article]


def story(name: str, *articles: str, thread: str = "", year: int = 2031) -> Story:
    held = tuple(ArticleId(one) for one in articles or (f"{name}1",))
    return Story(
        id=StoryId(name),
        articles=held,
        texts=tuple((one,) for one in held),
        lead=held[0],
        when=When(year=year, month=5, day=1, evidence="metadata"),
        thread=ThreadId(thread) if thread else None,
        why=Evidence(threshold=0.15, names=("Haftar",)),
    )


def thread(name: str, *stories: str) -> Thread:
    return Thread(id=ThreadId(name), stories=tuple(StoryId(one) for one in stories), names=(f"label of {name}",))


def tie(one: str, other: str, score: float = 0.1) -> Tie:
    return Tie(story=StoryId(one), earlier=StoryId(other), score=score, names=("Haftar", "Benghazi"))


def sign(name: str, names: str, stems: str = "") -> Signature:
    return Signature(
        story=StoryId(name), language="en", names=tuple((one, one) for one in names.split()), stems=tuple(stems.split())
    )


def widen(stories: list[Story], ties: list[Tie], **more: list) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:  # type: ignore[type-arg]  # -- lists of three kinds
    """Give the stories and the label of each thread."""
    given = Grouping(stories=tuple(stories), threads=tuple(more.pop("within", ())))
    known = {"earlier": (), "past": (), "threads": (), **more}
    made = widened(given, ties, **known)
    home = {name: one.id for one in made.threads for name in one.stories}
    assert all(one.thread == home.get(one.id) for one in made.stories)
    return sorted((one.stories, one.names) for one in made.threads)


OLD, OLDER, NEW, NEXT = story("old", year=2023), story("older", year=2019), story("new"), story("next", year=2032)
SHARED = ("Haftar", "Benghazi")


def test_a_story_joins_a_lone_one_of_the_past() -> None:
    assert widen([NEW], [tie("new", "old")], past=[OLD]) == [(("old", "new"), SHARED)]


def test_it_joins_the_thread_of_the_one_that_fits_best_and_that_alone() -> None:
    one, two = story("one", thread="t", year=2020), story("two", thread="t", year=2021)
    found = widen(
        [NEW],
        [tie("new", "old", 0.1), tie("new", "two", 0.2)],
        past=[OLD, one, two],
        threads=[thread("t", "one", "two")],
    )
    assert found == [(("one", "two", "new"), ("label of t",))]


def test_two_stories_that_fit_one_of_the_past_are_one_thread() -> None:
    found = widen([NEW, NEXT], [tie("new", "old"), tie("next", "old")], past=[OLD])
    assert found == [(("old", "new", "next"), SHARED)]


def test_a_thread_of_the_window_takes_its_past_along() -> None:
    found = widen([NEW, NEXT], [tie("next", "old")], past=[OLD], within=[thread("w", "new", "next")])
    assert found == [(("old", "new", "next"), ("label of w",))]


def test_a_story_stays_with_those_of_its_thread_that_left_the_window() -> None:
    before, old = story("new", thread="t"), story("old", thread="t", year=2023)
    found = widen(
        [NEW], [tie("new", "older", 0.9)], earlier=[before], past=[old, OLDER], threads=[thread("t", "old", "new")]
    )
    assert found == [(("old", "new"), ("label of t",))]


def test_without_a_past_the_threads_of_the_window_stay() -> None:
    assert widen([NEW, NEXT], [], within=[thread("w", "new", "next")]) == [(("new", "next"), ("label of w",))]


def test_a_tie_to_what_is_no_longer_there_ties_nothing() -> None:
    assert widen([NEW], [tie("new", "old")]) == []


def test_the_thread_keeps_its_name_when_a_story_of_the_past_is_found() -> None:
    before = story("new", thread="t")
    made = widened(
        Grouping(stories=(NEW, NEXT), threads=(thread("t", "new", "next"),)),
        [tie("next", "old")],
        earlier=[before],
        past=[OLD],
        threads=[thread("t", "new")],
    )
    assert [one.id for one in made.threads] == ["t"]


def test_what_is_left_of_a_joined_story_is_tied_to_the_one_it_joined() -> None:
    before = [story("s", "gone", "b", "c"), story("r", "d")]
    now = Grouping(stories=(story("r", "b", "c", "d"),), threads=())
    assert merged(before, now) == [Tie(story=StoryId("r"), earlier=StoryId("s"), score=1.0, names=("Haftar",))]
    assert merged([story("s", "b"), story("r", "c")], Grouping(stories=(story("r", "b", "c"),), threads=())) == []


def test_two_names_in_common_are_needed_and_the_rarest_come_first() -> None:
    acting = Acting(stories=100, holders={"a": tuple(map(StoryId, "xyz")), "b": tuple(map(StoryId, "xy")), "c": ("x",)})  # type: ignore[dict-item]  # -- plain words for ids
    assert named(sign("new", "a b c"), acting, ()) == ["x", "y"]
    assert named(sign("new", "a b c"), acting, {StoryId("x")}) == ["y"]
    assert named(sign("new", "a"), acting, ()) == []


def test_those_with_most_in_common_are_read_again() -> None:
    others = [sign(str(count), "a b", "p q r s t u"[: 2 * count]) for count in range(6)]
    assert nearest(sign("new", "a b", "p q r s t u"), others) == ["5", "4", "3"][:NEAREST]


@pytest.mark.parametrize(
    ("names", "thread", "expected"),
    [
        pytest.param("a b", [], True, id="a lone story has no thread to fit"),
        pytest.param("a b", ["a b c", "a b d"], True, id="two actors of both"),
        pytest.param("b c", ["a b c", "a b d"], False, id="of the last one alone"),
        pytest.param("a d", ["a b", "a d", "a b d"], True, id="of two in three"),
        pytest.param("x y", ["a b", "b c", "c x y"], False, id="a thread that wanders"),
    ],
)
def test_a_story_fits_a_thread_by_the_actors_of_most_of_it(names: str, thread: list[str], expected: bool) -> None:
    assert fits(sign("new", names), [sign(str(n), one) for n, one in enumerate(thread)]) is expected


@pytest.mark.parametrize("signed", [(), ("none",)], ids=["nobody has one", "another has one"])
def test_a_story_that_has_not_changed_is_not_signed_again(
    article: Make, seeds: list[Article], signed: tuple[str, ...]
) -> None:
    first = group(seeds, signed=[StoryId(name) for name in signed])
    assert {one.story for one in first.signatures} == {one.id for one in first.stories}
    names = [one.id for one in first.stories]
    assert group(seeds, earlier=first.stories, signed=names).signatures == ()
    more = article("more", title=seeds[2].title, text=seeds[2].text, language="ar")
    again = group([*seeds, more], earlier=first.stories, signed=names)
    assert [one.story for one in again.signatures] == [s.id for s in again.stories if more.id in s.articles]
    assert group(seeds).signatures == ()


def test_a_signature_tells_who_acts_and_what_it_is_about(seeds: list[Article]) -> None:
    made = group(seeds, signed=())
    (envoy,) = (one for one in made.signatures if one.story == next(str(a.id) for a in seeds if a.where == "002"))
    assert "حفتر" in [spelt for _, spelt in envoy.names]
    assert 10 < len(envoy.stems) <= 40


def test_no_new_story_takes_the_name_of_one_that_others_are_in(article: Make) -> None:
    alone = article("a", title="Dam bursts above Port Ellen", text="The dam above Port Ellen burst at dawn on Tuesday.")
    made = group([alone], earlier=[story(alone.id, "another")])
    assert str(alone.id) not in [str(one.id) for one in made.stories]
