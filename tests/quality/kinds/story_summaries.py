"""Kind `story-summaries`: {id, articles: [{id, title, text, date, publisher, lang}]} → {id, summary: [...]}.

Each sentence of a summary is {article, text, start, end}: code points into the article's text as the row gives it.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kinds.given import article

from tasks.dedupe import group
from tasks.model import Article, Evidence, Story, StoryId
from tasks.summarise import summarise

Row = dict[str, Any]


def story(name: str, members: list[Article]) -> Story:
    """Make the story that the row says its articles are; dedupe tells which of them are one text."""
    ordered = sorted(members, key=lambda one: (one.published.instant is None, str(one.published.instant), one.id))
    place = {one.id: number for number, one in enumerate(ordered)}
    texts = [sorted(text, key=place.__getitem__) for found in group(members).stories for text in found.texts]
    return Story(
        id=StoryId(name),
        articles=tuple(place),
        texts=tuple(tuple(text) for text in sorted(texts, key=lambda text: place[text[0]])),
        lead=next((one.id for one in ordered if one.title), ordered[0].id),
        when=ordered[0].published,
        thread=None,
        why=Evidence(threshold=0.0),
    )


def predict(rows: Iterable[Row], base: Path) -> Iterator[Row]:  # noqa: ARG001 -- one signature for every kind
    """Choose three sentences for each row."""
    given = list(rows)
    made = [[article(one, f"{row['id']}/{n}") for n, one in enumerate(row["articles"])] for row in given]
    names = {
        a.id: one["id"]
        for row, found in zip(given, made, strict=True)
        for a, one in zip(found, row["articles"], strict=True)
    }
    articles = {one.id: one for found in made for one in found}
    told = [story(str(row["id"]), found) for row, found in zip(given, made, strict=True) if found]
    summaries = {one.story: one.excerpts for one in summarise(told, articles)}
    for row in given:
        yield {
            "id": row["id"],
            "summary": [
                {"article": names[one.article], "text": one.text, "start": one.start, "end": one.end}
                for one in summaries.get(StoryId(str(row["id"])), ())
            ],
        }
