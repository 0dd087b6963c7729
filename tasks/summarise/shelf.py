"""What is counted over all texts of a call before any sentence is chosen: known words, and how common each stem is.

A text counts once however many articles print it. Each language has its own count.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tasks.languages import get
from tasks.summarise.weights import Weights, count

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tasks.languages import Language
    from tasks.model import Article

# code points of a text that are read and counted, 400 sentences of 300: an article of 5 MB costs what a long one does
REACH = 120_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """One language of a call: its rules, the folded words that its texts have, and the weights of its stems."""

    language: Language
    vocabulary: frozenset[str]
    weights: Weights
    stemmed: dict[str, str] = field(default_factory=dict, compare=False, repr=False)  # "" for a stop word

    def keys(self, terms: Iterable[str]) -> list[str]:
        """Give the stems of folded words in order, without stop words.

        What the language's own `keys` gives with this vocabulary; each word is stemmed once a call.
        """
        stemmed = self.stemmed
        for term in terms:
            if term not in stemmed:
                stop = self.language.is_stop(term)
                stemmed[term] = "" if stop else self.language.stem(term, self.vocabulary)
        return [stem for term in terms if (stem := stemmed[term])]


def shelve(articles: Iterable[Article]) -> Mapping[str, Shelf]:
    """Count the distinct texts of a call, language by language; give a shelf for each language code."""
    texts: dict[str, dict[str, None]] = {}
    for article in articles:
        texts.setdefault(article.language, {}).setdefault(article.text[:REACH])
    return {code: _shelf(get(code), tuple(found)) for code, found in texts.items()}


def _shelf(language: Language, texts: tuple[str, ...]) -> Shelf:
    terms = [set(language.terms(text)) for text in texts]
    bare = Shelf(language=language, vocabulary=frozenset().union(*terms), weights=count(()))
    return replace(bare, weights=count(bare.keys(sorted(found)) for found in terms))
