"""sumy's methods on our sentences and keys; LexRank and TextRank stand in `graphs`.

sumy's document is built by hand (its own parser takes upper-case lines for headings, its tokenizers split Arabic at
commas or want data from the network). Its words are our keys: folded, stemmed, without stop words, as for every other
method. It is imported when a method is used: that costs a second.
"""

from __future__ import annotations

import math
import warnings
from typing import TYPE_CHECKING, Any, Protocol

from tasks.summarise.methods.distinct import rate
from tasks.summarise.methods.protocol import Method

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.summarise.pool import Candidate, Pool


class _Summarizer(Protocol):
    def __call__(self, document: object, sentences_count: object) -> object: ...


# name: (module, class, most sentences). Most methods grow with the square of the sentences (Reduction takes 1.3 s for
# 300), LSA and KL with more (LSA 3.5 s for 300; KL 1.9 s for 100 and 48 s for 300). What is beyond keeps its place in
# the text and comes last.
_SUMY = {
    "lsa": ("lsa", "LsaSummarizer", 150),
    "luhn": ("luhn", "LuhnSummarizer", 300),
    "kl": ("kl", "KLSummarizer", 60),
    "sum-basic": ("sum_basic", "SumBasicSummarizer", 300),
    "reduction": ("reduction", "ReductionSummarizer", 300),
    "edmundson": ("edmundson", "EdmundsonSummarizer", 300),
}
_FEWEST = 3  # below that there is nothing to choose, and LSA finds no topics
_DIGITS = 9  # sumy sums over sets of words, whose order changes from run to run: ties are settled before that shows


class _Words(dict[str, list[str]]):
    """The tokenizer that sumy is given: the keys of each sentence, which are at hand already."""

    def to_words(self, text: str) -> list[str]:
        """Give the words of a sentence: sumy's name for it."""
        return self[text]


def ratings(summarizer: _Summarizer, document: object) -> dict[int, float]:
    """Run a summarizer and take down its ratings by sentence number: it lets `count` see all of them, sorted."""
    import numpy as np

    found: dict[int, float] = {}

    def note(infos: Sequence[Any]) -> Sequence[Any]:
        found.update({info.order: float(info.rating) for info in infos})
        return infos

    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # LSA warns of fewer words than sentences; the guards below hold anyway
        summarizer(document, note)
    return found


def document(part: Sequence[Candidate]) -> object:
    """Build sumy's document: one paragraph a text."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

    words = _Words({one.sentence.text: list(one.sentence.stems) for one in part})
    texts: dict[int, list[object]] = {}
    for one in part:
        texts.setdefault(one.text, []).append(Sentence(one.sentence.text, words))
    return ObjectDocumentModel([Paragraph(sentences) for sentences in texts.values()])


def _prepared(module: str, name: str, pool: Pool) -> _Summarizer:
    from importlib import import_module

    summarizer: Any = getattr(import_module(f"sumy.summarizers.{module}"), name)()
    if module == "edmundson":  # it refuses to work without a word of each kind
        titles = {key for reading in pool.readings for key in reading.language.keys(reading.article.title)}
        summarizer.bonus_words = titles or {"\x00"}
        summarizer.stigma_words = summarizer.null_words = {"\x00"}
    found: _Summarizer = summarizer
    return found


def _method(module: str, name: str, most: int) -> Method:
    def rank(pool: Pool) -> Sequence[float]:
        def rated(part: Sequence[Candidate]) -> Sequence[float]:
            if len(part) < _FEWEST:
                return []
            found = ratings(_prepared(module, name, pool), document(part))
            if not all(math.isfinite(value) for value in found.values()):
                return []
            return [round(found[order], _DIGITS) for order in range(len(part))]

        return rate(pool, rated, most=most)

    return Method(rank=rank)


METHODS = {name: _method(*parts) for name, parts in _SUMY.items()}
