"""A folder of anything: every file is read or told, nothing waits, nothing crashes, nothing is changed."""

from __future__ import annotations

import gzip
import json
import os
import socket
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.errors import SourceError
from tasks.ingest import FolderSource, read_folder
from tasks.ingest.gaps import REMEDIES
from tasks.ingest.reading import read_file
from tasks.ingest.walk import walk
from tasks.model import Gap, Gathered

Read = Callable[..., Gathered]
ROOT = Path(__file__).parents[3]
TEXT = "The mayor opened the bridge on Monday."


def wheres(gathered: Gathered) -> list[str]:
    return [document.where for document in gathered.documents]


def gaps(gathered: Gathered) -> list[tuple[str, str]]:
    return [(gap.kind, gap.what) for gap in gathered.gaps]


def test_the_five_seeds_are_read_whole_and_sure() -> None:
    source = FolderSource(name="seeds", path=ROOT / "seeds", root=ROOT)
    gathered = read_folder(source, seen=datetime(2026, 1, 1, tzinfo=UTC))
    assert wheres(gathered) == [f"seeds/{path.name}" for path in sorted((ROOT / "seeds").glob("*.txt"))]
    assert [document.content.encode() for document in gathered.documents] == [
        path.read_bytes() for path in sorted((ROOT / "seeds").glob("*.txt"))
    ]
    assert {document.confidence for document in gathered.documents} == {1.0}
    assert not gathered.gaps


def test_subfolders_are_read_and_names_are_paths_under_the_workspace(seeds: Path, read: Read) -> None:
    (seeds / "b").mkdir()
    (seeds / "b" / "deep").mkdir()
    (seeds / "b" / "deep" / "one.TXT").write_text(TEXT + " b")
    (seeds / "a.txt").write_text(TEXT + " a")
    assert wheres(read()) == ["seeds/a.txt", "seeds/b/deep/one.TXT"]
    assert wheres(read(recursive=False)) == ["seeds/a.txt"]


def test_a_folder_outside_the_workspace_is_called_by_its_source(seeds: Path, tmp_path: Path) -> None:
    (seeds / "a.txt").write_text(TEXT)
    (tmp_path / "elsewhere").mkdir()
    source = FolderSource(name="archive", path=seeds, root=tmp_path / "elsewhere")
    assert wheres(read_folder(source, seen=datetime(2026, 1, 1, tzinfo=UTC))) == ["archive/a.txt"]


def test_documents_come_in_order_of_where_and_lines_in_order_of_number(seeds: Path, read: Read) -> None:
    (seeds / "b.jsonl").write_text("".join(f'{{"text": "{TEXT} {n}"}}\n' for n in range(12)))
    for name in ("c.txt", "a.txt"):
        (seeds / name).write_text(f"{TEXT} {name}")
    assert wheres(read()) == ["seeds/a.txt", *(f"seeds/b.jsonl#{n}" for n in range(1, 13)), "seeds/c.txt"]


