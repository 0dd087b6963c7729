"""What a briefing says of articles that came from feeds: whose text it is, and what was changed."""

from __future__ import annotations

from typing import Any

import pytest

from tasks.compose import changed
from tasks.model import Extraction
from tasks.render.phrases import KINDS, NOTES

FEED = ("feed failed", "feed silent", "feed stopped", "feed moved", "entries dropped")


@pytest.mark.parametrize("note", ["feed text", "paywall", "consent page", "robot check", "changed since"])
def test_a_note_of_an_article_is_a_gap_with_a_reason_and_has_words_in_the_interface(
    note: str, article: Any, story: Any, briefing: Any
) -> None:
    tram = article(
        "tram", where="https://journal.example/tram", extraction=Extraction(method="feed text", notes=(note,))
    )
    made = briefing([story("s", [tram])], [tram])
    (gap,) = [one for one in made.gaps if one.kind == note]
    assert gap.what == "https://journal.example/tram"
    assert "left a note" not in gap.why
    assert made.stories[0].articles[0].notes == (note,)
    assert note in NOTES


@pytest.mark.parametrize("kind", [*FEED, "source failed", "feed text", "paywall", "consent page", "changed since"])
def test_every_kind_of_gap_that_feeds_bring_has_words_in_the_interface(kind: str) -> None:
    assert kind in KINDS


def test_an_article_that_was_told_and_then_changed_is_named(article: Any) -> None:
    tram = article("tram", where="https://journal.example/tram")
    told = list(changed([tram]))
    assert [(gap.kind, gap.what) for gap in told] == [("changed since", "https://journal.example/tram")]
    assert "--earlier" in told[0].remedy
