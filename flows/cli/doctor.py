"""`mujaz doctor`: is everything in order here? Prints each thing it looked at; exit 1 when one of them is not."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.options import AsJson, InWorkspace, workspace_of
from tasks.errors import MujazError

if TYPE_CHECKING:
    from flows.checkup import Finding


def command(
    mend: Annotated[bool, typer.Option("--mend", help="Mend what can be mended; a store is copied first.")] = False,
    as_json: AsJson = False,
    workspace: InWorkspace = None,
) -> None:
    """Say what is wrong here, and how to mend it.

    Looks at versions, settings and where each comes from, folders, the disk, the store, runs that died, the feeds, a
    model, channels and a server where they are set, and fonts.
    """
    from flows.checkup import findings

    place = workspace_of(workspace)
    found = list(findings(place))
    if mend and any(each.mend for each in found):
        mended(found)
        found = list(findings(place))
    if as_json:
        told = [{"what": each.what, "fine": each.fine, "said": each.said, "mends": bool(each.mend)} for each in found]
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        shown(found)
    if not all(each.fine for each in found):
        raise typer.Exit(1)


def mended(found: Sequence[Finding]) -> None:
    """Mend one thing after another, and say what was done or why it could not be."""
    for each in found:
        if each.mend is None:
            continue
        try:
            print(f"mended  {each.what}: {each.mend()}")
        except (MujazError, OSError) as error:
            print(f"not mended  {each.what}: {error}")


def shown(found: Sequence[Finding]) -> None:
    """Print a line for each thing."""
    width = max(len(each.what) for each in found)
    for each in found:
        print(f"{'ok  ' if each.fine else 'BAD '} {each.what:{width}}  {each.said}")
    if any(each.mend and not each.fine for each in found):
        print("\n`mujaz doctor --mend` mends what can be mended")
