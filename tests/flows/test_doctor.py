"""`mujaz doctor`: what it finds and what it mends, in workspaces where something is wrong."""

import datetime as dt
import gzip
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.checkup import findings
from flows.checkup.reach import contact
from tasks.settings import load
from tasks.store import Store
from tasks.workspace import Workspace, hold

ROOT = Path(__file__).parents[2]
NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


def doctor(place: Workspace, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT", "MUJAZ"))}
    command = [sys.executable, "-c", "from flows.cli import main; main()", "doctor", *words]
    environment["PYTHONPATH"] = str(ROOT)
    return subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=place.root, timeout=120, env=environment
    )


def wrong(place: Workspace) -> dict[str, str]:
    """Give what is not in order, and what is said of it."""
    return {each.what: each.said for each in findings(place) if not each.fine}


def mend(place: Workspace) -> list[str]:
    return [each.mend() for each in findings(place) if each.mend]


def died(place: Workspace) -> None:
    with Store.open(f"sqlite:///{place.store}") as store:
        store.start_run("daily", NOON.date(), NOON)
    place.lock.with_suffix(".holder").write_text("process 1 on a host that is gone", encoding="utf-8")


def leave(place: Workspace) -> None:
    (place.root / "reports" / "daily" / ".tmp-99-1").write_bytes(b"half a page")


def spoil(place: Workspace) -> None:
    content = place.store.read_bytes()
    place.store.write_bytes(content[: len(content) // 2])


def age(place: Workspace) -> None:
    old = ROOT / "tests" / "data" / "store" / "schema-0004.sqlite.gz"
    place.store.write_bytes(gzip.decompress(old.read_bytes()))


def unseat(place: Workspace) -> None:
    shutil.rmtree(place.seeds)


@pytest.mark.parametrize(
    ("harm", "what", "said"),
    [
        pytest.param(died, "runs", "1 died, the last one daily 2026-11-22", id="a run that died"),
        pytest.param(leave, "leftovers", "1 left by a run that died", id="a leftover file"),
        pytest.param(spoil, "store", "damaged", id="a damaged store"),
        pytest.param(unseat, "source seeds", "cannot be read", id="a folder that is gone"),
    ],
)
def test_what_is_wrong_is_found_and_mended(
    seeded: Workspace, brief: Callable[..., object], harm: Callable[[Workspace], None], what: str, said: str
) -> None:
    brief(seeded)
    assert wrong(seeded) == {}
    harm(seeded)
    found = wrong(seeded)
    assert set(found) == {what}
    assert said in found[what]
    mend(seeded)
    assert wrong(seeded) == {}


def test_a_mended_store_goes_on_and_tells_nothing_twice_that_its_pages_show(
    seeded: Workspace, brief: Callable[..., object]
) -> None:
    brief(seeded)
    page = seeded.root / "reports" / "daily" / "2026-11-22.html"
    before = page.read_bytes()
    spoil(seeded)
    (said,) = mend(seeded)
    assert "moved aside" in said
    assert len(list(seeded.state.glob("store.sqlite.damaged-*"))) == 1
    brief(seeded)
    assert page.read_bytes() == before


def test_an_older_store_is_told_and_not_touched_until_it_is_asked_for(seeded: Workspace) -> None:
    seeded.prepare()
    age(seeded)
    before = seeded.store.read_bytes()
    (store,) = (each for each in findings(seeded) if each.what == "store")
    assert store.fine
    assert "schema 0004" in store.said
    assert seeded.store.read_bytes() == before
    assert store.mend is not None
    assert "brought up to date" in store.mend()
    assert list(seeded.state.glob("*.bak"))
    (store,) = (each for each in findings(seeded) if each.what == "store")
    assert store.mend is None


def test_a_run_that_is_under_way_is_told_and_not_called_dead(seeded: Workspace, brief: Callable[..., object]) -> None:
    brief(seeded)
    with Store.open(f"sqlite:///{seeded.store}") as store:
        store.start_run("daily", NOON.date(), NOON)
    with hold(seeded):
        found = {each.what: each for each in findings(seeded)}
    assert found["lock"].fine
    assert "another run" in found["lock"].said
    assert "runs" not in found


def test_it_says_where_each_setting_comes_from_and_no_secret(
    seeded: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://me:hush@127.0.0.1:9/api")
    seeded.settings.write_text(
        '[[editions]]\nname = "libya"\nlanguage = "en"\n[store]\nurl = "sqlite:///hush.sqlite"\n', encoding="utf-8"
    )
    said = "\n".join(f"{each.what} {each.said}" for each in findings(seeded))
    assert 'editions[0].language = "en"' in said
    assert "store.url = (not shown)" in said
    assert "PREFECT_API_URL = http://127.0.0.1:9/api" in said
    assert "me:hush" not in said
    assert "no server answers there" in said


def test_the_command_mends_when_asked_and_only_then(seeded: Workspace, brief: Callable[..., object]) -> None:
    brief(seeded)
    leave(seeded)
    left = seeded.root / "reports" / "daily" / ".tmp-99-1"
    ran = doctor(seeded)
    assert (ran.returncode, left.exists()) == (1, True)
    assert "mujaz doctor --mend" in ran.stdout
    ran = doctor(seeded, "--mend")
    assert (ran.returncode, left.exists()) == (0, False)
    assert "mended  leftovers: 1 removed" in ran.stdout
    told = json.loads(doctor(seeded, "--json").stdout)
    assert all(each["fine"] for each in told)


@pytest.mark.parametrize(
    ("settings", "hinted"),
    [
        pytest.param("", False, id="no feed is followed"),
        pytest.param("{feed}", True, id="nobody is named"),
        pytest.param('{feed}[fetch]\nuser_agent = "Reader/1"\n', True, id="a name that says nobody"),
        pytest.param('{feed}[fetch]\nuser_agent = "Mujaz (+https://me.example)"\n', False, id="an address"),
        pytest.param('{feed}user_agent = "me@me.example"\n', False, id="of that feed alone"),
        pytest.param("{feed}paused = true\n", False, id="it is paused"),
    ],
)
def test_whoever_follows_feeds_is_told_once_that_servers_are_told_nobody(
    empty: Workspace, settings: str, *, hinted: bool
) -> None:
    feed = '[[sources]]\nname = "agency"\nurl = "https://agency.example/feed"\n'
    empty.settings.write_text(settings.format(feed=feed), encoding="utf-8")
    found = list(contact(load(empty)))
    assert [each.fine for each in found] == [True] * hinted, "a hint, no fault"
