"""What the texts of a story give in other figures: their sentences side by side, the numbers in question marked.

Nothing is judged: a number is marked where another sentence of the row gives another figure of the same thing; where
no two numbers are known to be of one thing, those are that not every sentence states. Where the texts are of several
dates each row says its own: a toll that rose is no conflict.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tasks.languages import get
from tasks.languages.apart import apart, unshared
from tasks.model import Entry, Excerpt, Figures, Span
from tasks.render.context.scene import Context, Scene


def figures(scene: Scene, entry: Entry) -> list[Context]:
    """Give the rows of sentences that differ in a number; none where the texts agree."""
    return [{"versions": _versions(scene, entry, found)} for found in entry.figures]


def _versions(scene: Scene, entry: Entry, found: Figures) -> list[Context]:
    marked = _marked(scene, found)
    dates = _dates(scene, entry, found)
    return [
        _version(scene, entry, one, list(parts(one.text, spans))) | {"when": date}
        for one, spans, date in zip(found.excerpts, marked, dates, strict=True)
    ]


def _marked(scene: Scene, found: Figures) -> list[list[Span]]:
    language = get(scene.articles[found.excerpts[0].article].language)  # a row is of one language
    texts = [one.text for one in found.excerpts]
    spans = apart(texts, language)
    return spans if any(spans) else unshared(texts, language)


def _dates(scene: Scene, entry: Entry, found: Figures) -> list[Context | None]:
    """Give the date of each sentence's source where not all have the same, else none."""
    listed = [scene.item(entry, one.article) for one in found.excerpts]
    dates = [scene.when(item.when) if item else None for item in listed]
    return dates if len({date["text"] if date else "" for date in dates}) > 1 else [None] * len(dates)


def _version(scene: Scene, entry: Entry, one: Excerpt, marked: list[Context]) -> Context:
    item = scene.item(entry, one.article)
    name = scene.name(item) if item else ""
    return {
        **scene.text(one.text, scene.articles[one.article].language),
        "name": scene.named(name),
        "parts": marked,
        "cite": scene.citation(entry, one),
    }


def parts(text: str, marked: Sequence[Span]) -> Iterator[Context]:
    """Part a sentence at the marked spans; joined again, the parts are the sentence."""
    done = 0
    for start, end in marked:
        if start > done:
            yield {"text": text[done:start], "strong": False}
        yield {"text": text[start:end], "strong": True}
        done = end
    if done < len(text):
        yield {"text": text[done:], "strong": False}
