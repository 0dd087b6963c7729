"""Read a file's bytes without waiting, without writing, without believing its size, and noticing if it changes."""

from __future__ import annotations

import gzip
import io
import os
import stat
import zlib

from tasks.ingest.gaps import gap
from tasks.ingest.walk import Found
from tasks.model import Gap

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_CHUNK = 1 << 20


def read_file(found: Found, cap: int) -> bytes | Gap:
    """Give a file's bytes, at most `cap` of them, or why not."""
    if found.before.st_size > cap:
        return gap("too large", found.where, f"It has {found.before.st_size:,} bytes; the limit is {cap:,}.")
    try:
        handle = os.open(found.real, _FLAGS)
    except OSError as error:
        return gap("unreadable", found.where, f"It cannot be opened: {error.strerror or error}.")
    try:
        with os.fdopen(handle, "rb", buffering=0) as file:
            opened = os.fstat(handle)
            if not stat.S_ISREG(opened.st_mode):  # exchanged since it was listed
                return gap("not a regular file", found.where, "It is a pipe, socket or device.")
            data = file.read(cap + 1) or b""
            changed = mark(os.fstat(handle)) != mark(found.before) or len(data) != opened.st_size
    except OSError as error:
        return gap("unreadable", found.where, f"It cannot be read: {error.strerror or error}.")
    if changed:
        return being_written(found.where)
    return data


def being_written(where: str) -> Gap:
    """Make the gap of a file that changed while it was looked at."""
    return gap("still being written", where, "It changed while it was being read.")


def mark(looked: os.stat_result) -> tuple[int, int, int, int]:
    """Give what changes when a file is written or replaced."""
    return looked.st_dev, looked.st_ino, looked.st_size, looked.st_mtime_ns


def unzipped(data: bytes, where: str, cap: int) -> bytes | Gap:
    """Open gzip, in pieces, so that a bomb costs no more than `cap` bytes."""
    parts: list[bytes] = []
    size = 0
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
            while piece := packed.read(_CHUNK):
                parts.append(piece)
                size += len(piece)
                if size > cap:
                    return gap("too large", where, f"Unpacked it has more than {cap:,} bytes, the limit.")
    except (OSError, EOFError, zlib.error) as error:
        return gap("unreadable", where, f"Its gzip data is broken: {error}.")
    return b"".join(parts)
