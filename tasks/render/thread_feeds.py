"""The feed of a thread, put together from the entries that stand: a story that went to another thread takes its along.

A run writes what today tells of a thread (`formats/atom.py`). What older days told stands in feeds and nowhere else, so
an entry is carried as it is, from the feed in which it stands to that of the thread in which its story is now.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from tasks.model import Page, ThreadId, ToldThread, digest
from tasks.render.feeds import entries_of, fitting, newest

if TYPE_CHECKING:
    from tasks.render.context import Context

Key = tuple[str, str]  # the day, as 2026-11-22, and the story as that day called it

_PLACE = re.compile(rb'^<link [^>]*href="[^"]*?(\d{4}-\d\d-\d\d)\.html#story-([^"]+)"', re.MULTILINE)


def feed_path(edition: str, thread: ThreadId) -> str:
    """Give where the feed of a thread stands."""
    return f"{edition}/threads/{quote(thread, safe='')}.xml"


def tellings(thread: ToldThread, edition: str) -> list[Key]:
    """Give what an edition told of a thread in full, as its feed lists it: the newest day first."""
    told = [one for story in thread.stories for one in story.tellings if one.edition == edition and not one.noted]
    return [(one.date.isoformat(), one.story) for one in sorted(told, key=lambda one: one.date, reverse=True)]


def keyed(content: bytes) -> Iterator[tuple[Key | None, bytes]]:
    """Give the entries of a feed with what each tells; None where that cannot be read (a template of a user's)."""
    for entry in entries_of(content):
        found = _PLACE.search(entry)
        yield ((found[1].decode(), unquote(found[2].decode())) if found else None), entry


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadFeeds:
    """The feeds of an edition's threads.

    Args:
        url: where the reports folder is to be found on the web; "" where it is nowhere.
        user_templates: a folder whose templates replace ours, file by file.
    """

    edition: str
    title: str
    language: str
    url: str = ""
    user_templates: Path | None = None

    def tells(self, thread: ToldThread) -> bool:
        """Tell whether the edition told something of a thread in full: what it only noted stands in no feed."""
        return bool(tellings(thread, self.edition))

    def made_of(self, thread: ToldThread, made_by: str) -> str:
        """Give a digest of what the feed of a thread is made of."""
        told = [word for key in tellings(thread, self.edition) for word in key]
        return digest(made_by, self.title, self.language, self.url, thread.id, *thread.names, *told)

    def page(self, thread: ToldThread, own: bytes, pool: Mapping[Key, bytes]) -> Iterator[Page]:
        """Write the feed of a thread; nothing where no entry of it stands anywhere.

        Args:
            thread: with all that was told of it.
            own: the feed that stands, b"" where none does.
            pool: the entries of all feeds that this one may take from.
        """
        here = list(keyed(own))
        known = {**pool, **{key: entry for key, entry in here if key}}
        told = [known[key] for key in _as_they_stand(tellings(thread, self.edition), here) if key in known]
        entries = fitting([*told, *(entry for key, entry in here if key is None)])
        if entries:
            head, _, tail = self._frame(thread, newest(entries)).rpartition("</feed>")
            content = head.encode("utf-8", "replace") + b"".join(entries) + b"</feed>" + tail.encode()
            yield Page(path=feed_path(self.edition, thread.id), content=content)

    def _frame(self, thread: ToldThread, updated: str) -> str:
        from tasks.render import stamps
        from tasks.render.context.feed import thread_head
        from tasks.render.looks import Looks
        from tasks.render.wording import Wording

        words = Wording(self.language)
        context: Context = thread_head(
            words, thread.id, thread.names, edition=self.edition, title=self.title, url=self.url
        )
        feed = {
            **context["feed"],
            "id": stamps.name(self.edition, "thread", thread.id),
            "updated": updated,
            "entries": [],
        }
        return Looks(words, self.user_templates).fill("feed/feed.atom.j2", {**context, "feed": feed})


def _as_they_stand(keys: Sequence[Key], here: Sequence[tuple[Key | None, bytes]]) -> list[Key]:
    """Put the stories of one day in the order in which that day's run wrote them; what comes from elsewhere follows.

    Else a day that is written or rendered again would turn round what this has put in order, and no byte is new.
    """
    place = {key: at for at, (key, _) in enumerate(here)}
    ordered = sorted(keys, key=lambda key: place.get(key, len(place)))
    return sorted(ordered, key=lambda key: key[0], reverse=True)


def pooled(feeds: Iterable[bytes]) -> dict[Key, bytes]:
    """Give the entries of several feeds by what they tell; where two tell one thing, the one changed last."""
    found: dict[Key, bytes] = {}
    for content in feeds:
        for key, entry in keyed(content):
            if key is not None and (key not in found or newest([found[key]]) < newest([entry])):
                found[key] = entry
    return found
