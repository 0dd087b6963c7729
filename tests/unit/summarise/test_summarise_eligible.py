"""Forms are refused, contents never: which sentences may stand in a summary."""

from collections.abc import Callable

import pytest

from tasks.model import Article
from tasks.summarise.eligible import LONG, LONGEST, counted, last_mark, unfinished
from tasks.summarise.reading import read

MakeArticle = Callable[..., Article]


def faults(article: Article) -> list[str]:
    return [sentence.fault for sentence in read([article])[article.id].sentences]


PROSE = "The council met on Monday and voted for the new line by nine votes to four."


@pytest.mark.parametrize(
    ("line", "language", "why"),
    [
        pytest.param(PROSE, "en", "", id="a sentence of prose may stand"),
        pytest.param(f"“{PROSE}”", "en", "", id="a closing quote hides no full stop"),
        pytest.param("Er sprach gestern im Landtagsgebäude über Wasserwirtschaftsplan.", "de", "", id="long words"),
        pytest.param("وافق المجلس يوم الاثنين على الخط الجديد بتسعة أصوات مقابل أربعة.", "ar", "", id="Arabic prose"),
        pytest.param("What happened next", "en", "short", id="a heading is short"),
        pytest.param("The council met on Monday and voted for the new line of trams", "en", "no end", id="a caption"),
        pytest.param("Will the council ever vote for the line that it promised?", "en", "question", id="a question"),
        pytest.param("هل يوافق المجلس على الخط الجديد الذي وعد به أهل المدينة؟", "ar", "question", id="an Arabic one"),
        pytest.param("The mayor named the three stations that will be closed first:", "en", "list lead", id="a colon"),
        pytest.param("• The northern line will be closed for repair until August.", "en", "bullet", id="a bullet"),
        pytest.param("ـ يغلق الخط الشمالي للإصلاح من شهر مايو إلى نهاية أغسطس.", "ar", "bullet", id="a tatweel"),
        pytest.param("1. FC Köln gewann am Samstag das letzte Spiel der Saison mit zwei Toren.", "de", "", id="a club"),
        pytest.param("اقرأ أيضا: المجلس يصوت على الخط الجديد يوم الاثنين.", "ar", "furniture", id="link"),
        pytest.param("، وقال إن الخط الجديد يصل إلى آخر أحياء المدينة في العام القادم.", "ar", "fragment", id="a tail"),
        pytest.param("word " * (LONG // 5) + "end.", "en", "long", id="a missing full stop"),
        pytest.param("word " * (LONGEST // 5) + "end.", "en", "too long", id="more than anyone reads as an excerpt"),
    ],
)
def test_a_form_is_named(article: MakeArticle, line: str, language: str, why: str) -> None:
    prose = "\n".join([PROSE] * 3)
    assert faults(article("a", f"{prose}\n{line}\n{prose}", language=language))[3] == why


def test_numbers_lead_a_list_only_where_a_neighbour_leads_another_line(article: MakeArticle) -> None:
    lines = [f"{number}. {PROSE}" for number in (1, 2, 3)]
    found = faults(article("a", "\n".join([PROSE, *lines, PROSE])))
    assert "bullet" in found
    assert found[0] == found[-1] == ""
    assert counted(["1. One", "2. Two", "7. Seven"]) == {1, 2}


def test_where_most_sentences_have_no_full_stop_none_is_asked_for(article: MakeArticle) -> None:
    bare = PROSE.rstrip(".")
    assert faults(article("a", f"{bare}\n{bare}\n{bare}\n{PROSE}")) == ["", "", "", ""]
    assert faults(article("a", f"{PROSE}\n{PROSE}\n{PROSE}\n{bare}")) == ["", "", "", "no end"]


def test_a_line_that_repeats_a_title_is_never_quoted(article: MakeArticle) -> None:
    text = f"Council votes for the new tram line on Monday.\n{PROSE}"
    assert faults(article("a", text, title="Council votes for the new tram line, on Monday!")) == ["title", ""]
    assert faults(article("a", text, title="Council votes for the new tram line")) == ["", ""]


@pytest.mark.parametrize(
    ("sentence", "mark"),
    [
        pytest.param("He left.", ".", id="plain"),
        pytest.param("He said “I leave.”", ".", id="inside a quote"),
        pytest.param("He left (at last).) ", ".", id="before brackets and spaces"),
        pytest.param("»", "", id="closers alone"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_the_last_mark_is_what_stands_before_closing_quotes(sentence: str, mark: str) -> None:
    assert last_mark(sentence) == mark


def test_short_lines_do_not_make_an_article_unfinished() -> None:
    assert not unfinished([("Heading", 1), ("Another heading", 2), (PROSE, 16)])
    assert unfinished([(PROSE.rstrip("."), 16)])
    assert not unfinished([])
