"""The date of an article as the page shows it: its own, whatever stands beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from tasks.compose.sources import NEAR
from tasks.dedupe.dates import WINDOW
from tasks.model import Article, Briefing, Mention, Story, When

MakeArticle = Callable[..., Article]
MakeStory = Callable[..., Story]
MakeBriefing = Callable[..., Briefing]


def _opens(year: int | None, month: int, day: int) -> Mention:
    return Mention(
        when=When(year=year, month=month, day=day, evidence="text", quote="q", start=3, end=4), kind="absolute"
    )


@pytest.mark.parametrize(
    ("mention", "printed", "iso"),
    [
        pytest.param(_opens(2025, 5, 9), None, "2025-05-09", id="it stands alone"),
        pytest.param(_opens(2025, 5, 9), "2025-05-10", "2025-05-09", id="a neighbour was printed a day later"),
        pytest.param(_opens(2025, 5, 9), "2025-05-06T09:00Z", "2025-05-09", id="a neighbour was printed earlier"),
        pytest.param(_opens(None, 12, 31), "2025-01-01", "--12-31", id="a year has ended between, and it states none"),
        pytest.param(_opens(None, 2, 29), "2025-03-01", "", id="a day that no year near has"),
        pytest.param(_opens(2019, 4, 4), "2025-05-10", "", id="it states a day of long before: background"),
        pytest.param(_opens(2019, 4, 4), "2025-05", "", id="background beside a month"),
        pytest.param(_opens(2025, 5, 9), "2025-05", "2025-05-09", id="a neighbour is known by its month"),
        pytest.param(_opens(2025, 5, 14), None, "", id="it tells of a day to come, alone"),
        pytest.param(_opens(2025, 5, 14), "2025-05-12", "", id="it tells of a day to come, beside another"),
    ],
)
def test_the_day_that_an_article_opens_with_is_its_own_whatever_stands_beside_it(
    *,
    article: MakeArticle,
    story: MakeStory,
    briefing: MakeBriefing,
    mention: Mention,
    printed: str | None,
    iso: str,
) -> None:
    made = [article("opens", mentions=(mention,)), *([article("printed", published=printed)] if printed else [])]
    when = made[-1].published if printed else mention.when
    found = briefing([story("s", made, when=when)], made)
    assert found.stories[0].articles[0].when.iso == iso
    assert (("no date", "seeds/opens.txt") in [(gap.kind, gap.what) for gap in found.gaps]) == (not iso)


def test_a_day_is_near_a_story_where_grouping_would_let_it_in() -> None:
    assert timedelta(days=WINDOW) == NEAR
