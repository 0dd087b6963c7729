"""A thread: its stories in order, and where their dots stand on the line."""

from __future__ import annotations

from urllib.parse import quote

from tasks.model import Entry, StoryId, ThreadView
from tasks.render.context.scene import CONTEXT_VERSION, Context, Scene

WIDTH, MARGIN = 640, 70  # of the drawing, in its own units: room for half a date at either end
SHOWN_BESIDE = 4  # dates of a thread's other stories in a story's own lines: more are on the thread's page
LABELLED = 5  # dots up to which each carries its date; of more, the first and the last


def thread(scene: Scene, view: ThreadView) -> Context:
    """Give a thread with the points of its timeline, evenly spaced: unknown years leave no scale to draw by."""
    stories = []
    last = len(view.stories) - 1
    for place, (identity, headline, when) in enumerate(view.stories):
        entry = scene.entries.get(identity)
        article = scene.articles.get(headline.article)
        language = entry.language if entry else article.language if article else "und"
        along = WIDTH // 2 if not last else MARGIN + (WIDTH - 2 * MARGIN) * place // last
        stories.append(
            {
                "headline": scene.text(headline.text, language),
                "href": f"#story-{identity}" if entry else scene.copy(headline.article),
                "when": {"iso": when.iso if when.known else "", "text": scene.words.when(when)},
                "known": when.known,
                "x": WIDTH - along if scene.words.direction == "rtl" else along,  # time runs as the language reads
                "label": scene.words.short(when) if last < LABELLED or place in {0, last} else "",
            }
        )
    return {
        "anchor": f"thread-{view.id}",
        "label": label(view),
        "page": page(scene, view),
        "described": scene.words.listed([scene.words.when(when) for _, _, when in view.stories]),
        "count": scene.words.n_("%(n)s story", "%(n)s stories", len(view.stories)),
        "stories": stories,
        "line": {"start": MARGIN // 2, "end": WIDTH - MARGIN // 2},
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
    return {"text": date, "href": f"#story-{identity}" if identity in scene.entries else page(scene, view)}


def thread_context(scene: Scene, view: ThreadView) -> Context:
    """Give the context of `thread/page.html.j2`: what the briefing knows of a thread, linked from its folder."""
    day = f"../{scene.briefing.date.isoformat()}.html"
    made = thread(scene, view)
    for story in made["stories"]:
        href = story["href"]
        story["href"] = href and (f"{day}{href}" if href.startswith("#") else f"../{href}")
    words = scene.words
    return {
        "version": CONTEXT_VERSION,
        "page": {
            "language": words.region,
            "direction": words.direction,
            "title": f"{label(view)} · {scene.briefing.title}",
        },
        "briefing": {
            "title": scene.briefing.title,
            "date": words.day(scene.briefing.date),
            "href": f"{day}#thread-{view.id}",
        },
        "thread": made,
    }
