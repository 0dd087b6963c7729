"""What the briefing does not know is told in the language of the page, and hides nothing."""

import tomllib
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from tasks.compose import unknowns
from tasks.health import gap
from tasks.ingest.binary import _OPENINGS
from tasks.ingest.formats import json_, jsonl
from tasks.ingest.gaps import REMEDIES as OF_FILES
from tasks.model import FeedState, Gap
from tasks.render.remedies import REMEDIES
from tasks.render.retelling import counted, retold
from tasks.render.whys import WHYS
from tasks.render.wording import Wording

PAGE = "daily/2031-03-04.html"
ARABIC, FRENCH, ENGLISH = Wording("ar"), Wording("fr"), Wording("en")


@pytest.mark.parametrize("remedy", sorted({*OF_FILES.values(), *(remedy for _, remedy in unknowns._NOTES.values())}))
def test_every_remedy_of_the_tables_is_told_in_arabic_and_french(remedy: str) -> None:
    assert remedy in REMEDIES
    assert retold(remedy, ARABIC) != remedy != retold(remedy, FRENCH)
    assert retold(remedy, ENGLISH) == remedy


@pytest.mark.parametrize("why", sorted(why for why, _ in unknowns._NOTES.values()))
def test_every_doubt_about_an_article_is_told_in_arabic(why: str) -> None:
    assert why in WHYS
    assert retold(why, ARABIC) != why


@pytest.mark.parametrize(
    ("said", "told"),
    [
        pytest.param(
            "It has 25,000,000 bytes; the limit is 20,000,000.",
            "حجمه 25,000,000 بايت والحد 20,000,000.",
            id="figures are carried over",
        ),
        pytest.param(
            "It holds the same as seeds/a; b.txt, which has been read.",
            "فيه ما في seeds/a; b.txt، وقد قُرئ.",
            id="so are names, whatever is in them",
        ),
        pytest.param(
            "Not taken for the article: dateline «تونس – وات»; share «انشر؛ share «x»».",
            "لم تُعدّ من المقال: المكان والجهة «تونس – وات»؛ مشاركة «انشر؛ share «x»».",
            id="lines keep their words, their reasons are translated",
        ),
        pytest.param("It holds the same as %(first)s", "It holds the same as %(first)s", id="what nobody knows stays"),
        pytest.param(
            "It cannot be read: 100 % %(error)s.", "لا يُقرأ: 100 % %(error)s.", id="signs of filling in are words here"
        ),
    ],
)
def test_a_sentence_with_something_filled_in_is_told_in_arabic(said: str, told: str) -> None:
    assert retold(said, ARABIC) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (ARABIC, "لم تُعدّ من المقال: سطر تاريخ «29 نوفمبر»؛ مشاركة «a; b» (مرتين)."),
        (FRENCH, "Pas prises pour l’article~: ligne de date «~29 نوفمبر~»~; partage «~a; b~» (2 fois)."),
    ],
    ids=["Arabic", "French"],
)
def test_dropped_lines_stand_in_the_quotation_marks_of_the_page(words: Wording, told: str) -> None:
    said = "Not taken for the article: date line «29 نوفمبر»; share «a; b» (2 times)."
    assert retold(said, words) == told.replace("~", "\u00a0")


@pytest.mark.parametrize("kind", sorted({"a page", "binary data", "a film or picture", *dict(_OPENINGS).values()}))
def test_what_a_file_is_in_place_of_a_text_is_told_in_arabic_and_french(kind: str) -> None:
    for words in (ARABIC, FRENCH):
        told = retold(f"It is not text but {kind}.", words)
        assert kind not in told
        assert words._("text") in told
        assert retold(f"It is not JSON Lines but {kind}.", words).count("JSON Lines") == 1


@pytest.mark.parametrize(
    ("broken", "arabic", "french"),
    [
        pytest.param(
            '{"text":\n "abc',
            "ليس JSON سليما: عند السطر 2، العمود 2.",
            "Ce n’est pas du JSON valide\u00a0: à la ligne 2, colonne 2.",
            id="a string without an end",
        ),
        pytest.param(
            "[1, 2",
            "ليس JSON سليما: عند السطر 1، العمود 6.",
            "Ce n’est pas du JSON valide\u00a0: à la ligne 1, colonne 6.",
            id="a list without an end",
        ),
        pytest.param(
            "[" * 100_000,
            "ليس JSON سليما: تداخله عميق جدا.",
            "Ce n’est pas du JSON valide\u00a0: son imbrication est trop profonde.",
            id="lists within lists",
        ),
    ],
)
def test_where_json_is_broken_is_told_in_the_language_of_the_page(broken: str, arabic: str, french: str) -> None:
    (found,) = json_.parse(broken.encode(), "a.json")
    assert isinstance(found, Gap)
    assert (retold(found.why, ARABIC), retold(found.why, FRENCH)) == (arabic, french)
    assert retold(found.why, ENGLISH) == found.why


def test_of_a_line_that_is_broken_the_column_alone_is_told() -> None:
    (found,) = jsonl.parse(b'\n{"text" 1}\n', "a.jsonl")
    assert isinstance(found, Gap)
    assert (found.what, retold(found.why, ARABIC)) == ("a.jsonl#2", "السطر ليس JSON سليما: عند العمود 9.")


