"""Name the encoding of bytes that declare none and are not UTF-8, and say how sure that is.

A general detector is not used first: on short Arabic texts it names Cyrillic or Central European code pages. The
list of candidates is closed instead, and each decoding is judged by whether its words could be words: one script
a word, capitals where capitals go, letters the language has, function words it cannot do without.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tasks.ingest.letters import SPELLINGS, Spelling

CANDIDATES = ("cp1252", "cp1256", "cp1251", "cp1254", "iso8859_6")  # ties go to the earlier
_SAMPLE = 40_000  # bytes: more does not make the answer better
_WORD = re.compile(r"[^\W\d_][^\W\d_\u064b-\u0652]*(?:[^\W\d_]|[\u064b-\u0652])*")
_FINE = frozenset("«»‹›“”‘’„‚–—…•·؟،؛°€£§№©®™²³½¼¾±×¿¡ºª\u00a0\u00ad\u200c\u200d\u200e\u200f٪´`\u0640´†‡")


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """The likeliest encoding among the candidates, the text it gives, and how sure that is (0 to 1).

    `score` says how much the text looks like one, whatever its length: on texts in these encodings and languages
    0.75 or more, on others below 0.6.
    """

    codec: str
    text: str
    score: float
    confidence: float


def detect(data: bytes) -> Guess:
    """Decode `data` by the likeliest one-byte encoding of the list; bytes it lacks become U+FFFD."""
    sample = data[:_SAMPLE]
    ranked = sorted(
        ((judge(sample.decode(codec, "replace")), -place, codec) for place, codec in enumerate(CANDIDATES)),
        reverse=True,
    )
    best, _, codec = ranked[0]
    chosen = sample.decode(codec, "replace")
    others = [score for score, _, other in ranked if sample.decode(other, "replace") != chosen]
    sure = _confidence(best, max(others, default=0.0), chosen, len(ranked) - len(others))
    return Guess(codec=codec, text=data.decode(codec, "replace"), score=best, confidence=sure)


def _confidence(best: float, rival: float, chosen: str, agree: int) -> float:
    """Turn scores into a probability-like figure: a good score, a clear lead, and enough letters to judge by.

    Beside few accents, words of plain ASCII bear witness that a text is in a Latin alphabet; so does a text that
    `agree` encodings spell alike.
    """
    telling = sum(not c.isascii() for c in chosen)
    plain = sum(word.isascii() for word in chosen.split())
    enough = min(1.0, 0.6 + telling / 30 + min(telling, plain) / 20 + (agree - 1) / 10)
    lead = min(1.0, max(0.0, (best - rival) / 0.2))
    return round(max(0.0, min(0.99, best)) * enough * (0.5 + 0.5 * lead), 3)


def judge(text: str) -> float:
    """Say how much the words of `text` look like words of a language that is known here, about 0 to 1."""
    words = _WORD.findall(text)
    telling = [word for word in words if not word.isascii()]
    odd = sum(not (c.isascii() or c.isalpha() or c in _FINE or "\u064b" <= c <= "\u0652") for c in text)
    if not telling:
        return 0.9 if odd == 0 else 0.3 / odd
    scripts = [script(word) for word in telling]
    best = 0.0
    for name, spellings in SPELLINGS.items():
        share = [word for word, kind in zip(telling, scripts, strict=True) if kind == name]
        if share:
            best = max(best, *(_fit(share, words, spelling) for spelling in spellings.values()))
            # words of another script cost: one text rarely mixes two scripts beyond ASCII
    main = max(set(scripts) - {"", "mixed"}, key=lambda name: (scripts.count(name), name), default="")
    whole = scripts.count(main) / len(scripts) if main else 0.0
    return best * whole**2 / (1 + 4 * odd / len(telling))


def _fit(telling: list[str], words: list[str], spelling: Spelling) -> float:
    """Say how well the telling words, and the small words among all, fit one language (0 to 1)."""
    beyond = [c for word in telling for c in _lower(word) if not c.isascii()]
    common = (sum(c in spelling.common for c in beyond) + 5) / (len(beyond) + 5)  # few letters prove little
    loud = sum(len(word) > 1 and word == word.upper() != word.lower() for word in telling) / len(telling)
    letters = sum(_plausible(word, spelling) for word in telling) / len(telling)
    letters *= min(1.0, max(0.0, (common - 0.5) / 0.3)) * (1 - 0.7 * loud)  # KOI8 read as windows-1251 is all capitals
    small = sum(_lower(word) in spelling.words for word in words) / len(words)
    return 0.75 * letters + 0.25 * min(1.0, small / 0.08)


def _lower(word: str) -> str:
    return word.replace("İ", "ı").lower()  # whose lower case would be two characters


def _plausible(word: str, spelling: Spelling) -> float:
    """Say whether one word could be one: 0 with any letter or capital out of place."""
    beyond = [c for c in _lower(word) if not c.isascii()]
    if not spelling.letters.issuperset(beyond) or not _cased_well(word):
        return 0.0
    if word[0] in "\u0640ةى" or any("\u064b" <= c <= "\u0652" for c in word[:1]):
        return 0.0  # these never begin an Arabic word
    if any(c in "ةى" for c in word[:-1] if c > "\u0600") and not _marked(word):
        return 0.3  # these end one
    return 1.0


def _marked(word: str) -> bool:
    return "\u064b" <= word[-1] <= "\u0652" or word[-1] == "ء"


def _cased_well(word: str) -> bool:
    """Tell whether capitals stand only where words have them: nowhere, first, or everywhere."""
    rest = word[1:]
    return rest == rest.lower() or (word == word.upper() and len(word) > 1)


@lru_cache(maxsize=4096)
def script(word: str) -> str:
    """Name the script of a word's letters: "latin", "arabic", "cyrillic", "mixed", or "" for any other."""
    kinds = {_script_of(c) for c in word}
    return kinds.pop() if len(kinds) == 1 else "mixed"


def _script_of(c: str) -> str:
    if c < "\u0250":
        return "latin"
    if "\u0400" <= c < "\u0530":
        return "cyrillic"
    return "arabic" if "\u0600" <= c < "\u0700" else ""
