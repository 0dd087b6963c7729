"""What is taken away again: files of ours as we left them, and nothing else."""

import hashlib
from pathlib import Path

import pytest

from tasks.deliver import remove
from tasks.errors import OutputError

OURS = hashlib.sha256(b"ours").hexdigest()


def test_a_file_of_ours_goes_and_is_named(tmp_path: Path) -> None:
    (tmp_path / "old.html").write_bytes(b"ours")
    assert remove({"old.html": {OURS}, "never.html": {OURS}}, tmp_path) == ("old.html",)
    assert not list(tmp_path.iterdir())


def test_a_file_that_somebody_changed_stays(tmp_path: Path) -> None:
    (tmp_path / "old.html").write_bytes(b"theirs")
    assert remove({"old.html": {OURS}}, tmp_path) == ()
    assert (tmp_path / "old.html").read_bytes() == b"theirs"


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "real.html").write_bytes(b"ours")
    (tmp_path / "old.html").symlink_to(tmp_path / "real.html")
    assert remove({"old.html": {OURS}}, tmp_path) == ()
    assert (tmp_path / "real.html").exists()


def test_a_folder_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "old.html").mkdir()
    with pytest.raises(OutputError, match=r"old\.html"):
        remove({"old.html": {OURS}}, tmp_path)
