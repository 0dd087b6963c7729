"""The page's article or the feed's own text; and pages that stand in front of an article."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tasks.extract import extract
from tasks.extract.walls import Wall, wall
from tasks.model import Article, Document, Gap, Hints
from tasks.sandbox import Failure

Made = Callable[..., Article]
Refused = Callable[..., Gap]

SENTENCES = [
    f"Rescue team number {number} reached its village in the valley on Sunday after two days of rain, officials said."
    for number in range(12)
]
TITLE = "Teams reach the flooded valley"
TEASER = "<p>Rescue teams reached villages in the flooded valley on Sunday.</p>"
TEASER_TEXT = "Rescue teams reached villages in the flooded valley on Sunday."
SAID = Hints(title=TITLE, url="https://shore.example/flood", published="2024-03-17T09:30:00+00:00")
ASKING = "Subscribe to continue reading this article."


def page(*lines: str, head: str = "", title: str = TITLE) -> str:
    body = "".join(f"<p>{line}</p>" for line in lines)
    return f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body><h1>{title}</h1>{body}</body></html>"


def paid(value: object) -> str:
    data = {"@type": "NewsArticle", "headline": TITLE, "isAccessibleForFree": value}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


COOKIES = [
    "We use cookies and similar technologies to show you personalised ads.",
    "We and our partners store and access information on your device.",
    "You can manage your choices or withdraw your consent at any time in our cookie policy.",
]


FROM_FEED = {
    "the page could not be had": ("", ("feed text",)),
    "the page says less than the feed": (page("Rescue teams reached it."), ("feed text",)),
    "there is no text on the page": (page(), ("feed text",)),
    "the page asks for consent": (page(*COOKIES), ("feed text", "consent page")),
    "the page asks for a human": (
        page("Please verify you are human to go on to the flooded valley and its villages, teams and rescue."),
        ("feed text",),
    ),
    "the page asks for money": (page(*SENTENCES[:3], ASKING), ("feed text", "paywall")),
    "the page says it is paid": (page(*SENTENCES[:3], head=paid("False")), ("feed text", "paywall")),
    "the page is about something else": (
        page(
            *[f"A cake needs flour, butter and sugar, says cook number {number}." for number in range(9)],
            title="Recipes of the week",
        ),
        ("feed text",),
    ),
}
FROM_PAGE = {
    "it says more than the feed": page(*SENTENCES),
    "it is all there whatever it declares": page(*SENTENCES, *[one.replace("Rescue", "Medical") for one in SENTENCES],
                                                 head=paid(value=False)),
    "it is short and free": page(*SENTENCES[:3], head=paid(value=True)),
}  # fmt: skip
DECLARED = {
    **{f"isAccessibleForFree {value!r}": (paid(value), True) for value in (False, "False", "false")},
    **{f"isAccessibleForFree {value!r}": (paid(value), False) for value in (True, "True", None)},
    "a locked tier": ('<meta property="article:content_tier" content="locked">', True),
    "a metered tier": ('<meta property="article:content_tier" content="metered">', False),
}


@pytest.fixture(scope="module")
def read() -> dict[str, Article]:
    """Extract all cases in one go, each under an address of its own."""
    now = datetime(2026, 11, 22, 6, tzinfo=UTC)
    contents = {
        **{name: (content, TEASER) for name, (content, _) in FROM_FEED.items()},
        **{name: (content, TEASER) for name, content in FROM_PAGE.items()},
        **{name: (page(*SENTENCES[:3], head=head), "") for name, (head, _) in DECLARED.items()},
        "no text in the feed": (page(*SENTENCES[:3], ASKING), "<img>"),
    }
    documents = [
        Document(
            source="t", where=name, kind="html", content=content, feed_text=text, first_seen=now,
            hints=replace(SAID, url=f"https://shore.example/{number}"),
        )
        for number, (name, (content, text)) in enumerate(contents.items())
    ]  # fmt: skip
    extracted = extract(documents, now=now)
    assert extracted.gaps == ()
    assert [article.document for article in extracted.articles] == [document.key for document in documents]
    return {article.where: article for article in extracted.articles}


@pytest.mark.parametrize("name", FROM_FEED)
def test_the_feeds_text_is_the_article_where(read: dict[str, Article], name: str) -> None:
    article = read[name]
    assert (article.text, article.title) == (TEASER_TEXT, TITLE)
    assert (article.extraction.method, article.extraction.notes) == ("feed text", FROM_FEED[name][1])
    assert (article.published.iso, article.url[:22]) == ("2024-03-17T09:30Z", "https://shore.example/")


@pytest.mark.parametrize("name", FROM_PAGE)
def test_the_pages_article_is_the_article_where(read: dict[str, Article], name: str) -> None:
    article = read[name]
    assert article.text.startswith(SENTENCES[0])
    assert (article.extraction.method, article.extraction.notes) == ("trafilatura fast", ())


@pytest.mark.parametrize("name", DECLARED)
def test_a_short_page_that_declares_itself_paid_says_so(read: dict[str, Article], name: str) -> None:
    assert ("paywall" in read[name].extraction.notes) is DECLARED[name][1]


def test_before_a_paywall_a_feed_without_text_leaves_the_beginning_and_its_note(read: dict[str, Article]) -> None:
    article = read["no text in the feed"]
    assert (article.text.split("\n"), article.extraction.notes) == (SENTENCES[:3], ("paywall",))
    assert [(one.line, one.reason) for one in article.extraction.dropped][-1] == (ASKING, "paywall")


def test_a_document_is_known_by_its_feed_text_too(document: Callable[..., Document]) -> None:
    assert len({document("", kind="html", feed_text=text).key for text in ("", "one", "two")}) == 3


def test_what_the_page_says_of_itself_counts_where_only_its_text_is_missing(made: Made) -> None:
    head = (
        '<meta property="og:site_name" content="The Shore">'
        '<meta property="article:published_time" content="2024-03-16">'
    )
    walled = page(*SENTENCES[:3], ASKING, head=head)
    article = made(walled, kind="html", hints=Hints(title=TITLE), feed_text=TEASER)
    assert (article.outlet, article.published.iso, article.text) == ("The Shore", "2024-03-16", TEASER_TEXT)
    consent = page(*COOKIES, head=head)
    assert made(consent, kind="html", hints=Hints(title=TITLE), feed_text=TEASER).outlet == ""


def test_a_page_that_cannot_be_read_leaves_the_feeds_text(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    from tasks.extract.metadata import Head
    from tasks.extract.page import Reading

    readings = iter(
        [Failure(reason="cpu", detail="10 s"), Reading(method="feed text", lines=(TEASER_TEXT,), head=Head())]
    )
    monkeypatch.setattr("tasks.extract.reading.read_pages", lambda *_, **__: readings)
    assert made(page(*SENTENCES), kind="html", hints=SAID, feed_text=TEASER).text == TEASER_TEXT


def test_an_item_with_a_title_only_is_its_title(made: Made) -> None:
    article = made("", kind="html", hints=SAID)
    assert (article.title, article.text) == (TITLE, "")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param(page(*COOKIES), "consent page", id="consent"),
        pytest.param(page("Checking your browser before you go on."), "no article found", id="robots"),
    ],
)
def test_without_a_feed_a_page_that_is_no_article_is_a_gap(refused: Refused, content: str, kind: str) -> None:
    assert refused(content, kind="html").kind == kind


@pytest.mark.parametrize(
    ("last", "text"),
    [
        pytest.param(f"The post {TITLE} appeared first on The Shore.", "One two three.", id="English"),
        pytest.param(f"L’article {TITLE} est apparu en premier sur Le Rivage.", "One two three.", id="French"),
        pytest.param(f"ظهرت المقالة {TITLE} أولاً على الشاطئ.", "One two three.", id="Arabic"),
        pytest.param("It rained.", "One two three.\nIt rained.", id="another last line stays"),
    ],
)
def test_the_line_with_which_blogs_close_an_item_is_no_text(made: Made, last: str, text: str) -> None:
    article = made(f"<p>One two three.</p><p>{last}</p>", kind="html", hints=SAID)
    assert article.text == text
    assert [one.reason for one in article.extraction.dropped] == ["feed footer"] * (text == "One two three.")


WALLS: list[tuple[str, str, Wall]] = [
    ("English", "Subscribe to continue reading", "paywall"),
    ("the number is anyone's", "You have 3 free articles left this month", "paywall"),
    ("French", "Il vous reste 75% de cet article à lire. La suite est réservée aux abonnés.", "paywall"),
    ("German", "Dieser Artikel ist nur für Abonnenten.", "paywall"),
    ("German, with words between", "Weiterlesen mit dem F+ Abo", "paywall"),
    ("Spanish", "Suscríbete para seguir leyendo", "paywall"),
    ("Portuguese", "Assine para continuar lendo", "paywall"),
    ("Italian", "Abbonati per continuare a leggere", "paywall"),
    ("Arabic", "هذا المحتوى للمشتركين فقط", "paywall"),
    ("Arabic with vowels", "اشترِك لمتابعة القراءة", "paywall"),
    ("Russian", "Материал доступен только подписчикам", "paywall"),
    ("Turkish", "Okumaya devam etmek için abone olun", "paywall"),
    ("Persian", "فقط برای مشترکان", "paywall"),
    ("Japanese", "この記事は有料会員限定です", "paywall"),
    ("Chinese", "订阅后继续阅读", "paywall"),
    ("an offer is none", "Already a subscriber? Log in", ""),
    ("nor is a newsletter", "Subscribe to our newsletter", ""),
    ("nor a sentence about it", "The paper will ask readers to pay from March, and " + "says why. " * 30, ""),
    ("a check for robots", "Verify you are human by completing the action below.", "robot check"),
]


@pytest.mark.parametrize(("line", "expected"), [pytest.param(line, one, id=name) for name, line, one in WALLS])
def test_a_line_on_a_short_page_means(line: str, expected: Wall) -> None:
    assert wall(SENTENCES[:2], lambda: [*SENTENCES[:2], line], paid=False) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(COOKIES, "consent page", id="nothing but consent"),
        pytest.param([*COOKIES, *SENTENCES], "", id="a banner above an article"),
        pytest.param(
            ["Nous utilisons des cookies avec nos partenaires.", "Vous pouvez tout accepter ou tout refuser."],
            "consent page",
            id="consent in French",
        ),
        pytest.param(["نحن وشركاؤنا نستخدم ملفات تعريف الارتباط", "قبول الكل"], "consent page", id="consent in Arabic"),
        pytest.param(
            ["The regulator fined the firm over its cookie policy.", *SENTENCES[:3]], "", id="an article about cookies"
        ),
        pytest.param([*COOKIES * 12], "consent page", id="a long text of consent"),
        pytest.param([*SENTENCES * 2, ASKING], "", id="a whole article with an offer at its end"),
        pytest.param([*SENTENCES[:3], "Members only"], "paywall", id="a label in the text"),
        pytest.param([], "", id="nothing"),
    ],
)
def test_a_text_is(lines: list[str], expected: Wall) -> None:
    assert wall(lines, lambda: lines, paid=False) == expected


def test_a_label_beside_other_links_is_no_wall() -> None:
    assert wall(SENTENCES[:3], lambda: [*SENTENCES[:3], "Article réservé aux abonnés"], paid=False) == ""
