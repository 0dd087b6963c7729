"""Signatures are kept once a story, found by name, and gone with their story."""

from dataclasses import replace
from typing import Any

import pytest

from tasks.model import Signature, StoryId
from tasks.store import Store


def sign(story: str, *names: str, language: str = "ar") -> Signature:
    return Signature(
        story=StoryId(story), language=language, names=tuple((n, f"«{n}»") for n in names), stems=("x", "y")
    )


@pytest.fixture
def three(store: Store, make: Any, fill: Any) -> tuple[Store, Any]:
    a, b, c, *_ = fill("seeds/a.txt", "seeds/b.txt", "seeds/c.txt")
    grouping = make.grouping(*(make.story((one,), name=name) for one, name in ((a, "1"), (b, "2"), (c, "3"))))
    signatures = (sign("1", "hftr", "bngz"), sign("2", "hftr"), sign("3", "hftr", language="en"))
    store.save_grouping(replace(grouping, signatures=signatures))
    return store, grouping


def test_a_name_gives_the_stories_of_its_language(three: tuple[Store, Any]) -> None:
    store, _ = three
    assert store.holders("ar", ["hftr", "bngz", "none"], share=1, least=0) == (2, {"bngz": ("1",), "hftr": ("1", "2")})


def test_a_name_that_is_everywhere_gives_nothing(three: tuple[Store, Any]) -> None:
    store, _ = three
    assert store.holders("ar", ["hftr", "bngz"], share=0.5, least=0) == (2, {"bngz": ("1",)})
    assert store.holders("ar", ["hftr"], share=0.5, least=2) == (2, {"hftr": ("1", "2")})


def test_a_signature_stays_when_a_later_grouping_brings_none(three: tuple[Store, Any]) -> None:
    store, grouping = three
    store.save_grouping(grouping)
    assert store.signed(["1", "2", "4"]) == {"1", "2"}
    store.save_grouping(replace(grouping, signatures=(sign("2", "new"),)))
    assert store.signatures(["2"]) == {"2": sign("2", "new")}


def test_a_signature_goes_with_its_story(three: tuple[Store, Any], make: Any) -> None:
    store, grouping = three
    a, b = (store.articles(story.articles)[0] for story in grouping.stories[:2])
    store.save_grouping(make.grouping(make.story((a,), (b,), name="2")))
    assert store.signed(["1", "2"]) == {"2"}
    assert store.holders("ar", ["bngz"], share=1, least=1) == (1, {})


def test_a_story_of_the_past_stands_in_the_thread_it_was_joined_to(store: Store, make: Any, fill: Any) -> None:
    a, b, *_ = fill("seeds/a.txt", "seeds/b.txt")
    store.save_grouping(make.grouping(make.story((a,), name="1")))
    new = make.grouping(make.story((b,), name="2", thread="t"))
    thread = replace(new.threads[0], stories=(StoryId("1"), StoryId("2")))
    for _ in range(2):
        store.save_grouping(replace(new, threads=(thread,)))
        assert store.threads_of(["1"]) == (thread,)
        assert [story.thread for story in store.stories(["1", "2"])] == ["t", "t"]


def test_the_rest_of_a_story_keeps_its_date_and_its_reasons(store: Store, make: Any, fill: Any) -> None:
    a, b, *_ = fill("seeds/a.txt", "seeds/b.txt")
    whole = make.story((a,), (b,), name="s")
    store.save_grouping(make.grouping(whole))
    later = replace(whole.when, day=5)
    alone = make.story((b,), name="s")
    store.save_grouping(make.grouping(replace(alone, when=later, why=replace(alone.why, score=None, terms=()))))
    (kept,) = store.stories(["s"])
    assert (kept.when, kept.why) == (whole.when, whole.why)
