"""The day's page: parsed as a browser would."""

import base64
import datetime as dt
import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from tasks.errors import UsageError
from tasks.model import Gap, News
from tasks.render.locale import TEMPLATES

PAGE = "daily/2031-03-04.html"


def test_the_newest_day_is_also_the_latest_page_with_the_same_bytes(day: Any) -> None:
    pages = day.pages(archive=(dt.date(2031, 3, 2),))
    assert pages["daily/latest.html"] == pages[PAGE]


def test_a_day_filled_in_later_does_not_become_the_latest(day: Any) -> None:
    assert "daily/latest.html" not in day.pages(archive=(dt.date(2031, 3, 5),))


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
def test_pages_are_whole_documents_in_their_language(day: Any, kit: Any, language: str) -> None:
    for path, content in day.pages(change={"language": language}, formats=("html",)).items():
        nodes = kit.parsed(content)
        assert nodes[0].attributes == {"lang": language, "dir": "rtl" if language == "ar" else "ltr"}, path
        identities = [node.attributes["id"] for node in nodes if "id" in node.attributes]
        assert len(identities) == len(set(identities)), path
        levels = [int(node.tag[1]) for node in nodes if re.fullmatch("h[1-6]", node.tag)]
        assert levels[0] == 1
        assert levels.count(1) == 1, path
        assert all(after - before <= 1 for before, after in pairwise(levels)), path
        for named in [node.attributes["aria-labelledby"] for node in nodes if "aria-labelledby" in node.attributes]:
            assert named in identities, path


def test_every_item_that_is_not_in_the_pages_language_says_so(day: Any, kit: Any) -> None:
    nodes = kit.parsed(day.pages()[PAGE])
    stories = [node for node in nodes if node.tag == "h2" and node.attributes.get("id", "").startswith("story-")]
    told = [(node.attributes.get("lang"), node.attributes.get("dir")) for node in stories]
    assert told == [("en", "ltr"), (None, None)], "the second is in Arabic, as the page is"
    said = [
        node.attributes for node in nodes if node.tag == "p" and "lang" in node.attributes and "article" in node.inside
    ]
    assert [(one["lang"], one["dir"]) for one in said] == [("en", "ltr")], "of four; the others are in Arabic"


def test_pages_hold_no_script_and_fetch_nothing(day: Any, kit: Any) -> None:
    for path, content in day.pages(formats=("html",)).items():
        for node in kit.parsed(content):
            assert node.tag not in {"script", "img", "iframe", "link", "object", "base", "form"}, path
            assert not {"src", "srcset", "style", "action", "poster"} & node.attributes.keys(), path
            assert not [name for name in node.attributes if name.startswith("on")], path


def test_the_policy_lets_in_this_style_sheet_and_nothing_else(day: Any, kit: Any) -> None:
    for content in day.pages(formats=("html",)).values():
        nodes = kit.parsed(content)
        style = next(node.text for node in nodes if node.tag == "style")
        policy = next(
            n.attributes["content"] for n in nodes if n.attributes.get("http-equiv") == "Content-Security-Policy"
        )
        hashed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        assert f"style-src 'sha256-{hashed}'" in policy
        assert policy.startswith("default-src 'none';")
        assert "unsafe" not in policy


def test_a_headline_from_a_first_sentence_says_so(kit: Any) -> None:
    untitled = kit.article("لا عنوان لهذا النص. وهذه جملة ثانية.")
    page = kit.html(kit.briefing(kit.entry(untitled)), untitled)
    assert "لا عنوان في المصدر: هذه جملته الأولى." in page
    assert f'href="articles/{untitled.id}.html#s1"' in page


def test_reprints_are_told_as_one_text(kit: Any) -> None:
    first, second = (kit.article("نص واحد ينشره اثنان.", title="عنوان", outlet=name) for name in ("الأول", "الثاني"))
    listed = (kit.item(first, 1), kit.item(second, 2, same_text_as=1))
    page = kit.html(kit.briefing(kit.entry(first, second, articles=listed, texts=1)), first, second)
    assert "مصدران، نص واحد" in page
    assert "نصه نص المصدر 1" in page
    assert "المقالات تحمل نصا واحدا بعينه." in page


