"""One question and its answer, within a time and a size; redirects, retries and manners are not known here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection as HTTPLine
from time import monotonic

from urllib3.connection import HTTPConnection

from tasks.ingest.fetch.bodies import read_body
from tasks.ingest.fetch.dial import Lines
from tasks.ingest.fetch.faults import CAUGHT, Fault, fault
from tasks.ingest.fetch.reply import Reply
from tasks.ingest.fetch.target import Target

_GOOD = range(200, 300)
_LEAST = 0.001  # seconds; 0 would mean "do not wait at all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back. `fault` is what happened on the line; a status that is no answer is not a fault here."""

    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""  # of 2xx only
    fault: Fault | None = None
    seconds: float = 0.0  # that it took


class Wire:
    """Asks over kept connections; safe to use from many threads."""

    def __init__(self, lines: Lines, *, connect: float) -> None:
        self._lines = lines
        self._connect = connect

    def ask(self, target: Target, headers: Mapping[str, str], *, seconds: float, most: int, clip: bool) -> Answer:
        """Send one GET.

        Args:
            target: whom to ask for what.
            headers: to send.
            seconds: for everything: finding the host, the question, the answer.
            most: bytes of the body.
            clip: cut a longer body rather than refuse it.
        """
        begun = monotonic()
        line, used = self._lines.take(target)
        reply: Reply | None = None
        try:
            try:
                reply = self._sent(line, target, headers, begun + seconds)
            except ConnectionError:
                if not used:
                    raise
                line.close()  # it was closed over there just now, which is nobody's failure
                line = self._lines.fresh(target)
                reply = self._sent(line, target, headers, begun + seconds)
            body = read_body(reply, most, clip=clip) if reply.status in _GOOD else b""
            return _answer(reply, begun, body=body)
        except CAUGHT as error:
            return _answer(reply, begun, fault=fault(error, answered=reply is not None))
        finally:
            self._done(target, line, reply)

    def _sent(self, line: HTTPConnection, target: Target, headers: Mapping[str, str], until: float) -> Reply:
        line.timeout = min(self._connect, max(_LEAST, until - monotonic()))
        if line.sock is not None:
            line.sock.settimeout(line.timeout)
        line.putrequest("GET", target.path, skip_accept_encoding=True)
        for name, value in headers.items():
            line.putheader(name, value)
        line.endheaders()
        line.sock.settimeout(max(_LEAST, until - monotonic()))
        reply = HTTPLine.getresponse(line)
        assert isinstance(reply, Reply)
        return reply

    def _done(self, target: Target, line: HTTPConnection, reply: Reply | None) -> None:
        """Keep the connection if nothing is left on it, else close it: what is not wanted is not waited for."""
        if reply is not None:
            reply.finish()
            if reply.isclosed():
                self._lines.keep(target, line)
                return
            reply.close()
        line.close()


def _answer(reply: Reply | None, begun: float, *, body: bytes = b"", fault: Fault | None = None) -> Answer:
    said, status = ({}, 0) if reply is None else (reply.said, reply.status)
    return Answer(status=status, headers=said, body=body, fault=fault, seconds=monotonic() - begun)
