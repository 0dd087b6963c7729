"""Orders and names that do not depend on arrival: of articles in a story, of stories, and the ids they keep."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from tasks.model import StoryId, digest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tasks.model import Article, ArticleId

FAR = datetime.max.replace(tzinfo=UTC)  # undated articles come after dated ones

Name = TypeVar("Name", bound=str)


def by_time(article: Article) -> tuple[datetime, ArticleId]:
    """Order articles by publication where known, then by id."""
    return article.published.instant or FAR, article.id


def unique(articles: Sequence[Article]) -> list[Article]:
    """Order articles by id and keep the latest sight of each."""
    latest = {article.id: article for article in sorted(articles, key=lambda a: (a.first_seen, a.document))}
    return [latest[name] for name in sorted(latest)]


def story_names(groups: Sequence[Sequence[ArticleId]], earlier: Mapping[StoryId, Sequence[ArticleId]]) -> list[StoryId]:
    """Name groups of articles, each ordered by time: as before where most is as before, else by the first article.

    A group takes the name of the earlier story with which it shares most articles, if no group shares more with
    that one; ties go to the group that holds the article the story is named after, then to the lower name.
    """
    names = kept(groups, earlier)
    taken = set(names.values()) | set(earlier)
    for place, group in enumerate(groups):
        if place not in names:
            free = (StoryId(article) for article in group if article not in taken)
            names[place] = next(free, StoryId(digest("story", *sorted(group))))
    return [names[place] for place in range(len(groups))]


def kept(groups: Sequence[Sequence[str]], earlier: Mapping[Name, Sequence[str]]) -> dict[int, Name]:
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
    for place, name in sorted(
        shared, key=lambda at: (-shared[at], at[1] not in groups[at[0]], at[1], min(groups[at[0]]))
    ):
        if place not in found and name not in found.values():
            found[place] = name
    return found
