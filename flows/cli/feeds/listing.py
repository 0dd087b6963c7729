"""`mujaz feeds list`: which feeds are followed, and how they are; asks nobody."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from flows.cli.options import AsJson, InWorkspace, workspace_of

if TYPE_CHECKING:
    from tasks.model.feeds import FeedState
    from tasks.settings import Settings
    from tasks.workspace import Workspace


def command(as_json: AsJson = False, workspace: InWorkspace = None) -> None:
    """List the feeds of mujaz.toml, with how the last run found them."""
    from flows.cli.feeds.rows import facts, feeds_of, row, table
    from tasks.settings import load

    place = workspace_of(workspace)
    settings = load(place)
    states = remembered(place, settings)
    rows = [row(source, states.get(source.url)) for source in feeds_of(settings, ())]
    if as_json:
        print(json.dumps([facts(one) for one in rows], ensure_ascii=False, indent=2))
        return
    for line in table(rows, addresses=True):
        print(line)


def remembered(place: Workspace, settings: Settings) -> dict[str, FeedState]:
    """Give the states of all feeds, by address: from the file without opening the store, where it is a file."""
    if not settings.store.url:
        from tasks.store.feed_glance import feed_glance

        return feed_glance(place.store)
    from tasks.store import Store

    with Store.open(settings.store.url.reveal(), create=False) as store:
        return store.feed_states([source.url for source in settings.sources if source.is_feed])
