"""Stories and threads to rows and back, losing nothing; small values inside them as `codec` says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

from tasks.model import ArticleId, Evidence, Likely, Nearest, Story, StoryId, Thread, ThreadId
from tasks.store.codec import Values, plain, reading, tuples, when
from tasks.store.columns import loaded
from tasks.store.schema import members, stories

# a story's columns as they lie in the database
_WHEN, _WHY = (sa.type_coerce(column, sa.Text) for column in (stories.c.when, stories.c.why))
STORY = sa.select(stories.c.id, stories.c.lead, _WHEN, stories.c.thread, _WHY)
MEMBER = sa.select(members.c.story, members.c.position, members.c.article, members.c.text, members.c.copy)


def evidence(told: Values) -> Evidence:
    """Read back why articles stand together."""
    nearest = Nearest(**told["nearest"]) if told.get("nearest") else None
    likely = tuple(Likely(**tuples(link, ("names", "numbers", "countries"))) for link in told.get("likely", ()))
    return Evidence(**{**tuples(told, ("terms", "names", "dates")), "nearest": nearest, "likely": likely})


def story_row(story: Story) -> Values:
    """Give the columns of a story; its articles are rows of their own."""
    return {
        "id": story.id,
        "lead": story.lead,
        "when": plain(story.when),
        "thread": story.thread,
        "why": plain(story.why),
    }


def member_rows(story: Story) -> list[Values]:
    """Give a row for each article of a story: where it stands in it, and whose reprint it is."""
    places = {article: (number, copy) for number, text in enumerate(story.texts) for copy, article in enumerate(text)}
    return [
        {
            "article": article,
            "story": story.id,
            "position": position,
            "text": places[article][0],
            "copy": places[article][1],
        }
        for position, article in enumerate(story.articles)
    ]


@reading
def story_values(rows: Iterable[sa.Row[Any]], held: Iterable[sa.Row[Any]]) -> tuple[Story, ...]:
    """Read stories back by id from what `STORY` and `MEMBER` select, each in any order.

    Dates and reasons are read once for all stories that share them: of those of one article, most.
    """
    dates = cache(lambda kept: when(loaded(kept)))
    reasons = cache(lambda kept: evidence(loaded(kept)))
    places: dict[str, list[tuple[int, ArticleId, int, int]]] = {}
    for story, position, article, text, copy in held:
        places.setdefault(story, []).append((position, ArticleId(article), text, copy))
    return tuple(
        Story(
            id=StoryId(identity),
            articles=tuple(article for _, article, _, _ in sorted(places[identity])),
            texts=_texts(places[identity]),
            lead=ArticleId(lead),
            when=dates(date),
            thread=ThreadId(thread) if thread else None,
            why=reasons(why),
        )
        for identity, lead, date, thread, why in sorted(rows, key=itemgetter(0))
    )


def _texts(places: Sequence[tuple[int, ArticleId, int, int]]) -> tuple[tuple[ArticleId, ...], ...]:
    """Give the distinct texts of a story, each with its reprints."""
    if len(places) == 1:
        return ((places[0][1],),)
    texts: dict[int, list[tuple[int, ArticleId]]] = {}
    for _, article, text, copy in places:
        texts.setdefault(text, []).append((copy, article))
    return tuple(tuple(article for _, article in sorted(texts[number])) for number in sorted(texts))


def thread_row(thread: Thread) -> Values:
    """Give the columns of a thread."""
    return {"id": thread.id, "stories": list(thread.stories), "names": list(thread.names)}


@reading
def thread_value(row: sa.RowMapping) -> Thread:
    """Read a thread back."""
    return Thread(id=row["id"], stories=tuple(row["stories"]), names=tuple(row["names"]))
