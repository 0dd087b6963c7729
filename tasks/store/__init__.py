"""The store: articles, stories and briefings, remembered between runs. The only room that speaks SQL.

    with Store.open(url) as store:
        for document in store.add_documents(gathered.documents): ...

`glance(path)` counts what a SQLite store holds without SQLAlchemy; it and the values below are all that may be
imported where a command must start fast, so the rest of the room is loaded when `Store` is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.store.glance import Glance, glance

if TYPE_CHECKING:
    from tasks.store.briefings import BriefingRecord, Window
    from tasks.store.keeping import Kept
    from tasks.store.revising import Revision
    from tasks.store.search import Hit
    from tasks.store.store import Store
    from tasks.store.trace import Fate, Trace

__all__ = ["BriefingRecord", "Fate", "Glance", "Hit", "Kept", "Revision", "Store", "Trace", "Window", "glance"]

_HOMES = {
    "BriefingRecord": "briefings",
    "Fate": "trace",
    "Hit": "search",
    "Kept": "keeping",
    "Revision": "revising",
    "Store": "store",
    "Trace": "trace",
    "Window": "briefings",
}


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"tasks.store.{_HOMES[name]}"), name)
