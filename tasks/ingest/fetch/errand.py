"""The way of one request: from redirect to redirect and try to try, until there is something to tell."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from tasks.ingest.fetch.faults import Fault, said
from tasks.ingest.fetch.headers import max_age, retry_after
from tasks.ingest.fetch.target import Target, led_to, target_of
from tasks.ingest.fetch.values import Fetched, FetchSettings, Request
from tasks.ingest.fetch.wire import Answer

HOPS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})
_LONGEST_PAUSE = 8.0  # seconds between two tries


@dataclass(slots=True, kw_only=True)
class Errand:
    """A request on its way. One turn at a time is taken; between turns it may wait for its host."""

    request: Request
    target: Target
    settings: FetchSettings
    not_before: float = 0.0  # tick
    pause: float = 0.0  # seconds to wait before the next turn
    spent: float = 0.0  # seconds on the line so far
    tries: int = 0
    permanent: bool = True
    trail: list[str] = field(default_factory=list)  # the addresses that redirected

    @property
    def left(self) -> float:
        """Give the seconds that the deadline still allows."""
        return self.settings.deadline - self.spent

    def ended(self, fault: Fault, status: int = 0, retry: float | None = None) -> Fetched:
        """End without an answer of use."""
        return Fetched(
            url=self.request.url,
            final=self.target.url,
            kind=fault.kind,
            error=fault.words,
            status=status,
            retry_after=retry,
        )

    def judged(self, answer: Answer, *, now: datetime, chance: Random) -> Fetched | None:
        """Make of an answer what is told, or None where there is another turn to take."""
        self.spent += answer.seconds
        self.pause = 0.0
        if answer.status in _REDIRECTS and not answer.fault:
            fault = self._redirected(answer)
            return self._told(answer, fault, now) if fault else None
        fault = answer.fault or self._amiss(answer)
        if fault and fault.passing and self.tries < self.settings.retries and self.left > 0:
            self.tries += 1
            self.pause = chance.uniform(0, min(_LONGEST_PAUSE, 2.0 ** (self.tries - 1)))
            return None
        return self._told(answer, fault, now)

    def _amiss(self, answer: Answer) -> Fault | None:
        """Say what is wrong with a status or a body, if anything."""
        if answer.status == 304 and (self.request.etag or self.request.modified):
            return None
        if not 200 <= answer.status < 300 or answer.status == 206:
            return said(answer.status, waits="retry-after" in answer.headers)
        return None if answer.body.strip() else Fault("empty", "it answers with nothing")

    def _redirected(self, answer: Answer) -> Fault | None:
        """Follow a redirect, or say why not."""
        place = led_to(self.target, answer.headers.get("location", ""))
        if not place:
            return Fault("redirects", "it redirects, but does not say where to")
        led = target_of(place, self.settings.allow)
        if isinstance(led, str):
            return Fault("blocked", f"it redirects to where nothing is fetched from: {led}")
        if led.host in self.settings.allow and self.target.host not in self.settings.allow:
            return Fault("blocked", "it redirects from outside into a private network")
        self.trail.append(self.target.url)
        if led.url in self.trail:
            return Fault("redirects", "it redirects in a circle")
        if len(self.trail) > HOPS:
            return Fault("redirects", f"it redirects more than {HOPS} times")
        downgrade = self.target.scheme == "https" and led.scheme == "http"
        self.permanent = self.permanent and answer.status in _FOR_GOOD and not downgrade
        self.target = led
        return None

    def _told(self, answer: Answer, fault: Fault | None, now: datetime) -> Fetched:
        kind = fault.kind if fault else ("not modified" if answer.status == 304 else "ok")
        moved = fault is None and bool(self.trail) and self.permanent
        return Fetched(
            url=self.request.url,
            kind=kind,
            final=self.target.url,
            status=answer.status,
            headers=answer.headers,
            body=answer.body if kind == "ok" else b"",
            error=fault.words if fault else "",
            permanent=self.target.url if moved else "",
            retry_after=retry_after(answer.headers, now),
            max_age=None if fault else max_age(answer.headers, now),
        )
