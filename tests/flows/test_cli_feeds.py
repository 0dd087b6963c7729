"""The commands on feeds as a stranger meets them: what they find, edit, print and refuse."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tasks.store.feed_glance import feed_glance
from tasks.workspace import Workspace, hold

Site = Any  # of conftest.py
Run = Callable[..., tuple[int, str, str]]
RSS = b'<rss version="2.0"><channel><title>The Journal</title></channel></rss>'
ITEM = (
    b"<item><guid>1</guid><title>Old bridge reopens</title><description>Engineers reopened the old stone bridge on "
    b"Monday after two years of patient repair. Boats may pass under its middle arch again.</description></item>"
)
WITH_ITEM = RSS.replace(b"</channel>", ITEM + b"</channel>")
HEAVY = {"prefect", "nltk", "sumy", "scipy", "trafilatura", "sqlalchemy", "pydantic", "numpy", "urllib3", "feedparser"}


class Terminal(io.StringIO):
    """Somebody who answers."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    """A workspace that may fetch from this machine, and has one comment to keep."""
    made = Workspace(root=tmp_path.resolve())
    made.settings.write_text(
        '# mine\n[fetch]\nallow_private = ["127.0.0.1"]  # the test\nspacing = 0\n', encoding="utf-8"
    )
    return made


@pytest.fixture
def run(place: Workspace, here: Callable[..., tuple[int, str, str]]) -> Run:
    """Give a function that runs a command in the workspace: exit code, output, errors."""
    return partial(here, at=place.root)


def sources(place: Workspace) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads(place.settings.read_text(encoding="utf-8")).get("sources", [])
    return [source for source in found if "url" in source]


def link(href: str, title: str = "") -> str:
    return f'<link rel="alternate" type="application/rss+xml" href="{href}" title="{title}">'


def test_adding_a_feed_writes_it_into_the_settings_and_keeps_their_comments(
    run: Run, place: Workspace, site: Site
) -> None:
    site.put("/feed", RSS)
    code, out, err = run("feeds", "add", f"{site.root}/feed", "--category", "News/Libya", "--language", "ar")
    assert (code, err) == (0, "")
    assert out == f"the-journal  {site.root}/feed\nThe Journal\n"
    assert sources(place) == [
        {"name": "the-journal", "url": f"{site.root}/feed", "language": "ar", "category": "News/Libya"}
    ]
    text = place.settings.read_text(encoding="utf-8")
    assert "# mine" in text
    assert "# the test" in text


def test_another_spelling_of_an_address_is_the_same_feed(run: Run, place: Workspace, site: Site) -> None:
    site.put("/feed", RSS)
    assert run("feeds", "add", f"{site.root}/feed")[0] == 0
    for again in (f"{site.root}/feed#top", f"{site.root}/feed".replace("http:", "HTTP:")):
        code, _, err = run("feeds", "add", again, "--unseen")
        assert (code, "followed already, as the-journal" in err) == (2, True)
    assert len(sources(place)) == 1


def test_a_feed_found_elsewhere_on_the_host_is_taken_only_when_picked(run: Run, place: Workspace, site: Site) -> None:
    site.put("/paper/", b"<html><body>a page</body></html>")
    site.put("/rss", RSS)
    code, _, err = run("feeds", "add", f"{site.root}/paper/")
    assert (code, "elsewhere on its host" in err, f"{site.root}/rss" in err) == (2, True, True)
    assert sources(place) == []
    assert run("feeds", "add", f"{site.root}/paper/", "--pick", "1")[0] == 0


def test_adding_a_site_takes_its_one_feed(run: Run, place: Workspace, site: Site) -> None:
    site.put("/", f"<html><head>{link('/rss')}</head></html>".encode())
    site.put("/rss", RSS)
    code, out, _ = run("feeds", "add", site.root, "--json")
    assert (code, json.loads(out)["url"]) == (0, f"{site.root}/rss")
    assert [source["url"] for source in sources(place)] == [f"{site.root}/rss"]


def test_a_site_with_several_asks_which_and_takes_the_one_that_is_picked(
    run: Run, place: Workspace, site: Site
) -> None:
    site.put("/", f"<html><head>{link('/world', 'World')}{link('/sport', 'Sport')}</head></html>".encode())
    site.put("/sport", RSS)
    code, _, err = run("feeds", "add", site.root)
    assert code == 2
    assert [word for word in ("--pick", "World", "Sport", "/world", "/sport") if word not in err] == []
    assert sources(place) == []
    assert run("feeds", "add", site.root, "--pick", "3")[0] == 2
    assert run("feeds", "add", site.root, "--pick", "2", "--name", "sport")[0] == 0
    assert [source["name"] for source in sources(place)] == ["sport"]
    code, _, err = run("feeds", "add", site.root, "--pick", "1")
    assert (code, "is no feed" in err) == (1, True), "an offer that is no feed is not taken"


def test_on_a_terminal_the_user_is_asked(
    run: Run, place: Workspace, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.put("/", f"<html><head>{link('/world', 'World')}{link('/sport', 'Sport')}</head></html>".encode())
    site.put("/sport", RSS)
    monkeypatch.setattr("sys.stdin", Terminal("2\n"))
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert run("feeds", "add", site.root)[0] == 0
    assert [source["url"] for source in sources(place)] == [f"{site.root}/sport"]


def test_a_site_without_feeds_is_told_with_exit_1(run: Run, site: Site) -> None:
    site.put("/", b"<html><body>Nothing here</body></html>")
    code, _, err = run("feeds", "add", site.root)
    assert (code, "usual places" in err) == (1, True)


@pytest.mark.parametrize(
    ("url", "told"),
    [
        pytest.param("file:///etc/passwd", "a file of this machine", id="a file by its address"),
        pytest.param("/etc/passwd", "a file of this machine", id="a file by its path"),
        pytest.param("javascript:alert(1)", "a javascript: address", id="a script"),
        pytest.param("https://name:word@journal.example/", "user name or password", id="an address with a password"),
        pytest.param("http://192.168.1.1/feed", "private network", id="an internal number"),
        pytest.param("http://localhost/feed", "private network", id="this machine by its name"),
        pytest.param("http://2130706433/feed", "cannot be", id="a number in disguise"),
        pytest.param("http://169.254.169.254/latest/", "private network", id="the address of a cloud's secrets"),
        pytest.param("", "not an address", id="nothing"),
    ],
)
def test_what_cannot_be_a_feed_is_refused_with_exit_2_and_asked_of_nobody(
    run: Run, place: Workspace, url: str, told: str
) -> None:
    before = place.settings.read_bytes()
    code, _, err = run("feeds", "add", url)
    assert (code, told in err) == (2, True), err
    assert place.settings.read_bytes() == before


def test_a_feed_is_not_added_twice(run: Run, site: Site) -> None:
    run("feeds", "add", f"{site.root}/feed", "--unseen")
    code, _, err = run("feeds", "add", f"{site.root}/feed", "--unseen")
    assert (code, "followed already" in err) == (2, True)


def test_list_tells_how_each_feed_is_and_asks_nobody(run: Run, place: Workspace, site: Site) -> None:
    assert "feeds add" in run("feeds", "list")[1]
    run("feeds", "add", f"{site.root}/good", "--unseen", "--name", "good")
    run("feeds", "add", f"{site.root}/bad", "--unseen", "--name", "bad")
    assert site.asked == []
    site.put("/good", RSS)
    code, out, _ = run("feeds", "check")
    assert code == 1, "one of them fails"
    assert "it failed" in out
    code, out, _ = run("feeds", "list", "--json")
    told = {one["name"]: (one["health"], one["failures"]) for one in json.loads(out)}
    assert told == {"good": ("fine", 0), "bad": ("failing", 1)}
    assert "404" in next(one["last_error"] for one in json.loads(out) if one["name"] == "bad")
    status = run("status")[1]
    assert "2: 1 failing, 1 fine" in status
    assert [word for word in ("last success", "failures", "a day", "it failed", "never") if word not in status] == []
    assert json.loads(run("status", "--json")[1])["feeds"][1]["health"] == "failing"
    assert site.asked == ["/good", "/bad"] or sorted(site.asked) == ["/bad", "/good"]
    assert run("feeds", "check", "nobody")[0] == 2
    assert place.store.exists()


def test_a_check_takes_no_item_from_the_next_run(run: Run, place: Workspace, site: Site) -> None:
    site.put("/feed", WITH_ITEM, ETag='"1"')
    run("feeds", "add", f"{site.root}/feed")
    assert run("feeds", "check")[0] == 0
    code, out, _ = run("run", "--engine", "plain", "--json")
    assert (code, json.loads(out)[0]["articles"]) == (0, 1)
    site.put("/feed", WITH_ITEM.replace(b">1<", b">2<").replace(b"Old bridge", b"New bridge"), ETag='"2"')
    assert run("feeds", "check", "the-journal")[0] == 0
    state = feed_glance(place.store)[f"{site.root}/feed"]
    assert (state.etag, state.items, state.failures) == ('"1"', 0, 0)


def test_a_feed_that_waits_is_asked_by_its_name_alone(run: Run, site: Site) -> None:
    run("feeds", "add", f"{site.root}/feed", "--unseen", "--name", "journal")
    run("feeds", "check")
    site.asked.clear()
    _, _, err = run("feeds", "check")
    assert site.asked == []
    assert "not asked now" in err
    run("feeds", "check", "journal")
    assert site.asked == ["/feed"]


def test_a_feed_that_stopped_is_followed_again_when_resumed(run: Run, place: Workspace, site: Site) -> None:
    site.put("/feed", b"gone", 410)
    run("feeds", "add", f"{site.root}/feed", "--unseen", "--name", "journal")
    run("feeds", "check")
    assert feed_glance(place.store)[f"{site.root}/feed"].stopped
    assert "gone for good" in run("status")[1]
    assert run("feeds", "resume", "journal")[0] == 0
    state = feed_glance(place.store)[f"{site.root}/feed"]
    assert (state.stopped, state.failures) == ("", 0)


def test_pause_resume_and_remove_edit_the_settings(run: Run, place: Workspace, site: Site) -> None:
    for name in ("one", "two"):
        run("feeds", "add", f"{site.root}/{name}", "--unseen", "--name", name)
    assert run("feeds", "pause", "one")[0] == 0
    assert [source.get("paused", False) for source in sources(place)] == [True, False]
    assert "paused" in run("feeds", "list")[1]
    assert run("feeds", "resume", "one")[0] == 0
    assert not any(source.get("paused", False) for source in sources(place))
    assert run("feeds", "remove", f"{site.root}/one")[0] == 0
    assert [source["name"] for source in sources(place)] == ["two"]
    code, _, err = run("feeds", "remove", "tow")
    assert (code, "did you mean two" in err) == (2, True)


def test_a_check_waits_for_no_run(run: Run, place: Workspace, site: Site) -> None:
    run("feeds", "add", f"{site.root}/feed", "--unseen")
    with hold(place):
        code, _, err = run("feeds", "check")
    assert (code, "another run" in err) == (75, True)


OPML = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>Mine</title><ownerName>Amal</ownerName></head><body>
<outline text="News" isOpen="true"><outline text="Libya">
<outline type="rss" text="The Journal" xmlUrl="https://journal.example/feed"
 htmlUrl="https://journal.example/" odd="1"/>
</outline></outline>
<outline type="rss" text="جريدة" xmlUrl="https://news.example/feed"/>
<outline type="rss" text="Script" xmlUrl="javascript:alert(1)"/>
<outline type="rss" text="Again" xmlUrl="https://news.example/feed"/>
</body></opml>
"""


