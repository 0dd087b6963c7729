"""The patterns by which dates are found in folded running text, built once a language."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tasks.languages.folding import fold
from tasks.languages.names import Names, either, names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tasks.languages.rules import Rules

S = r"[^\S\n]"  # white space inside a line
YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?!\d|[.,:/]\d)"
ORDINAL = r"(?:(?:st|nd|rd|th|er|ero|re|º|°|ª)(?!\w)|-?(?:го|е|ое|inci|ıncı|uncu)(?!\w)|\.)?"
JOINERS = rf"(?:(?:من|شهر|ماه|of|de|del|do|di|den|день|the){S}+|d')*"
BEFORE_YEAR = rf"(?:(?:of|de|del|do|من|في|عام|العام|سنه|لعام|لسنه|سال|in){S}+)*"
TO = rf"{S}*(?:[-–—/]|(?:الي|و|to|and|bis|und|au|et|al|y|по|и|ile|ve|تا)(?!\w)|و(?=\d)){S}*"
# no number goes on to the left, nor a word but for what Arabic and Hebrew write onto the next one («و17 سبتمبر»)
FREE = r"(?:(?<![\w.,:/+\-–%$€£])|(?<=\b[وفبلك])|(?<=\b[בלמהכו]-))"
NUMERIC = re.compile(
    rf"{FREE}(?:(?P<y>(?:19|20)\d\d)(?P<s>[-/.])(?P<m>\d{{1,2}})(?P=s)(?P<d>\d{{1,2}})"
    r"|(?P<a>\d{1,2})(?P<t>[-/.])(?P<b>\d{1,2})(?P=t)(?P<z>(?:19|20)\d\d))(?![.,:/\-–]?\d)(?!\w)"
)
IDEOGRAPHIC = re.compile(
    rf"(?<!\d)(?:(?P<year>(?:19|20)\d\d){S}*[年년]{S}*)?(?P<month>\d{{1,2}}){S}*[月월]"
    rf"(?:{S}*(?P<day>\d{{1,2}}){S}*[日일号號])?"
)
BARE_YEAR = re.compile(rf"(?<![\w.,:/+\-–$€£])(?P<year>(?:19|20)\d\d)(?![\w%]|{S}*%|[.,:/+]\d)")
_CLITICS = "[وفبلك]{0,2}"  # what Arabic writes together with the next word
# after "May 10": what makes the number a count of something
_COUNTED = rf"(?!\d|[:.,/]\d|{S}*(?:%|per\b|people\b|million|billion|thousand|hundred|years\b|points\b))"


class Patterns(NamedTuple):
    """A language's patterns, the most telling first."""

    names: Names
    guarded: frozenset[str]
    words: Mapping[str, int]  # days of the month written as words
    rare: re.Pattern[str]  # a day, a month by a name that is a common word too, a year
    dated: tuple[re.Pattern[str], ...]
    relative: re.Pattern[str]
    with_weekday: frozenset[str]
    before: re.Pattern[str]  # ends where a bare year or a guarded month may begin
    anchors: re.Pattern[str]  # any word that a date can hang on: `month` or `day` says which patterns to try


def folded(entries: Iterable[str], rules: Rules) -> list[str]:
    """Fold a language's word list."""
    return [fold(entry, kept=rules.kept, dotless=rules.dotless).strip() for entry in entries]


@lru_cache(maxsize=64)
def patterns(rules: Rules) -> Patterns:
    """Build the patterns of a language once."""
    known = names(rules)
    dates = rules.dates
    guarded = frozenset({*folded(dates.guarded, rules), *(n for n in known.short_months if n not in known.months)})
    words = dict(zip(folded(dates.days, rules), dates.days.values(), strict=True))
    years = either(folded(dates.years, rules))
    return Patterns(
        known,
        guarded,
        words,
        _rare(rules, known),
        tuple(_dated(rules, known, words)),
        _relative(rules, known, guarded),
        frozenset(folded(dates.with_weekday, rules)),
        re.compile(rf"(?:(?<!\w)(?:{years}){S}+|\()$"),
        _anchors(rules, known),
    )