def test_what_the_user_says_of_a_source_fills_what_files_leave_open(seeds: Path, read: Read) -> None:
    (seeds / "a.txt").write_text("---\noutlet: The Paper\n---\n" + TEXT)
    (seeds / "b.txt").write_text(TEXT)
    hints = [document.hints for document in read(language="en", outlet="The Folder").documents]
    assert [(said.outlet, said.language) for said in hints] == [("The Paper", "en"), ("The Folder", "en")]


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        pytest.param("a.txt", b"", "empty file", id="zero bytes"),
        pytest.param("a.txt", b" \n\t\r\n ", "empty file", id="white space only"),
        pytest.param("a.txt", b"\xef\xbb\xbf \n", "empty file", id="a byte order mark and nothing else"),
        pytest.param("a.txt", "\u200b\u200f\u00ad".encode(), "empty file", id="only what nobody sees"),
        pytest.param("a.txt.gz", gzip.compress(b" \n"), "empty file", id="packed white space"),
        pytest.param("a.txt.gz", b"", "empty file", id="a gzip file of zero bytes"),
        pytest.param("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(40), "binary file", id="a picture with the wrong name"),
        pytest.param("a.html", b"%PDF-1.7\n\x00\x01", "binary file", id="a PDF with the wrong name"),
        pytest.param("a.txt", b"x" * 2001, "too large", id="over the cap"),
        pytest.param("a.txt.gz", gzip.compress(b"x" * 2001), "too large", id="over the cap once unpacked"),
        pytest.param("a.txt.gz", b"\x1f\x8b\x08\x00broken", "unreadable", id="broken gzip"),
        pytest.param("a.txt.gz", gzip.compress(TEXT.encode() * 20)[:-12], "unreadable", id="gzip cut off"),
        pytest.param("a.txt.gz", TEXT.encode(), "unreadable", id="gzip by name only"),
        pytest.param("a.pdf", b"%PDF-1.7", "unknown format", id="a format that is not read"),
        pytest.param("README", TEXT.encode(), "unknown format", id="no suffix"),
        pytest.param("a.doc.gz", gzip.compress(b"x"), "unknown format", id="gzip around a format that is not read"),
        pytest.param("a.json", b"{", "unreadable", id="JSON cut off"),
        pytest.param("a.json", b"[" * 100_0, "unreadable", id="JSON nested without end"),
        pytest.param("a.json", b'{"title": "x"}', "no text", id="JSON without a text"),
        pytest.param("a.json", b"3", "no text", id="JSON that is a number"),
        pytest.param("a.json", b'{"text": "  "}', "no text", id="JSON with an empty text"),
        pytest.param("a.jsonl", b'{"title": "x"}', "no text", id="a line without a text"),
        pytest.param("a.jsonl", b'"x"', "no text", id="a line that is no object"),
        pytest.param("a.json", b"[]", "no text", id="an empty list"),
        pytest.param("a.eml", b"no headers here", "unreadable", id="mail without headers"),
        pytest.param("a.eml", b"Subject: x\n\n", "no text", id="mail without a body"),
        pytest.param("a.mhtml", b"Subject: x\n\nhello", "no text", id="a saved page without a page"),
        pytest.param("a.meta.toml", b'title = "x"', "bad sidecar", id="a sidecar beside no file"),
    ],
)
def test_what_cannot_be_read_is_one_gap_with_reason_and_remedy(
    seeds: Path, read: Read, name: str, data: bytes, kind: str
) -> None:
    (seeds / name).write_bytes(data)
    (seeds / "z.txt").write_text(TEXT)
    gathered = read(max_bytes=2000)
    assert wheres(gathered) == ["seeds/z.txt"]
    assert [(gap.kind, gap.what.split("#")[0]) for gap in gathered.gaps] == [(kind, f"seeds/{name}")]
    assert gathered.gaps[0].why.endswith(".")
    assert gathered.gaps[0].remedy == REMEDIES[kind]


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        pytest.param("a.meta.toml", f"published = {'9' * 5000}", "bad sidecar", id="a sidecar with a figure too long"),
        pytest.param("a.txt", f"+++\ndate = {'9' * 5000}\n+++\n{TEXT}", "bad line", id="a head with a figure too long"),
        pytest.param("a.meta.toml", f"x = {'[' * 5000}", "bad sidecar", id="a sidecar nested without end"),
        pytest.param(
            "a.jsonl",
            json.dumps({"items": [{"text": f"{TEXT} One."}, {"text": f"{TEXT} Two."}]}),
            "bad line",
            id="a line with two articles",
        ),
    ],
)
def test_what_is_wrong_beside_an_article_is_told_and_the_article_is_read(
    seeds: Path, read: Read, name: str, data: str, kind: str
) -> None:
    (seeds / "a.txt").write_text(TEXT)
    (seeds / name).write_text(data)
    gathered = read()
    assert "seeds/a.txt" in wheres(gathered)
    assert [(gap.kind, gap.what.split("#")[0]) for gap in gathered.gaps] == [(kind, f"seeds/{name}")]


def test_a_thousand_bad_lines_are_few_gaps_and_the_good_one_is_read(seeds: Path, read: Read) -> None:
    (seeds / "a.jsonl").write_text(f'{{"text": "{TEXT}"}}\n' + "x\n" * 3000)
    gathered = read()
    assert wheres(gathered) == ["seeds/a.jsonl#1"]
    assert len(gathered.gaps) == 21
    assert [gap.why for gap in gathered.gaps if gap.what == "seeds/a.jsonl"] == [
        "The same is wrong in 2,980 more places of this file."
    ]