def test_a_list_comes_in_with_its_folders_and_goes_out_with_all_it_said(run: Run, place: Workspace) -> None:
    (place.root / "feeds.opml").write_text(OPML, encoding="utf-8")
    code, out, err = run("feeds", "import", "feeds.opml")
    assert (code, "2 feeds added, 1 left out" in out) == (0, True)
    assert "javascript:alert(1)" in err
    assert [(source["url"], source.get("category", "")) for source in sources(place)] == [
        ("https://journal.example/feed", "News/Libya"),
        ("https://news.example/feed", ""),
    ]
    assert run("feeds", "export", "out.opml")[0] == 0
    written = (place.root / "out.opml").read_text(encoding="utf-8")
    kept = (
        'odd="1"',
        'isOpen="true"',
        "<ownerName>Amal</ownerName>",
        'htmlUrl="https://journal.example/"',
        "جريدة",
        "Again",
    )
    assert [part for part in kept if part not in written] == []
    code, out, _ = run("feeds", "import", "out.opml", "--json")
    assert (code, json.loads(out)["added"]) == (0, [])


def test_a_list_comes_from_an_address_too(run: Run, place: Workspace, site: Site) -> None:
    site.put("/list.opml", OPML.encode())
    assert run("feeds", "import", f"{site.root}/list.opml")[0] == 0
    assert len(sources(place)) == 2
    assert run("feeds", "import", f"{site.root}/nowhere")[0] == 1
    assert run("feeds", "import", "http://192.168.1.1/list.opml")[0] == 2


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"not XML at all", id="no XML"),
        pytest.param(b"<html><body>a page</body></html>", id="a page"),
        pytest.param(RSS, id="a feed"),
        pytest.param(b'<!DOCTYPE x [<!ENTITY a "b">]><opml><body>&a;</body></opml>', id="entities"),
        pytest.param(b"", id="nothing"),
    ],
)
def test_what_is_no_list_is_refused_with_exit_2(run: Run, place: Workspace, data: bytes) -> None:
    (place.root / "feeds.opml").write_bytes(data)
    before = place.settings.read_bytes()
    assert run("feeds", "import", "feeds.opml")[0] == 2
    assert run("feeds", "import", "missing.opml")[0] == 2
    assert place.settings.read_bytes() == before


