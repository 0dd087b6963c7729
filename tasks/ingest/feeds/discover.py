"""Finding the feeds of a site: the address itself, what its page offers, then the usual places."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol
from urllib.parse import urljoin, urlsplit

from tasks.errors import UsageError
from tasks.ingest.encoding import Binary, decode
from tasks.ingest.feeds.values import Feed
from tasks.ingest.hints import clean_url

HEAD = 1_000_000  # bytes of a page in which its links are looked for: they stand in its head
MOST = 40  # offers of one page
KINDS: Mapping[str, str] = {
    "application/rss+xml": "RSS",
    "application/rdf+xml": "RSS",
    "application/atom+xml": "Atom",
    "application/feed+json": "JSON Feed",
}
PLACES = ("feed", "rss", "feed.xml", "rss.xml", "atom.xml", "index.xml", "feed.json")  # the likelier first
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):(.*)", re.DOTALL)
_TAG = re.compile(r"<(link|base)\b([^<>]{0,4000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"([A-Za-z\-]{1,40})\s{0,9}=\s{0,9}(?:\"([^\"]{0,4000})\"|'([^']{0,4000})'|([^\s\"'>]{1,4000}))"
)
_COMMENTS = re.compile(r"\bcomments?\b|تعليقات|commentaires", re.IGNORECASE)
_EXAMPLE = "Give the address of a feed or of a site, such as https://example.org"


class Answer(Protocol):
    """What came back for an address; `error` says in words why nothing did."""

    @property
    def final(self) -> str:
        """Give the address that answered, after redirects."""

    @property
    def headers(self) -> Mapping[str, str]:
        """Give the headers of the answer."""

    @property
    def body(self) -> bytes:
        """Give what was sent."""

    @property
    def kind(self) -> str:
        """Name what came, or what went wrong: "blocked" for an address that we refuse to ask."""

    @property
    def error(self) -> str:
        """Say in words why it failed; "" where it did not."""


class Getter(Protocol):
    """Fetches an address; never raises for anything that the network does."""

    def get(self, url: str, *, accept: Literal["feed", "page"] = "feed") -> Answer:
        """Fetch it."""


Parse = Callable[[bytes, Mapping[str, str], str], Feed]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A feed that may be added."""

    url: str
    title: str = ""
    kind: str = ""  # "RSS", "Atom", "JSON Feed", or the version that its parser named


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What looking for feeds gave; where there is no offer, `why` says in words what was met instead."""

    offers: tuple[Offer, ...] = ()
    sure: bool = False  # the one offer was fetched and is a feed
    elsewhere: bool = False  # it lies outside the folder of the address: perhaps somebody else's on a shared host
    why: str = ""
    refused: bool = False  # the address was not even asked: it is inside a private network, say


def address(given: str) -> str:
    """Give the http address that a person means: "example.org" is https://example.org, "feed:" is left out.

    Raises:
        UsageError: it is no address of the web: a file, a script, nothing at all.
    """
    text = given.strip()
    if text[:5].lower() == "feed:":
        text = text[5:].removeprefix("//")
    found = _SCHEME.fullmatch(text)
    port = found is not None and re.match(r"\d{1,5}(/|$)", found[2]) is not None
    if found and not port and found[1].lower() not in {"http", "https"}:
        what = "a file of this machine" if found[1].lower() == "file" else f"a {found[1].lower()}: address"
        raise UsageError(f"{given!r} is {what}, not an address of the web. {_EXAMPLE}")
    if text.startswith(("/", ".", "~")):
        raise UsageError(f"{given!r} is a file of this machine; files belong into a folder that is read. {_EXAMPLE}")
    url = text if found and not port else f"https://{text}"
    if "@" in url.partition("://")[2].partition("/")[0]:
        raise UsageError(f"an address with a user name or password is not followed: both would be printed. {_EXAMPLE}")
    if not _dialled(url):
        raise UsageError(f"{given!r} is not an address. {_EXAMPLE}")
    return url


def _dialled(url: str) -> bool:
    """Tell whether an address names a host as browsers and we would both read it."""
    try:
        parts = urlsplit(url)
        named = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    odd = any(letter.isspace() or not letter.isprintable() for letter in url)
    return named and not odd and "\\" not in url and "@" not in parts.netloc


def find(url: str, getter: Getter, parse: Parse) -> Found:
    """Look for the feeds of an address: itself one, offered by its page, or in one of the usual places.

    The usual places are asked one after another, and the first that holds a feed ends it: each is a request to
    somebody's server, and a site has the same items there in several formats. What is sent as a feed, or begins as
    one, but cannot be read, is said to be broken: nothing is guessed in its place.

    Args:
        url: of a feed or a site.
        getter: fetches it.
        parse: takes a body, its headers and its address apart; what is no feed has no `version`.
    """
    answer = getter.get(url)
    if answer.error:
        return Found(why=answer.error, refused=answer.kind == "blocked")
    offer, broken = _feed(answer, url, parse)
    if offer:
        return Found(offers=(offer,), sure=True)
    if broken:
        return Found(why="it is a feed, but a broken one: nothing can be read of it")
    base = answer.final or url
    if offers := links(answer.body, answer.headers, base):
        return Found(offers=offers)
    for place in places(base):
        guess = getter.get(place)
        offer, _ = (None, False) if guess.error else _feed(guess, place, parse)
        if offer:
            return Found(offers=(offer,), sure=True, elsewhere=not place.startswith(_folder(base)))
    return Found(why="it is no feed, its page names none, and there is none in the usual places")


def _feed(answer: Answer, url: str, parse: Parse) -> tuple[Offer | None, bool]:
    """Give the feed that came, and whether something came that means to be one and is broken."""
    feed = parse(answer.body, answer.headers, answer.final or url)
    if feed.version and "broken" not in feed.problems:
        return Offer(url=url, title=_line(feed.title), kind=feed.version), False
    said = next((value for name, value in answer.headers.items() if name.lower() == "content-type"), "")
    return None, bool(feed.version) or said.partition(";")[0].strip().lower() in KINDS


def _line(title: str) -> str:
    """Make one line of a title that may go to a terminal: what is not printed there is left out."""
    shown = " ".join(html.unescape(re.sub(r"<[^<>]{0,400}>", "", title)).split())
    return "".join(letter for letter in shown if letter.isprintable())[:200]


def links(page: bytes, headers: Mapping[str, str], base: str) -> tuple[Offer, ...]:
    """Give the feeds that a page offers (`link rel=alternate`), in its order, those of comments last."""
    declared = {name.lower(): value for name, value in headers.items()}.get("content-type", "")
    charset = declared.lower().partition("charset=")[2].strip(" \"';")
    decoded = decode(page[:HEAD], declared=charset)
    if isinstance(decoded, Binary):
        return ()
    offers: dict[str, Offer] = {}
    for tag, said in _tags(decoded.text):
        if tag == "base" and said.get("href"):
            base = _joined(base, said["href"]) or base
        kind = KINDS.get(said.get("type", "").partition(";")[0].strip().lower(), "")
        if tag == "link" and kind and "alternate" in said.get("rel", "").lower().split():
            url = _joined(base, said.get("href", ""))
            if url and len(offers) < MOST:
                offers.setdefault(url, Offer(url=url, title=_line(said.get("title", "")), kind=kind))
    return tuple(sorted(offers.values(), key=lambda one: bool(_COMMENTS.search(f"{one.title} {one.url}"))))


def _tags(page: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Give the links of a page outside its comments, with their attributes; linear, whatever the page holds."""
    for tag in _TAG.finditer(_uncommented(page)):
        said = {one[1].lower(): html.unescape(one[2] or one[3] or one[4] or "") for one in _ATTRIBUTE.finditer(tag[2])}
        yield tag[1].lower(), said


def _uncommented(page: str) -> str:
    kept, start = [], 0
    while (opened := page.find("<!--", start)) >= 0:
        kept.append(page[start:opened])
        closed = page.find("-->", opened + 4)
        if closed < 0:
            return "".join(kept)
        start = closed + 3
    return "".join([*kept, page[start:]])


def _joined(base: str, href: str) -> str:
    try:
        return clean_url(urljoin(base, href.strip()))
    except ValueError:
        return ""


def _folder(url: str) -> str:
    """Give an address as the folder that it may be."""
    parts = urlsplit(url)
    return urljoin(f"{parts.scheme}://{parts.netloc}/", parts.path.rstrip("/") + "/")


def places(url: str) -> tuple[str, ...]:
    """Give the usual places of a feed: under the address itself, then at the root of its site."""
    parts = urlsplit(url)
    root = f"{parts.scheme}://{parts.netloc}/"
    here = _folder(url)
    under = [urljoin(here, name) for name in PLACES[:3]] if here != root else []
    return (*under, *(root + name for name in PLACES))
