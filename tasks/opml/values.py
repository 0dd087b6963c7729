"""A list of feeds: outlines within outlines, each with its attributes as they were spelt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

Attributes = tuple[tuple[str, str], ...]
DEEPEST = 50  # outlines within outlines; nobody's folders go down that far


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A feed where it has an `xmlUrl`, else a folder or a note. Names of attributes are as spelt, prefix and all."""

    attributes: Attributes = ()
    outlines: tuple[Outline, ...] = ()

    def get(self, name: str) -> str:
        """Give an attribute whose name is spelt so, or in other cases of letters; "" where there is none."""
        said = dict(self.attributes)
        if name in said:
            return said[name]
        return next((value for each, value in self.attributes if each.lower() == name.lower()), "")

    @property
    def title(self) -> str:
        """Give what a reader calls it: its text, else its title."""
        return self.get("text").strip() or self.get("title").strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpmlList:
    """A whole list. `attributes` are of the outermost element, namespaces among them; `head` is in its order."""

    attributes: Attributes = (("version", "2.0"),)
    head: Attributes = ()
    outlines: tuple[Outline, ...] = ()

    def walk(self) -> Iterator[tuple[tuple[Outline, ...], Outline]]:
        """Give every outline with those that it stands in, outermost first, in the order of the list."""
        waiting: list[tuple[tuple[Outline, ...], Outline]] = [((), one) for one in reversed(self.outlines)]
        while waiting:
            above, outline = waiting.pop()
            yield above, outline
            waiting.extend(((*above, outline), one) for one in reversed(outline.outlines))
