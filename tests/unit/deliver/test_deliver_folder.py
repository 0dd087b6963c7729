"""The folder: a copy that keeps up, touches nothing of others, and shows no more than it may."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tasks.deliver import Sending
from tasks.deliver.channels.folder import LIST, Channel, safe
from tasks.errors import DeliveryError

Make = Callable[..., Sending]


def files(folder: Path) -> dict[str, str]:
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_text(encoding="utf-8") for name, path in sorted(found.items()) if name != LIST}


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    for name in (
        "daily/2026-11-22.html",
        "daily/articles/a.html",
        "tech/2026-11-22.html",
        "index.html",
        "archive/m.html",
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    return folder


@pytest.fixture
def web(tmp_path: Path) -> Channel:
    return Channel(name="web", folder=tmp_path / "www")


def test_everything_is_copied_and_then_only_what_changed(reports: Path, web: Channel, sending: Make) -> None:
    assert web.deliver(sending()) == "5 written, 0 removed"
    assert files(web.folder) == files(reports)
    times = {path: path.stat().st_mtime_ns for path in web.folder.rglob("*") if path.is_file()}
    assert web.deliver(sending()) == "nothing had changed"
    assert {path: path.stat().st_mtime_ns for path in web.folder.rglob("*") if path.is_file()} == times
    (reports / "index.html").write_text("newer", encoding="utf-8")
    os.utime(reports / "daily" / "2026-11-22.html", ns=(1, 1))  # touched, not changed
    assert web.deliver(sending()) == "1 written, 0 removed"
    assert files(web.folder) == files(reports)


def test_a_copy_that_somebody_took_away_or_cut_comes_back(reports: Path, web: Channel, sending: Make) -> None:
    web.deliver(sending())
    (web.folder / "index.html").unlink()
    (web.folder / "daily" / "2026-11-22.html").write_text("short", encoding="utf-8")
    assert web.deliver(sending()) == "2 written, 0 removed"
    assert files(web.folder) == files(reports)


def test_what_is_gone_goes_and_what_is_of_others_stays(reports: Path, web: Channel, sending: Make) -> None:
    web.deliver(sending())
    (web.folder / "daily" / "mine.html").write_text("mine", encoding="utf-8")
    (web.folder / "archive" / "m.html").write_text("edited", encoding="utf-8")
    (reports / "daily" / "articles" / "a.html").unlink()
    (reports / "archive" / "m.html").unlink()
    assert web.deliver(sending()) == "0 written, 1 removed"
    there = files(web.folder)
    assert "daily/articles/a.html" not in there
    assert there["daily/mine.html"] == "mine"
    assert there["archive/m.html"] == "edited"


def test_a_list_that_somebody_changed_removes_nothing_outside(
    reports: Path, web: Channel, sending: Make, tmp_path: Path
) -> None:
    web.deliver(sending())
    (tmp_path / "outside").write_text("index.html", encoding="utf-8")
    told = json.loads((web.folder / LIST).read_text(encoding="utf-8"))
    told |= {"../outside": told["index.html"], str(tmp_path / "outside"): told["index.html"]}
    (web.folder / LIST).write_text(json.dumps(told), encoding="utf-8")
    web.deliver(sending())
    assert (tmp_path / "outside").exists()
    (web.folder / LIST).write_text("[broken", encoding="utf-8")
    (reports / "index.html").unlink()
    web.deliver(sending())
    assert (web.folder / "index.html").exists()


def test_an_edition_alone_shows_nothing_of_the_others(reports: Path, web: Channel, sending: Make) -> None:
    assert web.deliver(sending(shown=frozenset({"daily"}))) == "2 written, 0 removed"
    assert set(files(web.folder)) == {"daily/2026-11-22.html", "daily/articles/a.html"}
    assert web.deliver(sending(shown=frozenset({"tech"}))) == "1 written, 0 removed"
    assert set(files(web.folder)) == {"daily/2026-11-22.html", "daily/articles/a.html", "tech/2026-11-22.html"}
    assert reports.exists()


def test_links_and_leftovers_are_not_copied(reports: Path, web: Channel, sending: Make, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (reports / "daily" / "link.html").symlink_to(tmp_path / "secret")
    (reports / "daily" / ".tmp-1-2").write_text("half", encoding="utf-8")
    web.deliver(sending())
    assert not {"daily/link.html", "daily/.tmp-1-2"} & set(files(web.folder))


def test_a_link_in_the_copy_that_leads_out_is_not_written_through(
    reports: Path, web: Channel, sending: Make, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    web.folder.mkdir()
    (web.folder / "daily").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(DeliveryError, match="its way leads elsewhere"):
        web.deliver(sending())
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert reports.exists()


def test_a_folder_that_cannot_be_made_is_told(reports: Path, sending: Make, tmp_path: Path) -> None:
    (tmp_path / "www").write_text("a file", encoding="utf-8")
    with pytest.raises(DeliveryError, match="cannot be read or written") as failed:
        Channel(name="web", folder=tmp_path / "www" / "deeper").deliver(sending())
    assert "mujaz.toml" in str(failed.value)
    assert reports.exists()


def test_a_large_archive_is_copied_part_by_part(
    reports: Path, web: Channel, sending: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    import importlib

    module: Any = importlib.import_module("tasks.deliver.channels.folder")

    batches: list[int] = []
    real = module.put

    def counted(pages: Any, folder: Path) -> Any:
        batches.append(len(pages))
        return real(pages, folder)

    monkeypatch.setattr(module, "BATCH", 20)
    monkeypatch.setattr(module, "put", counted)
    web.deliver(sending())
    assert files(web.folder) == files(reports)
    assert len(batches) > 2


@pytest.mark.parametrize("path", ["/etc/x", "../x", "a/../../x", "a//b", "", ".", "a\\..\\b"])
def test_paths_that_leave_the_folder_are_none(path: str) -> None:
    assert not safe(path)
