"""One name for all settings that touch the content of an edition's pages."""

from __future__ import annotations

from pathlib import Path

from tasks.settings.values import Edition, Settings


def digest(settings: Settings, edition: Edition) -> str:
    """Name everything that touches the content of `edition`'s pages: same digest and inputs, same bytes.

    Left out is where things lie on a machine (the store, the reports, a source's folder outside the workspace): two
    machines that keep them elsewhere print the same pages. A folder inside is printed with its files, so it counts.
    Left out too is how things are fetched, what only a list of feeds shows, which formats are written, looks, and
    where a briefing is sent.
    """
    import json

    from tasks import model  # a twentieth of a second that `mujaz status` need not pay

    sources = [
        [source.name, source.inside, source.language, source.outlet, source.recursive, source.max_bytes]
        if not source.is_feed
        else [source.name, source.url, source.language, source.outlet, source.full_text, source.first, source.paused]
        for source in settings.sources_of(edition)
    ]
    told = {
        "edition": [edition.name, edition.title, edition.language, edition.timezone],
        "limits": [edition.max_stories, edition.max_noted],
        "sections": [[section.title, *section.sources] for section in edition.sections],
        "sources": sources,
        "summary": [settings.summary.method, settings.summary.sentences],
        "grouping": [settings.grouping.window_days, *filter(None, [Path(settings.grouping.embeddings).name])],
    }
    if watched := settings.watched_by(edition):
        told["watch"] = [
            edition.only_watched,
            *([group.name, *(word.written for word in group.words)] for group in watched),
        ]
        told["headings"] = [[section.title, *section.watch] for section in edition.sections]
    return model.digest(json.dumps(told, ensure_ascii=True, sort_keys=True))
