"""Open the files that were found: bytes, unpacked, parsed; and one second look at those still warm."""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from tasks.ingest.formats import formats, suffix_of
from tasks.ingest.gaps import gap, told
from tasks.ingest.parsed import Parsed
from tasks.ingest.reading import mark, read_file, unzipped
from tasks.ingest.walk import Found
from tasks.model import Gap

YOUNG = 2.0  # seconds since the last change, under which a file may still be in somebody's hands
LOOK_AGAIN = 1.0  # seconds at most until the one second look that all young files share
_INK = re.compile("[^\\s\u00ad\u200b-\u200f\u2060\ufeff]")  # anything a reader could see


class Watch(Protocol):
    """The clock on the wall, for one question only: is a file being written just now."""

    def now(self) -> float:
        """Give the seconds since 1970."""

    def wait(self, seconds: float) -> None:
        """Let time pass."""


class WallClock:
    """The real one."""

    def now(self) -> float:
        """Give the seconds since 1970."""
        return time.time()

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        time.sleep(seconds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """One file and everything found in it."""

    found: Found
    fingerprint: str  # of its bytes, unpacked; "" where there are none
    parts: tuple[Parsed | Gap, ...]


def open_file(found: Found, cap: int) -> Opened:
    """Read and parse one file; whatever is wrong with it is among its parts."""
    suffix, zipped = suffix_of(os.path.basename(found.path))  # noqa: PTH119 -- paths stay strings
    parse = formats().get(suffix)
    if parse is None:
        why = f"Its name ends in none of {' '.join(sorted(formats()))}, with or without .gz."
        return Opened(found=found, fingerprint="", parts=(gap("unknown format", found.where, why),))
    data = read_file(found, cap)
    if zipped and isinstance(data, bytes) and data:
        data = unzipped(data, found.where, cap)
    if isinstance(data, Gap):
        return Opened(found=found, fingerprint="", parts=(data,))
    if not data.strip(b" \t\r\n\f\v\0"):
        return Opened(found=found, fingerprint="", parts=(_empty(found.where),))
    parts = tuple(told((_inked(part, found.where) for part in parse(data, found.where)), found.where))
    return Opened(found=found, fingerprint=hashlib.sha256(data).hexdigest(), parts=parts or (_empty(found.where),))


def _empty(where: str) -> Gap:
    return gap("empty file", where, "There is nothing in it but white space.")


def _inked(part: Parsed | Gap, where: str) -> Parsed | Gap:
    """Let no document pass that has nothing to read."""
    if isinstance(part, Gap) or _INK.search(part.content):
        return part
    if part.number is None:
        return _empty(where)
    return gap("no text", f"{where}#{part.number}", "Its text is nothing but white space.")


def unfinished(files: Sequence[Found], watch: Watch) -> frozenset[str]:
    """Give the paths of files that changed between the first look and a second; only young ones are looked at again.

    All share one wait, so a hundred fresh files cost no more time than one.
    """
    now = watch.now()
    young = [one for one in files if abs(now - one.before.st_mtime) < YOUNG]
    if not young:
        return frozenset()
    watch.wait(min(LOOK_AGAIN, YOUNG - min(abs(now - one.before.st_mtime) for one in young)))
    return frozenset(one.path for one in young if _changed(one))


def _changed(found: Found) -> bool:
    try:
        return mark(os.stat(found.real)) != mark(found.before)  # noqa: PTH116 -- paths stay strings
    except OSError:
        return True  # taken away meanwhile
