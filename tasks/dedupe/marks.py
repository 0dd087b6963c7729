"""What an article is known by whatever its language: letters and sounds of its words, its numbers, its countries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tasks.dedupe.countries import countries, words
from tasks.dedupe.romanise import latin, sounds
from tasks.languages import get, stems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tasks.languages import Language
    from tasks.model import Article

READ = 800  # letters of the text, where the names stand; 1,500 find no more at twice the cost
WORDS = 60  # of title and text that give letters and sounds; 40 and 100 do alike
GRAM = 4  # letters; 3 to 5 together are no better at twice the cost
SOUNDS = 3  # consonants: two stand in every other word
DIGITS = 2  # of a number: every text counts to nine


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The marks of one article."""

    letters: frozenset[str]  # 4-grams of its words in Latin letters
    sounds: frozenset[str]  # consonants of its words
    numbers: frozenset[str]
    countries: frozenset[str]  # codes


def read(article: Article) -> str:
    """Give the part of an article that its marks are taken from."""
    return f"{article.title}\n{article.text[:READ]}"


def marks(article: Article) -> Marks:
    """Read the marks of an article."""
    language, text = get(article.language), read(article)
    terms = language.terms(text)
    spelt = {latin(word) for word in _bare(language, terms)} - {""}
    known = frozenset(terms) | words(article.language)
    return Marks(
        letters=frozenset(gram for word in spelt for gram in _grams(word)),
        sounds=frozenset(sound for word in spelt if len(sound := sounds(word)) >= SOUNDS),
        numbers=frozenset(number for number in language.numbers(text) if len(number) >= DIGITS),
        countries=countries(language.keys(text, known), article.language),
    )


def spellings(article: Article) -> dict[str, str]:
    """Give a spelling for each sound of an article: the first that it stands in, capitals and all."""
    language = get(article.language)
    found: dict[str, str] = {}
    for word in language.words(read(article)):
        for bare in _bare(language, language.terms(word)):
            found.setdefault(sounds(latin(bare)), word)
    return found


def _bare(language: Language, terms: list[str]) -> Iterator[str]:
    """Give the first words that mean something, without clitics and article."""
    known = frozenset(terms)
    meant = [term for term in terms if not (term[0].isdigit() or language.is_stop(term))]
    yield from (stems.bare(word, language.rules, known) for word in meant[:WORDS])


def _grams(word: str) -> list[str]:
    padded = f" {word} "
    return [padded[at : at + GRAM] for at in range(max(1, len(padded) - GRAM + 1))]
