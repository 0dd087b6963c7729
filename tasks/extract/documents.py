"""Documents to articles, in their order; what gives no article is a gap with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.extract.clean import clean, clean_title
from tasks.extract.lines import Said, read_lines
from tasks.extract.making import Parts, make, shortened, spoken
from tasks.extract.wrapping import unwrap
from tasks.languages import get
from tasks.model import Article, Extracted, Gap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from tasks.model import ArticleId, Document


def extract(documents: Sequence[Document], *, now: datetime) -> Extracted:
    """Make articles of documents.

    Pure but for the child processes that read HTML: same documents and `now`, same articles, whatever stood beside
    them. Text is read in this process; pages never are.

    Args:
        documents: in the order in which articles should come out.
        now: aware; only bounds what counts as a plausible date.

    Returns:
        Articles in the order of their documents, each id once, and a gap for every document that gave none.
    """
    pages = _from_pages([document for document in documents if document.kind == "html"], now=now)
    return _once(next(pages) if document.kind == "html" else _from_text(document, now=now) for document in documents)


def _from_pages(documents: Sequence[Document], *, now: datetime) -> Iterator[Article | Gap]:
    """Make articles of pages; what that needs is loaded only where there are any."""
    if documents:
        from tasks.extract.pairing import from_pairs

        yield from from_pairs(documents, now=now)


def _from_text(document: Document, *, now: datetime) -> Article | Gap:
    """Make an article of plain text."""
    text, cut = shortened(clean(document.content))
    paragraphs = unwrap(text)
    named = clean_title(document.hints.title)
    guess = spoken(document, "\n".join([named, *paragraphs]))
    body = read_lines(paragraphs, get(guess.code), Said(title=named, authors=document.hints.authors))
    parts = Parts(
        method="lines",
        lines=body.lines,
        title=body.title,
        dated=body.dated,
        dropped=body.dropped,
        notes=("cut",) if cut else (),
    )
    return make(document, parts, guess, now=now)


def _once(made: Iterable[Article | Gap]) -> Extracted:
    """Keep the first article of every id; a later one with the same id is a gap."""
    articles: dict[ArticleId, Article] = {}
    gaps: list[Gap] = []
    for one in made:
        if isinstance(one, Gap):
            gaps.append(one)
        elif one.id in articles:
            gaps.append(
                Gap(
                    kind="duplicate",
                    what=one.where,
                    why=f"it is the same article as {articles[one.id].where}.",
                    remedy="Nothing to do: the first one is used.",
                )
            )
        else:
            articles[one.id] = one
    return Extracted(articles=tuple(articles.values()), gaps=tuple(gaps))
