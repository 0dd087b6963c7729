"""The headlines of each day, for the archive; the index of words afresh, since nouns and their adjectives now meet."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from tasks.store.indexing import reindex

revision = "0005"
down_revision = "0004"

# what is on a day's page, before this table was there: each story of which a reading copy was written, under the
# title that it has today; how they ranked is not known any more, so those with most articles come first
_TOLD = """
SELECT told.edition AS edition, told.date AS date, told.story AS story, count(*) AS many,
    min(CASE WHEN articles.id = stories.lead THEN '0' ELSE '1' END || articles.id) AS best
FROM told
JOIN pages ON pages.edition = told.edition AND pages.date = told.date
    AND pages.path = told.edition || '/articles/' || told.article || '.html'
JOIN articles ON articles.id = told.article
LEFT JOIN stories ON stories.id = told.story
GROUP BY told.edition, told.date, told.story
ORDER BY told.edition, told.date, count(*) DESC, told.story"""
_NAMED = "SELECT language, title, text FROM articles WHERE id = :article"


def upgrade() -> None:
    """Make the table, fill it as far as is known, and index every article again."""
    table = op.create_table(
        "headlines",
        sa.Column("edition", sa.String(80), nullable=False),
        sa.Column("date", sa.String(10), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("story", sa.String(64), nullable=False),
        sa.Column("article", sa.String(64), nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("noted", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("edition", "date", "position", name="pk_headlines"),
    )
    op.create_index("ix_headlines_story", "headlines", ["story"])
    connection = op.get_bind()
    place: dict[tuple[str, str], int] = {}
    for row in connection.execute(sa.text(_TOLD)).mappings().all():
        day = (row["edition"], row["date"])
        place[day] = place.get(day, -1) + 1
        article = row["best"][1:]
        language, title, text = connection.execute(sa.text(_NAMED), {"article": article}).one()
        line = {
            "edition": row["edition"],
            "date": row["date"],
            "position": place[day],
            "story": row["story"],
            "article": article,
            "headline": title or text.strip().partition("\n")[0][:200],
            "language": language,
            "noted": False,
        }
        connection.execute(table.insert().values(**line))
    reindex(connection)
