"""Everything a folder can withhold, each with the way to mend it: one table, so that no two rooms word it twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from tasks.ingest.parsed import Parsed
from tasks.model import Gap

MOST = 20  # gaps of one kind told one by one for one file: a broken file of a million lines is one thing to mend

REMEDIES = {
    "empty file": "Fill it or delete it.",
    "binary file": "Save the article as text, HTML or mail and put that in its place.",
    "too large": "Split the file or raise the size limit of this source.",
    "unreadable": "Check that the file is whole and that you may read it.",
    "still being written": "Nothing to do: the next run takes it once it is finished.",
    "link leaves the folder": "Copy the file itself into the folder.",
    "not a regular file": "Remove it from the folder or put an ordinary file in its place.",
    "duplicate": "Nothing to do, or delete one of the two.",
    "unknown format": "Save it in one of the formats that are read, as a file of its own whose name says so.",
    "bad line": "Correct that place; everything else in the file has been read.",
    "no text": "Give the article's text under one of the names that are read.",
    "bad sidecar": "Correct the sidecar; the article has been read without what is wrong in it.",
}


def gap(kind: str, what: str, why: str) -> Gap:
    """Make the gap of a kind that the table knows (KeyError: it does not)."""
    return Gap(kind=kind, what=what, why=why, remedy=REMEDIES[kind])


def told(parts: Iterable[Parsed | Gap], where: str) -> Iterator[Parsed | Gap]:
    """Pass on what a file gave, with the gaps of each kind past the first few counted in one."""
    count: Counter[str] = Counter()
    for part in parts:
        if isinstance(part, Gap):
            count[part.kind] += 1
            if count[part.kind] > MOST:
                continue
        yield part
    for kind, number in sorted(count.items()):
        if number > MOST:
            yield gap(kind, where, f"The same is wrong in {number - MOST:,} more places of this file.")
