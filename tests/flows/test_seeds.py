"""The five articles, end to end: three events, each told once, every word where it says it is."""

import datetime as dt
import itertools
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from flows.job import Outcome
from tasks.store import Store
from tasks.workspace import Workspace

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
NOON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
EVENTS = [["000", "004"], ["001", "003"], ["002"]]  # May 2025, September 2023, April 2019
FURNITURE = re.compile(r"You are currently viewing|اقرأ أيضا|تعليقات الزوار|لا تعليقات|ملفات وتقارير|جيتي|الرأي الجديد")
Page = Callable[[Outcome], dict[str, Any]]
Brief = Callable[..., Outcome]


def events(page: dict[str, Any]) -> list[list[str]]:
    """Name the articles of each story by the number in their file's name."""
    told = [sorted(Path(each["file"]).name[:3] for each in story["articles"]) for story in page["stories"]]
    return sorted(told)


def tree(folder: Path) -> dict[str, bytes]:
    """Read every file; of feeds without the time of the last change, which is when this store first saw an article."""
    return {
        str(file.relative_to(folder)): re.sub(rb"<updated>[^<]*", b"<updated>", file.read_bytes())
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_three_events_with_the_same_actors_stay_three_stories(seeded: Workspace, brief: Brief, page: Page) -> None:
    assert events(page(brief(seeded))) == EVENTS


def test_all_five_articles_stand_in_one_thread_ordered_as_far_as_dates_are_known(
    seeded: Workspace, brief: Brief, page: Page
) -> None:
    told = page(brief(seeded))
    (thread,) = told["threads"]
    by_id = {story["id"]: story for story in told["stories"]}
    assert {story["thread"] for story in told["stories"]} == {thread["id"]}
    order = [sorted(Path(each["file"]).name[:3] for each in by_id[one["id"]]["articles"]) for one in thread["stories"]]
    assert order == [["002"], ["001", "003"], ["000", "004"]]


def test_dates_are_as_precise_as_the_texts_say(seeded: Workspace, brief: Brief, page: Page) -> None:
    told = page(brief(seeded))
    known = {
        tuple(sorted(Path(a["file"]).name[:3] for a in story["articles"])): story["when"] for story in told["stories"]
    }
    assert known["000", "004"]["iso"] == "2025-05-10"
    assert known["001", "003"]["iso"] == "--09"
    assert known["002",]["iso"] == ""


def test_every_excerpt_is_a_slice_of_its_stored_article(seeded: Workspace, brief: Brief, page: Page) -> None:
    told = page(brief(seeded))
    excerpts = [excerpt for story in told["stories"] for excerpt in story["summary"]]
    assert len(excerpts) == 9
    with Store.open(f"sqlite:///{seeded.store}", create=False) as store:
        for excerpt in excerpts:
            (article,) = store.articles([excerpt["article"]])
            assert article.text[excerpt["start"] : excerpt["end"]] == excerpt["text"]
            raw = (seeded.root / article.where).read_text(encoding="utf-8-sig")
            assert excerpt["text"] in raw, "what is printed stands in the file itself, letter for letter"


def test_no_line_that_is_not_the_article_reaches_a_page(seeded: Workspace, brief: Brief, page: Page) -> None:
    outcome = brief(seeded)
    told = page(outcome)
    for story in told["stories"]:
        assert not FURNITURE.search(story["headline"]["text"])
        assert not [one["text"] for one in story["summary"] if FURNITURE.search(one["text"])]
    copies = sorted((outcome.page.parent / "articles").glob("*.html"))
    assert len(copies) == 5
    for copy in copies:
        text = re.sub(
            r"<title>.*?</title>|<header.*?</header>|<footer.*?</footer>",
            "",
            copy.read_text(encoding="utf-8"),
            flags=re.DOTALL,
        )
        assert not FURNITURE.search(text), copy.name


def test_a_story_without_a_title_is_headed_by_a_sentence_and_says_so(
    empty: Workspace, brief: Brief, page: Page
) -> None:
    shutil.copy(SEEDS[0], empty.seeds)
    (story,) = page(brief(empty))["stories"]
    assert story["headline"]["source"] == "lead"
    assert story["headline"]["text"] in SEEDS[0].read_text(encoding="utf-8")


def test_the_json_page_holds_to_its_schema(seeded: Workspace, brief: Brief, page: Page) -> None:
    schema = json.loads((ROOT / "docs" / "briefing.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(page(brief(seeded)))


def test_a_second_run_on_the_same_day_replaces_and_never_doubles(seeded: Workspace, brief: Brief) -> None:
    first = tree(brief(seeded).folder)
    again = tree(brief(seeded, at=NOON + dt.timedelta(hours=3)).folder)
    assert again == first


def test_two_machines_print_the_same_bytes(
    seeded: Workspace, brief: Brief, tmp_path_factory: pytest.TempPathFactory
) -> None:
    there = Workspace(root=tmp_path_factory.mktemp("elsewhere").resolve())
    there.seeds.mkdir()
    for file in reversed(SEEDS):
        shutil.copyfile(file, there.seeds / file.name)
    here = tree(brief(seeded).folder)
    assert tree(brief(there, at=NOON + dt.timedelta(hours=7), day=NOON.date()).folder) == here


def test_nothing_in_seeds_is_changed(seeded: Workspace, brief: Brief) -> None:
    before = {name: (content, (seeded.seeds / name).stat().st_mtime_ns) for name, content in tree(seeded.seeds).items()}
    brief(seeded)
    after = {name: (content, (seeded.seeds / name).stat().st_mtime_ns) for name, content in tree(seeded.seeds).items()}
    assert after == before


@pytest.mark.parametrize("order", list(itertools.islice(itertools.permutations(range(5)), 0, None, 40)))
def test_one_file_a_day_over_five_days_gives_the_same_three_stories(
    empty: Workspace, brief: Brief, order: tuple[int, ...]
) -> None:
    for number, file in enumerate(order):
        shutil.copy(SEEDS[file], empty.seeds)
        brief(empty, at=NOON + dt.timedelta(days=number))
    with Store.open(f"sqlite:///{empty.store}", create=False) as store:
        articles = {one.id: Path(one.where).name[:3] for one in store.window(dt.datetime(2026, 1, 1, tzinfo=dt.UTC))}
        stories = store.stories_of(articles)
    assert sorted(sorted(articles[one] for one in story.articles) for story in stories) == EVENTS
