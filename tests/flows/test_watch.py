"""Watch words from the settings file to the page and the command line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tasks.workspace import Workspace

Here = Callable[..., tuple[int, str, str]]
SETTINGS = """
[[editions]]
name = "daily"
max_stories = 12
sections = [{ title = "روسيا", watch = ["Russia"] }]

[[editions]]
name = "only"
only_watched = true

[[watch]]
name = "Russia"
words = ["لافروف => سيرغي لافروف", "!كرة"]
"""


def test_watched_stories_come_first_and_an_edition_can_be_only_these(seeded: Workspace, brief: Any, page: Any) -> None:
    seeded.settings.write_text(SETTINGS, encoding="utf-8")
    daily, only = page(brief(seeded, edition="daily")), page(brief(seeded, edition="only"))
    marked = [story for story in daily["stories"] if story["watched"]]
    assert 0 < len(marked) < len(daily["stories"])
    assert daily["stories"][: len(marked)] == marked
    assert {story["section"] for story in marked} == {"روسيا"}
    assert marked[0]["watched"] == [{"group": "Russia", "words": ["سيرغي لافروف"]}]
    assert [story["id"] for story in only["stories"]] == [story["id"] for story in marked]
    (gap,) = (gap for gap in only["gaps"] if gap["kind"] == "not watched")
    assert gap["what"].startswith(str(len(daily["stories"]) - len(marked)))
    for story in (*daily["stories"], *only["stories"]):
        assert story["rank"]["total"] == round(sum(part["points"] for part in story["rank"]["parts"]), 2)


def test_the_command_lists_and_tries_the_words(seeded: Workspace, brief: Any, here: Here) -> None:
    seeded.settings.write_text(SETTINGS, encoding="utf-8")
    at: Path = seeded.root
    assert here("watch", at=at)[1].splitlines() == ["Russia", "  لافروف => سيرغي لافروف", "  !كرة"]
    code, _, errors = here("watch", "--try", at=at)
    assert code == 2
    assert "mujaz run" in errors
    brief(seeded, edition="daily")
    told = json.loads(here("watch", "--try", "--days", "36500", "--json", at=at)[1])
    (russia,) = told
    assert russia["articles"] == russia["words"][0]["articles"] != []
    assert russia["words"][1]["articles"] == []
    lines = here("watch", "--try", "--days", "36500", "--limit", "1", at=at)[1].splitlines()
    assert lines[0] == f"Russia: {len(russia['articles'])} articles answer it"
    assert len(lines) == 4


def test_bad_words_are_told_with_the_word_and_the_remedy(empty: Workspace, here: Here) -> None:
    empty.settings.write_text('[[watch]]\nname = "G"\nwords = ["/(a+)+/"]\n', encoding="utf-8")
    code, _, errors = here("watch", at=empty.root)
    assert code == 2
    assert 'watch[0].words: "/(a+)+/" repeats what holds a repeat' in errors
    assert "Traceback" not in errors


def test_nothing_watched_says_how_to_begin(empty: Workspace, here: Here) -> None:
    code, said, _ = here("watch", at=empty.root)
    assert code == 0
    assert "[[watch]]" in said
