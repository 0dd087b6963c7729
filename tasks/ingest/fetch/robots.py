"""robots.txt: what a site asks of programs that read its pages (RFC 9309)."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tasks.ingest.fetch.faults import Fault
from tasks.ingest.fetch.gate import Clock
from tasks.ingest.fetch.target import Target, led_to, target_of
from tasks.ingest.fetch.wire import Answer, Wire

if TYPE_CHECKING:
    from protego import Protego

_LARGEST = 512_000  # bytes: RFC 9309 asks for 500 KiB at least; the rest is not looked at
_DAY = 86_400.0
_SHORTLY = 300.0  # seconds for which a failure stands: long enough that 50 pages of a dead host do not ask 50 times
_HOPS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether a page may be fetched (`fault` is None), and the pause the site asks for between pages."""

    fault: Fault | None = None
    pause: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    until: float
    rules: Protego | None = None  # None: everything may be fetched
    fault: Fault | None = None


class Robots:
    """The rules of each site, asked for once a day.

    Args:
        wire: to ask with.
        agent: our name in robots.txt ("Mujaz"), and the headers to ask with.
        clock: ends the day.
        allow: see `target_of`.
    """

    def __init__(self, wire: Wire, *, agent: str, headers: dict[str, str], clock: Clock, allow: frozenset[str]) -> None:
        self._wire = wire
        self._agent = agent
        self._headers = headers
        self._clock = clock
        self._allow = allow
        self._known: dict[str, _Known] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def verdict(self, target: Target, *, seconds: float) -> tuple[Verdict | None, float]:
        """Judge a page.

        Args:
            target: the page.
            seconds: for asking, if its site's rules are not known.

        Returns:
            The verdict and 0, or None and the seconds that asking took: the rules are known now, but the site has
            just been asked something, so that the page waits for its next turn.
        """
        with self._lock:
            lock = self._locks.setdefault(target.origin, threading.Lock())
        with lock:
            known = self._known.get(target.origin)
            if known and self._clock.ticks() < known.until:
                return self._judged(known, target), 0.0
            self._known[target.origin], took = self._asked(target, seconds)
            return None, took

    def _judged(self, known: _Known, target: Target) -> Verdict:
        if known.fault or known.rules is None:
            return Verdict(fault=known.fault)
        pause = known.rules.crawl_delay(self._agent) or 0.0
        if known.rules.can_fetch(target.url, self._agent):
            return Verdict(pause=pause)
        return Verdict(fault=Fault("robots", "the site's robots.txt asks to leave this page alone"), pause=pause)

    def _asked(self, target: Target, seconds: float) -> tuple[_Known, float]:
        place: Target | str = Target(scheme=target.scheme, host=target.host, port=target.port, path="/robots.txt")
        spent = 0.0
        for _ in range(_HOPS + 1):
            if isinstance(place, str) or spent >= seconds:
                break
            answer = self._wire.ask(place, self._headers, seconds=seconds - spent, most=_LARGEST, clip=True)
            spent += answer.seconds
            if not (300 <= answer.status < 400 and "location" in answer.headers):
                return self._learnt(answer), spent
            inside = place.host in self._allow
            place = target_of(led_to(place, answer.headers["location"]), self._allow)
            if isinstance(place, Target) and place.host in self._allow and not inside:
                break
        return _Known(until=self._clock.ticks() + _DAY), spent  # a redirect without end is no rule

    def _learnt(self, answer: Answer) -> _Known:
        """Make rules of an answer: none where there is no such file, "nothing" where its server is out of order."""
        now = self._clock.ticks()
        if answer.fault:
            words = f"its robots.txt could not be read: {answer.fault.words}"
            return _Known(until=now + _SHORTLY, fault=Fault(answer.fault.kind, words))
        if answer.status >= 500 or answer.status == 429:
            words = f"its robots.txt could not be read ({answer.status}), so its pages are left alone"
            return _Known(until=now + _SHORTLY, fault=Fault("robots", words))
        if answer.status != 200:
            return _Known(until=now + _DAY)
        from protego import Protego

        return _Known(until=now + _DAY, rules=Protego.parse(answer.body.decode("utf-8-sig", "replace")))
