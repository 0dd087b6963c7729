"""The archive's parts: each is made again only where what it is made of has changed or a file of it is missing.

The store remembers every file with what it was made of and what it held. So nothing is rendered to find out that it is
the same, and what no longer belongs can be taken away without touching a file that is not ours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tasks.deliver import Receipt, put, remove
from tasks.model import Page, Shelved
from tasks.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some files of the archive that are made together.

    `made_of` tells when they must be made again; where it is "", always.
    """

    name: str
    made_of: str
    make: Callable[[], Iterable[Page]]


class Shelf:
    """What stands in the archive, and what is put there in this run."""

    def __init__(self, store: Store, folder: Path, *, afresh: bool = False) -> None:
        self._store = store
        self._folder = folder
        self._afresh = afresh
        self._parts: dict[str, list[Shelved]] = {}
        for one in store.shelf():
            self._parts.setdefault(one.part, []).append(one)
        self._wanted: set[str] = set()

    def put(self, parts: Sequence[Part]) -> tuple[Receipt, ...]:
        """Make those of these parts that must be made, put them in place together, and take away what they lost."""
        self._wanted.update(part.name for part in parts)
        kept = [one for part in parts if self.stands(part) for one in self._parts[part.name]]
        made = [(part, tuple(part.make())) for part in parts if not self.stands(part)]
        files = [
            Shelved(path=page.path, part=part.name, made_of="", sha256="", bytes=0) for part, m in made for page in m
        ]
        known = {one.path for each in self._parts.values() for one in each}
        # before they are written: a run that dies in between leaves no file that nobody knows
        self._store.shelve([one for one in files if one.path not in known])
        receipts = put([page for _, pages in made for page in pages], self._folder)
        self._note(made, receipts)
        return tuple(map(_receipt, kept)) + receipts

    def keep(self, *names: str) -> None:
        """Leave parts as they are, whatever they are made of."""
        self._wanted.update(names)

    def made_of(self, name: str) -> str:
        """Give what a part was made of; "" where it is not there, or not whole."""
        return next((one.made_of for one in self._parts.get(name, ())), "")

    def names(self, beginning: str) -> tuple[str, ...]:
        """Give the names of the parts that begin so."""
        return tuple(name for name in self._parts if name.startswith(beginning))

    def content(self, path: str, part: str) -> str:
        """Give the digest of what stands at a path of a part; "" where nothing does."""
        return next((one.sha256 for one in self._parts.get(part, ()) if one.path == path), "")

    def clear(self) -> tuple[str, ...]:
        """Take away the parts that nobody wanted; give the paths of the files that are gone."""
        lost = [name for name in self._parts if name not in self._wanted]
        return self._drop([one.path for name in lost for one in self._parts.pop(name)])

    def stands(self, part: Part) -> bool:
        """Tell whether a part is as it should be, every file in its place."""
        files = self._parts.get(part.name, [])
        same = bool(part.made_of and files) and not self._afresh and all(o.made_of == part.made_of for o in files)
        return same and all(_holds(self._folder / one.path, one.bytes) for one in files)

    def _note(self, made: Sequence[tuple[Part, Sequence[Page]]], receipts: Sequence[Receipt]) -> None:
        """Write down what was put in place, and take away what the same parts had besides."""
        told, lost, at = [], [], 0
        for part, pages in made:
            now = [
                Shelved(path=r.path, part=part.name, made_of=part.made_of, sha256=r.sha256, bytes=r.bytes)
                for r in receipts[at : at + len(pages)]
            ]
            at += len(pages)
            paths = {one.path for one in now}
            lost += [one.path for one in self._parts.get(part.name, ()) if one.path not in paths]
            self._parts[part.name] = now
            told += now
        self._store.shelve(told)
        self._drop(lost)

    def remove(self, paths: Sequence[str]) -> tuple[str, ...]:
        """Take away files that no part has, of those that a run wrote; give the paths of those that are gone."""
        return self._drop([path for path in paths if (self._folder / path).exists()])

    def _drop(self, paths: Sequence[str]) -> tuple[str, ...]:
        taken = {one.path for each in self._parts.values() for one in each}
        paths = [path for path in paths if path not in taken]  # it may have gone to another part
        if not paths:
            return ()
        gone = remove(self._store.contents(paths), self._folder)
        self._store.shelve([], gone=paths)
        return gone


def _holds(place: Path, size: int) -> bool:
    """Tell whether a file of that size stands there, which is how we left it; a link is none."""
    try:
        found = place.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return found.st_size == size and not place.is_symlink()


def _receipt(one: Shelved) -> Receipt:
    return Receipt(path=one.path, sha256=one.sha256, bytes=one.bytes, written=False)
