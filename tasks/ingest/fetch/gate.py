"""Politeness: how often and how widely one host is asked, and who waits for whom."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from time import monotonic

_SLOWEST = 10.0  # seconds: the longest Crawl-delay that is heeded; longer ones would keep a run from ending


class Clock:
    """The time, and waiting; tests hand in another one."""

    def now(self) -> datetime:
        """Give the moment, for dates in headers."""
        return datetime.now(UTC)

    def ticks(self) -> float:
        """Give seconds that only ever grow."""
        return monotonic()

    def wait(self, condition: threading.Condition, seconds: float | None) -> None:
        """Wait until somebody notifies or the time is over."""
        condition.wait(seconds)


@dataclass(slots=True)
class _Host:
    """How things stand with one host."""

    next: float = 0.0  # no request before then
    active: int = 0
    spacing: float = 0.0
    rest: float = 0.0  # it asked to be left alone until then
    status: int = 0  # with this answer


class Gate:
    """Lets requests to one host through one after another, `spacing` seconds apart, at most `per_host` at once.

    `lock` guards everything in here; methods that say so want it held.
    """

    def __init__(self, *, per_host: int, spacing: float, clock: Clock) -> None:
        self.lock = threading.RLock()
        self._released = threading.Condition(self.lock)
        self._watching = [self._released]  # what to notify when a turn is given back
        self._per_host = per_host
        self._spacing = spacing
        self._clock = clock
        self._hosts: dict[str, _Host] = {}

    def pass_through(self, host: str, not_before: float) -> None:
        """Wait until it is this request's turn; `release` it afterwards."""
        with self.lock:
            while not self.take(host, not_before):
                ready = max(self.ready(host), not_before)
                free = self._of(host).active < self._per_host
                self._clock.wait(self._released, max(0.0, ready - self._clock.ticks()) if free else None)

    def take(self, host: str, not_before: float = 0.0) -> bool:
        """Take a turn if there is one now. The lock is held."""
        known = self._of(host)
        now = self._clock.ticks()
        if known.active >= self._per_host or now < max(known.next, not_before):
            return False
        known.active += 1
        known.next = now + known.spacing
        return True

    def ready(self, host: str) -> float:
        """Give the tick at which the spacing lets the next request through. The lock is held."""
        return self._of(host).next

    def full(self, host: str) -> bool:
        """Tell whether a host has as many requests as it may. The lock is held."""
        return self._of(host).active >= self._per_host

    def release(self, host: str, by: threading.Condition | None = None) -> None:
        """Give a turn back and wake who waits for one, but for those behind `by`, who see to it themselves."""
        with self.lock:
            self._of(host).active -= 1
            for each in self._watching:
                if each is not by:
                    each.notify_all()

    def watch(self) -> threading.Condition:
        """Give a condition on the lock that is notified when somebody else gives a turn back; `unwatch` it."""
        with self.lock:
            self._watching.append(threading.Condition(self.lock))
            return self._watching[-1]

    def unwatch(self, condition: threading.Condition) -> None:
        """Notify a condition no more."""
        with self.lock:
            self._watching.remove(condition)

    def slower(self, host: str, seconds: float) -> None:
        """Heed a host's wish for more time between requests."""
        with self.lock:
            known = self._of(host)
            known.spacing = max(known.spacing, min(seconds, _SLOWEST))

    def leave_alone(self, host: str, seconds: float, status: int) -> None:
        """Note that a host wants to be left alone for a while, and with which status it said so."""
        with self.lock:
            known = self._of(host)
            known.rest = max(known.rest, self._clock.ticks() + seconds)
            known.status = status

    def left_alone(self, host: str) -> tuple[float, int]:
        """Give for how many seconds a host is still to be left alone, and the status it said so with."""
        with self.lock:
            known = self._of(host)
            return max(0.0, known.rest - self._clock.ticks()) if known.rest else 0.0, known.status

    def _of(self, host: str) -> _Host:
        return self._hosts.setdefault(host, _Host(spacing=self._spacing))
