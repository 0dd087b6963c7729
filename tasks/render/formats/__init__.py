"""The formats of a briefing: one file each in this folder, found by its name.

A member says its `NAME` and gives `pages(job)`: the finished files of its kind. A member without these is an error
as soon as the registry is asked for, by name.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from tasks.errors import UsageError
from tasks.model import Page
from tasks.render.job import Job

Maker = Callable[[Job], Iterator[Page]]


@lru_cache(maxsize=1)
def registry() -> Mapping[str, Maker]:
    """Give every format by its name, in order of names."""
    found: dict[str, Maker] = {}
    for member in sorted(pkgutil.iter_modules(__path__), key=lambda module: module.name):
        module = importlib.import_module(f"{__name__}.{member.name}")
        try:
            found[module.NAME] = module.pages
        except AttributeError as error:
            raise ImportError(f"{module.__name__} is no format: {error}") from error
    return found


def maker(name: str) -> Maker:
    """Find a format.

    Raises:
        UsageError: There is no format of that name; the message lists those there are.
    """
    known = registry()
    if name not in known:
        raise UsageError(f"format {name!r} is not known. Known are: {', '.join(known)}")
    return known[name]
