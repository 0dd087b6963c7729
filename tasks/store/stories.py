"""Stories and threads: the newest grouping of a window, with what older days had told of the same stories.

A window sees only recent articles. An article that has left it stays in its story: the grouping of the window
replaces what was said of the window's articles, and nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

import sqlalchemy as sa

from tasks.model import ArticleId, Grouping, Story, StoryId, Thread, When
from tasks.store import signing
from tasks.store.chunks import among, chunks, tuples_among, write
from tasks.store.schema import members, stories, threads
from tasks.store.story_codec import MEMBER, STORY, member_rows, story_row, story_values, thread_row, thread_value


def of_articles(connection: sa.Connection, ids: Collection[str]) -> tuple[Story, ...]:
    """Give the stories, whole, that hold any of these articles, by id."""
    held = among(connection, sa.select(members.c.story), members.c.article, set(ids))
    return by_ids(connection, {row["story"] for row in held})


def around(connection: sa.Connection, ids: Collection[str]) -> tuple[Story, ...]:
    """Give the stories, whole, that hold any of these articles or are named after one, by id.

    A story may be named after an article that has gone to another one since: no new story may take its name.
    """
    held = among(connection, sa.select(members.c.story), members.c.article, set(ids))
    return by_ids(connection, {*ids, *(row["story"] for row in held)})


def by_ids(connection: sa.Connection, ids: Collection[str]) -> tuple[Story, ...]:
    """Give the stories of these ids that there are, by id."""
    return story_values(
        tuples_among(connection, STORY, stories.c.id, set(ids)),
        tuples_among(connection, MEMBER, members.c.story, set(ids)),
    )


def threads_of(connection: sa.Connection, ids: Collection[str]) -> tuple[Thread, ...]:
    """Give the threads that these stories belong to, by id."""
    named = {row["thread"] for row in among(connection, sa.select(stories.c.thread), stories.c.id, set(ids))}
    rows = among(connection, sa.select(threads), threads.c.id, named - {None})
    return tuple(thread_value(row) for row in sorted(rows, key=lambda row: str(row["id"])))


def save(connection: sa.Connection, grouping: Grouping, before: Collection[Story] | None = None) -> None:
    """Replace what is said of the articles of `grouping`; keep what is said of all others.

    A story that is as it was stays untouched: of the thousands of a large window a run changes some dozens.

    Args:
        connection: that writes.
        grouping: what is to be kept.
        before: the stories that hold any of its articles, as they were read, and not written since; others among them
            do no harm. None: they are read now.
    """
    window = {article for story in grouping.stories for article in story.articles}
    new = {story.id: story for story in grouping.stories}
    there = of_articles(connection, window) if before is None else before
    old = {story.id: story for story in there if not window.isdisjoint(story.articles)}
    old |= {story.id: story for story in by_ids(connection, new.keys() - old.keys())}
    kept = [joined(story, old.get(story.id), window) for story in grouping.stories]
    left = [rest for story in old.values() if story.id not in new and (rest := without(story, window))]
    stood = threads_of(connection, old)
    told = [*kept, *left]
    changed = [story for story in told if old.get(story.id) != story]
    for part in chunks(sorted(old.keys() - {story.id for story in told} | {story.id for story in changed})):
        connection.execute(members.delete().where(members.c.story.in_(part)))
        connection.execute(stories.delete().where(stories.c.id.in_(part)))
    write(connection, stories.insert(), [story_row(story) for story in changed])
    write(connection, members.insert(), [row for story in changed for row in member_rows(story)])
    standing = {story.id for story in told}
    signing.save(connection, grouping.signatures, gone=old.keys() - standing)
    _save_threads(connection, grouping, stood, standing)


def without(story: Story, window: Collection[ArticleId]) -> Story | None:
    """Give what is left of a story when the articles in `window` have gone elsewhere; None where nothing is."""
    articles = tuple(article for article in story.articles if article not in window)
    if not articles:
        return None
    texts = tuple(tuple(article for article in text if article not in window) for text in story.texts)
    lead = story.lead if story.lead in articles else articles[0]
    return replace(story, articles=articles, texts=tuple(text for text in texts if text), lead=lead)


def joined(story: Story, old: Story | None, window: Collection[ArticleId]) -> Story:
    """Give a story with the articles that it had before and that `window` does not see, those first.

    Its date is the earliest that was known of it, and its evidence that of the widest sight: what is left of it in
    the window may be one text, which has no reason to stand together with anything.
    """
    rest = without(old, window) if old else None
    if old is None or rest is None:
        return story
    why = story.why
    if why.score is None and old.why.score is not None:
        why = replace(old.why, nearest=why.nearest or old.why.nearest)
    texts = [list(text) for text in story.texts]
    lone: list[tuple[ArticleId, ...]] = []
    for text in old.texts:
        gone = [article for article in text if article not in window]
        home = next((held for held in texts if set(held) & set(text)), None)
        if home is not None:
            home[:0] = gone
        elif gone:
            lone.append(tuple(gone))
    return replace(
        story,
        articles=(*rest.articles, *story.articles),
        texts=(*lone, *(tuple(text) for text in texts)),
        when=_earliest(old.when, story.when),
        why=why,
    )


def _earliest(one: When, two: When) -> When:
    """Choose between two dates of one story: published before stated, then the earlier, else the one known before."""
    published = [when for when in (one, two) if when.known and when.evidence != "text"]
    if published:
        return min(published, key=lambda when: (when.instant is None, when.instant))
    return two if one.precision == "unknown" else one


def _save_threads(
    connection: sa.Connection, grouping: Grouping, before: Iterable[Thread], touched: Collection[StoryId]
) -> None:
    """Replace the threads of the stories that were touched; others' stories stay in them while they stand."""
    new = {thread.id: thread for thread in grouping.threads}
    stored = among(connection, sa.select(threads), threads.c.id, new)
    old = {thread.id: thread for thread in (*before, *map(thread_value, stored))}
    regrouped = {story.id for story in grouping.stories}
    taken = regrouped | {story for thread in grouping.threads for story in thread.stories}
    standing = _standing(connection, {story for thread in old.values() for story in thread.stories}) | set(touched)
    kept: list[Thread] = []
    for identity in sorted({*new, *old}):
        told = new.get(identity)
        rest = [s for s in (old[identity].stories if identity in old else ()) if s in standing and s not in taken]
        whole = (*rest, *(told.stories if told else ()))
        if len(whole) > 1 or told:
            names = (told or old[identity]).names
            kept.append(Thread(id=identity, stories=whole, names=names))
    for part in chunks(sorted(old)):
        connection.execute(threads.delete().where(threads.c.id.in_(part)))
    write(connection, threads.insert(), [thread_row(thread) for thread in kept])
    homes = {story: one.id for one in grouping.threads for story in one.stories if story not in regrouped}
    there = {row["id"]: row["thread"] for row in among(connection, sa.select(stories), stories.c.id, homes)}
    moved = stories.update().where(stories.c.id == sa.bindparam("which")).values(thread=sa.bindparam("home"))
    rows = [{"which": story, "home": home} for story, home in sorted(homes.items()) if there.get(story) != home]
    write(connection, moved, rows)
    for part in chunks(sorted(old.keys() - {thread.id for thread in kept})):
        connection.execute(stories.update().where(stories.c.thread.in_(part)).values(thread=None))


def _standing(connection: sa.Connection, ids: Collection[StoryId]) -> set[StoryId]:
    """Tell which of these stories there are still."""
    return {StoryId(row["id"]) for row in among(connection, sa.select(stories.c.id), stories.c.id, set(ids))}
