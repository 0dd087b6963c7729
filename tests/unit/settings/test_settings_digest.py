"""The digest names what touches the pages, and nothing else; the methods are those that there are."""

import subprocess
import sys
from dataclasses import replace

import pytest

from tasks.settings import (
    METHODS,
    Edition,
    Fetch,
    Grouping,
    Opml,
    Reports,
    Secret,
    Settings,
    Source,
    Store,
    Summary,
    digest,
)
from tasks.summarise import METHODS as SUMMARISERS

PLAIN = Settings()
FEED = Source(name="feed", folder="", url="https://a.org/")


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(replace(PLAIN, summary=Summary(sentences=4)), id="more sentences"),
        pytest.param(replace(PLAIN, summary=Summary(method="lsa")), id="another method"),
        pytest.param(replace(PLAIN, grouping=Grouping(window_days=3)), id="a shorter window"),
        pytest.param(replace(PLAIN, grouping=Grouping(embeddings="models/mine")), id="a model for links"),
        pytest.param(replace(PLAIN, sources=(Source(outlet="أ"),)), id="a source that says who prints it"),
        pytest.param(replace(PLAIN, sources=(Source(), Source(name="more", folder="more"))), id="one source more"),
        pytest.param(replace(PLAIN, sources=(Source(folder="in/seeds"),)), id="files of another name"),
        pytest.param(replace(PLAIN, sources=(FEED,)), id="a feed"),
        pytest.param(replace(PLAIN, editions=(Edition(title="خلاصة"),)), id="another title"),
        pytest.param(replace(PLAIN, editions=(Edition(timezone="Asia/Tokyo"),)), id="another zone"),
        pytest.param(replace(PLAIN, editions=(Edition(max_noted=1),)), id="another limit"),
    ],
)
def test_what_touches_the_pages_changes_the_digest(changed: Settings) -> None:
    assert digest(changed, changed.editions[0]) != digest(PLAIN, PLAIN.editions[0])


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(replace(PLAIN, store=Store(url=Secret("sqlite:////x"))), id="another store"),
        pytest.param(replace(PLAIN, reports=Reports(folder="/elsewhere")), id="another folder for the pages"),
        pytest.param(replace(PLAIN, grouping=Grouping(embeddings="")), id="no model for links"),
        pytest.param(replace(PLAIN, sources=(Source(folder="./seeds/"),)), id="a folder written another way"),
        pytest.param(replace(PLAIN, editions=(Edition(), Edition(name="evening"))), id="another edition beside it"),
    ],
)
def test_where_things_lie_does_not(changed: Settings) -> None:
    assert digest(changed, changed.editions[0]) == digest(PLAIN, PLAIN.editions[0])


@pytest.mark.parametrize(
    ("changed", "same"),
    [
        pytest.param(replace(FEED, url="https://b.org/"), False, id="another address touches"),
        pytest.param(replace(FEED, full_text="page"), False, id="so do pages fetched"),
        pytest.param(replace(FEED, first=3), False, id="fewer items at first"),
        pytest.param(replace(FEED, paused=True), False, id="a pause"),
        pytest.param(replace(FEED, outlet="أ"), False, id="and the outlet"),
        pytest.param(replace(FEED, user_agent="x"), True, id="but not what servers are told"),
        pytest.param(replace(FEED, category=("x",)), True, id="nor its place in a list"),
        pytest.param(replace(FEED, opml=(("text", "x"),)), True, id="nor what the list says of it"),
    ],
)
def test_what_touches_the_items_of_a_feed(changed: Source, *, same: bool) -> None:
    one, other = (replace(PLAIN, sources=(source,)) for source in (FEED, changed))
    assert (digest(one, one.editions[0]) == digest(other, other.editions[0])) is same


def test_how_things_are_fetched_does_not_touch_the_pages() -> None:
    other = replace(PLAIN, fetch=Fetch(spacing=9.0), opml=Opml(head=(("title", "x"),)))
    assert digest(other, other.editions[0]) == digest(PLAIN, PLAIN.editions[0])


def test_a_folder_outside_is_reached_differently_on_every_machine() -> None:
    one, other = (replace(PLAIN, sources=(Source(folder=folder),)) for folder in ("/mnt/seeds", "~/seeds"))
    assert digest(one, one.editions[0]) == digest(other, other.editions[0])


def test_an_edition_is_not_touched_by_sources_that_it_does_not_cover() -> None:
    edition = Edition(sources=("seeds",))
    one = replace(PLAIN, editions=(edition,))
    two = replace(one, sources=(*one.sources, Source(name="other", folder="other")))
    assert digest(one, edition) == digest(two, edition)


def test_the_methods_that_can_be_set_are_those_that_there_are() -> None:
    assert sorted(METHODS) == sorted(SUMMARISERS)


def test_settings_are_read_without_loading_anything_heavy() -> None:
    program = (
        "import sys, tasks.settings, tasks.workspace, tasks.store; from pathlib import Path;"
        "tasks.settings.load(tasks.workspace.Workspace(root=Path('/nowhere')), {});"
        "print(sorted({'sqlalchemy', 'alembic', 'prefect', 'tomlkit', 'filelock', 'tasks.model'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
