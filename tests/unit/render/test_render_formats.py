"""Markdown, plain text, JSON and the archive's page; the laws that hold for every format."""

import importlib
import json
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from markdown_it import MarkdownIt

from tasks.render import render
from tasks.render.formats import registry
from tasks.render.looks import escapes
from tasks.settings import FORMATS

ROOT = Path(__file__).parents[3]
SCHEMA = json.loads((ROOT / "docs" / "briefing.schema.json").read_text(encoding="utf-8"))
DATA = ROOT / "tests" / "data" / "render"


@pytest.mark.parametrize(
    ("language", "suffix"), [("ar", "txt"), ("en", "txt"), ("ar", "md"), ("en", "md"), ("ar", "json")]
)
def test_the_invented_day_reads_as_the_paired_file_says(day: Any, language: str, suffix: str) -> None:
    made = day.pages(change={"language": language}, formats=(suffix, "html"))[f"daily/2031-03-04.{suffix}"]
    assert made.decode() == (DATA / f"day.{language}.{suffix}").read_text(encoding="utf-8")


def test_json_keeps_to_its_schema(day: Any) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    made = json.loads(day.pages()["daily/2031-03-04.json"])
    jsonschema.validate(made, SCHEMA, format_checker=jsonschema.FormatChecker())


def test_json_of_a_quiet_day_keeps_to_its_schema(kit: Any) -> None:
    made = json.loads(kit.pages(kit.briefing())["daily/2031-03-04.json"])
    jsonschema.validate(made, SCHEMA)
    assert made["previous"] is None


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda made: made.update(extra=1), id="an unknown field"),
        pytest.param(lambda made: made["stories"][0].pop("why"), id="a missing field"),
        pytest.param(lambda made: made["stories"][0]["when"].update(iso="10 May"), id="a date that is none"),
        pytest.param(
            lambda made: made["stories"][0]["articles"][0].update(url="javascript:x"), id="a link that is none"
        ),
        pytest.param(lambda made: made["stories"][0].update(status="old"), id="an unknown status"),
    ],
)
def test_the_schema_is_strict(day: Any, spoil: Any) -> None:
    made = json.loads(day.pages()["daily/2031-03-04.json"])
    spoil(made)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(made, SCHEMA)


def test_every_sentence_in_json_is_word_for_word_in_its_article(day: Any) -> None:
    made = json.loads(day.pages()["daily/2031-03-04.json"])
    said = [one for story in made["stories"] for one in story["summary"]]
    assert len(said) == 4
    for one in said:
        assert day.articles[one["article"]].text[one["start"] : one["end"]] == one["text"]


def test_the_schema_names_every_object_and_lets_nothing_else_in() -> None:
    def objects(part: object) -> list[dict[str, object]]:
        if isinstance(part, dict):
            own = [part] if part.get("type") == "object" else []
            return own + [one for value in part.values() for one in objects(value)]
        return [one for value in part for one in objects(value)] if isinstance(part, list) else []

    assert len(objects(SCHEMA)) > 10
    assert all(one["additionalProperties"] is False and one["required"] for one in objects(SCHEMA))


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
def test_markdown_is_read_as_it_was_meant(day: Any, language: str) -> None:
    made = day.pages(change={"language": language})["daily/2031-03-04.md"].decode()
    head, _, body = made.removeprefix("---\n").partition("---\n")
    assert 'title: "Mujaz"' in head
    tokens = MarkdownIt().parse(body)
    levels = [token.tag for token in tokens if token.type == "heading_open"]
    assert levels == ["h1", "h2", "h2", "h2", "h2"]
    paragraphs = [after.content for before, after in pairwise(tokens) if before.type == "paragraph_open"]
    for said in [one for story in day.briefing.stories for one in story.summary]:
        assert len([text for text in paragraphs if said.text[:30].replace('"', '"') in text]) == 1
    shut = [token.content for token in tokens if token.type == "html_block"]
    assert sum(text.count("<div") for text in shut) == sum(text.count("</div>") for text in shut) >= 1


