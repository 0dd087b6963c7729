"""The methods that may rank sentences, by name: every file here gives some in its `METHODS`.

A method only ranks. Which sentences may be ranked, the redundancy cap, antecedents, length and reading order are the
same for all, so that a method that would repeat itself on a story does not.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import TYPE_CHECKING

from tasks.errors import UsageError

if TYPE_CHECKING:
    from tasks.summarise.methods.protocol import Method

DEFAULT = "mujaz"
_PARTS = frozenset({"distinct", "protocol"})  # of methods; the other files are methods


def _load() -> dict[str, Method]:
    """Read the folder; a member without methods or with a name that is taken stops the start, by name."""
    found: dict[str, Method] = {}
    for member in sorted(module.name for module in pkgutil.iter_modules(__path__)):
        if member in _PARTS:
            continue
        given = getattr(import_module(f"{__name__}.{member}"), "METHODS", None)
        if not given:
            raise ImportError(f"tasks/summarise/methods/{member}.py: gives no METHODS")
        for name, method in given.items():
            if name in found:
                raise ImportError(f"tasks/summarise/methods/{member}.py: the method {name!r} is there already")
            found[name] = method
    return {name: found[name] for name in sorted(found, key=lambda name: (name != DEFAULT, name))}


_REGISTRY = _load()
METHODS = tuple(_REGISTRY)


def method(name: str) -> Method:
    """Give the method of that name.

    Raises:
        UsageError: There is none.

    """
    if name not in _REGISTRY:
        raise UsageError(f"there is no summary method {name!r}. Allowed: {', '.join(METHODS)}")
    return _REGISTRY[name]
