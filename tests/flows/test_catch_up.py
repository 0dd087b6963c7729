"""After days without a run: the newest day, each of them, or none; nothing lost, nothing told twice, nothing hidden."""

import datetime as dt
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from flows.catch_up import GRACE, LATE, LATER, MOST, WRITTEN, Due, Past, Plan, by_hand, scheduled
from flows.daily import run
from flows.job import Job, Outcome, prepare
from flows.planning import Call, caught_up, jobs_of, plan
from flows.runner import PlainRunner
from tasks.store import Store
from tasks.workspace import Workspace

Page = Callable[[Outcome], dict[str, Any]]
SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
ZONE = "Africa/Tripoli"
DAY = dt.timedelta(days=1)
FIRST = dt.datetime(2026, 11, 22, 4, 30, tzinfo=dt.UTC)  # half past six in Tripoli
TIMES = [FIRST + number * DAY for number in range(6)]
D = [(FIRST + number * DAY).date() for number in range(6)]
SECOND = dt.timedelta(seconds=1)


def settle(place: Workspace, mode: str, more: str = "") -> None:
    place.settings.write_text(
        f'[[editions]]\nname = "daily"\ntimezone = "{ZONE}"\ncatch_up = "{mode}"\n{more}', encoding="utf-8"
    )


def put(place: Workspace, *numbers: int) -> None:
    for number in numbers:
        shutil.copy(SEEDS[number], place.seeds)


def files(page: dict[str, Any]) -> list[str]:
    return sorted(Path(each["file"]).name[:3] for story in page["stories"] for each in story["articles"])


def kinds(page: dict[str, Any]) -> list[str]:
    return [gap["kind"] for gap in page["gaps"] if gap["kind"] in {"nothing read", "told later"}]


def by_cron(place: Workspace, at: dt.datetime, *, edition: str = "") -> list[Outcome]:
    """Run as cron does, with the plain engine and no day."""
    return [run(job, PlainRunner()) for job in caught_up(prepare(place, now=at, edition=edition))]


def by_schedule(place: Workspace, time: dt.datetime, now: dt.datetime, *, followed: bool = False) -> tuple[Plan, Any]:
    """Run as a scheduler does that had fixed `time` and begins `now`."""
    (job,) = prepare(place, now=now)
    call = Call(at=time, times=lambda start, end: [t for t in TIMES if start <= t <= end], followed=followed)
    made = plan(job, call)
    return made, [run(each, PlainRunner()) for each in jobs_of(job, made.days)]


def days(place: Workspace) -> list[dt.date]:
    with Store.open(f"sqlite:///{place.store}") as store:
        return list(store.editions_and_dates().get("daily", ()))


def windows_meet(place: Workspace, edition: str = "daily") -> bool:
    """Tell whether every window begins where the one before it ends."""
    with Store.open(f"sqlite:///{place.store}") as store:
        records = [store.briefing(edition, day) for day in store.editions_and_dates()[edition]]
    found = [record.window for record in records if record and record.window]
    return all(one.until == other.since for one, other in pairwise(found))


# ---- the rules, by table ----

LAST = Past(last=D[0])


