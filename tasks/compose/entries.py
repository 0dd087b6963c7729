"""Stories as the page tells them: with a summary, or in one line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tasks.compose.elsewhere import elsewhere
from tasks.compose.headlines import beside, headline
from tasks.compose.news import news
from tasks.compose.sources import items
from tasks.model import Entry

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from tasks.compose.telling import Told
    from tasks.model import Article, ArticleId, Excerpt, Story, StoryId, Summary, ThreadView


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What must lie at hand to tell a story of the page: what is known of it and of its neighbours."""

    stories: Mapping[StoryId, Story]
    articles: Mapping[ArticleId, Article]
    summaries: Mapping[StoryId, Summary]
    threads: Sequence[ThreadView]  # of the page
    last: Mapping[StoryId, dt.date]  # when a page of the edition told it last

    def whole(self, one: Told, heading: str) -> Entry:
        """Tell a story under its heading with its summary; one that has none is told by its headline."""
        found = self.summaries.get(one.story.id)
        if found is None:
            return replace(self.line(one), section=heading)
        entry = self._entry(one, found.excerpts)
        return replace(entry, section=heading, figures=found.figures, quotations=found.quotations)

    def line(self, one: Told) -> Entry:
        """Tell a story in one line."""
        return self._entry(one, ())

    def _entry(self, one: Told, excerpts: Sequence[Excerpt]) -> Entry:
        story = one.story
        listed = items(story, self.articles)
        title = headline(story, self.articles, excerpts)
        language = self.articles[title.article].language
        summary = beside(title, excerpts, language)
        status, changes = news(one, listed, summary, self.last.get(story.id))
        return Entry(
            id=story.id,
            headline=title,
            language=language,
            when=story.when,
            status=status,
            articles=listed,
            texts=len(story.texts),
            summary=summary,
            thread=story.thread if any(view.id == story.thread for view in self.threads) else None,
            why=story.why,
            new_articles=one.fresh,
            news=changes,
            watched=one.watched,
            rank=one.rank,
            elsewhere=elsewhere(self.stories[story.id], self.stories, self.articles),
        )