def test_a_copy_with_other_figures_is_not_told_as_the_same_text(kit: Any) -> None:
    first, second = (kit.article(f"نجا {n} راكبا من الغرق.", title="عنوان", outlet=f"صحيفة {n}") for n in (97, 99))
    listed = (kit.item(first, 1), replace(kit.item(second, 2), version_of=1))
    page = kit.html(kit.briefing(kit.entry(first, second, articles=listed, texts=1)), first, second)
    assert "نص المصدر 1 بأرقام أخرى" in page
    assert "نصه نص المصدر" not in page
    assert "المقالات تحمل نصا واحدا، في بعضها أرقام أخرى." in page
    assert "بعينه" not in page
    data = json.loads(
        kit.pages(kit.briefing(kit.entry(first, second, articles=listed, texts=1)), first, second, formats=("json",))[
            "daily/2031-03-04.json"
        ]
    )
    assert [one.get("version_of") for one in data["stories"][0]["articles"]] == [None, 1]


@pytest.mark.parametrize(
    ("cited", "also", "named"),
    [
        pytest.param("A", "BCB", ["2", "3"], id="a publisher that says it twice is named once"),
        pytest.param("A", "AAB", ["4"], id="what a publisher says elsewhere bears out nothing of its own"),
        pytest.param("A", "AA", [], id="where nobody else says it nothing is claimed"),
        pytest.param("", ["a.txt", "b.txt", "b.txt"], ["3"], id="versions of one file count as the file"),
    ],
)
def test_who_else_says_a_sentence_is_counted_by_publishers(
    kit: Any, cited: str, also: Sequence[str], named: list[str]
) -> None:
    made = [kit.article(f"نص رقم {n} عن الرصيف.", title="الرصيف") for n in range(len(also) + 1)]
    houses = [cited or "a.txt", *also]
    listed = [
        replace(kit.item(one, n), publisher=house, file=house)
        for n, (one, house) in enumerate(zip(made, houses, strict=True), 1)
    ]
    story = kit.entry(*made, articles=tuple(listed), summary=(kit.excerpt(made[0], 0, *made[1:]),))
    page = kit.pages(kit.briefing(story), *made, formats=("txt",))["daily/2031-03-04.txt"].decode()
    said = re.search("ويقوله أيضا .*", page)
    assert (re.findall(r"\d+", said[0]) if said else []) == named


def test_a_story_told_before_says_what_is_new(kit: Any) -> None:
    old, new = kit.article("نص قديم معروف.", title="قديم"), kit.article("نص جديد اليوم.", title="جديد فعلا")
    news = News(since=dt.date(2031, 3, 2), outlets=1, sentences=0)
    page = kit.html(kit.briefing(kit.entry(old, new, status="updated", news=news, new_articles=(new.id,))), old, new)
    assert "محدَّث" in page
    assert "مصدر آخر" in page
    assert page.count('<b class="badge">جديد</b>') == 1


def test_forty_outlets_fold_but_the_cited_ones_stay_in_sight(kit: Any) -> None:
    made = [kit.article(f"نص رقم {n} عن الرصيف.", title="الرصيف", outlet=f"صحيفة {n}") for n in range(1, 41)]
    others = [one for one in made if one is not made[30]]
    story = kit.entry(*made, summary=(kit.excerpt(made[30], 0, *others),))
    nodes = kit.parsed(kit.html(kit.briefing(story), *made).encode())
    rows = [node for node in nodes if node.tag == "li" and "ul" in node.inside and "article" in node.inside]
    shown = [node for node in rows if "details" not in node.inside]
    assert len(rows) == 40
    assert len(shown) == 9
    assert shown[-1].text.startswith("31صحيفة 31")
    assert any(node.tag == "summary" and node.text == "31 مصدرا آخر" for node in nodes)
    assert any("و33 غيرها" in node.text for node in nodes if node.attributes.get("class") == "also")


def test_a_quiet_day_says_so_and_links_the_last_briefing(kit: Any) -> None:
    pages = kit.pages(kit.briefing(previous=dt.date(2031, 3, 1)))
    assert set(pages) == {
        PAGE,
        "daily/latest.html",
        "daily/2031-03-04.md",
        "daily/2031-03-04.txt",
        "daily/2031-03-04.json",
    }
    text = pages[PAGE].decode()
    assert "لا جديد اليوم." in text
    assert '<a href="2031-03-01.html">آخر موجز: 1 مارس 2031</a>' in text
    assert "قرأنا" not in text
    assert "لا جديد اليوم." in pages["daily/2031-03-04.md"].decode()
    assert "آخر موجز: 1 مارس 2031" in pages["daily/2031-03-04.txt"].decode()