def test_a_file_of_lines_that_are_nothing_is_one_thing_to_mend(seeds: Path, read: Read) -> None:
    (seeds / "a.jsonl").write_text("x\n" * 3000)
    assert ("unreadable", "seeds/a.jsonl") in gaps(read())
    assert len(read().gaps) == 22


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        pytest.param("a.txt", "\n<!DOCTYPE html><html lang='en'><p>Words.</p>", "html", id="a page called text"),
        pytest.param("a.html", "Only words.\nAnd 2 < 3.", "text", id="a text called a page"),
        pytest.param("a.json", '{"text": "One."}\n{"text": "Two."}\n', "text", id="lines called JSON"),
    ],
)
def test_a_file_under_the_wrong_name_is_read_as_what_it_is(
    seeds: Path, read: Read, name: str, data: str, kind: str
) -> None:
    (seeds / name).write_text(data)
    gathered = read()
    assert {document.kind for document in gathered.documents} == {kind}
    assert not gathered.gaps


def test_a_file_over_the_cap_is_never_opened(seeds: Path, read: Read) -> None:
    with (seeds / "huge.txt").open("wb") as file:
        file.truncate(1 << 40)  # a terabyte of holes
    assert gaps(read()) == [("too large", "seeds/huge.txt")]


def test_a_gzip_bomb_costs_no_more_than_the_cap(seeds: Path, read: Read) -> None:
    packer = zlib.compressobj(9, wbits=31)
    zeros = bytes(1 << 20)
    bomb = b"".join(packer.compress(zeros) for _ in range(30)) + packer.flush()
    (seeds / "bomb.txt.gz").write_bytes(bomb)
    assert gaps(read(max_bytes=3_000_000)) == [("too large", "seeds/bomb.txt.gz")]


def test_pipes_sockets_and_devices_are_told_and_never_opened(seeds: Path, read: Read) -> None:
    os.mkfifo(seeds / "pipe.txt")
    (seeds / "null.txt").symlink_to("/dev/null")
    os.mkfifo(seeds / "hidden-target.txt")
    (seeds / "to-pipe.txt").symlink_to("hidden-target.txt")
    where = os.getcwd()  # noqa: PTH109 -- a socket's path may have 107 bytes, so it is made from inside
    with socket.socket(socket.AF_UNIX) as endpoint:
        os.chdir(seeds)
        try:
            endpoint.bind("sock.txt")
        finally:
            os.chdir(where)
        found = gaps(read())
    assert found == [
        ("not a regular file", "seeds/hidden-target.txt"),
        ("link leaves the folder", "seeds/null.txt"),
        ("not a regular file", "seeds/pipe.txt"),
        ("not a regular file", "seeds/sock.txt"),
        ("not a regular file", "seeds/to-pipe.txt"),
    ]


def test_links_are_followed_inside_and_told_otherwise(seeds: Path, read: Read, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "seeds-too").mkdir()
    (seeds / "out.txt").symlink_to(tmp_path / "secret.txt")
    (seeds / "up.txt").symlink_to("../secret.txt")
    (seeds / "neighbour").symlink_to(tmp_path / "seeds-too")
    (seeds / "self.txt").symlink_to("self.txt")
    (seeds / "gone.txt").symlink_to("nothing.txt")
    (seeds / "loop").symlink_to(".")
    (seeds / ".kept").mkdir()
    (seeds / ".kept" / "real.txt").write_text(TEXT)
    (seeds / "in.txt").symlink_to(".kept/real.txt")
    gathered = read()
    assert wheres(gathered) == ["seeds/in.txt"]
    assert gaps(gathered) == [
        ("unreadable", "seeds/gone.txt"),
        ("duplicate", "seeds/loop"),
        ("link leaves the folder", "seeds/neighbour"),
        ("link leaves the folder", "seeds/out.txt"),
        ("unreadable", "seeds/self.txt"),
        ("link leaves the folder", "seeds/up.txt"),
    ]


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.txt").write_text(TEXT)
    (tmp_path / "seeds").symlink_to("real")
    source = FolderSource(name="seeds", path=tmp_path / "seeds", root=tmp_path)
    assert len(read_folder(source, seen=datetime(2026, 1, 1, tzinfo=UTC)).documents) == 1


