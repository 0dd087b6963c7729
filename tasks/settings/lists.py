"""From a list of feeds (OPML) into the settings; `listing` is the way back. Nothing that either says is lost.

A feed is a source; the outlines above it are its category. Every attribute of its outline but the address is kept
in its `opml` table; what the list says of itself and of its folders is kept in the table [opml]. An outline without
an address is a folder, though it hold nothing. What only we know of a feed travels in attributes of our own.

A feed that stands in several places is followed once; its other places are kept in [opml] as they were.

Not kept: that two folders of one name stand side by side (they become one), and where an empty folder or a second
place of a feed stood among its neighbours (it comes last).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tasks.addresses import link
from tasks.opml import OpmlList, Outline
from tasks.settings import addresses
from tasks.settings.checks import Refused
from tasks.settings.naming import fresh_name
from tasks.settings.tables import COMMON, FEED
from tasks.settings.values import Opml, Settings, Source

Attributes = tuple[tuple[str, str], ...]
Path = tuple[str, ...]
ADDRESS = "xmlUrl"
OURS = ("xmlns:mujaz", "urn:mujaz:opml")
PREFIX = "mujaz:"
TELLING = ("name", "language", "outlet", "user_agent", "full_text", "first", "paused")


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What a list of feeds brings: sources to be added, what to keep beside them, and what was left out and why."""

    sources: tuple[Source, ...]
    opml: Opml
    repeated: tuple[str, ...]  # addresses that are followed already
    refused: tuple[tuple[str, str], ...]  # address, and why it cannot be followed


def brought(given: OpmlList, settings: Settings) -> Brought:
    """Turn a list of feeds into sources, each under a name of its own; what is followed already is left as it is."""
    urls = {link(source.url) for source in settings.sources if source.is_feed}
    names = {source.name for source in settings.sources}
    ours = OURS in given.attributes
    bound = _bound(given, settings.opml)
    sources: dict[str, Source] = {}  # by address, two spellings of which are one
    places: list[tuple[Path, Attributes]] = []
    repeated: list[str] = []
    refused: list[tuple[str, str]] = []
    for above, outline in given.walk():
        url = _address(outline)
        if not url:
            continue
        path = tuple(one.title for one in above)
        reason = addresses.fault(url)[0] or _inside(url, settings)
        if reason:
            refused.append((url, reason))
        elif link(url) in urls:
            repeated.append(url)
        elif link(url) in sources:
            places.append((path, _said(outline, sources[link(url)].url, bound)))
        else:
            sources[link(url)] = made = _source(outline, url, path, bound, names, ours=ours)
            names.add(made.name)
    opml = _merged(settings.opml, given, places)
    return Brought(sources=tuple(sources.values()), opml=opml, repeated=tuple(repeated), refused=tuple(refused))


def _said(outline: Outline, url: str, bound: Mapping[str, str]) -> Attributes:
    """Give the attributes of a second place of a feed, its address among them where it stood."""
    said = [(name, url if name.lower() == ADDRESS.lower() else value) for name, value in outline.attributes]
    return tuple(_with_spaces(said, bound))


def _with_spaces(said: list[tuple[str, str]], bound: Mapping[str, str]) -> list[tuple[str, str]]:
    """Bind the prefixes of names that another list has bound otherwise."""
    prefixes = {name.partition(":")[0] for name, _ in said if ":" in name}
    return said + [(f"xmlns:{prefix}", bound[prefix]) for prefix in sorted(prefixes & bound.keys())]


def _address(outline: Outline) -> str:
    """Give the address of a feed, the old "feed:" before it left out."""
    url = outline.get(ADDRESS).strip()
    if url.lower().startswith("feed:"):
        rest = url[5:]
        return f"http:{rest}" if rest.startswith("//") else rest
    return url


def _inside(url: str, settings: Settings) -> str:
    host = addresses.inside(url)
    if not host or host in settings.fetch.allow_private:
        return ""
    return f'"{host}" lies in a private network; [fetch] allow_private = ["{host}"] lets it be followed'


def _source(
    outline: Outline, url: str, category: Path, bound: Mapping[str, str], names: set[str], *, ours: bool
) -> Source:
    said = [(name, value) for name, value in outline.attributes if name.lower() != ADDRESS.lower()]
    told = {}
    for name, value in said if ours else ():
        key = name.removeprefix(PREFIX)
        if name.startswith(PREFIX) and key in TELLING:
            told.update(_known(key, value))
    kept = _with_spaces([pair for pair in said if not (ours and pair[0].startswith(PREFIX))], bound)
    wanted = str(told.pop("name", ""))
    name = wanted if wanted and wanted not in names else fresh_name(wanted or outline.title, url, names)
    more: dict[str, Any] = {"folder": "", "category": category, "opml": tuple(kept), **told}
    return Source(name=name, url=url, **more)


def _known(key: str, value: str) -> dict[str, object]:
    """Read one of our own attributes; nothing where it says what cannot be."""
    plain: object = {"true": True, "false": False}.get(value, value) if key == "paused" else value
    plain = int(value) if key == "first" and value.isascii() and value.isdigit() else plain
    try:
        return {key: {**COMMON, **FEED}[key](plain)}
    except Refused:
        return {}


def _bound(given: OpmlList, kept: Opml) -> dict[str, str]:
    """Give the prefixes of names that the list binds otherwise than the settings do."""
    before = dict(kept.attributes)
    spaces = [(name, value) for name, value in given.attributes if name.startswith("xmlns:")]
    return {name[6:]: value for name, value in spaces if before.get(name, value) != value}


def _merged(kept: Opml, given: OpmlList, places: list[tuple[Path, Attributes]]) -> Opml:
    """Add what a list says besides its feeds to what is kept of an earlier one, which counts where they differ."""
    said = {name: value for name, value in given.attributes if (name, value) != OURS}
    elements = {name for name, _ in kept.head}
    paths = {path for path, _ in kept.folders}
    folders: dict[Path, Attributes] = {}
    for above, outline in given.walk():
        path = (*(one.title for one in above), outline.title)
        plain = outline.attributes == (("text", outline.title),)
        if not _address(outline) and not (plain and outline.outlines) and path not in paths:
            folders.setdefault(path, outline.attributes)
    return Opml(
        attributes=tuple({**said, **dict(kept.attributes)}.items()),
        head=(*kept.head, *(pair for pair in given.head if pair[0] not in elements)),
        folders=(*kept.folders, *folders.items()),
        places=(*kept.places, *(place for place in places if place not in kept.places)),
    )
