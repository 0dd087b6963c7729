"""What the head of a page says of itself: title, authors, outlet, date, language, address. Never guessed from its text.

Runs in a child process. Every value is text as the page has it, at most a few hundred characters long.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tasks.extract.clean import clean_title, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

# in order of trust; names as they stand in `property`, `name`, `itemprop` or `http-equiv`, lower case
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "article:published",
    "og:published_time", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dc.created", "publishdate", "publish-date",
    "publish_date", "pubdate", "publicationdate", "publication_date", "date.created", "originalpublicationdate",
    "article_date_original", "bt:pubdate", "rnews:datepublished", "article.published", "published_date", "date",
    "datecreated",
)  # fmt: skip
_DESCRIPTIONS = ("og:description", "description", "twitter:description", "dc.description")
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "twitter:site")
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl")
_LANGUAGES = ("og:locale", "content-language", "inlanguage", "dc.language")
_ARTICLE = re.compile(r"(?:\w*Article|\w*Posting|Report|NewsItem)$", re.IGNORECASE)
_PARTED = re.compile(r"\s+[|\-–—:»·•›*]+\s+|\s*[|｜]\s*")  # what stands between a title and the site's name
_MARKS = " |｜-–—:»·•›*"
_WORD = re.compile(r"\w+")
_TELLING = 12  # letters below which a heading is a label rather than a title
_VALUE = 500  # characters of a value that are worth keeping
_SCRIPTS, _SCRIPT = 20, 500_000  # structured data read at most: blocks, and characters of one
_HEADINGS = 50
_TITLES = 2  # headings of the first level that may all be the title


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a page says of itself; empty where it says nothing.

    `dates` are candidates, best first, as printed. `names` are all the ways in which the page writes its title, and
    `description` is what it says it is about.
    """

    title: str = ""
    names: tuple[str, ...] = ()
    description: str = ""
    authors: tuple[str, ...] = ()
    outlet: str = ""
    dates: tuple[str, ...] = ()
    language: str = ""
    url: str = ""

    def with_date(self, date: str) -> Head:
        """Give the same with one more candidate date, if there is one."""
        return replace(self, dates=(*self.dates, date)) if date else self


def read_head(tree: HtmlElement) -> Head:
    """Read the head of a parsed page."""
    metas = _metas(tree)
    data = list(_structured(tree))
    outlet = _first(*(metas.get(name, "") for name in _OUTLETS[:1]), *_names(data, "publisher"))
    outlet = _first(outlet, *(metas.get(name, "") for name in _OUTLETS[1:])).lstrip("@")
    outlet = one_line(outlet)[:_VALUE]
    stamps = tree.xpath("//time[@pubdate or @itemprop='datePublished']/@datetime")
    times = tree.xpath("//article//time/@datetime | //header//time/@datetime")
    dates = (*(metas.get(name, "") for name in _DATES[:3]), *_texts(data, "datePublished"), *stamps,
             *(metas.get(name, "") for name in _DATES[3:]), *_texts(data, "dateCreated"), *times[:1])  # fmt: skip
    canonical = tree.xpath("//link[@rel='canonical']/@href")
    return Head(
        title=_title(tree, metas, data, outlet),
        names=_names_of_page(tree, metas, data, outlet),
        description=one_line(_first(*(metas.get(name, "") for name in _DESCRIPTIONS), *_texts(data, "description")))[
            :_VALUE
        ],
        authors=_authors(metas, data),
        outlet=outlet,
        dates=tuple(dict.fromkeys(short for date in dates if (short := one_line(date)[:80]))),
        language=_first(
            *tree.xpath("//html/@lang | //html/@xml:lang")[:1], *(metas.get(name, "") for name in _LANGUAGES)
        )[:20],
        url=_first(*canonical[:1], metas.get("og:url", ""))[:2000],
    )


def without_site(title: str, outlet: str) -> str:
    """Take the site's name off the end or the front of a title: "Storm hits coast - The Daily" by The Daily."""
    name = _letters(outlet)
    parts = _PARTED.split(title)
    if not name or len(parts) < 2:
        return title
    if _letters(parts[-1]) == name:
        return title[: title.rindex(parts[-1])].rstrip(_MARKS)
    if _letters(parts[0]) == name:
        return title[len(parts[0]) :].lstrip(_MARKS)
    return title


