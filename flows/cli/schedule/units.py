"""`mujaz schedule install` and `uninstall`: a systemd user unit, and the line for cron."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.options import InWorkspace, workspace_of
from tasks.errors import OutputError, UsageError


def install(
    only_print: Annotated[bool, typer.Option("--print", help="Print the unit; write nothing.")] = False,
    workspace: InWorkspace = None,
) -> None:
    """Make it a systemd service.

    Writes a user unit and says how to start it; prints the lines for cron, the way without any service.
    """
    import shutil

    from flows.schedule.plan import plans
    from flows.schedule.unit import cron_lines, folder_of, name_of, secrets, unit
    from tasks.settings import load

    place = workspace_of(workspace)
    planned = plans(load(place), place)
    folder = folder_of(os.environ, Path.home())
    name = name_of(place, folder)
    text = unit(place, program())
    if only_print:
        print(f"# {folder / name}\n{text}", end="")
    elif shutil.which("systemctl") is None:
        print("This machine has no systemd; nothing was written.", file=sys.stderr)
    else:
        _put(folder / name, text)
        print(f"{folder / name}\n\nStart it, now and at each login:\n    systemctl --user enable --now {name}")
        print("Have it run while you are not logged in:\n    loginctl enable-linger")
        print(f"See what it says:\n    journalctl --user -u {name}")
        print(f"Variables that it needs (passwords) stand in {secrets(place)}, NAME=value a line")
    print("\nWithout any service, by cron (crontab -e), whose clock is that of this machine:")
    for line in cron_lines(planned, place, program()):
        print(f"    {line}")
    if not planned:
        print("    no edition has a schedule")


def uninstall(workspace: InWorkspace = None) -> None:
    """End that service.

    Takes its unit away; schedules, briefings and what Prefect keeps stay.
    """
    import shutil
    import subprocess

    from flows.schedule.unit import folder_of, installed, name_of

    place = workspace_of(workspace)
    folder = folder_of(os.environ, Path.home())
    file = folder / name_of(place, folder)
    if not installed(place, file):
        raise UsageError(f"{folder}: there is no unit of {place.root}")
    if systemctl := shutil.which("systemctl"):  # before the file is gone: systemd forgets how to disable it
        subprocess.run([systemctl, "--user", "disable", "--now", file.name], check=False, timeout=200)  # noqa: S603 -- the program that PATH names, a name of ours
    try:
        file.unlink()
    except OSError as error:
        raise OutputError(str(file), error.strerror or str(error), "Give permission to its folder") from error
    print(f"{file} is gone")


def program() -> list[str]:
    """Give the command line that this program is called by, with whole paths."""
    script = Path(sys.executable).with_name("mujaz")
    return [str(script)] if script.exists() else [sys.executable, "-c", "from flows.cli import main; main()"]


def _put(file: Path, text: str) -> None:
    draft = file.with_name(f".{file.name}.tmp")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(text, encoding="utf-8")
        draft.replace(file)
    except OSError as error:
        remedy = "Give permission to its folder, or name another: XDG_CONFIG_HOME"
        raise OutputError(str(error.filename or file), error.strerror or str(error), remedy) from error
