"""What a run knows of a large window, as bytes and back: of the articles that are counted, what was read, and the rest.

The first is by far the larger, and stays as it is until the count is made again, as do what the texts spell that were
read then and the names that act in their stories: a run that goes on reads both where they lie and gives them back
untouched. The rest grows with every article that comes; it holds the stories besides.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tasks.dedupe.large import naming
from tasks.dedupe.large.hashed import Hashed, hashed
from tasks.dedupe.large.known import Known
from tasks.dedupe.large.packing import letters, packed, unpacked, words
from tasks.model import Kept

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from tasks.dedupe.large.naming import Arrays, Texts
    from tasks.dedupe.large.spelling import Acting, Spelt


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """What was worked out of a group of several articles."""

    score: float | None
    lead: int  # the item that gives the headline
    made_of: str  # digest of what its terms and names follow from; "" of a single text


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What an earlier run knew and found of the first articles of a window."""

    known: Known
    origins: Sequence[str]  # of what the articles are compared by
    groups: Mapping[tuple[int, ...], Texts]  # by their ascending items; none where only what is counted is known
    sums: Mapping[tuple[int, ...], Sums]  # by the ascending items of a group
    acting: Acting  # the names that act in a story, by the first prints of its texts; to put by, those read since
    holding: Mapping[str, int]  # how many of the counted articles hold a name
    names: Mapping[str, bool]  # whether what looks like a name is one
    nouns: frozenset[str]  # that take an article
    standing: Collection[str]  # words by which Arabic verbs are told from names
    content: bytes = b""  # what follows from the counted articles alone, as it was read
    spelt: Spelt | None = None  # what the texts spell that were read
    read: Kept | None = None  # the row of it, as it came


def kept(past: Past, language: str, made_of: Callable[[int], str], spelt: Callable[[], bytes]) -> tuple[Kept, ...]:
    """Put by all parts.

    Args:
        past: what is known of a window.
        language: of its articles.
        made_of: gives the digest of the first so many articles.
        spelt: gives what the texts spell that were read, where an earlier run has not kept it.
    """
    first, end = past.known.counted, len(past.known)
    read = past.read or Kept(language=language, part="read", articles=end, made_of=made_of(end), content=spelt())
    return (
        Kept(
            language=language,
            part="counted",
            articles=first,
            made_of=made_of(first),
            content=past.content or counted(past),
        ),
        Kept(language=language, part="all", articles=end, made_of=made_of(end), content=rest(past)),
        read,
    )


def counted(past: Past) -> bytes:
    """Put what follows from the counted articles alone into bytes."""
    import numpy as np

    known, end = past.known, past.known.counted
    arrays = naming.of_columns(known.columns, 0, end) | naming.of_pairs(known.pairs, 0, known.counted_pairs)
    arrays |= naming.of_vocabulary(known.vocabulary, later=False)
    arrays |= naming.of_table("texts", known.texts) | naming.of_measures("texts", known.texts, 0, end)
    if known.briefs and known.short(end):
        arrays |= naming.of_briefs(known.briefs, end)
    arrays |= {"nouns": letters(sorted(past.nouns))} | hashed(past.standing, "standing")
    arrays["times"] = known.times.astype(np.intc)
    arrays |= {"named": naming.of_named(known.named[:end]), "origins": letters(past.origins[:end])}
    return packed(arrays, {"famous": sorted(known.famous), "countries": dict(sorted(known.countries.items()))})


