"""Plain text: titles, labels, furniture, wrapped lines, odd characters; and the laws that hold for any text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tasks.extract import extract
from tasks.extract.clean import clean, clean_title
from tasks.extract.wrapping import unwrap
from tasks.model import Article, Document, Gap, Hints

NOW = datetime(2026, 11, 22, 6, tzinfo=UTC)
Made = Callable[..., Article]
Refused = Callable[..., Gap]

PROSE = "أعلنت السلطات المحلية في المدينة اليوم أن فرق الإنقاذ وصلت إلى المناطق المتضررة من السيول صباحا."
MORE = "وأضافت أن عشرات الأسر نقلت إلى مراكز إيواء مؤقتة في انتظار انحسار المياه خلال اليومين المقبلين."
ENGLISH = "Rescue teams reached the flooded villages on Sunday morning after two days of heavy rain, officials said."


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        pytest.param(["وصول فرق الإنقاذ إلى المدينة", PROSE], "وصول فرق الإنقاذ إلى المدينة", id="short, no full stop"),
        pytest.param(["هل وصلت فرق الإنقاذ؟", PROSE], "هل وصلت فرق الإنقاذ؟", id="a question may be a title"),
        pytest.param(["Rescue teams arrive!", ENGLISH], "Rescue teams arrive!", id="an exclamation may be a title"),
        pytest.param(["Flood in the valley..", ENGLISH], "Flood in the valley..", id="two dots are a pause"),
        pytest.param(["“We have nothing left”", ENGLISH], "“We have nothing left”", id="a quotation may be a title"),
        pytest.param(["وصلت فرق الإنقاذ إلى المدينة.", PROSE], "", id="a full stop ends a sentence, not a title"),
        pytest.param(["«وصلت فرق الإنقاذ إلى المدينة.»", PROSE], "", id="inside quotes too"),
        pytest.param(["Rain fell. Nobody was hurt", ENGLISH], "", id="a title holds no finished sentence"),
        pytest.param([PROSE, MORE], "", id="prose is no title"),
        pytest.param(["وصول فرق الإنقاذ إلى المدينة"], "", id="nothing follows"),
        pytest.param(["وصول فرق الإنقاذ إلى", "المدينة بعد السيول"], "", id="no prose follows"),
        pytest.param(["• وصول فرق الإنقاذ إلى المدينة", PROSE], "", id="a list item is no title"),
        pytest.param(["1. وصول فرق الإنقاذ إلى المدينة", PROSE], "", id="a numbered item is no title"),
        pytest.param(["قال المتحدث باسم الحكومة:", PROSE], "", id="a colon leads on"),
        pytest.param(["محمد سلامة", PROSE], "", id="two words are more often a name"),
        pytest.param(["كلمة " * 26, PROSE + MORE + MORE], "", id="26 words are too many"),
        pytest.param(["تقارير خاصة", "وصول فرق الإنقاذ للمدينة", PROSE], "وصول فرق الإنقاذ للمدينة", id="a label"),
        pytest.param(["نايف عبدالله – عين المدينة", PROSE], "", id="who writes for whom is no title"),
        pytest.param(["LONDON - The Daily Post", ENGLISH], "", id="where and for whom is no title"),
        pytest.param(["* * *", "وصول فرق الإنقاذ للمدينة", PROSE], "وصول فرق الإنقاذ للمدينة", id="below stars"),
    ],
)  # fmt: skip
def test_the_first_line_is_the_title_when_it_reads_as_one(made: Made, lines: list[str], title: str) -> None:
    article = made("\n".join(lines))
    assert article.title == title
    assert ("no title" in article.extraction.notes) == (not title)
    assert title not in article.text.split("\n")


@pytest.mark.parametrize(
    ("lines", "reasons"),
    [
        pytest.param(["وصول فرق الإنقاذ", PROSE], ["repeated title"], id="the title again, as it is"),
        pytest.param(["وُصول فرق الانقاذ!", PROSE], ["repeated title"], id="spelt and marked otherwise"),
        pytest.param(["You are currently viewing وصول فرق الإنقاذ", PROSE], ["notice"], id="a theme's notice"),
        pytest.param(["عاجل: وصول فرق الإنقاذ", PROSE], [], id="more than the title, and as short"),
        pytest.param(["10 مايو 2025", PROSE], ["date line"], id="a line that is a date"),
        pytest.param(["نايف عبدالله – عين المدينة", PROSE], ["dateline"], id="who writes for whom"),
        pytest.param(["كتب أحمد بن سالم", PROSE], ["byline"], id="the author's name"),
        pytest.param([PROSE, "* * *", MORE], ["separator"], id="a line without a letter"),
        pytest.param([PROSE, MORE], [], id="prose"),
    ],
)
def test_what_is_not_the_article_is_dropped_with_its_reason(made: Made, lines: list[str], reasons: list[str]) -> None:
    article = made("\n".join(lines), hints=Hints(title="وصول فرق الإنقاذ", authors=("أحمد بن سالم",)))
    assert [one.reason for one in article.extraction.dropped] == reasons
    assert len(article.text.split("\n")) == len(lines) - len(reasons)


def test_a_label_of_a_section_is_a_heading_further_down(made: Made) -> None:
    lines = ["ملفات وتقارير", *[PROSE] * 8, "ملفات وتقارير", MORE]
    article = made("\n".join(lines))
    assert [one.line for one in article.extraction.dropped] == ["ملفات وتقارير"]
    assert "ملفات وتقارير" in article.text.split("\n")


def test_links_that_close_a_page_go_with_their_heading(made: Made) -> None:
    text = f"{ENGLISH}\n{ENGLISH}\nRead also:\nBridge closed after flood\nFarmers count their losses"
    assert made(text, hints=Hints(title="Flood", language="en")).text == f"{ENGLISH}\n{ENGLISH}"


def test_links_in_the_middle_of_a_page_take_nothing_along(made: Made) -> None:
    text = f"{ENGLISH}\nRead also: Bridge closed\nWhat comes next\n{ENGLISH}"
    assert made(text, hints=Hints(title="Flood", language="en")).text == f"{ENGLISH}\nWhat comes next\n{ENGLISH}"


@pytest.mark.parametrize(
    ("content", "hints", "kind"),
    [
        pytest.param("كلمة", Hints(), "too short", id="one word"),
        pytest.param("", Hints(), "too short", id="nothing"),
        pytest.param("two words", Hints(), "too short", id="two words"),
        pytest.param("... ؟؟ ***", Hints(), "too short", id="no word at all"),
    ],
)
def test_what_is_too_short_is_a_gap(refused: Refused, content: str, hints: Hints, kind: str) -> None:
    gap = refused(content, hints=hints)
    assert (gap.kind, gap.what) == (kind, "a.txt")
    assert gap.why
    assert gap.remedy


def test_a_headline_alone_is_an_article(made: Made) -> None:
    article = made("", hints=Hints(title="Storm hits the coast"))
    assert (article.title, article.text, article.sentences) == ("Storm hits the coast", "", ())


def test_an_article_without_end_is_cut_at_a_line_and_says_so(made: Made) -> None:
    text = "\n".join(f"{number} {PROSE}" for number in range(48_000))
    assert len(text) > 4_900_000
    article = made(text)
    assert "cut" in article.extraction.notes
    assert 990_000 < len(article.text) <= 1_000_000
    assert article.text.endswith(PROSE)


def test_an_unsure_encoding_is_told(made: Made) -> None:
    article = made(PROSE, encoding="windows-1256", confidence=0.6)
    assert "encoding uncertain" in article.extraction.notes
    assert (article.extraction.encoding, article.extraction.confidence) == ("windows-1256", 0.6)
    assert "encoding uncertain" not in made(PROSE, confidence=0.9).extraction.notes


@pytest.mark.parametrize(
    ("text", "hint", "language", "unsure"),
    [
        pytest.param(PROSE, "", "ar", False, id="Arabic by its letters"),
        pytest.param(PROSE, "ar-LY", "ar", False, id="as the source says"),
        pytest.param(PROSE, "en", "ar", False, id="not as the source says when the script is another"),
        pytest.param("123 456 789", "", "und", True, id="figures have no language"),
    ],
)
def test_the_language_is_told(made: Made, text: str, hint: str, language: str, unsure: bool) -> None:
    article = made(text, hints=Hints(language=hint))
    assert article.language == language
    assert ("language uncertain" in article.extraction.notes) is unsure


def test_the_same_text_twice_is_one_article_and_a_gap(document: Callable[..., Document]) -> None:
    one = document(PROSE, where="a.txt")
    again = document(PROSE.replace(" ", "  ") + "\r\n", where="b.txt")
    extracted = extract([one, again], now=one.first_seen)
    assert [article.where for article in extracted.articles] == ["a.txt"]
    assert [(gap.kind, gap.what) for gap in extracted.gaps] == [("duplicate", "b.txt")]
    assert "a.txt" in extracted.gaps[0].why


def test_the_same_text_in_two_outlets_is_two_articles(document: Callable[..., Document]) -> None:
    documents = [document(PROSE, where=name, hints=Hints(outlet=name)) for name in ("a", "b")]
    extracted = extract(documents, now=documents[0].first_seen)
    assert len({article.id for article in extracted.articles}) == 2
    assert len({article.key for article in extracted.articles}) == 1


def test_an_address_makes_the_id_whatever_the_text(made: Made) -> None:
    one = made(PROSE, hints=Hints(url="https://n.example/a?utm_source=x"))
    other = made(MORE, hints=Hints(url="http://www.n.example/a/"))
    assert one.id == other.id
    assert one.url == "https://n.example/a"


LINES = st.text(st.characters(codec="utf-8"), max_size=80) | st.sampled_from(
    [
        PROSE,
        MORE,
        ENGLISH,
        "تعليقات الزوار",
        "You are currently viewing x",
        "10 مايو 2025",
        "Read also",
        "ملفات وتقارير",
        "",
    ]
)


@settings(deadline=None)
@given(st.lists(LINES, max_size=12), st.sampled_from(["", "وصول فرق الإنقاذ إلى المدينة", "x"]))
@example(["x\x85y", "\u2029", "a\u202eb c d"], "")
def test_for_any_text(lines: list[str], title: str) -> None:
    """Every line that is kept or dropped is a line of the source; sentences are slices; nothing is obeyed."""
    content = "\n".join(lines)
    document = Document(
        source="t", where="a.txt", kind="text", content=content, first_seen=NOW, hints=Hints(title=title)
    )
    extracted = extract([document], now=NOW)
    assert len(extracted.articles) + len(extracted.gaps) == 1
    source = set(unwrap(clean(content)))
    for article in extracted.articles:
        kept = [line for line in article.text.split("\n") if line]
        assert set(kept) <= source
        assert {one.line for one in article.extraction.dropped} <= source
        found = [] if article.title in {"", clean_title(title)} else [article.title]
        assert len(kept) + len(article.extraction.dropped) + len(found) >= len(unwrap(clean(content)))
        assert not set(article.text + article.title) & set("\r\x00\x07\u202e\u2066\ufeff")
        assert all(article.text[span.start : span.end].strip() for span in article.sentences)
        again = extract([document], now=NOW)
        assert again == extracted
