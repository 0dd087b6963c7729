"""The index of the search page: for each month one file of words, and for each of its days one of texts.

`archive/search/2026-11.js` says which articles of the month hold which words; `archive/search/2026-11-22.js` holds the
texts of one day, which the page loads only for what it shows. An article belongs to the day that told it first. A month
that is over changes no more. What the files hold is told in docs/architecture.md.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby

from tasks.languages import get
from tasks.model import Article, Findable, Page
from tasks.search import rules
from tasks.search.packing import ascending, script
from tasks.search.terms import Terms, stemmed

FOLDER = "archive/search"


class _Tongue:
    """The words of one language in a month: which articles hold which, and the forms of stems that are not plain."""

    def __init__(self, code: str) -> None:
        self._language = get(code)
        self._stemmed = stemmed(code)
        self._keys: dict[str, tuple[list[int], ...]] = {}  # a word as folded → the places of its terms
        self.places: dict[str, list[int]] = {}
        self.forms: dict[str, str] = {}

    def add(self, place: int, article: Article) -> None:
        """Note the words of an article; places come in ascending order."""
        language, keys = self._language, self._keys
        for word in set(language.words(language.fold(f"{article.title}\n{article.text}"))):
            held = keys.get(word)
            for places in self._meet(word) if held is None else held:
                if not places or places[-1] != place:
                    places.append(place)

    def _meet(self, word: str) -> tuple[list[int], ...]:
        found = self._stemmed[word]
        terms = dict.fromkeys(term for reading in found for term in reading.split())
        self._keys[word] = made = tuple(self.places.setdefault(term, []) for term in terms)
        if self._language.rules.affixes is None:  # the script has no stemmer for these: it looks them up
            self._note(word, found)
        return made

    def _note(self, word: str, found: Terms) -> None:
        parts = (part for part in self._language.terms(word) if not self._language.is_stop(part))
        self.forms |= {part: stem for part, stem in zip(parts, found.strict.split(), strict=True) if part != stem}


def month(found: Sequence[Findable]) -> Iterator[Page]:
    """Give the files of one month: its words, and the texts of each of its days.

    Args:
        found: the articles that were told first in that month, by day.
    """
    if not found:
        return
    first = found[0].told
    tongues: dict[str, _Tongue] = {}
    for place, one in enumerate(found):
        code = one.article.language
        tongues.setdefault(code, _Tongue(code)).add(place, one.article)
    yield Page(path=f"{FOLDER}/{first:%Y-%m}.js", content=script("month", _words(found, tongues)))
    for day, told in groupby(found, key=lambda one: one.told):
        texts = [_text(one.article) for one in told]
        yield Page(path=f"{FOLDER}/{day}.js", content=script("texts", {"day": day.isoformat(), "articles": texts}))


def base() -> Page:
    """Give the file of what the page's script knows of words in every language; it names the version."""
    return Page(path=f"{FOLDER}/words.js", content=script("words", {**rules.base(), "any": rules.rules("und")}))


def table(code: str) -> Page:
    """Give the file of what the page's script knows of one language."""
    return Page(path=table_path(code), content=script("language", rules.rules(code)))


def table_path(code: str) -> str:
    """Name the file of one language."""
    return f"{FOLDER}/words-{code}.js"


def _words(found: Sequence[Findable], tongues: dict[str, _Tongue]) -> dict[str, object]:
    editions = sorted({one.edition for one in found})
    outlets = sorted({one.article.outlet for one in found})
    codes = sorted(tongues)
    name, outlet, code = ({each: at for at, each in enumerate(all_)} for all_ in (editions, outlets, codes))
    return {
        "month": f"{found[0].told:%Y-%m}",
        "days": [[day.isoformat(), len(list(told))] for day, told in groupby(one.told for one in found)],
        "editions": editions,
        "outlets": outlets,
        "languages": codes,
        "articles": [
            [
                one.article.id,
                name[one.edition],
                outlet[one.article.outlet],
                code[one.article.language],
                (_dated(one) - one.told).days,
            ]
            for one in found
        ],
        "terms": {each: _held(tongues[each]) for each in codes},
        "forms": {
            each: "\n".join(f"{form} {stem}" for form, stem in sorted(tongues[each].forms.items())) for each in codes
        },
    }


def _held(tongue: _Tongue) -> str:
    """Write terms and places as lines, so that the script finds one by a plain search for its line."""
    return "\n" + "".join(f"{term} {ascending(places)}\n" for term, places in sorted(tongue.places.items()))


def _dated(one: Findable) -> dt.date:
    """Give the day by which an article is found: published, or told first where that is not known."""
    instant = one.article.published.instant
    return instant.date() if instant else one.told


def _text(article: Article) -> list[object]:
    sentences = [article.text[start:end] for start, end in article.sentences]
    return [article.title, article.published.iso, sentences]
