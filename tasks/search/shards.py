"""The index of the search page: for each month one file of words, and for each of its days one of texts.

`archive/search/2026-11.js` says which articles of the month hold which words; `archive/search/2026-11-22.js` holds the
texts of one day, which the page loads only for what it shows. An article belongs to the day that told it first. A month
that is over changes no more. What the files hold is told in docs/architecture.md.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from tasks.languages import get
from tasks.model import Findable, Page
from tasks.search import rules
from tasks.search.packing import ascending, script
from tasks.search.terms import pieces

FOLDER = "archive/search"


class _Tongue:
    """The words of one language in a month: which articles hold which, and the forms of stems that are not plain."""

    def __init__(self, code: str) -> None:
        self._language = get(code)
        self._pieces = pieces(code)
        self._whole = self._language.rules.affixes is not None  # the script has a stemmer for these alone
        # what stands between white space → its terms; met afresh in each month where forms must be noted
        self._met: dict[str, tuple[str, ...]] = self._pieces.distinct if self._whole else {}
        self.places: defaultdict[str, list[int]] = defaultdict(list)
        self.forms: dict[str, str] = {}

    def add(self, place: int, one: Findable) -> None:
        """Note the words of an article; places come in ascending order."""
        met, held = self._met, []
        for piece in {*one.title.split(), *one.text.split()}:
            terms = met.get(piece)
            if terms is None:
                terms = met[piece] = self._meet(piece)
            held.append(terms)
        places = self.places
        for term in set().union(*held):
            places[term].append(place)

    def _meet(self, piece: str) -> tuple[str, ...]:
        found = self._pieces[piece]
        if not self._whole:
            parts = (part for part in self._language.terms(piece) if not self._language.is_stop(part))
            stems = zip(parts, found.strict.split(), strict=True)
            self.forms |= {part: stem for part, stem in stems if part != stem}
        return tuple({*found.strict.split(), *found.loose.split()})


def month(found: Sequence[Findable], made_of: str) -> Iterator[Page]:
    """Give the files of one month: its words, and the texts of each of its days.

    Args:
        found: the articles that were told first in that month, by day.
        made_of: a digest of them, kept in the file of words, so that `is_of` can tell whether it is still right.
    """
    if not found:
        return
    first = found[0].told
    tongues: dict[str, _Tongue] = {}
    for place, one in enumerate(found):
        tongue = tongues.get(one.language)
        if tongue is None:
            tongue = tongues[one.language] = _Tongue(one.language)
        tongue.add(place, one)
    yield Page(path=month_path(first), content=script("month", {"made": made_of, **_words(found, tongues)}))
    for day, told in groupby(found, key=lambda one: one.told):
        texts = [_text(one) for one in told]
        yield Page(path=f"{FOLDER}/{day}.js", content=script("texts", {"day": day.isoformat(), "articles": texts}))


def month_path(month: dt.date) -> str:
    """Name the file of the words of a month."""
    return f"{FOLDER}/{month:%Y-%m}.js"


def is_of(content: bytes | None, made_of: str) -> bool:
    """Tell whether a month's file of words was made of articles with this digest, by this version's rules."""
    return content is not None and content.startswith(script("month", {"made": made_of}).removesuffix(b"})\n"))


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
    outlets = sorted({one.outlet for one in found})
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
                one.article,
                name[one.edition],
                outlet[one.outlet],
                code[one.language],
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
    places = tongue.places
    return "\n" + "".join([f"{term} {ascending(places[term])}\n" for term in sorted(places)])


def _dated(one: Findable) -> dt.date:
    """Give the day by which an article is found: published, or told first where that is not known."""
    instant = one.published.instant
    return instant.date() if instant else one.told


def _text(one: Findable) -> list[object]:
    return [one.title, one.published.iso, [one.text[start:end] for start, end in one.sentences]]
