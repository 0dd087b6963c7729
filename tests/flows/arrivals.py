"""Articles that arrive by number in a window that is large from twenty on, and what the store keeps of it."""

import datetime as dt
import sqlite3
from dataclasses import replace
from typing import Any

import pytest

from tasks.dedupe import counted, scoring
from tasks.dedupe.large.packing import packed, unpacked
from tasks.model import Kept
from tasks.store import Store
from tasks.workspace import Workspace

NOON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)
EVENTS = (
    (
        "Dam bursts above Port Ellen",
        "the dam above Port Ellen burst after a week of rain and flooded the lower town",
    ),
    (
        "Court sentences painting thief",
        "a court in Sadra sentenced the thief of the Comet painting to nine years",
    ),
    (
        "Ferry sinks off Glenmoor",
        "the ferry to Glenmoor sank off the lighthouse and its passengers were saved",
    ),
)


def large_from_twenty(patch: pytest.MonkeyPatch) -> None:
    """Let windows be large from twenty articles on, counted anew where they grew by a quarter."""
    patch.setattr(counted, "FROM", 20)
    patch.setattr(counted, "GROWN", 4)
    patch.setattr(scoring, "SMALL", 0)


def arrive(place: Workspace, *numbers: int) -> None:
    for number in numbers:
        title, what = EVENTS[number % len(EVENTS)]
        lines = (
            f"{title}\n",
            f"On Monday {what}, as witness number {number} told this paper in the evening.",
            f"Nobody in house {number} slept that night, and the street was full of people until the morning.",
            f"The mayor said that {number + 3} families would be helped before the winter comes.",
        )
        (place.seeds / f"{number:02}.txt").write_text("\n".join(lines), encoding="utf-8")


def known(place: Workspace) -> tuple[Kept, ...]:
    with Store.open(f"sqlite:///{place.store}") as store:
        return store.kept()


def facts(place: Workspace) -> tuple[Kept, Kept]:
    """Give what is known of all and of the counted articles.

    The names that act in stories are left out: a run puts by those that no run before has read.
    """
    every, first, _ = known(place)
    arrays, told = unpacked(every.content)
    assert isinstance(told.pop("acting"), list)
    return replace(every, content=packed(arrays, told)), first


def change(place: Workspace, statement: str) -> None:
    with sqlite3.connect(place.store) as connection:
        connection.execute(statement)
    connection.close()


def refuse(*_: object) -> Any:
    raise AssertionError("asked for")
