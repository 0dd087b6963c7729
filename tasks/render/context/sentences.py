"""Sentences of the sources as the page prints them: cited, with who says the same; and who is quoted in them."""

from __future__ import annotations

from tasks.languages import get
from tasks.model import Entry, Excerpt, Item
from tasks.render.context.plots import source
from tasks.render.context.scene import Context, Scene

SHOWN_ALSO = 6


def sentence(scene: Scene, entry: Entry, excerpt: Excerpt) -> Context:
    """Give a sentence with its citation mark and the marks of those who say the same."""
    article = scene.articles[excerpt.article]
    also = [_mark(scene, item) for item in _witnesses(scene, entry, excerpt)]
    hidden = len(also) - SHOWN_ALSO
    return {
        **scene.text(excerpt.text, article.language),
        "cite": scene.citation(entry, excerpt),
        "also": also[:SHOWN_ALSO],
        "also_text": scene.words.n_("Also said by", "Also said by", len(also)) if also else "",
        "also_more": scene.words.n_("and %(n)s more", "and %(n)s more", hidden) if hidden > 0 else "",
    }


def quotations(scene: Scene, entry: Entry) -> list[Context]:
    """Give the sentences that quote somebody, each with the speaker as it names them, and whether that says no more.

    A statement right after another of the same speaker need not name them `again`, unless its sentence says more of who
    they are («الوادي», then «الوزير سالم الوادي»).
    """
    told: list[Context] = []
    before: list[str] = []
    for one in entry.quotations:
        language = scene.articles[one.excerpt.article].language
        named = _spelt(one.speaker, language)
        again = _repeats(named, before)
        before = before if again else named
        told.append(
            {**sentence(scene, entry, one.excerpt), "speaker": scene.text(one.speaker, language), "again": again}
        )
    return told


def _spelt(name: str, language: str) -> list[str]:
    known = get(language)
    return known.words(known.fold(name))


def _repeats(name: list[str], before: list[str]) -> bool:
    """Tell whether a name only repeats words of the one before, in its order: Salman of Muhammad is not his son."""
    rest = iter(before)
    return bool(name) and all(word in rest for word in name)


def _witnesses(scene: Scene, entry: Entry, excerpt: Excerpt) -> list[Item]:
    """Give who else says a sentence, one article a publisher: what one prints twice nobody bears out."""
    home = scene.item(entry, excerpt.article)
    found: dict[str, Item] = {}
    for item in (scene.item(entry, identity) for identity in excerpt.also):
        if item and not (home and source(item) == source(home)):
            found.setdefault(source(item), item)
    return list(found.values())


def _mark(scene: Scene, item: Item) -> Context:
    return {"number": item.number, "name": scene.name(item), "href": scene.copy(item.id)}