def test_rendering_twice_gives_the_same_bytes_in_whatever_order_articles_come(day: Any) -> None:
    backwards = dict(reversed(day.articles.items()))
    first = render(day.briefing, day.articles)
    assert render(day.briefing, backwards) == first
    paths = [page.path for page in first]
    assert len(paths) == len(set(paths))


def test_formats_are_the_files_of_a_folder() -> None:
    assert sorted(registry()) == sorted(FORMATS)


def test_a_broken_format_fails_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    formats = importlib.import_module("tasks.render.formats")
    monkeypatch.delattr("tasks.render.formats.md.NAME")
    with pytest.raises(ImportError, match=r"tasks\.render\.formats\.md is no format"):
        formats.registry.__wrapped__()


@pytest.mark.parametrize(
    ("name", "escaped"),
    [
        ("page.html", True),
        ("page.html.j2", True),
        ("feed.xml.j2", True),
        ("drawing.svg", True),
        ("feed.atom.j2", True),
        (None, True),
        ("page.md.j2", False),
        ("page.txt.j2", False),
        ("html.txt.j2", False),
    ],
)
def test_markup_is_escaped_whatever_its_ending(name: str | None, escaped: bool) -> None:
    assert escapes(name) is escaped


def test_a_users_template_replaces_ours_file_by_file(day: Any, tmp_path: Path) -> None:
    (tmp_path / "briefing").mkdir()
    (tmp_path / "briefing" / "_end.html.j2").write_text("<footer>{{ briefing.title }}: mine</footer>\n")
    page = day.pages(user_templates=tmp_path)["daily/2031-03-04.html"].decode()
    assert "<footer>Mujaz: mine</footer>" in page
    assert 'class="story"' in page


@pytest.mark.parametrize(
    "template",
    [
        pytest.param("{{ briefing.nothing }}", id="a name that is not there"),
        pytest.param("{% if %}", id="a mark that is not closed"),
        pytest.param("{{ briefing.title + 1 }}", id="a sum of words"),
        pytest.param("{{ ''.__class__.__mro__ }}", id="a way out of the sandbox"),
        pytest.param("{{ briefing.update(title='x') }}", id="a change of what it is given"),
        pytest.param("{{ briefing.next }}", id="a value that is not there"),
    ],
)
def test_a_users_broken_template_falls_back_to_ours_and_is_told(day: Any, tmp_path: Path, template: str) -> None:
    (tmp_path / "briefing").mkdir()
    (tmp_path / "briefing" / "_end.html.j2").write_text(template)
    pages = day.pages(user_templates=tmp_path)
    told = [gap for gap in json.loads(pages["daily/2031-03-04.json"])["gaps"] if gap["kind"] == "broken template"]
    assert len(told) == 1
    page = pages["daily/2031-03-04.html"].decode()
    assert "قوالب لك تعذر استعمالها" in page
    assert '<footer class="end">' in page


def test_importing_render_costs_no_library() -> None:
    code = (
        "import sys, tasks.render; print(*sorted({'jinja2', 'babel', 'numpy', 'prefect', 'nltk'} & sys.modules.keys()))"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == ""


def test_a_copy_of_the_briefing_in_another_zone_differs_only_in_clock_times(day: Any) -> None:
    here = day.pages(formats=("txt",))["daily/2031-03-04.txt"].decode().splitlines()
    there = day.pages(change={"zone": "Asia/Tokyo"}, formats=("txt",))["daily/2031-03-04.txt"].decode().splitlines()
    changed = [pair for pair in zip(here, there, strict=True) if pair[0] != pair[1]]
    assert len(changed) == 1
    assert "00:30" in changed[0][0]
    assert "08:30" in changed[0][1]


def test_two_editions_never_share_a_file(day: Any) -> None:
    other = replace(day.briefing, edition="weekly")
    paths = {page.path for page in render(day.briefing, day.articles)}
    assert paths.isdisjoint(page.path for page in render(other, day.articles))
