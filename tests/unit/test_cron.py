"""Cron lines: what is read, what is refused, and when they come; held against Prefect's own reader."""

import datetime as dt
from itertools import islice, pairwise
from typing import Any, cast
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.cron import Unreadable, following, read, upcoming

UTC = ZoneInfo("UTC")
NOON = dt.datetime(2026, 11, 28, 12, 0, tzinfo=dt.UTC)  # a Saturday


def at(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> dt.datetime:
    return dt.datetime(year, month, day, hour, minute, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("line", "times"),
    [
        pytest.param("30 6 * * *", [at(2026, 11, 29, 6, 30), at(2026, 11, 30, 6, 30)], id="every day"),
        pytest.param("0 12 * * *", [at(2026, 11, 29, 12)], id="the time itself has passed"),
        pytest.param("1 12 * * *", [at(2026, 11, 28, 12, 1)], id="a minute from now"),
        pytest.param("0 7 * * mon-fri", [at(2026, 11, 30, 7), at(2026, 12, 1, 7)], id="days by their names"),
        pytest.param("0 7 * * 7", [at(2026, 11, 29, 7)], id="seven is Sunday"),
        pytest.param("0 7 * * 0", [at(2026, 11, 29, 7)], id="and so is nought"),
        pytest.param("0 7 1 JAN *", [at(2027, 1, 1, 7)], id="a month by its name, in capitals"),
        pytest.param("0 0 29 2 *", [at(2028, 2, 29)], id="29 February waits for its year"),
        pytest.param("0 7 1 * 1", [at(2026, 11, 30, 7), at(2026, 12, 1, 7)], id="the first, and every Monday"),
        pytest.param(
            "*/30 6-8/2 * * *", [at(2026, 11, 29, 6), at(2026, 11, 29, 6, 30), at(2026, 11, 29, 8)], id="steps"
        ),
        pytest.param("5,10 6 * * *", [at(2026, 11, 29, 6, 5), at(2026, 11, 29, 6, 10)], id="a list"),
    ],
)
def test_it_comes_when_it_says(line: str, times: list[dt.datetime]) -> None:
    assert list(islice(upcoming(read(line), UTC, NOON), len(times))) == times


@pytest.mark.parametrize(
    ("line", "why"),
    [
        pytest.param("", "0 fields", id="nothing"),
        pytest.param("30 6 * *", "4 fields", id="four fields"),
        pytest.param("0 30 6 * * *", "6 fields", id="seconds"),
        pytest.param("@daily", "1 field,", id="a nickname"),
        pytest.param("60 6 * * *", 'minute "60"', id="no such minute"),
        pytest.param("0 24 * * *", 'hour "24"', id="no such hour"),
        pytest.param("0 6 0 * *", 'day of the month "0"', id="no such day"),
        pytest.param("0 6 * 13 *", 'month "13"', id="no such month"),
        pytest.param("0 6 * * 8", 'weekday "8"', id="no such weekday"),
        pytest.param("0 6 * * sunday", 'weekday "sunday"', id="a weekday in full"),
        pytest.param("0 6 30 feb *", "never comes", id="a day that no year has"),
        pytest.param("0 22-4 * * *", "does not end after it begins", id="a range round midnight"),
        pytest.param("5-5 * * * *", "does not end after it begins", id="a range of one"),
        pytest.param("5/15 * * * *", "a step and no range", id="a step from a number"),
        pytest.param("*/0 * * * *", "out of range", id="a step of nought"),
        pytest.param("0 6 */2 * 1", "one thing to cron", id="what cron and Prefect read differently"),
        pytest.param("0 6 L * *", "day of the month", id="the last day, which cron has not"),
        pytest.param("H 6 * * *", "minute", id="chance"),
        pytest.param("٣٠ ٦ * * *", "minute", id="digits of another script"),
        pytest.param("1,, 6 * * *", "minute", id="an empty part"),
    ],
)
def test_what_is_no_cron_line_is_refused_with_its_reason(line: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        read(line)


@pytest.mark.parametrize(
    ("zone", "day", "line", "time"),
    [
        pytest.param(
            "Europe/Berlin", at(2026, 3, 28, 12), "30 2 * * *", at(2026, 3, 29, 1, 30), id="a skipped time comes later"
        ),
        pytest.param(
            "Europe/Berlin", at(2026, 10, 24, 12), "30 2 * * *", at(2026, 10, 25, 0, 30), id="a doubled time comes once"
        ),
        pytest.param("Africa/Tripoli", NOON, "30 6 * * *", at(2026, 11, 29, 4, 30), id="by the clock of the zone"),
    ],
)
def test_clocks_that_change_neither_skip_nor_double_a_day(
    zone: str, day: dt.datetime, line: str, time: dt.datetime
) -> None:
    first, second = islice(upcoming(read(line), ZoneInfo(zone), day), 2)
    assert first == time
    assert second.astimezone(ZoneInfo(zone)).date() == first.astimezone(ZoneInfo(zone)).date() + dt.timedelta(days=1)


def test_in_every_zone_no_day_of_four_years_is_skipped_or_doubled_where_clocks_change() -> None:
    line, noons = read("30 6 * * *"), [at(2026, 1, 1, 12) + dt.timedelta(days=number) for number in range(4 * 365)]
    changes = 0
    for name in sorted(available_timezones()):
        zone = ZoneInfo(name)
        offsets = [noon.astimezone(zone).utcoffset() for noon in noons]
        for number, (before, after) in enumerate(pairwise(offsets)):
            if before != after:
                changes += 1
                times = islice(upcoming(line, zone, noons[number] - dt.timedelta(days=2)), 5)
                days = [time.astimezone(zone).date() for time in times]
                assert [(day - days[0]).days for day in days] == [0, 1, 2, 3, 4], (name, days)
    assert changes > 500


def test_no_line_has_no_next_time() -> None:
    assert following("", "UTC", NOON) is None
    assert following("30 6 * * *", "Africa/Tripoli", NOON) == at(2026, 11, 29, 4, 30)


def field(low: int, high: int) -> st.SearchStrategy[str]:
    number = st.integers(low, high)
    span = st.tuples(number, number).map(sorted).map(lambda ends: f"{ends[0]}-{ends[1]}")
    return st.one_of(
        st.just("*"),
        number.map(str),
        span,
        st.integers(1, high).map("*/{}".format),
        st.tuples(span, st.integers(1, 9)).map(lambda both: f"{both[0]}/{both[1]}"),
        st.lists(number, min_size=1, max_size=3).map(lambda all_: ",".join(map(str, all_))),
    )


LINES = st.tuples(field(0, 59), field(0, 23), field(1, 31), field(1, 12), field(0, 7)).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(line=LINES, day=st.integers(0, 1000), minute=st.integers(0, 1439))
def test_what_is_accepted_comes_when_prefect_says(line: str, day: int, minute: int) -> None:
    # Prefect carries its own copy of croniter and reads schedules with it
    from prefect._vendor.croniter.croniter import croniter

    try:
        accepted = read(line)
    except Unreadable:
        return
    start = at(2026, 1, 1) + dt.timedelta(days=day, minutes=minute)
    theirs = cast("Any", croniter)(line, start.replace(tzinfo=None))
    expected = [theirs.get_next(dt.datetime).replace(tzinfo=dt.UTC) for _ in range(3)]
    assert list(islice(upcoming(accepted, UTC, start), 3)) == expected
