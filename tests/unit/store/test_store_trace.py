"""What became of a thing, asked by any of its names."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tasks.model import Extracted, Gap, Manifest
from tasks.store import Store, Trace

SEEN = datetime(2026, 3, 5, 6, 30, tzinfo=UTC)
DAY = date(2026, 3, 5)
THIN = Gap(kind="too short", what="seeds/box.jsonl#2", why="It has one word.", remedy="Write more.")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, make: Any) -> Any:
    """Three articles in two stories of one thread, one document that gave none, one that waits, one file unread."""
    with Store.open(f"sqlite:///{tmp_path_factory.mktemp('traced')}/store.sqlite") as store:
        bridge = make.document("seeds/bridge.txt", url="https://example.org/bridge")
        rest = [make.document(place) for place in ("seeds/bridge-2.txt", "seeds/box.jsonl#1", "seeds/box.jsonl#2")]
        documents = [bridge, *rest]
        made = tuple(make.article(document) for document in documents[:3])
        store.add_documents(documents)
        store.add_extracted(documents, Extracted(articles=made, gaps=(THIN,)), "1")
        first = make.story((made[0],), (made[1],), thread="feed0123", near=made[2].id)
        store.save_grouping(make.grouping(first, make.story((made[2],), thread="feed0123")))
        store.add_documents([make.document("seeds/later.txt")])
        store.add_gaps([Gap(kind="empty file", what="seeds/empty.txt", why="No bytes.", remedy="Write.")])
        store.begin("daily", DAY, SEEN, SEEN + timedelta(1))
        manifest = Manifest(version="1", edition="daily", date=DAY, settings="", inputs="", articles=1, stories=1)
        store.publish("daily", DAY, told={first.id: [made[0].id]}, manifest=manifest, pages=())
        yield store, made


def traced(library: Any, what: str) -> Trace:
    found = library[0].trace(what)
    assert isinstance(found, Trace)
    return found


@pytest.mark.parametrize(
    "what",
    [
        "seeds/bridge.txt",
        "./seeds/bridge.txt",
        "bridge.txt",
        " seeds/bridge.txt ",
        "https://example.org/bridge",
        "https://example.org/bridge/#comments",
    ],
)
def test_an_article_is_found_by_its_place_and_its_address(library: Any, what: str) -> None:
    found = traced(library, what)
    assert [fate.places for fate in found.fates] == [("seeds/bridge.txt",)]
    assert [fate.state for fate in found.fates] == ["article"]
    assert found.articles == (library[1][0],)


def test_its_story_thread_neighbours_and_briefings_are_told(library: Any) -> None:
    bridge, again, box = library[1]
    found = traced(library, "bridge.txt")
    (story,) = found.stories
    assert set(story.articles) == {bridge.id, again.id}
    assert story.why.nearest is not None
    assert [thread.id for thread in found.threads] == ["feed0123"]
    assert [beside.articles for beside in found.neighbours] == [(box.id,)]
    assert found.told == (("daily", DAY),)


@pytest.mark.parametrize("length", [4, 8, 16])
def test_an_article_or_its_story_is_found_by_the_beginning_of_its_id(library: Any, length: int) -> None:
    bridge, again, _ = library[1]
    by_article = traced(library, again.id[:length])
    assert again in by_article.articles
    by_story = traced(library, bridge.id[:length].upper())  # the story has the id of its first article
    assert {bridge, again} <= set(by_story.articles)
    assert len(by_story.fates) >= 2


def test_a_thread_is_found_by_its_id(library: Any) -> None:
    assert set(traced(library, "feed0123").articles) == set(library[1])


def test_a_file_of_several_articles_is_found_whole_or_in_part(library: Any) -> None:
    for name in ("seeds/box.jsonl", "box.jsonl"):
        places = sorted(fate.places for fate in traced(library, name).fates)
        assert places == [("seeds/box.jsonl#1",), ("seeds/box.jsonl#2",)]
    (fate,) = traced(library, "box.jsonl#2").fates
    assert (fate.state, fate.article, fate.gaps) == ("gap", None, (THIN,))


def test_a_document_that_waits_is_told_as_such(library: Any) -> None:
    (fate,) = traced(library, "seeds/later.txt").fates
    assert fate.state == "waiting"
    assert traced(library, fate.document[:8]).fates == (fate,)


def test_a_file_that_could_not_be_read_is_told_with_the_reason(library: Any) -> None:
    found = traced(library, "empty.txt")
    assert found.fates == ()
    assert [gap.kind for gap in found.gaps] == ["empty file"]


@pytest.mark.parametrize(
    "what",
    [
        pytest.param("", id="nothing"),
        pytest.param("  ", id="blanks"),
        pytest.param("ridge.txt", id="half a name"),
        pytest.param("seeds", id="a folder"),
        pytest.param("%", id="a joker of SQL"),
        pytest.param("seeds/bridge_txt", id="another joker"),
        pytest.param("abc", id="too little of an id"),
        pytest.param("https://example.org/", id="another address"),
        pytest.param("\x00", id="an odd character"),
    ],
)
def test_what_is_not_known_is_not_known(library: Any, what: str) -> None:
    assert library[0].trace(what) is None
