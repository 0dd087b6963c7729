"""The reports folder on 127.0.0.1, for browsers that restrict files: read only, and nothing beside it.

Nothing is listed, nothing is written, no link leads out of the folder, and only requests for this very address are
answered: a page elsewhere that has its own name point here (DNS rebinding) gets nothing.
"""

from __future__ import annotations

import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tasks.errors import UsageError

HOST = "127.0.0.1"
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".md": "text/markdown; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".epub": "application/epub+zip",
}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}


class Pages(ThreadingHTTPServer):
    """A server of one folder; give port 0 for any that is free. Stops with `shutdown`."""

    daemon_threads = True

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder.resolve()
        super().__init__((HOST, port), Answer)

    @property
    def address(self) -> str:
        """Give the address of the folder, with the slash at its end."""
        return f"http://{HOST}:{self.server_port}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """Let a browser hang up as it likes; anything else is told."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # -- passed on as it came


class Answer(BaseHTTPRequestHandler):
    """One request."""

    server: Pages
    server_version = "Mujaz"
    sys_version = ""
    protocol_version = "HTTP/1.1"
    timeout = 30  # seconds that a silent line is kept

    def do_GET(self) -> None:
        """Send a file."""
        self._answer(body=True)

    def do_HEAD(self) -> None:
        """Say what would be sent."""
        self._answer(body=False)

    def log_message(self, *_: object) -> None:
        """Say nothing of requests: they are the reader's own."""

    def _answer(self, *, body: bool) -> None:
        here = {f"{name}:{self.server.server_port}" for name in (HOST, "localhost")}
        if self.headers.get("Host") not in here:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
            return
        place = found(self.server.folder, self.path)
        try:
            content = place.read_bytes() if place else None
        except OSError:
            content = None
        if place is None or content is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", TYPES[place.suffix])
        self.send_header("Content-Length", str(len(content)))
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.end_headers()
        if body:
            self.wfile.write(content)


def found(folder: Path, target: str) -> Path | None:
    """Give the file that a request means; None where it means none of the folder's pages.

    Args:
        folder: with every link in its own path resolved.
        target: as it stands in the request, with a query maybe.
    """
    path = unquote(urlsplit(target).path, errors="replace").removeprefix("/") or "index.html"
    parts = path.split("/")
    if "\0" in path or "\\" in path or any(part.startswith(".") or not part for part in parts):
        return None
    place = folder.joinpath(*parts)
    if place.suffix not in TYPES:
        return None
    try:
        place = place.resolve(strict=True)
    except (OSError, RuntimeError):  # RuntimeError: links in a circle, before Python 3.13
        return None
    return place if place.is_relative_to(folder) and place.is_file() else None


def opened(folder: Path, port: int) -> Pages:
    """Open the server; it answers once `serve_forever` runs.

    Raises:
        UsageError: the port is taken, or may not be used.
    """
    try:
        return Pages(folder, port)
    except OSError as error:
        raise UsageError(
            f"port {port} of {HOST} cannot be used ({error.strerror}). Name another: --port 0 takes any that is free"
        ) from error
