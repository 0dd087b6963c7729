"""Long lists in parts that every database takes in one statement."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any, TypeVar

import sqlalchemy as sa

Item = TypeVar("Item")
SIZE = 500  # SQLite before 3.32 took 999 values in a statement; past some hundreds nothing is gained


def chunks(items: Sequence[Item], size: int = SIZE) -> Iterator[Sequence[Item]]:
    """Cut `items` into parts of at most `size`, in order; give none where there are none."""
    return (items[start : start + size] for start in range(0, len(items), size))


def among(
    connection: sa.Connection, statement: sa.Select[Any], column: sa.ColumnElement[Any], values: Collection[str]
) -> list[sa.RowMapping]:
    """Give the rows in which `column` is one of `values`, however many they are."""
    parts = chunks(sorted(values))
    return [row for part in parts for row in connection.execute(statement.where(column.in_(part))).mappings()]


def tuples_among(
    connection: sa.Connection, statement: sa.Select[Any], column: sa.ColumnElement[Any], values: Collection[str]
) -> list[sa.Row[Any]]:
    """Do as `among` does, for thousands of rows: by place, which is cheaper than by name."""
    parts = chunks(sorted(values))
    return [row for part in parts for row in connection.execute(statement.where(column.in_(part))).all()]


def write(connection: sa.Connection, statement: sa.Insert | sa.Update, rows: Sequence[dict[str, Any]]) -> None:
    """Run a statement for every row, in batches."""
    for part in chunks(rows):
        connection.execute(statement, part)
