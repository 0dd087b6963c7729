"""Links between stories of different languages: "possibly the same", never a merge.

Two stories are compared by letters and sounds of their words, by numbers and by countries (`marks`), and less the
further apart in time they were published. A link needs more than a score: each must be the other's best in its
language, clearly ahead of the next, with words in common (`partners`). On headlines of nine languages about one
sporting event, grouped by ourselves, nine of ten links are right, and a fifth of what could be linked is linked
(tests/quality/crossings.py). The links change no story: neither what it holds nor its name.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tasks.dedupe import counted
from tasks.dedupe.marks import Reader
from tasks.dedupe.partners import links
from tasks.dedupe.profiles import COUNTRIES, NUMBERS, SOUNDS, channels, first_texts, profiles
from tasks.dedupe.titles import bare
from tasks.dedupe.weights import SMALL
from tasks.model import Likely

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from tasks.dedupe.embedding import Embedder
    from tasks.dedupe.large.recalled import Recalled
    from tasks.dedupe.partners import Link, Pair
    from tasks.dedupe.profiles import Profile, Texts
    from tasks.model import Article, ArticleId, Grouping, Kept, Story, StoryId

NAMES = 6  # words that sound alike, shown to a reader: the strongest
FIGURES = 4  # numbers, shown likewise


def across(
    grouping: Grouping,
    articles: Sequence[Article],
    embedder: Embedder | None = None,
    past: Collection[Kept] | None = None,
) -> Grouping:
    """Write into the stories of a window which story of another language is possibly the same.

    Args:
        grouping: every article of the window in one story; a story is of one language.
        articles: the window.
        embedder: a model of the user's own; None: letters, sounds and figures are all there is.
        past: what an earlier run knew; what this one has read of a large window is added to what the grouping keeps.
            None: nothing is.
    """
    if len({article.language for article in articles}) < 2:
        return grouping
    known = {
        article.id: article if article.title == title else replace(article, title=title)
        for article, title in zip(articles, bare(articles), strict=True)
    }
    stories = sorted(grouping.stories, key=lambda story: story.id)
    texts = first_texts(stories, known)
    made = _read(stories, known, texts, past or (), embedder)
    linked = _linked(stories, texts, made, embedder.name if embedder else "")
    large = past is not None and len(articles) > counted.FROM
    kept = (made.recalled.kept(articles),) if made.recalled and large else ()
    told = tuple(_with(story, linked.get(story.id, ())) for story in grouping.stories)
    return replace(grouping, stories=told, kept=(*grouping.kept, *kept))


class _Read(NamedTuple):
    """The stories of a window as they are compared."""

    profiles: list[Profile]
    asked: list[Pair] | None  # pairs worth a score, where that is known already
    readers: Mapping[str, Reader]
    recalled: Recalled | None = None  # of a large window


def _readers(texts: Texts) -> dict[str, Reader]:
    """Give each language a reader that knows the words of all its stories."""
    spoken: dict[str, list[Article]] = {}
    for mine in texts:
        spoken.setdefault(mine[0].language, []).extend(mine)
    return {language: Reader.of(language, mine) for language, mine in spoken.items()}


def _read(
    stories: Sequence[Story],
    articles: Mapping[ArticleId, Article],
    texts: Texts,
    past: Collection[Kept],
    embedder: Embedder | None,
) -> _Read:
    """Read stories, plainly where they are few."""
    if embedder is not None or len(stories) <= SMALL:
        readers = _readers(texts)
        return _Read(profiles(stories, articles, texts, channels(texts, readers), embedder), None, readers)
    from tasks.dedupe.large.encounters import Encounters  # with numpy
    from tasks.dedupe.large.recalled import Recalled

    recalled = Recalled.of(texts, past)
    encounters = Encounters(texts, recalled.spoken)
    read = profiles(stories, articles, texts, encounters.channels)
    readers = {language: one.reader for language, one in recalled.spoken.items()}
    return _Read(read, encounters.asked(read), readers, recalled)


def _linked(stories: Sequence[Story], texts: Texts, read: _Read, model: str) -> dict[StoryId, tuple[Likely, ...]]:
    """Give each story that has links all of them, the best first."""
    beside: dict[StoryId, list[Likely]] = {}
    for link in links(read.profiles, read.asked):
        for story, likely in _told(link, stories, read.profiles, texts, read.readers):
            beside.setdefault(story, []).append(replace(likely, model=model, meaning=link.meaning))
    return {name: tuple(sorted(found, key=lambda one: (-one.score, one.story))) for name, found in beside.items()}


def _with(story: Story, likely: tuple[Likely, ...]) -> Story:
    """Give the story with its links."""
    return story if story.why.likely == likely else replace(story, why=replace(story.why, likely=likely))


def _told(
    link: Link,
    stories: Sequence[Story],
    read: Sequence[Profile],
    texts: Texts,
    readers: Mapping[str, Reader],
) -> Iterator[tuple[StoryId, Likely]]:
    """Give both ends of a link with what the two share, each side's own spelling first."""
    numbers, countries = (_shared(link, read, channel) for channel in (NUMBERS, COUNTRIES))
    sounds = _shared(link, read, SOUNDS)
    spelt = {at: _spelt(texts[at], readers) for at in (link.one, link.two)}
    for mine, yours in ((link.one, link.two), (link.two, link.one)):
        pairs = ((spelt[mine][sound], spelt[yours][sound]) for sound in sounds)
        names = dict.fromkeys(one if one == two else f"{one} / {two}" for one, two in pairs)
        yield (
            stories[mine].id,
            Likely(
                story=stories[yours].id,
                score=link.score,
                names=tuple(names)[:NAMES],
                numbers=tuple(numbers[:FIGURES]),
                countries=tuple(countries),
            ),
        )


def _shared(link: Link, read: Sequence[Profile], channel: int) -> list[str]:
    """Give the marks that both ends have, those that carry most first."""
    one, two = read[link.one].vector(channel), read[link.two].vector(channel)
    return sorted(one.keys() & two.keys(), key=lambda mark: (-round(one[mark] * two[mark], 9), mark))


def _spelt(texts: Sequence[Article], readers: Mapping[str, Reader]) -> dict[str, str]:
    """Give a spelling for each sound of a story: that of the first text that has it."""
    found: dict[str, str] = {}
    for article in texts:
        for sound, word in readers[article.language].spellings(article).items():
            found.setdefault(sound, word)
    return found
