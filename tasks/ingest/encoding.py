"""Bytes to text: BOM, what is declared, strict UTF-8, then detection among a short list; always with a confidence.

Below 0.8 the text may be wrong and is reported as uncertain. Bytes are never dropped without lowering it.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from tasks.ingest.binary import binary_kind, controls
from tasks.ingest.charsets import CODECS, codec_of, shown
from tasks.ingest.detect import detect, judge
from tasks.ingest.wide import wide

HOPELESS = 0.65  # score of a detection below which the encoding is likely none of the short list
UNSURE = 0.79  # just below the confidence from which a decoding is taken for granted
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MANGLED = re.compile(  # UTF-8 that somebody read as windows-1252 or windows-1256 and saved again
    "[ÃÂØÙÐÑ][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
    "|[طظ][\u00a0-\u00bf\u200c-\u203a\u20ac\u2122\u0152\u0153\u0192\u02c6پچژڈگکڑںھہ†‡ˆ‰،؛؟]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text, the encoding it was in, and how sure that is (0 to 1)."""

    text: str
    encoding: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Binary:
    """Not text: what it seems to be, to go into a sentence ("This is …")."""

    what: str


def decode(data: bytes, *, declared: str = "") -> Decoded | Binary:
    """Turn bytes into text.

    Args:
        data: the whole file or part.
        declared: what the file or its container says its encoding is; followed if it is a text encoding and the
            bytes bear it out, else the others are tried and the result is less sure.

    Returns:
        Text with unified line ends, without BOM or NUL; or what kind of binary data this is.
    """
    marked = _by_mark(data)
    if marked:
        return marked
    kind = binary_kind(data)
    if kind:
        return Binary(what=kind)
    share = controls(data)
    if b"\0" in data[:65536] or share > 0.05:
        spread = wide(data)
        if spread:
            return _made(*spread)
    if share * len(data[:65536]) > 3 and (share > 0.02 or data[:65536].count(0) > 8):
        return Binary(what="binary data")
    return _by_word(data, codec_of(declared)) or _unmarked(data, lied=bool(declared))


def _by_mark(data: bytes) -> Decoded | None:
    for mark, codec in _BOMS:
        if data.startswith(mark):
            body = data[len(mark) :]
            try:
                return _made(codec, body.decode(codec), 1.0)
            except UnicodeDecodeError:
                return _made(codec, body.decode(codec, "replace"), 0.7)
    return None


def _by_word(data: bytes, codec: str) -> Decoded | None:
    """Follow the declaration if the bytes bear it out."""
    if not codec or codec.startswith("utf-16"):  # bytes that reach this are in no wide encoding, whatever they say
        return None
    text = _strict(data, codec)
    if text is None or codec == "utf-8":
        return None if text is None else _made("utf-8", text, _mangled(text))
    utf8 = None if data.isascii() else _strict(data, "utf-8")
    if utf8 is not None and utf8.count("\ufffd") == 0 and sum(byte >= 0xC0 for byte in data) > 2:
        return _made("utf-8", utf8, min(0.9, _mangled(utf8)))  # other encodings do not pass for UTF-8 by chance
    if not data.isascii():
        guess = detect(data)
        if guess.confidence > 0.85 and guess.text != text and judge(text[:40_000]) < 0.5:
            return _made(guess.codec, guess.text, UNSURE)
    return _made(codec, text, 0.99)


def _unmarked(data: bytes, *, lied: bool) -> Decoded | Binary:
    """Decode what declares nothing that holds: UTF-8 by the book, then almost, then the likeliest of the list."""
    ceiling = UNSURE if lied else 1.0
    text = _strict(data, "utf-8")
    if text is not None:
        return _made("utf-8", text, _mangled(text))
    loose = data.decode("utf-8", "replace")
    broken, whole = loose.count("\ufffd"), sum(byte >= 0xC2 for byte in data)
    if whole >= 10 * broken:
        return _made("utf-8", loose, 0.7)
    spread = wide(data)
    guess = detect(data)
    if spread and spread[2] > guess.confidence:
        return _made(*spread)
    if guess.score < 0.3 and controls(data) > 0.002:
        return Binary(what="binary data")
    if guess.score < HOPELESS and (found := _last_resort(data)):
        return _made(*found, 0.5)
    return _made(guess.codec, guess.text, min(guess.confidence, ceiling))


def _last_resort(data: bytes) -> tuple[str, str] | None:
    """Ask a general detector, among all encodings that may also be declared; its word is never taken for sure."""
    from charset_normalizer import from_bytes

    found = from_bytes(data[:20_000], cp_isolation=list(CODECS)).best()
    return (found.encoding, data.decode(found.encoding, "replace")) if found else None


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _mangled(text: str) -> float:
    """Give the confidence in valid UTF-8: low where it spells out the bytes of other UTF-8, letter by letter."""
    if text.isascii():
        return 1.0
    pairs = len(_MANGLED.findall(text))
    return 0.4 if pairs > 3 and 2 * pairs > 0.3 * sum(not c.isascii() for c in text) else 1.0


def _made(codec: str, text: str, confidence: float) -> Decoded:
    if "\0" in text:
        text, confidence = text.replace("\0", ""), min(confidence, 0.7)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(text=text, encoding=shown(codec), confidence=round(confidence, 3))
