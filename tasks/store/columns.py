"""Kinds of columns that give back exactly what was put in, on every database.

No database keeps every Python text: SQLite refuses lone surrogates (they come from file names that are not
UTF-8), PostgreSQL refuses NUL besides. `Words` escapes those few characters and nothing else, so that search by
LIKE and a look into the file still show the text itself.
"""

from __future__ import annotations

import json
import re
import zlib
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Dialect, LargeBinary, String, Text
from sqlalchemy.types import TypeDecorator

_ESCAPE = "\x1a"  # SUBSTITUTE: a control character that no text needs
_AWKWARD = re.compile("[\x00\x1a\ud800-\udfff]")
_ESCAPED = re.compile("\x1a([0-9a-f]+);")


def escape(text: str) -> str:
    """Give `text` with NUL, SUBSTITUTE and lone surrogates written as SUBSTITUTE, hex digits, semicolon."""
    return _AWKWARD.sub(lambda match: f"{_ESCAPE}{ord(match[0]):x};", text)


def unescape(text: str) -> str:
    """Undo `escape`."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if _ESCAPE in text else text


class Words(TypeDecorator[str]):
    """Any Python text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 -- SQLAlchemy calls it
        """Escape what a database refuses."""
        return None if value is None else escape(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 -- SQLAlchemy calls it
        """Undo that."""
        return None if value is None else unescape(value)


class Plain(TypeDecorator[Any]):
    """Anything that JSON can say: lists, objects, numbers, texts."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ANN401, ARG002 -- whatever JSON can say; SQLAlchemy calls it
        """Write it down, short and always the same."""
        if value is None:
            return None
        return escape(json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ANN401, ARG002 -- whatever JSON can say; SQLAlchemy calls it
        """Read it back."""
        return None if value is None else json.loads(unescape(value))


class Zipped(TypeDecorator[str]):
    """A long text that is rarely read: the raw content of a document."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002 -- SQLAlchemy calls it
        """Compress it, at the level that costs little."""
        return None if value is None else zlib.compress(value.encode("utf-8", "surrogatepass"), 1)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:  # noqa: ARG002 -- SQLAlchemy calls it
        """Decompress it."""
        return None if value is None else zlib.decompress(value).decode("utf-8", "surrogatepass")


class Moment(TypeDecorator[datetime]):
    """A moment, kept in UTC to the microsecond, as text that sorts by time on every database."""

    impl = String(27)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002 -- SQLAlchemy calls it
        """Write it as 2025-05-10T06:00:00.000000Z."""
        return None if value is None else moment(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 -- SQLAlchemy calls it
        """Read it back, in UTC."""
        return None if value is None else datetime.fromisoformat(value)


class Day(TypeDecorator[date]):
    """A calendar day, as text that sorts by time."""

    impl = String(10)
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:  # noqa: ARG002 -- SQLAlchemy calls it
        """Write it as 2025-05-10."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:  # noqa: ARG002 -- SQLAlchemy calls it
        """Read it back."""
        return None if value is None else date.fromisoformat(value)


def moment(value: datetime) -> str:
    """Write a moment as the store keeps it.

    Raises:
        ValueError: it says no zone, so that nobody knows which moment it is.
    """
    if value.tzinfo is None:
        raise ValueError(f"{value.isoformat()} has no time zone")
    return value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
