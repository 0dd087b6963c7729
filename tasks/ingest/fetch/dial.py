"""The one place where connections are made: resolve, judge every address, dial only what was judged.

The judged address is the one that is dialled, so a name that resolves to something else a moment later gains nothing.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from ipaddress import ip_address
from time import monotonic
from typing import Any

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NameResolutionError, NewConnectionError

from tasks.ingest.fetch.guard import forbidden
from tasks.ingest.fetch.sockets import PatientSocket, Reply, tls_context

Place = tuple[int, tuple[Any, ...]]  # family and socket address
Resolver = Callable[[str, int], list[Place]]  # of host and port
Connector = Callable[[Place, float], socket.socket]  # within so many seconds

_POOLS = 128  # hosts whose connections are kept open: with two each well below what a system lets a process hold


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


def pools(
    *, resolver: Resolver, connector: Connector, allow: frozenset[str], per_host: int, ca_file: str
) -> PoolManager:
    """Make the pool of connections. All of them are dialled here; proxies of the environment are not looked at.

    Args:
        resolver: gives the addresses of a host.
        connector: connects to an address that was judged.
        allow: hosts that may lie in a private network.
        per_host: connections kept open to one host.
        ca_file: see `tls_context`.
    """

    class Plain(HTTPConnection):
        response_class = Reply

        def _new_conn(self) -> socket.socket:
            return _dialled(self, resolver, connector, allow)

    class Secure(HTTPSConnection):
        response_class = Reply

        def _new_conn(self) -> socket.socket:
            return _dialled(self, resolver, connector, allow)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    made = PoolManager(num_pools=_POOLS, maxsize=per_host, ssl_context=tls_context(ca_file))
    made.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}
    return made


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
