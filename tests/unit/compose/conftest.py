"""Articles, stories and a briefing made by hand."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from tasks.compose import EditionView, compose
from tasks.languages import get
from tasks.model import (
    UNKNOWN_DATE,
    Article,
    ArticleId,
    Briefing,
    DocumentKey,
    Evidence,
    Excerpt,
    Extraction,
    Story,
    StoryId,
    Summary,
    ThreadId,
)

DAY = dt.date(2025, 5, 12)
EDITION = EditionView(name="daily", title="موجز", language="ar", zone="Africa/Tripoli")
MakeArticle = Callable[..., Article]
MakeStory = Callable[..., Story]
MakeBriefing = Callable[..., Briefing]


def make_article(
    name: str, text: str = "The harbour stays open to fishing boats, a court ruled.", **more: Any
) -> Article:
    language = more.pop("language", "en")
    published = more.pop("published", "")
    given: dict[str, Any] = {
        "outlet": "",
        "url": "",
        "title": f"Title of {name}",
        "mentions": (),
        "where": f"seeds/{name}.txt",
        "extraction": Extraction(method="lines"),
        **more,
    }
    return Article(
        id=ArticleId(name),
        document=DocumentKey(name),
        source="seeds",
        authors=(),
        published=get(language).parse_date(published) if published else UNKNOWN_DATE,
        first_seen=datetime(2025, 5, 12, 6, tzinfo=UTC),
        language=language,
        text=text,
        sentences=get(language).sentences(text),
        **given,
    )


def make_story(name: str, articles: Sequence[Article], **more: Any) -> Story:
    names = tuple(one.id for one in articles)
    return Story(
        id=StoryId(name),
        articles=names,
        texts=more.get("texts") or tuple((one,) for one in names),
        lead=more.get("lead") or names[0],
        when=more.get("when") or articles[0].published,
        thread=ThreadId(more["thread"]) if "thread" in more else None,
        why=Evidence(threshold=0.14),
    )


def make_briefing(
    stories: Sequence[Story],
    articles: Sequence[Article],
    *,
    told: Mapping[StoryId, frozenset[ArticleId]] | None = None,
    **more: Any,
) -> Briefing:
    known = {one.id: one for one in articles}
    summaries = more.pop("summaries", None)
    return compose(
        edition=more.pop("edition", EDITION),
        date=DAY,
        stories=stories,
        summaries={one.id: first_sentences(one, known) for one in stories} if summaries is None else summaries,
        articles=known,
        told=told or {},
        version="1.2.3",
        settings_digest="feed",
        **more,
    )


def first_sentences(story: Story, articles: Mapping[ArticleId, Article]) -> Summary:
    """Summarise a story by the first sentence of each text."""
    found = []
    for names in story.texts:
        article = articles[names[0]]
        for start, end in article.sentences[:1]:
            found.append(Excerpt(text=article.text[start:end], article=article.id, start=start, end=end))
    return Summary(story=story.id, excerpts=tuple(found), method="first")


@pytest.fixture(scope="session")
def article() -> MakeArticle:
    return make_article


@pytest.fixture(scope="session")
def story() -> MakeStory:
    return make_story


@pytest.fixture(scope="session")
def briefing() -> MakeBriefing:
    return make_briefing
