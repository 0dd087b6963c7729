"""Whole lines that are not the article: labels of sections, links to other articles, calls to share, captions.

Precision before recall: a sentence of an article is never furniture, so phrases stand in lists and nothing is judged by
length alone. A phrase is the whole line; one that ends in "…" may be followed by anything, in ":…" only after a colon
or dash, in "~" by a few words without a final mark; "#" is a number.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tasks.languages.folding import fold
from tasks.languages.rules import listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tasks.languages.rules import Rules

_LONGEST = 300  # code points: longer lines are text
_FEW = 12  # words that may follow a "~" phrase
_CAPTION_WORDS = 30
_DATELINE_WORDS = 7
_PLACE_WORDS = 3
_OUTLET_WORDS = 2
_WORD = re.compile(r"[\s:]")
_DIGITS = re.compile(r"\d+")
_COLON = re.compile(r"\s*[:：|>»›–—-]")
_PARTING = (" ", ":")
_FINISHED = re.compile(r"[.!?؟…]['\"”’»)\]]*$")
_CRUMBS = re.compile(r"\s*[>»›/|\\]\s*")
_CRUMB_WORDS = 3
_DASHES = re.compile(r"ـ{2,}|(?<=\s)ـ(?=\s)")  # lengthening marks used as a dash
EDGES = " \t\u00a0•▪■◆●▶►*>»«‹›-–—|:.…[](){}\"“”'،,!+#@·←→▼▲↓↑✔|"
SHARED = {  # pages of every language carry these in English
    "viewing": listed("you are currently viewing…|you are viewing…|you're currently reading…"),
    "read also": listed("read also:…|see also:…|also read:…|related:…|related articles|related stories|related news"),
    "read more": listed("read more|read more:…|continue reading|click here~|more"),
    "comments": listed("comments|no comments|no comments yet|# comments|leave a comment|leave a reply|post a comment"),
    "share": listed(
        "share|share this|share this article~|share on~|share via~|tweet|whatsapp|facebook|twitter|telegram"
    ),
    "subscribe": listed("subscribe|subscribe now~|sign up for our newsletter~|subscribe to our~|newsletter"),
    "advertisement": listed("advertisement|advertisements|ad|sponsored|sponsored content|advertisement continues~"),
    "cookies": listed("accept cookies|cookie policy|cookie settings|we use cookies…|this site uses cookies…"),
    "rights": listed("all rights reserved…|copyright #…|© #…"),
    "follow us": listed("follow us|follow us on~"),
    "count": listed("# min read|# mins read|# minute read|# minutes read|reading time:…|# views|# shares"),
    "printed date": listed(
        "published on:…|published:…|first published:…|publication date:…|date published:…|posted on:…|posted:…"
        "|last updated:…|updated:…|updated on:…|last modified:…|modified:…"
    ),
    "tags": listed("tags|tags:…|tag:…|keywords:…|hashtags:…"),
    "caption": listed(
        "photo:…|photo by~|image:…|photo credit:…|image credit:…|image source,…|image caption,…|media caption,…"
    ),
}
_DATELINE = re.compile(
    r"(?P<place>\w[^\d.!?؟…:/()–—-]{1,40}?(?:, *\w+ \d{1,2})?)\s*[-–—:/(][-–—:/(\s]*"
    r"(?P<who>[^.!?؟…:/()–—]{2,40}?)\s*\)?\s*[-–—:]*"
)
_AGENCIES = listed(
    "afp|reuters|ap|ap photo|associated press|getty|getty images|epa|epa-efe|efe|dpa|xinhua|anadolu|aa|shutterstock"
    "|istock|tass|upi|ansa|apa|picture alliance|imago|handout|file photo|bloomberg|pa|pa media|sputnik|ria novosti"
)


class _Start(NamedTuple):
    """A phrase that a line may begin with, and what may follow it."""

    phrase: str
    mark: str  # "…", ":…" or "~"
    reason: str


class _Forms(NamedTuple):
    whole: Mapping[str, str]  # folded line, numbers as "#" → reason
    starts: Mapping[str, tuple[_Start, ...]]  # by their first word
    agencies: frozenset[str]
    tails: tuple[str, ...]  # the same, in order
    words: frozenset[str]  # agencies whose name is a common word: they are meant only in brackets or after a city
    cities: frozenset[str]


def _folded(text: str, rules: Rules) -> str:
    return " ".join(fold(text, kept=rules.kept, dotless=rules.dotless).split())


@lru_cache(maxsize=64)
def _forms(rules: Rules) -> _Forms:
    whole: dict[str, str] = {}
    starts: dict[str, list[_Start]] = {}
    for reason in sorted({*SHARED, *rules.furniture}):
        for entry in (*rules.furniture.get(reason, ()), *SHARED.get(reason, ())):
            phrase = _folded(entry.rstrip("…:~"), rules)
            whole.setdefault(phrase, reason)
            if mark := entry[len(entry.rstrip("…:~")) :]:
                starts.setdefault(_WORD.split(phrase, maxsplit=1)[0], []).append(_Start(phrase, mark, reason))
    named = [(name.strip("()"), name.startswith("(")) for name in (*_AGENCIES, *rules.agencies)]
    agencies = frozenset(_folded(name, rules) for name, _ in named)
    return _Forms(
        whole,
        {word: tuple(found) for word, found in starts.items()},
        agencies,
        tuple(sorted(agencies)),
        frozenset(_folded(name, rules) for name, word in named if word),
        frozenset(_folded(name, rules) for name in rules.cities),
    )


@lru_cache(maxsize=64)
def _caption(rules: Rules) -> re.Pattern[str]:
    """Build the pattern of a caption: a text without a final mark, then one agency or more."""
    forms = _forms(rules)
    every = sorted(forms.tails, key=lambda name: (-len(name), name))
    names = "|".join(map(re.escape, every))
    sure = "|".join(re.escape(name) for name in every if name not in forms.words)
    first = rf"(?:[-–—/|©]\s*(?:{sure})|[(\[]\s*(?:{names}))"
    return re.compile(rf"[^.!?؟…]{{8,}}?\s*{first}(?:\s*[/,&-]\s*(?:{names}))*\s*[)\]]?")


def furniture(line: str, rules: Rules) -> str:
    """Say why this whole line is not the article, in a short machine word; "" where it may be."""
    if not line or len(line) > _LONGEST:
        return ""
    forms = _forms(rules)
    whole = _folded(_DASHES.sub("–", line), rules)
    bare = whole.strip(EDGES)
    counted = _DIGITS.sub("#", bare)
    if counted in forms.whole:
        return forms.whole[counted]
    for start in forms.starts.get(_WORD.split(counted, maxsplit=1)[0], ()):
        if counted.startswith(start.phrase) and _goes_on(counted[len(start.phrase) :], start.mark, whole):
            return start.reason
    return _by_shape(whole, bare, forms, rules)


def _goes_on(rest: str, mark: str, whole: str) -> bool:
    """Tell whether what follows a phrase is what its mark allows."""
    if mark == ":…":
        return _COLON.match(rest) is not None
    if mark == "…":
        return not rest[:1].isalnum()
    return rest[:1] in _PARTING and len(rest.split()) <= _FEW and not _FINISHED.search(whole)


def _by_shape(whole: str, bare: str, forms: _Forms, rules: Rules) -> str:
    """Tell a lone agency, a dateline or a caption by what it ends in."""
    if bare in forms.agencies:
        return "agency"
    if _is_dateline(whole, forms):
        return "dateline"
    if _is_path(whole, forms):
        return "section label"
    ends = whole.rstrip(" )].").endswith(forms.tails)  # cheap, and false for nearly all lines
    if ends and len(bare.split()) <= _CAPTION_WORDS and _caption(rules).fullmatch(whole):
        return "caption"
    return ""


def _is_path(line: str, forms: _Forms) -> bool:
    """Tell "Home > News > World", which leads from the front page to an article whose title may end it.

    A single label before a headline ("Sport | Harbour wins") is none.
    """
    parts = [part.strip(EDGES) for part in _CRUMBS.split(line)]
    if len(parts) < 2 or forms.whole.get(parts[0]) != "section label":
        return False
    labels = [forms.whole.get(part) == "section label" for part in parts]
    return all(labels) or (len(parts) > 2 and all(len(part.split()) <= _CRUMB_WORDS for part in parts[:-1]))


def _is_dateline(line: str, forms: _Forms) -> bool:
    """Tell «موسكو ــ الرأي الجديد» and "MOSCOW (Reuters) —" standing alone from a heading.

    "Gaza: shelling goes on", «القمة الروسية – الفرنسية» and "Cairo - a new plan for the canal" are headings.
    """
    match = _DATELINE.fullmatch(line)
    if match is None or len(line.split()) > _DATELINE_WORDS:
        return False
    place, who = re.split(r"[,،]", match["place"])[0].strip(), match["who"].strip()
    if len(place.split()) > _PLACE_WORDS:
        return False
    if who in forms.agencies and who not in forms.words:
        return True
    outlet = len(who.split()) <= _OUTLET_WORDS and who not in forms.cities and not re.search(r"[\d:]", line)
    return place in forms.cities and outlet
