"""How many articles of a window are counted follows from when each was first seen, not from when runs were."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tasks.dedupe.counted import FROM, arrival
from tests.unit.dedupe.windows import NOON, Make


@pytest.mark.parametrize(
    ("batches", "held"),
    [
        pytest.param([FROM], FROM, id="a window that is not large counts all"),
        pytest.param([FROM - 1, 1], FROM, id="however it arrived"),
        pytest.param([FROM, 1], FROM, id="one more is not counted"),
        pytest.param([FROM, 199], FROM, id="nor a hundred more"),
        pytest.param([FROM, 199, 1], FROM + 200, id="what makes it a tenth larger is counted, with all before it"),
        pytest.param([FROM, 100, 500], FROM + 600, id="what came together is counted together"),
        pytest.param([5 * FROM], 5 * FROM, id="a large window that came at once counts all"),
    ],
)
def test_how_many_articles_are_counted(article: Make, batches: list[int], held: int) -> None:
    one = article("a")
    seen = [NOON + timedelta(hours=hour) for hour, many in enumerate(batches) for _ in range(many)]
    articles = [replace(one, first_seen=moment) for moment in reversed(seen)]
    order, counted = arrival(articles)
    assert counted == held
    assert order[:counted] == list(range(len(articles) - held, len(articles)))
    assert [articles[place].first_seen for place in order[counted:]] == seen[held:]
