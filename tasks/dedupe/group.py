"""The whole of dedupe: articles in, every one of them in exactly one story out."""

from __future__ import annotations

from dataclasses import replace
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
    from tasks.model import Article, ArticleId, Grouping, Kept, Keys, Story, StoryId


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
    ids = {article.id for article in known}
    titles = dict(zip((article.id for article in known), bare(known), strict=True))
    told: list[_Told] = []
    fresh: list[Keys] = []
    for language in sorted({article.language for article in known}):
        ours = [article for article in known if article.language == language]
        before_it = [one for one in past or () if one.language == language]
        called = [titles[one.id] for one in ours]
        compared = Keyed(ours, called, {} if keys is None else keys)
        scored = window(ours, called, compared, before_it)
        fresh += compared.fresh
        made = linked(scored)
        readings = Readings(scored)
        told.append(_Told(made, readings, drafts(made, readings, earlier), subjects(made, readings)))
    members = [draft.story.articles for one in told for draft in one.drafts]
    names = story_names(members, {story.id: story.articles for story in earlier})
    stories: dict[StoryId, Story] = {}
    gathered: list[tuple[tuple[Story, ...], tuple[str, ...]]] = []
    homes: list[tuple[_Told, list[Story]]] = []
    for one in told:
        mine, names = names[: len(one.drafts)], names[len(one.drafts) :]
        named = [draft.named(name, mine) for draft, name in zip(one.drafts, mine, strict=True)]
        stories.update((story.id, story) for story in named)
        gathered += [(in_time(named[at] for at in subject.places), subject.names) for subject in one.subjects]
        homes.append((one, named))
    as_before: Collection[StoryId] = stories.keys()  # of all, where nobody asks for signatures
    if signed is not None:
        as_before = unchanged(tuple(stories.values()), earlier, ids) & frozenset(signed)
    signatures = [
        signature(one.made, one.readings, place, story.id)
        for one, named in homes
        for place, story in enumerate(named)
        if story.id not in as_before
    ]
    signatures.sort(key=lambda each: each.story)
    grouping = threaded(tuple(stories.values()), gathered, earlier, tuple(signatures))
    rows_of_keys = () if keys is None else tuple(sorted(fresh, key=lambda one: one.article))
    rows = () if past is None else tuple(row for one in told for row in _kept(one))
    return across(replace(grouping, keys=rows_of_keys, kept=rows), known, embedder, past)


class _Told(NamedTuple):
    """One language's window, grouped."""

    made: Linked
    readings: Readings
    drafts: list[Draft]
    subjects: list[Subject]


def _kept(told: _Told) -> tuple[Kept, ...]:
    """Put by what is known of a large window; nothing of a small one, which is quickly grouped from the start."""
    made, readings = told.made, told.readings
    window = made.window
    if window.known is None or window.told is None or len(window.articles) <= counted.FROM:
        return ()
    firsts = {tuple(text[0] for text in texts[:READ]) for texts in made.texts}
    acting = {items: names for items, names in readings.acting.items() if items in firsts}
    spelt = window.past.spelt if window.past else None
    past = Past(
        known=window.known,
        origins=window.origins,
        groups=dict(zip(made.groups, made.texts, strict=True)),
        sums={group: draft.sums for group, draft in zip(made.groups, told.drafts, strict=True) if len(group) > 1},
        acting={items: acting[items] for items in sorted(acting) if items not in spelt.acting} if spelt else {},
        holding=readings.holding,
        names=readings.names,
        nouns=readings.taught.nouns,
        standing=readings.taught.standing,
        content=window.past.content if window.past else b"",
        read=window.past.read if window.past else None,
    )
    return kept(past, window.articles[0].language, window.told.made_of, lambda: readings.spelt(acting))
