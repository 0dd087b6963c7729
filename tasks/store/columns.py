"""Kinds of columns that give back exactly what was put in, on every database.

No database keeps every Python text: SQLite refuses lone surrogates (they come from file names that are not
UTF-8), PostgreSQL refuses NUL besides. `Words` escapes those few characters and nothing else, so that search by
LIKE and a look into the file still show the text itself.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, TypeVar, cast

from sqlalchemy import Dialect, LargeBinary, String, Text
from sqlalchemy.types import TypeDecorator

Value = TypeVar("Value")
_ESCAPE = "\x1a"  # SUBSTITUTE: a control character that no text needs
_AWKWARD = re.compile("[\x00\x1a\ud800-\udfff]")
_DECODER = json.JSONDecoder()
_ESCAPED = re.compile("\x1a([0-9a-f]+);")


def escape(text: str) -> str:
    """Give `text` with NUL, SUBSTITUTE and lone surrogates written as SUBSTITUTE, hex digits, semicolon."""
    return _AWKWARD.sub(lambda match: f"{_ESCAPE}{ord(match[0]):x};", text)


def unescape(text: str) -> str:
    """Undo `escape`."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if _ESCAPE in text else text


def loaded(kept: str) -> Any:  # noqa: ANN401 -- whatever JSON can say
    """Read back what `Plain` keeps.

    Raises:
        ValueError: it is no JSON.
        TypeError: it is no text.
    """
    text = unescape(kept)
    try:
        value, end = _DECODER.raw_decode(text)  # `loads` looks for white space on both sides, which we never write
    except ValueError:
        return json.loads(text)
    return value if end == len(text) else json.loads(text)


def unzipped(kept: bytes) -> str:
    """Read back what `Zipped` keeps.

    Raises:
        zlib.error, TypeError, ValueError: it is nothing of the kind.
    """
    return zlib.decompress(kept).decode("utf-8", "surrogatepass")


class Damaged(Exception):  # noqa: N818 -- reads as what happened
    """A value in the store that cannot be read back: somebody else wrote it, or the disk lost it."""


class _Kept(TypeDecorator[Value]):
    """A value written as something that every database has, and read back."""

    cache_ok = True
    _write: Callable[[Any], object]  # of the value, for the database; told by each kind
    _read: Callable[[Any], Any]  # of what the driver gives; raises ValueError, TypeError or zlib.error

    def process_bind_param(self, value: Value | None, dialect: Dialect) -> object:  # noqa: ARG002 -- SQLAlchemy calls it
        """Write a value."""
        return None if value is None else self._write(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Value | None:  # noqa: ANN401, ARG002 -- SQLAlchemy calls it
        """Read it back."""
        try:
            return None if value is None else cast("Value", self._read(value))
        except (ValueError, TypeError, zlib.error) as error:
            raise Damaged(f"{type(self).__name__}: {error}") from error


class Words(_Kept[str]):
    """Any Python text."""

    impl = Text
    cache_ok = True

    def _write(self, value: str) -> str:
        return escape(value)

    def _read(self, kept: str) -> str:
        return unescape(kept)


class Plain(_Kept[Any]):
    """Anything that JSON can say: lists, objects, numbers, texts. Short, and always written the same."""

    impl = Text
    cache_ok = True

    def _write(self, value: Any) -> str:  # noqa: ANN401 -- whatever JSON can say
        return escape(json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True))

    def _read(self, kept: str) -> Any:  # noqa: ANN401 -- whatever JSON can say
        return loaded(kept)


class Zipped(_Kept[str]):
    """A long text that is rarely read: the raw content of a document. Compressed at the level that costs little."""

    impl = LargeBinary
    cache_ok = True

    def _write(self, value: str) -> bytes:
        return zlib.compress(value.encode("utf-8", "surrogatepass"), 1)

    def _read(self, kept: bytes) -> str:
        return unzipped(kept)


class Moment(_Kept[datetime]):
    """A moment in UTC to the microsecond, as text that sorts by time: 2025-05-10T06:00:00.000000Z."""

    impl = String(27)
    cache_ok = True

    def _write(self, value: datetime) -> str:
        return moment(value)

    def _read(self, kept: str) -> datetime:
        return datetime.fromisoformat(kept)


class Day(_Kept[date]):
    """A calendar day, as text that sorts by time: 2025-05-10."""

    impl = String(10)
    cache_ok = True

    def _write(self, value: date) -> str:
        return value.isoformat()

    def _read(self, kept: str) -> date:
        return date.fromisoformat(kept)


def moment(value: datetime) -> str:
    """Write a moment as the store keeps it.

    Raises:
        ValueError: it says no zone, so that nobody knows which moment it is.
    """
    if value.tzinfo is None:
        raise ValueError(f"{value.isoformat()} has no time zone")
    return value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
