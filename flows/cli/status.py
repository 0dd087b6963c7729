"""`mujaz status`: what the workspace holds, at a glance; it loads no library but the command line's own."""

from __future__ import annotations

import json
from dataclasses import asdict

from flows.cli.options import AsJson, InWorkspace, many, workspace_of


def command(as_json: AsJson = False, workspace: InWorkspace = None) -> None:
    """Say what is stored, and how the last run ended."""
    from tasks.settings import load
    from tasks.store import glance

    place = workspace_of(workspace)
    settings = load(place)
    if settings.store.url:
        said = "the database that store.url names; `mujaz doctor` looks into it"
        print(json.dumps({"workspace": str(place.root), "store": said}) if as_json else f"{place.root}: {said}")
        return
    held = glance(place.store)
    if as_json:
        print(json.dumps({"workspace": str(place.root), "store": asdict(held) if held else None}, indent=2))
        return
    print(f"workspace  {place.root}")
    print(f"settings   {place.settings if place.settings.exists() else 'none: everything has its default'}")
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
