"""What is watched, and why a story stands where it does, as each format says it."""

import datetime as dt
import json
import re
from dataclasses import replace
from typing import Any

import pytest

from tasks.model import Gap, Mark, Rank, RankPart

PARTS = (
    RankPart(name="texts", weight=3.0, value=2.0, counted=4),
    RankPart(name="recency", weight=2.0, value=1.0, counted=0),
    RankPart(name="recency", weight=2.0, value=0.25, counted=4),
    RankPart(name="recency", weight=2.0, value=0.3333, counted=None),
    RankPart(name="section", weight=1.0, value=1.0, called=("Sea",)),
)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        pytest.param("ar", "ضمن متابعتك: Ports", id="in Arabic"),
        pytest.param("en", "Watched: Ports", id="in English"),
        pytest.param("fr", "Suivi\u00a0: Ports", id="in French"),
    ],
)
def test_every_format_names_the_group(day: Any, language: str, said: str) -> None:
    made = day.pages(change={"language": language}, formats=("html", "md", "txt"))
    for suffix in ("html", "md", "txt"):
        text = re.sub(r"[\u200e\u200f\u2066-\u2069]|</?bdi[^>]*>", "", made[f"daily/2031-03-04.{suffix}"].decode())
        assert text.count(said) == 1, suffix


def test_the_words_that_were_found_are_in_the_fold(day: Any) -> None:
    page = day.pages(change={"language": "en"})["daily/2031-03-04.html"].decode()
    fold = page[page.index('<details class="why">') :]
    assert "<dt>Words found</dt><dd><bdi>رصيف</bdi>, pier</dd>" in fold[: fold.index("</details>")]


def test_the_name_of_a_group_is_words_and_never_a_mark(day: Any) -> None:
    mark = Mark(group="<script>alert(1)</script> **Ports**", words=("<img src=x onerror=alert(1)>",))
    story = replace(day.briefing.stories[0], watched=(mark,))
    made = day.pages(change={"stories": (story,), "threads": ()}, formats=("html", "md"))
    for suffix in ("html", "md"):
        text = made[f"daily/2031-03-04.{suffix}"].decode().replace("\\<", "")  # escaped in Markdown
        assert "<script" not in text
        assert "<img" not in text
    assert "\\*\\*Ports" in text


def test_a_reader_can_add_the_parts_up(day: Any) -> None:
    page = day.pages(change={"language": "en"})["daily/2031-03-04.html"].decode()
    fold = page[page.index("Why this place") :]
    fold = fold[: fold.index("</details>")]
    points = [float(one) for one in re.findall(r"<b>([\d.]+)</b></bdi>", fold)]
    total = re.search(r"<dd><b>([\d.]+)</b>", fold)
    assert points == [4.75, 1.58, 1.41, 100.0]
    assert total
    assert float(total[1]) == round(sum(points), 2)


def test_the_json_carries_the_same_parts(day: Any) -> None:
    story = json.loads(day.pages(formats=("json",))["daily/2031-03-04.json"])["stories"][0]
    assert story["watched"] == [{"group": "Ports", "words": ["رصيف", "pier"]}]
    assert story["rank"]["total"] == round(sum(part["points"] for part in story["rank"]["parts"]), 2)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        pytest.param(
            "en",
            ["4 texts", "published on the day", "4 days old", "date unknown: the mean of the other stories", "Sea"],
            id="in English",
        ),
        pytest.param(
            "ar",
            ["4 نصوص", "نُشر في اليوم نفسه", "قبل 4 أيام", "بلا تاريخ: متوسط سائر الأخبار", "Sea"],
            id="in Arabic",
        ),
    ],
)
def test_what_was_counted_is_said_in_words(day: Any, language: str, told: list[str]) -> None:
    story = replace(day.briefing.stories[0], watched=(), rank=Rank(parts=PARTS))
    page = day.pages(change={"language": language, "stories": (story,), "threads": ()})["daily/2031-03-04.html"]
    fold = page.decode().split("<dl>")[-1]
    assert re.findall(r"<dd><bdi>(.*?)</bdi>", fold)[:5] == told
    assert "3 × log₂ 4" in fold
    assert "2 × 0.25" in fold.replace("٫", ".").replace(",", ".")


@pytest.mark.parametrize("suffix", ["html", "md", "txt"])
def test_a_day_without_a_watched_story_says_so_and_counts_the_others(kit: Any, suffix: str) -> None:
    gap = Gap(kind="not watched", what="2 stories, 10 articles", why="x", remedy="y")
    made = replace(kit.briefing(), gaps=(gap,), language="en", date=dt.date(2031, 3, 4))
    text = kit.pages(made, formats=(suffix,))[f"daily/2031-03-04.{suffix}"].decode()
    assert "No story holds a watch word today." in text
    assert "Stories without a watch word" in text
    assert "2 stories, 10 articles" in text
