"""`mujaz archive`: write the archive and its search index anew, from the store."""

from __future__ import annotations

from flows.cli.options import InWorkspace, many, opened, workspace_of


def command(workspace: InWorkspace = None) -> None:
    """Write the whole archive anew.

    That is months, outlets, the search index and the links between days. Every run keeps them up; this is for after a
    change of title, language or templates. What is the same already is left alone.
    """
    from flows.archive import archive
    from tasks.settings import load
    from tasks.workspace import hold

    place = workspace_of(workspace)
    settings = load(place)
    with hold(place), opened(place) as store:
        receipts = archive(store, settings, place)
    written = sum(receipt.written for receipt in receipts)
    print(f"{many(len(receipts), 'file')}, {written:,} written: {settings.reports.path(place.root) / 'index.html'}")
