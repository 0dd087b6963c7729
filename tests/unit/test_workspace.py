"""Finding a workspace, and holding it for one run."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tasks.errors import AlreadyRunning, StoreError, UsageError
from tasks.workspace import Workspace, find, hold

HOLDER = """
import sys, time
from pathlib import Path
from tasks.workspace import Workspace, hold
with hold(Workspace(root=Path(sys.argv[1]))):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_named_folder_counts_before_the_variable_and_the_current_folder(tmp_path: Path) -> None:
    for name in ("named", "told", "here"):
        (tmp_path / name).mkdir()
    environment = {"MUJAZ_WORKSPACE": str(tmp_path / "told")}
    assert find(tmp_path / "named", environment, tmp_path / "here").root == tmp_path / "named"
    assert find(None, environment, tmp_path / "here").root == tmp_path / "told"
    assert find(None, {"MUJAZ_WORKSPACE": ""}, tmp_path / "here").root == tmp_path / "here"


def test_a_relative_name_is_read_from_the_current_folder(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    assert find(Path("news"), {}, tmp_path).root == tmp_path / "news"


def test_the_nearest_folder_above_with_settings_is_the_workspace(tmp_path: Path) -> None:
    inner = tmp_path / "outer" / "inner"
    deep = inner / "seeds" / "today"
    deep.mkdir(parents=True)
    (tmp_path / "outer" / "mujaz.toml").write_text("")
    assert find(None, {}, deep).root == tmp_path / "outer"
    (inner / "mujaz.toml").write_text("")
    assert find(None, {}, deep).root == inner


def test_without_settings_anywhere_the_current_folder_is_the_workspace(tmp_path: Path) -> None:
    assert find(None, {}, tmp_path).root == tmp_path


@pytest.mark.parametrize(
    ("explicit", "environment", "culprit"),
    [
        pytest.param(Path("nowhere"), {}, "--workspace", id="an option that names no folder is told as such"),
        pytest.param(None, {"MUJAZ_WORKSPACE": "nowhere"}, "MUJAZ_WORKSPACE", id="so is the variable"),
    ],
)
def test_a_folder_that_is_not_there_is_refused(
    tmp_path: Path, explicit: Path | None, environment: dict[str, str], culprit: str
) -> None:
    with pytest.raises(UsageError, match=culprit):
        find(explicit, environment, tmp_path)


def test_a_relative_root_is_refused() -> None:
    with pytest.raises(ValueError, match="absolute"):
        Workspace(root=Path("here"))


def test_nothing_of_two_workspaces_is_shared(tmp_path: Path) -> None:
    names = ("settings", "seeds", "state", "store", "cache", "prefect", "lock")
    one, other = Workspace(root=tmp_path / "one"), Workspace(root=tmp_path / "other")
    for name in names:
        assert getattr(one, name).is_relative_to(one.root)
        assert not getattr(one, name).is_relative_to(other.root)


def test_the_state_folder_hides_itself_from_git_and_is_made_once(tmp_path: Path) -> None:
    place = Workspace(root=tmp_path)
    place.prepare()
    ignore = place.state / ".gitignore"
    assert ignore.read_text() == "*\n"
    ignore.write_text("mine\n")
    place.prepare()
    assert ignore.read_text() == "mine\n"


def test_a_file_where_the_state_folder_belongs_is_told(tmp_path: Path) -> None:
    (tmp_path / ".mujaz").write_text("")
    with pytest.raises(StoreError, match=r"\.mujaz"):
        Workspace(root=tmp_path).prepare()


def test_a_workspace_can_be_held_again_after_a_run_and_after_a_failed_one(tmp_path: Path) -> None:
    place = Workspace(root=tmp_path)
    with pytest.raises(RuntimeError, match="failed"), hold(place):
        raise RuntimeError("failed")
    with hold(place):
        assert place.lock.with_suffix(".holder").exists()
    assert not place.lock.with_suffix(".holder").exists()


def holding(root: Path) -> subprocess.Popen[str]:
    """Start a process that holds the workspace until its input ends; return when it does."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(root)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


@pytest.mark.parametrize(
    "ending",
    [
        pytest.param(lambda process: process.send_signal(signal.SIGKILL), id="a killed run holds nothing"),
        pytest.param(lambda process: process.stdin.close(), id="neither does one that ended"),
    ],
)
def test_a_second_run_is_refused_by_name_until_the_first_is_gone(
    tmp_path: Path, ending: Callable[[subprocess.Popen[str]], None]
) -> None:
    place = Workspace(root=tmp_path)
    with holding(tmp_path) as first:
        with pytest.raises(AlreadyRunning, match=f"process {first.pid} on ") as refused, hold(place):
            pass
        assert refused.value.exit_code == 75
        ending(first)
        first.wait()
        with hold(place):
            assert f"process {os.getpid()} on" in place.lock.with_suffix(".holder").read_text()


def test_runs_in_two_workspaces_do_not_wait_for_each_other(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    with hold(Workspace(root=one)), hold(Workspace(root=other)):
        assert (one / ".mujaz" / "lock").exists()
