"""Bytes with their checksum before them: whatever a disk does to them is seen before anything is made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Sequence

SEAL = 4  # bytes; CRC-32 finds what a disk does at a fifth of the cost of a digest, and nobody else writes here


def sealed(*parts: bytes) -> bytes:
    """Put parts one after another, and the checksum of all before them."""
    return b"".join([_checksum(parts), *parts])


def opened(content: bytes) -> memoryview:
    """Give the bytes after the checksum.

    Raises:
        ValueError: they are not those that were put there.
    """
    raw = memoryview(content)[SEAL:]
    if _checksum([raw]) != content[:SEAL]:
        raise ValueError("not the bytes that were put by")
    return raw


def _checksum(parts: Sequence[bytes | memoryview]) -> bytes:
    made = 0
    for part in parts:
        made = crc32(part, made)
    return made.to_bytes(SEAL, "big")
