"""The registry of channels: a folder, a file each."""

from pathlib import Path

import pytest

from tasks.deliver import Channel, channels
from tasks.errors import UsageError
from tasks.model import Page


def test_files_is_a_channel(tmp_path: Path) -> None:
    channel: Channel = channels.get("files")(folder=tmp_path)
    (receipt,) = channel.deliver((Page(path="a.txt", content=b"a"),))
    assert receipt.written
    assert (tmp_path / "a.txt").read_bytes() == b"a"


def test_a_channel_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(UsageError, match=r"pigeon.*Allowed: .*files"):
        channels.get("pigeon")


def test_every_channel_keeps_the_promise() -> None:
    for name in channels.names():
        assert callable(channels.get(name))


def test_a_broken_channel_is_told_by_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "silent.py").write_text("")
    monkeypatch.setattr(channels, "__path__", [*channels.__path__, str(tmp_path)])
    with pytest.raises(TypeError, match=r"channels/silent\.py"):
        channels.get("silent")
