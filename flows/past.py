"""What the window does not see: stories that began before it, and those of their subjects told long ago.

History is never held in memory. Of each story a signature is kept once; only the few stories of the past that it
points to are read again, and only for the window's stories that are new or have changed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence

from tasks.compose import covered
from tasks.compose.threads import LONGEST
from tasks.dedupe.archive import NEAREST, Acting, Tie, fits, named, nearest, read, ties
from tasks.dedupe.threads import EVERYWHERE, FEW
from tasks.dedupe.widening import merged, widened
from tasks.model import Article, ArticleId, Grouping, Signature, Story, StoryId
from tasks.store import Store
from tasks.store.stories import joined, without


def remembered(
    grouping: Grouping,
    store: Store,
    articles: Mapping[ArticleId, Article],
    earlier: Sequence[Story],
    *,
    until: dt.datetime,
) -> Grouping:
    """Widen the threads of the window by the stories of the past that belong to them.

    Args:
        grouping: of the window.
        store: where the past is; nothing is written.
        articles: the window.
        earlier: the window's stories as the store has them.
        until: the end of the window: a look back at an earlier day knows nothing of what came later.
    """
    beside = store.threads_of([story.id for story in earlier])
    held = {story.id for story in grouping.stories}
    mates = {name for thread in beside for name in thread.stories} - held
    settled = {name for thread in beside if mates.intersection(thread.stories) for name in thread.stories}
    found = merged(earlier, grouping) + _found(grouping, store, articles, held, settled)
    reached = store.stories({tie.earlier for tie in found} | mates)
    threads = store.threads_of([story.id for story in reached])
    # a story whose articles are all in the window has been grouped anew: what it was is no past
    whole = store.stories({name for thread in threads for name in thread.stories} - held | {s.id for s in reached})
    past = _before([one for one in whole if not articles.keys() >= set(one.articles)], store, until)
    return widened(grouping, found, earlier=earlier, past=past, threads=threads)


def _found(
    grouping: Grouping,
    store: Store,
    articles: Mapping[ArticleId, Article],
    held: Collection[StoryId],
    settled: Collection[StoryId],
) -> list[Tie]:
    """Look for the past of the stories that are new or have changed, and whose threads reach into no past yet."""
    asking = {one.story: one for one in grouping.signatures if one.names and one.story not in settled}
    likely = _likely(tuple(asking.values()), store, held)
    theirs = store.signatures({name for names in likely.values() for name in names})
    ours = {story.id: story for story in grouping.stories if story.id in likely}
    near = {
        story: nearest(asking[story], [theirs[n] for n in likely[story] if n in theirs]) for story in sorted(likely)
    }
    found: list[Tie] = []
    for turn in range(NEAREST):
        done = {tie.story for tie in found}
        asked = [(story, others[turn]) for story, others in near.items() if story not in done and turn < len(others)]
        old = {story.id: story for story in store.stories({other for _, other in asked})}
        wanted = {name for story in old.values() for name in read(story)}
        wanted.update(name for story, _ in asked for name in read(ours[story]))
        texts = {article.id: article for article in store.articles(wanted - articles.keys())}
        threads = _threads(store, old.values())
        found += [
            tie
            for tie in ties(asked, ours | old, {**articles, **texts}, asking | theirs)
            if fits(asking[tie.story], threads.get(tie.earlier, ()))
        ]
    return found


def _threads(store: Store, stories: Collection[Story]) -> dict[StoryId, list[Signature]]:
    """Give for each story the signatures of the stories of its thread, the latest ones of a long thread."""
    threads = {thread.id: thread.stories[-LONGEST:] for thread in store.threads_of([story.id for story in stories])}
    signed = store.signatures({name for names in threads.values() for name in names})
    return {
        story.id: [signed[name] for name in threads[story.thread] if name in signed]
        for story in stories
        if story.thread in threads
    }


def _likely(asking: Sequence[Signature], store: Store, held: Collection[StoryId]) -> dict[StoryId, list[StoryId]]:
    """Give for each story those of the past that share enough of its actors."""
    found: dict[StoryId, list[StoryId]] = {}
    for language in sorted({one.language for one in asking}):
        ours = [one for one in asking if one.language == language]
        names = {name for one in ours for name, _ in one.names}
        total, holders = store.holders(language, names, share=EVERYWHERE, least=FEW)
        acting = Acting(stories=total, holders=holders)
        found.update((one.story, likely) for one in ours if (likely := named(one, acting, held)))
    return found


def _before(stories: Sequence[Story], store: Store, until: dt.datetime) -> tuple[Story, ...]:
    """Leave out the stories that nobody had seen at `until`."""
    seen = store.seen({story.lead for story in stories})
    return tuple(story for story in stories if seen[story.lead] < until)


def mates(
    grouping: Grouping, shown: Collection[StoryId], sources: Collection[str], store: Store
) -> tuple[tuple[Story, ...], dict[ArticleId, Article]]:
    """Give the stories of the past in the threads of those shown, as far as these sources gave them, to be named."""
    ours = {story.id for story in grouping.stories}
    threads = (thread.stories for thread in grouping.threads if not set(shown).isdisjoint(thread.stories))
    older = ([name for name in stories if name not in ours][-LONGEST:] for stories in threads)  # the page shows no more
    past = store.stories({name for names in older for name in names})
    texts = {article.id: article for article in store.articles({name for story in past for name in story.articles})}
    return tuple(covered(past, texts, sources)), texts


def whole(
    stories: Iterable[Story],
    earlier: Sequence[Story],
    articles: Mapping[ArticleId, Article],
    store: Store,
    *,
    until: dt.datetime,
) -> tuple[tuple[Story, ...], dict[ArticleId, Article]]:
    """Give stories with the articles that left the window before, and those articles beside the window's."""
    before = {story.id: story for story in earlier}
    gone = {name for story in earlier for name in story.articles} - articles.keys()
    seen = {article.id: article for article in store.articles(gone) if article.first_seen < until}
    late = gone - seen.keys()
    told = []
    for story in stories:
        old = before.get(story.id)
        if old and late.intersection(old.articles):
            old = without(old, late)
        told.append(joined(story, old, articles.keys()) if old else story)
    return tuple(told), {**articles, **seen}
