"""A thread: its stories in order, and where their dots stand on the line."""

from __future__ import annotations

from tasks.model import ThreadView
from tasks.render.context.scene import Context, Scene

WIDTH, MARGIN = 640, 70  # of the drawing, in its own units: room for half a date at either end
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
        "label": " · ".join(view.names),
        "count": scene.words.n_("%(n)s story", "%(n)s stories", len(view.stories)),
        "stories": stories,
        "line": {"start": MARGIN // 2, "end": WIDTH - MARGIN // 2},
    }
