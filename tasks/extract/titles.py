"""Tell which line of a plain text is its title, and which only repeats it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.languages import Language

_QUOTES = "\"'”’»›)]}“‘«"
_STOPS = ".。。．।۔…"
_LEANING = ",،;؛:：、-–—"  # a line that ends so is going on
_BULLET = re.compile(r"(?:[•‣▪◦●*–—+-]|\(?[\d٠-٩۰-۹]{1,3}[.)\-]|#+)\s")
_NOTICE = re.compile(r"You are currently viewing\s+(\S.*)")  # WordPress themes print it above the title
_WORDS = re.compile(r"\w+")
_SIGNED = re.compile(  # «نايف عبدالله – عين اليوم», "LONDON - The Daily": who and where, parted by a dash, and no more
    r"[^\W\d_][^.!?؟…:؛;«»“”\"\d]{1,40}(?:\s[-–—]{1,2}\s?|[-–—]{1,2}\s)[^\W\d_][^.!?؟…:؛;«»“”\"\d]{1,40}"
)
_SHORTEST, _LONGEST, _CHARACTERS = 3, 25, 200  # words, words, characters; two words are more often a name
_SIGNATURE = 6  # words
_PROSE = 8  # words of the line below a signature at least
_LABEL = 3  # words at most in a label before a repeated title
_KICKER = 3  # words at most in a label above the title


def noticed(line: str) -> str:
    """Give the title that a theme's "You are currently viewing …" line names, or ""."""
    found = _NOTICE.fullmatch(line)
    return found[1].strip() if found else ""


def same_title(line: str, title: str, language: Language) -> bool:
    """Tell whether `line` says what `title` says, marks and spellings and a label of a few words before it aside."""
    if not title or len(line) > 2 * len(title) + 20:
        return False
    own, known = _bare(line, language), _bare(title, language)
    return known != "" and (
        own == known or (len(known.split()) > _LABEL and own.endswith(f" {known}") and _label(own, known))
    )


def _label(line: str, title: str) -> bool:
    return len(line.split()) - len(title.split()) <= _LABEL


def is_title(line: str, after: Sequence[str], language: Language) -> bool:
    """Tell whether the first line of a text reads as its title, given some lines that follow it.

    It does when it has 3 to 25 words, does not end in a full stop or in mid-sentence, is no list item, holds no
    sentence that ends in a full stop, and what follows is prose: a line that ends as a sentence or is much longer, and
    longer than the title.
    """
    words = len(line.split())
    end = line.rstrip(_QUOTES + " ")[-1:]
    if not _SHORTEST <= words <= _LONGEST or len(line) > _CHARACTERS or not end or _BULLET.match(line):
        return False
    if (end in _STOPS and not line.rstrip(_QUOTES + " ").endswith("..")) or end in _LEANING:
        return False
    if any(line[span.start : span.end].endswith(".") for span in language.sentences(line)[:-1]):
        return False
    return any(_is_prose(other, words) for other in after)


def is_signature(line: str, after: Sequence[str]) -> bool:
    """Tell whether a line above the text says only who writes from where: two names of six words at most."""
    if len(line.split()) > _SIGNATURE + 1 or not after or len(after[0].split()) < _PROSE:
        return False
    return _SIGNED.fullmatch(line) is not None


def is_kicker(line: str, after: Sequence[str], language: Language) -> bool:
    """Tell whether the first line is a label above the title: at most three words, no mark, then a longer title."""
    words = len(line.split())
    if words > _KICKER or not line[-1].isalnum() or len(after) < 2 or _BULLET.match(line):
        return False
    return len(after[0].split()) > max(words, _KICKER) and is_title(after[0], after[1:], language)


def _is_prose(line: str, words: int) -> bool:
    """Tell whether a line is running text beside a title of so many words."""
    own = len(line.split())
    ends = line.rstrip(_QUOTES + " ")[-1:] in _STOPS + "!؟?"
    return own > words and own >= 8 and (ends or own >= 2 * words)


def _bare(text: str, language: Language) -> str:
    return " ".join(_WORDS.findall(language.fold(text)))