@pytest.mark.parametrize(
    ("second", "data"),
    [
        pytest.param("b.txt", TEXT.encode(), id="the same bytes"),
        pytest.param("b.text", TEXT.encode(), id="the same bytes under another suffix"),
        pytest.param("b.txt.gz", gzip.compress(TEXT.encode()), id="the same bytes packed"),
        pytest.param("b.txt", b"\xef\xbb\xbf" + TEXT.encode(), id="the same text in another encoding"),
        pytest.param("b.txt", f"---\ntitle:\n---\n{TEXT}".encode(), id="the same text under an empty head"),
        pytest.param("b.jsonl", f'{{"text": "{TEXT}"}}'.encode(), id="the same text as a record"),
    ],
)
def test_the_second_of_two_equals_is_told_with_the_name_of_the_first(
    seeds: Path, read: Read, second: str, data: bytes
) -> None:
    (seeds / "a.txt").write_text(TEXT)
    (seeds / second).write_bytes(data)
    gathered = read()
    assert wheres(gathered) == ["seeds/a.txt"]
    assert [gap.kind for gap in gathered.gaps] == ["duplicate"]
    assert "seeds/a.txt" in gathered.gaps[0].why


def test_a_file_that_grew_since_it_was_listed_is_not_read_as_whole(seeds: Path) -> None:
    (seeds / "a.txt").write_text(TEXT)
    found = walk(str(seeds), "seeds", recursive=True).files[0]
    (seeds / "a.txt").write_text(TEXT + " More.")
    made = read_file(found, 1000)
    assert isinstance(made, Gap)
    assert made.kind == "still being written"


def test_a_file_exchanged_for_a_pipe_or_a_link_since_it_was_listed_is_not_read(seeds: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    (seeds / "a.txt").write_text(TEXT)
    (seeds / "b.txt").write_text(TEXT)
    files = walk(str(seeds), "seeds", recursive=True).files
    for name in ("a.txt", "b.txt"):
        (seeds / name).unlink()
    os.mkfifo(seeds / "a.txt")
    (seeds / "b.txt").symlink_to(tmp_path / "secret.txt")
    made = [read_file(found, 1000) for found in files]
    assert [one.kind for one in made if isinstance(one, Gap)] == ["not a regular file", "unreadable"]


def test_a_sidecar_of_many_articles_gives_them_its_outlet_but_not_its_title(seeds: Path, read: Read) -> None:
    (seeds / "a.jsonl").write_text('{"text": "One."}\n{"text": "Two.", "title": "Its own"}\n')
    (seeds / "a.meta.toml").write_text('title = "x"\nurl = "https://journal.example/x"\noutlet = "The Paper"\n')
    assert [(said.hints.title, said.hints.url, said.hints.outlet) for said in read().documents] == [
        ("", "", "The Paper"),
        ("Its own", "", "The Paper"),
    ]


def test_what_stands_in_a_pages_body_is_no_hint(seeds: Path, read: Read) -> None:
    page = '<html><head><title>x</title></head><body><p>Words</p><link rel="canonical" href="https://a.example/trap">'
    (seeds / "a.html").write_text(page)
    assert read().documents[0].hints.url == ""


def test_hidden_files_and_leftovers_are_not_articles(seeds: Path, read: Read) -> None:
    (seeds / ".git").mkdir()
    for name in (".hidden.txt", ".git/a.txt", "a.txt~", ".a.txt.swp", "a.txt.part", "a.txt.tmp", "#a.txt#"):
        (seeds / name).write_text(TEXT)
    assert read() == Gathered()


def test_names_of_any_bytes_are_read_and_can_be_printed(seeds: Path, read: Read) -> None:
    names = [b"\xff\xfe.txt", "é.txt".encode(), "e\u0301.txt".encode(), b"two\nlines.txt", "\u202eevil.txt".encode()]
    for number, name in enumerate(names):
        Path(os.fsdecode(os.fsencode(seeds) + b"/" + name)).write_text(f"{TEXT} {number}")
    found = wheres(read())
    assert len(found) == len(names)
    assert all(where.isprintable() for where in found)
    assert {"seeds/\\xff\\xfe.txt", "seeds/two\\nlines.txt", "seeds/\\u202eevil.txt"} <= set(found)
    for where in found:
        where.encode()


def test_a_file_that_changes_while_we_look_is_left_for_the_next_run(seeds: Path, read: Read, clock: Any) -> None:
    slow, done = seeds / "slow.txt", seeds / "done.txt"
    slow.write_text(TEXT)
    done.write_text(TEXT + " It is done.")
    clock.time = slow.stat().st_mtime + 0.1
    clock.meanwhile = lambda: slow.write_text(TEXT + " And more.")
    gathered = read()
    assert wheres(gathered) == ["seeds/done.txt"]
    assert gaps(gathered) == [("still being written", "seeds/slow.txt")]


def test_a_finished_copy_is_read_where_its_first_is_still_being_written(seeds: Path, read: Read, clock: Any) -> None:
    (seeds / "a.txt").write_text(TEXT)
    (seeds / "b.txt").write_text(TEXT)
    clock.time = (seeds / "a.txt").stat().st_mtime
    clock.meanwhile = (seeds / "a.txt").unlink
    assert wheres(read()) == ["seeds/b.txt"]


def test_many_fresh_files_share_one_short_wait_and_old_ones_none(seeds: Path, read: Read, clock: Any) -> None:
    for number in range(50):
        (seeds / f"{number}.txt").write_text(f"{TEXT} {number}")
    read()
    assert clock.waits == []
    clock.time = (seeds / "0.txt").stat().st_mtime
    assert len(read().documents) == 50
    assert len(clock.waits) == 1
    assert 0 < clock.waits[0] <= 1


@contextmanager
def as_nobody(folder: Path) -> Iterator[None]:
    """Be a user without rights: the superuser of a test machine may read everything."""
    if os.geteuid() != 0:
        yield
        return
    shut = [parent for parent in folder.parents if parent.stat().st_mode & 0o011 != 0o011]
    for parent in shut:
        parent.chmod(0o711)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)
        for parent in shut:
            parent.chmod(0o700)


