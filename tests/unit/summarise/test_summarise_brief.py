"""Short sentences: left out where there are longer ones, taken where a story would come out too short."""

from typing import Any

from tasks.summarise import summarise


def told(article: Any, story: Any, text: str) -> list[str]:
    made = article("a", text, language="en", title="A title of its own")
    (found,) = summarise([story([made])], {made.id: made})
    return [one.text for one in found.excerpts]


def test_short_sentences_fill_what_longer_ones_leave(article: Any, story: Any) -> None:
    text = (
        "The old bridge reopened on Monday after two years of repair.\n"
        "Mayor Anna Reed cut the ribbon. Four bands played until midnight."
    )
    assert len(told(article, story, text)) == 3


def test_a_heading_does_not(article: Any, story: Any) -> None:
    text = "The old bridge reopened on Monday after two years of repair.\nWhat the council says now\nFour bands"
    assert told(article, story, text) == ["The old bridge reopened on Monday after two years of repair."]


def test_where_there_are_longer_ones_they_are_left_out(article: Any, story: Any) -> None:
    long = [
        "The old bridge reopened on Monday after two years of repair.",
        "Engineers had found deep cracks under its middle arch in the winter.",
        "Boats of every size may pass below it again from Tuesday on.",
    ]
    assert told(article, story, f"Four bands played until midnight. {' '.join(long)}") == long
