"""Stories of one subject that are read months and years apart."""

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.job import Outcome
from tasks.store import Store
from tasks.workspace import Workspace

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
YEARS = tuple(dt.datetime(year, 3, 1, 12, tzinfo=dt.UTC) for year in (2027, 2028, 2030))
Page = Callable[[Outcome], dict[str, Any]]
Brief = Callable[..., Outcome]


@pytest.mark.parametrize(
    "order",
    [
        pytest.param(((2,), (1, 3), (0, 4)), id="the envoy, the visit, the Kremlin"),
        pytest.param(((0, 4), (2,), (1, 3)), id="the Kremlin, the envoy, the visit"),
        pytest.param(((1, 3), (0, 4), (2,)), id="the visit, the Kremlin, the envoy"),
    ],
)
def test_the_seeds_read_in_three_years_are_one_thread(
    empty: Workspace, brief: Brief, page: Page, order: tuple[tuple[int, ...], ...]
) -> None:
    for year, numbers in zip(YEARS, order, strict=True):
        for number in numbers:
            shutil.copy(SEEDS[number], empty.seeds)
        told = page(brief(empty, at=year))
        assert [len(story["articles"]) for story in told["stories"]] == [len(numbers)]
    (thread,) = told["threads"]
    assert len(thread["stories"]) == 3
    assert "حفتر" in thread["names"]
    with Store.open(f"sqlite:///{empty.store}") as store:
        (kept,) = store.threads_of([story["id"] for story in thread["stories"]])
        assert kept.stories == tuple(story["id"] for story in thread["stories"])
        assert {story.thread for story in store.stories(kept.stories)} == {kept.id}


def test_a_thread_outlives_the_window_and_a_second_run_of_the_day_changes_nothing(
    empty: Workspace, brief: Brief, page: Page
) -> None:
    shutil.copy(SEEDS[2], empty.seeds)
    brief(empty, at=YEARS[0])
    for number in (1, 3):
        shutil.copy(SEEDS[number], empty.seeds)
    first = brief(empty, at=YEARS[1]).page.read_bytes()
    assert brief(empty, at=YEARS[1]).page.read_bytes() == first
    for days in (1, 10, 30):
        brief(empty, at=YEARS[1] + dt.timedelta(days=days))
    shutil.copy(SEEDS[0], empty.seeds)
    assert [len(thread["stories"]) for thread in page(brief(empty, at=YEARS[2]))["threads"]] == [3]


def test_a_look_back_knows_nothing_of_what_came_later(empty: Workspace, brief: Brief) -> None:
    shutil.copy(SEEDS[2], empty.seeds)
    first = brief(empty, at=YEARS[0]).page.with_suffix(".json").read_bytes()
    for number in (1, 3):
        shutil.copy(SEEDS[number], empty.seeds)
    brief(empty, at=YEARS[1])
    again = brief(empty, at=YEARS[1], day=YEARS[0].date())
    assert again.page.with_suffix(".json").read_bytes() == first


def test_an_edition_names_no_story_of_the_past_that_its_sources_did_not_give(
    empty: Workspace, brief: Brief, page: Page
) -> None:
    (empty.root / "other").mkdir()
    empty.settings.write_text(
        '[[sources]]\nname = "seeds"\nfolder = "seeds"\n\n[[sources]]\nname = "other"\nfolder = "other"\n\n'
        '[[editions]]\nname = "all"\n\n[[editions]]\nname = "some"\nsources = ["other"]\n',
        encoding="utf-8",
    )
    shutil.copy(SEEDS[2], empty.seeds)
    brief(empty, at=YEARS[0], edition="all")
    shutil.copy(SEEDS[0], empty.root / "other")
    assert [len(thread["stories"]) for thread in page(brief(empty, at=YEARS[1], edition="all"))["threads"]] == [2]
    some = page(brief(empty, at=YEARS[1], edition="some"))
    assert (len(some["stories"]), some["threads"]) == (1, [])