def test_what_may_not_be_read_is_told_and_the_rest_is_read(seeds: Path, read: Read) -> None:
    (seeds / "open.txt").write_text(TEXT)
    (seeds / "shut.txt").write_text(TEXT + " Shut.")
    (seeds / "shut").mkdir()
    seeds.chmod(0o755)
    (seeds / "open.txt").chmod(0o644)
    (seeds / "shut.txt").chmod(0)
    (seeds / "shut").chmod(0)
    with as_nobody(seeds):
        gathered = read()
    assert wheres(gathered) == ["seeds/open.txt"]
    assert gaps(gathered) == [("unreadable", "seeds/shut"), ("unreadable", "seeds/shut.txt")]


def test_a_missing_folder_or_a_file_in_its_place_is_a_source_error(seeds: Path, tmp_path: Path) -> None:
    (seeds / "a.txt").write_text(TEXT)
    for path, reason in ((tmp_path / "none", "no such folder"), (seeds / "a.txt", "not a folder")):
        with pytest.raises(SourceError, match=reason):
            read_folder(FolderSource(name="x", path=path, root=tmp_path), seen=datetime(2026, 1, 1, tzinfo=UTC))


def test_a_folder_that_may_not_be_listed_is_a_source_error(seeds: Path, read: Read) -> None:
    seeds.chmod(0)
    with as_nobody(seeds), pytest.raises(SourceError, match="cannot be listed"):
        read()
    seeds.chmod(0o755)


def tree(folder: Path) -> dict[str, tuple[object, ...]]:
    """Give everything about a folder that reading might disturb."""
    return {
        str(path): (looked.st_mode, looked.st_size, looked.st_mtime_ns, looked.st_ctime_ns, looked.st_nlink)
        for path in sorted(folder.rglob("*"))
        for looked in [path.lstat()]
    }


def test_nothing_in_the_folder_is_changed(seeds: Path, read: Read) -> None:
    (seeds / "sub").mkdir()
    for name in ("a.txt", "sub/b.html", "c.json", "d.txt.meta.toml", "e.bin", "f.eml"):
        (seeds / name).write_text(TEXT + name)
    before = tree(seeds)
    read()
    assert tree(seeds) == before


@given(
    data=st.binary(max_size=600), suffix=st.sampled_from(["txt", "md", "html", "json", "jsonl", "eml", "mhtml", "gz"])
)
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_under_any_suffix_crash_it_and_every_file_is_told(
    seeds: Path, read: Read, data: bytes, suffix: str
) -> None:
    for old in seeds.iterdir():
        old.unlink()
    (seeds / f"a.{suffix}").write_bytes(data)
    first = read()
    assert first.documents or first.gaps
    assert first == read()
    for document in first.documents:
        document.content.encode()


def test_importing_the_room_loads_nothing_heavy() -> None:
    heavy = "prefect nltk sumy scipy trafilatura numpy sqlalchemy lxml feedparser charset_normalizer email"
    program = f"import sys, tasks.ingest; print([m for m in {heavy.split()} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"
