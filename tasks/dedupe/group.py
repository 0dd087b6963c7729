"""The whole of dedupe: articles in, every one of them in exactly one story out."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from tasks.dedupe import counted
from tasks.dedupe.across import across
from tasks.dedupe.drafts import READ, drafts
from tasks.dedupe.keys import Keyed
from tasks.dedupe.large import Past, kept
from tasks.dedupe.linked import linked
from tasks.dedupe.order import in_time, story_names, threaded, unchanged, unique
from tasks.dedupe.readings import Readings
from tasks.dedupe.resting import collector_resting
from tasks.dedupe.scoring import window
from tasks.dedupe.signatures import signature
from tasks.dedupe.threads import subjects
from tasks.dedupe.titles import bare

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from tasks.dedupe.drafts import Draft
    from tasks.dedupe.embedding import Embedder
    from tasks.dedupe.linked import Linked
    from tasks.dedupe.threads import Subject
    from tasks.model import Article, ArticleId, Grouping, Kept, Keys, Signature, Story, StoryId


@collector_resting()
def group(
    articles: Sequence[Article],
    *,
    earlier: Sequence[Story] = (),
    signed: Collection[StoryId] | None = None,
    keys: Mapping[ArticleId, Keys] | None = None,
    past: Collection[Kept] | None = None,
    embedder: Embedder | None = None,
) -> Grouping:
    """Group the whole window of `articles` into stories, and stories into threads.

    Never merges across languages, never loses an article, and gives the same whatever the order of `articles`.

    Args:
        articles: the window, new and old together; of two with one id the one seen last counts.
        earlier: stories as they stood before; names of stories and threads are kept by largest overlap.
        keys: what earlier runs gave to compare articles by; those of articles that `past` knows are not asked for. What
            had to be made is given back. None: gives none back.
        past: what an earlier run knew of large windows; what this one knows is given back. None: gives none back.
        signed: stories that have a signature: none is made for them unless they have changed; None: of no story.
        embedder: a model of the user's own, for the links between languages; it touches nothing else.
    """
    known = unique(articles)
    grouped = _named(_by_language(known, {} if keys is None else keys, past or (), earlier), earlier)
    stories = [story for one in grouped for story in one.stories]
    signatures = _signatures(grouped, earlier, signed, {article.id for article in known})
    grouping = threaded(stories, _gathered(grouped), earlier, signatures)
    fresh = () if keys is None else _fresh(grouped)
    rows = () if past is None else tuple(row for one in grouped for row in _kept(one))
    return across(replace(grouping, keys=fresh, kept=rows), known, embedder, past)


class _Grouped(NamedTuple):
    """One language's window, grouped."""

    fresh: Sequence[Keys]  # that had to be made
    made: Linked
    readings: Readings
    drafts: list[Draft]
    subjects: list[Subject]
    stories: tuple[Story, ...] = ()  # the drafts under their names


def _by_language(
    known: Sequence[Article], keys: Mapping[ArticleId, Keys], past: Collection[Kept], earlier: Sequence[Story]
) -> list[_Grouped]:
    """Group the articles of each language among themselves."""
    titles = dict(zip((article.id for article in known), bare(known), strict=True))
    grouped = []
    for language in sorted({article.language for article in known}):
        ours = [article for article in known if article.language == language]
        called = [titles[one.id] for one in ours]
        compared = Keyed(ours, called, keys)
        made = linked(window(ours, called, compared, [one for one in past if one.language == language]))
        readings = Readings(made.window)
        drafted = drafts(made, readings, earlier)
        grouped.append(_Grouped(compared.fresh, made, readings, drafted, subjects(made, readings)))
    return grouped


def _named(grouped: Sequence[_Grouped], earlier: Sequence[Story]) -> list[_Grouped]:
    """Name the stories of all languages, by largest overlap with earlier ones."""
    members = [draft.story.articles for one in grouped for draft in one.drafts]
    names = iter(story_names(members, {story.id: story.articles for story in earlier}))
    named = []
    for one in grouped:
        mine = list(islice(names, len(one.drafts)))
        stories = tuple(draft.named(name, mine) for draft, name in zip(one.drafts, mine, strict=True))
        named.append(one._replace(stories=stories))
    return named


def _gathered(grouped: Sequence[_Grouped]) -> list[tuple[tuple[Story, ...], tuple[str, ...]]]:
    """Give the stories of each subject in order of time, and the names they share."""
    return [
        (in_time(one.stories[place] for place in subject.places), subject.names)
        for one in grouped
        for subject in one.subjects
    ]


def _signatures(
    grouped: Sequence[_Grouped],
    earlier: Sequence[Story],
    signed: Collection[StoryId] | None,
    ids: Collection[ArticleId],
) -> tuple[Signature, ...]:
    """Sign the stories that have changed or are not `signed`; none where nobody asks for signatures."""
    if signed is None:
        return ()
    stories = [story for one in grouped for story in one.stories]
    as_before = unchanged(stories, earlier, ids) & frozenset(signed)
    made = (
        signature(one.made, one.readings, place, story.id)
        for one in grouped
        for place, story in enumerate(one.stories)
        if story.id not in as_before
    )
    return tuple(sorted(made, key=lambda each: each.story))


def _fresh(grouped: Sequence[_Grouped]) -> tuple[Keys, ...]:
    """Give the keys that had to be made, in the order of their articles."""
    return tuple(sorted((keys for one in grouped for keys in one.fresh), key=lambda keys: keys.article))


def _kept(grouped: _Grouped) -> tuple[Kept, ...]:
    """Put by what is known of a large window; nothing of a small one, which is quickly grouped from the start."""
    made, readings = grouped.made, grouped.readings
    window = made.window
    if window.known is None or window.basis is None or len(window.articles) <= counted.FROM:
        return ()
    firsts = {tuple(text[0] for text in texts[:READ]) for texts in made.texts}
    acting = {items: names for items, names in readings.acting.items() if items in firsts}
    spelt = window.past.spelt if window.past else None
    past = Past(
        known=window.known,
        origins=window.origins,
        groups=dict(zip(made.groups, made.texts, strict=True)),
        sums={group: draft.sums for group, draft in zip(made.groups, grouped.drafts, strict=True) if len(group) > 1},
        acting={items: acting[items] for items in sorted(acting) if items not in spelt.acting} if spelt else {},
        holding=readings.holding,
        names=readings.names,
        nouns=readings.taught.nouns,
        standing=readings.taught.standing,
        content=window.past.content if window.past else b"",
        read=window.past.read if window.past else None,
    )
    return kept(past, window.articles[0].language, window.basis.made_of, lambda: readings.spelt(acting))
