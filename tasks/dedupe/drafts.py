"""Stories of one window before they have names: what they hold and why, with their neighbours by number."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tasks.dedupe import evidence, threads
from tasks.dedupe.evidence import commonest
from tasks.dedupe.linkage import UNSCORED, link
from tasks.dedupe.neardup import texts
from tasks.dedupe.order import by_time
from tasks.dedupe.relations import nearest, relations
from tasks.dedupe.weights import DIGITS, frequencies
from tasks.dedupe.wording import Reader, together
from tasks.languages import get

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.dedupe.relations import Kept
    from tasks.dedupe.scoring import Window
    from tasks.dedupe.wording import Wording
    from tasks.model import Article

READ = 3  # texts of a story that are read for its wording: what carries it stands in the first ones
QUESTION = ("?", "؟")


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """The closest other story of the window, by its place in the list, and what kept it apart."""

    place: int
    score: float
    reason: Kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A story without a name: its articles by time, its distinct texts, the best headline, and the evidence."""

    articles: tuple[Article, ...]
    texts: tuple[tuple[Article, ...], ...]
    lead: Article
    score: float | None
    terms: tuple[str, ...]
    names: tuple[str, ...]
    dates: tuple[str, ...]
    near: Near | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Stories of one subject, by their places in the list, and the names they share."""

    places: tuple[int, ...]
    names: tuple[str, ...]


class Told:
    """One window, linked: gives its stories and its subjects."""

    def __init__(self, window: Window) -> None:
        self._window = window
        count = len(window.articles)
        joined = link(count, ((pair.one, pair.two, pair.score) for pair in window.pairs))
        self._groups = [members for members in joined.members if members]
        home = {item: place for place, members in enumerate(self._groups) for item in members}
        self._home = [home[item] for item in range(count)]
        self._relations = relations(window.pairs, self._home)
        self._inner: dict[int, dict[tuple[int, int], float]] = {}
        for pair in window.pairs:
            if self._home[pair.one] == self._home[pair.two]:
                self._inner.setdefault(self._home[pair.one], {})[pair.one, pair.two] = pair.score
        self._held = frequencies([made.words for made in window.terms])
        self._numbers = {stem: number for number, stem in enumerate(window.stems)}
        self._figures = frozenset(number for stem, number in self._numbers.items() if stem[0].isdigit())
        self._language = get(window.articles[0].language)
        self._reader = Reader(self._language, window.articles, self._numbers)
        self._wordings: dict[int, Wording] = {}
        self._actors: dict[int, dict[str, Counter[str]]] = {}
        self._holding: dict[str, int] = {}
        self._texts = [self._distinct(members) for members in self._groups]

    def drafts(self) -> list[Draft]:
        """Give the stories in the order of their lowest article."""
        sizes = [len(members) for members in self._groups]
        near = {
            place: Near(place=other, score=mean, reason=self._relations[min(place, other), max(place, other)].verdict())
            for place, (mean, other) in nearest(self._relations, sizes).items()
        }
        return [self._draft(place, near.get(place)) for place in range(len(self._groups))]

    def subjects(self) -> list[Subject]:
        """Give the subjects that hold two stories or more."""
        close = []
        for (one, two), relation in sorted(self._relations.items(), key=lambda item: item[0]):
            mean = relation.mean(len(self._groups[one]) * len(self._groups[two]))
            if mean >= threads.SUBJECT and len(self._acting(one).keys() & self._acting(two).keys()) >= threads.ACTORS:
                close.append((one, two, mean))
        found = threads.subjects(len(self._groups), close)
        return [Subject(places=tuple(places), names=self._label(places)) for places in found]

    def _draft(self, place: int, near: Near | None) -> Draft:
        window, parts = self._window, self._texts[place]
        articles = sorted((window.articles[item] for item in self._groups[place]), key=by_time)
        shared = Counter(term for text in parts for term in window.terms[text[0]].words)
        wordings = [self._wording(text[0]) for text in parts[:READ]] if len(parts) > 1 else []
        carried = evidence.terms(shared, self._held, len(window.articles), window.stems)
        names = evidence.names(wordings, self._holders)[: evidence.NAMES]
        return Draft(
            articles=tuple(articles),
            texts=tuple(tuple(sorted((window.articles[i] for i in text), key=by_time)) for text in parts),
            lead=self._lead(place),
            score=self._score(place),
            terms=evidence.spelt(carried, wordings, names),
            names=tuple(names),
            dates=evidence.stated(articles),
            near=near,
        )

    def _distinct(self, members: Sequence[int]) -> list[list[int]]:
        """Part a group into distinct texts, in the order of their first publication."""
        articles, terms = self._window.articles, self._window.terms
        if len(members) == 1:
            return [list(members)]
        keys = {i: articles[i].key if articles[i].text.strip() else articles[i].title.casefold() for i in members}
        parts = texts(members, {item: terms[item].stems for item in members}, keys, self._figures)
        return sorted(parts, key=lambda text: min(by_time(articles[item]) for item in text))

    def _between(self, place: int, one: int, two: int) -> float:
        return self._inner.get(place, {}).get((min(one, two), max(one, two)), UNSCORED)

    def _score(self, place: int) -> float | None:
        """Give the mean over the pairs across texts; None where there is one text."""
        parts = self._texts[place]
        across = [
            self._between(place, one, two)
            for at, text in enumerate(parts)
            for other in parts[at + 1 :]
            for one in text
            for two in other
        ]
        return round(sum(sorted(across)) / len(across), DIGITS) if across else None

    def _lead(self, place: int) -> Article:
        """Choose the headline: a title before none, a statement before a question, then the most central text."""
        window, members = self._window, self._groups[place]

        def rank(item: int) -> tuple[object, ...]:
            article = window.articles[item]
            central = sum(sorted(self._between(place, item, other) for other in members if other != item))
            asks = any(mark in article.title for mark in QUESTION)
            return not article.title, asks, -round(central / len(members), 2), *by_time(article)

        return window.articles[min(members, key=rank)]

    def _wording(self, item: int) -> Wording:
        if item not in self._wordings:
            self._wordings[item] = self._reader.wording(self._window.articles[item])
        return self._wordings[item]

    def _acting(self, place: int) -> dict[str, Counter[str]]:
        """Give the names that act in a story: written more than once, and not everywhere in the window."""
        if place not in self._actors:
            told = together([self._wording(text[0]) for text in self._texts[place][:READ]])
            items = len(self._window.articles)
            self._actors[place] = {
                key: spellings
                for key, spellings in sorted(told.names.items())
                if spellings.total() >= threads.ACTING and threads.rare(self._holders(commonest(spellings)), items)
            }
        return self._actors[place]

    def _label(self, places: Sequence[int]) -> tuple[str, ...]:
        """Name a subject by the names that most of its stories share, then by those written most."""
        actors = [self._acting(place) for place in places]
        told = {key: [names[key] for names in actors if key in names] for names in actors for key in names}
        order = sorted(told, key=lambda key: (-len(told[key]), -sum(names.total() for names in told[key]), key))
        spelt = [commonest(sum(told[key], Counter[str]())) for key in order if len(told[key]) > 1]
        return tuple(dict.fromkeys(spelt))[: threads.NAMES]

    def _holders(self, word: str) -> int:
        """Count the items of the window that hold a word."""
        if word not in self._holding:
            stems = self._language.keys(word, ())
            self._holding[word] = max((self._held[self._numbers[s]] for s in stems if s in self._numbers), default=0)
        return self._holding[word]
