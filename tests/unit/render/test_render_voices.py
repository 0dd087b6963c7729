"""Who said what: the speaker as the sentence names them, the whole sentence, its mark; in every form."""

import datetime as dt
from dataclasses import replace
from html import unescape
from typing import Any

import pytest

from tasks.errors import VerbatimError
from tasks.model import Excerpt, Quotation
from tasks.render.letters import briefing_letter

SAID = "“We have lost the oldest roof of the county,” said <b>Jane Doe</b>."


def quotation(excerpt: Excerpt, speaker: str) -> Quotation:
    start = excerpt.start + excerpt.text.index(speaker)
    return Quotation(excerpt=excerpt, speaker=speaker, start=start, end=start + len(speaker))


@pytest.fixture
def told(kit: Any) -> tuple[Any, Any, Any]:
    one = kit.article(f"A fire came. {SAID}", title="Fire", language="en", outlet="Post")
    other = kit.article("احترق المخزن. وقال سالم الوادي إن السقف القديم ضاع.", title="حريق", outlet="صوت المرفأ")
    said = (
        quotation(kit.excerpt(one, 1, other), "<b>Jane Doe</b>"),
        quotation(kit.excerpt(other, 1), "سالم الوادي"),
    )
    return kit.entry(one, other, summary=(kit.excerpt(one, 0),), quotations=said), one, other


def test_the_speaker_stands_over_the_whole_sentence(kit: Any, told: tuple[Any, Any, Any]) -> None:
    entry, one, other = told
    nodes = kit.parsed(kit.html(kit.briefing(entry, language="en"), one, other).encode())
    said = [node for node in nodes if node.attributes.get("class") == "said" and node.inside.count("div") > 1]
    assert [node.text.split("\n")[0] for node in said] == ["<b>Jane Doe</b>", "سالم الوادي"]
    assert all(excerpt.excerpt.text in node.text for excerpt, node in zip(entry.quotations, said, strict=True))


def test_names_and_sentences_run_their_own_way(kit: Any, told: tuple[Any, Any, Any]) -> None:
    entry, one, other = told
    page = kit.html(kit.briefing(entry, language="en"), one, other)
    assert '<bdi lang="ar" dir="rtl">سالم الوادي</bdi>' in page
    assert '<p lang="ar" dir="rtl">وقال سالم الوادي' in page


def test_the_mark_opens_the_reading_copy_where_the_sentence_is_marked(kit: Any, told: tuple[Any, Any, Any]) -> None:
    entry, one, other = told
    pages = kit.pages(kit.briefing(entry, language="en"), one, other)
    assert f'href="articles/{other.id}.html#s2"' in pages["daily/2031-03-04.html"].decode()
    copy = kit.parsed(pages[f"daily/articles/{other.id}.html"])
    assert any(node.tag == "mark" and node.attributes.get("id") == "s2" for node in copy)


@pytest.fixture
def statements(kit: Any) -> Any:
    """Give the pages of a story whose statements name these speakers, in this order, in their sentences."""

    def pages(*names: str, formats: tuple[str, ...] = ("html",)) -> tuple[dict[str, bytes], Any, Any]:
        text = " ".join(f"“We have lost roof number {n},” said {name}." for n, name in enumerate(names))
        one = kit.article(f"A fire came. {text}", title="Fire", language="en", outlet="Post")
        said = tuple(quotation(kit.excerpt(one, n), name) for n, name in enumerate(names, 1))
        entry = kit.entry(one, summary=(kit.excerpt(one, 0),), quotations=said)
        return kit.pages(kit.briefing(entry, language="en"), one, formats=formats), entry, one

    return pages


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        pytest.param(["Jane Doe", "Jane Doe"], ["Jane Doe"], id="one speaker twice"),
        pytest.param(["Mayor Jane Doe", "Doe", "Jane Doe"], ["Mayor Jane Doe"], id="named shorter the second time"),
        pytest.param(["Doe", "Mayor Jane Doe"], ["Doe", "Mayor Jane Doe"], id="the second name says more"),
        pytest.param(["Jane Doe", "John Roe", "Jane Doe"], ["Jane Doe", "John Roe", "Jane Doe"], id="another between"),
        pytest.param(["Roe Doe", "Doe Roe"], ["Roe Doe", "Doe Roe"], id="the same words in another order"),
    ],
)
def test_a_speaker_is_named_once_over_statements_that_follow_each_other(
    kit: Any, statements: Any, names: list[str], shown: list[str]
) -> None:
    nodes = kit.parsed(statements(*names)[0]["daily/2031-03-04.html"])
    voices = next(node for node in nodes if node.attributes.get("class") == "voices")
    assert [node.text for node in nodes if node.tag == "b" and node.text in names] == shown
    assert voices.text.count("We have lost roof") == len(names)


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("md", "- Jane Doe: "),
        ("txt", "- Jane Doe\n"),
        ("atom", "Jane Doe</bdi></b>"),
    ],
)
def test_every_form_names_such_a_speaker_once(statements: Any, form: str, name: str) -> None:
    pages = statements("Jane Doe", "Jane Doe", formats=("html", form))[0]
    text = unescape(pages[f"daily/{'feed.xml' if form == 'atom' else f'2031-03-04.{form}'}"].decode())
    assert (text.count(name), text.count("We have lost roof number 1")) == (1, 1)


