"""What each day told, kept whole, so that its pages can be made again as they were, or in other looks.

A briefing is kept as the value that its pages were made of: to choose again could choose otherwise. Its articles are
the store's own. Of each only a digest is kept, by which the text is found that the day told, though it was edited
since. `number` tells in which order days were published: of two that list an article, the later one wrote its copy.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from tasks.model import Article, ArticleId, Briefing, Page
from tasks.model import digest as named
from tasks.store import articles, revising
from tasks.store.chunks import write
from tasks.store.codec import plain
from tasks.store.columns import Damaged
from tasks.store.reviving import revived
from tasks.store.schema import pages, tellings


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A day as it was told: the briefing, its articles as they were, and those that are no more as they were."""

    briefing: Briefing
    articles: Mapping[ArticleId, Article]
    changed: tuple[ArticleId, ...] = ()  # in `articles` as they are now, where they are there at all


def keep(connection: sa.Connection, briefing: Briefing, known: Mapping[ArticleId, Article]) -> None:
    """Keep a day in place of what it was before, as the one published last.

    Args:
        connection: to the store.
        briefing: what was told.
        known: the articles at hand when its pages were made; those that it speaks of are noted.
    """
    content = plain(briefing)
    spoken = sorted(set(_texts(content)) & known.keys())
    here = (tellings.c.edition == briefing.edition, tellings.c.date == briefing.date)
    connection.execute(tellings.delete().where(*here))
    last = connection.execute(sa.select(sa.func.coalesce(sa.func.max(tellings.c.number), 0))).scalar_one()
    connection.execute(
        tellings.insert().values(
            edition=briefing.edition,
            date=briefing.date,
            number=last + 1,
            content=_written(content),
            articles={name: fingerprint(known[ArticleId(name)]) for name in spoken},
        )
    )


def recall(connection: sa.Connection, edition: str, day: date) -> Kept | None:
    """Give a day as it was told; None where nothing is kept of it."""
    here = (tellings.c.edition == edition, tellings.c.date == day)
    row = connection.execute(sa.select(tellings.c.content, tellings.c.articles).where(*here)).mappings().first()
    if row is None:
        return None
    try:
        briefing = revived(Briefing, json.loads(row["content"]))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Damaged(f"the briefing of {edition} {day}: {error}") from error
    wanted: Mapping[str, str] = row["articles"]
    now = {article.id: article for article in articles.by_ids(connection, wanted)}
    other = {name for name in wanted if name not in now or fingerprint(now[ArticleId(name)]) != wanted[name]}
    for revision in revising.of(connection, other):
        if fingerprint(revision.article) == wanted[revision.article.id]:
            now[revision.article.id] = revision.article
            other.discard(revision.article.id)
    return Kept(briefing=briefing, articles=now, changed=tuple(ArticleId(name) for name in sorted(other)))


def kept_days(connection: sa.Connection, edition: str) -> frozenset[date]:
    """Give the days of an edition that can be told again."""
    return frozenset(connection.execute(sa.select(tellings.c.date).where(tellings.c.edition == edition)).scalars())


def rewrite(connection: sa.Connection, briefing: Briefing) -> None:
    """Put a briefing in place of the one that is kept of its day; its articles and its turn stay as they are."""
    here = (tellings.c.edition == briefing.edition, tellings.c.date == briefing.date)
    connection.execute(tellings.update().where(*here).values(content=_written(plain(briefing))))


def repage(connection: sa.Connection, edition: str, day: date, put: Sequence[Page]) -> None:
    """Put these pages in place of those that are noted of that day."""
    connection.execute(pages.delete().where(pages.c.edition == edition, pages.c.date == day))
    name = {"edition": edition, "date": day}
    rows = [
        {**name, "path": page.path, "sha256": hashlib.sha256(page.content).hexdigest(), "bytes": len(page.content)}
        for page in put
    ]
    write(connection, pages.insert(), rows)


def owners(connection: sa.Connection, edition: str) -> dict[str, date]:
    """Give for each page of an edition the day that wrote it last, of the days that are kept."""
    both = sa.and_(tellings.c.edition == pages.c.edition, tellings.c.date == pages.c.date)
    asked = sa.select(pages.c.path, pages.c.date).join(tellings, both).where(pages.c.edition == edition)
    return {str(path): day for path, day in connection.execute(asked.order_by(tellings.c.number))}


def fingerprint(article: Article) -> str:
    """Name an article by all that is known of it."""
    return named(_written(plain(article)))


def _written(content: Any) -> str:  # noqa: ANN401 -- whatever JSON can say
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _texts(content: Any) -> Iterator[str]:  # noqa: ANN401 -- whatever JSON can say
    """Give every text in a plain value: ids of articles stand in many of its fields, old and new."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict | list):
        parts: Collection[Any] = content.values() if isinstance(content, dict) else content
        for part in parts:
            yield from _texts(part)
