"""The words by which an article is found: folded and stemmed, each in two readings.

`strict` is the stem as the language gives it when no other word is known, `loose` the word's widest reading
(`languages.kinship`): every one-letter clitic taken off that can be, and a noun with the adjective made of it.
«لروسيا», «روسيا» and «الروسية» meet in the loose reading; «سعودي», whose first letter might be a clitic, and
«السعودية» meet in the strict one. A text is indexed in both and a query looked up in both, so each finds the other, and
the word as typed ranks before its kin. Both readings depend on the word alone, never on the text around it, so a text's
terms stay true for ever.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from tasks.languages import Language, get
from tasks.model import digest

MOST_PIECES = 150_000  # kept in memory with their terms: a year of one edition has no more; 40 MB


class Terms(NamedTuple):
    """The terms of one text, in order, with a space between: one of each kind for each word that is no stop word."""

    strict: str
    loose: str

    def __bool__(self) -> bool:
        return bool(self.strict)


Asked = dict[str, list[tuple[str, ...]]]  # a query as each language reads it: parts, all to be met, each in any reading


class _Words(dict[str, Terms]):
    """The terms of folded words."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, word: str) -> Terms:
        language = self._language
        plain = (word,) if word.isalpha() else language.terms(word)  # most words have nothing in them to part
        parts = [part for part in plain if not language.is_stop(part)]
        strict = " ".join([language.stem(part) for part in parts])
        found = Terms(strict, " ".join([language.kin(part) for part in parts]))
        self[word] = found
        return found


class Pieces(dict[str, Terms]):
    """The terms of what stands between white space, worked out when first met: most of a text is old acquaintances.

    No word spans white space and folding looks at no neighbour, so a text's terms are those of its pieces.
    """

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._words = _Words(language)

    def __missing__(self, piece: str) -> Terms:
        if len(self) >= MOST_PIECES:
            self.clear()
            self._words.clear()
        language = self._language
        words = language.words(language.fold(piece))
        self[piece] = found = self._words[words[0]] if len(words) == 1 else _joined([self._words[one] for one in words])
        return found


def _joined(found: list[Terms]) -> Terms:
    return Terms(
        " ".join([strict for strict, _ in found if strict]),
        " ".join([loose for _, loose in found if loose]),
    )


@lru_cache(maxsize=64)
def pieces(code: str) -> Pieces:
    """Give the terms of what stands between white space in texts of a language."""
    return Pieces(get(code))


def terms(text: str, code: str) -> Terms:
    """Give the terms of a text in the language of that code."""
    met = pieces(code)
    return _joined([met[piece] for piece in text.split()])


def entries(title: str, text: str, code: str) -> list[str]:
    """Give what the index of the search page holds of an article, each once, in order.

    A term alone, or a form with a space and the term that is its stem: in languages whose stemmer the page's script
    does not have, the form must be known too.
    """
    met = _entries(code)
    return sorted(set().union(*[met[piece] for piece in {*title.split(), *text.split()}]))


class _Entries(dict[str, tuple[str, ...]]):
    """What the index holds of what stands between white space."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self._language = get(code)
        self._pieces = pieces(code)

    def __missing__(self, piece: str) -> tuple[str, ...]:
        if len(self) >= MOST_PIECES:
            self.clear()
        found = self._pieces[piece]
        if self._language.rules.affixes is not None:  # the script has a stemmer for these alone
            made = tuple({*found.strict.split(), *found.loose.split()})
        else:
            parts = [part for part in self._language.terms(piece) if not self._language.is_stop(part)]
            pairs = zip(parts, found.strict.split(), strict=True)
            made = tuple({part if part == stem else f"{part} {stem}" for part, stem in pairs})
        self[piece] = made
        return made


@lru_cache(maxsize=64)
def _entries(code: str) -> _Entries:
    return _Entries(code)


@lru_cache(maxsize=1)
def rules() -> str:
    """Give the digest of what entries are made by: the code of the languages and of this file."""
    here = Path(__file__)
    files = sorted([*here.parents[1].glob("languages/*.py"), here])
    return digest(*(hashlib.sha256(path.read_bytes()).hexdigest() for path in files))


def readings(text: str, code: str) -> tuple[str, ...]:
    """Give the readings of a part of a query, any of which meets it; a single word has more than its terms."""
    found = terms(text, code)
    if not found:
        return ()
    language = get(code)
    words = [word for word in language.terms(text) if not language.is_stop(word)]
    more = language.siblings(words[0]) if len(words) == 1 else ()
    return tuple(dict.fromkeys((*found, *more)))
