"""Putting pages into a folder: whole, in order, inside it, and never half."""

import errno
import hashlib
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tasks.deliver import Receipt, put, sweep
from tasks.deliver.disk import RealDisk
from tasks.errors import OutputError
from tasks.model import Page

OLD = (
    Page(path="daily/articles/a.html", content=b"<p>old copy"),
    Page(path="daily/2025-05-10.html", content="قديم".encode()),
    Page(path="index.html", content=b"old index"),
)
NEW = (
    Page(path="index.html", content=b"new index"),
    Page(path="daily/2025-05-10.html", content="جديد".encode()),
    Page(path="daily/articles/a.html", content=b"<p>new copy"),
    Page(path="daily/articles/b.html", content=b""),
)


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def wanted(pages: tuple[Page, ...]) -> dict[str, bytes]:
    return {page.path: page.content for page in pages}


class Watched(RealDisk):
    """A disk that tells what was done to it, and fails when it is told to."""

    def __init__(self, fails: Callable[[str, str], OSError | None] = lambda _verb, _name: None) -> None:
        self.done: list[tuple[str, str]] = []
        self._fails = fails

    def _note(self, verb: str, path: Path) -> None:
        self.done.append((verb, path.name))
        if error := self._fails(verb, path.name):
            raise error

    def write(self, path: Path, content: bytes) -> None:
        super().write(path, content[: len(content) // 2])
        self._note("write", path)
        path.write_bytes(content)

    def rename(self, old: Path, new: Path) -> None:
        self._note("rename", new)
        super().rename(old, new)

    def settle(self, folder: Path) -> None:
        self._note("settle", folder)
        super().settle(folder)


def test_pages_stand_in_their_places_and_each_has_its_receipt(tmp_path: Path) -> None:
    receipts = put(NEW, tmp_path / "out" / "reports")
    assert files(tmp_path / "out" / "reports") == wanted(NEW)
    assert receipts == tuple(
        Receipt(
            path=page.path,
            sha256=hashlib.sha256(page.content).hexdigest(),
            bytes=len(page.content),
            written=True,
        )
        for page in NEW
    )


def test_what_stands_there_already_is_left_alone(tmp_path: Path) -> None:
    put(OLD, tmp_path)
    before = {path: (tmp_path / path).stat() for path in wanted(OLD)}
    receipts = put((*OLD[:2], NEW[0]), tmp_path)
    assert [receipt.written for receipt in receipts] == [False, False, True]
    for path in wanted(OLD[:2]):
        now = (tmp_path / path).stat()
        assert (now.st_ino, now.st_mtime_ns) == (before[path].st_ino, before[path].st_mtime_ns)
    assert (tmp_path / "index.html").read_bytes() == b"new index"


def test_a_page_of_the_same_length_is_still_another_page(tmp_path: Path) -> None:
    put((Page(path="a", content=b"12"),), tmp_path)
    assert put((Page(path="a", content=b"21"),), tmp_path)[0].written
    assert files(tmp_path) == {"a": b"21"}


def test_files_of_others_in_the_folder_are_not_touched(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    put(NEW, tmp_path)
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_everything_is_written_before_anything_is_renamed_and_copies_come_before_what_links_to_them(
    tmp_path: Path,
) -> None:
    disk = Watched()
    put(NEW, tmp_path, disk=disk)
    verbs = [verb for verb, _ in disk.done]
    assert verbs.index("rename") > max(number for number, verb in enumerate(verbs) if verb == "write")
    renamed = [name for verb, name in disk.done if verb == "rename"]
    assert renamed == ["a.html", "b.html", "2025-05-10.html", "index.html"]
    settled = [name for verb, name in disk.done[verbs.index("rename") :] if verb == "settle"]
    assert settled == [tmp_path.name, "daily", "articles"]


@pytest.mark.parametrize("failing", range(4))
@pytest.mark.parametrize(
    ("code", "advice"),
    [
        pytest.param(errno.ENOSPC, "Make room on the disk", id="a full disk"),
        pytest.param(errno.EDQUOT, "Make room within your quota", id="a quota used up"),
        pytest.param(errno.EIO, "See that the folder can be written", id="a disk that breaks"),
    ],
)
def test_a_disk_that_fails_at_any_page_leaves_every_old_page_whole(
    tmp_path: Path, failing: int, code: int, advice: str
) -> None:
    put(OLD, tmp_path)
    disk = Watched(
        lambda verb, name: (
            OSError(code, os.strerror(code)) if verb == "write" and name.endswith(f"-{failing}") else None
        )
    )
    with pytest.raises(OutputError, match=advice) as failed:
        put(NEW, tmp_path, disk=disk)
    assert failed.value.exit_code == 3
    assert NEW[failing].path in failed.value.path
    assert files(tmp_path) == wanted(OLD)
    put(NEW, tmp_path)
    assert files(tmp_path) == wanted(NEW)


def test_no_permission_to_rename_is_told_with_what_to_do(tmp_path: Path) -> None:
    disk = Watched(lambda verb, _: PermissionError(errno.EACCES, "Permission denied") if verb == "rename" else None)
    put(OLD, tmp_path)
    with pytest.raises(OutputError, match=r"Permission denied\)\. Give write permission to the folder"):
        put(NEW, tmp_path, disk=disk)
    assert files(tmp_path) == wanted(OLD)


@pytest.mark.parametrize(
    ("occupied", "advice"),
    [
        pytest.param("reports", "A file stands where a folder is needed", id="a file in the place of the folder"),
        pytest.param("reports/daily", "A file stands where a folder is needed", id="a file in the place of an edition"),
    ],
)
def test_a_file_where_a_folder_belongs(tmp_path: Path, occupied: str, advice: str) -> None:
    place = tmp_path / occupied
    place.parent.mkdir(exist_ok=True)
    place.write_text("in the way")
    with pytest.raises(OutputError, match=advice):
        put(NEW, tmp_path / "reports")
    assert place.read_text() == "in the way"


def test_a_folder_where_a_page_belongs(tmp_path: Path) -> None:
    (tmp_path / "index.html").mkdir()
    with pytest.raises(OutputError, match="A folder stands where a page belongs"):
        put(NEW, tmp_path)
    assert files(tmp_path) == {}


def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    outside, reports = tmp_path / "outside", tmp_path / "reports"
    outside.mkdir()
    reports.mkdir()
    (reports / "daily").symlink_to(outside)
    with pytest.raises(OutputError, match="leads out of the reports folder"):
        put(NEW, reports)
    assert list(outside.iterdir()) == []


def test_a_link_in_the_place_of_a_page_is_replaced_and_what_it_points_to_is_not_written(tmp_path: Path) -> None:
    target, reports = tmp_path / "target", tmp_path / "reports"
    target.write_bytes(NEW[0].content)
    reports.mkdir()
    (reports / "index.html").symlink_to(target)
    put(NEW[:1], reports)
    assert not (reports / "index.html").is_symlink()
    (reports / "gone.html").symlink_to(tmp_path / "nowhere")
    put((Page(path="gone.html", content=b"here"),), reports)
    assert (reports / "gone.html").read_bytes() == b"here"
    assert not (tmp_path / "nowhere").exists()


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "reports").symlink_to(tmp_path / "elsewhere")
    put(NEW, tmp_path / "reports")
    assert files(tmp_path / "elsewhere") == wanted(NEW)


def test_leftovers_of_a_dead_run_are_swept(tmp_path: Path) -> None:
    put(OLD, tmp_path)
    (tmp_path / ".tmp-99-0").write_bytes(b"half")
    (tmp_path / "daily" / "articles" / ".tmp-99-1").write_bytes(b"half")
    put(OLD, tmp_path)
    assert files(tmp_path) == wanted(OLD)


def test_no_folder_is_looked_through_where_nothing_was_interrupted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(OLD, tmp_path)
    monkeypatch.setattr(os, "walk", None)
    put(NEW, tmp_path)
    assert files(tmp_path) == wanted(NEW)


class Torn(RealDisk):
    """A disk whose process dies when the second file takes its place."""

    left = 1

    def rename(self, old: Path, new: Path) -> None:
        self.left -= 1
        if self.left < 0:
            os._exit(9)
        super().rename(old, new)


def test_what_a_killed_run_left_deep_below_is_swept_by_the_next_that_writes_elsewhere(tmp_path: Path) -> None:
    child = os.fork()
    if not child:
        put(NEW, tmp_path, disk=Torn())
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert [path for path in files(tmp_path) if path.startswith("daily/articles/.tmp-")]
    put(OLD[2:], tmp_path)
    assert not [path for path in files(tmp_path) if ".tmp-" in path]


def test_a_sweep_that_is_killed_is_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(OLD, tmp_path)
    (tmp_path / ".tmp-99").write_bytes(b"")
    (tmp_path / "daily" / ".tmp-99-1").write_bytes(b"half")
    gone = Path.unlink

    def die(path: Path, *, missing_ok: bool = False) -> None:
        gone(path, missing_ok=missing_ok)
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "unlink", die)
    with pytest.raises(KeyboardInterrupt):
        sweep(tmp_path)
    monkeypatch.undo()
    assert (tmp_path / ".tmp-99").exists(), "what says that there is more goes last"
    put(OLD, tmp_path)
    assert files(tmp_path) == wanted(OLD)


def test_what_cannot_be_removed_now_is_swept_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, "bad disk")

    monkeypatch.setattr(RealDisk, "rename", refuse)
    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(OutputError):
        put(NEW, tmp_path)
    monkeypatch.undo()
    put(NEW, tmp_path)
    assert files(tmp_path) == wanted(NEW)


