"""Something is wrong: it is told once when it begins, once when it is over, and by every way a run can fail."""

import datetime as dt
import json
import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from flows.alerts import AGAIN, said_of, tell
from flows.daily import run
from flows.job import Outcome, SourceReport, prepare
from flows.runner import PlainRunner
from tasks.errors import AlreadyRunning, OutputError, StoreError
from tasks.health import gap
from tasks.model import FeedState, Gap, Trouble
from tasks.store import Store
from tasks.workspace import Workspace, hold

NOON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


@pytest.fixture
def place(seeded: Workspace, post: Any) -> Workspace:
    seeded.settings.write_text(post.settings + '[alerts]\nchannels = ["phone"]\n', encoding="utf-8")
    return seeded


def write(place: Workspace, post: Any, at: dt.datetime = NOON, edition: str = "") -> Any:
    (job,) = prepare(place, now=at, edition=edition)
    return run(job, PlainRunner(), post.means)


def alerts(post: Any) -> list[tuple[str, str]]:
    """Give channel and title of the alerts since the last time."""
    found = [
        (sent[0], each.letter.title)
        for sent, each in zip(post.sent, post.letters, strict=True)
        if each.letter.kind == "alert"
    ]
    post.took()
    post.titles()
    return found


def troubles(place: Workspace) -> dict[str, Trouble]:
    with Store.open(f"sqlite:///{place.store}") as store:
        return {one.key: one for one in store.troubles()}


def broken(place: Workspace, post: Any, at: dt.datetime) -> None:
    """Run where the reports cannot be written."""
    reports = place.root / "reports"
    if reports.is_dir():
        reports.rename(place.root / "kept")
    reports.write_text("in the way", encoding="utf-8")
    with pytest.raises(OutputError):
        write(place, post, at)
    reports.unlink()
    if (place.root / "kept").is_dir():
        (place.root / "kept").rename(reports)


def test_a_run_that_fails_is_told_once_and_once_that_all_is_well(place: Workspace, post: Any) -> None:
    broken(place, post, NOON)
    assert alerts(post) == [("phone", "موجز · تعذّرت كتابة الموجز")]
    broken(place, post, NOON + DAY)
    broken(place, post, NOON + 2 * DAY)
    assert alerts(post) == []
    write(place, post, NOON + 3 * DAY)
    assert alerts(post) == [("phone", "موجز · عاد إلى حاله")]
    write(place, post, NOON + 4 * DAY)
    assert alerts(post) == []
    broken(place, post, NOON + 5 * DAY)
    assert alerts(post) == [("phone", "موجز · تعذّرت كتابة الموجز")]


def test_the_alert_says_what_and_why_and_what_to_do(place: Workspace, post: Any) -> None:
    broken(place, post, NOON)
    letter = post.letters[0].letter
    told = json.loads(letter.document)
    assert (told["event"], told["edition"], told["over"]) == ("alert", "daily", [])
    (wrong,) = told["troubles"]
    assert (wrong["kind"], wrong["what"], wrong["remedy"]) == ("run", "daily", AGAIN)
    assert "feed.xml: it cannot be read (Not a directory)" in wrong["why"]
    assert "Not a directory" in letter.text
    assert 'dir="rtl"' in letter.html


def test_nothing_readable_is_told_too(place: Workspace, post: Any) -> None:
    shutil.rmtree(place.seeds)
    write(place, post)
    assert ("phone", "موجز · تعذّرت كتابة الموجز") in alerts(post)
    write(place, post, NOON + DAY)
    assert alerts(post) == []


def test_a_past_day_that_is_filled_does_not_say_that_reading_is_well_again(place: Workspace, post: Any) -> None:
    write(place, post)
    post.took()
    (place.seeds).rename(place.root / "moved")
    write(place, post, NOON + 3 * DAY)
    assert "run daily" in troubles(place)
    (job,) = prepare(place, now=NOON + 3 * DAY, day=(NOON + DAY).date())
    run(replace(job, cutoff=NOON + DAY + DAY / 2), PlainRunner(), post.means)
    assert "run daily" in troubles(place)


