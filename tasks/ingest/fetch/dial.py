"""The one place where connections are made: resolve, judge every address, dial only what was judged.

The judged address is the one that is dialled, so a name that resolves to something else a moment later gains nothing.
"""

from __future__ import annotations

import socket
import threading
from collections import OrderedDict
from collections.abc import Callable
from ipaddress import ip_address
from time import monotonic
from typing import Any

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NameResolutionError, NewConnectionError

from tasks.ingest.fetch.guard import forbidden
from tasks.ingest.fetch.reply import Reply
from tasks.ingest.fetch.sockets import PatientSocket, tls_context
from tasks.ingest.fetch.target import Target

Place = tuple[int, tuple[Any, ...]]  # family and socket address
Resolver = Callable[[str, int], list[Place]]  # of host and port
Connector = Callable[[Place, float], socket.socket]  # within so many seconds

_KEPT = 256  # connections without work that are kept open: well below what a system lets a process hold


class Blocked(HTTPError):  # noqa: N818 -- reads as what happened
    """Every address of a host is one that must not be dialled."""


def resolve(host: str, port: int) -> list[Place]:
    """Ask the system for the addresses of a host, best first."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys((family, where) for family, _, _, _, where in found))


def connect(place: Place, seconds: float) -> socket.socket:
    """Connect to one address."""
    made = PatientSocket(place[0], socket.SOCK_STREAM)
    try:
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        made.settimeout(seconds)
        made.connect(place[1])
    except BaseException:
        made.close()
        raise
    return made


class Lines:
    """The connections: opened here and nowhere else, kept open between requests; safe to use from many threads.

    Proxies of the environment are not looked at. urllib3 makes and reads each connection; its pool manager would cost
    as much again, and cannot be told the total of what it keeps.

    Args:
        resolver: gives the addresses of a host.
        connector: connects to an address that was judged.
        allow: hosts that may lie in a private network.
        ca_file: see `tls_context`.
    """

    def __init__(self, *, resolver: Resolver, connector: Connector, allow: frozenset[str], ca_file: str) -> None:
        class Plain(HTTPConnection):
            response_class = Reply

            def _new_conn(self) -> socket.socket:
                return _dialled(self, resolver, connector, allow)

        class Secure(HTTPSConnection):
            response_class = Reply

            def _new_conn(self) -> socket.socket:
                return _dialled(self, resolver, connector, allow)

        self._plain = Plain
        self._secure = Secure
        self._ca_file = ca_file
        self._lock = threading.Lock()
        self._over = False
        self._idle: OrderedDict[HTTPConnection, str] = OrderedDict()  # with its origin, the longest unused first
        self._of: dict[str, list[HTTPConnection]] = {}

    def take(self, target: Target) -> tuple[HTTPConnection, bool]:
        """Give a connection for a target, and whether it has been used before."""
        while (kept := self._kept(target.origin)) is not None:
            if kept.is_connected:  # not if there is something to read on it: its end, or what nobody asked for
                return kept, True
            kept.close()
        return self.fresh(target), False

    def fresh(self, target: Target) -> HTTPConnection:
        """Give a connection that is yet to be opened."""
        if target.scheme == "http":
            return self._plain(target.host, target.port)
        return self._secure(target.host, target.port, ssl_context=tls_context(self._ca_file))

    def keep(self, target: Target, line: HTTPConnection) -> None:
        """Keep a connection whose last answer was read to its end, and let go of the one unused for longest."""
        if line.is_closed:
            return
        if self._over:
            line.close()
            return
        with self._lock:
            self._idle[line] = target.origin
            self._of.setdefault(target.origin, []).append(line)
            oldest = self._dropped(next(iter(self._idle))) if len(self._idle) > _KEPT else None
        if oldest:
            oldest.close()

    def clear(self) -> None:
        """Close what is kept, and keep nothing from now on."""
        with self._lock:
            self._over = True
            kept = list(self._idle)
            self._idle.clear()
            self._of.clear()
        for line in kept:
            line.close()

    def _kept(self, origin: str) -> HTTPConnection | None:
        with self._lock:
            lines = self._of.get(origin)
            return self._dropped(lines[-1]) if lines else None

    def _dropped(self, line: HTTPConnection) -> HTTPConnection:
        """Forget a connection. The lock is held."""
        origin = self._idle.pop(line)
        self._of[origin].remove(line)
        if not self._of[origin]:
            del self._of[origin]
        return line


def _dialled(
    connection: HTTPConnection, resolver: Resolver, connector: Connector, allow: frozenset[str]
) -> socket.socket:
    """Open a connection to the first address of its host that may be dialled and answers.

    What is left of the connection's time-out afterwards is what the TLS handshake has.
    """
    assert isinstance(connection.timeout, int | float)
    until = monotonic() + connection.timeout
    found = _addresses(connection, resolver, until)
    if connection.host not in allow:
        found = _judged(found)
    trouble: OSError = OSError("no address")
    for nth, place in enumerate(found):
        left = until - monotonic()
        if left <= 0:
            break
        try:
            made = connector(place, left / (len(found) - nth))  # so that one dead address leaves time for the next
        except OSError as error:
            trouble = error
        else:
            made.settimeout(max(0.001, until - monotonic()))
            return made
    if isinstance(trouble, TimeoutError) or monotonic() >= until:
        raise ConnectTimeoutError(connection, "no answer in time") from trouble
    raise NewConnectionError(connection, "no connection") from trouble


def _judged(found: list[Place]) -> list[Place]:
    """Leave out what must not be dialled."""
    reasons = {place: forbidden(str(place[1][0])) for place in found}
    if good := [place for place in found if not reasons[place]]:
        return good
    raise Blocked(f"it lies in {next(iter(reasons.values()))}" if reasons else "it has no address")


def _addresses(connection: HTTPConnection, resolver: Resolver, until: float) -> list[Place]:
    """Resolve a host within the time; a system's resolver cannot be interrupted, so another thread asks it."""
    host, port = connection.host, connection.port
    try:
        address = ip_address(host)
    except ValueError:
        pass
    else:
        return [(socket.AF_INET if address.version == 4 else socket.AF_INET6, (host, port))]
    answer: list[list[Place]] = []
    trouble: list[Exception] = []

    def ask() -> None:
        try:
            answer.append(resolver(host, port))
        except (OSError, UnicodeError) as error:
            trouble.append(error)

    asking = threading.Thread(target=ask, daemon=True, name="resolve")
    asking.start()
    asking.join(max(0.001, until - monotonic()))
    if answer:
        return answer[0]
    if trouble:
        error = trouble[0] if isinstance(trouble[0], socket.gaierror) else socket.gaierror(0, "no such name")
        raise NameResolutionError(host, connection, error) from trouble[0]
    raise ConnectTimeoutError(connection, "its name could not be looked up in time")
