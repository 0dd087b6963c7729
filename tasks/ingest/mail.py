"""Mail in the old, forgiving way: headers and parts of any quality, decoded by our own rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.header import Header, decode_header
from email.message import Message
from email.utils import parseaddr

from tasks.ingest.encoding import Binary, Decoded, decode
from tasks.ingest.head import declared_encoding
from tasks.ingest.hints import tidy

_FREE = ("gmail", "googlemail", "outlook", "hotmail", "live", "yahoo", "icloud", "me", "aol", "gmx", "web", "proton")
_FREE_NAMES = frozenset((*_FREE, "protonmail", "mail", "yandex", "posteo", "fastmail", "msn"))
_VIA = re.compile(r"(.+?)\s+(?:from|via|at|@|\||-|–|—)\s+(.+)$", re.IGNORECASE)


def read_mail(data: bytes) -> Message | None:
    """Parse mail; None where the bytes defeat the parser."""
    try:
        return message_from_bytes(data)
    except (ValueError, LookupError, RecursionError, TypeError, AttributeError, MessageError):
        return None  # the standard library's parser raises all of these on hostile mail


def header(message: Message, name: str) -> str:
    """Give a header decoded to one line of text, "" where it is missing."""
    raw = message.get(name)
    return "" if raw is None else spelt(raw)


def spelt(raw: Header | str) -> str:
    """Decode the encoded words of a header or of a part's name to one line of text."""
    try:
        pieces = decode_header(raw)
    except (ValueError, LookupError, TypeError, MessageError):
        pieces = [(str(raw), None)]
    text = "".join(_piece(piece, charset) for piece, charset in pieces)
    return tidy(re.sub(r"\s+", " ", text))


def _piece(piece: str | bytes, charset: str | None) -> str:
    data = piece if isinstance(piece, bytes) else piece.encode("utf-8", "surrogateescape")
    if charset == "unknown-8bit":  # bytes beyond ASCII that no encoded word announces
        charset = None
    found = decode(data, declared=charset or "")
    return found.text if isinstance(found, Decoded) else ""


def body(part: Message) -> Decoded | Binary:
    """Decode one part's content by its declared charset, else by what the content says or looks like."""
    payload = _payload(part)
    charset = part.get_param("charset") if part.get("content-type") else None
    declared = charset[2] if isinstance(charset, tuple) else charset
    if not declared and part.get_content_type() == "text/html":
        declared = declared_encoding(payload)
    return decode(payload, declared=str(declared or ""))


def _payload(part: Message) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError, AttributeError):
        payload = None
    return payload if isinstance(payload, bytes) else b""


def attached(part: Message) -> bool:
    """Tell whether a part is an attachment rather than the letter."""
    return str(part.get("content-disposition", "")).strip().lower().startswith("attachment")


def own_parts(message: Message) -> Iterator[Message]:
    """Give the parts of a mail in their order, without those of other mails that are attached to it."""
    yield message
    for part in message.get_payload() if message.get_content_maintype() == "multipart" else ():
        if isinstance(part, Message):
            yield from own_parts(part)


def sender(message: Message) -> tuple[str, str]:
    """Give (outlet, author) from the From header.

    "Jane Doe from The Paper" names both. A newsletter's address bears its name or is no person's; a person at a
    mail provider is an author without outlet; any other person's domain stands for the outlet.
    """
    name, address = parseaddr(header(message, "from"))
    name, domain = name.strip(" \"'"), address.rpartition("@")[2].lower().strip("> ")
    label = domain.split(".")[-2] if domain.count(".") else domain
    both = _VIA.match(name)
    if both:
        return both[2].strip(), both[1].strip()
    if label in _FREE_NAMES:
        return "", name or address
    if not name:
        return domain, ""
    local = re.split(r"[.+_-]", address.partition("@")[0].lower())[0]
    folded = re.sub(r"\W+", "", name.lower())
    if not re.fullmatch(r"[^\W\d_]+(?: [^\W\d_]\.?)? [^\W\d_]+", name) or label in folded or local not in folded:
        return name, ""
    return domain, name


def unflowed(text: str) -> str:
    """Join the lines that mail breaks for narrow screens (format=flowed, or a paragraph filled to one width)."""
    paragraphs = re.split(r"\n[ \t]*\n", text)
    return "\n\n".join(_joined(paragraph) for paragraph in paragraphs)


def _joined(paragraph: str) -> str:
    lines = paragraph.split("\n")
    wrapped = len(lines) > 1 and all(50 <= len(line.rstrip()) <= 80 for line in lines[:-1])
    if wrapped and len(lines[-1].rstrip()) <= 80:
        return " ".join(line.strip() for line in lines)
    return "\n".join(lines)


def flowed(text: str, *, delsp: bool) -> str:
    """Undo format=flowed (RFC 3676): a line that ends in a space goes on in the next."""
    out: list[str] = []
    open_line = False
    for raw in text.split("\n"):
        line = raw.removeprefix(" ")
        if open_line and line != "-- ":
            out[-1] += line
        else:
            out.append(line)
        open_line = line.endswith(" ") and line != "-- "
        if open_line and delsp:
            out[-1] = out[-1][:-1]
    return "\n".join(line.rstrip() for line in out)
