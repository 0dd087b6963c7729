"""Countries that a text names, by their codes: the same whatever the language.

Names are those of Unicode CLDR (by Babel) and what newspapers write beside them, from each language's own file:
«السعودية» for «المملكة العربية السعودية», and the people: "Saudi", "russe".
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tasks.languages import get

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

LONGEST = 4  # stems of a name: more are official forms that no newspaper writes
_NONE = frozenset(
    {"EU", "EZ", "UN", "ZZ", "XA", "XB", "XK", "QO"}  # unions, and codes that stand for no country
    | {"RE", "JE", "DM"}  # places whose names are other words: a reunion, a jersey, Dominique
)

Names = dict[str, list[tuple[tuple[str, ...], str]]]  # by first stem: all stems, code; the longest name first


@lru_cache(maxsize=32)
def names(code: str) -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
    """Give the names of countries in a language, as stems; none for a language that CLDR does not know."""
    from babel import Locale, UnknownLocaleError

    try:
        told = Locale.parse(code.replace("-", "_")).territories
    except (UnknownLocaleError, ValueError):
        return {}
    language = get(code)
    found: Names = {}
    for country, name in sorted(told.items()):
        if len(country) != 2 or country in _NONE:
            continue
        stems = tuple(language.keys(name, ()))
        if 0 < len(stems) <= LONGEST:
            found.setdefault(stems[0], []).append((stems, country))
    for country, words in language.rules.peoples.items():
        for stems in sorted({tuple(language.keys(word, ())) for word in words}):
            if stems and (stems, country) not in found.setdefault(stems[0], []):
                found[stems[0]].append((stems, country))
    for same in found.values():
        same.sort(key=lambda pair: (-len(pair[0]), pair[1]))
    return found


@lru_cache(maxsize=32)
def words(code: str) -> frozenset[str]:
    """Give the folded words of the countries' names: what a clitic may stand before, though the text never says so."""
    return frozenset(stem for same in names(code).values() for stems, _ in same for stem in stems)


def countries(stems: Sequence[str], code: str, places: Iterable[int] | None = None) -> frozenset[str]:
    """Give the codes of the countries named in a run of stems; «جنوب السودان» is not «السودان».

    `places` are those at which a name may begin, ascending, where that is known.
    """
    known = names(code)
    found = set()
    passed = 0
    for place in [at for at, stem in enumerate(stems) if stem in known] if places is None else places:
        if place < passed:
            continue
        for name, country in known[stems[place]]:
            if tuple(stems[place : place + len(name)]) == name:
                found.add(country)
                passed = place + len(name)
                break
    return frozenset(found)