@pytest.mark.parametrize(
    ("mode", "time", "now", "past", "followed", "expected"),
    [
        pytest.param("latest", TIMES[1], TIMES[1] + SECOND, LAST, False, [Due(day=D[1])], id="on time: its day"),
        pytest.param("each", TIMES[1], TIMES[1] + SECOND, LAST, False, [Due(day=D[1])], id="on time, each: its day"),
        pytest.param("none", TIMES[1], TIMES[1] + SECOND, LAST, False, [Due(day=D[1])], id="on time, none: its day"),
        pytest.param("none", TIMES[1], TIMES[1] + GRACE, LAST, False, [Due(day=D[1])], id="none: late within grace"),
        pytest.param("none", TIMES[1], TIMES[1] + GRACE + SECOND, LAST, False, LATE, id="none: later than grace"),
        pytest.param("latest", TIMES[1], TIMES[3] + SECOND, LAST, True, LATER, id="latest: an older run is skipped"),
        pytest.param("latest", TIMES[2], TIMES[3] + SECOND, LAST, True, LATER, id="latest: so is the next one"),
        pytest.param("latest", TIMES[3], TIMES[3] + SECOND, LAST, False, [Due(day=D[3])], id="latest: the newest runs"),
        pytest.param(
            "latest",
            TIMES[1],
            TIMES[3] + SECOND,
            LAST,
            False,
            [Due(day=D[3])],
            id="latest: where no later run exists, the older one writes the newest day that is due",
        ),
        pytest.param(
            "each",
            TIMES[1],
            TIMES[3] + SECOND,
            LAST,
            True,
            [Due(day=D[1], cutoff=TIMES[1]), Due(day=D[2], cutoff=TIMES[2]), Due(day=D[3])],
            id="each: whichever run comes first writes every day that is due, in order",
        ),
        pytest.param(
            "each",
            TIMES[3],
            TIMES[3] + SECOND,
            LAST,
            False,
            [Due(day=D[1], cutoff=TIMES[1]), Due(day=D[2], cutoff=TIMES[2]), Due(day=D[3])],
            id="each: also when the runs of the older days were never made",
        ),
        pytest.param(
            "each",
            TIMES[2],
            TIMES[3] + SECOND,
            Past(last=D[3], covered=TIMES[2]),
            True,
            WRITTEN,
            id="each: the other late runs find their days written",
        ),
        pytest.param(
            "latest",
            TIMES[2],
            TIMES[2] + SECOND,
            Past(last=D[2], covered=TIMES[2] - DAY / 24),
            False,
            [Due(day=D[2])],
            id="a day written by hand an hour before goes on at its time",
        ),
        pytest.param(
            "latest",
            TIMES[2],
            TIMES[2] + DAY / 24,
            Past(last=D[2], covered=TIMES[2] + SECOND),
            False,
            WRITTEN,
            id="a day written by hand after its time is not written twice",
        ),
        pytest.param(
            "latest",
            TIMES[1],
            TIMES[3],
            Past(last=D[2]),
            False,
            [Due(day=D[3])],
            id="latest: an old run goes past a day that is written to the newest due",
        ),
        pytest.param(
            "each",
            TIMES[1],
            TIMES[2] - SECOND,
            Past(last=D[2]),
            False,
            [Due(day=D[1], cutoff=TIMES[1])],
            id="each: a day before the last one written is filled and takes nothing from it",
        ),
        pytest.param(
            "each", TIMES[3], TIMES[3], Past(), False, [Due(day=D[3])], id="each: the first day of all is alone"
        ),
    ],
)
def test_what_a_scheduled_run_writes(
    *, mode: str, time: dt.datetime, now: dt.datetime, past: Past, followed: bool, expected: str | list[Due]
) -> None:
    start = TIMES[0] + SECOND if past.last == D[0] else time
    times = [each for each in TIMES if start <= each <= now and (past.last is None or each.date() > past.last)]
    made = scheduled(mode, time, now, past, ZONE, times=times, followed=followed)
    assert (made.skipped or list(made.days)) == expected
    assert bool(made.why) == bool(made.skipped)


def test_what_a_run_by_hand_writes() -> None:
    end = dt.datetime(2026, 11, 23, 22, 0, tzinfo=dt.UTC)  # midnight in Tripoli
    for mode in ("latest", "none"):
        assert by_hand(mode, D[3], LAST, ZONE) == (Due(day=D[3]),)
    assert by_hand("each", D[3], LAST, ZONE) == (
        Due(day=D[1], cutoff=end),
        Due(day=D[2], cutoff=end + DAY),
        Due(day=D[3]),
    )
    assert by_hand("each", D[3], LAST, ZONE, [TIMES[2], TIMES[3]]) == (Due(day=D[2], cutoff=TIMES[2]), Due(day=D[3]))
    assert by_hand("each", D[0], LAST, ZONE) == (Due(day=D[0]),)
    assert by_hand("each", D[3], Past(), ZONE) == (Due(day=D[3]),)


def test_a_long_outage_is_caught_up_by_a_month_at_a_time() -> None:
    past = Past(last=D[0] - 400 * DAY)
    found = by_hand("each", D[0], past, ZONE)
    assert [due.day for due in found] == [D[0] - number * DAY for number in range(MOST, -1, -1)]


# ---- whole briefings, with a moved clock ----


@pytest.fixture
def stopped(empty: Workspace) -> Workspace:
    """A workspace whose last briefing is that of the first day; an article came since."""
    settle(empty, "latest")
    put(empty, 0)
    by_cron(empty, TIMES[0] + SECOND)
    put(empty, 2)
    return empty


def test_latest_writes_the_newest_day_with_all_that_came_since(stopped: Workspace, page: Page) -> None:
    late = TIMES[3] + 5 * SECOND
    for time in TIMES[1:3]:
        made, outcomes = by_schedule(stopped, time, late, followed=True)
        assert (made.skipped, outcomes) == (LATER, [])
        assert f"mujaz backfill --from {time.date()}" in made.why
    _, (outcome,) = by_schedule(stopped, TIMES[3], late)
    assert files(page(outcome)) == ["002"]
    assert days(stopped) == [D[0], D[3]]
    assert windows_meet(stopped)


def test_each_writes_every_day_in_order_a_quiet_one_said_to_be_unread(stopped: Workspace, page: Page) -> None:
    settle(stopped, "each")
    _, outcomes = by_schedule(stopped, TIMES[1], TIMES[3] + 5 * SECOND, followed=True)
    assert [outcome.briefing.date for outcome in outcomes] == D[1:4]
    told = [page(outcome) for outcome in outcomes]
    assert [files(one) for one in told] == [[], [], ["002"]]
    assert [kinds(one) for one in told] == [["nothing read"], ["nothing read"], []]
    assert [one["previous"] for one in told] == [str(day) for day in D[0:3]]
    assert windows_meet(stopped)
    for time in TIMES[2:4]:
        made, more = by_schedule(stopped, time, TIMES[3] + 9 * SECOND)
        assert (made.skipped, more) == (WRITTEN, [])


