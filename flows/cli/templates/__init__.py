"""`mujaz templates`: make the looks one's own, and see what became of ours since."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.cli.options import AsJson, InWorkspace, workspace_of
from tasks.errors import UsageError
from tasks.workspace import Workspace

app = typer.Typer(
    name="templates",
    help="Copy templates to change them, and see which are yours.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
)
SAID = {
    "ours": "",
    "copy": "a copy of ours",
    "yours": "yours",
    "ours has changed": "yours, and ours has changed since you copied it",
    "your own": "of your own: used only where another template of yours asks for it",
}


def folder_of(place: Workspace) -> Path:
    """Give the folder of the user's templates, there or not.

    Raises:
        UsageError: it is Mujaz's own, in a checkout.
    """
    from tasks.render.locale import TEMPLATES
    from tasks.settings import load

    folder = load(place).reports.templates_path(place.root) or place.root / "templates"
    if folder.resolve() == TEMPLATES.resolve():
        raise UsageError(
            f"{folder} holds Mujaz's own templates. Name another folder: [reports] templates in mujaz.toml"
        )
    return folder


@app.command(name="eject")
def eject(
    paths: Annotated[
        list[str] | None,
        typer.Argument(help="Templates or folders of them, as briefing/_end.html.j2.", show_default="all"),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write ours over a file of yours.")] = False,
    workspace: InWorkspace = None,
) -> None:
    """Copy templates of ours into your folder; what stands there stays."""
    from tasks import __version__
    from tasks.deliver import put
    from tasks.render import ejecting

    folder = folder_of(workspace_of(workspace))
    wanted = ejecting.chosen(paths or (), ejecting.ours())
    standing = [path for path in wanted if (folder / path).exists() or (folder / path).is_symlink()]
    kept = [] if force else standing
    made = [path for path in wanted if path not in kept]
    if made:
        put(ejecting.copies(made, ejecting.recorded(folder), __version__), folder)
    for path in made:
        print(f"wrote  {folder / path}")
    for path in kept:
        print(f"kept   {folder / path}: it is there already; --force writes ours over it")


@app.command(name="list")
def listed(as_json: AsJson = False, workspace: InWorkspace = None) -> None:
    """Show every template and whose is used."""
    import json

    from tasks.render import ejecting
    from tasks.render.locale import TEMPLATES

    folder = folder_of(workspace_of(workspace))
    found = ejecting.standings(folder)
    if as_json:
        rows = [{"path": one.path, "state": one.state, "since": one.since} for one in found]
        print(json.dumps({"folder": str(folder), "templates": rows}, ensure_ascii=False, indent=2))
        return
    wide = max(len(one.path) for one in found)
    print(f"ours: {TEMPLATES}\nyours: {folder}\n")
    for one in found:
        since = f" ({one.since})" if one.since and one.state == "ours has changed" else ""
        print(f"{one.path:{wide}}  {SAID[one.state]}{since}".rstrip())
