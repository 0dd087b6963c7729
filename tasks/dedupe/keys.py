"""What an article is compared by, as strings: made once, kept by the store, numbered anew in every run.

Stemming is most of the cost of grouping, and the same article is grouped on every day of its window. So its keys are
made when it is first met and kept with their origin, a digest of all that they were made of: the language, the title
without its outlet's tail, the text, and the rules. Another title, another text or other rules are another origin, and
the keys are made again.
"""

from __future__ import annotations

import sys
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from tasks.dedupe.lazy import Lazy
from tasks.languages import get
from tasks.model import ID_LENGTH, Keys, digest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tasks.languages import Language
    from tasks.model import Article, ArticleId

READ = 50_000  # letters of a text: a book among the news must not cost a minute
SHORTEST = 3  # letters of a name


class Keyed(Lazy[Keys]):
    """The keys of articles by place: those known where they are still true, else made; both where they are asked for.

    A run that goes on with a large window asks for those of the articles that came since.
    """

    def __init__(
        self,
        articles: Sequence[Article],
        titles: Sequence[str],
        known: Mapping[ArticleId, Keys] = MappingProxyType({}),
    ) -> None:
        self.fresh: list[Keys] = []  # that had to be made

        def one(place: int) -> Keys:
            article, title = articles[place], titles[place]
            origin, old = made_of(article, title), known.get(article.id)
            if old is not None and old.origin == origin:
                return old
            self.fresh.append(keys(article, title, origin))
            return self.fresh[-1]

        super().__init__(len(articles), one)


def made_of(article: Article, title: str) -> str:
    """Give the digest of all that the keys of `article` under `title` are made of."""
    form, text = _raw(article.text[:READ])
    read = sha256(f"{rules()}\x1f{article.language}\x1f{form}\x1f{title}\x1f".encode("utf-8", "surrogatepass"))
    read.update(text)
    return read.hexdigest()[:ID_LENGTH]


def _raw(text: str) -> tuple[str, bytes]:
    """Give a text as bytes, and in which form: as it lies in memory, for UTF-8 takes longer than the digest."""
    if text.isascii():
        return "ascii", text.encode("ascii")
    try:
        return "utf-16", text.encode("utf-16-le")
    except UnicodeEncodeError:  # half of a letter, which UTF-16 would take for a part of the next
        return "utf-8", text.encode("utf-8", "surrogatepass")


def keys(article: Article, title: str, origin: str) -> Keys:
    """Make the keys of `article`, whose title without its outlet's tail is `title`."""
    language = get(article.language)
    text = article.text[:READ]
    alone = not text.strip()  # a headline
    stems = _telling(language, f"{title}\n{text}", alone=alone)
    start = len(_telling(language, title, alone=alone)) if title else 0
    names = _capitalised(language, f"{title}\n{text}")
    return Keys(
        article=article.id,
        origin=origin,
        title=tuple(stems[:start]),
        text=tuple(stems[start:]),
        names=_names(language, stems, names),
        headed=_names(language, stems[:start], names.intersection(language.words(title)) if names else names),
    )


def _telling(language: Language, text: str, *, alone: bool) -> list[str]:
    """Give the stems that tell one text from another; of a headline `alone` the number words too, as figures."""
    counted = counting(language)
    if alone:
        return [said for stem in language.keys(text) if (said := counted.get(stem, stem))]
    return [stem for stem in language.keys(text) if stem not in counted]


def _capitalised(language: Language, text: str) -> frozenset[str]:
    """Give the words with a capital that the text writes small nowhere: what opens a sentence is no name."""
    if language.direction == "rtl":
        return frozenset()
    written = frozenset(language.words(text))
    common = {word.capitalize() for word in written if word[0].islower()}
    return frozenset(word for word in written if word[0].isupper()) - common


def _names(language: Language, stems: Sequence[str], names: frozenset[str]) -> tuple[str, ...]:
    """Give the skeletons of capitalised words, or of every stem where a script has no capitals; each once."""
    if language.direction == "rtl":
        return tuple(sorted({name for stem in set(stems) for name in _heard(language, stem)}))
    return tuple(sorted({name for word in names for name in _called(language, word)}))


@lru_cache(maxsize=65536)
def _heard(language: Language, word: str) -> tuple[str, ...]:
    return tuple(language.skeletons(word))


@lru_cache(maxsize=65536)
def _called(language: Language, word: str) -> tuple[str, ...]:
    """Give the skeletons of a capitalised word, or the word where it has too few consonants for one."""
    folded = language.fold(word)
    whole = () if len(folded) < SHORTEST or language.is_stop(folded) else (folded,)
    return tuple(language.skeletons(word)) or whole


@lru_cache(maxsize=64)
def counting(language: Language) -> Mapping[str, str]:
    """Give the stems of number words and weekdays, which say nothing of what a text is about, with their figures.

    A large window learns that by counting. In a small one "nine" and "Monday" look as rare as a name, and two short
    texts about a bridge and a museum become one story. A headline names one number, that of the dead or of a team, and
    «خمسة» here is 5 there: so it has its figures, from two on. Where a stem says two numbers («خمسة», «خمسين») it is
    the lower: larger ones are mostly written in figures.
    """
    rules = language.rules
    said: dict[str, set[int]] = {stem: set() for word in rules.dates.weekdays for stem in language.keys(word, ())}
    for word, number in rules.numbers.items():
        for stem in language.keys(word, ()):
            said.setdefault(stem, set()).add(number if " " not in word else 0)
    return {stem: str(min(of)) if of and min(of) > 1 else "" for stem, of in said.items()}


@lru_cache(maxsize=1)
def rules() -> str:
    """Give the digest of the rules: the code of the languages and of this file, and what they stand on.

    Their own files are read, for a number that someone has to raise by hand would be forgotten once.
    """
    import tasks.languages

    folder = Path(tasks.languages.__file__).parent
    read = sha256()
    for path in (*sorted(folder.glob("*.py")), Path(__file__)):
        read.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest(read.hexdigest(), version("snowballstemmer"), sys.version.split()[0])
