"""One question and its answer, within a time and a size; redirects, retries and manners are not known here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from time import monotonic

from urllib3.connection import HTTPConnection
from urllib3.response import HTTPResponse

from tasks.ingest.fetch.bodies import read_body
from tasks.ingest.fetch.dial import Lines
from tasks.ingest.fetch.faults import CAUGHT, Fault, fault
from tasks.ingest.fetch.target import Target

_GOOD = range(200, 300)


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
        response: HTTPResponse | None = None
        try:
            try:
                response = self._sent(line, target, headers, begun + seconds)
            except ConnectionError:
                if not used:
                    raise
                line.close()  # it was closed over there just now, which is nobody's failure
                line = self._lines.fresh(target)
                response = self._sent(line, target, headers, begun + seconds)
            body = read_body(response, most, clip=clip) if response.status in _GOOD else b""
            return _answer(response, begun, body=body)
        except CAUGHT as error:
            return _answer(response, begun, fault=fault(error, answered=response is not None))
        finally:
            self._done(target, line, response)

    def _sent(self, line: HTTPConnection, target: Target, headers: Mapping[str, str], until: float) -> HTTPResponse:
        left = max(0.001, until - monotonic())
        line.timeout = min(self._connect, left)
        line.request("GET", target.path, headers=headers, preload_content=False, decode_content=False)
        line.timeout = max(0.001, until - monotonic())
        return line.getresponse()

    def _done(self, target: Target, line: HTTPConnection, response: HTTPResponse | None) -> None:
        """Keep the connection if nothing is left on it, else close it: what is not wanted is not waited for."""
        if response is None:
            line.close()
            return
        if response.length_remaining == 0 and not response.chunked:
            response.close()
        if response.isclosed():
            self._lines.keep(target, line)
        else:
            response.close()
            line.close()


def _answer(response: HTTPResponse | None, begun: float, *, body: bytes = b"", fault: Fault | None = None) -> Answer:
    headers = {} if response is None else {name.lower(): value for name, value in response.headers.items()}
    status = 0 if response is None else response.status
    return Answer(status=status, headers=headers, body=body, fault=fault, seconds=monotonic() - begun)