def test_none_waits_for_the_next_schedule_which_tells_it_all(stopped: Workspace, page: Page) -> None:
    settle(stopped, "none")
    for time in TIMES[1:3]:
        assert by_schedule(stopped, time, TIMES[3] - 3600 * 3 * SECOND)[0].skipped == LATE
    assert days(stopped) == [D[0]]
    _, (outcome,) = by_schedule(stopped, TIMES[3], TIMES[3] + SECOND)
    assert files(page(outcome)) == ["002"]
    assert windows_meet(stopped)


@pytest.mark.parametrize(("mode", "expected"), [("latest", [0, 3]), ("none", [0, 3]), ("each", [0, 1, 2, 3])])
def test_cron_after_an_outage_does_as_the_setting_says(stopped: Workspace, mode: str, expected: list[int]) -> None:
    settle(stopped, mode)
    by_cron(stopped, TIMES[3] + SECOND)
    assert days(stopped) == [D[number] for number in expected]
    assert windows_meet(stopped)


def test_a_missed_day_tells_what_another_edition_had_read_by_then(empty: Workspace, page: Page) -> None:
    settle(empty, "each", '\n[[editions]]\nname = "other"\ntimezone = "Africa/Tripoli"\n')
    put(empty, 0)
    by_cron(empty, TIMES[0])
    put(empty, 2)
    by_cron(empty, TIMES[1], edition="other")
    put(empty, 1)
    outcomes = by_cron(empty, TIMES[3], edition="daily")
    assert [files(page(outcome)) for outcome in outcomes] == [["002"], [], ["001"]]
    assert [kinds(page(outcome)) for outcome in outcomes] == [[], ["nothing read"], []]
    assert windows_meet(empty)


@pytest.mark.parametrize("seed", range(3))
def test_over_two_weeks_of_outages_nothing_is_lost_or_told_twice(empty: Workspace, page: Page, seed: int) -> None:
    import random

    chance = random.Random(seed)
    settle(empty, "each")
    told: Counter[str] = Counter()
    put(empty, 4)
    for number in range(8):
        if number < 4:
            put(empty, number)
        if chance.random() < 0.5 or number == 7:
            for outcome in by_cron(empty, TIMES[0] + number * DAY):
                told.update(
                    Path(each["file"]).name[:3]
                    for story in page(outcome)["stories"]
                    for each in story["articles"]
                    if each["id"] in story["new_articles"] or story["status"] == "new"
                )
    assert told == Counter(["000", "001", "002", "003", "004"])
    assert windows_meet(empty)


def test_a_day_caught_up_and_written_again_is_the_same_page(stopped: Workspace) -> None:
    settle(stopped, "each")
    outcomes = by_cron(stopped, TIMES[3])
    before = outcomes[0].page.with_suffix(".json").read_bytes()
    (job,) = prepare(stopped, now=TIMES[4], day=D[1])
    assert run(job, PlainRunner()).page.with_suffix(".json").read_bytes() == before


def test_killed_between_two_days_the_next_run_writes_the_rest(stopped: Workspace, page: Page) -> None:
    settle(stopped, "each")
    (job,) = prepare(stopped, now=TIMES[3])
    first = caught_up([job])[0]
    run(first, PlainRunner())
    assert days(stopped) == [D[0], D[1]]
    outcomes = by_cron(stopped, TIMES[3] + SECOND)
    assert [outcome.briefing.date for outcome in outcomes] == D[2:4]
    assert files(page(outcomes[-1])) == ["002"]
    assert windows_meet(stopped)


def test_a_run_that_died_after_it_had_published_is_done_again(
    stopped: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows import daily

    def die(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as dying:
        dying.setattr(daily, "archive", die)
        with pytest.raises(KeyboardInterrupt):
            by_schedule(stopped, TIMES[1], TIMES[1] + SECOND)
    assert days(stopped) == D[0:2]
    made, outcomes = by_schedule(stopped, TIMES[1], TIMES[1] + 5 * SECOND)
    assert [outcome.briefing.date for outcome in outcomes] == [D[1]]
    made, outcomes = by_schedule(stopped, TIMES[1], TIMES[1] + 9 * SECOND)
    assert (made.skipped, outcomes) == (WRITTEN, [])


def test_a_day_with_a_cut_off_reads_nothing(stopped: Workspace) -> None:
    (job,) = prepare(stopped, now=TIMES[3], day=D[1])
    outcome = run(replace(job, cutoff=TIMES[1]), PlainRunner())
    assert outcome.sources == ()
    assert isinstance(job, Job)
