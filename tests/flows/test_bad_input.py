"""Everything that can be wrong with what is read: told, never a crash, and nothing else lost."""

import gzip
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.job import Outcome
from tasks.errors import OutputError
from tasks.workspace import Workspace

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
FIRST = "Engineers reopened the old stone bridge on Monday after two years of patient repair."
PROSE = f"{FIRST} Boats may pass again."
Page = Callable[[Outcome], dict[str, Any]]
Brief = Callable[..., Outcome]


def gaps(page: dict[str, Any]) -> dict[str, str]:
    """Give the kind of gap by the file's name."""
    return {Path(gap["what"]).name: gap["kind"] for gap in page["gaps"] if gap["kind"] not in {"no date", "no title"}}


def test_every_kind_of_bad_file_is_told_and_the_good_one_read(empty: Workspace, brief: Brief, page: Page) -> None:
    seeds = empty.seeds
    (seeds / "good.txt").write_text(PROSE, encoding="utf-8")
    (seeds / "copy.txt").write_text(PROSE, encoding="utf-8")
    (seeds / "empty.txt").write_bytes(b"")
    (seeds / "blank.txt").write_text(" \n\t\n", encoding="utf-8")
    (seeds / "picture.txt").write_bytes(bytes(range(256)) * 40)
    (seeds / "one.txt").write_text("word", encoding="utf-8")
    (seeds / "film.mp4").write_bytes(b"not read")
    with (seeds / "huge.txt").open("wb") as huge:
        huge.truncate(21_000_000)
    (seeds / "bomb.txt.gz").write_bytes(gzip.compress(b"a " * 15_000_000))
    os.mkfifo(seeds / "pipe.txt")
    (seeds / "outside.txt").symlink_to("/etc/hostname")
    (seeds / "loop").symlink_to(seeds)
    outcome = brief(empty)
    told = gaps(page(outcome))
    assert '<small lang="en"' not in outcome.page.read_text(encoding="utf-8"), "a reason is not told in Arabic"
    expected = {
        "empty.txt": "empty file",
        "blank.txt": "empty file",
        "picture.txt": "binary file",
        "one.txt": "too short",
        "film.mp4": "unknown format",
        "huge.txt": "too large",
        "bomb.txt.gz": "too large",
        "pipe.txt": "not a regular file",
        "outside.txt": "link leaves the folder",
        "good.txt": "duplicate",
    }
    assert {name: told.get(name) for name in expected} == expected


def test_an_article_of_five_megabytes_is_read(empty: Workspace, brief: Brief, page: Page) -> None:
    lines = [f"{PROSE} Toll house {number} stays shut until the spring." for number in range(36_000)]
    (empty.seeds / "long.txt").write_text("\n".join(lines), encoding="utf-8")
    (story,) = page(brief(empty))["stories"]
    assert 1 <= len(story["summary"]) <= 3


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("<script>alert(1)</script> Bridge reopens", id="a title with markup"),
        pytest.param("Bridge \u202egnp.exe\u202c reopens", id="a title with bidi overrides"),
        pytest.param("Bridge\nreopens\r\n\tagain", id="a title with line breaks"),
    ],
)
def test_a_hostile_title_is_one_harmless_line(empty: Workspace, brief: Brief, page: Page, title: str) -> None:
    import json

    (empty.seeds / "a.json").write_text(json.dumps({"title": title, "text": PROSE}), encoding="utf-8")
    outcome = brief(empty)
    (story,) = page(outcome)["stories"]
    headline = story["headline"]["text"]
    assert headline.isprintable()
    assert "\u202e" not in headline
    assert "<script" not in outcome.page.read_text(encoding="utf-8")


def test_reports_that_cannot_be_written_stop_the_run_and_leave_the_old_page(
    seeded: Workspace, brief: Brief, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = brief(seeded).page.read_bytes()
    shutil.copy(SEEDS[0], seeded.seeds / "new.txt")
    (seeded.seeds / "new.txt").write_text(PROSE, encoding="utf-8")

    def full(*_: object, **__: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="space"):
        brief(seeded)
    monkeypatch.undo()
    page = seeded.root / "reports" / "daily" / "2026-11-22.html"
    assert page.read_bytes() == before
    assert brief(seeded).page.read_bytes() != before, "with room again, the same run heals"


def test_a_file_in_the_place_of_the_reports_folder_is_named(seeded: Workspace, brief: Brief) -> None:
    (seeded.root / "reports").write_text("here", encoding="utf-8")
    with pytest.raises(OutputError, match="reports"):
        brief(seeded)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        pytest.param(f"Monday, dawn.\n{PROSE}", FIRST, id="its first sentence is two words"),
        pytest.param("stone " * 80 + "fell. " + PROSE, FIRST, id="its first sentence never seems to end"),
        pytest.param("stone " * 80 + "fell.", ("stone " * 50).strip(), id="it has no other sentence"),
    ],
)
def test_an_untitled_article_is_headed_whatever_it_begins_with(
    empty: Workspace, brief: Brief, page: Page, text: str, headline: str
) -> None:
    (empty.seeds / "untitled.json").write_text(json.dumps({"text": text, "language": "en"}), encoding="utf-8")
    (story,) = page(brief(empty))["stories"]
    assert story["headline"]["text"] == headline
