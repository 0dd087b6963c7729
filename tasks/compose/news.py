"""New, updated or continuing: what a story has that no earlier page of the edition told.

New: no page of this edition has told the story. Updated: one has, and now a publisher tells it that had not, or its
summary has a sentence that no article told before says; of a story told in one line, which has no summary, a text that
is no copy. Continuing: one has, and what came since brings neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tasks.model import News

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from tasks.compose.telling import Told
    from tasks.model import Excerpt, Item

Status = Literal["new", "updated", "continuing"]


def news(
    told: Told, items: Sequence[Item], summary: Sequence[Excerpt], since: dt.date | None
) -> tuple[Status, News | None]:
    """Say what the reader has of a story, and count what is new in it.

    Args:
        told: The story, with the articles of it that were not told before.
        items: Its articles as the page lists them.
        summary: The sentences that the page tells it in; none where it is told in one line.
        since: The day of the edition's last page that told it; None where there is none.

    """
    if since is None:
        return "new", None
    fresh = frozenset(told.fresh)
    before = {item.publisher for item in items if item.id not in fresh}
    outlets = len({item.publisher for item in items if item.id in fresh} - before)
    sentences = sum(fresh.issuperset((one.article, *one.also)) for one in summary)
    changed = outlets or sentences or not (summary or told.reprinted)
    return "updated" if changed else "continuing", News(since=since, outlets=outlets, sentences=sentences)
