"""A guid is an address only where the feed writes one."""

import pytest

from tasks.ingest.feeds import parse_feed

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>t</title><link>http://news.example/</link>
<item><title>A</title>{guid}</item></channel></rss>"""


@pytest.mark.parametrize(
    ("guid", "known", "url"),
    [
        pytest.param("<guid>ar1</guid>", "ar1", "", id="a word is no address"),
        pytest.param("<guid>/rel/d</guid>", None, "http://news.example/rel/d", id="a path is one, from the feed's own"),
        pytest.param("<guid isPermaLink='false'>c7</guid>", "c7", "", id="nor what says that it is none"),
        pytest.param(
            "<guid>http://news.example/b</guid>", "http://news.example/b", "http://news.example/b", id="an address is"
        ),
        pytest.param(
            "<guid>http://news.example/b?x=1&amp;y=2</guid>",
            "http://news.example/b?x=1&y=2",
            "http://news.example/b?x=1&y=2",
            id="one with an ampersand too",
        ),
        pytest.param(
            "<guid>ar1</guid><link>http://news.example/a</link>", None, "http://news.example/a", id="a link stays"
        ),
    ],
)
def test_no_address_is_made_of_a_guid(guid: str, known: str | None, url: str) -> None:
    (entry,) = parse_feed(FEED.format(guid=guid).encode(), base="http://news.example/feed.xml").entries
    assert entry.url == url
    assert known is None or entry.guid == known
