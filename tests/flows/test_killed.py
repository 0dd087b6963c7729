"""kill -9 at any point, run again: one right and complete briefing, and nothing half-written left."""

import datetime as dt
import json
import random
import re
import signal
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from prefect.states import Completed, Crashed, Failed

from flows.beginning import begun
from flows.daily import run
from flows.job import Outcome, prepare
from flows.runner import PlainRunner
from flows.schedule.note import Serving
from flows.schedule.plan import Followed
from flows.schedule.service import Service
from flows.schedule.telling import tell_of_death
from tasks.errors import SettingsError
from tasks.settings import load
from tasks.store import Store
from tasks.workspace import Workspace
from tests.flows.nursery import Nursery

NOON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
Brief = Callable[..., Outcome]

# stops the process dead at the n-th call of one of the places where it touches the disk
DIE = """
import os, signal, sys
left = int(sys.argv.pop(1))
def counted(call):
    def wrapper(*args, **keywords):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*args, **keywords)
    return wrapper
os.fsync, os.replace = counted(os.fsync), counted(os.replace)
from tasks.store import Store
for name in ("add_documents", "add_gaps", "add_extracted", "save_grouping", "begin", "publish", "end_run"):
    setattr(Store, name, counted(getattr(Store, name)))
sys.argv = ["mujaz", "run", "--engine", "plain", "--date", "2026-11-22"]
from flows.cli import main
main()
print("CALLS LEFT", left)
"""


