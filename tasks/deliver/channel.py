"""What a channel is, and what it is given."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Protocol

from tasks.model import Letter


class Sealed(Protocol):
    """A secret, looked up by whoever needs it and by nobody else."""

    def reveal(self) -> str:
        """Give it.

        Raises:
            UsageError: it is not where it should be.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """A letter on its way through one channel."""

    letter: Letter
    key: str  # the same when it is sent again because nobody knows whether it arrived
    reports: Path  # the folder that the day's pages stand in
    shown: Collection[str] | None = None  # of the names at its top, those this channel may show; None: all of them


class Channel(Protocol):
    """Somewhere a letter can go. It is made with its name and the options of its block in mujaz.toml."""

    MIRRORS: ClassVar[bool]  # it is brought up to date by every run, and tells nothing but the pages

    def deliver(self, sending: Sending) -> str:
        """Take the letter there; give what is to be said of it, "" where all is well.

        Raises:
            DeliveryError: it did not arrive, or nobody knows.
            UsageError: a secret is not where it should be.
        """


def hidden(said: str, *secrets: str) -> str:
    """Give what another machine said on one line, cut, and without what it must not be seen to know of ours."""
    import base64
    from urllib.parse import quote

    line = " ".join("".join(letter if letter.isprintable() else " " for letter in said).split())
    for secret in filter(None, secrets):
        coded = base64.b64encode(secret.encode()).decode().rstrip("=")
        for form in (secret, quote(secret, safe=""), coded):
            line = line.replace(form, "***")
    return line[:200]
