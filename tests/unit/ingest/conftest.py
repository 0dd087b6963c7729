"""A folder to fill, a clock that stands still, and the moment of the run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tasks.ingest import FolderSource, read_folder
from tasks.model import Gathered

SEEN = datetime(2026, 3, 5, 6, 30, tzinfo=UTC)
LATER = 4_102_444_800.0  # the year 2100: no file on this disk is young then


@dataclass
class StillClock:
    """Time passes only where a test says so."""

    time: float = LATER
    waits: list[float] = field(default_factory=list)
    meanwhile: Callable[[], object] = lambda: None

    def now(self) -> float:
        return self.time

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.meanwhile()


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    return folder


@pytest.fixture
def read(seeds: Path, tmp_path: Path, clock: StillClock) -> Callable[..., Gathered]:
    def run(**options: Any) -> Gathered:
        source = FolderSource(name="seeds", path=seeds, root=tmp_path, **options)
        return read_folder(source, seen=SEEN, watch=clock)

    return run
