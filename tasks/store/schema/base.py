"""What all tables share, and the revision that a store is marked with."""

from __future__ import annotations

from sqlalchemy import Column, MetaData, String, Table

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006")  # oldest first; the last one is what this version writes

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
ID = String(64)

# The name and form are Alembic's own, so that its commands work on our files too.
revision = Table("alembic_version", metadata, Column("version_num", String(32), primary_key=True))
