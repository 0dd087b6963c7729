"""Orders and names that do not depend on arrival: of articles in a story, of stories, and the names they keep."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from tasks.model import Grouping, StoryId, Thread, ThreadId, digest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from tasks.model import Article, ArticleId, Signature, Story

FAR = datetime.max.replace(tzinfo=UTC)  # undated articles come after dated ones

Name = TypeVar("Name", bound=str)


def by_time(article: Article) -> tuple[datetime, ArticleId]:
    """Order articles by publication where known, then by id."""
    return article.published.instant or FAR, article.id


def in_time(stories: Iterable[Story]) -> tuple[Story, ...]:
    """Order stories by their dates: undated first, then those of some month or year, then the dated, oldest first."""
    return tuple(sorted(stories, key=lambda s: (s.when.precision != "unknown", s.when.known, _moment(s), s.id)))


def _moment(story: Story) -> tuple[datetime, str]:
    return story.when.instant or FAR, story.when.iso


def unique(articles: Sequence[Article]) -> list[Article]:
    """Order articles by id and keep the latest sight of each."""
    latest = {article.id: article for article in sorted(articles, key=attrgetter("first_seen", "document"))}
    return [latest[name] for name in sorted(latest)]


def story_names(groups: Sequence[Sequence[ArticleId]], earlier: Mapping[StoryId, Sequence[ArticleId]]) -> list[StoryId]:
    """Name groups of articles, each ordered by time: as before where most is as before, else by the first article.

    A group takes the name of the earlier story with which it shares most articles, if no group shares more with
    that one; ties go to the group that holds the article the story is named after, then to the lower name.
    """
    names = _kept(groups, earlier)
    taken: set[str] = {*names.values(), *earlier}
    for place, group in enumerate(groups):
        if place not in names:
            free = (StoryId(article) for article in group if article not in taken)
            names[place] = next(free, StoryId(digest("story", *sorted(group))))
    return [names[place] for place in range(len(groups))]


def unchanged(stories: Sequence[Story], earlier: Sequence[Story], window: Collection[ArticleId]) -> frozenset[StoryId]:
    """Name the stories that hold the very articles of `window` that they held before."""
    before = {story.id: {article for article in story.articles if article in window} for story in earlier}
    return frozenset(story.id for story in stories if before.get(story.id) == set(story.articles))


def threaded(
    stories: Sequence[Story],
    subjects: Sequence[tuple[Sequence[Story], tuple[str, ...]]],
    earlier: Sequence[Story],
    signatures: tuple[Signature, ...] = (),
) -> Grouping:
    """Name the threads, each of stories in order of time and a label, and write their names into the stories."""
    ids = thread_names([[story.id for story in members] for members, _ in subjects], earlier)
    threads = [
        Thread(id=name, stories=tuple(story.id for story in members), names=shared)
        for name, (members, shared) in zip(ids, subjects, strict=True)
    ]
    home = {story: thread.id for thread in threads for story in thread.stories}
    return Grouping(
        stories=tuple(
            story if story.thread == home.get(story.id) else replace(story, thread=home.get(story.id))
            for story in sorted(stories, key=lambda s: s.id)
        ),
        threads=tuple(sorted(threads, key=lambda thread: thread.id)),
        signatures=signatures,
    )


def thread_names(groups: Sequence[Sequence[StoryId]], earlier: Sequence[Story]) -> list[ThreadId]:
    """Name groups of stories, each ordered by time: as before by largest overlap, else after the first story."""
    before: dict[ThreadId, list[StoryId]] = {}
    for story in earlier:
        if story.thread is not None:
            before.setdefault(story.thread, []).append(story.id)
    names = _kept(groups, before)
    taken = {*names.values(), *before}
    for place, group in enumerate(groups):
        if place not in names:
            name = ThreadId(digest("thread", group[0]))
            names[place] = name if name not in taken else ThreadId(digest("thread", *sorted(group)))
    return [names[place] for place in range(len(groups))]


def _kept(groups: Sequence[Sequence[str]], earlier: Mapping[Name, Sequence[str]]) -> dict[int, Name]:
    """Match groups with earlier ones by largest overlap, one to one; give the earlier name by place of the group."""
    home: dict[str, list[Name]] = {}
    for name, members in earlier.items():
        for member in members:
            home.setdefault(member, []).append(name)
    shared: dict[tuple[int, Name], int] = {}
    for place, group in enumerate(groups):
        for member in group:
            for name in home.get(member, ()):
                shared[place, name] = shared.get((place, name), 0) + 1
    found: dict[int, Name] = {}
    taken: set[Name] = set()
    for place, name in sorted(
        shared, key=lambda at: (-shared[at], at[1] not in groups[at[0]], at[1], min(groups[at[0]]))
    ):
        if place not in found and name not in taken:
            found[place] = name
            taken.add(name)
    return found
