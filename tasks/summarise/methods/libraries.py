"""sumy's methods on our sentences, words, stems and stop words. The only module that knows sumy.

Its document is built by hand (its own parser takes upper-case lines for headings, its tokenizers split Arabic at
commas or want data from the network). It is imported when a method is used: that costs a second.
"""

from __future__ import annotations

import math
import warnings
from typing import TYPE_CHECKING, Any, Protocol

from tasks.summarise.methods.protocol import Method

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.summarise.pool import Candidate, Pool


class _Summarizer(Protocol):
    def __call__(self, document: object, sentences_count: object) -> object: ...


# name: (module, class, most sentences). Most methods grow with the square of the sentences (LexRank takes 1.3 s for
# 300), LSA and KL with more (LSA 3.5 s for 300; KL 1.9 s for 100 and 48 s for 300). What is beyond keeps its place in
# the text and comes last.
_SUMY = {
    "lexrank": ("lex_rank", "LexRankSummarizer", 300),
    "textrank": ("text_rank", "TextRankSummarizer", 300),
    "lsa": ("lsa", "LsaSummarizer", 150),
    "luhn": ("luhn", "LuhnSummarizer", 300),
    "kl": ("kl", "KLSummarizer", 60),
    "sum-basic": ("sum_basic", "SumBasicSummarizer", 300),
    "reduction": ("reduction", "ReductionSummarizer", 300),
    "edmundson": ("edmundson", "EdmundsonSummarizer", 300),
}
_FEWEST = 3  # LexRank's weights are all 0 for two sentences, and NaN follows
_DIGITS = 9  # sumy sums over sets of words, whose order changes from run to run: ties are settled before that shows


class _Words:
    """The tokenizer and stemmer that sumy is given: the words of sentences that we have read already."""

    def __init__(self, pool: Pool) -> None:
        self.stems: dict[str, str] = {}
        self.stops: set[str] = {"\x00"}
        known = {stem for one in pool.candidates for stem in one.sentence.stems}
        self._words: dict[str, list[str]] = {}
        for one in pool.candidates:
            self._words[one.sentence.text] = self._learn(one, known)

    def _learn(self, one: Candidate, known: set[str]) -> list[str]:
        words = [word.lower() for word in one.language.words(one.sentence.text)]
        for word in words:
            if word not in self.stems:
                folded = one.language.fold(word)
                self.stems[word] = one.language.stem(folded, known)
                if one.language.is_stop(folded):
                    self.stops.add(word)
        return words

    def to_words(self, text: str) -> list[str]:
        """Give the words of a sentence: sumy's name for it."""
        return self._words[text]

    def stem(self, word: str) -> str:
        """Give the stem of a word that some sentence has; sumy's marker words stay as they are."""
        return self.stems.get(word, word)


def _ratings(summarizer: _Summarizer, document: object) -> dict[int, float]:
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


def _document(part: Sequence[Candidate], words: _Words) -> object:
    """Build sumy's document: one paragraph a text, each sentence once (sumy rates by the sentence's text)."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

    texts: dict[int, list[object]] = {}
    for one in part:
        texts.setdefault(one.text, []).append(Sentence(one.sentence.text, words))
    return ObjectDocumentModel([Paragraph(sentences) for sentences in texts.values()])


def _prepared(module: str, name: str, pool: Pool, words: _Words) -> _Summarizer:
    from importlib import import_module

    summarizer: Any = getattr(import_module(f"sumy.summarizers.{module}"), name)(words.stem)
    if module == "edmundson":
        titles = {
            word.lower() for reading in pool.readings for word in reading.language.words(reading.article.title)
        } - words.stops
        summarizer.bonus_words = titles or {"\x00"}
        summarizer.stigma_words = {"\x00"}
        summarizer.null_words = words.stops
    else:
        summarizer.stop_words = frozenset(words.stops)
    found: _Summarizer = summarizer
    return found


def _rank(pool: Pool, module: str, name: str, most: int) -> list[float]:
    """Score by a method of sumy; sentences that it did not rate come after all others, in the order of rank."""
    by_place = sorted(range(len(pool.candidates)), key=lambda n: (pool.candidates[n].rank, pool.candidates[n].text))
    once: dict[str, int] = {}
    for number in by_place:
        once.setdefault(pool.candidates[number].sentence.text, number)
    part = sorted(list(once.values())[:most], key=lambda n: (pool.candidates[n].text, pool.candidates[n].rank))
    scores = {number: -1e9 - place for place, number in enumerate(by_place)}
    if len(part) >= _FEWEST:
        words = _Words(pool)
        ratings = _ratings(_prepared(module, name, pool, words), _document([pool.candidates[n] for n in part], words))
        if all(math.isfinite(value) for value in ratings.values()):
            scores.update({part[order]: round(value, _DIGITS) for order, value in ratings.items()})
    for number, one in enumerate(pool.candidates):
        scores[number] = scores[once[one.sentence.text]]
    return [scores[number] for number in range(len(pool.candidates))]


def _method(module: str, name: str, most: int) -> Method:
    def rank(pool: Pool) -> Sequence[float]:
        return _rank(pool, module, name, most)

    return Method(rank=rank)


METHODS = {name: _method(*parts) for name, parts in _SUMY.items()}