def _title(tree: HtmlElement, metas: dict[str, str], data: list[dict[str, Any]], outlet: str) -> str:
    """Give the title: the heading that says about what the page calls itself when shared, else that, else a guess less.

    The heading is what a reader sees; what is shared often carries the site's name or is worded for search engines. A
    heading that only puts a label before the shared title gives way to it.
    """
    headings = [heading for heading in _headings(tree) if _letters(heading) != _letters(outlet)]
    window = _window(tree)
    named = clean_title(_first(metas.get("og:title", ""), *_texts(data, "headline"), metas.get("twitter:title", "")))
    if not named:
        named = headings[0] if len(headings) == 1 else window or clean_title(metas.get("title", ""))
    named = without_site(named, outlet)
    return next((heading for heading in headings if _about_the_same(heading, named)), named)


def _names_of_page(
    tree: HtmlElement, metas: dict[str, str], data: list[dict[str, Any]], outlet: str
) -> tuple[str, ...]:
    """Give every way in which a page writes its title: lines of the text that only repeat one of them are not text."""
    said = (metas.get("og:title", ""), *_texts(data, "headline"), metas.get("twitter:title", ""), _window(tree))
    headings = _headings(tree)
    shown = headings if len(headings) <= _TITLES else []  # where there are more, they head the parts of the text
    names = (without_site(clean_title(name), outlet) for name in (*said, *shown))
    return tuple(dict.fromkeys(name for name in names if name))[:10]


def _headings(tree: HtmlElement) -> list[str]:
    shown = (clean_title(heading.text_content()) for heading in tree.xpath("//h1")[:_HEADINGS])
    return [heading for heading in shown if heading]


def _window(tree: HtmlElement) -> str:
    """Give the title that the browser's window bears."""
    return clean_title(_first(*(found.text_content() for found in tree.xpath("//head/title")[:1])))


def _about_the_same(heading: str, named: str) -> bool:
    """Tell whether a heading is the title too: it begins a longer one, or shares half of all words with it."""
    said, title = _letters(heading), _letters(named)
    if said == title:
        return True
    if len(said) < _TELLING or said.endswith(title):
        return False
    if title.startswith(said) and _PARTED.match(named[len(heading) :]):
        return True
    one, other = (set(_WORD.findall(text.casefold())) for text in (heading, named))
    return 2 * len(one & other) >= len(one | other)


def _metas(tree: HtmlElement) -> dict[str, str]:
    """Give the first content of every named meta element, names in lower case."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = (meta.get("content") or "").strip()
        for kind in ("property", "name", "itemprop", "http-equiv"):
            name = (meta.get(kind) or "").strip().lower()
            if name and content:
                found.setdefault(name, content[:_VALUE])
    return found


def _structured(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Give the objects of the page's JSON-LD that are articles; a block that is no JSON is passed over."""
    for script in tree.xpath("//script[contains(@type, 'ld+json')]")[:_SCRIPTS]:
        text = (script.text or "").strip().removeprefix("<![CDATA[").removesuffix("]]>")
        try:
            waiting = [json.loads(text[:_SCRIPT], strict=False)]
        except (ValueError, RecursionError):
            continue
        for _ in range(1000):  # objects looked into at most
            if not waiting:
                break
            one = waiting.pop(0)
            if isinstance(one, list):
                waiting.extend(one)
            elif isinstance(one, dict):
                if any(isinstance(kind, str) and _ARTICLE.match(kind) for kind in _list(one.get("@type"))):
                    yield one
                waiting.extend(one[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in one)


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _texts(data: list[dict[str, Any]], key: str) -> list[str]:
    """Give the texts under `key` of the structured articles."""
    return [value for one in data for value in _list(one.get(key)) if isinstance(value, str) and value.strip()]


def _names(data: list[dict[str, Any]], key: str) -> list[str]:
    """Give the names of the people or organisations under `key`."""
    found: list[str] = []
    for one in data:
        for value in _list(one.get(key)):
            names = _list(value.get("name")) if isinstance(value, dict) else [value]
            found.extend(name for name in names if isinstance(name, str) and name.strip())
    return found


def _authors(metas: dict[str, str], data: list[dict[str, Any]]) -> tuple[str, ...]:
    """Give the authors' names, at most ten; addresses of profiles are no names."""
    names = _names(data, "author") or [metas[name] for name in _AUTHORS if metas.get(name)][:1]
    lines = (one_line(clean_title(name))[:100] for name in names)
    return tuple(dict.fromkeys(line for line in lines if line and "://" not in line))[:10]


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _first(*values: str) -> str:
    """Give the first value that is not blank."""
    return next((value for value in values if value and value.strip()), "")
