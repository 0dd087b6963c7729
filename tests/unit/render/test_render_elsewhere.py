"""The line that leads from a story to the one in another language that is possibly the same."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from markdown_it import MarkdownIt

from tasks.errors import VerbatimError
from tasks.model import Elsewhere, Likely

SCHEMA = json.loads((Path(__file__).parents[3] / "docs" / "briefing.schema.json").read_text(encoding="utf-8"))
SAID = {
    "ar": "قد يكون الخبر نفسه بلغة أخرى:",
    "en": "Possibly the same, in another language:",
    "fr": "Peut-être la même information, dans une autre langue\u00a0:",
}


@pytest.fixture
def linked(day: Any) -> Any:
    """Let the pier, told in English, point to the ferry, told in Arabic."""
    pier, ferry = day.briefing.stories
    likely = Likely(story=ferry.id, score=0.41, names=("Olive / الزيتون",), numbers=("41",), countries=("TN",))
    other = Elsewhere(likely=likely, headline=ferry.headline, language="ar")
    stories = (replace(pier, elsewhere=(other,)), ferry)
    return replace(day, briefing=replace(day.briefing, stories=stories))


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
@pytest.mark.parametrize("suffix", ["html", "md", "txt"])
def test_every_format_names_the_other_story_in_the_readers_words(linked: Any, language: str, suffix: str) -> None:
    page = linked.pages(change={"language": language})[f"daily/2031-03-04.{suffix}"].decode()
    assert page.count(SAID[language]) == 1
    assert page.index(SAID[language]) < page.rindex(linked.ferry.title)


@pytest.mark.parametrize(("language", "line"), [("ar", " الإنجليزية"), ("en", " English"), ("fr", " anglais")])
def test_no_dot_stands_between_the_colon_and_the_language(linked: Any, language: str, line: str) -> None:
    pier, ferry = linked.briefing.stories
    (other,) = pier.elsewhere
    told = replace(pier, elsewhere=(replace(other, language="en"),))
    made = replace(linked, briefing=replace(linked.briefing, stories=(told, ferry)))
    page = made.pages(change={"language": language})["daily/2031-03-04.txt"].decode()
    assert f"{SAID[language]}{line}\n" in page


def test_the_page_links_to_the_story_where_it_tells_it(linked: Any, kit: Any) -> None:
    nodes = kit.parsed(linked.pages()["daily/2031-03-04.html"])
    (line,) = (node for node in nodes if node.attributes.get("class") == "elsewhere")
    (link,) = (node for node in nodes if node.tag == "a" and node.text == linked.ferry.title and "p" in node.inside)
    assert link.attributes["href"] == f"#story-{linked.briefing.stories[1].id}"
    assert "Olive / الزيتون" in line.text
    assert [n.attributes for n in nodes if n.tag == "bdi" and n.text == linked.ferry.title and "p" in n.inside] == [
        {"lang": "ar", "dir": "rtl"}
    ]


def test_a_story_of_another_page_is_linked_at_its_outlet(linked: Any, kit: Any) -> None:
    elsewhere = replace(linked.ferry, url="https://jetty.example/7")
    alone = replace(linked.briefing, stories=linked.briefing.stories[:1], threads=())
    moved = replace(linked, briefing=alone, articles={**linked.articles, elsewhere.id: elsewhere})
    nodes = kit.parsed(moved.pages()["daily/2031-03-04.html"])
    (link,) = (node for node in nodes if node.tag == "a" and node.text == linked.ferry.title)
    assert link.attributes["href"] == "https://jetty.example/7"


def test_markdown_links_to_the_reading_copy(linked: Any) -> None:
    page = linked.pages(change={"language": "en"})["daily/2031-03-04.md"].decode()
    assert f"articles/{linked.ferry.id}.html" in next(
        line for line in MarkdownIt().render(page).splitlines() if SAID["en"] in line
    )


def test_json_tells_what_both_share_and_keeps_to_its_schema(linked: Any) -> None:
    made = json.loads(linked.pages()["daily/2031-03-04.json"])
    jsonschema.validate(made, SCHEMA)
    (other,) = made["stories"][0]["elsewhere"]
    assert other["story"] == linked.briefing.stories[1].id
    assert (other["score"], other["names"], other["numbers"]) == (0.41, ["Olive / الزيتون"], ["41"])
    assert other["countries"] == ["TN"]
    assert made["stories"][1]["elsewhere"] == []


def test_a_headline_that_its_article_does_not_hold_is_refused(linked: Any) -> None:
    pier, ferry = linked.briefing.stories
    (other,) = pier.elsewhere
    wrong = replace(other, headline=replace(other.headline, text="made up"))
    bad = replace(linked, briefing=replace(linked.briefing, stories=(replace(pier, elsewhere=(wrong,)), ferry)))
    with pytest.raises(VerbatimError):
        bad.pages()
