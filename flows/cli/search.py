"""`mujaz search`: look for words in everything ever read."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.options import AsJson, InWorkspace, day_of, opened, workspace_of

if TYPE_CHECKING:
    from tasks.store import Hit


def command(
    words: Annotated[list[str], typer.Argument(help='Words, which must all be there; "a phrase"; outlet:NAME.')],
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many at the most.")] = 20,
    since: Annotated[
        str, typer.Option("--from", help="Published on this day or later; first read, where no date is known.")
    ] = "",
    until: Annotated[
        str, typer.Option("--to", help="Published on this day or earlier; first read, where no date is known.")
    ] = "",
    outlet: Annotated[str, typer.Option(help="Printed by this outlet.")] = "",
    language: Annotated[str, typer.Option("--lang", help="Written in this language, as ar or en.")] = "",
    as_json: AsJson = False,
    workspace: InWorkspace = None,
) -> None:
    """Find articles by their words, in everything ever read.

    Spellings of one Arabic word find each other, and so do a noun and the adjective made of it. What the options say
    may stand in the query as well: from:2026-11, to:2026-11-22, outlet:"Al Jazeera", lang:ar. The archive's search
    page takes the same words.
    """
    bounds: tuple[dt.date | None, dt.date | None] = (day_of(since, "--from"), day_of(until, "--to"))
    with opened(workspace_of(workspace)) as store:
        hits = store.search(
            " ".join(words), limit=limit, language=language, outlet=outlet, since=bounds[0], until=bounds[1]
        )
    if as_json:
        print(json.dumps([facts(hit) for hit in hits], ensure_ascii=False, indent=2))
        return
    for hit in hits:
        print(hit.article.id, hit.article.published.iso or "no date", hit.article.outlet or hit.article.where, sep="  ")
        print(f"  {hit.article.headline}")
        if hit.sentence and (said := sentence(hit)) != hit.article.headline:
            print(f"  … {said}")
    if not hits:
        print("nothing found")


def sentence(hit: Hit) -> str:
    """Give the sentence that answers best, on one line; nothing where the title does."""
    span = hit.sentence
    return " ".join(hit.article.text[span.start : span.end].split()) if span else ""


def facts(hit: Hit) -> dict[str, object]:
    """Give what a program wants to know of an article that was found, with the sentence that answers best."""
    article, span = hit.article, hit.sentence
    return {
        "id": article.id,
        "title": article.headline,
        "outlet": article.outlet,
        "url": article.url,
        "file": article.where,
        "published": article.published.iso,
        "language": article.language,
        "story": hit.story,
        "sentence": article.text[span.start : span.end] if span else None,
    }
