"""Watch groups in the settings file: what a word may be, and what a pattern may cost."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from tasks.model import WatchWord
from tasks.settings.checks import Refused, named, text
from tasks.settings.patterns import refusal

LONGEST_WORD = 100  # letters of a word or phrase: longer ones are sentences, and nobody prints those twice
LONGEST_PATTERN = 200  # letters of a pattern: no one reads a longer one
MOST_WORDS = 500  # in one group
Kind = Literal["any", "must", "not"]
_KINDS: Mapping[str, Kind] = {"+": "must", "!": "not"}
WORDS = '"word", "several words", "+must", "!not", "/pattern/", "word => shown name"'


def group_name(value: object) -> str:
    """Accept what a page calls the group: one line, not blank."""
    name = text("one line of text", empty=False)(value)
    assert isinstance(name, str)
    return name.strip()


def words(value: object) -> tuple[WatchWord, ...]:
    """Accept the words of a group; every fault names its word.

    Raises:
        Refused: no list, no word to look for, or a word that cannot be one.
    """
    if not isinstance(value, list):
        raise Refused(f"is {named(value)}, not a list", f"a list of {WORDS}")
    if len(value) > MOST_WORDS:
        raise Refused(f"has {len(value)} words", f"at most {MOST_WORDS} in one group; make several groups")
    found = tuple(_word(one) for one in value)
    if all(word.kind == "not" for word in found):
        reason = "has only words that must not be there" if found else "is empty"
        raise Refused(reason, 'at least one word to look for, such as ["Haftar", "!football"]')
    return found


def _word(value: object) -> WatchWord:
    line = text(f"one of {WORDS}", empty=False)(value)
    assert isinstance(line, str)
    given, arrow, shown = (part.strip() for part in line.strip().partition("=>"))
    if arrow and not shown:
        raise Refused(f'"{line}" has nothing after "=>"', 'a name to show, such as "Khalifa Haftar => Haftar"')
    kind: Kind = _KINDS.get(given[:1], "any")
    word = given if kind == "any" else given[1:].strip()
    if word.startswith("/"):
        word = _pattern(word, line)
        return WatchWord(text=word, kind=kind, pattern=True, shown=shown)
    if word[:1] in _KINDS:
        raise Refused(f'"{line}" has two signs', f'one sign at most: "+{word[1:]}" or "!{word[1:]}"')
    if not any(letter.isalnum() for letter in word):
        raise Refused(f'"{line}" holds no letter and no figure', f"one of {WORDS}")
    if len(word) > LONGEST_WORD:
        raise Refused(f'"{line[:30]}…" has {len(word)} letters', f"a word or phrase of at most {LONGEST_WORD} letters")
    return WatchWord(text=word, kind=kind, shown=shown)


def _pattern(word: str, line: str) -> str:
    """Give the pattern between the slashes."""
    pattern = word[1:-1]
    if len(word) < 3 or not word.endswith("/"):
        reason = f'"{line}" begins a pattern and does not end it'
        raise Refused(reason, f'a slash at both ends: "/{word.strip("/") or "pattern"}/"')
    if len(pattern) > LONGEST_PATTERN:
        raise Refused(f'"{line[:30]}…" has {len(pattern)} letters', f"a pattern of at most {LONGEST_PATTERN} letters")
    try:
        re.compile(pattern, re.IGNORECASE)
    except (re.error, OverflowError, RecursionError) as error:
        raise Refused(f'"{line}" is no pattern: {error}', "a regular expression as Python's re writes it") from error
    if said := refusal(pattern):
        raise Refused(f'"{line}" {said[0]}', said[1])
    return pattern
