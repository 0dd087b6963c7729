"""Windows whose articles arrive hour by hour, and what a run says of one."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import pytest

from tasks.dedupe import counted, scoring
from tasks.dedupe.large.numbering import Columns
from tasks.model import Article, ArticleId, Evidence, Grouping

Make = Callable[..., Article]
NOON = datetime(2031, 1, 1, 12, tzinfo=UTC)


def large_from(articles: int, grown: int, patch: pytest.MonkeyPatch, *, small: int = 0) -> None:
    """Let windows be large from so many articles on, counted anew where they grew by one in `grown`."""
    patch.setattr(counted, "FROM", articles)
    patch.setattr(counted, "GROWN", grown)
    patch.setattr(scoring, "SMALL", small)


def arriving(rows: Sequence[tuple[str, int]], make: Make) -> list[Article]:
    made = (make(str(place), text=f"In Sadra the {text}.", title=text[:30]) for place, (text, _) in enumerate(rows))
    return [replace(one, first_seen=NOON + timedelta(hours=hour)) for one, (_, hour) in zip(made, rows, strict=True)]


class Grouped(NamedTuple):
    """What a run said of a window, whatever names its stories got, and what it gave to the next one."""

    stories: dict[tuple[ArticleId, ...], tuple[Evidence, object]]
    texts: set[tuple[tuple[ArticleId, ...], ...]]
    leads: set[ArticleId]
    threads: set[frozenset[ArticleId]]


def grouped(made: Grouping) -> Grouped:
    homes = {story.id: story.lead for story in made.stories}
    return Grouped(
        {
            one.articles: (replace(one.why, nearest=None), one.why.nearest and one.why.nearest.score)
            for one in made.stories
        },
        {story.texts for story in made.stories},
        {story.lead for story in made.stories},
        {frozenset(homes[story] for story in thread.stories) for thread in made.threads},
    )


def rows_of(columns: Columns) -> dict[str, list[array[int]]]:
    return {name: list(getattr(columns, name)) for name in columns.__slots__}
