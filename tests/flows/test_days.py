"""Which day tells what: nothing twice, nothing lost, and a quiet day said to be quiet."""

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.job import Outcome, come, prepare
from tasks.errors import UsageError
from tasks.store import Store
from tasks.workspace import Workspace

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
NOON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
Page = Callable[[Outcome], dict[str, Any]]
Brief = Callable[..., Outcome]
Here = Callable[..., tuple[int, str, str]]


def files(page: dict[str, Any]) -> list[str]:
    return sorted(Path(each["file"]).name[:3] for story in page["stories"] for each in story["articles"])


def put(place: Workspace, *numbers: int) -> None:
    for number in numbers:
        shutil.copy(SEEDS[number], place.seeds)


def test_the_next_day_tells_only_what_is_new(empty: Workspace, brief: Brief, page: Page) -> None:
    put(empty, 0, 1, 4)
    brief(empty)
    put(empty, 2)
    assert files(page(brief(empty, at=NOON + DAY))) == ["002"]


def test_a_story_that_was_told_comes_back_as_updated_with_its_new_article_marked(
    empty: Workspace, brief: Brief, page: Page
) -> None:
    put(empty, 1)
    first = page(brief(empty))["stories"][0]
    put(empty, 3)
    (story,) = page(brief(empty, at=NOON + DAY))["stories"]
    assert (story["id"], story["status"]) == (first["id"], "updated")
    assert [Path(each["file"]).name[:3] for each in story["articles"] if each["id"] in story["new_articles"]] == ["003"]


def test_a_day_with_nothing_new_is_an_honest_page_that_links_the_last_one(
    seeded: Workspace, brief: Brief, page: Page
) -> None:
    brief(seeded)
    outcome = brief(seeded, at=NOON + DAY)
    told = page(outcome)
    assert (told["stories"], told["noted"], told["previous"]) == ([], [], "2026-11-22")
    assert "2026-11-22.html" in outcome.page.read_text(encoding="utf-8")


def test_an_empty_folder_gives_a_page_too(empty: Workspace, brief: Brief, page: Page) -> None:
    outcome = brief(empty)
    assert page(outcome)["stories"] == []
    assert not outcome.nothing_read


def test_todays_briefing_grows_with_each_run(empty: Workspace, brief: Brief, page: Page) -> None:
    put(empty, 2)
    brief(empty)
    put(empty, 0)
    assert files(page(brief(empty, at=NOON + dt.timedelta(hours=4)))) == ["000", "002"]


def test_a_past_day_written_again_keeps_its_window(empty: Workspace, brief: Brief, page: Page) -> None:
    put(empty, 2)
    before = brief(empty).page.with_suffix(".json").read_bytes()
    put(empty, 0)
    again = brief(empty, at=NOON + DAY, day=NOON.date())
    assert again.page.with_suffix(".json").read_bytes() == before
    assert files(page(brief(empty, at=NOON + DAY))) == ["000"], "what the look back did not tell, today tells"


def test_a_day_asked_for_by_hand_tells_what_was_just_found(seeded: Workspace, brief: Brief, page: Page) -> None:
    assert len(files(page(brief(seeded, day=dt.date(2025, 5, 11))))) == 5


def test_a_clock_set_back_loses_nothing(empty: Workspace, brief: Brief, page: Page) -> None:
    put(empty, 2)
    brief(empty)
    put(empty, 0)
    assert files(page(brief(empty, at=NOON - dt.timedelta(hours=2), day=NOON.date() + DAY))) == ["000"]


def test_an_edition_tells_only_the_sources_it_covers(empty: Workspace, brief: Brief, page: Page) -> None:
    put(empty, 0)
    (empty.root / "other").mkdir()
    shutil.copy(SEEDS[4], empty.root / "other")
    empty.settings.write_text(
        '[[sources]]\nname = "seeds"\nfolder = "seeds"\n\n[[sources]]\nname = "other"\nfolder = "other"\n\n'
        '[[editions]]\nname = "all"\n\n[[editions]]\nname = "some"\nsources = ["other"]\n',
        encoding="utf-8",
    )
    assert files(page(brief(empty, edition="all"))) == ["000", "004"]
    assert files(page(brief(empty, edition="some"))) == ["004"]


def test_the_days_of_one_story_keep_its_id(empty: Workspace, brief: Brief) -> None:
    put(empty, 3)
    brief(empty)
    with Store.open(f"sqlite:///{empty.store}") as store:
        (before,) = {story.id for story in store.stories_of([one.id for one in store.window(NOON - DAY)])}
    put(empty, 1)
    brief(empty, at=NOON + DAY)
    with Store.open(f"sqlite:///{empty.store}") as store:
        assert {story.id for story in store.stories_of([one.id for one in store.window(NOON - DAY)])} == {before}


def test_a_day_that_has_not_come_yet_swallows_nothing(empty: Workspace, brief: Brief, page: Page) -> None:
    put(empty, 0)
    brief(empty, day=dt.date(2062, 11, 22))
    put(empty, 2)
    assert "002" in files(page(brief(empty, at=NOON + DAY)))
    put(empty, 1)
    assert files(page(brief(empty, at=NOON + 2 * DAY))) == ["001"]


@pytest.mark.parametrize("engine", ["plain", "prefect"])
@pytest.mark.parametrize("more", [[], ["--dry-run"]], ids=["written", "dry run"])
def test_a_day_that_has_not_come_is_refused_on_the_command_line(
    seeded: Workspace, here: Here, engine: str, more: list[str]
) -> None:
    day = f"{dt.datetime.now(dt.UTC).date() + 3 * DAY}"
    code, said, errors = here("run", "--engine", engine, "--date", day, *more, at=seeded.root)
    assert (code, said) == (2, "")
    assert f"the day {day} has not come yet for edition 'daily'" in errors
    assert sorted(path.name for path in seeded.root.iterdir()) == ["seeds"], "nothing was written"


def test_a_day_that_has_not_come_is_refused_as_a_parameter_of_the_flow(seeded: Workspace) -> None:
    from flows.orchestrated import daily

    with pytest.raises(UsageError, match="has not come yet"):
        daily.fn(day=dt.datetime.now(dt.UTC).date() + 3 * DAY, workspace=str(seeded.root))
    assert not (seeded.root / "reports").exists()


def test_whether_a_day_has_come_is_told_by_the_zone_of_each_edition(empty: Workspace) -> None:
    empty.settings.write_text(
        '[[sources]]\nname = "seeds"\nfolder = "seeds"\n\n'
        '[[editions]]\nname = "east"\ntimezone = "Pacific/Kiritimati"\n\n'
        '[[editions]]\nname = "west"\ntimezone = "Pacific/Honolulu"\n',
        encoding="utf-8",
    )
    day = (NOON + DAY).date()  # has come 14 hours east of Greenwich
    east = prepare(empty, now=NOON, edition="east", day=day)
    assert come(east) == east
    with pytest.raises(UsageError, match=f"{day} .* 'west': in Pacific/Honolulu it is {NOON.date()}. Name that day"):
        come(prepare(empty, now=NOON, day=day))
