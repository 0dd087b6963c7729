"""The round: everything that is looked at, in its order."""

from __future__ import annotations

from collections.abc import Iterator

from flows.checkup.finding import Finding
from flows.checkup.origins import origins
from flows.checkup.places import places
from flows.checkup.reach import channels, contact, feeds, fonts, model, server
from flows.checkup.running import running
from flows.checkup.storage import storage
from flows.checkup.versions import versions
from tasks.errors import MujazError
from tasks.settings import load
from tasks.workspace import Workspace


def findings(place: Workspace) -> Iterator[Finding]:
    """Look at one thing after another. What hangs on a thing that is broken is not looked at."""
    yield from versions()
    yield Finding(what="workspace", fine=True, said=str(place.root))
    try:
        settings = load(place)
    except MujazError as error:
        yield Finding(what="settings", fine=False, said=str(error))
        return
    yield from origins(place)
    yield from places(place, settings)
    store = storage(place, settings)
    yield store
    if store.fine and store.mend is None and (settings.store.url or place.store.exists()):
        yield from running(place, settings)
        yield from feeds(place, settings)
    yield from contact(settings)
    yield from model(place, settings)
    yield from channels(settings)
    yield from server(place)
    yield fonts()
