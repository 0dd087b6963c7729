"""What a page is called: by its heading, when shared, in the browser's window; and what is only the site's name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tasks.extract.clean import clean_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

_PARTED = re.compile(r"\s+[|\-–—:»·•›*]+\s+|\s*[|｜]\s*")  # what stands between a title and the site's name
_MARKS = " |｜-–—:»·•›*"
_WORD = re.compile(r"\w+")
_BETWEEN = re.compile(r"[\W_]+")
_TELLING = 12  # letters below which a heading is a label rather than a title
_HEADINGS = 50
_TITLES = 2  # headings of the first level that may all be the title


def titles(tree: HtmlElement, *, named: Sequence[str], spare: str, outlet: str) -> tuple[str, tuple[str, ...]]:
    """Give the title of a page, and every way in which the page writes it.

    Args:
        tree: the parsed page.
        named: what it calls itself when it is shared, best first.
        spare: a title to fall back on.
        outlet: the site's name, which is no part of a title.
    """
    shown = _headings(tree)
    window = _window(tree)
    headings = [heading for heading in shown if letters(heading) != letters(outlet)]
    title = _title(headings, clean_title(first(*named)), window or clean_title(spare), outlet)
    # where there are more headings, they head the parts of the text
    said = (*(clean_title(name) for name in named), window, *(shown if len(shown) <= _TITLES else ()))
    names = (without_site(name, outlet) for name in said)
    return title, tuple(dict.fromkeys(name for name in names if name))[:10]


def without_site(title: str, outlet: str) -> str:
    """Take the site's name off the end or the front of a title: "Storm hits coast - The Daily" by The Daily."""
    name = letters(outlet)
    parts = _PARTED.split(title)
    if not name or len(parts) < 2:
        return title
    if letters(parts[-1]) == name:
        return title[: title.rindex(parts[-1])].rstrip(_MARKS)
    if letters(parts[0]) == name:
        return title[len(parts[0]) :].lstrip(_MARKS)
    return title


def _title(headings: Sequence[str], named: str, window: str, outlet: str) -> str:
    """Give the heading that says about what the page calls itself when shared, else that, else a guess less.

    The heading is what a reader sees; what is shared often carries the site's name or is worded for search engines. A
    heading that only puts a label before the shared title gives way to it.
    """
    if not named:
        named = headings[0] if len(headings) == 1 else window
    named = without_site(named, outlet)
    return next((heading for heading in headings if _about_the_same(heading, named)), named)


def _headings(tree: HtmlElement) -> list[str]:
    """Give the headings of the first level."""
    shown = (clean_title(heading.text_content()) for heading in tree.xpath("//h1")[:_HEADINGS])
    return [heading for heading in shown if heading]


def _window(tree: HtmlElement) -> str:
    """Give the title that the browser's window bears."""
    return clean_title(first(*(found.text_content() for found in tree.xpath("//head/title")[:1])))


def _about_the_same(heading: str, named: str) -> bool:
    """Tell whether a heading is the title too: it begins a longer one, or shares half of all words with it."""
    said, title = letters(heading), letters(named)
    if said == title:
        return True
    if len(said) < _TELLING or said.endswith(title):
        return False
    if title.startswith(said) and _PARTED.match(named[len(heading) :]):
        return True
    one, other = (set(_WORD.findall(text.casefold())) for text in (heading, named))
    return 2 * len(one & other) >= len(one | other)


def letters(text: str) -> str:
    """Give the letters and digits alone, case aside."""
    return _BETWEEN.sub("", text.casefold())


def first(*values: str) -> str:
    """Give the first value that is not blank."""
    return next((value for value in values if value and value.strip()), "")
