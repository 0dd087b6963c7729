"""Tell what is not text at all, so that nobody reads a picture as letters."""

from __future__ import annotations

_OPENINGS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a picture or sound"),
    (b"\x1f\x8b", "gzip data"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ\x00", "xz data"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"bplist00", "an Apple property list (a web archive?)"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound or film"),
)
_SAMPLE = 65536
_CONTROLS = bytes({*range(32)} - set(b"\t\n\v\f\r\x1a\x1b"))  # 1a ends a text of DOS, 1b opens an escape


def binary_kind(data: bytes) -> str:
    """Name the kind of binary file by its opening bytes, or give "" where they say nothing."""
    if data[4:8] == b"ftyp":
        return "a film or picture"
    for opening, kind in _OPENINGS:
        if data.startswith(opening) and (len(opening) > 4 or controls(data)):
            return kind  # short openings are also how a text may begin ("BZh", "RIFF"): then controls must show
    return ""


def controls(data: bytes) -> float:
    """Give the share of bytes, 0 to 1, that are control characters no text in a one-byte encoding holds."""
    sample = data[:_SAMPLE]
    return 1 - len(sample.translate(None, _CONTROLS)) / len(sample) if sample else 0.0
