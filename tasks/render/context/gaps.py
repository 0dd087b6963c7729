"""What the briefing does not know, by kind, counted and unfoldable to each case."""

from __future__ import annotations

from tasks.model import Gap
from tasks.render.context.scene import Context, Scene
from tasks.render.escape import direction
from tasks.render.phrases import KINDS

SHOWN = 40  # of one kind; the JSON has them all


def gap_groups(scene: Scene) -> list[Context]:
    """Give the gaps by kind, in the order in which the briefing tells them."""
    kinds: dict[str, list[Gap]] = {}
    for gap in scene.briefing.gaps:
        kinds.setdefault(gap.kind, []).append(gap)
    return [_group(scene, kind, gaps) for kind, gaps in kinds.items()]


def _group(scene: Scene, kind: str, gaps: list[Gap]) -> Context:
    words, hidden = scene.words, len(gaps) - SHOWN
    reasons: dict[tuple[str, str], list[Gap]] = {}
    for gap in gaps[:SHOWN]:
        reasons.setdefault((gap.why, gap.remedy), []).append(gap)
    return {
        "kind": kind,
        "label": words._(KINDS[kind]) if kind in KINDS else kind,
        "count": words.number(len(gaps)),
        "reasons": [
            {
                "why": why,
                "remedy": remedy,
                "cases": [{"text": gap.what, "direction": direction(gap.what)} for gap in told],
            }
            for (why, remedy), told in reasons.items()
        ],
        "more": words.n_("and %(n)s more", "and %(n)s more", hidden) if hidden > 0 else "",
    }
