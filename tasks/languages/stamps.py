"""Lines in which a publisher says when an article appeared: "Published: 3 May 2022, 14:05 | Updated: 4 May 2022".

A stamp is a label of the language's list, then a date and hardly more; before it or behind it may stand a name or a
length, parted by a dash or a bar («Le Courrier - Publié le 3 mai 2022 | 3 min»). A sentence that tells of a
publication is none. Our own lists.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tasks.languages.furniture import EDGES, SHARED
from tasks.languages.names import ENGLISH_MONTHS, ENGLISH_WEEKDAYS, either, names
from tasks.languages.patterns import folded
from tasks.languages.printed import JOINING, UPDATED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tasks.languages.rules import Rules
    from tasks.model import When

LABELS = "printed date"  # the list of furniture that holds them
_LONGEST = 160  # code points: two moments with their labels, an outlet and an author
_NAME_WORDS = 12  # before the label: an author, what he is, and an outlet
_FIRST_WORDS = 1  # between label and date, beside joining words: «الموافق»; "by Faber, 3 May" tells of a book
_JOINING = 3  # letters of such a word where no colon ends the label: "at"; «نشر التقرير في 3 مايو» is a sentence
_WORDS = 4  # beside label and date: "at", "by" and a name, «الساعة … بتوقيت دمشق»
_FINAL_WORDS = 2  # the same where the line ends as a sentence does: "p.m."
_WORD = re.compile(r"[^\W\d_]+")
_PART = re.compile(r"\s[-–—](?=\s)|\s*[|·•]")
_PARTED = re.compile(r"(?:(?:^|\s)[-–—]|[|·•])\s*$")
_MARKS = re.compile(r"[!?؟:؛;»”]")  # of sentences, quotations and headings; names have none
_COLON = (":", "：")
_SAID = re.compile(r"[!?؟؛;«»“”]")
_FINAL = (".", "!", "?", "؟", "…", "。", "۔")


class Stamp(NamedTuple):
    """What a line says of an article's publication, or only of its last change; `alone` if it says nothing else."""

    when: When
    updated: bool
    alone: bool


def stamp(line: str, rules: Rules, read: Callable[[str], When]) -> Stamp | None:
    """Read the stamp that a line is; None where it is none, or holds no date to be read.

    Publication goes before change, whichever is named first.

    Args:
        line: one whole line.
        rules: those of its language.
        read: gives the date that a short text prints, or an unknown one.
    """
    if len(line) > _LONGEST:
        return None
    flat = " ".join(folded([line], rules)[0].split()).strip(EDGES.replace(".", ""))
    labels = list(_labels(rules).finditer(flat))
    if not labels:
        return None
    before = flat[: labels[0].start()]
    found = list(_parts(flat, labels))
    dated = found[0][0] and _is_moment(before, rules) and read(before.strip(EDGES)).known
    if before and not dated and not _is_name(before):
        return None
    said = [(False, before)] * dated + found
    for updated, text in sorted(said, key=lambda one: one[0]):
        moment = _moment(text, rules)
        when = read(moment.strip(EDGES))
        if when.year is not None and when.month is not None:
            return Stamp(when, updated, alone=(dated or not before) and moment == text)
    return None


def _parts(flat: str, labels: list[re.Match[str]]) -> Iterator[tuple[bool, str]]:
    """Give for each label whether it tells of a change only, and what stands between it and the next."""
    ends = [*(label.start() for label in labels[1:]), len(flat)]
    for label, end in zip(labels, ends, strict=True):
        yield UPDATED.search(label[0]) is not None, flat[label.end() : end].strip()


def _is_name(text: str) -> bool:
    """Tell whether what stands before a label can be who published it: a few words, then a dash or a bar."""
    bare = _PARTED.sub("", text)
    return bare != text and len(_WORD.findall(bare)) <= _NAME_WORDS and _MARKS.search(bare) is None


def _moment(text: str, rules: Rules) -> str:
    """Give the beginning of a text that is a date, as far as the last dash or bar that leaves it one; "" if none is.

    What follows there may be an author, a place or how long it takes to read, but no sentence.
    """
    ends = [len(text), *(match.start() for match in reversed(list(_PART.finditer(text))))]
    end = next((end for end in ends if _is_moment(text[:end], rules)), 0)
    rest = text[end:]
    other = len(_WORD.findall(rest)) > _NAME_WORDS or rest.endswith(_FINAL) or _SAID.search(rest)
    return "" if other else text[:end].rstrip()


def _is_moment(text: str, rules: Rules) -> bool:
    """Tell whether a text holds digits and, beside names of months and days, so few words that it is a date."""
    plain = JOINING.sub(" ", _named(rules).sub(" 0 ", text))
    digit = re.search(r"\d", plain)
    if digit is None:
        return False
    first = _WORD.findall(plain[: digit.start()])
    if len(first) > _FIRST_WORDS or any(len(word) > _JOINING for word in first if not text.startswith(_COLON)):
        return False
    return len(_WORD.findall(plain)) <= (_FINAL_WORDS if text.endswith(_FINAL) else _WORDS)


@lru_cache(maxsize=64)
def _labels(rules: Rules) -> re.Pattern[str]:
    """Build the pattern of a language's labels and the English ones; digits may follow at once."""
    entries = (*rules.furniture.get(LABELS, ()), *SHARED[LABELS])
    return re.compile(rf"(?<!\w)(?:{either(folded((entry.rstrip('…:~') for entry in entries), rules))})(?![^\W\d_])")


@lru_cache(maxsize=64)
def _named(rules: Rules) -> re.Pattern[str]:
    """Build the pattern of the names of months and weekdays, the language's own and the internet's."""
    known = names(rules)
    every = {*known.all_months, *known.all_weekdays, *ENGLISH_MONTHS, *ENGLISH_WEEKDAYS}
    return re.compile(rf"(?<![^\W\d_])(?:{either(every)})(?![^\W\d_])")
