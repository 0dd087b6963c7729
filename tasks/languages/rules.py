"""What a language file holds: data, and the few switches in which languages differ.

Everything has a default that stands for the base rules, so that a language without a file works too.
Lists are written as text, words parted by white space (or "|" where an entry has spaces), and read once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping


def listed(text: str) -> tuple[str, ...]:
    """Read a list written as text: parted by "|" where there is one, else by white space."""
    parts = text.split("|") if "|" in text else text.split()
    return tuple(part for raw in parts if (part := " ".join(raw.split())))


def numbered(*names: str, start: int = 1) -> dict[str, int]:
    """Number lists of names: the first name of each list is `start`, the second `start` + 1; "-" leaves one out."""
    return {name: number for line in names for number, name in enumerate(listed(line), start) if name != "-"}


def peopled(text: str) -> dict[str, tuple[str, ...]]:
    """Read what countries and their people are called, parted by "|": a code, then words, with "_" for a space."""
    rows = (row.split() for row in text.split("|"))
    return {code: tuple(word.replace("_", " ") for word in words) for code, *words in rows}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Affixes:
    """A light stemmer as data, over folded words.

    `articles` come off always where `least` letters stay; `clitics` and `futures` only where the rest is a known word;
    `endings` come off always, longest first, where `least` letters stay; `checked` only where the rest is known.
    """

    articles: tuple[str, ...] = ()
    clitics: str = ""
    doubled: str = ""  # clitics that may stand before another one
    futures: str = ""  # clitics of verbs, stripped only before one of `imperfect`
    imperfect: str = ""
    whole: tuple[str, ...] = ()  # folded words that only look as if they had an article or an ending
    endings: tuple[str, ...] = ()
    checked: tuple[str, ...] = ()
    firm: tuple[str, ...] = ("\0",)  # ends of words that `checked` leaves alone
    relations: tuple[str, ...] = ()  # ends of adjectives made of nouns, longest first, the plain one last; for search
    nouns: tuple[str, ...] = ()  # ends of the nouns that lose them before a relation, longest first
    least: int = 3


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Dates:
    """How a language writes dates. Names are folded by the reader; Monday is 0."""

    locales: tuple[str, ...] = ()  # Babel's names of months and weekdays; none where the tables here are whole
    months: Mapping[str, int] = field(default_factory=dict)
    weekdays: Mapping[str, int] = field(default_factory=dict)
    guarded: tuple[str, ...] = ()  # names that are other words too: not read without a number beside them
    case: Literal["", "upper", "lower"] = ""  # how a name must begin to be read without a number
    month_first: bool = False  # "May 10, 2025"
    order: Literal["dmy", "", "babel"] = "dmy"  # of 5/6/2025; "" where it could be either and is not read
    rare: Mapping[str, int] = field(default_factory=dict)  # months by common words: read between a day and a year only
    days: Mapping[str, int] = field(default_factory=dict)  # days of the month as words: "first"
    current: tuple[str, ...] = ()  # after a month: the one in which this is written
    relative: Mapping[str, int] = field(default_factory=dict)  # days from the day of writing: yesterday -1
    with_weekday: tuple[str, ...] = ()  # of those, the ones read only before a weekday
    ago: tuple[str, ...] = ()  # words before or after "3 days" that count back
    units: Mapping[str, int] = field(default_factory=dict)  # their length in days: week 7; a dual counts both
    gone: tuple[str, ...] = ()  # beside a weekday: the last one
    coming: tuple[str, ...] = ()  # beside a weekday: the next one
    years: tuple[str, ...] = ()  # words before a bare year, or before a guarded month


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Openers:
    """Word lists, folded by the reader, that tell what kind of sentence begins here (research: choosing.md §4)."""

    opinion: tuple[str, ...] = ()  # verbs of opinion: "thinks", "expects"
    courts: tuple[str, ...] = ()  # whose opinion is a ruling and no comment
    analysts: tuple[str, ...] = ()  # who comments for a living
    judging: tuple[str, ...] = ()  # phrases anywhere that make it comment: "it is clear that"; "a…b" is a, later b
    closing: tuple[str, ...] = ()  # phrases at the end that make it comment: "in his view"
    adding: tuple[str, ...] = ()  # verbs that go on with somebody's speech: "added"
    speech: tuple[str, ...] = ()  # verbs of speech: "said"
    bare_before: tuple[str, ...] = ()  # a speech verb followed at once by one of these has no speaker: «أن»
    pronouns: tuple[str, ...] = ()  # before a speech verb: "he said"
    leaning: tuple[str, ...] = ()  # words and phrases at the head that lean on what stood before
    prefixes: str = ""  # letters that Arabic writes together with a verb
    endings: tuple[str, ...] = ()  # that verbs may take
    reach: int = 3  # words before a speech verb that may be its subject
    final: int = 0  # words from the end among which a verb-final language has its speech verb


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class States:
    """What tells the state of an event: lists folded by the reader, patterns over folded words."""

    ahead: tuple[str, ...] = ()  # words and phrases before what is yet to come: "will", "plans to"
    coming: str = ""  # a word whose form says so
    not_coming: tuple[str, ...] = ()  # words that only look like one
    first: str = ""  # the same, of the first word of a sentence only
    done: str = ""  # a word whose form says that it has happened: what follows is not the sentence's state
    going: tuple[str, ...] = ()  # words and phrases for what goes on still: "so far", "under way"
    denying: tuple[str, ...] = ()  # words that deny: "not", "denied"
    still: tuple[str, ...] = ()  # phrases with such a word that deny nothing
    dead: tuple[str, ...] = ()  # words of death that follow the number of the dead: "nine people have died"
    reach: int = 7  # words from number to death: "nine people are now known to have died"; more where verbs stand last
    killing: tuple[str, ...] = ()  # those that stand before it: "killed nine"
    several: tuple[str, ...] = ()  # words for a number that is not known yet: "several people died"
    tolls: tuple[str, ...] = ()  # words for their count, which follows: "the toll rose to nine"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Speech:
    """How a language says who said what: lists folded by the reader. Without verbs, nobody is said to have spoken."""

    verbs: tuple[str, ...] = ()  # between speaker and speech: "said", "a déclaré"; with every ending
    speaker: Literal["before", "after", "around"] = "around"  # of the verb; "around": after it only behind the speech
    particles: tuple[str, ...] = ()  # between verb and speech: "that", «أن»
    according: tuple[str, ...] = ()  # behind a speech and before its speaker: "according to", «بحسب»
    adjuncts: tuple[str, ...] = ()  # with which a speaker's name is over: "in a statement", «في تصريح»
    introducing: tuple[str, ...] = ()  # before a verb that stands last: with these the name has not begun, «ہوئے»
    addressed: str = ""  # a word as spelt whose form says that it is spoken to, behind a name: «لإردوغان»
    breaks: tuple[str, ...] = ()  # between verb and speech: what stands there is more than a name
    called: tuple[str, ...] = ()  # before marks round a name or title: "entitled"
    leads: tuple[str, ...] = ()  # with which no name begins: "in", "but", "when"
    nobody: tuple[str, ...] = ()  # whoever's name begins so is not named: "he", "sources", "some"
    unnamed: tuple[str, ...] = ()  # by which a sentence says that its speaker is not named: "on condition of anonymity"
    roles: tuple[str, ...] = ()  # that alone name nobody: "president", "minister"
    barring: tuple[str, ...] = ()  # right before a verb: it is not said here, or not by who follows: "did not"
    colon: bool = False  # a speech may stand behind a colon without marks


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rules:
    """One language as data. `code` is ISO 639-1 where there is one."""

    code: str
    direction: Literal["rtl", "ltr"] = "ltr"
    # sentences
    marks: str = ""  # what ends a question beside the usual marks: ";" in Greek
    titles: tuple[str, ...] = ()  # abbreviations that never end a sentence, without their dot; "-str" for ends of words
    abbreviations: tuple[str, ...] = ()  # those that end one only before a `starter`
    starters: tuple[str, ...] = ()  # words that begin sentences and nothing else, as spelt there
    quoted_on: tuple[str, ...] = ()  # words after a quotation that ended with a stop, which belong to it: "so he said"
    ordinals: bool = False  # "10. Mai": a number with a dot does not end a sentence
    # words
    kept: str = ""  # letters with marks that folding leaves alone
    dotless: bool = False  # Turkish: I is ı and İ is i
    elided: tuple[str, ...] = ()  # what stands before an apostrophe and is no part of the word: l', d'
    tails: tuple[str, ...] = ()  # what stands after one: 's; "*" for anything
    peoples: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # by country's code: short names, adjectives
    stemmer: str = ""  # name of a snowball stemmer
    affixes: Affixes | None = None
    carriers: tuple[str, ...] = ()  # words of the borrowed stop list that carry events, taken back
    more_stops: tuple[str, ...] = ()
    # dates
    dates: Dates = field(default_factory=Dates)
    # numbers
    numbers: Mapping[str, int] = field(default_factory=dict)
    forms: Mapping[str, int] = field(default_factory=dict)  # words that only say a number among others: duals, cases
    vague: tuple[str, ...] = ()  # "thousands": says a number only after another
    decimal: str = "."  # the mark before fractions; the other one parts thousands
    # what a sentence does, and which lines are not the article
    openers: Openers = field(default_factory=Openers)
    speech: Speech = field(default_factory=Speech)
    states: States = field(default_factory=States)
    passive: str = ""  # a folded word whose form says that its subject is not who acts
    asking: tuple[str, ...] = ()  # first words of a title that asks or promises an answer, without a question mark
    furniture: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # reason → phrases, see furniture.py
    agencies: tuple[str, ...] = ()  # whose names end captions and datelines
    cities: tuple[str, ...] = ()  # whose names begin datelines
    # which language this is
    script: Literal["arabic", "cyrillic", "hebrew", "latin"] = "latin"
    common: tuple[str, ...] = ()  # its most frequent words that few neighbours share
    letters: str = ""  # letters that hardly any neighbour has
