"""Rest for the garbage collector while a window is grouped.

Millions of values are made and none of them in a cycle, but the collector walks through all of them again and again
to find out: a sixth of the time.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def collector_resting() -> Iterator[None]:
    """Keep the collector from starting by itself; leave it afterwards as it was found.

    What was made and is still there is then counted among what is old: the collector would look through it at once.
    """
    working = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if working:
            if not gc.get_freeze_count():  # what somebody froze would thaw with the rest
                gc.freeze()
                gc.unfreeze()
            gc.enable()
