"""Titles as they are compared: without the outlet's own name at the end ("Ceasefire holds - Reuters").

Such a tail makes strangers alike, and in a window of few items no count gives it away. Only keys are made of what is
left; the title on the page keeps its tail.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING

from tasks.publishers import MANY, host

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from re import Match

    from tasks.model import Article

_TAIL = re.compile(r"^(?P<head>.*\S)\s+(?:[-–—|•·»]+|::)\s+(?P<tail>[^-–—|•·»]{2,40})$")
_MARK = re.compile(r"\s(?:[-–—|•·»]|::)")  # what no tail is without, and most titles are
BAR = re.compile(r"\s\|+\s+[^|]*$")
RECURRING = 3  # titles with one tail and different heads: two may be two reports on one thing ("… - live")
WORDS = 4  # of a tail at most: a longer one is a clause


def bare(articles: Sequence[Article]) -> list[str]:
    """Give each article's title without its outlet's name, whatever the order of the articles."""
    tailed = [_tail(article.title) for article in articles]
    recurring = _recurring(tailed)
    # some feeds escape twice: «&#171;» would be the number 171
    titles = [unescape(article.title) for article in articles]
    return [
        title if found is None and title == article.title else _without(title, article, recurring)
        for article, title, found in zip(articles, titles, tailed, strict=True)
    ]


def _tail(title: str) -> Match[str] | None:
    """Find a title's head and tail."""
    return _TAIL.match(title) if _MARK.search(title) else None


def _recurring(tailed: Iterable[Match[str] | None]) -> frozenset[str]:
    heads = {(found["tail"], found["head"]) for found in tailed if found}
    count = Counter(tail for tail, _ in heads)
    return frozenset(tail for tail, times in count.items() if times >= RECURRING and len(tail.split()) <= WORDS)


def _without(title: str, article: Article, recurring: frozenset[str]) -> str:
    while found := _tail(title):  # "… | Football | The Post" has two
        tail = _letters(found["tail"])
        own = bool(tail) and (
            tail == _letters(article.outlet) or (len(tail) >= 3 and tail in _letters(host(article.url)))
        )
        if not (own or found["tail"] in recurring or _barred(title, found["head"], found["tail"])):
            break
        title = found["head"]
    return title


def _barred(title: str, head: str, tail: str) -> bool:
    """Tell whether a bar parts a tail of few words from a longer head: a dash may be a sentence's own, a bar is not."""
    words = len(tail.split())
    return bool(BAR.search(title)) and words <= WORDS and words < len(head.split())


@lru_cache(maxsize=MANY)
def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
