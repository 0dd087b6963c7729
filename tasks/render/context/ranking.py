"""Why a story stands where it does, and what of it is watched, in words that a reader can add up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.render.phrases import PARTS

if TYPE_CHECKING:
    from tasks.model import Entry, RankPart
    from tasks.render.context.scene import Context, Scene
    from tasks.render.wording import Wording


def watched(scene: Scene, entry: Entry) -> Context | None:
    """Say which watch groups a story answers, and with which words; None where it answers none."""
    if not entry.watched:
        return None
    words = scene.words
    groups = [mark.group for mark in entry.watched]
    return {
        "text": words._("Watched: %(groups)s") % {"groups": words.listed(groups)},
        "groups": groups,
        "words": list(dict.fromkeys(word for mark in entry.watched for word in mark.words)),
    }


def rank(scene: Scene, entry: Entry) -> Context | None:
    """Give the parts of a story's rank and their sum; None where it was not ranked."""
    if entry.rank is None:
        return None
    words = scene.words
    parts = [
        {
            "label": words._(PARTS[part.name]),
            "counted": _counted(part, words),
            "reckoning": _reckoning(part, words),
            "points": words.score(part.points),
        }
        for part in entry.rank.parts
    ]
    return {"parts": parts, "total": words.score(entry.rank.total)}


def _counted(part: RankPart, words: Wording) -> str:
    """Say what was counted for a part."""
    count = part.counted or 0
    if part.called:
        return words.listed(part.called)
    if part.name == "texts":
        return words.n_("%(n)s text", "%(n)s texts", count)
    if part.name == "publishers":
        return words.n_("%(n)s source", "%(n)s sources", count)
    if part.counted is None:
        return words._("date unknown: the mean of the other stories")
    return words.n_("%(n)s day old", "%(n)s days old", count) if count else words._("published on the day")


def _reckoning(part: RankPart, words: Wording) -> str:
    """Write how the points come about: 3 × log₂ 4; nothing where they are the weight itself."""
    weight = f"{part.weight:g}"
    if part.name in {"texts", "publishers"}:
        return f"{weight} × log₂ {part.counted}"
    return f"{weight} × {words.score(part.value)}" if part.name == "recency" else ""
