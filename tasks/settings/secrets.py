"""Secrets: never written in mujaz.toml, but named there. They are looked up when they are needed, and not before.

So a variable that the shell at hand does not have stops the channel that needs it, and neither `mujaz status` nor a
run; and what is not looked up can be in no log.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from tasks.errors import UsageError
from tasks.settings.checks import VARIABLE, Check, Refused, text
from tasks.settings.secret_text import Secret

MOST = 64_000  # letters of a file that holds a secret; a larger one is something else


class Kept(Secret):
    """A secret in the environment or in a file. `reveal` looks it up; nothing else does."""

    __slots__ = ("_environment", "_file", "_key", "_written")

    def __init__(
        self, *, key: str, environment: Mapping[str, str], written: str = "", file: Path | None = None
    ) -> None:
        super().__init__(written or str(file))  # where it is, by which two are equal; not what it is
        self._key = key
        self._environment = environment
        self._written = written
        self._file = file

    def reveal(self) -> str:
        """Give the secret itself.

        Raises:
            UsageError: the environment has no such variable, or the file cannot be read.
        """
        return self._of_file(self._file) if self._file else VARIABLE.sub(self._filled, self._written)

    def _filled(self, match: re.Match[str]) -> str:
        value = self._environment.get(match[1], "")
        if not value:
            remedy = "Set it for whatever starts Mujaz: the shell, the crontab, the service"
            raise UsageError(f"{self._key}: the environment has no variable {match[1]}. {remedy}")
        return value.strip() if match[0] == match.string else quote(value, safe="")

    def _of_file(self, file: Path) -> str:
        remedy = "Write the secret into it, alone, and let only yourself read it: chmod 600"
        try:
            with file.open(encoding="utf-8-sig") as opened:
                held = opened.read(MOST).strip()
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
            raise UsageError(f"{self._key}_file: {file} cannot be read ({reason}). {remedy}") from error
        if not held:
            raise UsageError(f"{self._key}_file: {file} is empty. {remedy}")
        return held


def named(example: str) -> Check:
    """Accept a secret that is in the environment as a whole: "${NAME}"."""
    allowed = f'"{example}", filled from the environment, or a file that holds it: the same key with _file'

    def check(value: object) -> str:
        written = text(allowed, empty=False)(value)
        assert isinstance(written, str)
        if not VARIABLE.fullmatch(written):
            raise Refused("is written out; a secret does not belong in this file", allowed)
        return written

    return check


def address(example: str, *, plain: Check | None = None) -> Check:
    """Accept an address with its secret parts in the environment; one without any, where `plain` lets it pass."""
    allowed = f'"{example}", "${{NAME}}" being filled from the environment, or a file that holds it: url_file'

    def check(value: object) -> str:
        written = text(allowed, empty=False)(value)
        assert isinstance(written, str)
        if VARIABLE.search(written):
            return written
        if plain is None:
            raise Refused("is written out; such an address holds a password, and those do not belong here", allowed)
        return str(plain(written))

    return check
