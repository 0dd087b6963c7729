"""The words by which an article is found: folded and stemmed, each in two readings.

`strict` is the stem as the language gives it when no other word is known, `loose` the stem with every one-letter
clitic taken off that can be. «لروسيا» and «روسيا» meet in the loose reading; «سعودي», whose first letter might be a
clitic, and «السعودية» meet in the strict one. A text is indexed in both and a query looked up in both, so each finds
the other, and the word as typed ranks before its kin. Both readings depend on the word alone, never on the text
around it, so a text's terms stay true for ever.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from tasks.languages import Language, get

SHORTEST = 3  # letters that must remain of a word when a clitic is taken off
MOST_WORDS = 100_000  # kept in memory with their stems: the distinct words of some ten thousand articles, 25 MB


class Terms(NamedTuple):
    """The terms of one text, in order, with a space between: one of each kind for each word that is no stop word."""

    strict: str
    loose: str

    def __bool__(self) -> bool:
        return bool(self.strict)


Asked = dict[str, list[Terms]]  # a query as each language reads it: its parts, which must all be met


class _AnyWord:
    """A vocabulary that knows every word of some length."""

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and len(word) >= SHORTEST


_ANY = _AnyWord()


class _Stems(dict[str, Terms]):
    """The terms of folded words, worked out when first asked for: most words of a text are old acquaintances."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, word: str) -> Terms:
        if len(self) >= MOST_WORDS:
            self.clear()
        language = self._language
        plain = (word,) if word.isalpha() else language.terms(word)  # most words have nothing in them to part
        parts = [part for part in plain if not language.is_stop(part)]
        strict = " ".join([language.stem(part) for part in parts])
        found = Terms(strict, " ".join([language.stem(part, _ANY) for part in parts]))
        self[word] = found
        return found


@lru_cache(maxsize=64)
def _stems(code: str) -> _Stems:
    return _Stems(get(code))


def terms(text: str, code: str) -> Terms:
    """Give the terms of a text in the language of that code."""
    stems = _stems(code)
    language = get(code)
    found = [stems[word] for word in language.words(language.fold(text))]
    return Terms(
        " ".join([strict for strict, _ in found if strict]),
        " ".join([loose for _, loose in found if loose]),
    )
