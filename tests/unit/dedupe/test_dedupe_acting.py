"""Names that act in the stories of a large window are read once: what is put by of them, where, and what is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import NamedTuple

import pytest

from tasks.dedupe import counted as counting
from tasks.dedupe import group, scoring, threads
from tasks.dedupe.drafts import READ
from tasks.dedupe.large.kept import Past, read, read_on
from tasks.dedupe.large.spelling import Spelt
from tasks.dedupe.wording import Wording, together
from tasks.model import Article, Grouping, Kept

Make = Callable[..., Article]
NOON = datetime(2031, 1, 1, 12, tzinfo=UTC)
SUBJECTS = (
    "dam burst rain valley Orlan Glenmoor homes flooded bridge river rescue boats night",
    "court sentenced thief painting Comet Marn Sadra gallery verdict lawyer prison years",
)
MONTHS = (1, 3)  # too far apart for one story, of one subject all the same


@pytest.fixture
def articles(article: Make, monkeypatch: pytest.MonkeyPatch) -> list[Article]:
    """Give 19 articles in four stories, of which 16 are counted; the last two, of one story, were published first."""
    monkeypatch.setattr(counting, "FROM", 16)
    monkeypatch.setattr(counting, "GROWN", 4)
    monkeypatch.setattr(scoring, "SMALL", 0)
    chance, made = Random(0), []
    for number in range(19):
        story = min(number, 17)
        words = SUBJECTS[story // 2 % 2].split()
        text = " ".join(f"Then in Velmora {' '.join(chance.sample(words, 7))}." for _ in range(6))
        day = 9 if number < 17 else 25 - number
        one = article(str(number), title=f"Report {number}", text=text, date=f"2031-{MONTHS[story % 2]:02}-{day:02}")
        made.append(replace(one, first_seen=NOON + timedelta(hours=max(0, number - 15))))
    return made


class Named(NamedTuple):
    """The first prints of the stories of which the names that act are put by."""

    read: set[tuple[int, ...]]
    later: set[tuple[int, ...]]
    standing: set[tuple[int, ...]]  # of all stories


def named(kept: tuple[Kept, ...]) -> Named:
    counted, rest, spelt = kept
    past: Past = read_on(rest.content, rest.articles, read(counted.content, counted.articles))
    firsts = {tuple(text[0] for text in texts[:READ]) for texts in past.groups.values()}
    return Named(set(Spelt.of(spelt.content).acting), set(past.acting), firsts)


def told(made: Grouping) -> list[tuple[str, ...]]:
    return sorted(thread.names for thread in made.threads)


def test_names_are_put_by_once_with_what_was_read_then_or_with_what_came_since(articles: list[Article]) -> None:
    first = group(articles[:17], past=())
    assert named(first.kept).read
    assert not named(first.kept).later
    second = group(articles[:18], past=first.kept)
    assert second.kept[2] is first.kept[2]
    assert named(second.kept).later, "other first prints"
    assert not named(second.kept).later & named(second.kept).read
    third = group(articles, past=second.kept)
    assert named(third.kept).later
    assert named(third.kept).later <= named(third.kept).standing, "of no story that is gone"
    assert not named(third.kept).later & named(second.kept).later, "other first prints again"
    afresh = group(articles, past=(third.kept[0], third.kept[1]))
    assert named(afresh.kept).read >= named(third.kept).later
    assert not named(afresh.kept).later
    assert told(third) == told(afresh) == told(group(articles)) != []


@pytest.mark.parametrize(
    ("parts", "again"),
    [
        pytest.param((0, 1, 2), False, id="none are read again"),
        pytest.param((0, 1), True, id="those that stood with the texts are read again where these are lost"),
        pytest.param((0, 2), True, id="those that came since are read again where the rest is lost"),
    ],
)
def test_names_that_are_put_by_are_not_read_again(
    articles: list[Article], monkeypatch: pytest.MonkeyPatch, parts: tuple[int, ...], again: bool
) -> None:
    kept = group(articles[:18], past=group(articles[:17], past=()).kept).kept
    before = told(group(articles[:18]))
    asked: list[Sequence[Wording]] = []

    def note(wordings: Sequence[Wording]) -> Wording:
        asked.append(wordings)
        return together(wordings)

    monkeypatch.setattr(threads, "together", note)
    assert told(group(articles[:18], past=[kept[part] for part in parts])) == before != []
    assert bool(asked) == again


def test_a_name_that_is_everywhere_names_no_thread_though_it_has_been_asked_for(articles: list[Article]) -> None:
    first = group(articles[:17], past=())
    second = group(articles[:18], past=first.kept)
    assert all("Velmora" in article.text for article in articles)
    assert "Velmora" in read_on(first.kept[1].content, 17, read(first.kept[0].content, 16)).holding
    for made in (first, second):
        assert len(made.threads) == len(SUBJECTS)
        assert not any("Velmora" in names for names in told(made))
