"""Values read back from what `codec.plain` made of them, by the types of their own fields.

So a value of many parts needs no reader of its own: a field that a later version adds is read from an older file as
its default, and one that a version no longer has is passed over.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

Value = TypeVar("Value")
Reader = Callable[[Any], Any]


def revived(kind: type[Value], told: object) -> Value:
    """Give the value of type `kind` that `told` was made of.

    Raises:
        TypeError, ValueError, KeyError, AttributeError: `told` is not what becomes of such a value.
    """
    found: Any = kind  # a type is hashable, which its own type does not say
    value: Value = reader(found)(told)
    return value


@cache
def reader(kind: Any) -> Reader:  # noqa: ANN401, PLR0911 -- any type that a field may have; one line for each
    """Give the function that reads values of a type.

    Raises:
        TypeError: nobody has said how values of that type are kept.
    """
    origin, inner = get_origin(kind), get_args(kind)
    if kind is date or kind is datetime:
        return kind.fromisoformat
    if kind in {str, int, float, bool} or origin is Literal:
        return _same
    if hasattr(kind, "__supertype__"):  # a NewType
        return reader(kind.__supertype__)
    if origin in {Union, types.UnionType}:
        return _perhaps(inner)
    if origin is tuple:
        return _tuple(inner)
    if isinstance(kind, type) and is_dataclass(kind):
        return _record(kind)
    if isinstance(kind, type) and issubclass(kind, tuple):  # a NamedTuple
        return lambda told: kind(*told)
    raise TypeError(f"nobody has said how {kind} is kept")


def _same(told: Any) -> Any:  # noqa: ANN401 -- texts and numbers are kept as they are
    return told


def _perhaps(inner: tuple[Any, ...]) -> Reader:
    (kind,) = (one for one in inner if one is not types.NoneType)  # of two kinds nobody could tell which was kept
    read = reader(kind)
    return lambda told: None if told is None else read(told)


def _tuple(inner: tuple[Any, ...]) -> Reader:
    if len(inner) == 2 and inner[1] is Ellipsis:
        read = reader(inner[0])
        return lambda told: tuple(map(read, told))
    each = tuple(map(reader, inner))
    return lambda told: tuple(one(part) for one, part in zip(each, told, strict=True))


def _record(kind: type) -> Reader:
    hints = get_type_hints(kind)
    known = {field.name: reader(hints[field.name]) for field in fields(kind) if field.init}
    needed = {
        field.name
        for field in fields(kind)
        if field.init and field.default is MISSING and field.default_factory is MISSING
    }

    def read(told: dict[str, Any]) -> object:
        if missing := needed - told.keys():
            raise KeyError(f"{kind.__name__} without {', '.join(sorted(missing))}")
        return kind(**{name: known[name](value) for name, value in told.items() if name in known})

    return read