def test_minor_stories_take_one_line_each_and_have_copies(kit: Any) -> None:
    main, minor = kit.article("الخبر الأول.", title="أول"), kit.article("الخبر الثاني.", title="ثان")
    pages = kit.pages(kit.briefing(kit.entry(main), noted=(kit.entry(minor),)), main, minor)
    assert f'<a href="articles/{minor.id}.html">ثان</a>' in pages[PAGE].decode()
    assert f"daily/articles/{minor.id}.html" in pages


def test_a_first_day_without_articles_speaks_of_no_earlier_briefing(kit: Any) -> None:
    pages = kit.pages(kit.briefing(language="en"))
    for suffix in ("html", "md", "txt"):
        said = " ".join(pages[f"daily/2031-03-04.{suffix}"].decode().split())
        assert "Nothing has been read yet." in said
        assert "earlier briefing" not in said
    markdown = pages["daily/2031-03-04.md"].decode()
    assert "\n\n---\n" in markdown.split("\n---\n", 1)[1], "a rule right under a line would make a heading of it"


def test_gaps_are_counted_by_kind_and_unknown_kinds_are_shown_as_they_are(day: Any, kit: Any) -> None:
    nodes = kit.parsed(day.pages()[PAGE])
    summaries = [node.text for node in nodes if node.tag == "summary"][-2:]
    assert summaries == ["مقالات بلا تاريخ 2", "odd kind 1"]
    small = [node for node in nodes if node.tag == "small"]
    assert [(node.attributes["lang"], node.attributes["dir"]) for node in small] == [("en", "ltr")] * 4


def test_a_thousand_gaps_of_one_kind_do_not_bury_the_page(kit: Any) -> None:
    gaps = tuple(Gap(kind="no date", what=f"seeds/{n}.txt", why="None.", remedy="Add.") for n in range(1000))
    page = kit.html(kit.briefing(gaps=gaps))
    assert "1,000" in page
    assert page.count('class="what"') == 40
    assert "و960 غيرها" in page


def test_the_timeline_runs_as_the_language_reads(day: Any, kit: Any) -> None:
    def places(language: str) -> list[tuple[str, int]]:
        nodes = kit.parsed(day.pages(change={"language": language}, formats=("html",))[PAGE])
        return [(node.attributes["class"], int(node.attributes["cx"])) for node in nodes if node.tag == "circle"]

    assert [kind for kind, _ in places("ar")] == ["open", "dot"]
    assert [place for _, place in places("en")] == sorted(place for _, place in places("en"))
    assert [place for _, place in places("ar")] == [640 - place for _, place in places("en")]


def test_the_nearest_story_kept_apart_is_named_with_its_reason(day: Any) -> None:
    page = day.pages(change={"language": "en"})[PAGE].decode()
    old = day.briefing.stories[1]
    assert f'<a href="#story-{old.id}">' in page
    assert "the dates they state differ" in page
    assert "0.31" in page


def test_days_are_linked_to_their_neighbours(day: Any) -> None:
    page = day.pages(archive=(dt.date(2031, 3, 2), dt.date(2031, 3, 6)))[PAGE].decode()
    assert '<a rel="prev" href="2031-03-02.html">' in page
    assert '<a rel="next" href="2031-03-06.html">' in page


def test_an_unknown_format_names_those_there_are(day: Any) -> None:
    with pytest.raises(UsageError, match=r"'pdf' is not known. Known are: atom, epub, html, json, md, single, txt"):
        day.pages(formats=("html", "pdf"))


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [0, 1], ids=["in the light", "in the dark"])
@pytest.mark.parametrize("ink", ["ink", "soft", "accent"])
@pytest.mark.parametrize("ground", ["paper", "wash"])
def test_words_stand_out_from_their_ground(theme: int, ink: str, ground: str) -> None:
    css = (TEMPLATES / "_style" / "base.css").read_text(encoding="utf-8")
    colours = dict(re.findall(r"--(\w+):(#[0-9a-f]{6})", re.findall(r":root\{([^}]*)\}", css)[theme]))
    darker, lighter = sorted(luminance(colours[name]) for name in (ink, ground))
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_a_heading_stands_once_above_its_stories_and_the_rest_has_one_too(kit: Any) -> None:
    made = [kit.article(f"Ferry {name} crossed the strait again on Monday.") for name in ("one", "two", "three")]
    entries = [replace(kit.entry(one), section=heading) for one, heading in zip(made, ("Sea", "Sea", ""), strict=True)]
    page = kit.html(kit.briefing(*entries), *made)
    assert re.findall(r'<h2 class="section">(.*?)</h2>', page) == ["Sea", "أخبار أخرى"]
