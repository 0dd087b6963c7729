"""What a run knows of a large window, as bytes and back: arrays in numpy's own format, words as one text a list."""

from __future__ import annotations

import json
from dataclasses import dataclass
from io import BytesIO
from itertools import accumulate, chain, pairwise
from typing import TYPE_CHECKING, Any

from tasks.dedupe.large.columns import Rows
from tasks.dedupe.large.known import Briefs, Known
from tasks.dedupe.large.matrix import Table
from tasks.dedupe.large.numbering import Columns, Vocabulary
from tasks.dedupe.large.sealing import opened, sealed
from tasks.dedupe.pairs import Pairs
from tasks.model import Kept

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from tasks.dedupe.wording import Spellings

    Arrays = Mapping[str, NDArray[Any]]

Texts = tuple[tuple[int, ...], ...]
END = "\n"  # of each word: no stem, gram or name holds it


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
    groups: Sequence[Texts]  # by their items
    sums: Mapping[tuple[int, ...], Sums]  # by the ascending items of a group
    acting: Mapping[tuple[int, ...], Spellings]  # the names that act in a story, by the first prints of its texts
    holding: Mapping[str, int]  # how many of the counted articles hold a name
    nouns: frozenset[str]  # that take an article
    standing: frozenset[str]  # words by which Arabic verbs are told from names


def kept(past: Past, language: str, made_of: str) -> Kept:
    """Put it into bytes."""
    import numpy as np

    known = past.known
    arrays: dict[str, object] = {}
    for name in Columns.__slots__:
        _put_rows(arrays, name, getattr(known.columns, name))
    for place, words in enumerate(known.vocabulary.lists):
        arrays[f"words-{place}"] = _letters(words)
    _put_table(arrays, "texts", known.texts)
    if known.briefs:
        _put_table(arrays, "briefs", known.briefs.table)
        _put_rows(arrays, "brief words", known.briefs.words)
        _put_rows(arrays, "brief grams", known.briefs.grams)
        arrays["plain"] = np.array(list(known.briefs.plain.items()), dtype=np.int64).reshape(-1, 2)
    for name, kind in Pairs.kinds().items():
        arrays[f"pairs-{name}"] = np.frombuffer(getattr(known.pairs, name), dtype=kind)
    texts = list(chain.from_iterable(past.groups))
    arrays["items"] = np.fromiter(chain.from_iterable(texts), dtype=np.int64)
    arrays["sizes"] = np.array([len(text) for text in texts], dtype=np.int64)
    arrays["parts"] = np.array([len(group) for group in past.groups], dtype=np.int64)
    told = {
        "counted": known.counted,
        "famous": sorted(known.famous),
        "countries": dict(sorted(known.countries.items())),
        "sums": [[one.score, one.lead, one.made_of] for one in past.sums.values()],
        "acting": [[list(items), names] for items, names in past.acting.items()],
        "holding": dict(sorted(past.holding.items())),
    }
    arrays["nouns"], arrays["standing"] = (_letters(sorted(words)) for words in (past.nouns, past.standing))
    arrays["told"] = _letters([json.dumps(told, ensure_ascii=False, separators=(",", ":"))])
    raw = BytesIO()
    np.savez(raw, **arrays)  # type: ignore[arg-type]
    return Kept(language=language, articles=len(known), made_of=made_of, content=sealed(raw.getvalue()))


