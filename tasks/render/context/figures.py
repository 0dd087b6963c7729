"""What the texts of a story give in other figures: their sentences side by side, the numbers in question marked.

Nothing is judged: a number is marked where not every sentence of the row states it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.languages import Language, get
from tasks.model import Entry, Excerpt, Figures
from tasks.render.context.scene import Context, Scene

_TOKEN = re.compile(r"\d+(?:[.,٫٬'\u00a0\u202f/:]\d+)*|[^\W\d_]+")
_BETWEEN = re.compile(r"[^\S\n]+|-")  # "twenty-five", «خمسة وعشرون»: one number of several words


def figures(scene: Scene, entry: Entry) -> list[Context]:
    """Give the rows of sentences that differ in a number; none where the texts agree."""
    return [{"versions": _versions(scene, entry, found)} for found in entry.figures]


def _versions(scene: Scene, entry: Entry, found: Figures) -> list[Context]:
    spoken = [get(scene.articles[one.article].language) for one in found.excerpts]
    stated = [language.numbers(one.text) for language, one in zip(spoken, found.excerpts, strict=True)]
    shared = frozenset.intersection(*stated)
    return [
        _version(scene, entry, one, list(parts(one.text, language, shared)))
        for language, one in zip(spoken, found.excerpts, strict=True)
    ]


def _version(scene: Scene, entry: Entry, one: Excerpt, marked: list[Context]) -> Context:
    item = scene.item(entry, one.article)
    name = scene.name(item) if item else ""
    return {
        **scene.text(one.text, scene.articles[one.article].language),
        "name": scene.named(name),
        "parts": marked,
        "cite": scene.citation(entry, one),
    }


def parts(text: str, language: Language, shared: frozenset[str]) -> Iterator[Context]:
    """Part a sentence at the numbers that are not `shared`; joined again, the parts are the sentence."""
    done = 0
    for start, end in _runs(text, language):
        if language.numbers(text[start:end]) <= shared:
            continue
        if start > done:
            yield {"text": text[done:start], "strong": False}
        yield {"text": text[start:end], "strong": True}
        done = end
    if done < len(text):
        yield {"text": text[done:], "strong": False}


def _runs(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """Give where neighbouring words that say numbers begin and end."""
    start = end = -1
    for token in _TOKEN.finditer(text):
        if not language.numbers(token[0]):
            continue
        if start >= 0 and _BETWEEN.fullmatch(text, end, token.start()):
            end = token.end()
            continue
        if start >= 0:
            yield start, end
        start, end = token.span()
    if start >= 0:
        yield start, end
