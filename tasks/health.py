"""How a feed is doing, told from what is remembered of it: one set of rules for the command line and the briefing.

No clock is asked: silence is measured up to the last check that succeeded, so that a week in which nothing ran is
not held against the feeds, and the same store tells the same.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal
from urllib.parse import urlsplit

from tasks.model.articles import Gap
from tasks.model.feeds import FeedState

Verdict = Literal["fine", "new", "failing", "silent", "stopped"]

DAY = timedelta(days=1)
LEAST_ITEMS = 5  # fewer do not make a habit
LEAST_TIME = 7 * DAY  # nor does less than a week: feeds keep the days of the week
GAPS_OF_SILENCE = 5  # items that come by chance leave 5 of their usual intervals empty once in e^5 = 150 times
SHORTEST = 3 * DAY  # a long weekend is no silence, however busy the feed
LONGEST = 30 * DAY  # without a known habit: a month of nothing
_NAMED = {"gone": "its server says that it is gone for good (410)"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """One feed's health. `said` is one English sentence without its full stop; "" where all is well."""

    verdict: Verdict
    said: str = ""
    succeeded: datetime | None = None
    error: str = ""
    failures: int = 0
    pace: float | None = None  # items a day, from the first success to the last; None before a day has passed
    quiet: timedelta | None = None  # from the last new item to the last success


def health(state: FeedState | None) -> Health:
    """Judge a feed by its state; None is a feed that nothing has asked for yet.

    A feed is *silent* where it has been quiet for more than 3 days and more than 5 of its usual intervals; where
    too little is known of its habit (fewer than 5 items, or less than a week), after 30 days.
    """
    if state is None or not (state.succeeded or state.error or state.stopped):
        return Health(verdict="new", said="not read yet")
    verdict, said = _judged(state)
    return Health(
        verdict=verdict,
        said=said,
        succeeded=state.succeeded,
        error=state.error,
        failures=state.failures,
        pace=pace(state),
        quiet=quiet(state),
    )


def _judged(state: FeedState) -> tuple[Verdict, str]:
    if state.stopped:
        return "stopped", f"not fetched any more: {_NAMED.get(state.stopped, state.stopped)}"
    if state.failures or state.error:
        return "failing", _failing(state)
    silence = silent(state)
    return ("silent", silence) if silence else ("fine", "")


def _failing(state: FeedState) -> str:
    often = "it failed" if state.failures < 2 else f"it failed {state.failures} times in a row"
    last = f"last success {state.succeeded:%Y-%m-%d}" if state.succeeded else "it has never succeeded"
    return f"{often} ({state.error.rstrip('.') or 'no reason was given'}); {last}"


def pace(state: FeedState) -> float | None:
    """Give its items a day, from the first success to the last; None before a day has passed."""
    if state.since is None or state.succeeded is None or state.succeeded - state.since < DAY:
        return None
    return state.items / ((state.succeeded - state.since) / DAY)


def quiet(state: FeedState) -> timedelta | None:
    """Give the time from its last new item (its first success where there was none) to its last success."""
    last = state.newest or state.since
    return max(state.succeeded - last, timedelta()) if last and state.succeeded else None


def habit(state: FeedState) -> timedelta | None:
    """Give the usual time between two items, while it spoke: its silence since does not count.

    None where that is not known: fewer than 5 items, or less than a week.
    """
    if state.since is None or state.newest is None or state.items < LEAST_ITEMS:
        return None
    spoke = state.newest - state.since
    return spoke / state.items if spoke >= LEAST_TIME else None


def silent(state: FeedState) -> str:
    """Say that a feed is silent, by its own habit; "" where it is not."""
    still, usual = quiet(state), habit(state)
    if still is None:
        return ""
    if usual is None:
        return f"nothing new for {_days(still)}" if still > LONGEST else ""
    if still <= max(SHORTEST, GAPS_OF_SILENCE * usual):
        return ""
    return f"normally speaks {often(usual)}, silent for {_days(still)}"


def often(usual: timedelta) -> str:
    """Say how often something happens that has this time between two: daily, every 3 days, 12 times a day."""
    days = usual / DAY
    if days < 0.75:
        times = round(1 / days) if days else 1000
        return "twice a day" if times <= 2 else f"{min(times, 1000)} times a day"
    if days < 1.5:
        return "daily"
    return "weekly" if round(days) == 7 else f"every {round(days)} days"


def _days(time: timedelta) -> str:
    days = time // DAY
    return "1 day" if days == 1 else f"{days} days"


def looked(before: FeedState, after: FeedState) -> FeedState:
    """Give what a look at a feed by hand leaves behind: how it is, and nothing that could cost the next run an item.

    What says which items are known (validators, the body's digest, what was counted, whether it was ever read) stays
    as before, and so does, after a success, when it is due.

    Args:
        before: as the last run left it.
        after: as a check left it whose items are not kept.
    """
    there = after.address == before.address
    return replace(
        after,
        etag=before.etag if there else "",
        modified=before.modified if there else "",
        body=before.body,
        due=after.due if after.failures else before.due,
        items=before.items,
        since=before.since,  # none: the next run still finds a feed that was never read
        newest=after.newest if before.since else None,
    )


def resumed(state: FeedState) -> FeedState:
    """Give a feed's state as the user wishes it to be: asked again at once, its failures forgotten."""
    return replace(state, stopped="", failures=0, error="", due=None)


def named(name: str, url: str) -> str:
    """Name a feed where others read it: without the path and query of its address, which may hold a key."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return f"{name} ({host})" if host and host != name else name


def gap(name: str, state: FeedState) -> Gap | None:
    """Give what the briefing has to say of a feed; None where it is well or was never asked for."""
    found = health(state)
    what = named(name, state.url)
    said = f"{found.said[:1].upper()}{found.said[1:]}."
    if found.verdict == "failing":
        remedy = f"It is tried again by the next runs; `mujaz feeds check {name}` tries it now."
        return Gap(kind="feed failed", what=what, why=said, remedy=remedy)
    if found.verdict == "stopped":
        remedy = f"Remove it with `mujaz feeds remove {name}`, or try it again with `mujaz feeds resume {name}`."
        return Gap(kind="feed stopped", what=what, why=said, remedy=remedy)
    if found.verdict == "silent":
        remedy = "Look at its site: it may have moved or closed; `mujaz feeds add SITE` finds its feeds."
        return Gap(kind="feed silent", what=what, why=said, remedy=remedy)
    return None


def moved(name: str, state: FeedState) -> Gap | None:
    """Tell that a feed is fetched from another address than the one that is written down, as long as that is so."""
    if not state.address:
        return None
    host = (urlsplit(state.address).hostname or "").removeprefix("www.")
    return Gap(
        kind="feed moved",
        what=named(name, state.url),
        why=f"It has moved for good, to another address of {host}, and is fetched from there.",
        remedy="Write the new address into mujaz.toml: `mujaz feeds list` shows it.",
    )


def passed_over(name: str, url: str, count: int) -> Gap | None:
    """Tell how many older items of a feed were not taken when it was first read; None where all were."""
    if not count:
        return None
    return Gap(
        kind="feed older items",
        what=named(name, url),
        why=f"It was read for the first time; older items that were passed over: {count}.",
        remedy="Nothing to do; `first` in mujaz.toml says how many items of a new feed are taken.",
    )


def not_asked(name: str, url: str) -> Gap:
    """Tell that a feed was not asked this time, because its host wants to be left alone."""
    return Gap(
        kind="feed not asked",
        what=named(name, url),
        why="Another feed of its host was told to come later, so this one was not asked.",
        remedy="Nothing to do; a later run asks it.",
    )
