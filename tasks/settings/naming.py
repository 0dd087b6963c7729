"""Short names for feeds: of their title where it gives one in plain letters, else of their host."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterator
from urllib.parse import urlsplit

from tasks.settings.addresses import host_of

LONGEST = 80
FEWEST = 3  # letters of a title that are plain; fewer of them say nothing ("24" of a title in Arabic)
MOST = 20  # feeds of one name that are told apart by a number; beyond, by what their address makes
_GAPS = re.compile(r"[^a-z0-9]+")
_COMMON = frozenset({"www", "rss", "feed", "feeds", "news", "blog", "m"})  # labels of hosts that say nothing


def fresh_name(title: str, url: str, taken: Collection[str]) -> str:
    """Give a name for a feed that none of `taken` is: "bbc-news", "aljazeera-net", "aljazeera-net-2"."""
    name = _plain(title) or _of_host(url) or "feed"
    spelt = (name[: LONGEST - len(ending)] + ending for ending in _endings(url))
    return next((each for each in spelt if each not in taken), name)  # the last of them is of this address alone


def _endings(url: str) -> Iterator[str]:
    yield ""
    yield from (f"-{number}" for number in range(2, MOST))
    yield f"-{hashlib.sha256(url.encode(errors='replace')).hexdigest()[:12]}"


def _plain(title: str) -> str:
    """Give a title in plain letters; nothing where most of it is in others."""
    letters = sum(letter.isalnum() for letter in title)
    apart = unicodedata.normalize("NFKD", title.lower())
    kept = _GAPS.sub("-", "".join(letter for letter in apart if not unicodedata.combining(letter))).strip("-")
    enough = sum(letter != "-" for letter in kept)
    return kept[:LONGEST].rstrip("-") if enough >= max(FEWEST, letters // 2) else ""


def _of_host(url: str) -> str:
    try:
        labels = host_of(urlsplit(url).hostname or "").split(".")
    except ValueError:
        return ""
    while len(labels) > 2 and labels[0] in _COMMON:
        del labels[0]
    return _GAPS.sub("-", "-".join(labels)).strip("-")[:LONGEST].rstrip("-")
