"""One question and its answer, within a time and a size; redirects, retries and manners are not known here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from time import monotonic

from urllib3 import PoolManager
from urllib3.response import HTTPResponse
from urllib3.util import Timeout

from tasks.ingest.fetch.bodies import read_body
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
    """Asks through a pool of connections; safe to use from many threads."""

    def __init__(self, manager: PoolManager, *, connect: float) -> None:
        self._manager = manager
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
        response: HTTPResponse | None = None
        try:
            response = self._sent(target, headers, seconds)
            body = read_body(response, most, clip=clip) if response.status in _GOOD else b""
            return _answer(response, begun, body=body)
        except CAUGHT as error:
            return _answer(response, begun, fault=fault(error, answered=response is not None))
        finally:
            if response is not None:
                _done(response)

    def _sent(self, target: Target, headers: Mapping[str, str], seconds: float) -> HTTPResponse:
        pool = self._manager.connection_from_host(target.host, target.port, target.scheme)
        patience = Timeout(connect=min(self._connect, seconds), read=seconds, total=seconds)
        response = pool.urlopen(
            "GET",
            target.path,
            headers=dict(headers),
            retries=False,
            redirect=False,
            timeout=patience,
            preload_content=False,
            decode_content=False,
        )
        assert isinstance(response, HTTPResponse)
        return response


def _done(response: HTTPResponse) -> None:
    """Give the connection back if nothing is left on it, else close it: what is not wanted is not waited for."""
    try:
        if response.length_remaining == 0 and not response.chunked:
            response.drain_conn()
        response.close()
    except CAUGHT:
        pass  # it is closed all the same


def _answer(response: HTTPResponse | None, begun: float, *, body: bytes = b"", fault: Fault | None = None) -> Answer:
    headers = {} if response is None else {name.lower(): value for name, value in response.headers.items()}
    status = 0 if response is None else response.status
    return Answer(status=status, headers=headers, body=body, fault=fault, seconds=monotonic() - begun)
