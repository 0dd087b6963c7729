"""A copy of the pages in another folder: the root of a web server, a folder that something else synchronises.

Only what changed is written, whole or not at all. Beside the copies lies a list of them; a page that is gone from the
reports goes from the copy only where the list has it and its bytes are still those that were put there.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from tasks.deliver.channel import Sending
from tasks.deliver.put import LEFTOVER, put
from tasks.errors import DeliveryError, OutputError
from tasks.model import Page

LIST = ".mujaz-copies.json"
BATCH = 32_000_000  # bytes in memory at once
Kept = dict[str, tuple[int, int, str]]  # path → size and time of the page in the reports, SHA-256 of its bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """Copies into `folder`."""

    MIRRORS: ClassVar[bool] = True

    name: str
    folder: Path

    def deliver(self, sending: Sending) -> str:
        """Bring the copy up to date; say how much there was to do."""
        try:
            known = read(self.folder)
            there = dict(pages(sending.reports, sending.shown))
            fresh = {path: stat for path, stat in there.items() if not self._holds(path, stat, known)}
            kept = {path: kept for path, kept in known.items() if path in there or outside(path, sending.shown)}
            removed = self._removed(known, kept)
            written = self._copied(sending.reports, fresh, kept)
            if written or removed or known != kept:
                self._listed(kept)
        except OutputError as error:
            cause = error.__cause__
            why = cause.strerror if isinstance(cause, OSError) and cause.strerror else "its way leads elsewhere"
            raise self._error(error.path, why) from None
        except OSError as error:
            raise self._error(str(error.filename or self.folder), error.strerror or "it failed") from None
        return f"{written} written, {removed} removed" if written or removed else "nothing had changed"

    def _error(self, path: str, why: str) -> DeliveryError:
        remedy = "See that the folder can be written, or name another in mujaz.toml. It is tried again by the next run."
        return DeliveryError(self.name, f"{path} cannot be read or written ({why})", remedy)

    def _holds(self, path: str, stat: tuple[int, int], known: Kept) -> bool:
        """Tell whether the copy is of this very page, and still stands."""
        if path not in known or known[path][:2] != stat:
            return False
        try:
            found = (self.folder / path).lstat()
        except FileNotFoundError:
            return False
        return found.st_size == stat[0]

    def _copied(self, reports: Path, fresh: Mapping[str, tuple[int, int]], kept: Kept) -> int:
        written, batch, size = 0, [], 0
        for path in sorted(fresh, key=lambda one: (-one.count("/"), one)):  # what is linked to before what links
            content = (reports / path).read_bytes()
            kept[path] = (*fresh[path], hashlib.sha256(content).hexdigest())
            batch.append(Page(path=path, content=content))
            size += len(content)
            if size >= BATCH:
                written += self._put(batch)
                batch, size = [], 0
        return written + self._put(batch)

    def _put(self, batch: list[Page]) -> int:
        return sum(receipt.written for receipt in put(batch, self.folder)) if batch else 0

    def _removed(self, known: Kept, kept: Kept) -> int:
        removed = 0
        for path in known.keys() - kept.keys():
            place = self.folder / path
            try:
                ours = hashlib.sha256(place.read_bytes()).hexdigest() == known[path][2] and not place.is_symlink()
            except FileNotFoundError:
                continue
            if ours:
                place.unlink()
                removed += 1
        return removed

    def _listed(self, kept: Kept) -> None:
        text = json.dumps({path: list(kept[path]) for path in sorted(kept)}, ensure_ascii=False, indent=0)
        put([Page(path=LIST, content=text.encode())], self.folder)


def pages(reports: Path, shown: Collection[str] | None) -> Iterator[tuple[str, tuple[int, int]]]:
    """Give every page that may be shown, with its size and time; links and leftovers are none."""
    for parent, folders, files in os.walk(reports):
        folders.sort()
        for file in files:
            place = Path(parent) / file
            path = place.relative_to(reports).as_posix()
            if file.startswith(LEFTOVER) or outside(path, shown) or place.is_symlink() or not place.is_file():
                continue
            stat = place.stat()
            yield path, (stat.st_size, stat.st_mtime_ns)


def outside(path: str, shown: Collection[str] | None) -> bool:
    """Tell whether a page is none of those that may be shown."""
    return shown is not None and path.partition("/")[0] not in shown


def read(folder: Path) -> Kept:
    """Read the list of copies; none where there is no list, or somebody has changed it."""
    try:
        told = json.loads((folder / LIST).read_bytes())
        return {str(path): (int(size), int(time), str(sha)) for path, (size, time, sha) in told.items() if safe(path)}
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (ValueError, TypeError, AttributeError):
        return {}


def safe(path: str) -> bool:
    """Tell whether a path of the list stays in the folder."""
    return not path.startswith("/") and not {"", ".", ".."} & set(path.split("/")) and "\\" not in path
