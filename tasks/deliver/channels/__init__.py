"""The channels: one file each, with a class `Channel` that keeps `tasks.deliver.Channel`'s promise.

To add a channel, add a file; its name is the name by which it is asked for.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable

from tasks import deliver
from tasks.errors import UsageError


def names() -> tuple[str, ...]:
    """Give the names of the channels there are, in order."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


def get(name: str) -> Callable[..., deliver.Channel]:
    """Give the maker of a channel; what it takes is its own business.

    Raises:
        UsageError: there is no such channel.
        TypeError: the file is there, but is not a channel: a mistake of ours, told by name.
    """
    if name not in names():
        raise UsageError(f"channel {name}: there is none of that name. Allowed: {', '.join(names())}")
    maker = getattr(importlib.import_module(f"{__name__}.{name}"), "Channel", None)
    if not isinstance(maker, type) or not callable(getattr(maker, "deliver", None)):
        raise TypeError(f"tasks/deliver/channels/{name}.py has no class Channel with a method deliver")
    return maker
