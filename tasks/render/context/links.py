"""Where things lie as seen from a briefing: in files beside it, inside a book, or in one file with it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """How one form of a briefing names its parts; each is filled with the id or number that it speaks of."""

    copy: str  # a reading copy, seen from the briefing
    sentence: str  # a sentence of it
    anchor: str  # the sentence's own id
    back: str  # the story, seen from the reading copy
    day: str = ""  # the story on another day's page; "" where that is not at hand
    thread: str = ""  # the page of a thread, seen from the briefing; "" where the form holds none


FILES = Links(
    copy="articles/{article}.html",
    sentence="articles/{article}.html#s{number}",
    anchor="s{number}",
    back="../{day}.html#story-{story}",
    day="{day}.html#story-{story}",
    thread="../archive/threads/{thread}.html",
)
BOOK = Links(
    copy="articles/{article}.xhtml",
    sentence="articles/{article}.xhtml#s{number}",
    anchor="s{number}",
    back="../briefing.xhtml#story-{story}",
)
ONE_FILE = Links(
    copy="#article-{article}",
    sentence="#article-{article}-s{number}",
    anchor="article-{article}-s{number}",
    back="#story-{story}",
)
