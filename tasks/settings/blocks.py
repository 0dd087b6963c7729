"""Where the blocks of a settings file begin and end, to the letter.

tomlkit knows this too, but it gives the comment above a block to the block before it, moves blocks that other
tables stand between, and takes eight seconds for 10,000 feeds. So the file is cut here, letter for letter, and
tomlkit spells and edits what is inside one block. `edit` then compares the meaning of the file before and after.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}'  # texts of several lines first
    r"|'''.*?'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*"
    r"|[\[\]{}\n]",
    re.DOTALL,
)
_HEADER = re.compile(r"\[\[?[ \t]*(?:\"([^\"]*)\"|'([^']*)'|([A-Za-z0-9_-]+))[ \t]*([.\]])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A table with the tables under it: text[start:end], from its header to the end of its last key's line.

    Comments and blank lines around it are not of it: whoever takes a block out leaves them where they are.
    """

    start: int
    end: int


def blocks(text: str, name: str) -> tuple[Block, ...]:
    """Give the blocks that `name` heads, in order. A table "[name.part]" belongs to the block before it."""
    found: list[Block] = []
    ours = False
    for start, end in _lines(text):
        said = text[start:end].strip()
        if said.startswith("["):
            header = _HEADER.match(said)
            ours = bool(header) and name in header.groups()[:3] if header else False
            if header and ours and (header[4] == "]" or not found):
                found.append(Block(start=start, end=end))
                continue
        if ours and said and not said.startswith("#"):
            found[-1] = Block(start=found[-1].start, end=end)
    return tuple(found)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Give the lines of a file; a value that goes over several is in one."""
    depth = start = 0
    for token in _TOKEN.finditer(text):
        sign = token[0]
        depth += (sign in {"[", "{"}) - (sign in {"]", "}"})
        if sign == "\n" and depth <= 0:
            yield start, token.end()
            start = token.end()
    if start < len(text):
        yield start, len(text)
