"""`mujaz status`: what the workspace holds, at a glance; it loads no library but the command line's own."""

from __future__ import annotations

import json
from dataclasses import asdict

from flows.cli.options import AsJson, InWorkspace, workspace_of


def command(as_json: AsJson = False, workspace: InWorkspace = None) -> None:
    """Say what is stored, which briefing is the newest, and how the last run ended."""
    from tasks.settings import load
    from tasks.store import glance

    place = workspace_of(workspace)
    settings = load(place)
    if settings.store.url:
        print(f"{place.root}: its store is the database that store.url names; `mujaz doctor` looks into it")
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
    print(f"store      {held.documents} documents ({held.waiting} waiting), {held.articles} articles,")
    print(f"           {held.stories} stories in {held.threads} threads, {held.briefings} briefings")
    if held.last_briefing:
        print(f"newest     {held.last_briefing[0]} {held.last_briefing[1]}")
    if held.last_run:
        edition, day, started, ended, outcome = held.last_run
        print(f"last run   {edition} {day}, begun {started[:16]}Z: {outcome if ended else 'has not ended'}")
