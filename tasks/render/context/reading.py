"""The reading copy of an article: its clean text in paragraphs, every sentence findable, the cited ones marked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.model import Article, ArticleId, Item, Span
from tasks.render.context.scene import CONTEXT_VERSION, Context, Scene
from tasks.render.escape import direction, readable, web

_HEADING_WORDS = 14  # a heading is short, and a line of a text that stops without a stop
_STOPS = tuple(".!?؟…۔。!?।;؛:،,")
_CLOSING = " \"'”“’»›)]】」』"
_BULLET = re.compile(r"\s*(?:[•▪◦‣*–—-]|\(?\d{1,3}[.)-])\s")


def reading_context(scene: Scene, identity: ArticleId) -> Context:
    """Give the context of `article/page.html.j2` for an article that the briefing lists."""
    article, words, entry = scene.articles[identity], scene.words, scene.told_in[identity]
    item = scene.item(entry, identity)
    assert item is not None, "told_in comes from the items"
    back = scene.links.back.format(day=scene.briefing.date.isoformat(), story=entry.id)
    cited = frozenset(scene.cited.get(identity, ()))
    return {
        "version": CONTEXT_VERSION,
        "page": {
            "language": words.region,
            "direction": words.direction,
            "title": f"{article.headline} · {scene.name(item)}",
        },
        "briefing": {"title": scene.briefing.title, "date": words.day(scene.briefing.date), "href": back},
        "article": {
            **_head(scene, article, item),
            "anchor": f"article-{identity}",
            "cited": words.n_("%(n)s sentence quoted", "%(n)s sentences quoted", len(cited)) if cited else "",
            "first_cited": f"#{scene.anchor(identity, min(cited))}" if cited else "",
            "blocks": list(_blocks(scene, article, cited)),
        },
    }


def _head(scene: Scene, article: Article, item: Item) -> Context:
    words, name = scene.words, scene.name(item)
    return {
        "title": scene.text(article.title, article.language) if article.title else None,
        "language": article.language,
        "direction": direction(article.text, words.direction),
        "name": {"text": name, "direction": direction(name, "ltr")},
        "authors": list(article.authors),
        "url": web(article.url),
        "address": readable(article.url),
        "file": {"text": item.file, "direction": "ltr"} if item.file and item.file != name else None,
        "when": scene.when(item.when),
        "words": words.n_("%(n)s word", "%(n)s words", item.words),
        "language_name": words.language(article.language) if article.language != "und" else "",
    }


def _blocks(scene: Scene, article: Article, cited: frozenset[int]) -> Iterator[Context]:
    """Part the text into paragraphs, headings and list lines; each is its sentences with what stands between."""
    spans = article.sentences
    place = start = 0
    raw = article.text.split("\n")
    for number, line in enumerate(raw):
        end = start + len(line)
        first = place
        while place < len(spans) and spans[place].start < end:
            place += 1
        if line.strip():
            parts = _parts(scene, article, Span(start, end), range(first, place), cited)
            yield {
                "kind": _kind(line, last=not any(rest.strip() for rest in raw[number + 1 : number + 6])),
                "parts": parts,
            }
        start = end + 1


def _kind(line: str, *, last: bool) -> str:
    """Take a line for a heading, a list line or a paragraph; the model keeps lines only."""
    if _BULLET.match(line):
        return "item"
    bare = line.strip().rstrip(_CLOSING)
    short = len(line.split()) <= _HEADING_WORDS
    return "heading" if short and not last and not bare.endswith(_STOPS) else "paragraph"


def _parts(scene: Scene, article: Article, line: Span, numbers: range, cited: frozenset[int]) -> list[Context]:
    parts: list[Context] = []
    text, at = article.text, line.start
    for number in numbers:
        span = article.sentences[number]
        if span.start > at:
            parts.append({"text": text[at : span.start], "anchor": "", "cited": False})
        anchor = scene.anchor(article.id, number)
        parts.append({"text": text[span.start : span.end], "anchor": anchor, "cited": number in cited})
        at = span.end
    if text[at : line.end].strip():
        parts.append({"text": text[at : line.end], "anchor": "", "cited": False})
    return parts
