"""Articles made of given rows, for the kinds that choose sentences: spans point into the text as the row gives it."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import accumulate
from typing import Any

from kinds import stories

from tasks.extract.wrapping import unwrap
from tasks.languages import get
from tasks.model import Article


def article(row: Mapping[str, Any], name: str) -> Article:
    """Make the article that a source with this title, text, date and language would become, hard wrapping undone."""
    made = stories.article({**row, "id": name})
    return replace(made, sentences=get(made.language).sentences(unwrapped(made.text)))


def unwrapped(text: str) -> str:
    """Undo hard wrapping as extract does, but one space for one line break, so that every place stays where it was."""
    ends = {0, *accumulate(sum(not char.isspace() for char in paragraph) for paragraph in unwrap(text))}
    passed, kept = 0, []
    for char in text:
        kept.append(" " if char == "\n" and passed not in ends else char)
        passed += not char.isspace()
    return "".join(kept)
