"""JSON for programs: the briefing's values themselves, by docs/briefing.schema.json."""

from __future__ import annotations

import json
from collections.abc import Iterator

from tasks.model import (
    Briefing,
    Elsewhere,
    Entry,
    Evidence,
    Excerpt,
    Headline,
    Item,
    News,
    Page,
    Quotation,
    Rank,
    ThreadView,
    When,
)
from tasks.render.context import Context
from tasks.render.job import Job

NAME = "json"
SCHEMA_VERSION = 1  # raised when a field changes its meaning or goes; new fields do not raise it


def pages(job: Job) -> Iterator[Page]:
    """Give the day's one file, its keys in a fixed order."""
    text = json.dumps(document(job.scene.briefing), ensure_ascii=False, indent=2, allow_nan=False)
    yield job.page(f"{job.day}.json", text + "\n")


def document(briefing: Briefing) -> Context:
    """Give the whole briefing as plain values."""
    counts, manifest = briefing.counts, briefing.manifest
    return {
        "version": SCHEMA_VERSION,
        "edition": briefing.edition,
        "title": briefing.title,
        "language": briefing.language,
        "zone": briefing.zone,
        "date": briefing.date.isoformat(),
        "previous": briefing.previous.isoformat() if briefing.previous else None,
        "counts": {
            "articles": counts.articles,
            "outlets": counts.outlets,
            "stories": counts.stories,
            "texts": counts.texts,
            "threads": counts.threads,
            "words": counts.words,
        },
        "days": [
            {"date": day.date.isoformat(), "articles": day.articles, "stories": day.stories} for day in briefing.days
        ],
        "stories": [_entry(entry) for entry in briefing.stories],
        "noted": [_entry(entry) for entry in briefing.noted],
        "threads": [_thread(view) for view in briefing.threads],
        "gaps": [{"kind": g.kind, "what": g.what, "why": g.why, "remedy": g.remedy} for g in briefing.gaps],
        "manifest": {
            "version": manifest.version,
            "edition": manifest.edition,
            "date": manifest.date.isoformat(),
            "settings": manifest.settings,
            "inputs": manifest.inputs,
            "articles": manifest.articles,
            "stories": manifest.stories,
        },
    }


def _entry(entry: Entry) -> Context:
    return {
        "id": entry.id,
        "headline": _headline(entry.headline),
        "language": entry.language,
        "when": _when(entry.when),
        "status": entry.status,
        "news": _news(entry.news) if entry.news else None,
        "section": entry.section,
        "articles": [_item(item) for item in entry.articles],
        "texts": entry.texts,
        "new_articles": list(entry.new_articles),
        "summary": [_excerpt(excerpt) for excerpt in entry.summary],
        "figures": [[_excerpt(excerpt) for excerpt in one.excerpts] for one in entry.figures],
        "quotations": [_quotation(one) for one in entry.quotations],
        "thread": entry.thread,
        "why": _why(entry.why),
        "watched": [{"group": mark.group, "words": list(mark.words)} for mark in entry.watched],
        "rank": _rank(entry.rank) if entry.rank else None,
        "elsewhere": [_elsewhere(other) for other in entry.elsewhere],
    }


def _news(news: News) -> Context:
    return {"since": news.since.isoformat(), "outlets": news.outlets, "sentences": news.sentences}


def _quotation(one: Quotation) -> Context:
    return {"speaker": one.speaker, "start": one.start, "end": one.end, "sentence": _excerpt(one.excerpt)}


def _elsewhere(other: Elsewhere) -> Context:
    likely = other.likely
    return {
        "story": likely.story,
        "headline": _headline(other.headline),
        "language": other.language,
        "score": likely.score,
        "names": list(likely.names),
        "numbers": list(likely.numbers),
        "countries": list(likely.countries),
    }


def _headline(headline: Headline) -> Context:
    return {"text": headline.text, "article": headline.article, "source": headline.source}


def _when(when: When) -> Context:
    return {"iso": when.iso, "precision": when.precision, "evidence": when.evidence, "quote": when.quote}


def _item(item: Item) -> Context:
    version = {"version_of": item.version_of} if item.version_of else {}
    return {
        "id": item.id,
        "number": item.number,
        "outlet": item.outlet,
        "title": item.title,
        "url": item.url,
        "file": item.file,
        "language": item.language,
        "when": _when(item.when),
        "words": item.words,
        "same_text_as": item.same_text_as,
        **version,
        "notes": list(item.notes),
    }


def _excerpt(excerpt: Excerpt) -> Context:
    return {
        "text": excerpt.text,
        "article": excerpt.article,
        "start": excerpt.start,
        "end": excerpt.end,
        "also": list(excerpt.also),
    }


def _why(why: Evidence) -> Context:
    nearest = why.nearest
    return {
        "threshold": why.threshold,
        "score": why.score,
        "terms": list(why.terms),
        "names": list(why.names),
        "dates": list(why.dates),
        "nearest": {"story": nearest.story, "score": nearest.score, "reason": nearest.reason} if nearest else None,
    }


def _rank(rank: Rank) -> Context:
    parts = [
        {
            "name": part.name,
            "weight": part.weight,
            "value": round(part.value, 4),
            "points": part.points,
            "counted": part.counted,
            "called": list(part.called),
        }
        for part in rank.parts
    ]
    return {"total": rank.total, "parts": parts}


def _thread(view: ThreadView) -> Context:
    stories = [{"id": story, "headline": _headline(head), "when": _when(when)} for story, head, when in view.stories]
    return {"id": view.id, "names": list(view.names), "stories": stories}
