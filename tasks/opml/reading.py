"""OPML from bytes. Hostile until shown otherwise: no entity is declared, nothing is fetched, depth and size have ends.

Expat reads it (the standard library's), without namespaces, so that every name stays as it was spelt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from tasks.errors import UsageError
from tasks.opml.values import DEEPEST, Attributes, OpmlList, Outline

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_BYTES = 20_000_000  # 10,000 feeds take some three million
MOST_OUTLINES = 100_000
_FEEDS = frozenset({"rss", "feed", "rdf:rdf", "channel"})
_BLANKS = b" \t\r\n"
_BARE = re.compile(rb"&(?!#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|\w{1,30};)")
_REMEDY = "Export the list again from the reader it came from, as OPML."


class _Stop(Exception):  # noqa: N818 -- reads as what happens
    """Reading ends here, for a reason that a person understands."""


@dataclass(slots=True)
class _Open:
    """An outline that has begun and not ended."""

    attributes: Attributes
    outlines: list[Outline] = field(default_factory=list)

    def closed(self) -> Outline:
        return Outline(attributes=self.attributes, outlines=tuple(self.outlines))


@dataclass(slots=True)
class _Reading:
    """What has been read so far. Elements that OPML does not know are passed over with all that is in them."""

    attributes: Attributes = ()
    head: list[tuple[str, str]] = field(default_factory=list)
    path: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    outlines: list[_Open] = field(default_factory=lambda: [_Open(attributes=())])
    count: int = 0

    def start(self, name: str, flat: list[str]) -> None:
        """Take the beginning of an element; `flat` is names and values in turn."""
        given = tuple(zip(flat[::2], flat[1::2], strict=True))
        if not self.path:
            self._root(name, given)
        if len(self.path) >= DEEPEST + 2:  # the outermost element and the body
            raise _Stop(f"its outlines stand more than {DEEPEST} deep in each other")
        if self._in_body and name.lower() == "outline":
            self.count += 1
            if self.count > MOST_OUTLINES:
                raise _Stop(f"it has more than {MOST_OUTLINES} outlines")
            self.outlines.append(_Open(attributes=given))
        elif self._in_head:
            self.words.clear()
        self.path.append(name)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if self._in_body and name.lower() == "outline":
            done = self.outlines.pop().closed()
            self.outlines[-1].outlines.append(done)
        self.path.pop()
        if self._in_head:
            self.head.append((name, "".join(self.words).strip()))

    def text(self, words: str) -> None:
        """Take what stands between elements."""
        if len(self.path) == 3 and self.path[1].lower() == "head":
            self.words.append(words)

    @property
    def _in_head(self) -> bool:
        return len(self.path) == 2 and self.path[1].lower() == "head"

    @property
    def _in_body(self) -> bool:
        """Tell whether only outlines lead from the body to here."""
        return len(self.path) >= 2 and self.path[1].lower() == "body" and len(self.path) - 1 == len(self.outlines)

    def _root(self, name: str, given: Attributes) -> None:
        kind = name.lower()
        if kind == "opml":
            self.attributes = given
        elif kind == "html":
            raise _Stop("it is a web page, not a list of feeds")
        elif kind in _FEEDS:
            raise _Stop("it is a feed, not a list of feeds; `mujaz feeds add` takes its address")
        else:
            raise _Stop(f"it is XML of another kind (<{name[:40]}>)")


def read_opml(data: bytes) -> OpmlList:
    """Read a list of feeds, whatever reader wrote it.

    Raises:
        UsageError: it is not such a list, is broken, declares entities, or is larger or deeper than any list is.
    """
    try:
        try:
            return _read(data)
        except expat.ExpatError:  # readers wrote "R&D" as it stands, and no list means an entity
            mended = _BARE.sub(b"&amp;", data)
            if mended == data:
                raise
            return _read(mended)
    except _Stop as stop:
        raise UsageError(f"the list cannot be read: {stop}. {_REMEDY}") from stop
    except expat.ExpatError as error:
        place = f"line {error.lineno}, column {error.offset + 1}"
        said = expat.ErrorString(error.code) if error.code else str(error)
        raise UsageError(f"the list cannot be read: {place}: it is not well-formed XML ({said}). {_REMEDY}") from error


def _read(data: bytes) -> OpmlList:
    if len(data) > MOST_BYTES:
        raise _Stop(f"it is larger than {MOST_BYTES} bytes")
    bare = data.lstrip(_BLANKS)
    if not bare:
        raise _Stop("it is empty")
    if not _is_markup(bare):
        raise _Stop("it is not XML")
    reading = _Reading()
    parser = expat.ParserCreate()
    parser.ordered_attributes = True
    parser.buffer_text = True
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.text
    parser.EntityDeclHandler = _refuse_entities
    parser.SkippedEntityHandler = _refuse_entities
    try:
        parser.Parse(bare, True)  # noqa: FBT003 -- expat takes no keywords
    except (LookupError, ValueError) as error:  # an encoding that Python does not have, or of several bytes
        raise _Stop(f"its encoding is not known ({error})") from error
    finally:
        _let_go(parser)
    return OpmlList(
        attributes=reading.attributes, head=tuple(reading.head), outlines=tuple(reading.outlines[0].outlines)
    )


def _is_markup(bare: bytes) -> bool:
    """Tell whether XML may begin so, in UTF-8 or UTF-16, with a byte order mark or without."""
    return bare.startswith((b"<", b"\xef\xbb\xbf<", b"\xff\xfe", b"\xfe\xff", b"\x00<"))


def _refuse_entities(*_: object) -> None:
    raise _Stop("it declares or uses entities of its own, which no list of feeds needs and bombs are made of")


def _let_go(parser: expat.XMLParserType) -> None:
    """Take our methods from the parser: they and it hold each other, and a list may be large."""
    nothing: Callable[..., None] | None = None
    parser.StartElementHandler = nothing
    parser.EndElementHandler = nothing
    parser.CharacterDataHandler = nothing
