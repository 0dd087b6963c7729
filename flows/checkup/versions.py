"""What is installed, held against what is known to work."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

from flows.checkup.finding import Finding
from tasks import __version__

# the versions that Prefect's own ranges let in and that break it (pyproject.toml says how)
PINNED = {"prefect": ("3.8", "3.9"), "fastapi": ("0.139", "0.151"), "sqlalchemy": ("2.0", "2.1")}
SHOWN = ("feedparser", "trafilatura", "sumy", "jinja2")


def versions() -> Iterator[Finding]:
    """Look at Python and at the packages that the product is built on."""
    yield Finding(what="mujaz", fine=True, said=__version__)
    yield Finding(what="python", fine=(3, 11) <= sys.version_info[:2] < (3, 14), said=sys.version.split()[0])
    for name in (*PINNED, *SHOWN):
        try:
            here = version(name)
        except PackageNotFoundError:
            yield Finding(what=name, fine=False, said="not installed. Install the locked versions again: make briefing")
            continue
        low, high = PINNED.get(name, ("0", "1000000"))
        fine = numbers(low) <= numbers(here) < numbers(high)
        wanted = f"{here}: needs {low} or later, below {high}. Install the locked versions again: make briefing"
        yield Finding(what=name, fine=fine, said=here if fine else wanted)


def numbers(text: str) -> tuple[int, ...]:
    """Read a version as numbers, as far as it is made of them."""
    found = []
    for part in text.split("."):
        if not part.isdigit():
            break
        found.append(int(part))
    return tuple(found)
