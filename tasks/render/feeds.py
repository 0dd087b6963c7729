"""A feed goes on: today's entries before those that stand, the newest first, only so many."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tasks.model import Page

NEWEST = 15  # entries: two weeks and a day, so that a reader back from a fortnight away has missed nothing
ROOM = 1_000_000  # bytes: readers give up on feeds of several megabytes; the newest entry always stays

# the form of our own template: `calm` has put every value on one line and escaping has taken its brackets
_ENTRY = re.compile(rb"<entry>\n.*?</entry>\n", re.DOTALL)
_PUBLISHED = re.compile(rb"^<published>([^<]*)</published>$", re.MULTILINE)
_UPDATED = re.compile(rb"^<updated>([^<]*)</updated>$", re.MULTILINE)


def is_feed(page: Page) -> bool:
    """Tell whether a page goes on from day to day."""
    parts = page.path.split("/")
    return parts[1:] == ["feed.xml"] or (parts[1:2] == ["threads"] and page.path.endswith(".xml"))


def continued(page: Page, standing: Callable[[str], bytes | None]) -> Page:
    """Join what stands at a feed's path to today's; a page that is no feed stays as it is.

    Args:
        page: A finished page.
        standing: Gives the bytes that stand at a path of the reports folder, None where nothing does.
    """
    made = _ENTRY.findall(page.content) if is_feed(page) else []
    if not made:
        return page
    days = {_at(_PUBLISHED, entry) for entry in made}
    stands = standing(page.path) or b""
    old = [entry for entry in _ENTRY.findall(stands) if _at(_PUBLISHED, entry) not in days]
    entries = sorted([*made, *old], key=lambda entry: _at(_PUBLISHED, entry), reverse=True)  # stable within a day
    kept = fitting(entries)
    # the newest day says what the whole is called: an older one that is written again does not
    head = (page.content if entries[0] in made else stands).partition(b"<entry>\n")[0]
    head = _UPDATED.sub(f"<updated>{newest(kept)}</updated>".encode(), head, count=1)
    return Page(path=page.path, content=head + b"".join(kept) + page.content[page.content.rindex(b"</feed>") :])


def entries_of(content: bytes) -> list[bytes]:
    """Give the entries of a feed of ours, in its order."""
    return _ENTRY.findall(content)


def fitting(entries: Sequence[bytes]) -> list[bytes]:
    """Give the first entries, as many as a feed holds."""
    kept: list[bytes] = []
    for entry in entries[:NEWEST]:
        if kept and sum(map(len, kept)) + len(entry) > ROOM:
            break
        kept.append(entry)
    return kept


def newest(entries: Sequence[bytes]) -> str:
    """Give when the one of these entries was changed that was changed last."""
    return max(_at(_UPDATED, entry) for entry in entries).decode()


def _at(mark: re.Pattern[bytes], entry: bytes) -> bytes:
    """Give a time of an entry; an entry without one is older than all."""
    found = mark.search(entry)
    return found[1] if found else b""
