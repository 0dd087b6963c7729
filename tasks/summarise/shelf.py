"""The words of one story, language by language: which are known, and what their stems are.

Nothing outside the story enters: the sentences chosen for it do not depend on what else arrived.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tasks.languages import get

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tasks.languages import Language
    from tasks.model import Article

# code points of an article that are read, 400 sentences of 300: one of 5 MB costs what a long one does
REACH = 120_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """One language of a story: its rules, and the folded words that its texts have, by which clitics are known."""

    language: Language
    vocabulary: frozenset[str]
    stemmed: dict[str, str] = field(default_factory=dict, compare=False, repr=False)  # "" for a stop word

    def keys(self, terms: Iterable[str]) -> list[str]:
        """Give the stems of folded words in order, without stop words.

        What the language's own `keys` gives with this vocabulary; each word is stemmed once a story.
        """
        stemmed = self.stemmed
        found = []
        for term in terms:
            stem = stemmed.get(term)
            if stem is None:
                stop = self.language.is_stop(term)
                stem = stemmed[term] = "" if stop else self.language.stem(term, self.vocabulary)
            if stem:
                found.append(stem)
        return found


def shelve(articles: Iterable[Article]) -> Mapping[str, Shelf]:
    """Gather the words of a story's articles; give a shelf for each language code."""
    words: dict[str, set[str]] = {}
    for article in articles:
        words.setdefault(article.language, set()).update(get(article.language).terms(article.text[:REACH]))
    return {code: Shelf(language=get(code), vocabulary=frozenset(found)) for code, found in words.items()}
