"""docs/templates.md names everything that templates are given, and nothing that does not exist."""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tasks.model import Trouble
from tasks.render.context import (
    CONTEXT_VERSION,
    ONE_FILE,
    Scene,
    book_context,
    bound_context,
    briefing_context,
    feed_context,
    index_context,
    reading_context,
    thread_feed_context,
)
from tasks.render.context import copies as bound
from tasks.render.context.index import month_context, months_of
from tasks.render.context.outlets import by_outlet, outlet_contexts, outlets_context
from tasks.render.letters import _alert_context
from tasks.render.locale import TEMPLATES
from tasks.render.looks import _filters
from tasks.render.wording import Wording

TEXT = (Path(__file__).parents[3] / "docs" / "templates.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`([a-z_0-9]+)`", TEXT))


def names(part: Any) -> Iterator[str]:
    """Give every key of a context, however deep."""
    if isinstance(part, dict):
        for key, value in part.items():
            yield key
            yield from names(value)
    elif isinstance(part, list):
        for value in part:
            yield from names(value)


@pytest.fixture
def contexts(day: Any, kit: Any) -> list[dict[str, Any]]:
    scene = Scene(day.briefing, day.articles, archive=(dt.date(2031, 3, 6),))
    copies = [reading_context(scene, identity) for identity in day.articles]
    told = kit.archive(day.briefing)
    counted = kit.counted(told)
    url = "https://example.org"
    feed = feed_context(scene, url=url)
    thread = thread_feed_context(scene, day.briefing.threads[0], url=url)
    assert thread
    trouble = Trouble(kind="run", what="x", why="x", remedy="x", since=dt.datetime(2031, 3, 4, tzinfo=dt.UTC))
    book = briefing_context(scene) | {"book": book_context(scene, bound(scene), name="x", changed="x")}
    return [
        briefing_context(scene),
        bound_context(scene.seen_from(ONE_FILE)) | {"copies": bound(scene.seen_from(ONE_FILE))},
        book,
        briefing_context(scene) | {"letter": {"link": ""}},
        _alert_context(Wording("en"), [trouble], [trouble], name="x", day=dt.date(2031, 3, 4)),
        feed,
        thread,
        *copies,
        index_context(told, words=Wording("en"), title="x"),
        month_context(told[-2:], months_of(told), words=Wording("en"), title="x"),
        outlets_context(by_outlet(counted), words=Wording("en"), title="x"),
        *(made for _, made in outlet_contexts(told[-2:], by_outlet(counted), words=Wording("en"), title="x")),
    ]


def test_every_name_of_the_context_is_described(contexts: list[dict[str, Any]]) -> None:
    given = {name for context in contexts for name in names(context)}
    assert len(given) > 70
    assert given <= NAMED


def test_contexts_are_plain_values_that_a_template_cannot_call(contexts: list[dict[str, Any]]) -> None:
    def leaves(part: Any) -> Iterator[object]:
        if isinstance(part, dict):
            for value in part.values():
                yield from leaves(value)
        elif isinstance(part, list):
            for value in part:
                yield from leaves(value)
        else:
            yield part

    kinds = {type(leaf) for context in contexts for leaf in leaves(context)}
    assert kinds <= {str, int, bool, type(None)}


def test_the_version_is_the_one_described(contexts: list[dict[str, Any]]) -> None:
    assert f"**context version {CONTEXT_VERSION}**" in TEXT
    assert {context["version"] for context in contexts} == {CONTEXT_VERSION}


def test_every_filter_is_described() -> None:
    described = set(re.findall(r"\\\|([a-z]+)", TEXT))
    assert described == set(_filters(Wording("en"), "ltr"))


@pytest.mark.parametrize(
    "path",
    re.findall(
        r"`((?:feed|single)/[a-z.0-9]*\.j2|article/_copy[^`]*|(?:briefing|article|archive)/page[^`]*|_layout[^`]*)`",
        TEXT,
    ),
)
def test_every_template_that_is_named_exists(path: str) -> None:
    assert (TEMPLATES / path).is_file()
