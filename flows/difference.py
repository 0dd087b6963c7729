"""What is news of troubles: what began, and what is over. Pure; `flows.alerts` tells it and keeps what there is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tasks.model import Trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What is wrong now, what of it is told now, what is told to be over, and the keys of what is over."""

    kept: tuple[Trouble, ...]
    began: tuple[Trouble, ...]
    ended: tuple[Trouble, ...]
    over: tuple[str, ...]


def difference(
    there: Sequence[Trouble],
    known: Mapping[str, Trouble],
    *,
    held: Mapping[str, Trouble],
    looked_at: Collection[str],
    silent: Collection[str],
    now: dt.datetime,
    after: dt.timedelta,
    heard: bool,
) -> Difference:
    """Hold what is wrong now against what was known to be.

    Args:
        there: what is wrong now.
        known: what was known to be wrong, by key.
        held: what of that was known without a store; where it was not told, nobody could be told then.
        looked_at: the keys of what was looked at: what was wrong with it and is not now is over.
        silent: the keys of what is over and no news.
        now: the time.
        after: how long a source fails before it is told.
        heard: somebody is there to be told.
    """
    keys = {one.key for one in there}
    over = {key: one for key, one in known.items() if key in {*looked_at, *silent} - keys}
    still = [one for key, one in held.items() if key not in {*over, *keys}]
    missed = [late(one, now) for key, one in held.items() if key in over and key not in silent and not one.told]
    found = list(_known([*there, *still], known, now=now, after=after, heard=heard))
    told = {one.key for one in missed}
    return Difference(
        kept=tuple(one for one, _ in found),
        began=(*missed, *(one for one, news in found if news)),
        ended=tuple(one for key, one in sorted(over.items()) if key not in silent and (one.told or key in told)),
        over=tuple(over),
    )


def _known(
    there: Sequence[Trouble],
    known: Mapping[str, Trouble],
    *,
    now: dt.datetime,
    after: dt.timedelta,
    heard: bool,
) -> Iterator[tuple[Trouble, bool]]:
    """Give what is wrong with what was known of it, and whether it is told now."""
    for one in {each.key: each for each in there}.values():
        before = known.get(one.key)
        kept = replace(one, since=min(one.since, before.since), told=before.told) if before else one
        worth = kept.told is None and heard and (kept.kind != "source" or now - kept.since >= after)
        yield (replace(kept, told=now) if worth else kept), worth


def late(one: Trouble, until: dt.datetime) -> Trouble:
    """Say of a trouble that is over when it was, for nobody could be told while it lasted."""
    lasted = f"{one.since:%Y-%m-%d %H:%M} – {until:%Y-%m-%d %H:%M} UTC"
    return replace(one, why=f"While this lasted ({lasted}) it could be told to nobody. {one.why}")