def test_a_mail_names_such_a_speaker_once(kit: Any, statements: Any) -> None:
    _, entry, one = statements("Jane Doe", "Jane Doe")
    made = dt.datetime(2031, 3, 4, 6, tzinfo=dt.UTC)
    letter = briefing_letter(kit.briefing(entry, language="en"), {one.id: one}, made=made, url="https://example.org")
    assert letter.html.count("<b><bdi") + letter.html.count("<b>Jane Doe</b>") == 1


def test_who_says_the_same_is_named_beside_it(kit: Any, told: tuple[Any, Any, Any]) -> None:
    entry, one, other = told
    page = kit.html(kit.briefing(entry, language="en"), one, other)
    voices = page[page.index('class="voices"') :]
    assert voices.index("Also said by") < voices.index("سالم الوادي")


@pytest.mark.parametrize("form", ["md", "txt", "atom", "single"])
def test_quotations_are_told_in_every_form(kit: Any, told: tuple[Any, Any, Any], form: str) -> None:
    entry, one, other = told
    pages = kit.pages(kit.briefing(entry, language="en"), one, other, formats=("html", form))
    name = {"atom": "feed.xml", "single": "2031-03-04.single.html"}.get(form, f"2031-03-04.{form}")
    assert pages[f"daily/{name}"].decode().count("سالم الوادي") >= 2


def test_a_mail_tells_quotations_too(kit: Any, told: tuple[Any, Any, Any]) -> None:
    entry, one, other = told
    made = dt.datetime(2031, 3, 4, 6, tzinfo=dt.UTC)
    letter = briefing_letter(
        kit.briefing(entry, language="en"), {one.id: one, other.id: other}, made=made, url="https://example.org"
    )
    assert "Who said what" in letter.html
    assert '<bdi lang="ar" dir="rtl">سالم الوادي</bdi></b></p>' in letter.html
    assert f'href="https://example.org/daily/articles/{other.id}.html#s2"' in letter.html
    assert "said &lt;b&gt;Jane Doe&lt;/b&gt;" in letter.html
    assert letter.text.count("سالم الوادي") == 2


def test_a_story_in_which_nobody_is_quoted_has_no_such_heading(kit: Any, told: tuple[Any, Any, Any]) -> None:
    entry, one, other = told
    assert "Who said what" not in kit.html(kit.briefing(replace(entry, quotations=()), language="en"), one, other)


def test_a_quotation_that_its_article_does_not_hold_stops_the_page(kit: Any, told: tuple[Any, Any, Any]) -> None:
    entry, one, other = told
    false = kit.article("“Nobody has ever said this,” said Ann Lee.", language="en")
    wrong = replace(kit.excerpt(false, 0), article=one.id)
    with pytest.raises(VerbatimError):
        kit.html(kit.briefing(replace(entry, quotations=(quotation(wrong, "Ann Lee"),))), one, other)
