"""What a reader calls an edition: its title. Its name is for files and commands, and tells two of one title apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

NO_TITLES: Mapping[str, str] = MappingProxyType({})


def called(titles: Mapping[str, str]) -> dict[str, str]:
    """Give what each edition is called, of editions by name with their titles.

    An edition that is gone from the settings has left no title: whoever asks for it gets its name.
    """
    times = Counter(titles.values())
    return {name: title if times[title] == 1 else f"{title} ({name})" for name, title in titles.items()}
