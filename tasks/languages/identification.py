"""Which language a text is in: script first, then letters and common words, and a model only where these are silent.

Arabic, Persian, Russian, English … are told without loading the model (1 s and 120 MB). What the source says is trusted
unless the script contradicts it. Measured elsewhere: py3langid 97 % on seven words, but "Путин принял Хафтара" → bg.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

from tasks.languages.registry import codes, get

if TYPE_CHECKING:
    from collections.abc import Mapping

_SAMPLE = 4000  # code points read
_CLEAR = 1.5  # how far the first must be ahead of the second
_ENOUGH = 2  # votes without which nothing is clear
_BLOCKS = {
    "arabic": "\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc",
    "cyrillic": "\u0400-\u052f",
    "latin": "A-Za-zªºÀ-ÖØ-öø-ɏḀ-ỿ",
    "kana": "\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff",
    "han": "\u3400-\u4dbf\u4e00-\u9fff",
    "hangul": "\uac00-\ud7af\u1100-\u11ff\u3130-\u318f",
    "el": "\u0370-\u03ff\u1f00-\u1fff",
    "he": "\u05d0-\u05ea",
    "th": "\u0e01-\u0e4e",
    "hi": "\u0904-\u0963",
    "bn": "\u0980-\u09fb",
    "pa": "\u0a05-\u0a74",
    "gu": "\u0a85-\u0ae3",
    "or": "\u0b05-\u0b71",
    "ta": "\u0b85-\u0be2",
    "te": "\u0c05-\u0c63",
    "kn": "\u0c85-\u0ce3",
    "ml": "\u0d05-\u0d7f",
    "si": "\u0d85-\u0df3",
    "lo": "\u0e81-\u0edf",
    "my": "\u1000-\u109f",
    "ka": "\u10a0-\u10ff",
    "am": "\u1200-\u137c",
    "km": "\u1780-\u17d3",
    "hy": "\u0531-\u0587",
    "bo": "\u0f40-\u0fbc",
}
_SCRIPTS = {name: re.compile(f"[{block}]") for name, block in _BLOCKS.items()}
_OTHER_ARABIC = frozenset({"ur", "ps", "ckb", "ug", "sd", "ks", "pnb", "azb", "arz", "ary", "aeb", "apc", "prs"})
_OTHER_CYRILLIC = frozenset({"uk", "bg", "sr", "mk", "be", "kk", "ky", "tg", "mn", "tt", "ba", "uz", "az", "bs"})
_HOMES = {"ja": {"kana", "han"}, "ko": {"hangul", "han"}, "zh": {"han"}, "yue": {"han"}, "yi": {"he"}, "mr": {"hi"},
          "ne": {"hi"}, "sa": {"hi"}, "as": {"bn"}, "sr": {"latin", "cyrillic"}, "uz": {"latin", "cyrillic"},
          "az": {"latin", "cyrillic", "arabic"}, "bs": {"latin", "cyrillic"}, "ku": {"latin", "arabic"},
          "kk": {"latin", "cyrillic", "arabic"}, "ti": {"am"}}  # fmt: skip
# letters that settle a neighbour which has no file, most telling first
_TELLING = (
    ("ug", "ۇۈېۋ"), ("ps", "ټډړښځڅګ"), ("ur", "ٹڈڑےں"), ("ckb", "ێۆڕڵە"), ("sd", "ٻڄڳڱڪ"),
    ("be", "ў"), ("uk", "іїєґ"), ("mk", "ѓќѕ"), ("sr", "ђћџљњј"), ("tg", "ҳӣӯҷ"), ("kk", "әұқғһ"), ("ky", "ңөү"),
    ("vi", "ạảấầậắặẹếềểệịọốồộớờợụủứừữựơư"), ("pt", "ãõ"), ("pl", "ąęłńśźż"), ("cs", "ěřů"),
    ("ro", "șțăţ"), ("hu", "őű"), ("az", "ə"), ("lt", "ėįų"), ("lv", "āēīķļņ"), ("is", "ðþ"), ("hr", "đ"),
)  # fmt: skip
# common words of neighbours without a file, so that they are not taken for those with one
_NEIGHBOURS = {
    "pt": "não uma para com são dos das pelo pela mais ele ela também foi ao os as seu sua em",
    "it": "il di che è per un una della delle nel alla gli con del si sono anche dal più ha lo",
    "nl": "het een van en dat niet voor zijn met ook op aan naar bij om werd deze nog heeft",
    "ca": "els amb per que una dels les és i han aquest també més ha seva",
    "ro": "și în cu pe care este din pentru au fost că mai lui unui sunt",
    "sv": "och att det som är för på av inte med har till ett var den om",
    "da": "og at det som er for på af ikke med har til et var den der",
    "no": "og at det som er for på av ikke med har til et var den ble",
    "id": "yang dan di ini itu dengan untuk dari pada tidak akan dalam oleh kepada",
    "az": "və bu ilə üçün bir də olan ki onun edib",
    "fi": "ja on että ei se oli hän mutta myös kun ovat",
    "pl": "w i na się z do nie że jest o po jak przez",
    "sq": "dhe të një për në me që është nga",
    "bg": "се са със това които който като след няма ще бъде беше за от да е",
    "uk": "та що це як для від буде також після проти й",
    "sr": "је су се да за од која који као није",
    "ur": "کے کی میں ہے سے نے کو اور کا پر یہ ہیں",
    "ps": "په د چې او ته کې سره دی له",
    "ckb": "لە بە بۆ ئەو کە لەگەڵ ئەم",
}
# what the model tells apart and readers do not
_VARIANTS = {
    "ary": "ar",
    "arz": "ar",
    "apc": "ar",
    "aeb": "ar",
    "acm": "ar",
    "prs": "fa",
    "pes": "fa",
    "cmn": "zh",
    "nb": "no",
    "nn": "no",
}
_WORD = re.compile(r"[^\W\d_]+")


class Guess(NamedTuple):
    """A language code, ISO 639 ("und" where nothing can be told), and how sure it is, 0 to 1."""

    code: str
    confidence: float


class _Model(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


def identify(text: str, *, hint: str = "") -> Guess:
    """Tell the language of `text`; `hint` is what its source says, trusted unless the script contradicts it."""
    sample = text[:_SAMPLE]
    counts = {name: len(pattern.findall(sample)) for name, pattern in _SCRIPTS.items()}
    script, said = _script(counts), _said(hint)
    if script is None:
        return Guess(said or "und", 0.5 if said else 0.0)
    if said and script in _homes(said):
        return Guess(said, 0.99)
    if script in {"arabic", "cyrillic", "latin"}:
        return _by_votes(sample, script)
    own = {"kana": "ja", "han": "zh", "hangul": "ko"}.get(script, script)
    return Guess(own, counts[script] / sum(counts.values()))


def _said(hint: str) -> str:
    """Give the language subtag of what a source says: "ar" of "ar-LY"; "" where it says nothing usable."""
    code = re.split(r"[-_.]", hint.strip().lower(), maxsplit=1)[0]
    return code if 2 <= len(code) <= 3 and code.isascii() and code.isalpha() and code != "und" else ""


def _script(counts: Mapping[str, int]) -> str | None:
    """Give the script most of the letters are in; a few kana make Han Japanese."""
    name, most = max(counts.items(), key=lambda item: (item[1], item[0]))
    if most == 0:
        return None
    if name in {"han", "kana"}:
        return "kana" if counts["kana"] * 10 >= counts["han"] else "han"
    return name


def _homes(code: str) -> set[str]:
    """Give the scripts a language is written in; Latin where nothing else is known."""
    if code in _HOMES:
        return _HOMES[code]
    if code in _SCRIPTS:
        return {code}
    if code in _OTHER_ARABIC:
        return {"arabic"}
    if code in _OTHER_CYRILLIC:
        return {"cyrillic"}
    return {get(code).rules.script}


@lru_cache(maxsize=4)
def _voters(script: str) -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Give common words and telling letters by language, for one script."""
    common = {code: frozenset(words.split()) for code, words in _NEIGHBOURS.items() if _homes(code) & {script}}
    letters = {code: frozenset(marks) for code, marks in _TELLING if _homes(code) & {script}}
    for code in codes():
        rules = get(code).rules
        if rules.script == script:
            common[code] = frozenset(rules.common)
            letters[code] = frozenset(rules.letters)
    return common, letters


def _by_votes(sample: str, script: str) -> Guess:
    """Count common words and telling letters; ask the model where no language of Latin script is clearly ahead."""
    common, letters = _voters(script)
    found = _WORD.findall(sample.lower())
    marks = set("".join(found))
    votes = {code: sum(word in known for word in found) for code, known in common.items()}
    for code, own in letters.items():
        votes[code] = votes.get(code, 0) + sum(_holding(own, found)) if own & marks else votes.get(code, 0)
    ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
    (first, most), (_, second) = ranked[0], ranked[1]
    if most >= _ENOUGH and most >= _CLEAR * second:
        return Guess(first, most / (most + second))
    if script == "arabic":
        return Guess(first if most > second else "ar", 0.6)
    if script == "cyrillic":
        return Guess(first if most > second else "ru", 0.6)
    code, confidence = _model().classify(sample)
    return Guess(_VARIANTS.get(code, code), round(float(confidence), 4))


def _holding(own: frozenset[str], found: list[str]) -> list[bool]:
    """Tell, word by word, whether it holds one of the letters."""
    return [not own.isdisjoint(word) for word in found]


@lru_cache(maxsize=1)
def _model() -> _Model:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model: _Model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return model