def _anchors(rules: Rules, known: Names) -> re.Pattern[str]:
    """Build the one pattern that runs over every text, so that the dear ones run only where a date can be."""
    dates = rules.dates
    clitic = _CLITICS if rules.code == "ar" else ""
    months = either((*known.all_months, *folded(dates.current, rules)))
    days = either((*known.weekdays, *folded((*dates.relative, *dates.ago), rules)))
    return re.compile(rf"(?<![^\W\d_]){clitic}(?:(?P<month>{months})|(?P<day>{days}))(?!\w)")


def _rare(rules: Rules, known: Names) -> re.Pattern[str]:
    """Build the pattern for months that are read only between a day and a year, alone or beside their other name."""
    rare, months = either(folded(rules.dates.rare, rules)), either(known.all_months)
    beside = rf"{S}*[/(\-–]{S}*"
    first = rf"(?P<month>{rare})(?!\w)(?:{beside}(?:{months})(?!\w)\)?)?"
    name = rf"(?:{first}|(?:{months}){beside}(?P<second>{rare})(?!\w)\)?)"
    return re.compile(rf"{FREE}(?P<day>\d{{1,2}})(?:{S}|[\-/])*{JOINERS}{name}(?:{S}|[,،/.\-])*{BEFORE_YEAR}{YEAR}")


def _dated(rules: Rules, known: Names, words: Mapping[str, int]) -> Iterator[re.Pattern[str]]:
    """Build the patterns that name a month, or a day of the writer's own month."""
    months = either(known.all_months)
    month = rf"(?P<month>{months})(?!\w)\.?(?:(?:{S}*[/\-–(\[]{S}*|{S}+)(?P<other>{months})(?!\w)[)\]]?)?"
    year = rf"(?:(?:{S}|[,،/.\-])*{BEFORE_YEAR}{YEAR})?"
    now = rf"(?P<current>{either(folded(rules.dates.current, rules))})(?!\w)"
    current = rf"(?:{S}+{now})?"
    link = rf"(?:{S}|[,،.])+(?:(?:الموافق|le|den|the|dem){S}+)?"
    weekday = rf"(?:(?<!\w)(?P<weekday>{either(known.all_weekdays)})(?!\w){link})?"
    first = rf"(?:(?P<first>\d{{1,2}}){ORDINAL}{TO})?"
    day = rf"{FREE}{first}(?P<day>\d{{1,2}}){ORDINAL}"
    word = rf"(?<!\w)(?P<word>{either(words)})(?=[^\S\n])"
    yield re.compile(rf"{weekday}(?:{day}|{word})(?:{S}|[\-/])*{JOINERS}{month}{year}{current}")
    if rules.dates.month_first:
        last = rf"(?:{S}*[-–—]{S}*(?P<last>\d{{1,2}})(?!\d))?"
        to_year = rf"(?:,?{S}+(?:of{S}+)?{YEAR})?"
        yield re.compile(rf"{weekday}(?<!\w){month}{S}+(?P<day>\d{{1,2}}){ORDINAL}{_COUNTED}{last}{to_year}")
    if rules.dates.current:
        yield re.compile(rf"{weekday}{day}{S}+(?:من{S}+)?(?:الشهر{S}+)?{now}")
    clitic = _CLITICS if rules.code == "ar" else ""
    yield re.compile(rf"(?<!\w){clitic}{month}(?:(?:{S}|[,،])*{BEFORE_YEAR}{YEAR}|{current}(?!{S}*\d))")


def _relative(rules: Rules, known: Names, guarded: frozenset[str]) -> re.Pattern[str]:
    """Build the pattern for days counted from the day of writing."""
    dates = rules.dates
    alone = either(name for name in known.weekdays if name not in guarded)
    beside = either(folded((*dates.gone, *dates.coming), rules))
    units, ago = either(folded(dates.units, rules)), either(folded(dates.ago, rules))
    count = rf"(?:(?:\d{{1,2}}|{either(folded(rules.numbers, rules))}){S}+)?(?:{units})(?!\w)"
    word = rf"(?P<word>{either(folded(dates.relative, rules))})(?!\w)"
    return re.compile(
        rf"(?<!\w)(?:{word}(?:{S}+(?P<weekday>{either(known.weekdays)})(?!\w))?"
        rf"|(?:(?:{beside}){S}+)?(?P<alone>{alone})(?!\w)(?:{S}+(?:{beside})(?!\w))?"
        rf"|(?P<ago>(?:{ago}){S}+{count}|{count}{S}+(?:{ago})(?!\w)))"
    )
