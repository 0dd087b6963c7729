"""What was known of a large window counts only for the articles that it was made of."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tasks.dedupe import group
from tasks.dedupe.large import window as large
from tasks.languages import get
from tasks.model import Article, DocumentKey, Kept, Likely, StoryId, When, digest
from tests.unit.dedupe.windows import NOON, grouped


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
