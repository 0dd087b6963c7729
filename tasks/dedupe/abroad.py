"""Texts by the countries of their headlines: a king condoles with one president today and with another tomorrow.

Arabic marks no names, but countries are known by theirs. Where each headline names one that the other text nowhere
does, the two tell of different countries: of 17 such pairs of the labelled Arabic day that score .08 or more one is one
event, and none of three telegrams in windows written before any of this.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from tasks.dedupe.countries import countries, words
from tasks.dedupe.lazy import Lazy
from tasks.languages import get
from tasks.languages.stems import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.dedupe.terms import Terms

APART = 0.5  # factor for two such texts; .3 to .7 do alike


@dataclass(frozen=True, slots=True, kw_only=True)
class Abroad:
    """The countries of a window's headlines, and of the texts below them with these."""

    headed: Sequence[frozenset[str]]  # codes; none of an item without a text
    named: Sequence[frozenset[str]]

    def factor(self, one: int, two: int) -> float:
        """Give the factor for two texts; 1 where either headline names no country."""
        if not apart(self.headed[one], self.headed[two]):
            return 1.0
        return APART if self.headed[one] - self.named[two] and self.headed[two] - self.named[one] else 1.0


def apart(one: frozenset[str], two: frozenset[str]) -> bool:
    """Tell whether of two headlines each names a country that the other does not."""
    return not (one <= two or two <= one)


def abroad(headed: Sequence[frozenset[str]], terms: Sequence[Terms], stems: Sequence[str], code: str) -> Abroad:
    """Give what tells the countries of texts of the language `code`, each read when it is first asked for."""

    def read(item: int) -> frozenset[str]:
        told = [stems[number] for number in terms[item].stems]
        plain = [_plain(word, code) for word in told]  # «لتونس», where the text has no «تونس»
        return headed[item] | countries(told, code) | countries(plain, code)

    return Abroad(headed=headed, named=Lazy(len(headed), read))


@lru_cache(maxsize=65536)  # texts have most of their words in common
def _plain(word: str, code: str) -> str:
    """Give the stem of a word beside the words of the countries."""
    return stem(word, get(code).rules, words(code))