def test_an_export_that_cannot_be_written_is_told_with_exit_3(run: Run, place: Workspace) -> None:
    assert run("feeds", "export", "nowhere/feeds.opml")[0] == 3
    (place.root / "folder").mkdir()
    code, _, err = run("feeds", "export", "folder")
    assert (code, "is a folder" in err) == (2, True)
    assert run("feeds", "export", ".")[0] == 2
    assert [path.name for path in place.root.iterdir() if path.name.endswith(".part")] == []


@pytest.mark.parametrize("words", [["status"], ["feeds", "list"], ["feeds", "--help"]], ids=" ".join)
def test_light_commands_on_feeds_load_no_heavy_library(
    run: Run, place: Workspace, site: Site, words: list[str]
) -> None:
    run("feeds", "add", f"{site.root}/feed", "--unseen")
    code = "from flows.cli import main\ntry:\n    main()\nfinally:\n    import sys\n    print('LOADED', *sys.modules)"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MUJAZ")}
    ran = subprocess.run(
        [sys.executable, "-c", code, *words],
        capture_output=True,
        text=True,
        check=False,
        cwd=place.root,
        env=environment,
    )
    assert {name.split(".")[0] for name in ran.stdout.rsplit("LOADED", 1)[1].split()} & HEAVY == set()


