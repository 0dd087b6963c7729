"""An edited article: it takes the new text, keeps its id and first sight, and its earlier text is kept beside it."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa

from tasks.model import Article, ArticleId
from tasks.store.chunks import among, write
from tasks.store.codec import Values, article_row, article_value
from tasks.store.schema import WORDING, articles, revisions, search_words

CHANGED = "changed since"
# notes of a text that stands in for a page which could not be had
STAND_INS = frozenset({"feed text", "paywall", "consent page"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """An article as it was until an edit took its place."""

    article: Article
    until: datetime


def edits(old: Article, changed: datetime | None, new: Article) -> bool:
    """Tell whether `new` is a later text of the article that is known as `old`.

    Not so where only white space or compatibility forms differ, where both were seen at once (two copies, not an
    edit), where another source gives it in its own way, where a feed's few lines would take the place of a page that
    could be read before, and where the old text was let go, so that nobody can say what has changed.

    Args:
        old: the article as it is.
        changed: when it took the text that it has now; None: at its first sight.
        new: what was made of another document with the same id.
    """
    later = new.first_seen > (changed or old.first_seen)
    lesser = stands_in(new) and not stands_in(old)
    same_source = new.source == old.source
    return later and same_source and bool(old.text) and not lesser and _normal(new.text) != _normal(old.text)


def stands_in(article: Article) -> bool:
    """Tell whether the text is the feed's own because the page could not be had."""
    return not STAND_INS.isdisjoint(article.extraction.notes)


def edited(old: Article, new: Article) -> Article:
    """Give `old` with the words of `new`; a date of publication that is known does not move with an edit.

    It is marked as changed, but not where the page has come at last in place of the feed's own lines: that is
    the same article read whole.
    """
    fuller = stands_in(old) and not stands_in(new)
    notes = [note for note in new.extraction.notes if note != CHANGED]
    if not fuller or CHANGED in old.extraction.notes:
        notes.append(CHANGED)
    return replace(
        new,
        first_seen=old.first_seen,
        published=new.published if old.published.precision == "unknown" else old.published,
        extraction=replace(new.extraction, notes=tuple(notes)),
    )


def take(connection: sa.Connection, changes: Sequence[tuple[int, Article, Article, datetime]]) -> None:
    """Write edits down: each a new number for the index, the article before, the article after, and the moment.

    The index is contentless and forgets nothing, so the new words get a number of their own, and the old one
    leads nowhere.
    """
    write(connection, revisions.insert(), [_kept(before, moment) for _, before, _, moment in changes])
    for number, _, after, moment in changes:
        here = articles.c.id == after.id
        old = sa.select(articles.c.number).where(here).scalar_subquery()
        connection.execute(search_words.delete().where(search_words.c.article == old))
        words = {name: value for name, value in article_row(after).items() if name in WORDING}
        connection.execute(articles.update().where(here).values(number=number, changed=moment, **words))


def _kept(before: Article, moment: datetime) -> Values:
    row = article_row(before)
    return {"article": before.id, "until": moment, **{name: row[name] for name in WORDING}}


def of(connection: sa.Connection, ids: Collection[str]) -> tuple[Revision, ...]:
    """Give the earlier texts of these articles, by article, oldest first."""
    asked = sa.select(revisions, articles.c.id, articles.c.first_seen).join(
        articles, articles.c.id == revisions.c.article
    )
    rows = among(connection, asked, revisions.c.article, set(ids))
    ordered = sorted(rows, key=lambda row: (str(row["id"]), row["number"]))
    return tuple(Revision(article=article_value(row), until=row["until"]) for row in ordered)


def changed_between(connection: sa.Connection, since: datetime, until: datetime) -> dict[ArticleId, datetime]:
    """Give the articles whose text changed last in [since, until), and when."""
    asked = sa.select(articles.c.id, articles.c.changed).where(articles.c.changed >= since, articles.c.changed < until)
    return {ArticleId(found): moment for found, moment in connection.execute(asked.order_by(articles.c.id))}


def returned(connection: sa.Connection, documents: Collection[str]) -> tuple[Article, ...]:
    """Give the earlier texts that were made of these documents.

    A page that goes back to what it said before is no new document, so nobody would extract it again.
    """
    asked = sa.select(revisions, articles.c.id, articles.c.first_seen).join(
        articles, articles.c.id == revisions.c.article
    )
    rows = sorted(among(connection, asked, revisions.c.document, set(documents)), key=lambda row: row["number"])
    return tuple({row["document"]: article_value(row) for row in rows}.values())


def _normal(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())
