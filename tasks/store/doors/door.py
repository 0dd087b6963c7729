"""How a part of the store reaches the database: every method is one transaction, every failure a StoreError."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

import sqlalchemy as sa

from tasks.store.opening import open_engine, telling


class Door:
    """An open database; the parts of the store stand on it. See `open`."""

    def __init__(self, engine: sa.Engine, where: str) -> None:
        self._engine = engine
        self.where = where

    @classmethod
    def open(cls, url: str, *, create: bool = True) -> Self:
        """Open the store at `url`, making or upgrading it where that is needed.

        Args:
            url: of SQLAlchemy's form: "sqlite:////path/to/file", "postgresql+psycopg://…".
            create: make it where there is none; otherwise its absence is an error.

        Raises:
            StoreError: it is missing, damaged, of a newer version, not ours, or out of reach. Nothing is ever
                recreated silently.
        """
        return cls(*open_engine(url, create=create))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        with telling(self.where), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        with (
            telling(self.where),
            self._engine.connect().execution_options(writing=True) as connection,
            connection.begin(),
        ):
            yield connection
