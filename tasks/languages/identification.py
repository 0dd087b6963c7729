"""Which language a text is in: script first, then letters and common words, and a model only where these are silent.

Arabic, Persian, Russian, English … are told without loading the model (1 s and 120 MB). What the source says is trusted
unless the script contradicts it. Measured elsewhere: py3langid 97 % on seven words, but "Путин принял Хафтара" → bg.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

from tasks.languages.registry import codes, get
from tasks.languages.scripts import BLOCKS, HOMES, NEIGHBOURS, OTHER_ARABIC, OTHER_CYRILLIC, TELLING, WRITTEN

if TYPE_CHECKING:
    from collections.abc import Mapping

_SAMPLE = 2000  # code points read for words
_GLANCE = 1200  # code points read for the script
_CLEAR = 1.5  # how far the first must be ahead of the second
_UNSURE = 0.5  # confidence of the model under which common words weigh more
_ENOUGH = 2  # votes without which nothing is clear
_TELLING_WEIGHT = 3  # of letters that only a neighbour has, against those it shares with a language of ours
_WORD = re.compile(r"[^\W\d_]+")
_TAIL = re.compile(r"(?<=[^\W\d_]{2})['’][^\W\d_]+")  # of Iran's, Kremlin'de; not of l'ONU


class Guess(NamedTuple):
    """A language code, ISO 639 ("und" where nothing can be told), and how sure it is, 0 to 1."""

    code: str
    confidence: float


class _Model(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...

    def set_languages(self, langs: list[str]) -> None: ...


def identify(text: str, *, hint: str = "") -> Guess:
    """Tell the language of `text`; `hint` is what its source says, trusted unless the script contradicts it."""
    sample = text[:_SAMPLE]
    counts = _count(sample[:_GLANCE])
    script, said = _script(counts), _said(hint)
    if script is None:
        return Guess(said or "und", 0.5 if said else 0.0)
    if said and script in _homes(said):
        return Guess(said, 0.99)
    if script in {"arabic", "cyrillic", "latin"}:
        return _by_votes(sample, script)
    own = {"kana": "ja", "han": "zh", "hangul": "ko"}.get(script, script)
    return Guess(own, counts[script] / sum(counts.values()))


@lru_cache(maxsize=1)
def _blocks() -> tuple[list[int], list[int], list[str]]:
    """Give the blocks in order: where they start, where they end, whose they are."""
    found = [
        (ord(first), ord(last or first), name)
        for name, block in BLOCKS.items()
        for first, last in re.findall(r"(.)(?:-(.))?", block)
    ]
    starts, ends, names = zip(*sorted(found), strict=True)
    return list(starts), list(ends), list(names)


def _count(text: str) -> Counter[str]:
    """Count letters by script."""
    starts, ends, names = _blocks()
    counts: Counter[str] = Counter()
    for char, number in Counter(text).items():
        place = bisect_right(starts, ord(char)) - 1
        if place >= 0 and ord(char) <= ends[place]:
            counts[names[place]] += number
    return counts


def _said(hint: str) -> str:
    """Give the language subtag of what a source says: "ar" of "ar-LY"; "" where it says nothing usable."""
    code = re.split(r"[-_.]", hint.strip().lower(), maxsplit=1)[0]
    return code if 2 <= len(code) <= 3 and code.isascii() and code.isalpha() and code != "und" else ""


def _script(counts: Mapping[str, int]) -> str | None:
    """Give the script most of the letters are in; a few kana make Han Japanese."""
    if not counts:
        return None
    name, _ = max(counts.items(), key=lambda item: (item[1], item[0]))
    if name in {"han", "kana"}:
        return "kana" if counts.get("kana", 0) * 10 >= max(counts.get("han", 0), 1) else "han"
    return name


def _homes(code: str) -> set[str]:
    """Give the scripts a language is written in; Latin where nothing else is known."""
    if code in HOMES:
        return HOMES[code]
    if code in BLOCKS:
        return {code}
    if code in OTHER_ARABIC:
        return {"arabic"}
    if code in OTHER_CYRILLIC:
        return {"cyrillic"}
    return {get(code).rules.script}


@lru_cache(maxsize=4)
def _voters(script: str) -> tuple[dict[str, dict[str, float]], dict[str, frozenset[str]]]:
    """Give the votes of common words and the telling letters by language, for one script.

    A word that several languages have is one vote parted among them: what they share cannot drown what differs.
    """
    common = {code: frozenset(words.split()) for code, words in NEIGHBOURS.items() if _homes(code) & {script}}
    letters = {code: frozenset(marks) for code, marks in TELLING if _homes(code) & {script}}
    for code in codes():
        rules = get(code).rules
        if rules.script == script:
            common[code] = frozenset(rules.common)
            letters.setdefault(code, frozenset(rules.letters))
    shared = Counter(word for known in common.values() for word in known)
    return {code: {word: 1 / shared[word] for word in sorted(known)} for code, known in common.items()}, letters


def _by_votes(sample: str, script: str) -> Guess:
    """Count common words and telling letters; ask the model where no language of Latin script is clearly ahead."""
    common, letters = _voters(script)
    words = Counter(_WORD.findall(_TAIL.sub("", sample.lower())))
    marks = Counter(sample.lower())
    votes = {code: sum(vote * words[word] for word, vote in known.items()) for code, known in common.items()}
    if "en" in votes:  # English writes no letters with marks but in names
        votes["en"] -= sum(number for letter, number in marks.items() if letter > "\x7f" and letter.isalpha())
    for code, own in letters.items():
        weight = _TELLING_WEIGHT if code in _telling() else 1
        votes[code] = votes.get(code, 0) + weight * sum(marks[letter] for letter in own)
    ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
    (first, most), (_, second) = ranked[0], ranked[1]
    if most >= _ENOUGH and most >= _CLEAR * second:
        return Guess(first, most / (most + second))
    if script == "arabic":
        return Guess(first if most > second else "ar", 0.6)
    if script == "cyrillic":
        return Guess(first if most > second else "ru", 0.6)
    code, confidence = _model().classify(sample)
    if confidence < _UNSURE and most > second:
        return Guess(first, 0.5)
    return Guess(code, round(float(confidence), 4))


@lru_cache(maxsize=1)
def _telling() -> frozenset[str]:
    return frozenset(code for code, _ in TELLING)


@lru_cache(maxsize=1)
def _model() -> _Model:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model: _Model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages(list(WRITTEN))
    return model