def past(given: Kept) -> Past:
    """Read it back.

    Raises:
        ValueError: these are not the bytes that were put by, or what they say does not fit together.
        KeyError, OSError, zipfile.BadZipFile: they are the arrays of something else, or no arrays.
    """
    from numpy.lib.npyio import NpzFile  # `numpy.load` takes other files besides

    with NpzFile(BytesIO(opened(given.content)), allow_pickle=False) as arrays:
        (line,) = _words(arrays["told"])
        told = json.loads(line)
        columns = Columns(**{name: _rows(arrays, name) for name in Columns.__slots__})
        stems, grams, names = (_words(arrays[f"words-{place}"]) for place in range(3))
        known = Known(
            counted=told["counted"],
            vocabulary=Vocabulary(stems=stems, grams=grams, names=names),
            columns=columns,
            texts=_table(arrays, "texts"),
            briefs=_briefs(arrays) if "plain" in arrays else None,
            famous=frozenset((month, day) for month, day in told["famous"]),
            countries=told["countries"],
            pairs=Pairs.read({name: arrays[f"pairs-{name}"].tobytes() for name in Pairs.kinds()}),
        )
        nouns, standing = (frozenset(_words(arrays[name])) for name in ("nouns", "standing"))
        groups = _groups(*(arrays[name].tolist() for name in ("items", "sizes", "parts")))
    _check(known, groups, given.articles)
    several = (tuple(sorted(chain.from_iterable(group))) for group in groups if len(group) > 1 or len(group[0]) > 1)
    sums = zip(several, told["sums"], strict=True)
    return Past(
        known=known,
        groups=groups,
        sums={group: Sums(score=score, lead=lead, made_of=made) for group, (score, lead, made) in sums},
        acting={tuple(items): named for items, named in told["acting"]},
        holding=told["holding"],
        nouns=nouns,
        standing=standing,
    )


def _check(known: Known, groups: Sequence[Texts], articles: int) -> None:
    """Refuse what is not of so many articles; ValueError."""
    rows = [getattr(known.columns, name) for name in Columns.__slots__]
    whole = all(len(each) == articles and each.starts[-1] == len(each.flat) for each in rows)
    pairs = {len(getattr(known.pairs, name)) for name in Pairs.kinds()}
    if not whole or len(pairs) > 1 or sum(len(text) for group in groups for text in group) != articles:
        raise ValueError(f"what was put by is not of {articles} articles")


def _put_rows(arrays: dict[str, object], name: str, rows: Rows) -> None:
    arrays[name], arrays[f"{name}-starts"] = rows.flat, rows.starts


def _rows(arrays: Arrays, name: str) -> Rows:
    return Rows(arrays[name], arrays[f"{name}-starts"])


def _put_table(arrays: dict[str, object], name: str, table: Table) -> None:
    import numpy as np

    arrays[f"{name}-items"] = np.array(table.items)
    arrays[f"{name}-lengths"], arrays[f"{name}-chance"] = table.lengths, table.chance
    for place, (squares, loads) in enumerate(zip(table.squares, table.loads, strict=True)):
        arrays[f"{name}-squares-{place}"], arrays[f"{name}-loads-{place}"] = squares, loads


def _table(arrays: Arrays, name: str) -> Table:
    lengths = arrays[f"{name}-lengths"]
    places = range(lengths.shape[1])
    return Table(
        items=int(arrays[f"{name}-items"]),
        squares=tuple(arrays[f"{name}-squares-{place}"] for place in places),
        loads=tuple(arrays[f"{name}-loads-{place}"] for place in places),
        lengths=lengths,
        chance=arrays[f"{name}-chance"],
    )


def _briefs(arrays: Arrays) -> Briefs:
    return Briefs(
        words=_rows(arrays, "brief words"),
        grams=_rows(arrays, "brief grams"),
        table=_table(arrays, "briefs"),
        plain=dict(arrays["plain"].tolist()),
    )


def _letters(words: Sequence[str]) -> NDArray[np.uint8]:
    import numpy as np

    return np.frombuffer("".join(f"{word}{END}" for word in words).encode("utf-8", "surrogatepass"), dtype=np.uint8)


def _words(letters: NDArray[Any]) -> list[str]:
    return letters.tobytes().decode("utf-8", "surrogatepass").split(END)[:-1]


def _groups(items: Sequence[int], sizes: Sequence[int], parts: Sequence[int]) -> list[Texts]:
    """Part items into texts of these sizes, and texts into groups of so many."""
    texts = [tuple(items[start:end]) for start, end in pairwise(accumulate(sizes, initial=0))]
    return [tuple(texts[start:end]) for start, end in pairwise(accumulate(parts, initial=0))]
