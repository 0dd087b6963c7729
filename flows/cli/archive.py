"""`mujaz archive`: write the archive and its search index anew, from the store."""

from __future__ import annotations

from flows.cli.options import InWorkspace, blame, many, opened, workspace_of


def command(workspace: InWorkspace = None) -> None:
    """Write the whole archive anew.

    That is months, outlets, threads, the search index and the links between days. Every run keeps them up; this is
    for after a change of title, language or templates. What is the same already is left alone.
    """
    from flows.archive import archive
    from flows.job import templates_of
    from tasks.settings import load
    from tasks.workspace import hold

    place = workspace_of(workspace)
    settings = load(place)
    with hold(place), opened(place) as store:
        made = archive(store, settings, place, user_templates=templates_of(settings, place))
    blame(made.gaps)
    written = sum(receipt.written for receipt in made.receipts)
    index = settings.reports.path(place.root) / "index.html"
    gone = f", {len(made.removed):,} removed" if made.removed else ""
    print(f"{many(len(made.receipts), 'file')}, {written:,} written{gone}: {index}")
