"""Threads as the page shows them: only where at least one of their stories is on it, and another is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.compose.headlines import headline
from tasks.model import ThreadView

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from tasks.model import Article, ArticleId, Headline, Story, StoryId, Summary, Thread

LONGEST = 12  # stories of a thread on one page: those of the page, then the latest others


def views(
    threads: Sequence[Thread],
    stories: Mapping[StoryId, Story],
    articles: Mapping[ArticleId, Article],
    *,
    shown: Sequence[StoryId],
    summaries: Mapping[StoryId, Summary],
) -> tuple[ThreadView, ...]:
    """Give the threads of the page, in the order of their first story on it.

    Args:
        threads: Threads of the window.
        stories: The stories that are known, on the page or not; a thread's other stories are left out.
        articles: The articles of those stories.
        shown: The stories of the page, in its order.
        summaries: What is told of them: a story has one headline wherever it is named.

    """
    place = {name: number for number, name in enumerate(shown)}
    found = []
    for thread in threads:
        members = _members(thread, stories, place)
        if len(members) > 1 and (here := [place[name] for name in members if name in place]):
            told = tuple((name, _headline(stories[name], articles, summaries), stories[name].when) for name in members)
            found.append((min(here), ThreadView(id=thread.id, names=thread.names, stories=told)))
    return tuple(view for _, view in sorted(found, key=lambda pair: (pair[0], pair[1].id)))


def _headline(story: Story, articles: Mapping[ArticleId, Article], summaries: Mapping[StoryId, Summary]) -> Headline:
    return headline(story, articles, summaries[story.id].excerpts if story.id in summaries else ())


def _members(thread: Thread, stories: Mapping[StoryId, Story], shown: Collection[StoryId]) -> list[StoryId]:
    """Give the known stories of a thread in its order, at most `LONGEST`."""
    known = [name for name in thread.stories if name in stories]
    here = [name for name in known if name in shown]
    others = [name for name in known if name not in shown]
    kept = {*here, *others[max(0, len(others) - max(0, LONGEST - len(here))) :]}
    return [name for name in known if name in kept]
