"""`mujaz schedule status`: whether the schedules are served, by whom, and what is written next."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from flows.cli.options import AsJson, InWorkspace, workspace_of

if TYPE_CHECKING:
    from flows.schedule.note import Serving
    from flows.schedule.plan import Plan


def command(as_json: AsJson = False, workspace: InWorkspace = None) -> None:
    """Say what is written next, and by whom."""
    from flows.schedule.note import served
    from flows.schedule.plan import plans
    from tasks.settings import load

    place = workspace_of(workspace)
    planned, by, now = plans(load(place), place), served(place), dt.datetime.now(dt.UTC)
    if as_json:
        print(json.dumps(facts(planned, by, now), ensure_ascii=False, indent=2))
        return
    for line in (*following(planned, now), *service(by)):
        print(line)


def facts(planned: tuple[Plan, ...], by: Serving | None, now: dt.datetime) -> dict[str, object]:
    """Give the same for a program."""
    return {
        "served": by is not None,
        "process": by.process if by else None,
        "since": by.since if by else None,
        "api": by.api if by else None,
        "running": bool(by and by.run),
        "editions": [
            {"name": one.edition, "schedule": one.cron, "timezone": one.zone, "next": one.next(now).isoformat()}
            for one in planned
        ],
    }


def following(planned: tuple[Plan, ...], now: dt.datetime) -> Iterator[str]:
    """Tell when each edition is written next."""
    for number, one in enumerate(planned):
        head = "next run" if number == 0 else ""
        yield f"{head:9}  {one.edition}: {one.next(now):%a %d %b %Y %H:%M} {one.zone}"


def service(by: Serving | None) -> Iterator[str]:
    """Tell who serves."""
    if by is None:
        yield "           nobody serves the schedule here: mujaz schedule (or cron calls mujaz run)"
        return
    yield f"served     by process {by.process} since {by.since}{', a run is under way' if by.run else ''}"
    if by.api:
        yield f"prefect    {by.api.removesuffix('/api')}"
