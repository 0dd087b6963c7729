"""What a source says of its article, out of whatever mapping it says it in: one list of names for all formats."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from tasks.model import Hints

NAMES: dict[str, tuple[str, ...]] = {  # our field: what sources call it, the likelier first
    "title": ("title", "headline", "name"),
    "authors": ("authors", "author", "byline", "creator", "by"),
    "published": (
        *("published", "date", "datepublished", "date_published", "published_at", "publishedat", "pubdate"),
        *("publication_date", "created_at", "datecreated", "updated", "date_modified", "datemodified"),
    ),
    "language": ("language", "lang", "inlanguage", "locale"),
    "url": ("url", "link", "canonical", "canonical_url", "permalink", "source_url", "external_url", "mainentityofpage"),
    "outlet": ("outlet", "publisher", "source", "site", "site_name", "sitename", "publication", "domain"),
}
KNOWN = frozenset(name for names in NAMES.values() for name in names)
_LONGEST = 4000  # code points of one field: no headline is longer, and hostile ones are
_LONE = re.compile("[\ud800-\udfff]")


def hints_of(said: Mapping[str, Any]) -> Hints:
    """Take the hints out of a mapping whose keys may be spelt in any case; unknown keys and odd values are ignored."""
    low = {key.lower().replace("-", "_"): value for key, value in said.items()}
    if not KNOWN & low.keys():
        return Hints()

    def first(field: str) -> str:
        return next((text for name in NAMES[field] if (text := plain(low.get(name)))), "")

    url = next((good for name in NAMES["url"] if (good := clean_url(plain(low.get(name))))), "")
    authors = next((found for name in NAMES["authors"] if (found := people(low.get(name)))), ())
    outlet = first("outlet")
    if place := clean_url(outlet):  # "source" is an outlet's name in some places and an article's address in others
        url = url or (place if urlsplit(place).path.strip("/") else "")
        outlet = (urlsplit(place).hostname or "").removeprefix("www.")
    return Hints(
        title=first("title"),
        authors=authors,
        published=first("published"),
        language=first("language"),
        url=url,
        outlet=outlet,
    )


def plain(value: object) -> str:
    """Write a value as text: a date in ISO form, a name or address out of an object, "" for what has no such form."""
    if isinstance(value, str):
        return tidy(value)
    if isinstance(value, int | float):
        return "" if isinstance(value, bool) else _moment(value)
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        keys = ("name", "title", "rendered", "@value", "@id", "url", "href")
        return next((text for key in keys if isinstance(value.get(key), str) and (text := tidy(value[key]))), "")
    if isinstance(value, list | tuple) and value and not isinstance(value[0], list | tuple):
        return plain(value[0])
    return ""


def people(value: object) -> tuple[str, ...]:
    """Give the authors: a list of names or of objects with names, or one string of them parted by ";"."""
    parts = value if isinstance(value, list | tuple) else value.split(";") if isinstance(value, str) else [value]
    return tuple(dict.fromkeys(name for part in parts if (name := plain(part)) and not name.startswith("http")))


def tidy(text: str) -> str:
    """Trim a field to its longest allowed length and drop halves of surrogate pairs, which nothing can store."""
    return whole(text[:_LONGEST].strip())


def whole(text: str) -> str:
    """Replace lone surrogates (JSON can spell them) by U+FFFD."""
    return _LONE.sub("\ufffd", text)


def _moment(value: float) -> str:
    """Read a number as a year or as seconds or milliseconds since 1970; "" where it is none of them."""
    if isinstance(value, int) and 1990 <= value <= 2100:
        return str(value)
    seconds = value // 1000 if value > 1e11 else value  # whole division takes integers of any length
    if not 631_152_000 <= seconds <= 4_102_444_800:  # 1990 to 2100
        return ""
    return dt.datetime.fromtimestamp(int(seconds), dt.UTC).isoformat()


def clean_url(text: str) -> str:
    """Give an http or https address without user name and password, or "" for anything else."""
    text = text.strip()
    if not text or len(text) > 2000 or re.search(r"[\s\\<>\"\x00-\x1f\x7f]", text):
        return ""
    try:
        parts = urlsplit(text)
        host = parts.hostname
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    if parts.scheme.lower() not in {"http", "https"} or not host:
        return ""
    if "@" in parts.netloc:
        parts = parts._replace(netloc=(f"[{host}]" if ":" in host else host) + port)
    return parts.geturl()


def merged(strong: Hints, weak: Hints) -> Hints:
    """Give `strong` with its empty fields filled from `weak`."""
    return Hints(
        title=strong.title or weak.title,
        authors=strong.authors or weak.authors,
        published=strong.published or weak.published,
        language=strong.language or weak.language,
        url=strong.url or weak.url,
        outlet=strong.outlet or weak.outlet,
    )
