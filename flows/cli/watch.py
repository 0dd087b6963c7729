"""`mujaz watch`: the watch groups, and what each of their words finds."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.options import AsJson, InWorkspace, many, opened, workspace_of

if TYPE_CHECKING:
    from tasks.model import Article, WatchGroup, WatchWord
    from tasks.workspace import Workspace

    Tried = dict[str, tuple[list[Article], dict[WatchWord, list[Article]]]]  # by group: what answers, what holds a word

NONE = 'nothing is watched. Write into mujaz.toml: [[watch]], name = "Libya", words = ["حفتر", "+روسيا"]'


def command(
    trying: Annotated[bool, typer.Option("--try", help="Show which stored articles each word finds.")] = False,
    days: Annotated[int, typer.Option(min=1, max=36500, help="With --try: articles read in that many days.")] = 14,
    limit: Annotated[int, typer.Option(min=0, max=1000, help="With --try: how many are named for each word.")] = 5,
    as_json: AsJson = False,
    workspace: InWorkspace = None,
) -> None:
    """List the words that are watched, and try them on what was read.

    What is wrong in them is told with its word and the remedy, exit 2.
    """
    from tasks.settings import load

    place = workspace_of(workspace)
    groups = load(place).watch
    if not groups:
        print("[]" if as_json else NONE)
        return
    tried = found_in(groups, _read(place, days)) if trying else None
    if as_json:
        print(json.dumps(list(facts(groups, tried)), ensure_ascii=False, indent=2))
    else:
        print("\n".join(told(groups, tried, limit)))


def _read(place: Workspace, days: int) -> tuple[Article, ...]:
    """Give the articles that were first seen in the last days, the newest first."""
    since = dt.datetime.now(dt.UTC) - dt.timedelta(days=days)
    with opened(place) as store:
        return tuple(sorted(store.window(since), key=lambda one: (one.first_seen, one.id), reverse=True))


def found_in(groups: Sequence[WatchGroup], articles: Sequence[Article]) -> Tried:
    """Give for each group the articles that answer it, and those that hold each of its words."""
    from tasks.compose import Watcher

    watcher = Watcher(groups)
    tried: Tried = {group.name: ([], {word: [] for word in group.words}) for group in groups}
    for article in articles:
        for found in watcher.found(article):
            answering, by_word = tried[found.group.name]
            if found.met:
                answering.append(article)
            for word in found.words:
                by_word[word].append(article)
    return tried


def told(groups: Sequence[WatchGroup], tried: Tried | None, limit: int) -> Iterator[str]:
    """Tell the groups, a word a line, with the articles that each finds."""
    for group in groups:
        answering, by_word = tried[group.name] if tried else ([], {})
        yield group.name + (f": {many(len(answering), 'article')} answer it" if tried else "")
        for word in group.words:
            held = by_word.get(word, [])
            yield f"  {word.written}" + (f"  {many(len(held), 'article')}" if tried else "")
            yield from (f"    {one.id}  {one.published.iso or 'no date'}  {one.headline}" for one in held[:limit])


def facts(groups: Sequence[WatchGroup], tried: Tried | None) -> Iterator[dict[str, object]]:
    """Give the same for a program: every article by its id."""
    for group in groups:
        answering, by_word = tried[group.name] if tried else ([], {})
        yield {
            "name": group.name,
            "articles": [one.id for one in answering] if tried else None,
            "words": [
                {"word": word.written, "articles": [one.id for one in by_word[word]] if tried else None}
                for word in group.words
            ],
        }
