"""RSS, RDF, Atom and CDF through feedparser: the one module that knows it.

feedparser gets bytes in memory only (a string may make it open a file or an address), from which we have already
taken declared encodings that are none. It is slow on hostile input: run this in a child process with limits.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from tasks.ingest.charsets import codec_of
from tasks.ingest.encoding import Decoded, decode
from tasks.ingest.feeds.moments import moment
from tasks.ingest.feeds.salvage import parsed
from tasks.ingest.feeds.values import Feed, FeedEntry
from tasks.ingest.hints import clean_url, whole

MOST_ENTRIES = 2000
LONGEST_FIELD = 65_536  # code points
LONGEST_TEXT = 2_000_000
_DECLARED = re.compile(rb"^[\s\x00]{0,9}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([^\"'>]{1,60})[\"']")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([^\"';\s]+)", re.IGNORECASE)
_HTML = frozenset({"text/html", "application/xhtml+xml"})


def parse_xml(data: bytes, *, headers: Mapping[str, str], base: str, now: datetime | None) -> Feed:
    """Parse a feed in XML, however broken.

    Args:
        data: the body.
        headers: of the response, names in lower case.
        base: the address it came from, to complete relative ones.
        now: for the plausible window of dates.
    """
    told = dict(headers)
    if base:
        told["content-location"] = urljoin(base, _safe(told.get("content-location", "")))
    data, told = _readable(data, told)
    found, lossy = parsed(data, told, MOST_ENTRIES)
    version = str(found.get("version") or "")
    mistyped = type(found.get("bozo_exception")).__name__ == "NonXMLContentType"  # of the server, not of the feed
    problems = ["not well-formed"] if found.get("bozo") and not mistyped else []
    items = found.get("entries") or []
    if lossy:
        problems.append("entries dropped")
    if len(items) > MOST_ENTRIES:
        problems.append("too many entries")
    if not items and type(found.get("bozo_exception")).__name__ == "SAXParseException":
        problems.append("broken")
    if not version and not items:
        problems = ["not a feed"]
    about = found.get("feed") or {}
    language = _field(about.get("language") or told.get("content-language"))
    made = [_entry(_as_stated(item, data), language, now) for item in items[:MOST_ENTRIES]]
    if any(entry.printed and not entry.dated for entry in made):
        problems.append("date dropped")
    return Feed(
        title=_title(about),
        url=clean_url(_field(about.get("link"))),
        version=version or ("unknown" if items else ""),
        language=language,
        entries=tuple(made),
        problems=tuple(problems),
    )


def _safe(location: str) -> str:
    """Give a Content-Location that may complete addresses: relative or of the web, never javascript or the like."""
    return location if clean_url(location) or not re.match(r"[A-Za-z][\w+.-]*:", location) else ""


def _readable(data: bytes, headers: dict[str, str]) -> tuple[bytes, dict[str, str]]:
    """Decode ourselves where nothing is declared that holds, or something that is no text encoding at all.

    Otherwise feedparser applies the rules for XML over HTTP (RFC 3023), which it knows well.
    """
    found = _DECLARED.match(data)
    named = [found[1].decode("ascii", "replace")] if found else []
    charset = _CHARSET.search(headers.get("content-type", ""))
    named += [charset[1]] if charset else []
    if all(codec_of(name) for name in named) and (named or _is_utf8(data) or _is_marked(data)):
        return data, headers
    if all(_harmless(name) for name in named) and named:
        return data, headers
    decoded = decode(data)
    if not isinstance(decoded, Decoded):
        return data, headers
    text = re.sub(r"^(\s*<\?xml[^>]{0,200}?)\s+encoding\s*=\s*[\"'][^\"'>]*[\"']", r"\1", decoded.text)
    return text.encode(), {**headers, "content-type": "application/xml; charset=utf-8"}


def _harmless(name: str) -> bool:
    """Tell whether Python's codec of a name, if there is one, turns bytes into text by a table and nothing else."""
    plain = re.sub(r"[^a-z0-9]", "", name.lower())
    return not plain.startswith(("utf7", "unicode", "rawunicode", "idna", "punycode", "mbcs", "oem", "undefined"))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _is_marked(data: bytes) -> bool:
    return data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff", b"\x00<", b"<\x00", b"\x4c\x6f\xa7\x94"))


def _as_stated(item: dict[str, Any], data: bytes) -> dict[str, Any]:
    """Take back an address that feedparser made of a guid which is a mere word: `<guid>a1</guid>` without a link.

    It takes such a guid for a link, as the format says, and completes it from the feed's own address. The word itself
    is kept, which stays the same when the feed moves.
    """
    made = item.get("link") if item.get("guidislink") else None
    word = made.rpartition("/")[2] if isinstance(made, str) else ""
    if not re.fullmatch(r"[\w-]+", word) or not re.search(rb">\s*" + word.encode() + rb"\s*<", data):
        return item
    return {**item, "link": "", "id": word}


def _entry(item: dict[str, Any], language: str, now: datetime | None) -> FeedEntry:
    detail = item.get("title_detail") or {}
    own = _field(detail.get("language")) or language
    printed = {name: _field(dict.get(item, name)) for name in ("published", "updated")}  # its own get mixes the two
    dates = {
        name: moment(words, dict.get(item, f"{name}_parsed"), language=own, now=now)
        for name, words in printed.items()
        if words
    }
    summary, content = _texts(item)
    return FeedEntry(
        guid=_field(item.get("id")),
        url=clean_url(_field(item.get("link"))),
        title=_title(item),
        authors=_people(item),
        published=dates.get("published"),
        updated=dates.get("updated"),
        printed=printed["published"] or printed["updated"],
        summary=summary,
        content=content,
        language=own,
    )


def _texts(item: Mapping[str, Any]) -> tuple[str, str]:
    """Give summary and content; the fuller of several contents."""
    contents = [str(part.get("value") or "") for part in item.get("content") or [] if isinstance(part, Mapping)]
    content = max(contents, key=len, default="")
    summary = str(item.get("summary") or "")
    return whole(summary[:LONGEST_TEXT]), whole(content[:LONGEST_TEXT])


def _people(item: Mapping[str, Any]) -> tuple[str, ...]:
    people = [one for one in item.get("authors") or [] if isinstance(one, Mapping)]
    names = [_field(one.get("name") or one.get("email")) for one in people]
    return tuple(
        dict.fromkeys(name for name in (*names, *([] if any(names) else [_field(item.get("author"))])) if name)
    )


def _field(value: object) -> str:
    return whole(value[:LONGEST_FIELD].strip()) if isinstance(value, str) else ""


def _title(said: Mapping[str, Any]) -> str:
    """Give a title; one in HTML with its links completed and without scripts."""
    title = _field(said.get("title"))
    detail = said.get("title_detail") or {}
    if "<" not in title or str(detail.get("type")) not in _HTML:
        return title
    from feedparser.sanitizer import _sanitize_html
    from feedparser.urls import resolve_relative_uris

    kind = str(detail.get("type"))
    resolved = resolve_relative_uris(title, str(detail.get("base") or ""), "utf-8", kind)
    return _field(_sanitize_html(resolved, "utf-8", kind))
