"""What a format gives: the documents found in one file's bytes, not yet named or dated by us."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tasks.model import Hints

NO_HINTS = Hints()


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """One document as a format found it.

    `number` counts documents inside one file from 1 (the line, in a file of lines); None where the file is one
    document. It ends up in `Document.where` as "#3".
    """

    kind: Literal["text", "html"]
    content: str
    hints: Hints = NO_HINTS
    encoding: str = "utf-8"
    confidence: float = 1.0
    number: int | None = None
