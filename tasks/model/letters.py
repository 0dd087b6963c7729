"""What is sent: a letter, the same for every channel; where it has got to; and what went wrong, to be told once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

LetterKind = Literal["briefing", "alert", "test"]
DeliveryState = Literal["planned", "sending", "sent", "failed"]
TroubleKind = Literal["run", "source", "channel"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A day's briefing, or news of a trouble, in finished words. It holds no address and no secret."""

    subject: str  # what it is about, for ever: "briefing/daily/2026-11-22"; nothing is sent twice under one subject
    kind: LetterKind
    edition: str
    name: str  # what the edition calls itself
    date: dt.date
    made: dt.datetime
    language: str  # of the interface
    title: str  # one line
    html: str
    text: str
    lines: tuple[str, ...]  # the whole in a few lines, the weightiest first, for channels with little room
    link: str  # to the page on the web; "" where it is nowhere
    document: str  # JSON, for programs


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """How far one letter has got on one channel.

    "sending" is written before a letter leaves and replaced after: one that is found so was under way when its run
    died, and may have arrived.
    """

    subject: str
    channel: str
    edition: str
    date: dt.date
    state: DeliveryState
    attempts: int  # all of them, in every run
    times: int  # how often it was wished for: more than once after `mujaz deliver --again`
    tried: dt.datetime | None
    sent: dt.datetime | None
    why: str  # the reason of a failure, or what is to be said of a success

    @property
    def key(self) -> str:
        """Name this very sending: the same after a crash, another one each time it is wished for again."""
        return f"{self.subject}/{self.channel}" + (f"/{self.times}" if self.times > 1 else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Something that is wrong now. `why` and `remedy` are English sentences, as those of a `Gap`."""

    kind: TroubleKind
    what: str  # the edition, source or channel
    why: str
    remedy: str
    since: dt.datetime
    told: dt.datetime | None = None  # when a letter told it; None: not yet

    @property
    def key(self) -> str:
        """Name it: one trouble of a kind for a thing at a time."""
        return f"{self.kind} {self.what}"
