"""A systemd user unit for a workspace's schedule, and the line for cron. Texts only, but for `installed`."""

from __future__ import annotations

import hashlib
import re
import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path

from flows.schedule.plan import Plan
from tasks.workspace import Workspace

UNIT = """\
[Unit]
Description=Mujaz: the schedule of {described}
StartLimitIntervalSec=0

[Service]
Type=exec
WorkingDirectory={folder}
ExecStart={command}
# NAME=value, a line each: passwords that mujaz.toml names as ${{NAME}}. Keep it to yourself: chmod 600
EnvironmentFile=-{secrets}
Environment=PYTHONUNBUFFERED=1
Restart=on-failure
RestartSec=30
# a run under way is given the time to end
KillMode=mixed
TimeoutStopSec=150

[Install]
WantedBy=default.target
"""


def secrets(place: Workspace) -> Path:
    """Give the file of the variables that the service is started with."""
    return place.state / "environment"


def unit(place: Workspace, program: Sequence[str]) -> str:
    """Give the text of the unit; `program` is the command line that `mujaz` is called by."""
    command = [*program, "schedule", "--workspace", str(place.root)]
    return UNIT.format(
        described=_specifiers(str(place.root)),
        folder=_specifiers(str(place.root)),
        command=" ".join(_quoted(word) for word in command),
        secrets=_specifiers(str(secrets(place))),
    )


def folder_of(environment: Mapping[str, str], home: Path) -> Path:
    """Give the folder of the user's own units."""
    configured = environment.get("XDG_CONFIG_HOME", "")
    base = Path(configured) if Path(configured).is_absolute() else home / ".config"
    return base / "systemd" / "user"


def name_of(place: Workspace, folder: Path) -> str:
    """Give the unit's name: after the workspace's folder, and a digest where another workspace has that name."""
    slug = re.sub(r"[^a-z0-9]+", "-", place.root.name.lower()).strip("-") or "workspace"
    plain = f"mujaz-{slug}.service"
    if not (folder / plain).exists() or installed(place, folder / plain):
        return plain
    return f"mujaz-{slug}-{hashlib.sha256(str(place.root).encode()).hexdigest()[:6]}.service"


def installed(place: Workspace, file: Path) -> bool:
    """Tell whether a unit is that of this workspace."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return False
    return f"WorkingDirectory={_specifiers(str(place.root))}" in lines


def cron_lines(plans: Sequence[Plan], place: Workspace, program: Sequence[str]) -> list[str]:
    """Give the lines for cron, one an edition: the way without any service."""
    lines = []
    for plan in plans:
        words = [*program, "run", "--engine", "plain", "--quiet", "--edition", plan.edition]
        said = shlex.join([*words, "--workspace", str(place.root)])
        lines.append(f"{plan.cron}  {said}".replace("%", "\\%"))  # cron ends a line at a bare %
    return lines


def _specifiers(text: str) -> str:
    """Write a text for systemd, to which % means something of its own."""
    return text.replace("%", "%%")


def _quoted(word: str) -> str:
    """Write a word of a command line for systemd: in quotes, with nothing in it that it would fill in."""
    plain = _specifiers(word).replace("\\", "\\\\").replace('"', '\\"').replace("$", "$$")
    return f'"{plain}"'
