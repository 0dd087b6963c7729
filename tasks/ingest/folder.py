"""A folder of files becomes documents, in order of their names; what cannot be read becomes gaps."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from tasks.errors import SourceError
from tasks.ingest.gaps import gap
from tasks.ingest.hints import merged
from tasks.ingest.opening import Opened, WallClock, Watch, open_file, unfinished
from tasks.ingest.parsed import Parsed
from tasks.ingest.reading import being_written
from tasks.ingest.sidecar import ENDING, Sidecars, read_sidecars
from tasks.ingest.walk import Walked, printable, walk
from tasks.model import Document, DocumentKey, Gap, Gathered, Hints


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderSource:
    """A folder of articles.

    `root` is the workspace that names are relative to; `language` and `outlet` are what the user says of
    all its files, where neither a file nor its sidecar says better.
    """

    name: str
    path: Path
    root: Path
    max_bytes: int = 20_000_000
    recursive: bool = True
    language: str = ""
    outlet: str = ""

    def __post_init__(self) -> None:
        if not self.name or self.max_bytes < 1:
            raise ValueError(f"folder source {self.name!r}: needs a name, and room for at least one byte")


def read_folder(source: FolderSource, *, seen: datetime, watch: Watch | None = None) -> Gathered:
    """Read every article in a folder; nothing in it is changed.

    Args:
        source: the folder and how to read it.
        seen: when this run looked; it becomes `first_seen` of every document.
        watch: tells fresh files from finished ones; the wall clock by default. It never touches what is read.

    Returns:
        Documents in order of `where` (and of their number inside a file), and a gap for every file that gave none.

    Raises:
        SourceError: the folder is missing, is no folder, or cannot be listed.
    """
    walked = _walked(source)
    files = [one for one in walked.files if not one.path.lower().endswith(ENDING)]
    sidecars = read_sidecars((one for one in walked.files if one.path.lower().endswith(ENDING)), files)
    opened = [open_file(one, source.max_bytes) for one in files]
    gone = unfinished(files, watch or WallClock())
    finished = (one for one in opened if one.found.path not in gone)
    documents, gaps = _once(_documents(finished, source, sidecars, seen))
    gaps += [
        *walked.gaps,
        *sidecars.gaps,
        *(being_written(one.found.where) for one in opened if one.found.path in gone),
    ]
    return Gathered(documents=tuple(documents), gaps=tuple(sorted(gaps, key=lambda one: (one.what, one.kind, one.why))))


def _walked(source: FolderSource) -> Walked:
    """List the folder, or say why that cannot be done."""
    folder = os.path.realpath(source.path)
    root = os.path.realpath(source.root)
    inside = os.path.commonpath([root, folder]) == root
    named = printable(os.path.relpath(folder, root)) if inside else source.name
    try:
        return walk(folder, "" if named == "." else named, recursive=source.recursive)
    except FileNotFoundError as error:
        reason = "there is no such folder"
        raise SourceError(printable(str(source.path)), reason, "Create it or correct its path.") from error
    except NotADirectoryError as error:
        reason = "it is a file, not a folder"
        raise SourceError(printable(str(source.path)), reason, "Name the folder that holds it.") from error
    except OSError as error:
        reason = f"the folder cannot be listed ({error.strerror or error})"
        raise SourceError(printable(str(source.path)), reason, "Check that you may read it.") from error


def _documents(
    opened: Iterable[Opened], source: FolderSource, sidecars: Sidecars, seen: datetime
) -> Iterator[Document | Gap]:
    """Give the documents of the files, with all that file, sidecar and source say of them; equal bytes only once."""
    known: dict[str, str] = {}
    for one in opened:
        where = one.found.where
        if one.fingerprint in known:
            yield _twice(where, known[one.fingerprint])
            continue
        if one.fingerprint:
            known[one.fingerprint] = where
        beside = sidecars.hints.get(one.found.path, Hints())
        for part in one.parts:
            yield part if isinstance(part, Gap) else _document(part, where, source, beside, seen)


def _document(part: Parsed, where: str, source: FolderSource, beside: Hints, seen: datetime) -> Document:
    if part.number is not None:  # one title or address cannot be that of many articles
        beside = replace(beside, title="", url="")
    told = merged(merged(beside, part.hints), Hints(language=source.language, outlet=source.outlet))
    return Document(
        source=source.name,
        where=where if part.number is None else f"{where}#{part.number}",
        kind=part.kind,
        content=part.content,
        first_seen=seen,
        encoding=part.encoding,
        confidence=part.confidence,
        hints=told,
    )


def _once(found: Iterable[Document | Gap]) -> tuple[list[Document], list[Gap]]:
    """Part documents from gaps, and keep the first of those that are the same document."""
    documents: dict[DocumentKey, Document] = {}
    gaps: list[Gap] = []
    for one in found:
        if isinstance(one, Gap):
            gaps.append(one)
        elif (first := documents.setdefault(one.key, one)) is not one:
            gaps.append(_twice(one.where, first.where))
    return list(documents.values()), gaps


def _twice(where: str, first: str) -> Gap:
    return gap("duplicate", where, f"It holds the same as {first}, which has been read.")
