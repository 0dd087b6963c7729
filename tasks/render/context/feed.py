"""A feed: the briefings of an edition, or the tellings of one thread, an entry each."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from tasks.model import Entry, ThreadId, ThreadView
from tasks.render.context.scene import CONTEXT_VERSION, Context, Scene
from tasks.render.context.stories import story
from tasks.render.wording import Wording

DAY = "EEEE d MMMM y"


def feed_context(scene: Scene, *, url: str) -> Context:
    """Give the context of `feed/feed.atom.j2` for the edition, with today's entry alone; `content` is still to come."""
    briefing, words = scene.briefing, scene.words
    base = f"{url}/{briefing.edition}/" if url else ""
    day = briefing.date.isoformat()
    entry = {"title": f"{briefing.title} · {words.day(briefing.date, DAY)}", "href": f"{base}{day}.html", "base": base}
    return _feed(words, title=briefing.title, href=f"{base}latest.html", own=f"{base}feed.xml" if url else "") | {
        "entries": [entry]
    }


def thread_feed_context(scene: Scene, view: ThreadView, *, url: str) -> Context | None:
    """Give the context of a thread's feed with what today tells of it; None where today tells nothing of it."""
    briefing, words = scene.briefing, scene.words
    base = f"{url}/{briefing.edition}/" if url else "../"
    day = briefing.date.isoformat()
    told = [entry for entry in briefing.stories if entry.thread == view.id]
    if not told:
        return None
    entries = [_telling(scene, entry, base=base, day=day) for entry in told]
    return thread_head(words, view.id, view.names, edition=briefing.edition, title=briefing.title, url=url) | {
        "entries": entries
    }


def thread_head(
    words: Wording, thread: ThreadId, names: Sequence[str], *, edition: str, title: str, url: str
) -> Context:
    """Give what the head of a thread's feed says: its name, its page, its own address."""
    named = quote(thread, safe="")
    page = f"{url}/archive/threads/{named}.html" if url else f"../../archive/threads/{named}.html"
    own = f"{url}/{edition}/threads/{named}.xml" if url else ""
    return _feed(words, title=words._("Thread:") + f" {' · '.join(names)} · {title}", href=page, own=own)


def _telling(scene: Scene, entry: Entry, *, base: str, day: str) -> Context:
    headline = scene.headline(entry.headline, entry.language)
    return {
        "title": headline["text"],
        "language": headline["language"],
        "href": f"{base}{day}.html#story-{entry.id}",
        "base": base,
        "story": story(scene, entry),
    }


def _feed(words: Wording, *, title: str, href: str, own: str) -> Context:
    page = {"language": words.region, "direction": words.direction, "title": title}
    return {"version": CONTEXT_VERSION, "page": page, "feed": {"title": title, "href": href, "own": own}}
