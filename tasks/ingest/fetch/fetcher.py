"""The fetcher: takes requests through their turns, one at a time or many side by side."""

from __future__ import annotations

import logging
from random import Random
from typing import TYPE_CHECKING, Self

from tasks.ingest.fetch.dial import Connector, Lines, Resolver, connect, resolve
from tasks.ingest.fetch.errand import Errand
from tasks.ingest.fetch.faults import Fault
from tasks.ingest.fetch.gate import Clock, Gate
from tasks.ingest.fetch.robots import Robots
from tasks.ingest.fetch.target import target_of
from tasks.ingest.fetch.values import Accept, Fetched, FetchSettings, Request
from tasks.ingest.fetch.wire import Wire

if TYPE_CHECKING:
    from types import TracebackType

_ACCEPT: dict[Accept, str] = {
    "feed": (
        "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, "
        "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.1"
    ),
    "page": "text/html, application/xhtml+xml, application/xml;q=0.8, */*;q=0.1",
}


class Fetcher:
    """Fetches addresses under one set of rules; safe to use from many threads, to be closed at the end (`with`).

    Args:
        settings: the rules.
        resolver: finds the addresses of a host.
        connector: connects to an address, which has been judged by then.
        clock: for spacing, Retry-After and the age of robots.txt; deadlines on the line always run in real time.
        chance: spreads retries in time, and touches nothing else.
    """

    def __init__(
        self,
        settings: FetchSettings,
        *,
        resolver: Resolver = resolve,
        connector: Connector = connect,
        clock: Clock | None = None,
        chance: Random | None = None,
    ) -> None:
        # its warnings name whole addresses, which may hold secrets; what matters in them is in `Fetched`
        logging.getLogger("urllib3").setLevel(logging.CRITICAL)
        self.settings = settings
        self.clock = clock or Clock()
        self.gate = Gate(per_host=settings.per_host, spacing=settings.spacing, clock=self.clock)
        self._chance = chance or Random()  # noqa: S311 -- spreads retries, guards nothing
        self._lines = Lines(resolver=resolver, connector=connector, allow=settings.allow, ca_file=settings.ca_file)
        self._wire = Wire(self._lines, connect=settings.connect)
        self._robots = Robots(
            self._wire,
            agent=settings.user_agent.partition("/")[0].split(" ")[0],
            headers=self._headers(Request(url="", accept="page")),
            clock=self.clock,
            allow=settings.allow,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection that is kept open."""
        self._lines.clear()

    def get(
        self, url: str, *, accept: Accept = "feed", etag: str = "", modified: str = "", user_agent: str = ""
    ) -> Fetched:
        """Fetch one address, waiting for its host's turn; see `Request` for what the arguments mean."""
        errand = self.errand(Request(url=url, accept=accept, etag=etag, modified=modified, user_agent=user_agent))
        while not isinstance(errand, Fetched):
            host = errand.target.host
            self.gate.pass_through(host, errand.not_before)
            try:
                done = self.turn(errand)
            finally:
                self.gate.release(host)
            if done:
                return done
        return errand

    def errand(self, request: Request) -> Errand | Fetched:
        """Start on a request; an address that is refused is done at once."""
        target = target_of(request.url, self.settings.allow)
        if isinstance(target, str):
            return Fetched(url=request.url, kind="blocked", error=target)
        return Errand(request=request, target=target, settings=self.settings)

    def turn(self, errand: Errand) -> Fetched | None:
        """Ask one question of the errand's host, whose turn at the gate the caller holds; None: there is more to ask.

        Afterwards the errand's target is the host to ask next, and `not_before` the tick to ask it at the earliest.
        """
        host = errand.target.host
        wait, status = self.gate.left_alone(host)
        if wait:
            return errand.ended(Fault("not asked", "its host asked to be left alone for a while"), status, wait)
        if errand.left <= 0:
            return errand.ended(Fault("timeout", "no answer in time"))
        if self.settings.robots and errand.request.accept == "page":
            verdict, took = self._robots.verdict(errand.target, seconds=errand.left)
            errand.spent += took
            if verdict is None:
                return None
            self.gate.slower(host, verdict.pause)
            if verdict.fault:
                return errand.ended(verdict.fault)
        answer = self._wire.ask(
            errand.target,
            self._headers(errand.request),
            seconds=errand.left,
            most=self.settings.max_bytes,
            clip=False,
        )
        done = errand.judged(answer, now=self.clock.now(), chance=self._chance)
        errand.not_before = self.clock.ticks() + errand.pause if errand.pause else 0.0
        if done and done.status in {429, 503} and done.retry_after:
            self.gate.leave_alone(host, done.retry_after, done.status)
        return done

    def _headers(self, request: Request) -> dict[str, str]:
        """Give the headers to send. gzip alone is offered: other codings inflate a kilobyte to a gigabyte."""
        sent = {
            "user-agent": _sendable(request.user_agent) or self.settings.user_agent,
            "accept": _ACCEPT[request.accept],
            "accept-encoding": "gzip",
        }
        if etag := _sendable(request.etag):
            sent["if-none-match"] = etag
        if modified := _sendable(request.modified):
            sent["if-modified-since"] = modified
        return sent


def _sendable(value: str) -> str:
    """Give a value back if it can stand in a header, else an empty one."""
    return value if value.isprintable() and all(character <= "\xff" for character in value) else ""
