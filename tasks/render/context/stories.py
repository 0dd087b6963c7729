"""One story in words: headline, sentences, sources, and why its articles stand together."""

from __future__ import annotations

from tasks.model import Elsewhere, Entry, Item, News
from tasks.render.context.figures import figures
from tasks.render.context.plots import source, timeline
from tasks.render.context.ranking import rank, watched
from tasks.render.context.scene import Context, Scene, quoted
from tasks.render.context.sentences import quotations, sentence
from tasks.render.context.threads import beside
from tasks.render.escape import readable, web
from tasks.render.phrases import NOTES, REASONS, STATUS

SHOWN_SOURCES = 8  # the rest folds: forty outlets of one story are one tap away, not four screens
SHOWN_TERMS = 12


def story(scene: Scene, entry: Entry) -> Context:
    """Give one story as `briefing/_story.html.j2` and its sisters print it."""
    words = scene.words
    shown, folded = _folded(scene, entry)
    return {
        "anchor": f"story-{entry.id}",
        "section": scene.section(entry),
        "headline": scene.headline(entry.headline, entry.language),
        "status": _status(scene, entry),
        "when": _when(scene, entry),
        "sources": sources(scene, entry),
        "sources_short": outlets(scene, entry),
        "thread": beside(scene, entry),
        "summary": [sentence(scene, entry, excerpt) for excerpt in entry.summary],
        "quotations": quotations(scene, entry),
        "elsewhere": [_elsewhere(scene, other) for other in entry.elsewhere],
        "figures": figures(scene, entry),
        "timeline": timeline(scene, entry),
        "articles": shown,
        "more_articles": folded,
        "more_articles_text": words.n_("%(n)s more source", "%(n)s more sources", len(folded)) if folded else "",
        "why": _why(scene, entry),
        "watched": watched(scene, entry),
        "rank": rank(scene, entry),
    }


def sources(scene: Scene, entry: Entry) -> str:
    """Say how many sources tell the story, and in how many texts where some are reprints of one another."""
    told = outlets(scene, entry)
    if len(entry.articles) == 1:
        return told
    return scene.words.listed([told, scene.words.n_("%(n)s text", "%(n)s texts", entry.texts)])


def outlets(scene: Scene, entry: Entry) -> str:
    """Say how many publishers tell the story; a file that names no outlet counts as one."""
    count = len({source(item) for item in entry.articles})
    return scene.words.n_("%(n)s source", "%(n)s sources", count)


def _elsewhere(scene: Scene, other: Elsewhere) -> Context:
    """Give a story in another language: linked on this page, else to our copy of its article, else to the outlet's."""
    article = scene.articles.get(other.headline.article)
    reading = scene.copy(other.headline.article) or (web(article.url) if article else "")
    here = other.likely.story in scene.entries
    return {
        **scene.text(other.headline.text, other.language),
        "href": f"#story-{other.likely.story}" if here else reading,
        "reading": reading,
        "name": scene.words.language(other.language),
        "shared": [*other.likely.names, *other.likely.numbers],
    }


def _status(scene: Scene, entry: Entry) -> Context:
    news = entry.news
    near = {day.date for day in scene.briefing.days}.intersection(scene.archive)  # further back is in its thread
    return {
        "code": entry.status,
        "text": scene.words._(STATUS[entry.status]),
        "note": scene.words.listed(_added(scene, entry, news)) if news else "",
        "since": scene.words._("last told on %(day)s") % {"day": scene.words.day(news.since)} if news else "",
        "since_href": scene.links.day.format(day=news.since.isoformat(), story=entry.id)
        if news and news.since in near
        else "",
    }


def _added(scene: Scene, entry: Entry, news: News) -> list[str]:
    """Say what is new in a story told before; where no source is new, its articles are counted."""
    n_, new = scene.words.n_, len(entry.new_articles)
    counted = [
        n_("%(n)s more source", "%(n)s more sources", news.outlets)
        if news.outlets
        else n_("%(n)s new article", "%(n)s new articles", new)
    ]
    more = news.sentences
    return [*counted, n_("%(n)s new sentence", "%(n)s new sentences", more)] if more else counted


def _when(scene: Scene, entry: Entry) -> Context:
    return {**scene.when(entry.when), "short": scene.words.short(entry.when)}


def _folded(scene: Scene, entry: Entry) -> tuple[list[Context], list[Context]]:
    """Part a story's articles into those shown (the cited ones always) and those folded away, both in order."""
    cited = {excerpt.article for excerpt in quoted(entry)} | {entry.headline.article}
    shown: list[Context] = []
    folded: list[Context] = []
    for place, item in enumerate(entry.articles):
        keep = place < SHOWN_SOURCES or item.id in cited
        (shown if keep else folded).append(_item(scene, entry, item))
    return shown, folded


def _item(scene: Scene, entry: Entry, item: Item) -> Context:
    words, name = scene.words, scene.name(item)
    own = item.title if item.title and item.title != entry.headline.text else ""
    foreign = item.language.split("-")[0] not in {words.code, "und"}
    notes = [words._(NOTES.get(note, note)) for note in item.notes if note != "no date"]  # the date itself says that
    return {
        "number": item.number,
        "name": scene.named(name),
        "title": scene.text(own, item.language) if own else None,
        "href": scene.copy(item.id),
        "url": web(item.url),
        "address": readable(item.url),
        "file": item.file,
        "when": scene.when(item.when),
        "words": words.n_("%(n)s word", "%(n)s words", item.words),
        "language": words.language(item.language) if foreign else "",
        "same_text_as": _copied(scene, item),
        "new": words._("New") if entry.status != "new" and item.id in entry.new_articles else "",
        "notes": notes,
    }


def _copied(scene: Scene, item: Item) -> str:
    """Say whose text an article carries, or of whose text it is another version; nothing of one with its own."""
    if item.same_text_as:
        return scene.words._("same text as %(number)s") % {"number": item.same_text_as}
    if item.version_of:
        return scene.words._("text of %(number)s with other figures") % {"number": item.version_of}
    return ""


def _why(scene: Scene, entry: Entry) -> Context:
    """Say in words why the articles stand together and what was kept apart."""
    words, why = scene.words, entry.why
    if len(entry.articles) == 1:
        statement = words._("One article: no other told the same event.")
    elif entry.texts == 1 and any(item.version_of for item in entry.articles):
        statement = words._("The articles carry one text, some with other figures.")
    elif entry.texts == 1:
        statement = words._("The articles carry one and the same text.")
    else:
        statement = words._("The texts tell one event: this is what they share.")
    return {
        "statement": statement,
        "terms": list(why.terms[:SHOWN_TERMS]) if len(entry.articles) > 1 else [],
        "names": list(why.names[:SHOWN_TERMS]) if len(entry.articles) > 1 else [],
        "dates": [words.stated(date) for date in why.dates] if len(entry.articles) > 1 else [],
        "score": "" if why.score is None else words.score(why.score),
        "threshold": words.score(why.threshold),
        "nearest": _nearest(scene, entry),
    }


def _nearest(scene: Scene, entry: Entry) -> Context | None:
    nearest = entry.why.nearest
    if nearest is None:
        return None
    other = scene.entries.get(nearest.story)
    return {
        "headline": scene.text(other.headline.text, other.language) if other else None,
        "href": f"#story-{nearest.story}" if other else "",
        "score": scene.words.score(nearest.score),
        "reason": scene.words._(REASONS.get(nearest.reason, nearest.reason)),
    }