def test_a_run_that_meets_another_is_no_failure(place: Workspace, post: Any) -> None:
    with hold(place), pytest.raises(AlreadyRunning):
        write(place, post)
    assert alerts(post) == []


@pytest.mark.parametrize("state", ["a store that is none", "a newer store", "a state folder that cannot be made"])
def test_where_the_store_cannot_be_opened_it_is_told_all_the_same(place: Workspace, post: Any, state: str) -> None:
    if state == "a state folder that cannot be made":
        place.state.write_text("in the way", encoding="utf-8")
    else:
        place.prepare()
        place.store.write_bytes(b"no database at all, and long enough to be looked at" * 50)
        if state == "a newer store":
            place.store.unlink()
            connection = sqlite3.connect(place.store)
            connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
            connection.execute("INSERT INTO alembic_version VALUES ('9999')")
            connection.commit()
            connection.close()
    for number in range(2):
        with pytest.raises(StoreError):
            write(place, post, NOON + number * DAY)
    told = alerts(post)
    assert set(told) == {("phone", "موجز · تعذّرت كتابة الموجز")}
    # where nothing can be written down, once too often is better than never
    assert len(told) == (2 if state == "a state folder that cannot be made" else 1)
    if place.state.is_file():
        place.state.unlink()
    else:
        place.store.unlink()
    write(place, post, NOON + 2 * DAY)
    assert alerts(post) == ([] if len(told) == 2 else [("phone", "موجز · عاد إلى حاله")])
    assert not (place.state / "alarm.json").exists()


