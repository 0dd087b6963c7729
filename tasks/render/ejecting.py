"""Which templates a user may have of their own, which they have, and whether ours went on since they were copied."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

from tasks.errors import UsageError
from tasks.model import Page
from tasks.render.locale import TEMPLATES

RECORD = ".ejected.json"  # in the user's folder: of each copied file the digest of ours then, and our version
State = Literal["ours", "copy", "yours", "ours has changed", "your own"]
Record = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One template: whose is used, and of a copied one the version of ours that it was copied from ("" unknown)."""

    path: str
    state: State
    since: str = ""


def ours(root: Path = TEMPLATES) -> dict[str, bytes]:
    """Give every template of ours that a user may replace, by its path; words are in catalogues, which they may not."""
    files = (path for path in root.rglob("*") if path.is_file() and path.suffix in {".j2", ".css", ".js"})
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(files)}


def chosen(asked: Collection[str], known: Collection[str]) -> list[str]:
    """Give the templates that a user asks for, by their paths or those of folders; all where nothing is asked.

    Raises:
        UsageError: there is no such template.
    """
    found: set[str] = set()
    for word in asked:
        path = word.strip("/").removeprefix("templates/")
        of_it = {name for name in known if name == path or name.startswith(f"{path}/")}
        if not of_it:
            near = get_close_matches(path, sorted(known), n=1, cutoff=0.4)
            hint = f". Did you mean {near[0]}?" if near else "."
            raise UsageError(f"there is no template {word!r}{hint} `mujaz templates list` names them all")
        found |= of_it
    return sorted(found or known)


def copies(paths: Collection[str], held: Record, version: str, root: Path = TEMPLATES) -> tuple[Page, ...]:
    """Give the files to put into the user's folder: templates of ours, and the record with them in it."""
    known = ours(root)
    record = {**held, **{path: {"sha256": _digest(known[path]), "version": version} for path in paths}}
    text = json.dumps(record, indent=1, sort_keys=True) + "\n"
    return (*(Page(path=path, content=known[path]) for path in sorted(paths)), Page(path=RECORD, content=text.encode()))


def recorded(folder: Path) -> Record:
    """Read what was copied into a folder; a record that cannot be read is as good as none."""
    try:
        told = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(told, dict):
        return {}
    return {path: kept for path, kept in told.items() if isinstance(kept, dict)}


def standings(folder: Path | None, root: Path = TEMPLATES) -> list[Standing]:
    """Give every template there is, ours and the user's, in order of paths."""
    known = ours(root)
    theirs = ours(folder) if folder is not None and folder.is_dir() else {}
    held = recorded(folder) if folder is not None else {}
    return [
        _standing(path, known.get(path), theirs.get(path), held.get(path, {})) for path in sorted({*known, *theirs})
    ]


def _standing(path: str, mine: bytes | None, theirs: bytes | None, kept: Mapping[str, str]) -> Standing:
    since = str(kept.get("version", ""))
    if theirs is None:
        return Standing(path=path, state="ours")
    if mine is None:
        return Standing(path=path, state="your own", since=since)
    if theirs == mine:
        return Standing(path=path, state="copy", since=since)
    gone_on = bool(kept) and kept.get("sha256") != _digest(mine)
    return Standing(path=path, state="ours has changed" if gone_on else "yours", since=since)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
