"""The pages that items need: which are asked for, and what came of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tasks.addresses import identity, link, own_host, same_site
from tasks.ingest.feeds.fulltext import wants_page
from tasks.ingest.feeds.items import Page, page_of
from tasks.ingest.feeds.policy import address, body_digest
from tasks.ingest.fetch import Request
from tasks.model import PageCopy

if TYPE_CHECKING:
    from tasks.ingest.feeds.checking import Check
    from tasks.ingest.feeds.news import Item
    from tasks.ingest.fetch import Fetched

MOST = 200  # pages fetched for one feed in one check; the feed's own text stands in for the rest
_PASSING = frozenset(
    {"timeout", "refused", "dns", "truncated", "garbled", "tls", "not asked"}
)  # may be over at the next check
_LATER = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})


@dataclass(frozen=True, slots=True, kw_only=True)
class Had:
    """What came of a page; only `same` where it says that it is the one that was had before."""

    page: Page | None = None
    copy: PageCopy | None = None
    same: bool = False
    later: bool = False  # it could not be had, but perhaps at the next check


@dataclass(frozen=True, slots=True)
class Place:
    """An item in a poll: the number of its check, and its own in it."""

    check: int
    item: int


def had(request: Request, fetched: Fetched) -> Had:
    """Judge what came of a page."""
    if fetched.kind == "not modified":
        return Had(same=True)
    if fetched.failed:
        return Had(later=fetched.kind in _PASSING or fetched.status in _LATER)
    page = page_of(fetched)
    if page is None:
        return Had()
    said = fetched.headers
    body = body_digest(fetched.body)
    copy = PageCopy(url=request.url, etag=said.get("etag", ""), modified=said.get("last-modified", ""), body=body)
    return Had(page=page, copy=copy)


def as_before(check: Check, item: Item, got: Had) -> bool:
    """Tell whether an edited item's page is the one from which its article was read before."""
    if not item.edited or not got.copy:
        return got.same
    known = check.job.pages.get(got.copy.url)
    return known is not None and known.body == got.copy.body


def request_for(check: Check, item: Item) -> Request | None:
    """Give what to ask for an item's page; None where the feed's text will do."""
    source = check.job.source
    url = link(item.entry.url)
    if not url or not wants_page(item.entry, source.full_text):
        return None
    known = check.job.pages.get(url) if item.edited else None
    return Request(
        url=url,
        accept="page",
        etag=known.etag if known else "",
        modified=known.modified if known else "",
        user_agent=source.user_agent,
    )


def wanted(checks: Sequence[Check], borrowed: dict[Place, Place]) -> dict[Place, Request]:
    """Give the requests for the pages of all items that need one and borrow none."""
    found: dict[Place, Request] = {}
    for number, one in enumerate(checks):
        asked = 0
        for place, item in enumerate(one.found.items):
            request = None if Place(number, place) in borrowed else request_for(one, item)
            if request is not None and asked < MOST:
                found[Place(number, place)] = request
                asked += 1
    return found


def borrowers(checks: Sequence[Check]) -> dict[Place, Place]:
    """Tell which items are another feed's item too, on a site that both belong to.

    A publisher's feeds of sections overlap. Such an item becomes one document, seen in both feeds: the first one's,
    or the first that carries the article. A feed is believed for its own site only, so that no feed can put its words
    into another's article.
    """
    groups: dict[tuple[str, str], list[Place]] = {}
    for number, one in enumerate(checks):
        here = address(one.state)
        for place, item in enumerate(one.found.items):
            url = item.entry.url
            if url and same_site(url, here):
                host = own_host((urlsplit(here).hostname or "").lower())
                groups.setdefault((host, identity(url)), []).append(Place(number, place))
    found: dict[Place, Place] = {}
    for places in groups.values():
        owner = next((place for place in places if _whole(checks, place)), places[0])
        found.update({place: owner for place in places if place.check != owner.check})
    return found


def _whole(checks: Sequence[Check], place: Place) -> bool:
    one = checks[place.check]
    return not wants_page(one.found.items[place.item].entry, one.job.source.full_text)
