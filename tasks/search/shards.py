"""The index of the search page: for each month one file of words, and for each of its days one of texts.

`archive/search/2026-11.js` says which articles of the month hold which words; `archive/search/2026-11-22.js` holds the
texts of one day, which the page loads only for what it shows. An article belongs to the day that told it first. A month
that is over changes no more. What the files hold is told in docs/architecture.md.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from tasks.model import Findable, Page
from tasks.search import rules
from tasks.search.packing import ascending, script
from tasks.search.terms import entries

FOLDER = "archive/search"


class _Tongue:
    """The words of one language in a month: which articles hold which, and the forms of stems that are not plain."""

    def __init__(self) -> None:
        self._held: defaultdict[int | str, list[int]] = defaultdict(list)  # by entries, or by their numbers
        self.places: dict[str, list[int]] = {}
        self.forms: dict[str, str] = {}

    def add(self, place: int, one: Findable) -> None:
        """Note the words of an article; places come in ascending order."""
        held = self._held
        for entry in one.terms or entries(one.title, one.text, one.language):
            held[entry].append(place)

    def finish(self, vocabulary: Mapping[int, str]) -> None:
        """Put together what was noted: several forms have one stem."""
        places = self.places
        for key, held in self._held.items():
            form, _, term = (vocabulary[key] if isinstance(key, int) else key).rpartition(" ")
            if form:
                self.forms[form] = term
            places[term] = sorted({*places[term], *held}) if term in places else held


def month(found: Sequence[Findable], made_of: str, vocabulary: Mapping[int, str] | None = None) -> Iterator[Page]:
    """Give the files of one month: its words, and the texts of each of its days.

    Args:
        found: the articles that were told first in that month, by day.
        made_of: a digest of them, kept in the file of words, so that it can be told from an older one.
        vocabulary: the entries of the index, by the numbers that the articles bring.
    """
    if not found:
        return
    first = found[0].told
    tongues: dict[str, _Tongue] = {}
    for place, one in enumerate(found):
        tongue = tongues.get(one.language)
        if tongue is None:
            tongue = tongues[one.language] = _Tongue()
        tongue.add(place, one)
    for tongue in tongues.values():
        tongue.finish(vocabulary or {})
    yield Page(path=month_path(first), content=script("month", {"made": made_of, **_words(found, tongues)}))
    for day, told in groupby(found, key=lambda one: one.told):
        texts = [_text(one) for one in told]
        yield Page(path=f"{FOLDER}/{day}.js", content=script("texts", {"day": day.isoformat(), "articles": texts}))


def month_path(month: dt.date) -> str:
    """Name the file of the words of a month."""
    return f"{FOLDER}/{month:%Y-%m}.js"


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
    named = [] if one.outlet else [one.called]  # an outlet's name stands in the file of words, which is searched
    return [one.title, one.published.iso, [one.text[start:end] for start, end in one.sentences], *named]
