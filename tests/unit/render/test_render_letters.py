"""Letters: what the page says, in a form that mail programs keep; no script, nothing fetched, the right way round."""

import datetime as dt
import json
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tasks.errors import VerbatimError
from tasks.model import Letter, Trouble
from tasks.render.letters import SHOWN, alert_letter, briefing_letter, trial_letter

NOW = dt.datetime(2031, 3, 4, 6, tzinfo=dt.UTC)
URL = "https://example.org/n"
KEPT = {"style", "dir", "lang", "class", "href", "title", "charset", "name", "content", "datetime"}
PLAIN = {
    *("html", "head", "meta", "title", "style", "body", "div", "h1", "h2"),
    *("p", "hr", "a", "b", "bdi", "span", "br", "time"),
}


class Read(HTMLParser):
    """The elements, attributes and links of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    @property
    def links(self) -> list[str]:
        return [str(attrs["href"]) for tag, attrs in self.seen if tag == "a"]


def told(day: Any, url: str = "") -> Letter:
    return briefing_letter(day.briefing, day.articles, made=NOW, url=url)


def alert(*there: Trouble, over: tuple[Trouble, ...] = (), language: str = "ar") -> Letter:
    return alert_letter(there, over, edition="daily", name="موجز", language=language, day=NOW.date(), made=NOW)


def trouble(kind: Any, what: str, why: str = "Nothing could be read.", remedy: str = "Wait.") -> Trouble:
    return Trouble(kind=kind, what=what, why=why, remedy=remedy, since=NOW)


def letters(day: Any) -> list[Letter]:
    return [
        told(day),
        told(day, URL),
        alert(trouble("run", "daily"), trouble("channel", "mail"), over=(trouble("source", "a"),)),
        trial_letter("mail", edition="daily", name="موجز", language="ar", day=NOW.date(), made=NOW),
    ]


def test_a_letter_is_plain_html_that_fetches_nothing(day: Any) -> None:
    for letter in letters(day):
        read = Read(letter.html)
        assert {tag for tag, _ in read.seen} <= PLAIN
        assert {name for _, attrs in read.seen for name in attrs} <= KEPT
        assert not re.search(r"url\(|@import|expression|javascript:|<script|<img|src=", letter.html, re.IGNORECASE)
        assert all(link.startswith(("https://", "http://")) for link in read.links)


def test_every_text_says_which_way_it_runs(day: Any) -> None:
    for letter in letters(day):
        for tag, attrs in Read(letter.html).seen:
            if tag in {"html", "h1", "h2", "p", "bdi"}:
                assert attrs.get("dir") in {"rtl", "ltr"}, (tag, attrs)
        assert Read(letter.html).seen[0][1] == {"lang": "ar", "dir": "rtl"}


def test_facts_beside_each_other_cannot_turn_one_another_round(day: Any) -> None:
    facts = re.findall(r"<p class=\"m-quiet\"[^>]*>(<bdi.*)</p>", told(day).html)
    assert len(facts) >= len(day.briefing.stories)
    for line in facts:
        for fact in re.split(r" · |<br>", line):
            assert re.fullmatch(r'<bdi dir="rtl">.*</bdi>', fact), fact


def test_every_sentence_of_the_page_stands_in_both_forms(day: Any) -> None:
    letter = told(day)
    flat = re.sub(r"[\u200e\u200f\u2066-\u2069]", "", " ".join(letter.text.split()))
    html = unescape(letter.html)
    for entry in day.briefing.stories:
        for excerpt in entry.summary:
            assert excerpt.text in html
            assert " ".join(excerpt.text.split()) in flat.replace("\u200f", "")


def test_links_lead_to_the_outlets_and_to_ones_own_pages_where_they_are_on_the_web(day: Any) -> None:
    outside = set(Read(told(day).html).links)
    assert outside
    assert not [link for link in outside if link.startswith(URL)]
    letter = told(day, URL)
    assert letter.link == f"{URL}/daily/2031-03-04.html"
    own = {link for link in Read(letter.html).links if link.startswith(URL)}
    assert f"{URL}/daily/2031-03-04.html" in own
    assert [link for link in own if re.fullmatch(URL + r"/daily/articles/[0-9a-f]+\.html#s\d+", link)]
    assert letter.link in letter.text


def test_a_notice_has_a_line_a_story(day: Any) -> None:
    lines = told(day).lines
    assert len(lines) == 1 + len(day.briefing.stories)
    for line, entry in zip(lines[1:], day.briefing.stories, strict=True):
        assert line.startswith("• ")
        assert entry.headline.text in line


def test_the_json_is_the_days_own(day: Any) -> None:
    from tasks.render.formats.json_ import document

    assert json.loads(told(day).document) == json.loads(json.dumps(document(day.briefing)))


def test_the_same_day_is_the_same_letter(day: Any) -> None:
    assert told(day, URL) == told(day, URL)
    assert told(day).subject == "briefing/daily/2031-03-04"


def test_words_that_no_article_holds_are_not_sent(day: Any) -> None:
    with pytest.raises(VerbatimError):
        briefing_letter(day.briefing, {}, made=NOW)


def test_a_quiet_day_says_so(kit: Any) -> None:
    letter = briefing_letter(kit.briefing(), {}, made=NOW)
    assert letter.lines == ("لا جديد اليوم.",)
    assert "<h2" not in letter.html


def test_troubles_are_told_by_kind_and_in_the_readers_language() -> None:
    letter = alert(trouble("source", "agency"), trouble("run", "daily"), over=(trouble("channel", "mail"),))
    assert letter.title == "موجز · تعذّرت كتابة الموجز"
    assert letter.lines[0] == "تعذّرت كتابة الموجز"
    assert letter.lines[2] == "مصدر يحتاج إلى نظر"
    assert letter.lines[4] == "عاد إلى حاله"
    assert "لم يمكن قراءة شيء." in letter.html
    assert '<p lang="en" dir="ltr"' in alert(trouble("run", "x", why="Some error. Do that.")).html
    assert alert(over=(trouble("channel", "mail"),), language="fr").title == "موجز · De nouveau en ordre"
    assert alert(*(trouble("channel", f"c{n}") for n in range(2)), language="en").title.endswith(
        "2 channels do not deliver"
    )


def test_of_many_troubles_the_rest_is_counted() -> None:
    letter = alert(*(trouble("source", f"feed-{number}") for number in range(SHOWN + 5)))
    assert letter.html.count("feed-") == SHOWN
    assert len(json.loads(letter.document)["troubles"]) == SHOWN + 5
    assert "5" in letter.lines[-1]


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", "a\u202eb\r\nc", "\ud800", "{{ 7*7 }}", '"><img src=x>']
)
def test_hostile_names_and_reasons_stay_text(hostile: str) -> None:
    letter = alert(trouble("source", hostile, why=hostile, remedy=hostile))
    assert "<script" not in letter.html
    assert "<img" not in letter.html
    assert "\u202e" not in letter.html + letter.text + "".join(letter.lines)
    assert letter.html.encode()
    assert letter.text.encode()


def test_a_users_own_template_is_worn_and_one_that_fails_is_not(day: Any, tmp_path: Path) -> None:
    own = tmp_path / "email" / "briefing.short.txt.j2"
    own.parent.mkdir()
    own.write_text("mine: {{ briefing.edition|lines }}", encoding="utf-8")
    worn = briefing_letter(day.briefing, day.articles, made=NOW, user_templates=tmp_path)
    assert worn.lines == ("mine: \u200f\u2068daily\u2069",)
    own.write_text("{{ nothing }}", encoding="utf-8")
    assert briefing_letter(day.briefing, day.articles, made=NOW, user_templates=tmp_path).lines == told(day).lines


def test_a_trial_says_what_it_tried() -> None:
    letter = trial_letter("mail", edition="daily", name="موجز", language="fr", day=NOW.date(), made=NOW)
    assert letter.lines == ("Ceci est un essai\u00a0: le canal «\u00a0mail\u00a0» fonctionne.",)
    assert letter.kind == "test"
