"""Feeds as the command line shows them: a line for each, and what ails it under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tasks.errors import UsageError
from tasks.health import Health, health

if TYPE_CHECKING:
    from datetime import datetime

    from tasks.model.feeds import FeedState
    from tasks.settings import Settings, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One feed, and how it is. `verdict` is that of its health, or "paused"."""

    name: str
    url: str
    address: str  # where it is fetched from, if that is another
    verdict: str
    health: Health


def row(source: Source, state: FeedState | None) -> Row:
    """Put a feed together with how it is."""
    found = health(state)
    return Row(
        name=source.name,
        url=source.url,
        address=state.address if state else "",
        verdict="paused" if source.paused else found.verdict,
        health=found,
    )


def feeds_of(settings: Settings, wanted: Sequence[str]) -> list[Source]:
    """Give the feeds of these names or addresses, all of them where none is wanted, in the order of the settings.

    Raises:
        UsageError: there is no such feed.
    """
    feeds = [source for source in settings.sources if source.is_feed]
    known = {name for source in feeds for name in (source.name, source.url)}
    for name in wanted:
        if name not in known:
            raise UsageError(f"there is no feed {name!r}. `mujaz feeds list` names them{_near(name, feeds)}")
    return [source for source in feeds if not wanted or source.name in wanted or source.url in wanted]


def _near(name: str, feeds: Iterable[Source]) -> str:
    import difflib

    near = difflib.get_close_matches(name, [source.name for source in feeds], n=1)
    return f"; did you mean {near[0]}?" if near else ""


def facts(one: Row) -> dict[str, object]:
    """Give what a program wants to know of a feed."""
    how = one.health
    return {
        "name": one.name,
        "url": one.url,
        "address": one.address or one.url,
        "health": one.verdict,
        "last_success": moment(how.succeeded),
        "last_error": how.error,
        "failures": how.failures,
        "items_a_day": None if how.pace is None else round(how.pace, 2),
        "quiet_days": None if how.quiet is None else how.quiet.days,
        "why": how.said,
    }


def table(rows: Sequence[Row], *, addresses: bool) -> Iterator[str]:
    """Give a line for each feed under a head, with what ails it and, if asked for, its address below."""
    if not rows:
        yield "no feed is followed. Add one with: mujaz feeds add URL"
        return
    width = max(4, *(len(one.name) for one in rows))
    yield f"{'feed':{width}}  {'health':8}  {'last success':17}  {'failures':>8}  {'a day':>6}"
    for one in rows:
        how = one.health
        last = f"{how.succeeded:%Y-%m-%d %H:%M}Z" if how.succeeded else "never"
        pace = "" if how.pace is None else f"{how.pace:.1f}"
        yield f"{one.name:{width}}  {one.verdict:8}  {last:17}  {how.failures:8}  {pace:>6}".rstrip()
        if addresses:
            yield f"{'':{width}}  {one.url}"
        if one.address:
            yield f"{'':{width}}  has moved to {one.address}"
        if how.said and one.verdict not in {"fine", "new"}:
            yield f"{'':{width}}  {how.said}"


def uncovered(settings: Settings) -> str:
    """Say that nobody will read a feed that is added, where every edition names its sources; else nothing."""
    if all(edition.sources for edition in settings.editions):
        return "no edition covers it yet: add its name to the sources of one in mujaz.toml"
    return ""


def moment(when: datetime | None) -> str | None:
    """Write a moment for a program."""
    return when.isoformat(timespec="seconds") if when else None
