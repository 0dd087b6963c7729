"""The words by which an article is found: folded and stemmed, each in two readings.

`strict` is the stem as the language gives it with no other word known, `loose` the stem with every one-letter
clitic taken off that can be taken off. A text is indexed in both, a query looked up in both, so «روسيا» finds
«لروسيا» and «وروسيا» while «بوتين», from which «ب» falls off, is still found first where it stands as such. Both
depend on the word alone, never on the text around it, so a text's terms stay true for ever.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from tasks.languages import get

SHORTEST = 3  # letters that must remain of a word when a clitic is taken off


class Terms(NamedTuple):
    """The terms of one text, in order, one of each kind for each word that is no stop word."""

    strict: tuple[str, ...]
    loose: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.strict)


class _AnyWord:
    """A vocabulary that knows every word of some length."""

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and len(word) >= SHORTEST


_ANY = _AnyWord()


@lru_cache(maxsize=100_000)  # the distinct words of some ten thousand articles
def _term(code: str, word: str) -> tuple[str, str] | None:
    language = get(code)
    if language.is_stop(word):
        return None
    return language.stem(word), language.stem(word, _ANY)


def terms(text: str, code: str) -> Terms:
    """Give the terms of a text in the language of that code."""
    found = (_term(code, word) for word in get(code).terms(text))
    pairs = [pair for pair in found if pair]
    return Terms(tuple(strict for strict, _ in pairs), tuple(loose for _, loose in pairs))