def test_a_feed_that_an_edition_names_is_not_removed_and_the_refusal_says_what_to_do(
    run: Run, place: Workspace, site: Site
) -> None:
    site.put("/feed", RSS)
    assert run("feeds", "add", f"{site.root}/feed")[0] == 0
    with place.settings.open("a", encoding="utf-8") as file:
        file.write('\n[[editions]]\nname = "daily"\nsources = ["the-journal"]\n')
    code, _, err = run("feeds", "remove", "the-journal")
    assert code == 2
    assert "the edition daily names the-journal" in err
    assert "mujaz feeds pause" in err
    assert len(sources(place)) == 1


def test_a_feed_that_no_edition_will_read_is_added_and_that_is_said(run: Run, place: Workspace, site: Site) -> None:
    site.put("/feed", RSS)
    with place.settings.open("a", encoding="utf-8") as file:
        file.write('\n[[sources]]\nname = "mine"\nfolder = "mine"\n[[editions]]\nname = "daily"\nsources = ["mine"]\n')
    code, out, err = run("feeds", "add", f"{site.root}/feed")
    assert (code, out.split()[0]) == (0, "the-journal")
    assert "no edition covers it yet" in err
    opml = place.root / "list.opml"
    opml.write_text('<opml version="2.0"><body><outline xmlUrl="https://h.example/f"/></body></opml>', encoding="utf-8")
    code, out, err = run("feeds", "import", str(opml))
    assert (code, out) == (0, "1 feeds added, 0 left out\n")
    assert "no edition covers it yet" in err


def test_an_address_with_a_password_is_refused_without_printing_it(run: Run) -> None:
    code, _, err = run("feeds", "add", "https://ann:secret@example.org/feed")
    assert code == 2
    assert "user name or password" in err
    assert "secret" not in err
