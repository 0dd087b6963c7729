"""What the address of the store in the settings file may be."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tasks.settings.checks import VARIABLE, Check, Refused, text
from tasks.settings.secret_text import Secret

SCHEMES = ("sqlite:///", "postgresql://", "postgresql+")


def store_url(environment: Mapping[str, str]) -> Check:
    """Accept a database's URL, filling `${NAME}` from the environment.

    A value that is `${NAME}` alone is the URL itself; inside a longer one it is a part of it, a password say,
    and is percent-encoded. Neither the value nor the environment ever gets into a message.
    """
    allowed = '"" for a file of the workspace, "sqlite:////path/to/file" or "postgresql+psycopg://…"'

    from urllib.parse import quote

    def filled(match: re.Match[str]) -> str:
        value = environment.get(match[1])
        if value is None:
            raise Refused(f"the environment has no variable {match[1]}", "the name of a variable that is set")
        return value if match[0] == match.string else quote(value, safe="")

    def check(value: object) -> Secret:
        written = text(allowed)(value)
        assert isinstance(written, str)
        url = VARIABLE.sub(filled, written)
        if url and not url.startswith(SCHEMES):
            raise Refused("is not the URL of a database that is known", allowed)
        return Secret(url)

    return check
