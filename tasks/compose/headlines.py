"""The headline of a story, from its sources, word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.languages import get
from tasks.languages.headings import copies, heading, openings
from tasks.model import Headline

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tasks.model import Article, ArticleId, Excerpt, Story

LONGEST = 300  # code points: a longer lead sentence is no headline, as long as a shorter one is near
NEAR = 3  # sentences in which a lead sentence is looked for
LEAST_WORDS = 4  # a byline or a section label has fewer


def headline(story: Story, articles: Mapping[ArticleId, Article], told: Sequence[Excerpt] = ()) -> Headline:
    """Give the title of the story's lead, else of its first article that has one, else the lead's first sentence.

    A title that asks gives way to one that states, one of a text whose opening the summary `told` does not have
    to one of a text whose opening it has, and one that counts other dead than the summary to any.
    """
    names = (story.lead, *(name for name in story.articles if name != story.lead))
    place = heading(
        [(articles[name].language, articles[name].title) for name in names],
        [(articles[one.article].language, one.text) for one in told],
        quoted=copies(story.texts, names, [one.article for one in told]) if told else (),
        opened=openings(story.texts, names, [(one.article, one.start) for one in told], articles) if told else (),
    )
    if place is not None:
        return Headline(text=articles[names[place]].title, article=names[place], source="title")
    return Headline(text=lead_sentence(articles[story.lead]), article=story.lead, source="lead")


def lead_sentence(article: Article) -> str:
    """Give the first sentence that can head an article: no furniture, not too short, not too long.

    Where none of the first three is such, the first; cut at a space where it is too long.
    """
    language = get(article.language)
    sentences = [article.text[span.start : span.end] for span in article.sentences[:NEAR]]
    for text in sentences:
        if len(text) <= LONGEST and len(language.words(text)) >= LEAST_WORDS and not language.furniture(text):
            return text
    first = sentences[0] if sentences else article.text.strip()
    if len(first) <= LONGEST:
        return first
    return first[: LONGEST + 1].rpartition(" ")[0].rstrip() or first[:LONGEST]


def beside(found: Headline, excerpts: Sequence[Excerpt], language: str) -> tuple[Excerpt, ...]:
    """Leave out the excerpt that the headline already says in the same words.

    A story whose sources have no title is headed by a sentence of theirs: the page tells it once, as the headline.
    """
    rules = get(language)
    said = rules.terms(found.text)
    return tuple(one for one in excerpts if one.text != found.text and rules.terms(one.text) != said)
