"""An answer as it comes off the line: status, headers, and a body that is read piece by piece.

The standard library reads the lines of a body; the headers are read here, because the e-mail parser it hands them to,
with urllib3's own answer round it, costs more than all else that asking an unchanged feed costs.
"""

from __future__ import annotations

import http.client
import socket
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

_LINE = 65_536  # bytes of a header; servers take a tenth of it
_COUNT = 100  # headers
_LISTS = frozenset(  # of two, both count
    {"cache-control", "connection", "content-encoding", "content-length", "transfer-encoding"}
)
_BODILESS = frozenset({204, 304})


class Reply(http.client.HTTPResponse):
    """An answer that notices bytes beyond its announced end, as far as they have already come in.

    `said` are its headers, names in lower case; of two with one name the first counts, or both where it is a list.
    """

    surplus = False
    said: Mapping[str, str] = {}  # never written to, replaced by `begin`

    def __init__(self, sock: socket.socket, *args: Any, **named: Any) -> None:  # noqa: ANN401 -- passed on
        super().__init__(sock, *args, **named)
        self._socket = sock

    def begin(self) -> None:
        """Read status and headers; what HTTPResponse does, with another reader of headers (RFC 9112, 2 to 6).

        Raises:
            http.client.HTTPException: what comes is not HTTP, or its headers have no end.
            OSError: the line was cut, or the time is over.
        """
        if self.headers is not None:
            return
        version, status, self.reason = self._read_status()
        self.said = _headers(self.fp)
        while 100 <= status < 200:  # news on the way to the answer, such as early hints
            version, status, self.reason = self._read_status()
            self.said = _headers(self.fp)
        if not version.startswith(("HTTP/1.", "HTTP/0.9")):
            raise http.client.UnknownProtocol(version)
        self.code = self.status = status
        self.version = 10 if version in {"HTTP/1.0", "HTTP/0.9"} else 11
        self.headers = self.msg = self.said
        self.chunked = self.said.get("transfer-encoding", "").lower() == "chunked"
        self.chunk_left = None
        self.length = 0 if status in _BODILESS else self._announced()
        self.will_close = self._check_close() or (self.length is None and not self.chunked)

    def finish(self) -> None:
        """Let go of an answer that was read to its announced end."""
        if not self.isclosed() and not self.chunked and self.length == 0:
            self._close_conn()

    def _announced(self) -> int | None:
        if self.chunked:
            return None
        said = {part.strip() for part in self.said.get("content-length", "").split(",")}
        if len(said) > 1:
            raise http.client.HTTPException("two lengths")
        (length,) = said
        return int(length) if length.isascii() and length.isdigit() else None

    def _close_conn(self) -> None:
        self.surplus = self._more()
        if self.surplus:  # so that nobody asks on a line where an answer already waits
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)
        super()._close_conn()  # type: ignore[misc]  # left out of the published types

    def _more(self) -> bool:
        """Look, without waiting, whether more has arrived than what was read."""
        if self.chunked or self.length is None or self.status in _BODILESS or self.fp.closed:
            return False
        self._socket.settimeout(0)
        try:
            return bool(self.fp.peek(1))
        except (OSError, ValueError):
            return False


def _headers(line: Any) -> dict[str, str]:  # noqa: ANN401 -- a buffered reader, of which the published types know less
    """Read headers up to the empty line that ends them; what is no header is passed over."""
    found: dict[str, str] = {}
    last = ""
    for _ in range(_COUNT + 1):
        raw = line.readline(_LINE + 1)
        if len(raw) > _LINE:
            raise http.client.LineTooLong("header line")
        if raw in {b"\r\n", b"\n", b""}:
            found.pop("", None)
            return found
        text = raw.decode("latin-1")
        if text[0] in " \t":  # the line before goes on here
            if last:
                found[last] = f"{found[last]} {text.strip()}".strip()
            continue
        name, _, value = text.partition(":")
        last = name.strip().lower() if len(name) < len(text) else ""
        if last not in found:
            found[last] = value.strip()
        elif last in _LISTS:
            found[last] += f", {value.strip()}"
        else:
            last = ""
    raise http.client.HTTPException(f"more than {_COUNT} headers")
