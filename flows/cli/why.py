"""`mujaz why`: what became of a file, an address, an article or a story, and why."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.options import AsJson, InWorkspace, many, opened, workspace_of
from tasks.errors import UsageError

if TYPE_CHECKING:
    from tasks.model import Gap, Likely, Story
    from tasks.store import Trace


def command(
    what: Annotated[str, typer.Argument(help="A file, an address, or the id of an article, a story or a thread.")],
    as_json: AsJson = False,
    workspace: InWorkspace = None,
) -> None:
    """Say what became of something, and why."""
    with opened(workspace_of(workspace)) as store:
        found = store.trace(what)
    if found is None:
        raise UsageError(f"nothing is known of {what!r}. Was it there when `mujaz run` last read its folder?")
    print(json.dumps(facts(found), ensure_ascii=False, indent=2) if as_json else "\n".join(told(found)))


def told(found: Trace) -> Iterator[str]:
    """Tell a trace, a line a fact."""
    for gap in found.gaps:
        yield missing(gap)
    for fate in found.fates:
        yield f"{', '.join(fate.places) or fate.document}: first seen {fate.first_seen:%Y-%m-%d %H:%M}Z"
        yield from (f"  {missing(gap)}" for gap in fate.gaps)
        if fate.state == "waiting":
            yield "  not extracted yet: the run that read it did not end. Run again"
    for article in found.articles:
        yield f"article {article.id}: {article.headline}"
        yield from (f"  line left out ({line.reason}): {line.line}" for line in article.extraction.dropped)
    names = {story.id: story for story in (*found.stories, *found.neighbours)}
    for story in found.stories:
        yield from evidence(story)
        if story.why.nearest and (near := names.get(story.why.nearest.story)):
            yield f"  kept apart from story {near.id}: {story.why.nearest.score:.3f}, {story.why.nearest.reason}"
        for likely in story.why.likely:
            yield from elsewhere(likely)
    for thread in found.threads:
        yield f"thread {thread.id} ({', '.join(thread.names)}): stories {', '.join(thread.stories)}"
    for edition, day in found.told:
        yield f"told in {edition} {day}"


def evidence(story: Story) -> Iterator[str]:
    """Tell why the articles of a story stand together."""
    why = story.why
    counts = f"{many(len(story.articles), 'article')}, {many(len(story.texts), 'text')}"
    yield f"story {story.id}: {counts}, {story.when.iso or 'no date'}"
    for text in story.texts:
        yield f"  {' = '.join(text)}"
    if why.score is not None:
        yield f"  together: {why.score:.3f}, threshold {why.threshold:.3f}"
    yield from shared("  ", words=why.terms, names=why.names, dates=why.dates)


def elsewhere(likely: Likely) -> Iterator[str]:
    """Tell which story of another language is possibly the same, and by what."""
    yield f"  possibly the same, in another language: story {likely.story}: {likely.score:.3f}"
    if likely.meaning is not None:
        yield f"    meaning: {likely.meaning:.3f} by {likely.model}"
    yield from shared("    ", names=likely.names, numbers=likely.numbers, countries=likely.countries)


def shared(margin: str, **told: tuple[str, ...]) -> Iterator[str]:
    """Tell what two have in common, a line a kind; nothing of a kind of which there is none."""
    yield from (f"{margin}shared {kind}: {', '.join(values)}" for kind, values in told.items() if values)


def missing(gap: Gap) -> str:
    """Tell a gap in a line."""
    return f"{gap.kind}: {gap.what}: {gap.why} {gap.remedy}"


def facts(found: Trace) -> dict[str, object]:
    """Give the same for a program."""
    return {
        "gaps": [asdict(gap) for gap in found.gaps],
        "documents": [
            {
                "id": fate.document,
                "places": [*fate.places],
                "first_seen": fate.first_seen.isoformat(),
                "state": fate.state,
                "article": fate.article,
                "gaps": [asdict(gap) for gap in fate.gaps],
            }
            for fate in found.fates
        ],
        "articles": [
            {
                "id": article.id,
                "title": article.headline,
                "dropped": [asdict(line) for line in article.extraction.dropped],
            }
            for article in found.articles
        ],
        "stories": [
            {"id": story.id, "when": story.when.iso, "texts": story.texts, "why": asdict(story.why)}
            for story in found.stories
        ],
        "threads": [asdict(thread) for thread in found.threads],
        "told": [{"edition": edition, "date": str(day)} for edition, day in found.told],
    }
