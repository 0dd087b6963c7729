"""The whole of dedupe: articles in, every one of them in exactly one story out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.dedupe.linkage import THRESHOLD, link
from tasks.dedupe.order import by_time, story_names, unique
from tasks.dedupe.scoring import window
from tasks.dedupe.titles import bare
from tasks.model import UNKNOWN_DATE, Evidence, Grouping, Story

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.model import Article


def group(articles: Sequence[Article], *, earlier: Sequence[Story] = ()) -> Grouping:
    """Group the whole window of `articles` into stories, and stories into threads.

    Never merges across languages, never loses an article, and gives the same whatever the order of `articles`.

    Args:
        articles: the window, new and old together; of two with one id the one seen last counts.
        earlier: stories as they stood before; names of stories and threads are kept by largest overlap.
    """
    known = unique(articles)
    titles = dict(zip((article.id for article in known), bare(known), strict=True))
    groups = []
    for language in sorted({article.language for article in known}):
        ours = [article for article in known if article.language == language]
        made = window(ours, [titles[article.id] for article in ours])
        joined = link(len(ours), ((pair.one, pair.two, pair.score) for pair in made.pairs))
        groups += [sorted((ours[item] for item in members), key=by_time) for members in joined.members if members]
    names = story_names(
        [[article.id for article in members] for members in groups], {story.id: story.articles for story in earlier}
    )
    stories = tuple(
        Story(
            id=name,
            articles=tuple(a.id for a in members),
            texts=tuple((a.id,) for a in members),
            lead=min(members, key=lambda a: (not a.title, *by_time(a))).id,
            when=next((a.published for a in members if a.published.known), UNKNOWN_DATE),
            thread=None,
            why=Evidence(threshold=THRESHOLD),
        )
        for name, members in zip(names, groups, strict=True)
    )
    return Grouping(stories=tuple(sorted(stories, key=lambda story: story.id)), threads=())