@pytest.mark.parametrize(
    ("broken", "place"),
    [
        pytest.param("title = \n", "عند السطر 1، العمود 9", id="in a line"),
        pytest.param("title = ", "عند نهايته", id="at the end"),
    ],
)
def test_where_toml_is_broken_is_told_in_the_language_of_the_page(broken: str, place: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as error:
        tomllib.loads(broken)
    assert retold(f"It is not valid TOML: {error.value}.", ARABIC) == f"ليس TOML سليما: {place}."


@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_a_colon_in_french_has_its_no_break_space(day: Any, suffix: str) -> None:
    gaps = (Gap(kind="empty file", what="a.txt", why="", remedy=""),)
    made = replace(day, briefing=replace(day.briefing, gaps=gaps)).pages(change={"language": "fr"})
    page = made[f"daily/2031-03-04.{suffix}"].decode().replace("*", "")
    assert "Fichiers vides\u00a0: 1\n" in page


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (ARABIC, "خبران، 11 مقالا"),
        (FRENCH, "2 articles, 11 articles"),
        (ENGLISH, "2 stories, 11 articles"),
    ],
    ids=["Arabic", "French", "English"],
)
def test_what_is_not_shown_is_counted_in_the_plurals_of_the_page(words: Wording, told: str) -> None:
    if words is FRENCH:
        told = f"{words.n_('%(n)s story', '%(n)s stories', 2)}, 11 articles"
    gap = unknowns.not_shown(2, 11)
    assert counted(gap.what, words) == told
    assert counted("seeds/2 stories, 3 articles.txt", words) == "seeds/2 stories, 3 articles.txt"


def test_stories_that_are_not_shown_are_counted_as_stories(day: Any, kit: Any) -> None:
    page = kit.html(replace(day.briefing, gaps=(unknowns.not_shown(269, 286),)), *day.articles.values())
    summaries = [node.text for node in kit.parsed(page.encode()) if node.tag == "summary"]
    assert summaries[-1] == "أخبار لم تُعرض 269"
    assert "269 خبرا، 286 مقالا" in page


def test_a_remedy_that_all_share_is_said_once_and_english_is_marked_as_english(day: Any, kit: Any) -> None:
    remedy = "Nothing to do, or delete one of the two."
    whys = ("It holds the same as a.txt, which has been read.", "Something new happened to it.")
    gaps = tuple(Gap(kind="duplicate", what=f"seeds/{why[:5]}.txt", why=why, remedy=remedy) for why in whys)
    page = kit.html(replace(day.briefing, gaps=gaps), *day.articles.values())
    small = [(node.text, node.attributes) for node in kit.parsed(page.encode()) if node.tag == "small"]
    assert ("فيه ما في a.txt، وقد قُرئ.", {"lang": "ar", "dir": "rtl"}) in small
    assert ("Something new happened to it.", {"lang": "en", "dir": "ltr"}) in small
    assert [text for text, _ in small].count(retold(remedy, ARABIC)) == 1


@pytest.mark.parametrize(
    ("failures", "error", "told"),
    [
        pytest.param(
            1,
            "a web page came instead of a feed",
            "فشلت (جاءت صفحة بدل الخلاصة)؛ آخر نجاح 2031-03-01.",
            id="a failure and its reason",
        ),
        pytest.param(
            4,
            "it answers 500 Internal Server Error",
            "فشلت على التوالي، وعدد المرات 4 (تجيب بـ 500 Internal Server Error)؛ آخر نجاح 2031-03-01.",
            id="several failures, and what the server said",
        ),
        pytest.param(
            1,
            "it redirects to where nothing is fetched from: the address names no host",
            "فشلت (تحيل إلى عنوان لا يُجلب منه شيء: العنوان لا يذكر مضيفا)؛ آخر نجاح 2031-03-01.",
            id="a reason within a reason",
        ),
        pytest.param(
            1,
            "not asked, because it lies in the local link",
            "فشلت (لم تُسأل لأنها تقع في الوصلة المحلية)؛ آخر نجاح 2031-03-01.",
            id="a network that is not public",
        ),
        pytest.param(1, "odd (words)", "فشلت (odd (words))؛ آخر نجاح 2031-03-01.", id="a reason that nobody knows"),
    ],
)
def test_how_a_feed_failed_is_told_in_arabic(failures: int, error: str, told: str) -> None:
    last = datetime(2031, 3, 1, tzinfo=UTC)
    found = gap("a", FeedState(url="https://a.example/f", failures=failures, error=error, succeeded=last))
    assert found
    assert retold(found.why, ARABIC) == told


def test_that_a_feed_is_gone_is_told_in_arabic_and_french() -> None:
    found = gap("a", FeedState(url="https://a.example/f", stopped="gone"))
    assert found
    assert found.why not in {retold(found.why, ARABIC), retold(found.why, FRENCH)}


@pytest.mark.parametrize("said", ["daily", "weekly", "twice a day", "9 times a day", "every 3 days"])
def test_that_a_feed_fell_silent_is_told_in_arabic_and_french(said: str) -> None:
    why = f"Normally speaks {said}, silent for 40 days."
    for words in (ARABIC, FRENCH):
        told = retold(why, words)
        assert "40" in told
        assert "speaks" not in told
        assert said not in told
