"""Between a list of feeds (OPML) and the settings: nothing that either says is lost on the way there and back.

A feed is a source; the outlines above it are its category. Every attribute of its outline but the address is kept
in its `opml` table; what the list says of itself and of its folders is kept in the table [opml]. An outline without
an address is a folder, though it hold nothing. What only we know of a feed travels in attributes of our own.

Not kept: that one feed stands in two places (the first counts, and it is told), that two folders of one name stand
side by side (they become one), and where an empty folder stood among its neighbours (it comes last).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tasks.opml import OpmlList, Outline
from tasks.settings import addresses
from tasks.settings.checks import Refused
from tasks.settings.load import COMMON, FEED
from tasks.settings.naming import fresh_name
from tasks.settings.values import Opml, Settings, Source

Attributes = tuple[tuple[str, str], ...]
Path = tuple[str, ...]
ADDRESS = "xmlUrl"
OURS = ("xmlns:mujaz", "urn:mujaz:opml")
_PREFIX = "mujaz:"
_FIRST = frozenset({"text", "title", "type"})  # attributes that stand before the address
_TELLING = ("name", "language", "outlet", "user_agent", "full_text", "first", "paused")
_PLAIN = Source(name="", folder="", url="-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What a list of feeds brings: sources to be added, what to keep beside them, and what was left out and why."""

    sources: tuple[Source, ...]
    opml: Opml
    repeated: tuple[str, ...]  # addresses that are followed already, or stand twice in the list
    refused: tuple[tuple[str, str], ...]  # address, and why it cannot be followed


def brought(given: OpmlList, settings: Settings) -> Brought:
    """Turn a list of feeds into sources, each under a name of its own; what is followed already is left as it is."""
    urls = {source.url for source in settings.sources if source.is_feed}
    names = {source.name for source in settings.sources}
    ours = OURS in given.attributes
    bound = _bound(given, settings.opml)
    sources: list[Source] = []
    repeated: list[str] = []
    refused: list[tuple[str, str]] = []
    for above, outline in given.walk():
        url = _address(outline)
        if not url:
            continue
        reason = addresses.fault(url)[0] or _inside(url, settings)
        if reason:
            refused.append((url, reason))
        elif url in urls:
            repeated.append(url)
        else:
            made = _source(outline, url, tuple(one.title for one in above), bound, names, ours=ours)
            urls.add(url)
            names.add(made.name)
            sources.append(made)
    opml = _merged(settings.opml, given)
    return Brought(sources=tuple(sources), opml=opml, repeated=tuple(repeated), refused=tuple(refused))


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
        key = name.removeprefix(_PREFIX)
        if name.startswith(_PREFIX) and key in _TELLING:
            told.update(_known(key, value))
    kept = [pair for pair in said if not (ours and pair[0].startswith(_PREFIX))]
    prefixes = {name.partition(":")[0] for name, _ in kept if ":" in name}
    kept += [(f"xmlns:{prefix}", bound[prefix]) for prefix in sorted(prefixes & bound.keys())]
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


def _merged(kept: Opml, given: OpmlList) -> Opml:
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
    )


@dataclass(slots=True)
class _Folder:
    """A folder that is being filled."""

    attributes: Attributes = ()
    inner: list[Outline | _Folder] = field(default_factory=list)
    named: dict[str, _Folder] = field(default_factory=dict)

    def at(self, path: Path) -> _Folder:
        """Give the folder of that path under this one, made where there is none."""
        here = self
        for name in path:
            if name not in here.named:
                here.named[name] = _Folder(attributes=(("text", name),))
                here.inner.append(here.named[name])
            here = here.named[name]
        return here

    def outlines(self) -> Iterator[Outline]:
        """Give what is in it."""
        for one in self.inner:
            if isinstance(one, Outline):
                yield one
            else:
                yield Outline(attributes=one.attributes, outlines=tuple(one.outlines()))


def listed(settings: Settings) -> OpmlList:
    """Give the feeds of the settings as a list that other readers take, with all that was imported with them."""
    root = _Folder()
    for source in settings.sources:
        if source.is_feed:
            root.at(source.category).inner.append(Outline(attributes=_attributes(source)))
    for path, said in settings.opml.folders:
        root.at(path).attributes = said
    outlines = tuple(root.outlines())
    attributes = settings.opml.attributes or (("version", "2.0"),)
    found = OpmlList(attributes=attributes, head=settings.opml.head or (("title", "Mujaz"),), outlines=outlines)
    own = any(name.startswith(_PREFIX) for _, outline in found.walk() for name, _ in outline.attributes)
    return OpmlList(attributes=(*attributes, OURS), head=found.head, outlines=outlines) if own else found


def _attributes(source: Source) -> Attributes:
    said = source.opml or (("text", source.outlet or source.name), ("type", "rss"))
    at = max((number + 1 for number, (name, _) in enumerate(said) if name in _FIRST), default=0)
    title = Outline(attributes=said).title
    told = {name: getattr(source, name) for name in _TELLING if getattr(source, name) != getattr(_PLAIN, name)}
    if fresh_name(title, source.url, ()) == source.name:
        del told["name"]
    own = tuple((f"{_PREFIX}{name}", _spelt(value)) for name, value in told.items())
    return (*said[:at], (ADDRESS, source.url), *said[at:], *own)


def _spelt(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
