"""What is right in a settings file that holds something wrong: whom to tell that it does, and in which words.

Nothing runs by it. Only what is right as a whole is taken: half a channel is none, and where somebody has said who is
to be told, nobody else is, however that was misspelt.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tasks.errors import SettingsError
from tasks.settings.channels import ALERTS, channels
from tasks.settings.checks import close
from tasks.settings.delivery import ALL, Alerts, Channel
from tasks.settings.load import parsed, read
from tasks.settings.reading import Reading
from tasks.settings.tables import EDITION, TOP
from tasks.settings.values import Edition, Settings
from tasks.workspace import Workspace


def salvaged(workspace: Workspace, environment: Mapping[str, str] = os.environ) -> Settings | None:
    """Give editions, channels and alerts as far as they are right; None where the file is no TOML, or out of reach."""
    reading = Reading(str(workspace.settings))
    try:
        top = parsed(read(workspace) or b"", reading.file)
    except SettingsError:
        return None
    made = channels(reading, top["channels"], workspace.root, environment) if "channels" in top else ()
    times = Counter(one.name for one in made)
    known = tuple(one for one in made if times[one.name] == 1)  # of two with one name nobody knows which is meant
    given = top.get("editions")
    found = [_edition(each) for each in given if isinstance(each, dict)] if isinstance(given, list) else []
    editions = tuple(one for one in found if one)
    return Settings(editions=editions or (Edition(),), channels=known, alerts=_alerts(top, known))


def _edition(value: dict[str, Any]) -> Edition | None:
    """Give an edition by what is right in it; one without its own name is none."""
    made = Reading("").table("", value, EDITION)
    return Edition(**made) if "name" in made or "name" not in value else None


def _alerts(top: Mapping[str, Any], known: tuple[Channel, ...]) -> Alerts:
    if "alerts" not in top:
        meant = any(close(key, ("alerts",)) for key in top if key not in TOP)
        return Alerts(channels=() if meant else (ALL,))
    reading = Reading("")
    made = Alerts(**reading.table("alerts", top["alerts"], ALERTS))
    if any(key != "alerts.after_days" for key, _, _ in reading.wrong):
        return replace(made, channels=())
    names = {one.name for one in known}
    return replace(made, channels=tuple(each for each in made.channels if each in {ALL, *names}))
