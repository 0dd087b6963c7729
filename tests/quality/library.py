"""sumy as it comes: its own words, stemmer and stop words, and nothing of ours behind its ranking.

"plain": its stop words, and nltk's Arabic stemmer as `Stemmer("arabic")` gives it, or none where the row says so. What
had to be supplied is a tokenizer, since its own Arabic one imports pyarabic, which is GPL and no dependency of ours: it
gets our sentence ends, and every run of letters as a word. "own": its tokenizer too, only where pyarabic is at hand
(`pip install --target FOLDER pyarabic`, then PYTHONPATH=FOLDER); that cuts sentences at commas. Its tokenizers of most
other languages, English among them, want nltk's punkt_tab from the network, so only Arabic is measured here.
"""

import re
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from typing import Any

from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.nlp.stemmers import Stemmer, null_stemmer
from sumy.nlp.tokenizers import Tokenizer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.summarizers.sum_basic import SumBasicSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer
from sumy.utils import get_stop_words

from tasks.model import Article
from tasks.summarise.methods.libraries import ratings
from tasks.summarise.picking import Budget

SUMMARIZERS: dict[str, Callable[[Any], Any]] = {
    "lexrank": LexRankSummarizer,
    "textrank": TextRankSummarizer,
    "luhn": LuhnSummarizer,
    "sum-basic": SumBasicSummarizer,
    "lsa": LsaSummarizer,
}
STEMMERS = {"unstemmed": lambda: null_stemmer, "its stemmer": lambda: Stemmer("arabic")}
BROKEN = ("sum-basic", "its stemmer")  # KeyError: it stems a stem and looks for what comes out
_WORD = re.compile(r"[^\W\d_]+")


class Plain:
    """What sumy is given where its own tokenizer cannot be had."""

    def to_words(self, sentence: str) -> tuple[str, ...]:
        """Give every run of letters."""
        return tuple(_WORD.findall(sentence))


def ways() -> Iterator[tuple[str, Callable[[Article, float], str]]]:
    """Give a name and a way to condense an article to a share of its words, for each method, stemmer and tokenizer."""
    cutters: dict[str, Callable[[Article], tuple[list[str], Any]]] = {"plain": _plain}
    if find_spec("pyarabic"):
        cutters["own"] = _own
    for cut, cutter in cutters.items():
        for stem, stemmer in STEMMERS.items():
            for name, summarizer in SUMMARIZERS.items():
                if (name, stem) == BROKEN:
                    continue
                yield f"{name}, {cut}, {stem}", _way(cutter, summarizer, stemmer)


def _way(cutter: Any, summarizer: Any, stemmer: Any) -> Callable[[Article, float], str]:
    def condense(made: Article, ratio: float) -> str:
        sentences, tokenizer = cutter(made)
        method = summarizer(stemmer())
        method.stop_words = get_stop_words("arabic")
        document = ObjectDocumentModel([Paragraph([Sentence(text, tokenizer) for text in sentences])])
        found = ratings(method, document)
        return _filled(sentences, found, ratio)

    return condense


def _plain(made: Article) -> tuple[list[str], Any]:
    return [made.text[start:end] for start, end in made.sentences], Plain()


def _own(made: Article) -> tuple[list[str], Any]:
    tokenizer = Tokenizer("arabic")
    lines = (line for line in made.text.splitlines() if line.strip())
    return [text for line in lines for text in tokenizer.to_sentences(line) if text], tokenizer


def _filled(sentences: list[str], found: dict[int, float], ratio: float) -> str:
    """Walk down a ranking as every method here does, and put what was taken into the order of the text."""
    words = [len(text.split()) for text in sentences]
    budget, taken, kept = Budget(words=ratio * sum(words)), 0, []
    for number in sorted(range(len(sentences)), key=lambda one: (-found.get(one, float("-inf")), one)):
        if budget.wants(words=taken, more=words[number]):
            taken += words[number]
            kept.append(number)
    return " ".join(sentences[number] for number in sorted(kept))