def test_two_pages_of_one_path_are_a_mistake_of_ours(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"index\.html"):
        put((NEW[0], OLD[2]), tmp_path)


def test_nothing_to_put_makes_the_folder_and_nothing_else(tmp_path: Path) -> None:
    assert put((), tmp_path / "reports") == ()
    assert list((tmp_path / "reports").iterdir()) == []


LIMITED = """
import resource, signal, sys
from pathlib import Path
from tasks.deliver import put
from tasks.errors import OutputError
from tasks.model import Page
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    put((Page(path="a.html", content=b"n" * 10_000), Page(path="b.html", content=b"n" * 50_000)), Path(sys.argv[1]))
except OutputError as error:
    print(error)
    sys.exit(error.exit_code)
"""


def test_a_real_disk_that_takes_no_more_leaves_the_old_pages(tmp_path: Path) -> None:
    old = (Page(path="a.html", content=b"old a"), Page(path="b.html", content=b"old b"))
    put(old, tmp_path)
    done = subprocess.run([sys.executable, "-c", LIMITED, str(tmp_path)], capture_output=True, text=True, check=False)
    assert done.returncode == 3, done.stderr
    assert "b.html" in done.stdout
    assert files(tmp_path) == wanted(old)


ENDLESS = """
import sys
from itertools import count
from pathlib import Path
from tasks.deliver import put
from tasks.model import Page
print("begun", flush=True)
for turn in count():
    put([Page(path=f"daily/{n}.html", content=f"{turn:08}|".encode() * 3000) for n in range(6)], Path(sys.argv[1]))
"""


@pytest.mark.parametrize("seed", range(6))
def test_a_run_killed_at_any_moment_leaves_no_half_page(tmp_path: Path, seed: int) -> None:
    process = subprocess.Popen([sys.executable, "-c", ENDLESS, str(tmp_path)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(0.05 + random.Random(seed).random() / 10)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    for path, content in files(tmp_path).items():
        if "/.tmp-" not in path:
            assert content == content[:9] * 3000, path
    put((), tmp_path)
    assert not [path for path in files(tmp_path) if ".tmp-" in path]
