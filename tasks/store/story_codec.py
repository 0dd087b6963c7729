"""Stories and threads to rows and back, losing nothing; small values inside them as `codec` says."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import RowMapping

from tasks.model import ArticleId, Evidence, Likely, Nearest, Story, StoryId, Thread, ThreadId
from tasks.store.codec import Values, plain, reading, tuples, when


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
def story_value(row: RowMapping, held: Sequence[RowMapping]) -> Story:
    """Read a story back from its row and those of its articles, in any order."""
    texts: dict[int, list[tuple[int, ArticleId]]] = {}
    for member in held:
        texts.setdefault(member["text"], []).append((member["copy"], ArticleId(member["article"])))
    in_order = sorted(held, key=lambda member: (member["position"], member["article"]))
    return Story(
        id=StoryId(row["id"]),
        articles=tuple(ArticleId(member["article"]) for member in in_order),
        texts=tuple(tuple(article for _, article in sorted(texts[number])) for number in sorted(texts)),
        lead=ArticleId(row["lead"]),
        when=when(row["when"]),
        thread=ThreadId(row["thread"]) if row["thread"] else None,
        why=evidence(row["why"]),
    )


def thread_row(thread: Thread) -> Values:
    """Give the columns of a thread."""
    return {"id": thread.id, "stories": list(thread.stories), "names": list(thread.names)}


@reading
def thread_value(row: RowMapping) -> Thread:
    """Read a thread back."""
    return Thread(id=row["id"], stories=tuple(row["stories"]), names=tuple(row["names"]))
