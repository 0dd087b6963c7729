"""Which of a story's titles may head it: a statement before a question, and none that the summary has overtaken.

A title counts as overtaken where it counts other dead than the summary, and where the opening of its text was not
chosen, or no sentence of it: a title says what the opening says, and then the summary tells what came of that. The
story's own lead goes before all others that are left, then the title of the text that tells most of the summary, then
that of the opening chosen first.

What chooses sentences and what chooses the headline must see this alike: the sentence under the headline bears it out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.languages import registry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tasks.languages.language import Language
    from tasks.model import Article, ArticleId


_MOST = 100  # sentences of a summary
_BYLINE = 4  # words: what is shorter and stands before an opening is a byline, a place or a label


def heading(
    titles: Sequence[tuple[str, str]],
    told: Iterable[tuple[str, str]],
    *,
    quoted: Sequence[int] = (),
    opened: Sequence[int | None] = (),
) -> int | None:
    """Give the place of the title that heads a story; None where all are empty.

    Args:
        titles: Language and title of each article, the one to be preferred first.
        told: Language and text of each chosen sentence.
        quoted: How many of the chosen sentences the text of each article has; empty where that is not known.
        opened: Which of them is the opening of each article's text, if one is; empty where that is not known.

    """
    known = [place for place, (_, title) in enumerate(titles) if title]
    if len(known) < 2:
        return next(iter(known), None)
    dead, stated = _counted(told)

    def faults(place: int) -> tuple[bool, bool, bool, bool, int, int, int]:
        code, title = titles[place]
        language = registry.get(code)
        mine = language.state(title).dead
        other = bool(mine and dead and not mine & (dead | stated))
        tells = quoted[place] if quoted else 1
        turn = opened[place] if opened else 0
        rank = -tells if place else -len(titles) * _MOST
        return other, asks(title, language), turn is None, not tells, rank, turn or 0, place

    return min(known, key=faults, default=None)


def copies(texts: Sequence[Sequence[ArticleId]], names: Sequence[ArticleId], chosen: Sequence[ArticleId]) -> list[int]:
    """Give for each article how many of the chosen sentences, given as their articles, are from a copy of its text."""
    home = {name: number for number, text in enumerate(texts) for name in text}
    return [sum(home[one] == home[name] for one in chosen) for name in names]


def openings(
    texts: Sequence[Sequence[ArticleId]],
    names: Sequence[ArticleId],
    chosen: Sequence[tuple[ArticleId, int]],
    articles: Mapping[ArticleId, Article],
) -> list[int | None]:
    """Give for each article which chosen sentence, given as article and start, opens a copy of its text, if any."""
    home = {name: number for number, text in enumerate(texts) for name in text}
    opened: dict[int, int] = {}
    for turn, (name, start) in enumerate(chosen):
        if start <= _opening(articles[name]):
            opened.setdefault(home[name], turn)
    return [opened.get(home[name]) for name in names]


def _opening(article: Article) -> int:
    """Give where the first sentence begins that is more than a byline."""
    language = registry.get(article.language)
    starts = (start for start, end in article.sentences if len(language.words(article.text[start:end])) >= _BYLINE)
    return next(starts, 0)


def asks(title: str, language: Language) -> bool:
    """Tell whether a title asks: by its mark, or by its first word where it has none («لماذا», "why")."""
    if title.rstrip(" \"'”’»)").endswith(("?", "؟", "？", "\u037e")):
        return True
    return bool(words := language.terms(title)) and words[0] in language.asking


def _counted(told: Iterable[tuple[str, str]]) -> tuple[frozenset[str], frozenset[str]]:
    states = [registry.get(code).state(text) for code, text in told]
    return (
        frozenset(number for state in states for number in state.dead),
        frozenset(number for state in states for number in state.numbers),
    )
