"""Web pages saved whole (MHTML): the page itself, without its pictures and frames."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tasks.ingest.encoding import Binary
from tasks.ingest.gaps import gap
from tasks.ingest.head import head_hints
from tasks.ingest.hints import clean_url
from tasks.ingest.parsed import Parsed
from tasks.model import Gap

if TYPE_CHECKING:
    from email.message import Message  # the package costs 20 ms, for files that few folders hold

SUFFIXES = (".mhtml", ".mht")


def parse(data: bytes, where: str) -> Iterator[Parsed | Gap]:
    """Give the root page. The mail headers around it are the browser's (the day of saving): they are no hints."""
    from tasks.ingest.mail import body, header, read_mail  # slow to load

    message = read_mail(data)
    part = _root(message) if message else None
    if message is None or part is None:
        yield gap("no text", where, "The saved page holds no HTML part.")
        return
    decoded = body(part)
    if isinstance(decoded, Binary):
        yield gap("binary file", where, f"The saved page is not HTML but {decoded.what}.")
        return
    saved = header(message, "snapshot-content-location") or header(part, "content-location")
    said = head_hints(decoded.text)
    yield Parsed(
        kind="html",
        content=decoded.text,
        hints=replace(said, url=said.url or clean_url(saved)),
        encoding=decoded.encoding,
        confidence=decoded.confidence,
    )


def _root(message: Message) -> Message | None:
    """Find the part that `start` names, else the first HTML part."""
    start = str(message.get_param("start", "") or "").strip("<> ")
    pages = [part for part in message.walk() if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    named = [part for part in pages if start and str(part.get("content-id", "")).strip("<> ") == start]
    return next(iter([*named, *pages]), None)
