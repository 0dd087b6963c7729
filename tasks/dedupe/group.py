"""The whole of dedupe: articles in, every one of them in exactly one story out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tasks.dedupe.across import across
from tasks.dedupe.drafts import drafts
from tasks.dedupe.linkage import THRESHOLD
from tasks.dedupe.linked import linked
from tasks.dedupe.order import in_time, story_names, thread_names, unique
from tasks.dedupe.readings import Readings
from tasks.dedupe.scoring import window
from tasks.dedupe.threads import subjects
from tasks.dedupe.times import happened
from tasks.dedupe.titles import bare
from tasks.model import Evidence, Grouping, Nearest, Story, Thread

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tasks.dedupe.drafts import Draft
    from tasks.dedupe.embedding import Embedder
    from tasks.dedupe.threads import Subject
    from tasks.model import Article, StoryId


def group(articles: Sequence[Article], *, earlier: Sequence[Story] = (), embedder: Embedder | None = None) -> Grouping:
    """Group the whole window of `articles` into stories, and stories into threads.

    Never merges across languages, never loses an article, and gives the same whatever the order of `articles`.

    Args:
        articles: the window, new and old together; of two with one id the one seen last counts.
        earlier: stories as they stood before; names of stories and threads are kept by largest overlap.
        embedder: a model of the user's own, for the links between languages; it touches nothing else.
    """
    known = unique(articles)
    titles = dict(zip((article.id for article in known), bare(known), strict=True))
    told: list[tuple[list[Draft], list[Subject]]] = []
    for language in sorted({article.language for article in known}):
        ours = [article for article in known if article.language == language]
        made = linked(window(ours, [titles[article.id] for article in ours]))
        readings = Readings(made.window)
        told.append((drafts(made, readings), subjects(made, readings)))
    members = [[article.id for article in draft.articles] for found, _ in told for draft in found]
    names = story_names(members, {story.id: story.articles for story in earlier})
    stories: dict[StoryId, Story] = {}
    gathered: list[tuple[tuple[Story, ...], tuple[str, ...]]] = []
    for found, shared in told:
        mine, names = names[: len(found)], names[len(found) :]
        named = [_story(draft, name, mine) for draft, name in zip(found, mine, strict=True)]
        stories.update((story.id, story) for story in named)
        gathered += [(in_time(named[at] for at in subject.places), subject.names) for subject in shared]
    return across(_threaded(stories, gathered, earlier), known, embedder)


def _story(draft: Draft, name: StoryId, names: Sequence[StoryId]) -> Story:
    """Make the story `name` of a draft; `names` are those of all drafts of its window, by place."""
    near = draft.near
    return Story(
        id=name,
        articles=tuple(article.id for article in draft.articles),
        texts=tuple(tuple(article.id for article in text) for text in draft.texts),
        lead=draft.lead.id,
        when=happened(draft.articles),
        thread=None,
        why=Evidence(
            threshold=THRESHOLD,
            score=draft.score,
            terms=draft.terms,
            names=draft.names,
            dates=draft.dates,
            nearest=None if near is None else Nearest(story=names[near.place], score=near.score, reason=near.reason),
        ),
    )


def _threaded(
    stories: Mapping[StoryId, Story],
    subjects: Sequence[tuple[tuple[Story, ...], tuple[str, ...]]],
    earlier: Sequence[Story],
) -> Grouping:
    """Name the threads and write their names into their stories."""
    ids = thread_names([[story.id for story in members] for members, _ in subjects], earlier)
    threads = [
        Thread(id=name, stories=tuple(story.id for story in members), names=shared)
        for name, (members, shared) in zip(ids, subjects, strict=True)
    ]
    home = {story: thread.id for thread in threads for story in thread.stories}
    return Grouping(
        stories=tuple(replace(stories[name], thread=home.get(name)) for name in sorted(stories)),
        threads=tuple(sorted(threads, key=lambda thread: thread.id)),
    )
