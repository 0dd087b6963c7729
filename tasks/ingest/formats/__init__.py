"""The formats that are read from files: one module each, found by looking into this folder.

A member has `SUFFIXES` (lower case, with the dot) and `parse(data, where)`, which gives documents and gaps and never
raises for bad bytes. A member that lacks them, or claims a suffix twice, fails at load, by name.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from tasks.ingest.parsed import Parsed
from tasks.model import Gap

Parse = Callable[[bytes, str], Iterable[Parsed | Gap]]


@lru_cache(maxsize=1)
def formats() -> Mapping[str, Parse]:
    """Give every format's `parse` by suffix.

    Raises:
        TypeError: a member of this folder is not a format.
        ImportError: a member cannot be imported.
    """
    found: dict[str, Parse] = {}
    for member in sorted(pkgutil.iter_modules(__path__), key=lambda one: one.name):
        module = importlib.import_module(f"{__name__}.{member.name}")
        suffixes, parse = getattr(module, "SUFFIXES", ()), getattr(module, "parse", None)
        if not suffixes or not callable(parse):
            raise TypeError(f"format {member.name!r}: needs SUFFIXES and parse(data, where)")
        for suffix in suffixes:
            if suffix in found:
                raise TypeError(f"format {member.name!r}: suffix {suffix} is already another format's")
            found[suffix] = parse
    return MappingProxyType(found)


def suffix_of(name: str) -> tuple[str, bool]:
    """Give a file name's suffix in lower case and whether gzip lies around it: "A.TXT.gz" is (".txt", True)."""
    low = name.lower()
    zipped = low.endswith(".gz")
    low = low[:-3] if zipped else low
    stem, dot, ending = low.rpartition(".")
    return (dot + ending if stem and dot else ""), zipped
