"""A thread: its stories in order, and where their dots stand on the line."""

from __future__ import annotations

from urllib.parse import quote

from tasks.model import Entry, StoryId, ThreadView
from tasks.render.context.scene import Context, Scene
from tasks.render.wording import Wording

WIDTH, MARGIN = 640, 70  # of the drawing, in its own units: room for half a date at either end
RADIUS, SMALLEST = 7.0, 1.5  # of a dot; where there are many, they shrink so that each can be told from the next
SHOWN_BESIDE = 4  # dates of a thread's other stories in a story's own lines: more are on the thread's page
LABELLED = 5  # dots up to which each carries its date; of more, the first and the last


def thread(scene: Scene, view: ThreadView) -> Context:
    """Give a thread with the points of its timeline, evenly spaced: unknown years leave no scale to draw by."""
    stories = []
    for place, (identity, headline, when) in enumerate(view.stories):
        entry = scene.entries.get(identity)
        article = scene.articles.get(headline.article)
        language = entry.language if entry else article.language if article else "und"
        stories.append(
            {
                "headline": scene.text(headline.text, language),
                "href": ("" if entry else scene.copy(headline.article)) or _place(scene, identity, view),
                "when": {"iso": when.iso if when.known else "", "text": scene.words.when(when)},
                "known": when.known,
                **point(place, len(view.stories), scene.words.short(when), scene.words),
            }
        )
    return {
        "anchor": f"thread-{view.id}",
        "label": label(view),
        "page": page(scene, view),
        "described": scene.words.listed([scene.words.when(when) for _, _, when in view.stories]),
        "count": scene.words.n_("%(n)s story", "%(n)s stories", len(view.stories)),
        "stories": stories,
        "line": line(len(view.stories)),
    }


def point(place: int, count: int, date: str, words: Wording) -> Context:
    """Give where a story's dot stands on the line, and the date under it where there is room for one."""
    last = count - 1
    along = MARGIN + (WIDTH - 2 * MARGIN) * place // last if last else WIDTH // 2
    return {
        "x": WIDTH - along if words.direction == "rtl" else along,  # time runs as the language reads
        "label": date if last < LABELLED or place in {0, last} else "",
    }


def line(count: int) -> Context:
    """Give the line of a drawing, and how large its dots are."""
    room = (WIDTH - 2 * MARGIN) / (3 * max(1, count - 1))
    return {
        "start": MARGIN // 2,
        "end": WIDTH - MARGIN // 2,
        "radius": f"{max(SMALLEST, min(RADIUS, room)):.3g}",
    }


def label(view: ThreadView) -> str:
    """Name a thread by those who act in it."""
    return " · ".join(view.names)


def page(scene: Scene, view: ThreadView) -> str:
    """Give the link to a thread's own page; nothing where none is written."""
    return scene.links.thread.format(thread=quote(view.id, safe="")) if scene.pages else ""


def beside(scene: Scene, entry: Entry) -> Context | None:
    """Give the thread of a story as its own lines name it: with the dates of the others, in the thread's order.

    They are called earlier only where every day is known and lies before the story's own; else nothing is claimed.
    """
    view = next((one for one in scene.briefing.threads if one.id == entry.thread), None)
    if view is None:
        return None
    others = [(identity, when) for identity, _, when in view.stories if identity != entry.id]
    sure = entry.when.known and all(when.known and when.iso[:10] < entry.when.iso[:10] for _, when in others)
    shown = others[-SHOWN_BESIDE:]
    return {
        "anchor": f"thread-{view.id}",
        "label": label(view),
        "page": page(scene, view),
        "others_text": scene.words._("Earlier:") if sure else scene.words._("Also in this thread:"),
        "others": [_other(scene, identity, scene.words.short(when), view) for identity, when in shown],
    }


def _other(scene: Scene, identity: StoryId, date: str, view: ThreadView) -> Context:
    return {"text": date, "href": _place(scene, identity, view)}


def _place(scene: Scene, identity: StoryId, view: ThreadView) -> str:
    """Give the link to a story of a thread: on this page, else on the thread's own."""
    here, there = f"#story-{identity}", page(scene, view)
    if identity in scene.entries:
        return here
    return there and there + here
