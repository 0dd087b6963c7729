"""Threads over days and years: which of their stories were told, on which pages, and what became of those gone.

A headline's story is the one in which the article that it is from stands now: stories are joined and parted after a day
has told them, and the article is what the day's page showed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from tasks.model import StoryId, Telling, Thread, ThreadId, ToldStory, ToldThread
from tasks.store.chunks import among
from tasks.store.codec import when
from tasks.store.schema import headlines, members, stories, threads
from tasks.store.story_codec import thread_value

# each headline with the story that its article stands in now, where a thread comes into it
_HEADLINES = (
    sa.select(headlines, stories.c.id.label("now"), stories.c.when, stories.c.thread.label("home"))
    .select_from(
        headlines.join(members, members.c.article == headlines.c.article).join(stories, stories.c.id == members.c.story)
    )
    .where(sa.or_(stories.c.thread.is_not(None), headlines.c.thread.is_not(None)))
    .order_by(headlines.c.date, headlines.c.edition, headlines.c.position)
)


@dataclass
class _Told:
    """What the days told of the stories that stand in a thread, or to whose thread a page links."""

    stories: dict[StoryId, ToldStory] = field(default_factory=dict)
    homes: dict[StoryId, ThreadId] = field(default_factory=dict)
    linked: dict[ThreadId, dict[StoryId, None]] = field(default_factory=dict)  # in the order of their telling


def told(connection: sa.Connection) -> tuple[ToldThread, ...]:
    """Give every thread of which two stories were told or to which a day's page links, by id."""
    held = _told(connection)
    rows = among(connection, sa.select(threads), threads.c.id, {*held.homes.values(), *held.linked})
    standing = {thread.id: thread for thread in map(thread_value, rows)}
    found = {
        name: ToldThread(id=name, names=thread.names, stories=kept)
        for name, thread in standing.items()
        if len(kept := _kept(thread, held.stories)) > 1 or (kept and name in held.linked)
    }
    gone = [
        _gone(name, list(told_in), held, found)
        for name, told_in in held.linked.items()
        if name not in found and told_in
    ]
    return tuple(sorted([*found.values(), *gone], key=lambda thread: thread.id))


def _kept(thread: Thread, told_of: Mapping[StoryId, ToldStory]) -> tuple[ToldStory, ...]:
    return tuple(told_of[story] for story in thread.stories if story in told_of)


def _gone(
    name: ThreadId, told_in: Sequence[StoryId], held: _Told, standing: Mapping[ThreadId, ToldThread]
) -> ToldThread:
    heirs = dict.fromkeys(home for story in told_in if (home := held.homes.get(story)) in standing)
    return ToldThread(
        id=name,
        names=(),
        stories=tuple(held.stories[story] for story in told_in),
        gone=True,
        heirs=tuple((heir, standing[heir].names) for heir in heirs if heir is not None),
    )


def _told(connection: sa.Connection) -> _Told:
    held = _Told()
    tellings: dict[StoryId, tuple[Any, list[Telling]]] = {}
    for row in connection.execute(_HEADLINES).mappings():
        now = StoryId(row["now"])
        if row["home"]:
            held.homes[now] = ThreadId(row["home"])
        if row["thread"]:
            held.linked.setdefault(ThreadId(row["thread"]), {})[now] = None
        found = tellings.setdefault(now, (row["when"], []))
        found[1].append(
            Telling(
                edition=row["edition"],
                date=row["date"],
                story=StoryId(row["story"]),
                headline=row["headline"],
                language=row["language"],
                noted=row["noted"],
            )
        )
    held.stories = {
        now: ToldStory(story=now, when=when(date), tellings=tuple(pages)) for now, (date, pages) in tellings.items()
    }
    return held
