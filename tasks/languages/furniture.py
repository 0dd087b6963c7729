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
    from tasks.languages.rules import Rules

_LONGEST = 300  # code points: longer lines are text
_FEW = 12  # words that may follow a "~" phrase
_CAPTION_WORDS = 30
_DATELINE_WORDS = 7
_PLACE_WORDS = 3
_FINISHED = re.compile(r"[.!?؟…]['\"”’»)\]]*$")
_DASHES = re.compile(r"ـ{2,}|(?<=\s)ـ(?=\s)")  # lengthening marks used as a dash
_EDGES = " \t\u00a0•▪■◆●▶►*>»«‹›-–—|:.…[](){}\"“”'،,!+#@·←→▼▲↓↑✔|"
_SHARED = {  # pages of every language carry these in English
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
    "tags": listed("tags|tags:…|tag:…|keywords:…|hashtags:…"),
    "caption": listed("photo:…|photo by~|image:…|photo credit:…|image credit:…"),
}
_DATELINE = re.compile(
    r"(?P<place>\w[^\d.!?؟…:/()–—-]{1,40}?(?:, *\w+ \d{1,2})?)\s*[-–—:/(][-–—:/(\s]*"
    r"(?P<who>[^.!?؟…:/()–—]{2,40}?)\s*\)?\s*[-–—:]*"
)
_AGENCIES = listed(
    "afp|reuters|ap|ap photo|associated press|getty|getty images|epa|epa-efe|efe|dpa|xinhua|anadolu|aa|shutterstock"
    "|istock|tass|upi|ansa|apa|picture alliance|imago|handout|file photo|bloomberg|pa|pa media|sputnik|ria novosti"
)


class _Forms(NamedTuple):
    phrases: re.Pattern[str]
    begun: re.Pattern[str]  # those of "~"
    reasons: tuple[str, ...]
    caption: re.Pattern[str]
    agencies: frozenset[str]
    tails: tuple[str, ...]
    cities: frozenset[str]


def _folded(text: str, rules: Rules) -> str:
    return " ".join(fold(text, kept=rules.kept, dotless=rules.dotless).split())


def _phrase(entry: str, rules: Rules) -> str:
    """Turn a phrase of the lists into a pattern over a folded, stripped line."""
    core = entry.rstrip("…:~")
    pattern = re.escape(_folded(core, rules)).replace(r"\ ", r"\s+").replace(r"\#", r"\d+")
    if entry.endswith(":…"):
        return pattern + r"\s*[:：|>»›–—-].*"
    if entry.endswith("…"):
        return pattern + r"(?!\w).*"
    if entry.endswith("~"):
        return pattern + rf"(?:[\s:]+[^\s.!?؟]+){{0,{_FEW}}}"
    return pattern


def _grouped(entries: list[tuple[int, str]], rules: Rules) -> re.Pattern[str]:
    """Build one pattern for phrases, with a group for each reason, by number."""
    by_reason: dict[int, dict[str, None]] = {}
    for number, entry in entries:
        by_reason.setdefault(number, {})[_phrase(entry, rules)] = None
    return re.compile("|".join(f"(?P<g{number}>{'|'.join(forms)})" for number, forms in sorted(by_reason.items())))


@lru_cache(maxsize=64)
def _forms(rules: Rules) -> _Forms:
    reasons = tuple(sorted({*_SHARED, *rules.furniture}))
    entries = [(n, e) for n, r in enumerate(reasons) for e in (*rules.furniture.get(r, ()), *_SHARED.get(r, ()))]
    agencies = frozenset(_folded(name, rules) for name in (*_AGENCIES, *rules.agencies))
    either = "|".join(re.escape(name) for name in sorted(agencies, key=lambda name: (-len(name), name)))
    return _Forms(
        _grouped([(number, entry) for number, entry in entries if not entry.endswith("~")], rules),
        _grouped([(number, entry) for number, entry in entries if entry.endswith("~")], rules),
        reasons,
        re.compile(rf"(?P<text>[^.!?؟…]{{8,}}?)\s*[-–—/|(\[©]\s*(?:{either})(?:\s*[/,&-]\s*(?:{either}))*\s*[)\]]?"),
        agencies,
        tuple(sorted(agencies)),
        frozenset(_folded(name, rules) for name in rules.cities),
    )


def furniture(line: str, rules: Rules) -> str:
    """Say why this whole line is not the article, in a short machine word; "" where it may be."""
    if not line or len(line) > _LONGEST:
        return ""
    forms = _forms(rules)
    whole = _folded(_DASHES.sub("–", line), rules)
    bare = whole.strip(_EDGES)
    found = forms.phrases.fullmatch(bare)
    if found is None and not _FINISHED.search(whole):
        found = forms.begun.fullmatch(bare)
    if found is not None and found.lastgroup is not None:
        return forms.reasons[int(found.lastgroup[1:])]
    return _by_shape(whole, bare, forms)


def _by_shape(whole: str, bare: str, forms: _Forms) -> str:
    """Tell a lone agency, a dateline or a caption by what it ends in."""
    if bare in forms.agencies:
        return "agency"
    if _is_dateline(whole, forms):
        return "dateline"
    ends = whole.rstrip(" )].").endswith(forms.tails)  # cheap, and false for nearly all lines
    if ends and len(bare.split()) <= _CAPTION_WORDS and forms.caption.fullmatch(whole):
        return "caption"
    return ""


def _is_dateline(line: str, forms: _Forms) -> bool:
    """Tell «موسكو ــ الرأي الجديد» and "MOSCOW (Reuters) —" standing alone from a heading about two cities."""
    match = _DATELINE.fullmatch(line)
    if match is None or len(line.split()) > _DATELINE_WORDS:
        return False
    place, who = re.split(r"[,،]", match["place"])[0].strip(), match["who"].strip()
    if len(place.split()) > _PLACE_WORDS:
        return False
    return who in forms.agencies or (place in forms.cities and who not in forms.cities and not re.search(r"\d", who))
