"""Stories with an editor's choices: our own (tests/data/summarise/stories), ten of the stream, and the seeds."""

import gzip
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kinds.given import article
from kinds.story_summaries import story

from tasks.extract import extract
from tasks.ingest.folder import FolderSource, read_folder
from tasks.model import UNKNOWN_DATE, Article, ArticleId, Evidence, Story, StoryId

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data" / "summarise"
GOLD = Path(__file__).with_name("told")
STREAM = "stream/saudi_2015-08-07.jsonl.gz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A story, its articles, what the editor's marks call them, and the editor's choices."""

    name: str
    story: Story
    articles: Mapping[ArticleId, Article]
    names: Mapping[str, str]
    gold: Mapping[str, Any]


def own(folder: str = "stories") -> list[Case]:
    """Give the stories of our own writing: the ten by which rules were made, or "later" for those written after."""
    return [_own(path) for path in sorted((DATA / folder).glob("*.toml"))]


def _own(path: Path) -> Case:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    rows = [{**one, "text": one["text"].strip(), "lang": data["language"]} for one in data["article"]]
    made = {row["name"]: article({**row, "date": row["published"]}, row["name"]) for row in rows}
    told = Story(
        id=StoryId(path.stem),
        articles=tuple(one.id for one in made.values()),
        texts=tuple(tuple(made[name].id for name in text) for text in data["texts"]),
        lead=made[data["lead"]].id,
        when=UNKNOWN_DATE,
        thread=None,
        why=Evidence(threshold=0.0),
    )
    names = {str(one.id): name for name, one in made.items()}
    return Case(name=path.stem, story=told, articles={a.id: a for a in made.values()}, names=names, gold=data)


def stream(folder: Path) -> list[Case]:
    """Give the ten stories of the stream; none where it is absent."""
    file = folder / STREAM
    if not file.is_file():
        return []
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        rows = {row["id"].rpartition("-")[2]: row for row in map(json.loads, lines)}
    golds = tomllib.loads((GOLD / "stream.toml").read_text(encoding="utf-8"))["story"]
    return [_case(gold, {name: article(rows[name], name) for name in gold["articles"].split()}) for gold in golds]


def seeds() -> list[Case]:
    """Give the three events of the seeds, read as a run reads them."""
    seen = datetime(2025, 5, 20, tzinfo=UTC)
    found = read_folder(FolderSource(name="seeds", path=ROOT / "seeds", root=ROOT), seen=seen)
    made = {one.where.rpartition("/")[2][:3]: one for one in extract(found.documents, now=seen).articles}
    golds = tomllib.loads((GOLD / "seeds.toml").read_text(encoding="utf-8"))["story"]
    return [_case(gold, {name: made[name] for name in gold["articles"].split()}) for gold in golds]


def _case(gold: Mapping[str, Any], made: Mapping[str, Article]) -> Case:
    return Case(
        name=gold["name"],
        story=story(gold["name"], list(made.values())),
        articles={one.id: one for one in made.values()},
        names={str(one.id): name for name, one in made.items()},
        gold=gold,
    )
