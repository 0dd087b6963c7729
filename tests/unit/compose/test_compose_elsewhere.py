"""Stories in other languages: named on the page by their headline, where the edition knows them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tasks.model import Article, Briefing, Likely, Story, StoryId

MakeArticle = Callable[..., Article]
MakeStory = Callable[..., Story]
MakeBriefing = Callable[..., Briefing]


def beside(story: Story, *others: str) -> Story:
    likely = tuple(Likely(story=StoryId(other), score=0.5, names=("Haftar / حفتر",)) for other in others)
    return replace(story, why=replace(story.why, likely=likely))


def test_a_likely_story_is_named_by_its_headline(
    article: MakeArticle, story: MakeStory, briefing: MakeBriefing
) -> None:
    english, arabic = (
        article("en"),
        article("ar", "وصل القارب إلى الميناء القديم اليوم.", language="ar", title="القارب"),
    )
    made = briefing([beside(story("one", [english]), "two"), beside(story("two", [arabic]), "one")], [english, arabic])
    told = {entry.id: entry.elsewhere for entry in made.stories}
    assert [(one.headline.text, one.language, one.likely.score) for one in told[StoryId("one")]] == [
        ("القارب", "ar", 0.5)
    ]
    assert [one.headline.text for one in told[StoryId("two")]] == ["Title of en"]


def test_a_likely_story_that_was_told_before_is_still_named(
    article: MakeArticle, story: MakeStory, briefing: MakeBriefing
) -> None:
    english, arabic = article("en"), article("ar", language="ar", title="القارب")
    stories = [beside(story("one", [english]), "two"), story("two", [arabic])]
    made = briefing(stories, [english, arabic], told={StoryId("two"): frozenset({arabic.id})})
    assert [entry.id for entry in made.stories] == ["one"]
    assert [one.headline.text for one in made.stories[0].elsewhere] == ["القارب"]


def test_a_story_that_the_edition_does_not_know_is_not_named(
    article: MakeArticle, story: MakeStory, briefing: MakeBriefing
) -> None:
    english = article("en")
    made: Any = briefing([beside(story("one", [english]), "gone")], [english])
    assert made.stories[0].elsewhere == ()
