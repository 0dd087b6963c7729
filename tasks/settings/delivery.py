"""Where briefings go, and where it is told that something is wrong: values."""

from __future__ import annotations

from dataclasses import dataclass

ALL = "all"  # in place of names: every channel there is
KINDS = ("email", "apprise", "webhook", "folder")


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """Somewhere briefings go besides the reports folder.

    `options` are what its kind understands, by name and checked; secrets among them are `Secret`, paths absolute.
    """

    name: str
    kind: str
    options: tuple[tuple[str, object], ...] = ()

    def option(self, name: str) -> object:
        """Give an option, None where it is not set."""
        return dict(self.options).get(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alerts:
    """Where it is told that a run failed, or a source for days, and that all is well again."""

    channels: tuple[str, ...] = (ALL,)
    after_days: int = 3  # of failing or silence, before a source is worth telling


def chosen(names: tuple[str, ...], channels: tuple[Channel, ...]) -> tuple[Channel, ...]:
    """Give the channels of these names, in the order of the file."""
    return tuple(channel for channel in channels if ALL in names or channel.name in names)
