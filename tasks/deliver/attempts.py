"""Trying a few times: what fails now may work in half a minute; what does not, the next run tries again."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from pathlib import Path

from tasks.errors import DeliveryError, UsageError

WAITS = (5.0, 25.0)  # seconds before the second and the third attempt; a run holds its workspace meanwhile
LONGEST = 60.0  # seconds that the other side may ask to wait for; for more there is the next run


def attempt(name: str, send: Callable[[], str], *, sleep: Callable[[float], None]) -> str:
    """Call `send` up to three times; give what it gives.

    Args:
        name: of the channel.
        send: takes the letter there.
        sleep: waits for so many seconds.

    Raises:
        DeliveryError: it failed for good, or as often as it may. Whatever else `send` raises becomes one, told by its
            kind and place alone: what libraries say of an error may hold an address with its password.
    """
    for wait in (*WAITS, None):
        try:
            return once(name, send)
        except DeliveryError as error:
            asked = error.after or 0.0
            if wait is None or not error.again or asked > LONGEST:
                raise
            sleep(max(wait, asked))
    raise AssertionError("the last attempt returns or raises")


def once(name: str, send: Callable[[], str]) -> str:
    """Call `send`; whatever it raises becomes a DeliveryError."""
    try:
        return send()
    except DeliveryError:
        raise
    except UsageError as error:
        raise DeliveryError(name, str(error).rstrip("."), "Then: mujaz deliver") from None
    except Exception as error:  # noqa: BLE001 -- a hundred services of others: none may undo a briefing that is written
        where = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{type(error).__name__} in {Path(where.filename).name}, line {where.lineno}"
        raise DeliveryError(name, f"it failed in a way that nobody foresaw ({place})", "Please report it.") from None
