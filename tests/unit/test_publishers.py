"""Who is one publisher: by address, by name, by file."""

from datetime import UTC, datetime

import pytest

from tasks.model import UNKNOWN_DATE, Article, ArticleId, DocumentKey, Extraction
from tasks.publishers import domain, names, publishers


def make(name: str, outlet: str = "", url: str = "", where: str = "") -> Article:
    return Article(
        id=ArticleId(name),
        document=DocumentKey(name),
        source="test",
        where=where or f"seeds/{name}.txt",
        outlet=outlet,
        url=url,
        title="",
        authors=(),
        published=UNKNOWN_DATE,
        mentions=(),
        first_seen=datetime(2031, 1, 1, tzinfo=UTC),
        language="en",
        text="",
        sentences=(),
        extraction=Extraction(method="lines"),
    )


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        pytest.param("https://www.post.example/a", "post.example", id="www is no part of it"),
        pytest.param("https://sport.post.co.uk/a", "post.co.uk", id="a country's shared second label"),
        pytest.param("https://www.watan.com.sa/a", "watan.com.sa", id="the same in the Gulf"),
        pytest.param("https://ara.agency.qa/a", "agency.qa", id="a country without one"),
        pytest.param("https://anna.substack.com/p/a", "anna.substack.com", id="a host that lets out its labels"),
        pytest.param("https://news.google.com/rss/articles/x", "", id="a carrier says nothing of the publisher"),
        pytest.param(
            "https://post.example?from=https://other.example/a", "post.example", id="what is asked is no host"
        ),
        pytest.param("https://post.example#https://other.example/a", "post.example", id="nor is a place on the page"),
        pytest.param("a/b//other.example/c", "", id="a path has none"),
        pytest.param("https://[post.example/a", "", id="what is no address has none"),
        pytest.param("http://10.0.0.7:8080/a", "10.0.0.7", id="a number is its own domain"),
        pytest.param("http://localhost/a", "localhost", id="a host without a dot too"),
        pytest.param("", "", id="no address"),
        pytest.param("http://[broken", "", id="no address that can be read"),
    ],
)
def test_the_registered_domain(url: str, expected: str) -> None:
    assert domain(url) == expected


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        pytest.param(
            ("aljazeera politics", "https://www.aljazeera.example/p/1"),
            ("aljazeera top", "https://aljazeera.example/t/2"),
            True,
            id="two feeds of one site",
        ),
        pytest.param(("Reuters World", ""), ("Reuters Business", ""), True, id="two labels without an address"),
        pytest.param(("Harbour Post: Top", ""), ("Harbour Post | Valley", ""), True, id="labels behind a mark"),
        pytest.param(("صحيفة المرفأ - سياسة", ""), ("صحيفة المرفأ اقتصاد", ""), True, id="Arabic labels"),
        pytest.param(
            ("Harbour Post", "https://harbour.example/1"), ("Harbour Post - World", ""), True, id="a file beside a feed"
        ),
        pytest.param(
            ("Harbour", "https://harbour.net/1"), ("Harbour", "https://harbour.com/1"), True, id="one name, two endings"
        ),
        pytest.param(
            ("Guardian", "https://guardian.ng/1"),
            ("The Guardian", "https://guardian.co.uk/1"),
            False,
            id="two names, two endings",
        ),
        pytest.param(
            ("Planet Libya", "https://a.example/1"),
            ("Planet Libya", "https://b.example/2"),
            False,
            id="a gatherer's name over two sites",
        ),
        pytest.param(
            ("Crown Agency", "https://news.google.com/1"),
            ("Lantern", "https://news.google.com/2"),
            False,
            id="two outlets behind one carrier",
        ),
        pytest.param(("Le Monde", ""), ("Le Figaro", ""), False, id="an article and a section make a newspaper"),
        pytest.param(("The World", ""), ("The Post", ""), False, id="in English too"),
        pytest.param(("الأخبار", ""), ("عاجل", ""), False, id="a name of one word is no label"),
        pytest.param(("أخبار اليوم", ""), ("أخبار الخليج", ""), False, id="what comes first is the name"),
        pytest.param(("", ""), ("", ""), False, id="two files that nobody names"),
        pytest.param(("", ""), ("", "https://a.example/1"), False, id="a file and a site that nobody names"),
    ],
)
def test_one_publisher_or_two(one: tuple[str, str], two: tuple[str, str], same: bool) -> None:
    found = publishers([make("a", *one), make("b", *two)])
    assert (found[ArticleId("a")] == found[ArticleId("b")]) is same


def test_the_order_of_articles_changes_no_name() -> None:
    given = [
        make("a", "Post", "https://post.com/1"),
        make("b", "Post", "https://post.net/1"),
        make("c", "Post - World"),
        make("d", where="seeds/x.jsonl#1"),
        make("e", where="seeds/x.jsonl#2"),
    ]
    assert publishers(given) == publishers(given[::-1])
    assert len(set(publishers(given).values())) == 2


def test_one_publisher_is_named_once_whatever_its_feeds_are_called_and_a_lone_file_not_at_all() -> None:
    post, feed, other, nobody = names(
        [
            make("a", "Harbour Post: World"),
            make("b", "Harbour Post: Top"),
            make("c", url="https://lantern.example/1"),
            make("d"),
        ]
    )
    assert post == feed != other
    assert nobody == ""
