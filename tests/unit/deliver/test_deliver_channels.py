"""The registry of channels: a folder, a file each; what the settings know of a kind is what its file understands."""

from dataclasses import MISSING, fields
from pathlib import Path

import pytest

from tasks.deliver import channels
from tasks.errors import UsageError
from tasks.settings.channels import BY_KIND, NEEDED
from tasks.settings.delivery import KINDS

OURS = {"name", "clock"}  # not of the settings: the block's name, and what a test hands over


def test_a_channel_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(UsageError, match=r"pigeon.*Allowed: .*folder"):
        channels.get("pigeon")


def test_the_settings_know_every_kind_there_is() -> None:
    assert sorted(KINDS) == sorted(BY_KIND) == sorted(NEEDED) == list(channels.names())


@pytest.mark.parametrize("kind", channels.names())
def test_the_settings_of_a_kind_are_what_its_file_understands(kind: str) -> None:
    understood = {field.name: field for field in fields(channels.get(kind))}  # type: ignore[arg-type]
    assert {key.removesuffix("_file") if key != "ca_file" else key for key in BY_KIND[kind]} == understood.keys() - OURS
    needed = {name for name, field in understood.items() if field.default is MISSING}
    assert set(NEEDED[kind]) == needed - OURS
    assert isinstance(channels.get(kind).MIRRORS, bool)  # type: ignore[attr-defined]


def test_a_broken_channel_is_told_by_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "silent.py").write_text("")
    monkeypatch.setattr(channels, "__path__", [*channels.__path__, str(tmp_path)])
    with pytest.raises(TypeError, match=r"channels/silent\.py"):
        channels.get("silent")
