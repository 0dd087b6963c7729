"""Stories under the headings of an edition: each once, headings in their order, rank inside a heading."""

from dataclasses import replace
from typing import Any

from tasks.compose import EditionView, Heading

EDITION = EditionView(
    name="daily",
    title="Daily",
    language="en",
    zone="UTC",
    sections=(
        Heading(title="Libya", sources=frozenset({"libya"})),
        Heading(title="World", sources=frozenset({"libya", "world"})),
    ),
)


def placed(article: Any, story: Any, briefing: Any, sources: list[str]) -> list[tuple[str, str]]:
    """Give heading and source of each story, in order; a later one is longer, so that rank alone would reverse them."""
    made = [
        replace(article(f"a{number}", "One more sentence stands here for its length. " * (number + 1)), source=source)
        for number, source in enumerate(sources)
    ]
    found = briefing([story(f"s{number}", [one]) for number, one in enumerate(made)], made, edition=EDITION)
    by_id = {one.id: one.source for one in made}
    return [(entry.section, by_id[entry.articles[0].id]) for entry in found.stories]


def test_headings_come_in_their_order_and_stories_of_none_last(article: Any, story: Any, briefing: Any) -> None:
    told = placed(article, story, briefing, ["libya", "world", "sport"])
    assert told == [("Libya", "libya"), ("World", "world"), ("", "sport")]


def test_a_story_that_fits_two_headings_is_told_once_under_the_first(article: Any, story: Any, briefing: Any) -> None:
    assert placed(article, story, briefing, ["libya"]) == [("Libya", "libya")]


def test_rank_decides_inside_a_heading(article: Any, story: Any, briefing: Any) -> None:
    short, long = article("short"), article("long", "A much longer report that fills more of the page. " * 9)
    made = [replace(one, source="libya") for one in (short, long)]
    found = briefing([story("a", made[:1]), story("b", made[1:])], made, edition=EDITION)
    assert [entry.articles[0].id for entry in found.stories] == ["long", "short"]
