"""Folding: one spelling for words that differ in marks only. For keys, never for display.

NFKC; zero-width non-joiner to a space; zero-width, bidi and soft-hyphen marks, Arabic vowel marks and tatweel out;
case folded; decimal digits to ASCII; accents of Latin and Greek out; أإآٱ→ا, ىیئ→ي, ؤ→و, ةۀۂ→ه, ک→ك, ء out; ё→е; ם→מ.
Idempotent; the length may change. Source of the order: measured on Arabic news against eight stemmers and libraries.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

OUT = frozenset(
    "\u00ad\u0640\u061c\u200b\u200d\u200e\u200f\u2060\ufeff\u0621"
    + "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
)
# marks of Latin, Greek, Hebrew and Arabic; vowel signs of other scripts stay, since those cannot do without
MARKS = (
    (0x0300, 0x036F),
    (0x0591, 0x05C7),
    (0x0610, 0x061A),
    (0x064B, 0x065F),
    (0x0670, 0x0670),
    (0x06D6, 0x06ED),
    (0x08D3, 0x08FF),
    (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF),
    (0x20D0, 0x20FF),
    (0xFE00, 0xFE2F),
)
# letters with a hamza or an accent part with it by decomposition; these need to be told
LETTERS = str.maketrans(
    {
        **dict.fromkeys("ٱٲٳ", "ا"),
        **dict.fromkeys("ىیېۍے", "ي"),
        **dict.fromkeys("ةہەھۃ", "ه"),
        **dict(zip("ךםןףץ", "כמנפצ", strict=True)),  # Hebrew letters at the end of a word
        "ک": "ك",
        "ڪ": "ك",
        "ё": "е",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "‐": "-",
        "‑": "-",
        "٫": ".",
        "٬": ",",
        "\u200c": " ",
    }
)


def _is_dropped_mark(char: str) -> bool:
    code = ord(char)
    return any(first <= code <= last for first, last in MARKS) and unicodedata.category(char)[0] in "MC"


def _step(char: str, kept: str) -> str:
    if char in kept:
        return char
    if char in OUT or _is_dropped_mark(char):
        return ""
    lower = char.casefold()
    if lower in kept:
        return lower
    if (digit := unicodedata.decimal(char, None)) is not None:
        return str(digit)
    wide = unicodedata.normalize("NFKC", lower)
    if not 0x0400 <= ord(char) <= 0x052F:  # й and ї are letters of their own
        wide = "".join(part for part in unicodedata.normalize("NFD", wide) if not _is_dropped_mark(part))
    return unicodedata.normalize("NFC", wide.translate(LETTERS))


class _Table(dict[int, str]):
    """A translation table that works out each character when it is first met."""

    def __init__(self, kept: str, *, dotless: bool) -> None:
        super().__init__({ord("I"): "ı", ord("İ"): "i"} if dotless else {})
        self._kept = kept
        self.odd: set[str] = set()  # characters met so far that fold to none or to several

    def __missing__(self, code: int) -> str:
        before, after = "", chr(code)
        while before != after:
            before, after = after, "".join(_step(char, self._kept) for char in after)
        self[code] = after
        if len(after) != 1:
            self.odd.add(chr(code))
        return after


@lru_cache(maxsize=16)
def table(kept: str, dotless: bool) -> _Table:
    """Give the translation table for a language's switches."""
    return _Table(kept, dotless=dotless)


def fold(text: str, *, kept: str = "", dotless: bool = False) -> str:
    """Fold `text`; letters in `kept` keep their marks, `dotless` reads I as Turkish does."""
    if text.isascii() and not dotless:
        return text.lower()
    letters = table(kept, dotless)
    folded = unicodedata.normalize("NFC", text).translate(letters)
    while not unicodedata.is_normalized("NFC", folded):  # dropped marks may let others meet
        folded = unicodedata.normalize("NFC", folded).translate(letters)
    return folded
