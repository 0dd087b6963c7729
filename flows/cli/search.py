"""`mujaz search`: look for words in everything ever read."""

from __future__ import annotations

import datetime as dt
import json
from typing import Annotated

import typer

from flows.cli.options import AsJson, InWorkspace, day_of, opened, workspace_of


def command(
    words: Annotated[list[str], typer.Argument(help='Words that must all be there; "a phrase" in quotes.')],
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many at the most.")] = 20,
    since: Annotated[str, typer.Option("--from", help="Published on this day or later.")] = "",
    until: Annotated[str, typer.Option("--to", help="Published on this day or earlier.")] = "",
    outlet: Annotated[str, typer.Option(help="Printed by this outlet.")] = "",
    language: Annotated[str, typer.Option("--lang", help="Written in this language, as ar or en.")] = "",
    as_json: AsJson = False,
    workspace: InWorkspace = None,
) -> None:
    """Find articles by their words; spellings of one Arabic word find each other."""
    bounds: tuple[dt.date | None, dt.date | None] = (day_of(since, "--from"), day_of(until, "--to"))
    with opened(workspace_of(workspace)) as store:
        hits = store.search(
            " ".join(words), limit=limit, language=language, outlet=outlet, since=bounds[0], until=bounds[1]
        )
    if as_json:
        print(json.dumps([{"id": hit.article.id, "title": hit.article.headline} for hit in hits], ensure_ascii=False))
        return
    for hit in hits:
        print(hit.article.id, hit.article.published.iso or "no date", hit.article.outlet or hit.article.where, sep="  ")
        print(f"  {hit.article.headline}")
    if not hits:
        print("nothing found")
