"""The one tree of errors.

MujazError
├── UsageError          the command cannot be done as asked            exit 2
│   └── SettingsError   the settings file holds something wrong        exit 2
├── NothingRead         no source could be read                        exit 1
├── SourceError         one source could not be read; others go on     (becomes a Gap)
├── StoreError          the store cannot be opened, read or written    exit 3
├── OutputError         a page could not be put in its place           exit 3
├── DeliveryError       a channel did not take a letter                (told, tried again)
├── Undelivered         a briefing is written and did not arrive       exit 4
├── AlreadyRunning      another run holds this workspace               exit 75
│   └── LostTurn        and has for as long as a scheduled run waits   exit 75
└── VerbatimError       an excerpt is not in its article: never printed exit 70

Every message names the culprit and the remedy. Expected failure of one input is not an error but a `Gap`.
"""

from __future__ import annotations


class MujazError(Exception):
    """Anything that stops a run for a reason its user can understand."""

    exit_code = 1


class UsageError(MujazError):
    """The command cannot be done as asked."""

    exit_code = 2


class SettingsError(UsageError):
    """One setting is wrong: which file, which key, why, and what is allowed."""

    def __init__(self, file: str, key: str, reason: str, allowed: str) -> None:
        super().__init__(f"{file}: {key}: {reason}. Allowed: {allowed}")
        self.file = file
        self.key = key
        self.keys: tuple[str, ...] = (key,)  # of all that was found wrong in one reading
        self.allowed = allowed


class NothingRead(MujazError):  # noqa: N818 -- reads as what happened
    """No source could be read at all."""

    exit_code = 1


class SourceError(MujazError):
    """One source could not be read; the others go on."""

    def __init__(self, source: str, reason: str, remedy: str) -> None:
        super().__init__(f"{source}: {reason}. {remedy}")
        self.source = source
        self.reason = reason
        self.remedy = remedy


class StoreError(MujazError):
    """The store cannot be opened, read or written."""

    exit_code = 3

    def __init__(self, where: str, reason: str, remedy: str) -> None:
        super().__init__(f"{where}: {reason}. {remedy}")
        self.where = where


class OutputError(MujazError):
    """A page could not be put in its place; what stood there before still stands."""

    exit_code = 3

    def __init__(self, path: str, reason: str, remedy: str) -> None:
        super().__init__(f"{path}: {reason}. {remedy}")
        self.path = path


class DeliveryError(MujazError):
    """One channel did not take a letter; the briefing is written, and other channels go on.

    `again` tells whether trying again may help; `after` how many seconds the other side asked to be left alone.
    """

    exit_code = 4

    def __init__(
        self, channel: str, reason: str, remedy: str, *, again: bool = False, after: float | None = None
    ) -> None:
        super().__init__(f"{channel}: {reason}. {remedy}")
        self.channel = channel
        self.reason = reason
        self.remedy = remedy
        self.again = again
        self.after = after


class Undelivered(MujazError):  # noqa: N818 -- reads as what happened
    """The briefing is written, and did not arrive everywhere it was to go."""

    exit_code = 4


class AlreadyRunning(MujazError):  # noqa: N818 -- reads as what happened
    """Another run holds this workspace."""

    exit_code = 75


class LostTurn(AlreadyRunning):
    """A scheduled run waited its turn in vain: its day is not written, and nobody saw that."""

    def __init__(self, waited: float, other: AlreadyRunning) -> None:
        super().__init__(f"It waited {waited / 60:.0f} minutes for its turn. {other}")


class VerbatimError(MujazError):
    """An excerpt differs from the words of its article: nothing is printed."""

    exit_code = 70
