"""What the head of a page says of itself: title, authors, outlet, date, language, address. Never guessed from its text.

Runs in a child process. Every value is text as the page has it, at most a few hundred characters long.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tasks.extract.clean import clean_title, one_line
from tasks.extract.naming import first, titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

# in order of trust; names as they stand in `property`, `name`, `itemprop` or `http-equiv`, lower case
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "article:published", "og:published_time",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "dc.date.created", "dc.date", "dc.created", "publishdate", "publish-date", "publish_date",
    "pubdate", "publicationdate", "publication_date", "date.created", "originalpublicationdate",
    "article_date_original", "bt:pubdate", "rnews:datepublished", "article.published", "published_date", "published",
    "date", "datecreated",
)  # fmt: skip
_DESCRIPTIONS = ("og:description", "description", "twitter:description", "dc.description")
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "twitter:site")
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl")
_LANGUAGES = ("og:locale", "content-language", "inlanguage", "dc.language")
_ARTICLE = re.compile(r"(?:\w*Article|\w*Posting|Report|NewsItem)$", re.IGNORECASE)
_NOT = frozenset({"false", "no", "0", "http://schema.org/false", "https://schema.org/false"})
_VALUE = 500  # characters of a value that are worth keeping
_TIMES = 50  # marked times looked at
_SCRIPTS, _SCRIPT = 20, 500_000  # structured data read at most: blocks, and characters of one


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a page says of itself; empty where it says nothing.

    `dates` are candidates, best first, as printed. `names` are all the ways in which the page writes its title, and
    `description` is what it says it is about; `paid`, that it is not free to read.
    """

    title: str = ""
    names: tuple[str, ...] = ()
    description: str = ""
    authors: tuple[str, ...] = ()
    outlet: str = ""
    dates: tuple[str, ...] = ()
    language: str = ""
    url: str = ""
    paid: bool = False

    def with_date(self, date: str) -> Head:
        """Give the same with one more candidate date, if there is one."""
        return replace(self, dates=(*self.dates, date)) if date else self


def read_head(tree: HtmlElement) -> Head:
    """Read the head of a parsed page."""
    metas = _metas(tree)
    data = list(_structured(tree))
    outlet = first(
        metas.get(_OUTLETS[0], ""), *_names(data, "publisher"), *(metas.get(name, "") for name in _OUTLETS[1:])
    )
    outlet = one_line(outlet).lstrip("@")[:_VALUE]
    named = [metas.get("og:title", ""), *_texts(data, "headline"), metas.get("twitter:title", "")]
    title, names = titles(tree, named=named, spare=metas.get("title", ""), outlet=outlet)
    dates = (
        *(metas.get(name, "") for name in _DATES[:3]),
        *_texts(data, "datePublished"),
        *tree.xpath("//time[@pubdate or @itemprop='datePublished']/@datetime"),
        *(metas.get(name, "") for name in _DATES[3:]),
        *_texts(data, "dateCreated"),
        *_only_time(tree),
    )
    canonical = tree.xpath("//link[@rel='canonical']/@href")
    described = first(*(metas.get(name, "") for name in _DESCRIPTIONS), *_texts(data, "description"))
    spoken = tree.xpath("//html/@lang | //html/@xml:lang")
    return Head(
        title=title,
        names=names,
        description=one_line(described)[:_VALUE],
        authors=_authors(metas, data),
        outlet=outlet,
        dates=tuple(dict.fromkeys(short for date in dates if (short := one_line(date)[:80]))),
        language=first(*spoken[:1], *(metas.get(name, "") for name in _LANGUAGES))[:20],
        url=first(*canonical[:1], metas.get("og:url", ""))[:2000],
        paid=_is_paid(metas, data),
    )


def _is_paid(metas: dict[str, str], data: list[dict[str, Any]]) -> bool:
    """Tell whether a page says that its article is not free: schema.org's isAccessibleForFree, or a locked tier."""
    free = [str(one["isAccessibleForFree"]).strip().lower() for one in data if "isAccessibleForFree" in one]
    return metas.get("article:content_tier") == "locked" or (bool(free) and all(one in _NOT for one in free))


def _only_time(tree: HtmlElement) -> list[str]:
    """Give the day that marks the article: the only one that the page marks at all, or the first in its one article."""
    times: list[str] = tree.xpath("//time/@datetime")[:_TIMES]
    if len({time.strip()[:10] for time in times}) > 1:
        times = tree.xpath("//article//time/@datetime") if len(tree.xpath("//article")) == 1 else []
    return times[:1]


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
