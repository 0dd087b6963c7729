"""Whether a feed carries an article or only its beginning.

The two mistakes do not weigh the same: a page that is fetched in vain costs a request, and extraction then takes the
longer text; a beginning that is taken for the article loses the article. So doubt fetches the page.
"""

from __future__ import annotations

import re

from tasks.ingest.feeds.jobs import FullText
from tasks.ingest.feeds.plaintext import lines_of
from tasks.ingest.feeds.values import FeedEntry
from tasks.languages import get
from tasks.lengths import letters

ARTICLE = 1500  # letters: teasers are cut at 55 words (WordPress) to 200 words (wire services), some 1,200 letters
CLEARLY = 500  # letters of a text that stands beside a teaser, from which on the two are not the same thing
LONGER = 2  # times as long as that teaser
_TAIL = 2  # lines at the end in which a text is broken off: the last, or the one above "The post … appeared first on"
_AFTER = 12  # words of a link "Continue reading <title>" behind the ellipsis
_BROKEN = re.compile(r"(?:…|\.{3,}|\. \. \.|⋯)\s*[\])}>»”\"']*\s*(?P<after>[^.!?؟。…]*)$")
_INVITATION = 8  # words of a link that leads to the rest


def feed_text(entry: FeedEntry) -> str:
    """Give the fuller of what a feed carries as an item's content and as its summary, as HTML; "" for neither."""
    if not entry.content or not entry.summary:
        return entry.content or entry.summary
    return max(entry.content, entry.summary, key=_length)  # the content where they are equally long


def wants_page(entry: FeedEntry, full_text: FullText) -> bool:
    """Tell whether an item's page has to be fetched."""
    if not entry.url or full_text == "feed":
        return False
    return full_text == "page" or not carries_article(entry)


def carries_article(entry: FeedEntry) -> bool:
    """Tell whether the feed itself carries the article.

    It does where its text is not broken off and either is as long as an article (1,500 letters; a sign of Chinese,
    Japanese or Korean counts as three) or stands beside a summary that is at most half as long (500 letters then):
    who sends both says which is which.
    """
    markup = feed_text(entry)
    lines = lines_of(markup)
    written = sum(map(letters, lines))
    if written < CLEARLY or broken_off(lines, entry.language):
        return False
    if written >= ARTICLE:
        return True
    return bool(entry.content and entry.summary) and written >= LONGER * max(1, _length(entry.summary))


def broken_off(lines: list[str], language: str) -> bool:
    """Tell whether a text says at its end that it goes on elsewhere: "…", "[…]", "Read more"."""
    return any(_breaks_off(line, language) for line in lines[-_TAIL:])


def _breaks_off(line: str, language: str) -> bool:
    tail = line[-400:]
    found = _BROKEN.search(tail)
    if found and len(found["after"].split()) <= _AFTER:
        return True
    parts = re.split(r"(?<=[.!?؟…»)\]])\s+", tail)  # "The bridge is open. Read more"
    last = parts[-1]
    if ":" in last or len(last.split()) > _INVITATION:
        return False
    return get(language or "en").furniture(last) == "read more"


def _length(markup: str) -> int:
    return sum(map(letters, lines_of(markup)))
