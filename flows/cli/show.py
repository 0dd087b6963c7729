"""`mujaz show`: one article, as the store holds it."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.options import AsJson, InWorkspace, opened, workspace_of
from tasks.errors import UsageError

if TYPE_CHECKING:
    from tasks.model import Article

LET_GO = "(Its text was let go: [keep] texts in mujaz.toml. `mujaz why` says what it told.)"


def command(
    article: Annotated[str, typer.Argument(help="The article's id, or the beginning of it.")],
    text: Annotated[bool, typer.Option("--text", help="Only the clean text that excerpts point into.")] = False,
    earlier: Annotated[bool, typer.Option("--earlier", help="Its earlier texts, where it was edited.")] = False,
    as_json: AsJson = False,
    workspace: InWorkspace = None,
) -> None:
    """Print an article: what is known of it, and its clean text."""
    with opened(workspace_of(workspace)) as store:
        found = store.article(article)
        before = store.revisions([found.id]) if found and earlier else ()
    if found is None:
        raise UsageError(f"there is no article {article!r}. `mujaz search WORDS` and `mujaz why FILE` tell ids")
    if earlier:
        for revision in before:
            print(f"until {revision.until:%Y-%m-%d %H:%M}Z\n\n{revision.article.text}\n")
        if not before:
            print("it has not been edited since it was first read")
    elif text:
        sys.stdout.write(found.text + "\n")
    elif as_json:
        print(json.dumps(facts(found) | lists(found) | {"text": found.text}, ensure_ascii=False, indent=2))
    else:
        width = max(len(name) for name in facts(found))
        for name, value in facts(found).items():
            if value:
                print(f"{name:{width}}  {value}")
        print(f"\n{found.text or LET_GO}")


def facts(article: Article) -> dict[str, str]:
    """Give what is known of an article, without its text."""
    made = article.extraction
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "authors": ", ".join(article.authors),
        "url": article.url,
        "file": article.where,
        "published": article.published.iso,
        "language": article.language,
        "extracted": made.method,
        "encoding": f"{made.encoding} ({made.confidence:.0%} sure)" if made.confidence < 1 else made.encoding,
        "notes": ", ".join(made.notes),
        "dropped": "; ".join(f"{line.line} ({line.reason})" for line in made.dropped),
    }


def lists(article: Article) -> dict[str, list[object]]:
    """Give for a program what is several things, one by one."""
    made = article.extraction
    return {
        "authors": [*article.authors],
        "notes": [*made.notes],
        "dropped": [{"line": each.line, "reason": each.reason} for each in made.dropped],
    }
