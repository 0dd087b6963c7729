"""What an edition has to tell, and what of it needs a summary."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from tasks.compose import covered, front
from tasks.model import Article, ArticleId, Story, StoryId

MakeArticle = Callable[..., Article]
MakeStory = Callable[..., Story]
DAY = dt.date(2025, 5, 12)


def test_only_the_first_stories_with_something_new_need_a_summary(article: MakeArticle, story: MakeStory) -> None:
    made = [article(f"a{n}", published=f"2025-05-{12 - n}") for n in range(3)]
    stories = [story(one.id, [one]) for one in made]
    told = {StoryId("a0"): frozenset({ArticleId("a0")})}
    found = front(stories, {one.id: one for one in made}, told=told, date=DAY, most=1)
    assert [one.id for one in found] == ["a1"]


def test_an_edition_sees_of_a_story_what_its_sources_gave(article: MakeArticle, story: MakeStory) -> None:
    ours, theirs = [article("a"), article("b")], [replace(article(name), source="feed") for name in "cd"]
    known = {one.id: one for one in (*ours, *theirs)}
    mixed = story("s", [ours[0], *theirs, ours[1]], texts=(("a", "c"), ("b",), ("d",)), lead="c")
    whole, foreign = story("w", [ours[0]]), story("f", theirs)
    found = list(covered([mixed, whole, foreign], known, {"seeds"}))
    assert found[1] is whole
    assert (found[0].articles, found[0].texts, found[0].lead) == (("a", "b"), (("a",), ("b",)), "a")
    assert len(found) == 2
    assert next(covered([mixed], known, {"seeds", "feed"})) is mixed