def tree(folder: Path) -> dict[str, bytes]:
    """Read every file; of feeds without the time of the last change, which is when this store first saw an article."""
    return {
        str(file.relative_to(folder)): re.sub(rb"<updated>[^<]*", b"<updated>", file.read_bytes())
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_killed_anywhere_and_run_again_gives_the_unbroken_bytes(
    seeded: Workspace, brief: Brief, nursery: Nursery, tmp_path_factory: pytest.TempPathFactory
) -> None:
    whole = tree(brief(seeded).folder)
    for calls in points():
        place = tmp_path_factory.mktemp(f"killed{calls}")
        (place / "seeds").symlink_to(seeded.seeds)
        code, _ = nursery.run(DIE, str(calls), at=place)
        assert code == -signal.SIGKILL, f"it was to die at call {calls}"
        code, said = nursery.run(DIE, "10000", at=place)
        assert code == 0, said
        assert tree(place / "reports") == whole, f"killed at call {calls}"


def points() -> list[int]:
    """Give the calls to die at: each store write, and some of the many file writes, the same ones every time."""
    return [0, 1, 2, 3, 4, *random.Random(22).sample(range(5, 30), 4)]


# ---- and whoever wants alerts hears of it ----

DAY = dt.timedelta(days=1)
ALERTS = '[alerts]\nchannels = ["phone"]\n'
FAILED, WELL = "موجز · تعذّرت كتابة الموجز", "موجز · عاد إلى حاله"


@pytest.fixture
def place(seeded: Workspace, post: Any) -> Workspace:
    seeded.settings.write_text(post.settings + ALERTS, encoding="utf-8")
    return seeded


def begin(place: Workspace, at: dt.datetime, edition: str = "daily") -> None:
    """Leave what a run leaves that is killed after it began."""
    with Store.open(f"sqlite:///{place.store}") as store:
        store.start_run(edition, at.date(), at)


def write(place: Workspace, post: Any, at: dt.datetime) -> list[str]:
    """Write the day; give the titles of the alerts that were sent."""
    for job in prepare(place, now=at):
        run(job, PlainRunner(), post.means)
    return [title for kind, title in post.titles() if kind == "alert"]


def test_the_run_after_a_killed_one_tells_which_day_it_was_and_that_all_is_well(place: Workspace, post: Any) -> None:
    write(place, post, NOON)
    begin(place, NOON + DAY)
    for job in prepare(place, now=NOON + 2 * DAY):
        run(job, PlainRunner(), post.means)
    first = next(each.letter for each in post.letters if each.letter.kind == "alert")
    (wrong,) = json.loads(first.document)["troubles"]
    assert (wrong["what"], wrong["why"][:38]) == ("daily", "The run that was to write 2026-11-23 w")
    assert "أُوقفت قسرًا" in first.text
    assert [title for kind, title in post.titles() if kind == "alert"] == [FAILED, WELL]
    assert write(place, post, NOON + 3 * DAY) == []


def test_runs_that_are_killed_again_and_again_are_told_though_none_works(place: Workspace, post: Any) -> None:
    def die(*_: object, **__: object) -> None:
        raise KeyboardInterrupt  # no error that a run could tell itself

    def killed(at: dt.datetime) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("flows.daily.brief", die)
            write(place, post, at)

    write(place, post, NOON)
    told = []
    for number in (1, 2, 3):
        begin(place, NOON + number * DAY)
        with pytest.raises(KeyboardInterrupt):
            killed(NOON + number * DAY)
        told.append([title for kind, title in post.titles() if kind == "alert"])
    assert told == [[FAILED], [], []]
    assert write(place, post, NOON + 4 * DAY) == [WELL]


def test_what_was_made_up_for_long_ago_is_no_news(place: Workspace, post: Any) -> None:
    write(place, post, NOON)
    begin(place, NOON + DAY, "gone")
    begin(place, NOON + DAY)
    with Store.open(f"sqlite:///{place.store}") as store:
        store.end_run(store.start_run("daily", (NOON + DAY).date(), NOON + DAY), NOON + DAY, "published")
    assert write(place, post, NOON + 2 * DAY) == []
    with Store.open(f"sqlite:///{place.store}") as store:
        assert store.open_runs() == (), "they are written down as died"


def test_where_nobody_is_to_be_told_a_death_is_written_down_all_the_same(place: Workspace, post: Any) -> None:
    place.settings.write_text(post.settings + "[alerts]\nchannels = []\n", encoding="utf-8")
    write(place, post, NOON)
    begin(place, NOON + DAY)
    assert write(place, post, NOON + DAY) == []
    with Store.open(f"sqlite:///{place.store}") as store:
        assert store.open_runs() == ()


def test_an_alarm_that_breaks_keeps_no_day_from_being_written(
    place: Workspace, post: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("the alarm itself")

    write(place, post, NOON)
    begin(place, NOON + DAY)
    monkeypatch.setattr("flows.alerts.killed", fail)
    write(place, post, NOON + DAY)
    assert (place.root / "reports" / "daily" / "2026-11-23.html").exists()


@pytest.mark.parametrize("began", [True, False], ids=["after it began", "before"])
def test_the_service_tells_that_the_process_of_a_run_was_killed(place: Workspace, post: Any, began: bool) -> None:
    write(place, post, NOON)
    if began:
        begin(place, NOON + DAY)
    settings, due = load(place), dt.datetime(2026, 11, 23, 6, 30, tzinfo=dt.UTC)
    for times in (1, 0):
        tell_of_death(place, settings, {"edition": "daily"}, at=due, means=post.means)
        letters = [json.loads(each.letter.document) for each in post.letters if each.letter.kind == "alert"]
        assert [each["troubles"][0]["why"][:36] for each in letters] == ["The run that was to write 2026-11-23"] * times
        post.titles()
    assert write(place, post, NOON + DAY) == [WELL]


@pytest.mark.parametrize(
    ("state", "told"),
    [
        pytest.param(Crashed(), "The run that was to write 2026-11-23 was killed", id="its process was killed"),
        pytest.param(Failed(), "No briefing is written, because this is wrong in it: ", id="it read no settings"),
        pytest.param(Completed(), "", id="it ended well"),
    ],
)
def test_the_loop_of_the_service_tells_what_its_run_could_not(
    seeded: Workspace, poster: Any, state: Any, told: str
) -> None:
    seeded.settings.write_text(
        f'[[channels]]\nname = "phone"\nkind = "webhook"\nurl = "{poster.root}/"\n', encoding="utf-8"
    )
    followed = Followed(seeded)
    seeded.settings.write_text("[[channels", encoding="utf-8")
    if state.is_failed():
        with pytest.raises(SettingsError), begun(seeded, at=NOON):
            prepare(seeded, now=NOON)
    server: Any = SimpleNamespace(own=True, api="")
    service = Service(seeded, server, followed, Serving(process=1, since=""), print)
    due = dt.datetime(2026, 11, 23, 6, 30, tzinfo=dt.UTC)
    ended = SimpleNamespace(tend=lambda _: state, name="a run", parameters={"edition": "daily"}, at=due)
    service._run = ended  # type: ignore[assignment]
    service._tend(None)  # type: ignore[arg-type]
    found = [json.loads(body)["troubles"][0]["why"] for _, _, body in poster.asked]
    assert [why.startswith(told) for why in found] == [True] * bool(told)
