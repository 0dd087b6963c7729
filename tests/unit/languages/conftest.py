"""Texts of our own writing that several tests read."""

from __future__ import annotations

from pathlib import Path

import pytest

DATA = Path(__file__).parents[2] / "data" / "languages"


@pytest.fixture
def data() -> Path:
    return DATA
