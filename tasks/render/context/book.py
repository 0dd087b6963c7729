"""What a book and a single file add to the briefing and its reading copies: the parts, and their order."""

from __future__ import annotations

from tasks.model import ArticleId
from tasks.render.context.briefing import briefing_context
from tasks.render.context.reading import reading_context
from tasks.render.context.scene import Context, Scene


def order(scene: Scene) -> list[ArticleId]:
    """Give the articles in the order in which the briefing lists them."""
    return list(dict.fromkeys(item.id for entry in scene.entries.values() for item in entry.articles))


def bound_context(scene: Scene) -> Context:
    """Give the briefing's context for a form that stands alone: other days are named, but not at hand."""
    context = briefing_context(scene)
    briefing = context["briefing"]
    for name in ("previous", "next"):
        if briefing[name] is not None:
            briefing[name] = {**briefing[name], "href": ""}
    return context


def copies(scene: Scene) -> list[Context]:
    """Give the context of every reading copy, in the briefing's order."""
    return [reading_context(scene, identity) for identity in order(scene)]


def book_context(scene: Scene, told: Context, articles: list[Context], *, name: str, changed: str) -> Context:
    """Give what the package and the table of contents of a book need besides the briefing's own context, `told`."""
    return {
        "id": name,
        "changed": changed,
        "drawn": _drawn(told["briefing"]),
        "chapters": [
            {
                "anchor": copy["article"]["anchor"],
                "href": scene.copy(identity),
                "title": copy["page"]["title"],
                "language": copy["article"]["language"],
            }
            for identity, copy in zip(order(scene), articles, strict=True)
        ],
    }


def _drawn(briefing: Context) -> bool:
    """Tell whether a briefing holds a drawing, which the package of a book must own to."""
    plots = (briefing["threads"], briefing["coverage"], briefing["volume"])
    return any(plots) or any(story["timeline"] for story in briefing["stories"])
