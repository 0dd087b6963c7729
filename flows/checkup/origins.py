"""Where each setting comes from: the file, the environment, or nobody, so that its default holds."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

from flows.checkup.finding import Finding
from tasks.settings.load import parsed, read
from tasks.workspace import VARIABLE, Workspace

HIDDEN = ("store", "channels", "alerts", "fetch.user_agent")  # a password may stand there, against all advice
HEARD = (VARIABLE, "PREFECT_API_URL", "PREFECT_HOME", "MUJAZ_EVAL")
LONGEST = 80


def origins(place: Workspace) -> Iterator[Finding]:
    """Name every key that the file sets, with its value, and the variables that are heard."""
    content = read(place)
    if content is None:
        yield Finding(what="settings", fine=True, said=f"no {place.settings}: everything has its default")
    else:
        yield Finding(what="settings", fine=True, said=f"{place.settings}; what it does not name has its default")
        for key, value in keys(parsed(content, str(place.settings))):
            yield Finding(what="  from the file", fine=True, said=f"{key} = {shown(key, value)}")
    for name in HEARD:
        if os.environ.get(name):
            yield Finding(what="  from outside", fine=True, said=f"{name} = {without_password(os.environ[name])}")


def keys(table: Mapping[str, object], before: str = "") -> Iterator[tuple[str, object]]:
    """Give every key of a settings file by its whole name, editions[0].language, with its value."""
    for key, value in table.items():
        name = f"{before}{key}"
        if isinstance(value, dict):
            yield from keys(value, f"{name}.")
        elif isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
            for number, item in enumerate(value):
                yield from keys(item, f"{name}[{number}].")
        else:
            yield name, value


def shown(key: str, value: object) -> str:
    """Write a value in a line; what may be secret is not written at all."""
    if key.startswith(HIDDEN):
        return "(not shown)"
    text = f'"{value}"' if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else str(value)
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def without_password(address: str) -> str:
    """Take the user and password out of an address."""
    scheme, slashes, rest = address.partition("://")
    return f"{scheme}{slashes}{rest.rpartition('@')[2]}" if slashes else address