def test_what_nobody_foresaw_is_told_by_kind_and_place_alone(
    place: Workspace, post: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError("postgresql://user:canary@host")

    monkeypatch.setattr("flows.daily.archive", fail)
    with pytest.raises(KeyError):
        write(place, post)
    letter = post.letters[0].letter
    assert "KeyError in test_alerts.py, line" in letter.document
    assert "canary" not in letter.document + letter.text + letter.html
    assert said_of(ValueError("canary")).count("canary") == 0


def test_what_stopped_the_run_is_what_is_raised_even_if_the_alarm_breaks(
    place: Workspace, post: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("the alarm itself")

    monkeypatch.setattr("flows.alerts.raise_alarm", fail)
    broken(place, post, NOON)


def test_a_channel_that_does_not_deliver_is_told_through_the_others(place: Workspace, post: Any) -> None:
    post.fails = {"mail": False}
    outcome = write(place, post)
    assert alerts(post) == [("phone", "موجز · قناة لا توصل الموجز")]
    assert [each.kind for each in outcome.deliveries] == ["briefing", "briefing", "alert"]
    write(place, post, NOON + DAY)
    assert alerts(post) == []
    post.fails = {}
    write(place, post, NOON + 2 * DAY)
    assert alerts(post) == [("phone", "موجز · عاد إلى حاله")]


def test_a_channel_that_fails_is_not_told_through_itself(place: Workspace, post: Any) -> None:
    post.fails = {"phone": False}
    write(place, post)
    assert alerts(post) == []
    assert troubles(place)["channel phone"].told is None
    post.fails = {}
    write(place, post, NOON + DAY)
    assert alerts(post) == []
    assert troubles(place) == {}


def test_an_alert_that_could_not_be_sent_is_sent_by_the_next_run(place: Workspace, post: Any) -> None:
    post.fails = {"phone": False}
    broken(place, post, NOON)
    post.fails = {}
    write(place, post, NOON + DAY)
    assert [title for _, title in alerts(post)] == ["موجز · تعذّرت كتابة الموجز", "موجز · عاد إلى حاله"]


@pytest.mark.parametrize(
    "settings",
    ["[alerts]\nchannels = []\n", '[[channels]]\nname = "web"\nkind = "folder"\nfolder = "www"\n'],
    ids=["told nowhere", "only a folder"],
)
def test_where_nobody_is_to_be_told_nobody_is(seeded: Workspace, post: Any, settings: str) -> None:
    seeded.settings.write_text((post.settings if "alerts" in settings else "") + settings, encoding="utf-8")
    broken(seeded, post, NOON)
    assert post.took() == []


# ---- sources: what a run reports of each, day after day ----

FEED = FeedState(url="https://agency.example/feed", since=NOON - 30 * DAY)
GOOD = replace(FEED, succeeded=NOON, newest=NOON, items=60)


@pytest.fixture
def fed(empty: Workspace, post: Any) -> Workspace:
    """A workspace that follows two feeds and a folder; nobody asks them here."""
    empty.settings.write_text(
        post.settings
        + '[[sources]]\nname = "agency"\nurl = "https://agency.example/feed"\n'
        + '[[sources]]\nname = "coast"\nurl = "https://coast.example/feed"\n'
        + '[[sources]]\nname = "mine"\nfolder = "seeds"\n'
        + '[alerts]\nchannels = ["phone"]\nafter_days = 3\n',
        encoding="utf-8",
    )
    return empty


def reported(name: str, state: FeedState, **more: Any) -> SourceReport:
    told = gap(name, state)
    well = not state.failures and not state.stopped
    return SourceReport(name=name, documents=0, new=0, gaps=(told,) if told else (), feed=state, answered=well, **more)


def after(fed: Workspace, post: Any, number: int, *sources: SourceReport, **job: Any) -> list[str]:
    """Tell of a run `number` days after the first, with these reports; give the titles of its alerts."""
    (one,) = prepare(fed, now=NOON + number * DAY, **job)
    nothing: Any = None
    mine = SourceReport(name="mine", documents=1, new=0, gaps=(), answered=True)
    there = sources if any(each.name == "mine" for each in sources) else (*sources, mine)
    outcome = Outcome(briefing=nothing, pages=(), told={}, sources=there, folder=fed.root)
    fed.prepare()
    with Store.open(one.store_url) as store:
        tell(one, store, outcome, (), post.means)
    return [title for _, title in alerts(post)]


def failing(times: int, *, succeeded: dt.datetime | None = NOON) -> FeedState:
    return replace(GOOD, succeeded=succeeded, failures=times, error="HTTP 500")


def test_a_source_that_fails_for_days_is_told_once_and_when_it_is_back(fed: Workspace, post: Any) -> None:
    told = [after(fed, post, number, reported("agency", failing(number))) for number in range(1, 7)]
    assert told == [[], [], ["موجز · مصدر يحتاج إلى نظر"], [], [], []]
    assert after(fed, post, 7, reported("agency", GOOD)) == ["موجز · عاد إلى حاله"]
    assert troubles(fed) == {}
    assert after(fed, post, 8, reported("agency", GOOD)) == []


def test_a_source_that_fails_for_a_day_is_no_news(fed: Workspace, post: Any) -> None:
    assert after(fed, post, 1, reported("agency", failing(1))) == []
    assert after(fed, post, 3, reported("agency", GOOD)) == []
    assert troubles(fed) == {}


def test_a_source_that_never_answered_is_told_by_when_it_was_first_asked(fed: Workspace, post: Any) -> None:
    never = [reported("agency", replace(failing(number + 1, succeeded=None), since=None)) for number in range(5)]
    assert [bool(after(fed, post, number, each)) for number, each in enumerate(never)] == [
        False, False, False, True, False,
    ]  # fmt: skip


def test_a_source_that_is_gone_for_good_is_told_at_once(fed: Workspace, post: Any) -> None:
    gone = reported("agency", replace(GOOD, stopped="gone"))
    assert after(fed, post, 1, gone) == ["موجز · مصدر يحتاج إلى نظر"]
    assert after(fed, post, 2, gone) == []


def test_a_source_that_falls_silent_is_told_once(fed: Workspace, post: Any) -> None:
    # twice a day until the first day: silent after more than three days, which is then as long as it has to be
    told = [
        after(fed, post, number, reported("agency", replace(GOOD, succeeded=NOON + number * DAY)))
        for number in range(7)
    ]
    assert told == [[], [], [], [], ["موجز · مصدر يحتاج إلى نظر"], [], []]


def test_many_sources_are_told_in_one_letter(fed: Workspace, post: Any) -> None:
    gone = [reported(name, replace(GOOD, stopped="gone")) for name in ("agency", "coast")]
    assert after(fed, post, 1, *gone) == ["موجز · مصدران يحتاجان إلى نظر"]
    assert after(fed, post, 2, gone[0], reported("coast", GOOD)) == ["موجز · عاد إلى حاله"]
    assert list(troubles(fed)) == ["source agency"]


@pytest.mark.parametrize("how", ["paused", "removed"])
def test_a_source_that_is_given_up_is_not_told_to_be_well(fed: Workspace, post: Any, how: str) -> None:
    after(fed, post, 1, reported("agency", replace(GOOD, stopped="gone")))
    text = fed.settings.read_text(encoding="utf-8")
    agency = '[[sources]]\nname = "agency"\nurl = "https://agency.example/feed"\n'
    changed = text.replace(agency, agency + "paused = true\n" if how == "paused" else "")
    fed.settings.write_text(changed, encoding="utf-8")
    still = [reported("agency", replace(GOOD, stopped="gone"), status="paused")] if how == "paused" else []
    assert after(fed, post, 2, *still) == []
    assert troubles(fed) == {}


def test_a_folder_that_cannot_be_read_for_days_is_told(fed: Workspace, post: Any) -> None:
    why = Gap(kind="source failed", what="mine", why="there is no such folder", remedy="Make it.")
    bad = SourceReport(name="mine", documents=0, new=0, gaps=(why,))
    well = reported("coast", GOOD)
    assert [after(fed, post, number, bad, well) for number in range(5)] == [
        [], [], [], ["موجز · مصدر يحتاج إلى نظر"], [],
    ]  # fmt: skip
    assert after(fed, post, 5, well) == ["موجز · عاد إلى حاله"]


def test_a_folder_read_in_place_of_the_sources_says_nothing_of_them(fed: Workspace, post: Any, tmp_path: Path) -> None:
    after(fed, post, 1, reported("agency", replace(GOOD, stopped="gone")))
    assert (
        after(fed, post, 2, SourceReport(name="seeds", documents=1, new=1, gaps=(), answered=True), seeds=tmp_path)
        == []
    )
    assert "source agency" in troubles(fed)


def test_after_days_is_what_the_settings_say(fed: Workspace, post: Any) -> None:
    fed.settings.write_text(
        fed.settings.read_text(encoding="utf-8").replace("after_days = 3", "after_days = 1"), encoding="utf-8"
    )
    assert after(fed, post, 1, reported("agency", failing(1))) == ["موجز · مصدر يحتاج إلى نظر"]


def test_a_real_feed_that_is_gone_is_told_by_a_real_run(empty: Workspace, site: Any, post: Any) -> None:
    site.put("/feed", b"gone", 410)
    empty.settings.write_text(
        f'{post.settings}[[sources]]\nname = "agency"\nurl = "{site.root}/feed"\n[[sources]]\nname = "mine"\n'
        'folder = "seeds"\n[fetch]\nallow_private = ["127.0.0.1"]\nspacing = 0\n[alerts]\nchannels = ["phone"]\n',
        encoding="utf-8",
    )
    (empty.seeds / "a.txt").write_text("A text about a bridge that was opened. " * 20, encoding="utf-8")
    write(empty, post)
    letter = next(each.letter for each in post.letters if each.letter.kind == "alert")
    assert [each["what"] for each in json.loads(letter.document)["troubles"]] == ["agency"]
    assert "يقول خادمها" in letter.text or "410" in letter.text
