"""Signatures of stories: kept once a story, and found by the names that act in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import sqlalchemy as sa

from tasks.model import Signature, StoryId
from tasks.store.chunks import among, chunks, write
from tasks.store.schema import actors, signatures


def signed(connection: sa.Connection, ids: Collection[str]) -> frozenset[StoryId]:
    """Tell which of these stories have a signature."""
    rows = among(connection, sa.select(signatures.c.story), signatures.c.story, set(ids))
    return frozenset(StoryId(row["story"]) for row in rows)


def by_stories(connection: sa.Connection, ids: Collection[str]) -> dict[StoryId, Signature]:
    """Give the signatures of these stories that there are, by story."""
    names: dict[str, list[tuple[int, str, str]]] = {}
    for row in among(connection, sa.select(actors), actors.c.story, set(ids)):
        names.setdefault(row["story"], []).append((row["place"], row["name"], row["spelling"]))
    rows = among(connection, sa.select(signatures), signatures.c.story, set(ids))
    return {
        StoryId(row["story"]): Signature(
            story=StoryId(row["story"]),
            language=row["language"],
            names=tuple((name, spelt) for _, name, spelt in sorted(names.get(row["story"], ()))),
            stems=tuple(row["stems"]),
        )
        for row in sorted(rows, key=lambda row: str(row["story"]))
    }


def holders(
    connection: sa.Connection, language: str, names: Collection[str], *, share: float, least: int
) -> tuple[int, Mapping[str, tuple[StoryId, ...]]]:
    """Count the signed stories of a language, and give for each of these names the stories that it acts in.

    A name in more than `share` of them, and in more than `least`, is left out: it is everywhere and tells nothing.
    """
    ours = actors.c.language == language
    total = connection.execute(
        sa.select(sa.func.count()).select_from(signatures).where(signatures.c.language == language)
    ).scalar_one()
    most = max(least, share * total)
    times = sa.func.count().label("times")
    counts = among(
        connection, sa.select(actors.c.name, times).where(ours).group_by(actors.c.name), actors.c.name, set(names)
    )
    telling = {row["name"] for row in counts if row["times"] <= most}
    found: dict[str, list[StoryId]] = {}
    for row in among(connection, sa.select(actors.c.name, actors.c.story).where(ours), actors.c.name, telling):
        found.setdefault(row["name"], []).append(StoryId(row["story"]))
    return total, {name: tuple(sorted(found[name])) for name in sorted(found)}


def save(connection: sa.Connection, given: Iterable[Signature], gone: Collection[str]) -> None:
    """Keep these signatures in place of those before, and forget those of stories that are no more."""
    new = {one.story: one for one in given}
    for part in chunks(sorted({*gone, *new})):
        connection.execute(actors.delete().where(actors.c.story.in_(part)))
        connection.execute(signatures.delete().where(signatures.c.story.in_(part)))
    told = [new[story] for story in sorted(new)]
    rows = [{"story": one.story, "language": one.language, "stems": list(one.stems)} for one in told]
    write(connection, signatures.insert(), rows)
    named = [
        {"language": one.language, "name": name, "story": one.story, "place": place, "spelling": spelt}
        for one in told
        for place, (name, spelt) in enumerate(one.names)
    ]
    write(connection, actors.insert(), named)
