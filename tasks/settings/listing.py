"""From the settings to a list of feeds (OPML), with all that an imported one said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tasks.opml import OpmlList, Outline
from tasks.settings.lists import ADDRESS, OURS, PREFIX, TELLING, Attributes, Path
from tasks.settings.naming import fresh_name
from tasks.settings.values import Settings, Source

_FIRST = frozenset({"text", "title", "type"})  # attributes that stand before the address
_PLAIN = Source(name="", folder="", url="-")


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
    followed = {source.url for source in settings.sources if source.is_feed}
    for path, said in settings.opml.places:
        if Outline(attributes=said).get(ADDRESS) in followed:
            root.at(path).inner.append(Outline(attributes=said))
    for path, said in settings.opml.folders:
        root.at(path).attributes = said
    outlines = tuple(root.outlines())
    attributes = settings.opml.attributes or (("version", "2.0"),)
    found = OpmlList(attributes=attributes, head=settings.opml.head or (("title", "Mujaz"),), outlines=outlines)
    own = any(name.startswith(PREFIX) for _, outline in found.walk() for name, _ in outline.attributes)
    return OpmlList(attributes=(*attributes, OURS), head=found.head, outlines=outlines) if own else found


def _attributes(source: Source) -> Attributes:
    said = source.opml or (("text", source.outlet or source.name), ("type", "rss"))
    at = max((number + 1 for number, (name, _) in enumerate(said) if name in _FIRST), default=0)
    title = Outline(attributes=said).title
    told = {name: getattr(source, name) for name in TELLING if getattr(source, name) != getattr(_PLAIN, name)}
    if fresh_name(title, source.url, ()) == source.name:
        del told["name"]
    own = tuple((f"{PREFIX}{name}", _spelt(value)) for name, value in told.items())
    return (*said[:at], (ADDRESS, source.url), *said[at:], *own)


def _spelt(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
