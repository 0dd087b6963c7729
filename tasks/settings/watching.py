"""The `[[watch]]` blocks of the settings file."""

from __future__ import annotations

from collections.abc import Mapping

from tasks.model import WatchGroup
from tasks.settings import watch_checks
from tasks.settings.checks import Check
from tasks.settings.reading import Reading

WATCH: Mapping[str, Check] = {"name": watch_checks.group_name, "words": watch_checks.words}
MOST_GROUPS = 200  # more than anyone tells apart on a page


def groups(reading: Reading, value: object) -> tuple[WatchGroup, ...]:
    """Give the watch groups; what is wrong in them is written down."""
    found = reading.tables("watch", value, WATCH)
    if len(found) > MOST_GROUPS:
        reading.tell("watch", f"has {len(found)} groups", f"at most {MOST_GROUPS}")
    made = []
    for number, given in enumerate(value if isinstance(value, list) else ()):
        for key in WATCH:
            if isinstance(given, dict) and key not in given:
                reading.tell(f"watch[{number}].{key}", "is missing", 'name = "Libya", words = ["حفتر", "+روسيا"]')
        if number < len(found) and set(found[number]) == set(WATCH):
            made.append(WatchGroup(**found[number]))
    return tuple(made)
