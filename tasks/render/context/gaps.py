"""What the briefing does not know, by kind, counted and unfoldable to each case."""

from __future__ import annotations

from tasks.model import Gap
from tasks.render.context.scene import Context, Scene
from tasks.render.escape import direction
from tasks.render.phrases import KINDS
from tasks.render.retelling import counted, hidden, retold

SHOWN = 40  # of one kind; the JSON has them all

COUNTED = frozenset({"not shown", "not watched"})  # kinds that speak of a number of stories, not of one by name


def gap_groups(scene: Scene) -> list[Context]:
    """Give the gaps by kind, in the order in which the briefing tells them."""
    kinds: dict[str, list[Gap]] = {}
    for gap in scene.briefing.gaps:
        kinds.setdefault(gap.kind, []).append(gap)
    return [_group(scene, kind, gaps) for kind, gaps in kinds.items()]


def _group(scene: Scene, kind: str, gaps: list[Gap]) -> Context:
    words, beyond = scene.words, len(gaps) - SHOWN
    count = sum(hidden(gap.what) for gap in gaps) if kind in COUNTED else len(gaps)
    reasons: dict[tuple[str, str], list[Gap]] = {}
    for gap in gaps[:SHOWN]:
        reasons.setdefault((gap.why, gap.remedy), []).append(gap)
    shared = len(reasons) > 1 == len({remedy for _, remedy in reasons})  # said once, under all of them
    return {
        "kind": kind,
        "label": words._(KINDS[kind]) if kind in KINDS else kind,
        "count": words.number(count),
        "reasons": [
            {
                "why": _said(scene, why),
                "remedy": None if shared else _said(scene, remedy),
                "cases": [_case(scene, gap) for gap in told],
            }
            for (why, remedy), told in reasons.items()
        ],
        "remedy": _said(scene, gaps[0].remedy) if shared else None,
        "more": words.n_("and %(n)s more", "and %(n)s more", beyond) if beyond > 0 else "",
    }


def _said(scene: Scene, english: str) -> Context:
    """Give a sentence in the interface's language, or in English where there is no translation of it."""
    words = scene.words
    text = retold(english, words)
    known = text != english or words.code == "en"
    return {
        "text": text,
        "language": words.code if known else "en",
        "direction": words.direction if known else "ltr",
    }


def _case(scene: Scene, gap: Gap) -> Context:
    text = counted(gap.what, scene.words) if gap.kind in COUNTED else gap.what
    return {"text": text, "direction": direction(text)}
