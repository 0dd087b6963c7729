"""`mujaz status`: what the workspace holds, at a glance; it loads no library but the command line's own."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from flows.cli.options import AsJson, InWorkspace, many, workspace_of

if TYPE_CHECKING:
    from flows.cli.feeds.rows import Row
    from tasks.settings import Settings
    from tasks.workspace import Workspace

MOST = 12  # feeds shown, a line or two each; `mujaz feeds list` has them all
WELL = ("fine", "new", "paused")


def command(as_json: AsJson = False, workspace: InWorkspace = None) -> None:
    """Say what is stored, and how feeds are doing."""
    from tasks.settings import load
    from tasks.store import glance

    place = workspace_of(workspace)
    settings = load(place)
    if settings.store.url:
        said = "the database that store.url names; `mujaz doctor` looks into it"
        print(json.dumps({"workspace": str(place.root), "store": said}) if as_json else f"{place.root}: {said}")
        return
    held, rows = glance(place.store), followed(place, settings)
    if as_json:
        told: dict[str, object] = {
            "workspace": str(place.root),
            "store": asdict(held) if held else None,
            "feeds": told_of(rows),
        }
        told |= facts_of_post(place, settings)
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return
    print(f"workspace  {place.root}")
    print(f"settings   {place.settings if place.settings.exists() else 'none: everything has its default'}")
    for line in feeds(rows):
        print(line)
    if held is None:
        print("store      none yet. Write the first briefing with: mujaz run")
        return
    waiting = f" ({held.waiting:,} waiting)" if held.waiting else ""
    print(f"store      {many(held.documents, 'document')}{waiting}, {many(held.articles, 'article')},")
    stories, threads = many(held.stories, "story", "stories"), many(held.threads, "thread")
    print(f"           {stories}, {threads}, {many(held.briefings, 'briefing')}")
    if held.last_briefing:
        print(f"newest     {held.last_briefing[0]} {held.last_briefing[1]}")
    if held.last_run:
        edition, day, started, ended, outcome = held.last_run
        print(f"last run   {edition} {day}, begun {started[:16]}Z: {outcome if ended else 'has not ended'}")
    for line in post(place, settings):
        print(line)


def post(place: Workspace, settings: Settings) -> Iterator[str]:
    """Tell what was sent of the newest day, what is still to arrive, and what is wrong."""
    if not settings.channels:
        return
    from tasks.store.post_glance import post_glance

    posted, wrong = post_glance(place.store)
    for number, each in enumerate(posted):
        said = f"arrived {each.sent[:16]}Z" if each.state == "sent" else f"{each.state}: {each.why}".rstrip(": ")
        what = f"{'alert of ' if each.alert else ''}{each.edition} {each.date} → {each.channel}"
        begins = "delivered  " if not number else "           "
        yield f"{begins}{what}: {said}"
    for number, (kind, what, why, since) in enumerate(wrong):
        yield f"{'wrong      ' if not number else '           '}{kind} {what}, since {since[:10]}: {why}"


def facts_of_post(place: Workspace, settings: Settings) -> dict[str, object]:
    """Give what was sent and what is wrong, for a program; nothing where no channel is set."""
    if not settings.channels:
        return {}
    from tasks.store.post_glance import post_glance

    posted, wrong = post_glance(place.store)
    names = ("kind", "what", "why", "since")
    return {
        "deliveries": [asdict(each) for each in posted],
        "troubles": [dict(zip(names, each, strict=True)) for each in wrong],
    }


def followed(place: Workspace, settings: Settings) -> list[Row]:
    """Give the feeds of the settings, each with how it is; what tells that is loaded only where there are feeds."""
    sources = [source for source in settings.sources if source.is_feed]
    if not sources:
        return []
    from flows.cli.feeds.rows import row
    from tasks.store.feed_glance import feed_glance

    states = feed_glance(place.store)
    return [row(source, states.get(source.url)) for source in sources]


def told_of(rows: Sequence[Row]) -> list[dict[str, object]]:
    """Give the feeds for a program."""
    if not rows:
        return []
    from flows.cli.feeds.rows import facts

    return [facts(one) for one in rows]


def feeds(rows: Sequence[Row]) -> Iterator[str]:
    """Count the feeds by how they are, and show each one; of many only those that are not well."""
    if not rows:
        return
    from flows.cli.feeds.rows import table

    count = Counter(one.verdict for one in rows)
    yield f"feeds      {len(rows)}: {', '.join(f'{number} {verdict}' for verdict, number in sorted(count.items()))}"
    ill = [one for one in rows if one.verdict not in WELL]
    shown = rows if len(rows) <= MOST else ill[:MOST]
    if shown:
        yield from (f"           {line}" for line in table(shown, addresses=False))
    if len(rows) > len(shown):
        yield "           all of them: mujaz feeds list"
