"""Bytes with their digest before them: whatever a disk does to them is seen before anything is made of them."""

from __future__ import annotations

from hashlib import sha256

SEAL = sha256().digest_size  # bytes


def sealed(raw: bytes) -> bytes:
    """Put the digest of bytes before them."""
    return sha256(raw).digest() + raw


def opened(content: bytes) -> bytes:
    """Give the bytes after the digest.

    Raises:
        ValueError: they are not those that were put there.
    """
    raw = content[SEAL:]
    if sha256(raw).digest() != content[:SEAL]:
        raise ValueError("not the bytes that were put by")
    return raw
