"""Workspaces over the real articles, and runs of the plain engine in them."""

import datetime as dt
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.daily import run
from flows.job import Outcome, prepare
from flows.runner import PlainRunner
from tasks.workspace import Workspace

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
NOON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
Briefing = dict[str, Any]
Brief = Callable[..., Outcome]


@pytest.fixture
def empty(tmp_path: Path) -> Workspace:
    """A workspace whose seeds/ is there and empty."""
    place = Workspace(root=tmp_path.resolve())
    place.seeds.mkdir()
    return place


@pytest.fixture
def seeded(empty: Workspace) -> Workspace:
    """A workspace that holds the five articles."""
    for file in SEEDS:
        shutil.copy(file, empty.seeds)
    return empty


@pytest.fixture
def brief() -> Brief:
    """Give a function that writes a workspace's briefing at a time, noon of 22 November 2026 by default."""

    def write(place: Workspace, *, at: dt.datetime = NOON, day: dt.date | None = None, edition: str = "") -> Outcome:
        (job,) = prepare(place, now=at, day=day, edition=edition)
        return run(job, PlainRunner())

    return write


@pytest.fixture
def page() -> Callable[[Outcome], Briefing]:
    """Give a function that reads the JSON page of an outcome from the disk."""

    def read(outcome: Outcome) -> Briefing:
        found: Briefing = json.loads(outcome.page.with_suffix(".json").read_text(encoding="utf-8"))
        return found

    return read
