"""Articles and stories made by hand, and the stories that lie under tests/data/summarise."""

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tasks.languages import get
from tasks.model import (
    UNKNOWN_DATE,
    Article,
    ArticleId,
    DocumentKey,
    Evidence,
    Extraction,
    Story,
    StoryId,
)

MakeArticle = Callable[..., Article]
MakeStory = Callable[..., Story]
DATA = Path(__file__).parents[2] / "data" / "summarise"


def make_article(name: str, text: str, *, title: str = "", published: str = "", language: str = "en") -> Article:
    rules = get(language)
    return Article(
        id=ArticleId(name),
        document=DocumentKey(name),
        source="test",
        where=f"{name}.txt",
        outlet="",
        url="",
        title=title,
        authors=(),
        published=rules.parse_date(published) if published else UNKNOWN_DATE,
        mentions=(),
        first_seen=datetime(2024, 1, 1, tzinfo=UTC),
        language=language,
        text=text,
        sentences=rules.sentences(text),
        extraction=Extraction(method="lines"),
    )


def make_story(articles: Sequence[Article], *, texts: Sequence[Sequence[str]] = (), lead: str = "") -> Story:
    names = tuple(one.id for one in articles)
    return Story(
        id=StoryId("story"),
        articles=names,
        texts=tuple(tuple(ArticleId(one) for one in text) for text in texts) or tuple((one,) for one in names),
        lead=ArticleId(lead) if lead else names[0],
        when=UNKNOWN_DATE,
        thread=None,
        why=Evidence(threshold=0.0),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A story of the data folder with what an editor wants of it."""

    name: str
    story: Story
    articles: dict[ArticleId, Article]
    editor: dict[str, Any]


def load(path: Path) -> Told:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    made = [
        make_article(
            one["name"],
            one["text"].strip(),
            title=one["title"],
            published=one["published"],
            language=data["language"],
        )
        for one in data["article"]
    ]
    return Told(
        name=path.stem,
        story=make_story(made, texts=data["texts"], lead=data["lead"]),
        articles={one.id: one for one in made},
        editor=data,
    )


@pytest.fixture(scope="session")
def article() -> MakeArticle:
    return make_article


@pytest.fixture(scope="session")
def story() -> MakeStory:
    return make_story


@pytest.fixture(params=sorted(DATA.glob("*.toml")), ids=lambda path: path.stem)
def told(request: pytest.FixtureRequest) -> Told:
    return load(request.param)
