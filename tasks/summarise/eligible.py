"""Which sentences may stand in a summary, and why the others may not.

Forms are refused, never contents: on the Arabic set of five human extracts each, leaving out short sentences,
questions and bullets changes lead's score by 0.1 at most, while leaving out long sentences, quotes or openers costs
1.0 to 3.5 points of ROUGE-1. The faults have grades:

* never: page furniture, a sentence that only repeats a title, and one too long to be read as an excerpt at all;
* only where a story would have fewer sentences than asked for: "brief", a short one that ends as a sentence does;
* only where nothing better is there: first "brief", "long", "no end", "bullet"; then "fragment", "question",
  "list lead", "short".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tasks.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence


LEAST_WORDS = 8  # 5 and 8 score alike on single articles; on stories what is shorter is a heading or a tag
BRIEF_WORDS = 4  # of a short line that ends in a full stop, as no heading does; a little text may have no longer ones
LEAST_LENGTH = 60  # code points that make up for few words where words are long (German, Turkish, Russian)
LONG = 700  # code points, some 110 words: longer than any sentence an editor chose, and mostly a missing full stop
LONGEST = 2000
NEVER = frozenset({"furniture", "title", "too long"})
LENT = frozenset({"", "brief", "long", "no end", "bullet"})  # statements still, if not well-formed ones

_CLOSERS = " \t\u00a0\"'”’»›“)]}）］】」』〉》*_"
_ENDS = ".!…。！．｡۔।॥።։"  # full stops of all scripts; a question mark is a fault of its own
_QUESTIONS = re.compile("[?؟？\u037e⸮]")
_LEADS_ON = (":", "،", ",", "؛", ";", "：", "、", "，")
_TAILS = (".", "،", ",", "؛", ";", ":", "!", "؟", "?", ")", "»", "…")  # what a sentence cannot begin with
_BULLET = re.compile(r"[•·▪▫◦‣●○■□◆►▶❖✓*–—ـ-]+\s|[(]?\w[)]\s|[(]\d{1,3}[)]\s")
_NUMBERED = re.compile(r"(\d{1,3})\s?[.)\-–]\s")


def last_mark(sentence: str) -> str:
    """Give the last character that is neither white space nor a closing quote or bracket; "" where there is none."""
    return sentence.rstrip(_CLOSERS)[-1:]


def line_of(text: str, span: Span) -> Span:
    """Give where the whole line is that a sentence stands in."""
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(text))


def unfinished(sentences: Sequence[tuple[str, int]]) -> bool:
    """Tell whether most sentences (text, words) of an article end without a mark, so that none can be asked for."""
    long = [last_mark(text) for text, words in sentences if words >= LEAST_WORDS]
    return sum(mark not in _ENDS and not _QUESTIONS.match(mark) for mark in long) * 2 > len(long)


def counted(lines: Sequence[str]) -> frozenset[int]:
    """Give the numbers that lead lines as items of a list: those whose neighbour leads a line too.

    "1. FC Köln siegt" and "3. Oktober" begin with a number and are no list.
    """
    found = {int(match[1]) for line in lines if (match := _NUMBERED.match(line))}
    return frozenset(number for number in found if number - 1 in found or number + 1 in found)


def fault(sentence: str, words: int, *, alone: bool, items: frozenset[int] = frozenset(), ends: bool = True) -> str:
    """Say what the form of a sentence has against it; "" where it may stand in a summary.

    Args:
        sentence: The sentence as it stands in its article.
        words: How many words it has.
        alone: Whether it is all of its line.
        items: Numbers that lead list items, as `counted` gives them.
        ends: Whether a final mark can be asked for.

    """
    numbered = _NUMBERED.match(sentence)
    short = words < LEAST_WORDS and len(sentence) < LEAST_LENGTH
    against = {
        "too long": len(sentence) > LONGEST,
        "long": len(sentence) > LONG,
        "fragment": sentence.startswith(_TAILS),
        "bullet": bool(_BULLET.match(sentence)) or (numbered is not None and alone and int(numbered[1]) in items),
        "question": bool(_QUESTIONS.search(sentence)),
        "list lead": sentence.rstrip().endswith(_LEADS_ON),
        "brief": short and words >= BRIEF_WORDS and last_mark(sentence) in _ENDS,
        "short": short,
        "no end": ends and last_mark(sentence) not in _ENDS,
    }
    return next((why for why, holds in against.items() if holds), "")
