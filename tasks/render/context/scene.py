"""What every part of a briefing's context needs to look up: words, articles, links to sentences."""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from typing import Any
from urllib.parse import quote

from tasks.errors import VerbatimError
from tasks.model import Article, ArticleId, Briefing, Entry, Excerpt, Headline, Item, StoryId, When, called
from tasks.render.context.links import FILES, Links
from tasks.render.escape import direction
from tasks.render.fragment import at_sentence
from tasks.render.wording import Wording

CONTEXT_VERSION = 2  # raised when a name that templates use changes its meaning or goes
Context = dict[str, Any]


def quoted(entry: Entry) -> tuple[Excerpt, ...]:
    """Give every sentence that a story prints: its summary, what stands side by side, and who said what."""
    beside = (one for found in entry.figures for one in found.excerpts)
    return (*entry.summary, *beside, *(one.excerpt for one in entry.quotations))


class Scene:
    """A briefing with everything that its pages point to."""

    def __init__(
        self,
        briefing: Briefing,
        articles: Mapping[ArticleId, Article],
        *,
        archive: tuple[dt.date, ...] = (),
        pages: bool = True,
        forms: tuple[str, ...] = (),
        links: Links = FILES,
    ) -> None:
        self.briefing = briefing
        self.articles = articles
        self.archive = archive
        self.pages = pages  # whether reading copies are written, so that links to them lead somewhere
        self.forms = forms  # the formats that are written of the day, for the links to them
        self.links = links
        self.words = Wording(briefing.language, briefing.zone)

    @cached_property
    def entries(self) -> dict[StoryId, Entry]:
        """Give every story that the page tells, in full or in one line."""
        return {entry.id: entry for entry in (*self.briefing.stories, *self.briefing.noted)}

    @cached_property
    def told_in(self) -> dict[ArticleId, Entry]:
        """Give the story that lists an article."""
        return {item.id: entry for entry in self.entries.values() for item in entry.articles}

    @cached_property
    def cited(self) -> dict[ArticleId, tuple[int, ...]]:
        """Give the sentences (from 0) of each article that this briefing prints."""
        found: dict[ArticleId, set[int]] = {}
        for entry in self.entries.values():
            for excerpt in quoted(entry):
                found.setdefault(excerpt.article, set()).update(self.sentences(excerpt))
            place = self.lead(entry.headline)
            if place is not None:
                found.setdefault(entry.headline.article, set()).add(place)
        return {article: tuple(sorted(numbers)) for article, numbers in found.items()}

    @cached_property
    def _places(self) -> dict[StoryId, int]:
        """Give where each story stands; looking for one by its value compares all its parts with those before it."""
        return {entry.id: place for place, entry in enumerate(self.briefing.stories)}

    def section(self, entry: Entry) -> str:
        """Give the heading that begins with a story; nothing where it stands under the one before it."""
        stories = self.briefing.stories
        place = self._places[entry.id]
        if place and stories[place - 1].section == entry.section:
            return ""
        return entry.section or (self.words._("Other stories") if place else "")

    def sentences(self, excerpt: Excerpt) -> list[int]:
        """Give the numbers of the sentences that an excerpt covers; refuse words that the article does not hold."""
        article = self.articles.get(excerpt.article)
        if article is None or article.text[excerpt.start : excerpt.end] != excerpt.text:
            raise VerbatimError(
                f"the words {excerpt.text[:60]!r} are not in article {excerpt.article} where they claim"
            )
        spans = article.sentences
        first = bisect.bisect_right(spans, excerpt.start, key=lambda span: span.end)
        last = bisect.bisect_left(spans, excerpt.end, key=lambda span: span.start)
        return list(range(first, last))

    def check(self) -> None:
        """Hold every sentence and headline of the briefing against its article.

        Raises:
            VerbatimError: Words that their article does not hold: nothing may be printed.
        """
        for entry in self.entries.values():
            self.headline(entry.headline, entry.language)
            for other in entry.elsewhere:
                self.headline(other.headline, other.language)
            for excerpt in quoted(entry):
                self.sentences(excerpt)

    def text(self, words: str, language: str) -> Context:
        """Give words from a source with the language they are in and the way they run."""
        return {"text": words, "language": language, "direction": direction(words, self.words.direction)}

    def when(self, when: When) -> Context:
        """Give a date in words with what it rests on; machine-readable where its day is known, as HTML has it."""
        words = self.words
        return {"iso": when.iso if when.known else "", "text": words.when(when), "basis": words.basis(when)}

    def named(self, name: str) -> Context:
        """Give a name of a source with the way it runs."""
        return {"text": name, "direction": direction(name, "ltr")}

    def item(self, entry: Entry, article: ArticleId) -> Item | None:
        """Find an article among those a story lists."""
        return next((item for item in entry.articles if item.id == article), None)

    def copy(self, article: ArticleId, sentence: int | None = None) -> str:
        """Give the link to an article's reading copy, at a sentence (from 0); nothing where none is written."""
        if not self.pages or article not in self.told_in:
            return ""
        named = quote(article, safe="")
        if sentence is None:
            return self.links.copy.format(article=named)
        return self.links.sentence.format(article=named, number=sentence + 1)

    def anchor(self, article: ArticleId, sentence: int) -> str:
        """Give the id that a sentence (from 0) of a reading copy has."""
        return self.links.anchor.format(article=quote(article, safe=""), number=sentence + 1)

    def seen_from(self, links: Links) -> Scene:
        """Give the same briefing in a form that holds its own reading copies."""
        return Scene(self.briefing, self.articles, archive=self.archive, links=links)

    def headline(self, headline: Headline, language: str) -> Context:
        """Give a headline, refusing one that its article does not carry."""
        article = self.articles.get(headline.article)
        held = article is None or (
            headline.text in article.text if headline.source == "lead" else headline.text == article.title
        )
        if not held:
            raise VerbatimError(f"the headline {headline.text[:60]!r} is not in article {headline.article}")
        entry = self.told_in.get(headline.article)
        item = self.item(entry, headline.article) if entry else None
        return {
            **self.text(headline.text, language),
            "href": self.copy(headline.article, self.lead(headline)),
            "number": item.number if item else None,
            "source": headline.source,
            "note": self._lead_note(headline, article) if headline.source == "lead" else "",
        }

    def lead(self, headline: Headline) -> int | None:
        """Give the sentence (from 0) that stands as a headline; None for a title."""
        article = self.articles.get(headline.article)
        if headline.source != "lead" or article is None or not article.sentences:
            return None
        start = article.text.find(headline.text)
        return max(0, bisect.bisect_right(article.sentences, start, key=lambda span: span.start) - 1)

    def _lead_note(self, headline: Headline, article: Article | None) -> str:
        """Say what stands in place of a title."""
        if article is None or headline.text == article.headline:
            return self.words._("No title in the source: this is its first sentence.")
        return self.words._("No title in the source: these words stand near its beginning.")

    def citation(self, entry: Entry, excerpt: Excerpt) -> Context:
        """Give the mark of a sentence: its number, its place in our copy and on the outlet's page."""
        sentence = next(iter(self.sentences(excerpt)), None)
        item = self.item(entry, excerpt.article)
        name = self.name(item) if item else ""
        return {
            "number": item.number if item else None,
            "href": self.copy(excerpt.article, sentence),
            "outside": at_sentence(item.url, excerpt.text) if item else "",
            "label": self.words._("Source %(number)s: %(name)s")
            % {"number": item.number if item else "", "name": name},
            "outside_label": self.words._("On the page of %(name)s") % {"name": name},
        }

    @staticmethod
    def name(item: Item) -> str:
        """Name a source as a reader would: the outlet, else the file, else the host, else its id."""
        return called(outlet=item.outlet, file=item.file, url=item.url, article=item.id)