def rest(past: Past) -> bytes:
    """Put what came after those, and the stories of all, into bytes."""
    import numpy as np

    known, first, end = past.known, past.known.counted, len(past.known)
    arrays = naming.of_columns(known.columns, first, end)
    arrays |= naming.of_pairs(known.pairs, known.counted_pairs, len(known.pairs))
    arrays |= naming.of_vocabulary(known.vocabulary, later=True)
    arrays |= naming.of_measures("texts", known.texts, first, end)
    if known.briefs:  # whole, where the first headline came after what is counted
        counts = known.short(first)
        arrays |= naming.of_headlines(known.briefs, first, end) if counts else naming.of_briefs(known.briefs, end)
    arrays |= {"named": naming.of_named(known.named[first:]), "origins": letters(past.origins[first:end])}
    told = {
        "sums": [[one.score, one.lead, one.made_of] for one in past.sums.values()],
        "acting": [[firsts, names] for firsts, names in past.acting.items()],
    }
    for name, kind, asked in (("held", np.intc, past.holding), ("judged", np.bool_, past.names)):
        ordered = sorted(asked)
        arrays |= {f"names {name}": letters(ordered), name: np.array([asked[one] for one in ordered], dtype=kind)}
    return packed(arrays | naming.of_groups(tuple(past.groups.values())), told)


def read(content: bytes, articles: int) -> Past:
    """Read back what was known of so many counted articles.

    Raises:
        ValueError: these are not the bytes that were put by, or what they say does not fit together.
        LookupError, TypeError, AttributeError: they are those of something else.
    """
    arrays, told = unpacked(content)
    known = Known(
        counted=articles,
        vocabulary=naming.to_vocabulary(arrays),
        columns=naming.to_columns(arrays, articles),
        times=arrays["times"],
        texts=naming.to_table(arrays, "texts"),
        briefs=naming.to_briefs(arrays, articles) if "plain" in arrays else None,
        famous=frozenset((month, day) for month, day in told["famous"]),
        countries=told["countries"],
        named=naming.to_named(arrays, articles),
        pairs=naming.to_pairs(arrays),
    )
    return Past(
        known=known,
        origins=_origins(arrays, articles),
        groups={},
        sums={},
        acting={},
        holding={},
        names={},
        nouns=frozenset(words(arrays["nouns"])),
        standing=Hashed(arrays, "standing"),
        content=content,
    )


def read_on(content: bytes, articles: int, before: Past) -> Past:
    """Read back what was known of so many articles, of which those `before` are counted; errors as above."""
    arrays, told = unpacked(content)
    groups = naming.to_groups(arrays, articles)
    several = (members for members, group in groups.items() if not naming.alone(group))
    sums = zip(several, told["sums"], strict=True)
    return replace(
        before,
        known=_known_on(arrays, articles, before.known),
        origins=[*before.origins, *_origins(arrays, articles - before.known.counted)],
        groups=groups,
        sums={group: Sums(score=score, lead=lead, made_of=made) for group, (score, lead, made) in sums},
        acting={tuple(items): named for items, named in told["acting"]},
        holding=dict(zip(words(arrays["names held"]), arrays["held"].tolist(), strict=True)),
        names=dict(zip(words(arrays["names judged"]), arrays["judged"].tolist(), strict=True)),
    )


def _origins(arrays: Arrays, articles: int) -> list[str]:
    """Give the origins of so many articles; ValueError where they are of others."""
    found = words(arrays["origins"])
    if len(found) != articles:
        raise ValueError(f"origins that are not of {articles} articles")
    return found


def _known_on(arrays: Arrays, articles: int, known: Known) -> Known:
    """Add what is known of the articles that came after the counted ones, up to so many."""
    more, briefs = articles - known.counted, known.briefs
    if briefs:
        briefs = naming.to_more_briefs(arrays, more, briefs)
    elif "plain" in arrays:
        briefs = naming.to_briefs(arrays, articles)
    later = naming.to_columns(arrays, more)
    return replace(
        known,
        vocabulary=naming.to_vocabulary(arrays, known.vocabulary),
        columns=known.columns.plus(later) if more else known.columns,
        texts=naming.measured(arrays, "texts", known.texts),
        briefs=briefs,
        named=(*known.named, *naming.to_named(arrays, more)),
        pairs=known.pairs.plus(naming.to_pairs(arrays)),
    )
