"""Mail and newsletters: the letter's text, or its HTML where the text is missing or only a pointer to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tasks.ingest.encoding import Decoded
from tasks.ingest.gaps import gap
from tasks.ingest.parsed import Parsed
from tasks.model import Gap, Hints

if TYPE_CHECKING:
    from email.message import Message  # the package costs 20 ms, for files that few folders hold

SUFFIXES = (".eml",)
_SHORT = 40  # words: "view this letter in your browser" is no text


def parse(data: bytes, where: str) -> Iterator[Parsed | Gap]:
    """Give the letter, with subject, sender and date from its headers; what is attached to it is told."""
    from tasks.ingest.mail import read_mail  # brings in the standard library's email package, which is slow to load

    message = read_mail(data)
    if message is None or not message.keys():
        yield gap("unreadable", where, "It has no mail headers, so it is no mail.")
        return
    letter = _letter(message)
    if letter is None:
        yield gap("no text", where, "The mail holds neither text nor HTML that can be read.")
        return
    kind, decoded, text = letter
    yield Parsed(
        kind="html" if kind == "html" else "text",
        content=text,
        hints=_hints(message),
        encoding=decoded.encoding,
        confidence=decoded.confidence,
    )
    yield from _left(message, where)


def _left(message: Message, where: str) -> Iterator[Gap]:
    """Tell of attachments that may hold an article; pictures, sounds and signatures are none."""
    from tasks.ingest.mail import attached, own_parts, spelt

    for part in own_parts(message):
        kind = part.get_content_type()
        if attached(part) and not kind.startswith(("image/", "audio/", "video/")) and "signature" not in kind:
            name = spelt(part.get_filename() or kind)[:80]
            yield gap("unknown format", where, f"Its attachment {name!r} is not read, only the letter itself.")


def _letter(message: Message) -> tuple[str, Decoded, str] | None:
    """Choose the part to read: plain text, unless it is trivially short beside the HTML.

    A mail that says nothing itself may carry another: then that one is the letter.
    """
    from tasks.ingest.mail import own_parts

    found = _readable(own_parts(message)) or _readable(message.walk())
    if "text/plain" in found:
        part, decoded = found["text/plain"]
        text = _lines(part, decoded.text)
        page = found["text/html"][1].text if "text/html" in found else ""
        few = len(text.split())
        if few >= _SHORT or len(re.sub(r"<[^<>]*>", " ", page).split()) < 3 * few:
            return "text", decoded, text
    if "text/html" in found:
        return "html", found["text/html"][1], found["text/html"][1].text
    return None


def _readable(parts: Iterable[Message]) -> dict[str, tuple[Message, Decoded]]:
    """Give the first part of either kind that holds text."""
    from tasks.ingest.mail import attached, body

    found: dict[str, tuple[Message, Decoded]] = {}
    for part in parts:
        kind = part.get_content_type()
        if kind in {"text/plain", "text/html"} and kind not in found and not attached(part):
            decoded = body(part)
            if isinstance(decoded, Decoded) and decoded.text.strip():
                found[kind] = (part, decoded)
    return found


def _lines(part: Message, text: str) -> str:
    from tasks.ingest.mail import flowed, unflowed

    text = re.split(r"^-- \n", text, maxsplit=1, flags=re.MULTILINE)[0]  # what follows is a signature (RFC 3676)
    if str(part.get_param("format", "")).lower() == "flowed":
        return flowed(text, delsp=str(part.get_param("delsp", "")).lower() == "yes")
    return unflowed(text)


def _hints(message: Message) -> Hints:
    from tasks.ingest.hints import clean_url
    from tasks.ingest.mail import header, sender

    outlet, author = sender(message)
    return Hints(
        title=header(message, "subject"),
        authors=(author,) if author else (),
        published=header(message, "date"),
        language=header(message, "content-language"),
        url=clean_url(header(message, "archived-at").strip("<> ")),
        outlet=outlet,
    )
