"""The threads of a window with the stories of the past that belong to them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tasks.dedupe.archive import Tie
from tasks.dedupe.order import in_time, threaded
from tasks.model import StoryId, ThreadId

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tasks.model import Grouping, Story, Thread

WHOLE = 1.0  # score of a tie that needs no reading: the two were one story


@dataclass(slots=True)
class _Subject:
    """A thread in the making."""

    stories: list[Story]
    names: tuple[str, ...]
    past: list[Story] = field(default_factory=list)


def widened(
    grouping: Grouping,
    found: Sequence[Tie],
    *,
    earlier: Sequence[Story],
    past: Sequence[Story],
    threads: Sequence[Thread],
) -> Grouping:
    """Widen the threads of a window by stories of the past; the window's stories stay what they are.

    Args:
        grouping: of the window.
        found: ties between its stories and those of the past.
        earlier: the window's stories as they stood before.
        past: every story of the past that `found` or `threads` name.
        threads: the threads, as they stand, of `earlier` and of `past`.
    """
    ours = {story.id: story for story in grouping.stories}
    old = {story.id: story for story in past if story.id not in ours}
    standing = {thread.id: [old[name] for name in thread.stories if name in old] for thread in threads}
    before = {story.id: story.thread for story in earlier if story.thread and standing.get(story.thread)}
    labels = {thread.id: thread.names for thread in threads}
    homes: dict[StoryId, list[tuple[Tie, str]]] = {}
    for tie in found:
        if tie.earlier in old:
            thread = old[tie.earlier].thread
            home = thread if thread in standing else tie.earlier
            homes.setdefault(tie.story, []).append((tie, home or tie.earlier))
    gathered: dict[str, _Subject] = {}
    for subject in _subjects(grouping, {*before, *homes}):
        names = [story.id for story in subject.stories]
        target, label = _target(names, before, homes)
        made = gathered.setdefault(target or names[0], subject)
        if made is not subject:
            made.stories += subject.stories
        if target:
            made.past = standing.get(ThreadId(target)) or [old[StoryId(target)]]
            made.names = labels.get(ThreadId(target)) or made.names or label
    told = [(in_time([*made.past, *made.stories]), made.names) for _, made in sorted(gathered.items())]
    wide = threaded(grouping.stories, [one for one in told if len(one[0]) > 1], [*earlier, *past])
    return replace(grouping, stories=wide.stories, threads=wide.threads)


def merged(earlier: Sequence[Story], grouping: Grouping) -> list[Tie]:
    """Tie a story that has lost its articles of the window to the story that most of them went to."""
    ours = {story.id for story in grouping.stories}
    home = {article: story.id for story in grouping.stories for article in story.articles}
    found = []
    for story in earlier:
        went = Counter(home[article] for article in story.articles if article in home)
        if story.id not in ours and went and went.total() < len(story.articles):
            best = min(went, key=lambda name: (-went[name], name))
            found.append(Tie(story=best, earlier=story.id, score=WHOLE, names=story.why.names))
    return found


def _subjects(grouping: Grouping, more: set[StoryId]) -> list[_Subject]:
    """Give the subjects of the window, and each other story of `more` as one of its own, by their first story."""
    ours = {story.id: story for story in grouping.stories}
    found = [_Subject([ours[name] for name in thread.stories], thread.names) for thread in grouping.threads]
    held = {name for thread in grouping.threads for name in thread.stories}
    found += [_Subject([ours[name]], ()) for name in sorted(more - held) if name in ours]
    return sorted(found, key=lambda subject: subject.stories[0].id)


def _target(
    names: Sequence[StoryId], before: Mapping[StoryId, ThreadId], homes: Mapping[StoryId, Sequence[tuple[Tie, str]]]
) -> tuple[str, tuple[str, ...]]:
    """Choose the one place of the past that stories belong to, and the names that say so.

    That is the thread most of them stood in with stories that have left the window; else the best tie's.
    """
    votes = Counter(before[name] for name in names if name in before)
    if votes:
        return min(votes, key=lambda thread: (-votes[thread], thread)), ()
    fit = [each for name in names for each in homes.get(name, ())]
    if not fit:
        return "", ()
    best, home = min(fit, key=lambda each: (-each[0].score, each[1], each[0].earlier))
    return home, best.names
