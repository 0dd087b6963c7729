"""Names of months and weekdays, folded, with their numbers; and patterns made of many names.

A language's own tables stand first; Babel's (Unicode CLDR) are read only for languages that ask for them.
"""

from __future__ import annotations

import re
from copy import deepcopy
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tasks.languages.folding import fold
from tasks.languages.stems import alone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tasks.languages.rules import Rules

# the names of the internet's date format (RFC 5322), read in printed dates of every language
ENGLISH_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sep sept", "october oct", "november nov", "december dec"), 1
    )
    for name in names.split()
}  # fmt: skip
ENGLISH_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs", "friday fri", "saturday sat",
         "sunday sun")
    )
    for name in names.split()
}  # fmt: skip


class Names(NamedTuple):
    """Folded names: whole ones may stand alone, short ones only beside a number."""

    months: Mapping[str, int]
    short_months: Mapping[str, int]
    weekdays: Mapping[str, int]
    short_weekdays: Mapping[str, int]

    @property
    def all_months(self) -> dict[str, int]:
        """Give whole and short names together."""
        return {**self.short_months, **self.months}

    @property
    def all_weekdays(self) -> dict[str, int]:
        """Give whole and short names together."""
        return {**self.short_weekdays, **self.weekdays}


def _babel(code: str, width: str) -> Iterator[tuple[str, int, bool]]:
    """Give Babel's names of one width: name, number, and whether it is a month.

    From a copy of its data: Babel 2.18 keeps what a locale makes of the common root in that root, so that the French
    names for a month that stands alone are Chinese once somebody asked for the Chinese ones.
    """
    from babel import Locale, UnknownLocaleError
    from babel.localedata import LocaleDataDict, load

    try:
        raw = load(str(Locale.parse(code)))
    except (UnknownLocaleError, ValueError):
        return
    data = LocaleDataDict({part: deepcopy(raw[part]) for part in ("months", "days")})
    for context in ("format", "stand-alone"):
        yield from ((data["months"][context][width][number], number, True) for number in range(1, 13))
        yield from ((data["days"][context][width][number], number, False) for number in range(7))


@lru_cache(maxsize=64)
def names(rules: Rules) -> Names:
    """Give a language's names; a name that stands for two months is left out."""
    found: dict[tuple[bool, bool], dict[str, int]] = {(m, w): {} for m in (True, False) for w in (True, False)}
    clashes: set[tuple[str, bool]] = set()

    def add(name: str, number: int, *, month: bool, whole: bool) -> None:
        folded = fold(name.strip(". "), kept=rules.kept, dotless=rules.dotless).strip()
        if folded and not any(map(str.isdigit, folded)):  # CLDR's root has "M01"
            first = found[month, True].get(folded, found[month, False].get(folded, number))
            if first != number:
                clashes.add((folded, month))
            found[month, whole].setdefault(folded, number)

    for table, month in ((rules.dates.months, True), (rules.dates.weekdays, False)):
        for name, number in table.items():
            add(name, number, month=month, whole=True)
    for width in ("wide", "abbreviated"):
        for code in rules.dates.locales:
            for name, number, month in _babel(code, width):
                add(name, number, month=month, whole=width == "wide")
    kept = {key: {n: v for n, v in t.items() if (n, key[0]) not in clashes} for key, t in found.items()}
    return Names(kept[True, True], kept[True, False], kept[False, True], kept[False, False])


@lru_cache(maxsize=64)
def times(rules: Rules) -> frozenset[str]:
    """Give the folded words that tell a time, and their stems."""
    known = names(rules)
    said = {fold(word, kept=rules.kept, dotless=rules.dotless) for word in rules.dates.relative}
    whole = {*known.all_months, *known.all_weekdays, *said}
    return frozenset(whole | {alone(word, rules)[0] for word in whole})


class _Tree(dict[str, "_Tree"]):
    """Entries by their letters; an empty key marks where one ends."""

    def pattern(self) -> str:
        """Give a pattern for every way down."""
        parts = [(r"[^\S\n]+" if c == " " else re.escape(c)) + rest.pattern() for c, rest in sorted(self.items()) if c]
        if not parts:
            return ""
        body = parts[0] if len(parts) == 1 and "" not in self else f"(?:{'|'.join(parts)})"
        return f"{body}?" if "" in self else body


def either(entries: Iterable[str]) -> str:
    """Give a pattern for any of the entries, the longest that fits; one that never matches where there are none."""
    tree = _Tree()
    for entry in entries:
        node = tree
        for char in entry:
            node = node.setdefault(char, _Tree())
        node[""] = _Tree()
    return tree.pattern() if tree else r"(?!)"


@lru_cache(maxsize=64)
def order(rules: Rules) -> str:
    """Give the order of 5/6/2025 in a language: "dmy", or "" where it cannot be told."""
    if rules.dates.order != "babel":
        return rules.dates.order
    from babel import Locale, UnknownLocaleError

    try:
        short = str(Locale.parse(rules.code).date_formats["short"].pattern)
    except (UnknownLocaleError, ValueError):
        return ""
    return "dmy" if 0 <= short.find("d") < short.find("M") < short.find("y") else ""
