"""Sockets that keep their limits against a peer which means harm."""

from __future__ import annotations

import socket
import ssl
from functools import lru_cache
from time import monotonic
from typing import Any

_LEAST = 0.001  # seconds; 0 would mean "do not wait at all"


class PatientSocket(socket.socket):
    """A socket whose time-out holds for all that follows it together.

    A plain socket's holds for one read, so that a byte sent every few seconds keeps it busy for ever.
    """

    _until: float | None = None

    def settimeout(self, value: float | None) -> None:
        """Let everything from now on take `value` seconds."""
        self._until = None if value is None else monotonic() + value
        super().settimeout(value)

    def gettimeout(self) -> float | None:
        """Give the seconds that are left."""
        return None if self._until is None else max(_LEAST, self._until - monotonic())

    def recv_into(self, *args: Any, **named: Any) -> int:  # noqa: ANN401 -- passed on as they are
        """Read into a buffer, within what is left of the time."""
        if self._until is not None:
            left = self._until - monotonic()
            if left <= 0:
                raise TimeoutError("timed out")
            super().settimeout(left)
        return super().recv_into(*args, **named)


class PatientTLS(PatientSocket, ssl.SSLSocket):
    """The same over TLS."""


@lru_cache(maxsize=8)
def tls_context(ca_file: str) -> ssl.SSLContext:
    """Make what TLS connections share; certificates and host names are always verified.

    Args:
        ca_file: authorities to trust; "" means the system's, and where it has none those that certifi brings.
    """
    paths = ssl.get_default_verify_paths()
    if not ca_file and not paths.cafile and not paths.capath:
        import certifi

        ca_file = certifi.where()
    context = ssl.create_default_context(cafile=ca_file or None)
    context.sslsocket_class = PatientTLS
    return context
