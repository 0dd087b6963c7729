"""A settings file in a folder of its own, and what became of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tasks.settings import Settings, load
from tasks.workspace import Workspace


class Desk:
    """A workspace whose settings file is written, edited and read."""

    def __init__(self, folder: Path) -> None:
        self.workspace = Workspace(root=folder)

    def write(self, text: str | bytes) -> Workspace:
        self.workspace.settings.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self.workspace

    @property
    def text(self) -> str:
        return self.workspace.settings.read_bytes().decode()

    @property
    def settings(self) -> Settings:
        return load(self.workspace, {})


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)
