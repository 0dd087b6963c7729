"""Days and windows where clocks change: every zone there is, every change of four years."""

import asyncio
import datetime as dt
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

import pytest

from flows.catch_up import Past, by_hand
from flows.window import DAY, INSTANT, dated, day_of, end_of

ZONES = sorted(available_timezones() - {"localtime"})
YEARS = (2025, 2026, 2027, 2028)
HOUR = dt.timedelta(hours=1)


@cache
def changes(name: str) -> tuple[dt.datetime, ...]:
    """Give the moments, in UTC, at which a zone's clocks change in these years."""
    zone, found = ZoneInfo(name), []
    at = dt.datetime(YEARS[0], 1, 1, tzinfo=dt.UTC)
    while at.year <= YEARS[-1]:
        if (at + DAY).astimezone(zone).utcoffset() != at.astimezone(zone).utcoffset():
            low, high = at, at + DAY
            while high - low > dt.timedelta(seconds=1):
                middle = low + (high - low) / 2
                same = middle.astimezone(zone).utcoffset() == low.astimezone(zone).utcoffset()
                low, high = (middle, high) if same else (low, middle)
            found.append(high.replace(microsecond=0))
        at += DAY
    return tuple(found)


MOVED = [name for name in ZONES if changes(name)]
START = dt.datetime(YEARS[0], 1, 1, tzinfo=dt.UTC)
# most names show the same clock as another: one name for each clock
CLOCKS = sorted({(changes(name), START.astimezone(ZoneInfo(name)).utcoffset()): name for name in MOVED}.values())


def test_there_are_zones_whose_clocks_change_at_midnight_and_by_less_than_an_hour() -> None:
    """The table below would prove little without the hard ones."""
    assert len(MOVED) > 100
    assert any(end_of(day_of(at - INSTANT, name), name) == at for name in MOVED for at in changes(name))
    assert "Australia/Lord_Howe" in MOVED


@pytest.mark.parametrize("name", MOVED)
def test_every_moment_around_a_change_belongs_to_one_day_and_days_meet_end_to_end(name: str) -> None:
    for at in changes(name):
        day = day_of(at, name)
        for each in (day - DAY, day, day + DAY):
            end = end_of(each, name)
            assert day_of(end - INSTANT, name) == each
            assert day_of(end, name) == each + DAY
            assert dt.timedelta(hours=22) <= end - end_of(each - DAY, name) <= dt.timedelta(hours=26)


@pytest.mark.parametrize("name", MOVED)
def test_missed_days_over_a_change_have_windows_that_meet_and_miss_no_day(name: str) -> None:
    for at in changes(name):
        last, today = day_of(at - 3 * DAY, name), day_of(at + 3 * DAY, name)
        due = by_hand("each", today, Past(last=last), name)
        assert [one.day for one in due] == [last + number * DAY for number in range(1, (today - last).days + 1)]
        ends = [one.cutoff for one in due if one.cutoff]
        assert ends == sorted(set(ends))


@pytest.mark.prefect
def test_a_daily_time_that_does_not_exist_or_exists_twice_is_scheduled_once_a_day_and_tells_its_day() -> None:
    """As Prefect reckons it: at the change, half an hour around it, and at the wall time that the change leaves out."""
    from prefect.server.schemas.schedules import CronSchedule

    wrong, tried, moved = [], 0, 0
    for name in CLOCKS:
        for at in changes(name):
            first = day_of(at, name) - 2 * DAY
            start, end = end_of(first - DAY, name), end_of(first + 4 * DAY, name)
            for hour, minute in sorted(walls(at, name)):
                cron = CronSchedule(cron=f"{minute} {hour} * * *", timezone=name)
                dates = [one for one in asyncio.run(cron.get_dates(start=start, end=end)) if start <= one < end]
                told = dated(dates, name)
                tried += 1
                moved += any(day_of(one, name) != day for one, day in told.items())
                if list(told.values()) != [first + number * DAY for number in range(5)]:
                    wrong.append(f"{name} {hour}:{minute:02} {at:%Y-%m-%d}: {[str(day) for day in told.values()]}")
    assert wrong == []
    assert tried > 700
    assert moved > 5, "in some zones a time after midnight is moved before it"


def walls(at: dt.datetime, name: str) -> set[tuple[int, int]]:
    zone = ZoneInfo(name)
    found = {(at + shift).astimezone(zone) for shift in (-HOUR / 2, HOUR * 0, HOUR / 2)}
    return {(one.hour, one.minute) for one in (*found, at.astimezone(zone) - HOUR / 2)}


def test_a_time_late_in_the_evening_before_a_jump_is_of_its_own_day() -> None:
    """Half past eleven is also where Prefect puts half past midnight on the night on which Cairo leaves that out."""
    zone = ZoneInfo("Africa/Cairo")
    nights = [dt.datetime(2026, 4, day, 23, 30, tzinfo=zone).astimezone(dt.UTC) for day in (21, 22, 23, 24, 25)]
    assert [day.day for day in dated(nights, "Africa/Cairo").values()] == [21, 22, 23, 24, 25]
    mornings = [dt.datetime(2026, 4, day, 0, 30, tzinfo=zone).astimezone(dt.UTC) for day in (22, 23, 25, 26)]
    assert [day.day for day in dated([*mornings, nights[2]], "Africa/Cairo").values()] == [22, 23, 24, 25, 26]
