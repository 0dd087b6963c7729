"""The briefing's own page: masthead, stories, noted, threads, gaps, manifest."""

from __future__ import annotations

import datetime as dt
import re

from tasks.model import Entry, Manifest
from tasks.render.context.gaps import gap_groups
from tasks.render.context.plots import coverage, volume
from tasks.render.context.ranking import watched
from tasks.render.context.scene import CONTEXT_VERSION, Context, Scene
from tasks.render.context.stories import sources, story
from tasks.render.context.threads import thread
from tasks.render.wording import Wording

WORDS_PER_MINUTE = 200  # a calm reader of Arabic or English; said on the page


def briefing_context(scene: Scene) -> Context:
    """Give the context of `briefing/page.*`."""
    briefing, words = scene.briefing, scene.words
    return {
        "version": CONTEXT_VERSION,
        "page": {
            "language": words.region,
            "direction": words.direction,
            "title": f"{briefing.title} · {words.day(briefing.date, 'EEEE d MMMM y')}",
        },
        "briefing": {
            "edition": briefing.edition,
            "title": briefing.title,
            "date": {"iso": briefing.date.isoformat(), "text": words.day(briefing.date, "EEEE d MMMM y")},
            "quiet": not scene.entries,
            "unwatched": not scene.entries and any(gap.kind == "not watched" for gap in briefing.gaps),
            "read": _read(scene),
            "reading_time": _reading_time(scene),
            "previous": day_link(_previous(scene), words),
            "next": day_link(min((day for day in scene.archive if day > briefing.date), default=None), words),
            "forms": _forms(scene),
            "stories": [story(scene, entry) for entry in briefing.stories],
            "noted": [_noted(scene, entry) for entry in briefing.noted],
            "threads": [thread(scene, view) for view in briefing.threads],
            "coverage": coverage(scene),
            "volume": volume(scene),
            "gaps": gap_groups(scene),
            "manifest": _manifest(briefing.manifest),
        },
    }


def _read(scene: Scene) -> list[list[Context]]:
    """Give the masthead's account in phrases, each in parts: what is counted is strong, the rest is not.

    Catalogues mark the counted words with square brackets, since only they know the grammar of the sentence.
    """
    counts, n_ = scene.briefing.counts, scene.words.n_
    if not scene.entries:
        return []
    phrases = [
        " ".join(
            [
                n_("We read [%(n)s article]", "We read [%(n)s articles]", counts.articles),
                n_("from [%(n)s source]", "from [%(n)s sources]", counts.outlets),
                n_("and found [%(n)s story]", "and found [%(n)s stories]", counts.stories),
            ]
        )
    ]
    if counts.threads:
        phrases.append(n_("[%(n)s thread]", "[%(n)s threads]", counts.threads))
    return [_parts(phrase) for phrase in phrases]


def _parts(phrase: str) -> list[Context]:
    pieces = re.split(r"[\[\]]", phrase)
    return [{"text": piece, "strong": index % 2 == 1} for index, piece in enumerate(pieces) if piece]


def _reading_time(scene: Scene) -> Context:
    """Say how long the page takes, and how that was reckoned."""
    count, n_ = scene.briefing.counts.words, scene.words.n_
    minutes = max(1, round(count / WORDS_PER_MINUTE))
    return {
        "text": n_("%(n)s minute to read", "%(n)s minutes to read", minutes),
        "note": scene.words.listed(
            [
                n_("%(n)s word", "%(n)s words", count),
                n_("%(n)s word a minute", "%(n)s words a minute", WORDS_PER_MINUTE),
            ]
        ),
    }


def _previous(scene: Scene) -> dt.date | None:
    """Give the day to be linked as the one before: the newest whose page stands, not one that was let go."""
    unknown = None if scene.archive else scene.briefing.previous
    return max((day for day in scene.archive if day < scene.briefing.date), default=unknown)


def day_link(day: dt.date | None, words: Wording) -> Context | None:
    """Give the link to another day of the edition, or None where there is none."""
    if day is None:
        return None
    return {"iso": day.isoformat(), "text": words.day(day), "href": f"{day.isoformat()}.html"}


def _forms(scene: Scene) -> list[Context]:
    """Give the forms of the day that a reader of its page may want besides."""
    day, words = scene.briefing.date.isoformat(), scene.words
    known = {
        "epub": (f"{day}.epub", "application/epub+zip", words._("As a book (EPUB)")),
        "single": (f"{day}.single.html", "text/html", words._("In one file")),
        "atom": ("feed.xml", "application/atom+xml", words._("Feed (Atom)")),
    }
    rows = [known[name] for name in known if name in scene.forms]
    return [{"href": href, "type": kind, "text": text} for href, kind, text in rows]


def _noted(scene: Scene, entry: Entry) -> Context:
    return {
        "anchor": f"story-{entry.id}",
        "headline": scene.headline(entry.headline, entry.language),
        "sources": sources(scene, entry),
        "when": {"iso": entry.when.iso if entry.when.known else "", "text": scene.words.short(entry.when)},
        "watched": watched(scene, entry),
    }


def _manifest(manifest: Manifest) -> list[str]:
    """Give what the briefing was made of in machine words, the same in every language."""
    return [
        f"mujaz {manifest.version}",
        f"{manifest.edition} {manifest.date.isoformat()}",
        f"articles {manifest.articles}",
        f"stories {manifest.stories}",
        f"settings {manifest.settings}",
        f"inputs {manifest.inputs}",
    ]
