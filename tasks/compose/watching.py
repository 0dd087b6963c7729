"""Which stories hold what the reader watches for.

A word of a text is a watched word where both have one stem in the language of the text, or where it is the watched
word with clitics before it or an ending behind it: «لروسيا» and «وروسيا» are «روسيا»; so is an adjective made of it,
«الروسية». The watched word alone says which clitics may come off, so what one word finds never depends on the words
beside it. Whole words only, never parts; several words must stand together and in order, in the title or in the text.

A pattern is laid on the folded text, sentence by sentence. It was refused in the settings if it could run away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tasks.compose.patterns import folded_pattern, pieces
from tasks.compose.telling import untold
from tasks.languages import get
from tasks.model import Mark

if TYPE_CHECKING:
    from tasks.languages import Language
    from tasks.model import Article, ArticleId, Story, StoryId, WatchGroup, WatchWord

LONGEST_CLITICS = 3  # letters before or behind a word that are not its own: «ولل», «وبال», «هما»
MOST_MET = 100_000  # terms remembered with what they are: the distinct words of ten thousand articles, 10 MB


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What an article holds of one group."""

    group: WatchGroup
    words: tuple[WatchWord, ...]  # that it holds, those that must not be there too; in the group's order
    met: bool  # whether it answers the group


class Watcher:
    """Watch groups, made ready for any number of articles in any languages."""

    def __init__(self, groups: Sequence[WatchGroup]) -> None:
        self._groups = tuple(groups)
        self._words = tuple(dict.fromkeys(word for group in groups for word in group.words))
        self._readers: dict[str, _Reader] = {}

    def found(self, article: Article) -> tuple[Found, ...]:
        """Give the groups of which an article holds a word, in the order of the settings."""
        language = get(article.language)
        reader = self._readers.get(language.code)
        if reader is None:
            reader = self._readers[language.code] = _Reader(self._words, language)
        held = reader.held(article)
        if not held:
            return ()
        every = ((group, tuple(word for word in group.words if word in held)) for group in self._groups)
        return tuple(Found(group=group, words=words, met=_met(group, words)) for group, words in every if words)


def _met(group: WatchGroup, held: Sequence[WatchWord]) -> bool:
    """Tell whether these words answer a group: every must, no not, one of the others where there are others."""
    kinds = {word.kind for word in held}
    musts = all(word in held for word in group.words if word.kind == "must")
    others = any(word.kind == "any" for word in group.words)
    return musts and "not" not in kinds and ("any" in kinds or not others)


def marked(
    stories: Sequence[Story],
    articles: Mapping[ArticleId, Article],
    groups: Sequence[WatchGroup],
    *,
    told: Mapping[StoryId, frozenset[ArticleId]],
) -> dict[StoryId, tuple[Mark, ...]]:
    """Give the marks of the stories that are to be told: the groups that one of their articles answers.

    Each article is judged alone: a story in which one article holds the word and another what excludes it is marked.
    The order of stories and articles does not matter. One pass over each article, however many words are watched.
    """
    if not groups:
        return {}
    watcher = Watcher(groups)
    found = {}
    for one in untold(stories, told):
        held: dict[str, set[WatchWord]] = {}
        for name in one.story.articles:
            for answer in watcher.found(articles[name]):
                if answer.met:
                    held.setdefault(answer.group.name, set()).update(answer.words)
        marks = tuple(_mark(group, held[group.name]) for group in groups if group.name in held)
        if marks:
            found[one.story.id] = marks
    return found


def _mark(group: WatchGroup, held: set[WatchWord]) -> Mark:
    return Mark(group=group.name, words=tuple(dict.fromkeys(word.name for word in group.words if word in held)))


class _Reader:
    """Watched words as one language reads them."""

    def __init__(self, words: Sequence[WatchWord], language: Language) -> None:
        self._language = language
        self._patterns = tuple(
            (word, re.compile(folded_pattern(word.text, language), re.IGNORECASE)) for word in words if word.pattern
        )
        spelt = [(word, tuple(language.terms(word.text))) for word in words if not word.pattern]
        self._known = _Known(language, [term for _, terms in spelt for term in terms])
        self._phrases: dict[str, list[tuple[WatchWord, tuple[str, ...]]]] = {}  # by first term: the word, its rest
        for word, terms in spelt:
            if terms:
                self._phrases.setdefault(terms[0], []).append((word, terms[1:]))

    def held(self, article: Article) -> set[WatchWord]:
        """Give the words that an article holds in its title or text."""
        found: set[WatchWord] = set()
        if self._phrases:
            for text in (article.title, article.text):
                found.update(self._spelt(self._language.terms(text)))
        lines = [self._language.fold(piece) for piece in pieces(article)] if self._patterns else []
        found.update(word for word, pattern in self._patterns if any(map(pattern.search, lines)))
        return found

    def _spelt(self, terms: Sequence[str]) -> Iterator[WatchWord]:
        known = self._known
        for place, term in enumerate(terms):
            for first in known[term]:
                for word, rest in self._phrases.get(first, ()):
                    behind = terms[place + 1 : place + 1 + len(rest)]
                    if len(behind) == len(rest) and all(map(_is_of, rest, [known[one] for one in behind])):
                        yield word


def _is_of(term: str, group: Sequence[str]) -> bool:
    return term in group


class _Known(dict[str, tuple[str, ...]]):
    """Folded words of texts, each with the watched terms that it is a form of; worked out when first asked for."""

    def __init__(self, language: Language, watched: Sequence[str]) -> None:
        super().__init__()
        self._language = language
        self._watched = frozenset(watched)
        self._lengths = frozenset(map(len, watched))
        self._cuts: dict[int, list[tuple[int, int]]] = {}  # by length: what is left of a word without clitics
        self._stems: dict[str, list[str]] = {}
        self._nouns: dict[str, list[str]] = {}  # by what their adjectives are made of
        for term in dict.fromkeys(watched):
            self._stems.setdefault(language.stem(term), []).append(term)
            if base := language.named(term):
                self._nouns.setdefault(base, []).append(term)

    def __missing__(self, word: str) -> tuple[str, ...]:
        if len(self) >= MOST_MET:
            self.clear()
        found = list(self._stems.get(self._language.stem(word), ()))
        for start, end in self._cuts[len(word)] if len(word) in self._cuts else self._cuts_of(len(word)):
            inner = word[start:end]
            if inner in self._watched and inner not in found and self._is_form(word, inner):
                found.append(inner)
        if self._nouns:
            found += [term for base in self._language.related(word) for term in self._nouns.get(base, ())]
        self[word] = tuple(dict.fromkeys(found))
        return self[word]

    def _cuts_of(self, whole: int) -> list[tuple[int, int]]:
        """Give where a watched term may lie in a word of `whole` letters."""
        places = range(LONGEST_CLITICS + 1)
        cuts = [(start, whole - behind) for start in places for behind in places if start + behind]
        self._cuts[whole] = [(start, end) for start, end in cuts if end - start in self._lengths]
        return self._cuts[whole]

    def _is_form(self, word: str, term: str) -> bool:
        alone = frozenset((term,))
        return self._language.stem(word, alone) == self._language.stem(term, alone)
