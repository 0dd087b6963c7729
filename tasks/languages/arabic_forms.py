"""Arabic words that other words around them show to be verbs or inflected nouns, and so no names.

Arabic has no capitals, and a verb may look like any name: «زار، وقع، يرتدي». But a verb of the news seldom stands in
one form only. So a word is taken for a verb where other forms of the same conjugation stand in the texts: perfect ones
(«زارت، زاروا») and imperfect ones («يزور، تزور»), by the classes of weak roots that grammars list; and for a noun with
an ending where the noun stands without it: «كلمته» beside «كلمة», «دولارا» beside «دولار» and «الدولار», «منسوبي»
beside «منسوبين». What stands alone in its texts is left to the rules that judge a word by itself.

Words are given as `plain` spells them. It is not folded further: «كلمه» and «كلمة» must stay two.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

_SPELT = str.maketrans({**dict.fromkeys("أإآٱ", "ا"), "ى": "ي"} | dict.fromkeys("\u0640ًٌٍَُِّْٰ"))
PERSONS = "يتن"
SUFFIXES = ("ت", "وا")  # of a perfect: she, they
LEAST = 3  # letters of a verb
SHORT = 4  # letters up to which endings prove nothing: «كوبا» beside a cup, «بيرو»
_IMPERFECT = re.compile(r"س?(?:[يت](\w{2,}?)(?:ون|وا)?|ن(\w{2,}))")  # "we" has no such ending, and «ان» ends towns
_PERFECT = re.compile(r"(\w{3,}?)(?:ت|وا|تا|نا|ته|ه|ها|هم)?")
_WORD = re.compile(r"\w+")
_OF_NOUNS = re.compile(r"(\w{3,})(?:ه|ها|هم|هما)")


def plain(text: str) -> str:
    """Spell a text without vowel marks and with one alif: papers write «أصيب» and «اصيب»."""
    return text.translate(_SPELT)


def standing(spelt: Iterable[str]) -> frozenset[str]:
    """Give the words that stand in texts, as `plain` spells them, from what stands there between spaces."""
    return frozenset(_WORD.findall(plain(" ".join(spelt))))


def inflected(word: str, standing: Container[str]) -> bool:
    """Tell whether `word` is a verb or carries a noun's ending, as the words that stand in the texts show.

    Args:
        word: as `plain` spells it.
        standing: all words of the texts, spelt so.
    """
    return len(word) >= LEAST and (_conjugated(word, standing) or _declined(word, standing))


def _conjugated(word: str, standing: Container[str]) -> bool:
    """Tell whether two other forms of the same verb stand in the texts; of one that may be a name, one of each tense.

    «عادل» stands beside «تعادل» and «يعادل» and is a man all the same.
    """
    if word[0] == "س" and word[1:] not in standing:  # towns begin like what is to come: «سيدني»
        return False
    present = _IMPERFECT.fullmatch(word)
    own = (present[1] or present[2]) if present else ""
    for perfect in _perfects(word):
        stems = set(_imperfects(perfect))
        bare = perfect != word and perfect in standing
        ended = any(each != word and each in standing for each in _ended(perfect))
        other = any(person + stem != word and person + stem in standing for stem in stems for person in PERSONS)
        if (ended and other) or (bare and own in stems and (ended or other)) or (bare and not own and other):
            return True
    return False


def _ended(perfect: str) -> tuple[str, ...]:
    """Give the perfects of a woman and of many; one that ends weakly loses its last letter, where enough is left."""
    stem = perfect[:-1] if perfect[-1] in "اي" and len(perfect) > LEAST else perfect
    return tuple(stem + suffix for suffix in SUFFIXES)


def _perfects(word: str) -> Iterator[str]:
    """Give the perfects, of a man, that a word may be a form of."""
    if found := _IMPERFECT.fullmatch(word):
        stem = found[1] or found[2]
        yield from (each for each in (stem, f"ا{stem}", f"و{stem}") if len(each) >= LEAST)
        if len(stem) == LEAST and stem[1] in "وي":
            yield f"{stem[0]}ا{stem[2]}"
        if stem[-1] in "وي":
            yield from (f"{head}{stem[:-1]}{end}" for head in ("", "ا") for end in "اي")
    if found := _PERFECT.fullmatch(word):
        yield found[1]
    if len(word) >= LEAST:
        yield word


def _imperfects(perfect: str) -> Iterator[str]:
    """Give what stands behind the letter of the person in the imperfect of a verb."""
    if perfect[0] == "ا" and len(perfect) == LEAST + 1 and perfect[2] == "ا":  # «أشاد، يشيد», never «يشاد»
        yield f"{perfect[1]}ي{perfect[3]}"
        return
    yield perfect
    if perfect[0] in "او" and len(perfect) > LEAST - (perfect[0] == "و"):
        yield perfect[1:]
    if len(perfect) == LEAST and perfect[1] == "ا":
        yield from (f"{perfect[0]}{letter}{perfect[2]}" for letter in "وي")
    if perfect[-1] in "اي":
        yield from (f"{stem}{letter}" for stem in {perfect[:-1], perfect[1:-1]} for letter in "وي")


def _declined(word: str, standing: Container[str]) -> bool:
    """Tell whether a noun stands with an ending: whose it is, the accusative, or a plural before what it belongs to."""
    if found := _OF_NOUNS.fullmatch(word):
        noun = found[1]
        if noun in standing or (noun[-1] == "ت" and f"{noun[:-1]}ة" in standing):
            return True
    if word[-1] == "ا":
        # «تركيا» stands beside «تركي» and «التركي»: a land ends so
        return word[-2:-1] != "ي" and len(word) > SHORT and word[:-1] in standing and f"ال{word[:-1]}" in standing
    stem = word[:-1]
    plurals = (f"{stem}ون" in standing, f"{stem}ين" in standing)
    return word[-1] in "وي" and len(word) > SHORT and (all(plurals) or f"ال{stem}ين" in standing)
