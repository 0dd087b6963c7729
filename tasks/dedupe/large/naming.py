"""What is known of a large window as named arrays, and back, piece by piece; items go by their range."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate, chain, pairwise
from typing import TYPE_CHECKING, Any

from tasks.dedupe.large.columns import Rows
from tasks.dedupe.large.joined import Joined
from tasks.dedupe.large.known import Briefs
from tasks.dedupe.large.matrix import Table
from tasks.dedupe.large.numbering import Columns, Vocabulary
from tasks.dedupe.large.packing import letters, words
from tasks.dedupe.pairs import Pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    Arrays = dict[str, NDArray[Any]]

Texts = tuple[tuple[int, ...], ...]


def of_columns(columns: Columns, start: int, end: int) -> Arrays:
    """Name the terms of some articles."""
    arrays: Arrays = {}
    for name in Columns.__slots__:
        arrays |= _of_rows(name, getattr(columns, name).slice(start, end))
    return arrays


def to_columns(arrays: Arrays, articles: int) -> Columns:
    """Give the terms of so many articles; ValueError where they are of others."""
    return Columns(**{name: _to_rows(arrays, name, articles) for name in Columns.__slots__})


def of_pairs(pairs: Pairs, start: int, end: int) -> Arrays:
    """Name some pairs."""
    import numpy as np

    kinds = Pairs.kinds().items()
    return {f"pairs-{name}": np.frombuffer(getattr(pairs, name), dtype=kind)[start:end] for name, kind in kinds}


def to_pairs(arrays: Arrays) -> Pairs:
    """Give pairs; ValueError where an end or a score of one is missing."""
    columns = {name: arrays[f"pairs-{name}"] for name in Pairs.kinds()}
    if len({len(column) for column in columns.values()}) > 1:
        raise ValueError("pairs of which something is missing")
    return Pairs.read({name: column.tobytes() for name, column in columns.items()})


def of_table(name: str, table: Table) -> Arrays:
    """Name what a table says of terms."""
    import numpy as np

    arrays: Arrays = {f"{name}-items": np.array([table.items])}
    for place, (squares, loads) in enumerate(zip(table.squares, table.loads, strict=True)):
        arrays |= {f"{name}-squares-{place}": squares, f"{name}-loads-{place}": loads}
    return arrays


def to_table(arrays: Arrays, name: str) -> Table:
    """Give a table, and its measures of items."""
    lengths = arrays[f"{name}-lengths"]
    places = range(lengths.shape[1])
    (items,) = arrays[f"{name}-items"].tolist()
    return Table(
        items=items,
        squares=tuple(arrays[f"{name}-squares-{place}"] for place in places),
        loads=tuple(arrays[f"{name}-loads-{place}"] for place in places),
        lengths=lengths,
        chance=arrays[f"{name}-chance"],
    )


def of_measures(name: str, table: Table, start: int, end: int) -> Arrays:
    """Name what a table says of some items."""
    return {f"{name}-lengths": table.lengths[start:end], f"{name}-chance": table.chance[start:end]}


def measured(arrays: Arrays, name: str, table: Table) -> Table:
    """Add measures of more items to a table."""
    import numpy as np

    lengths = np.concatenate([table.lengths, arrays[f"{name}-lengths"]])
    return replace(table, lengths=lengths, chance=np.concatenate([table.chance, arrays[f"{name}-chance"]]))


def of_briefs(briefs: Briefs, end: int) -> Arrays:
    """Name headlines, and the table that weighs them."""
    import numpy as np

    plain = np.array(list(briefs.plain.items()), dtype=np.intc).reshape(-1, 2)
    return of_table("briefs", briefs.table) | of_headlines(briefs, 0, end) | {"plain": plain}


def of_headlines(briefs: Briefs, start: int, end: int) -> Arrays:
    """Name some headlines."""
    words, grams = (_of_rows(f"brief {name}", getattr(briefs, name).slice(start, end)) for name in ("words", "grams"))
    return words | grams | of_measures("briefs", briefs.table, start, end)


def to_briefs(arrays: Arrays, articles: int) -> Briefs:
    """Give headlines and their table."""
    words, grams = (_to_rows(arrays, f"brief {name}", articles) for name in ("words", "grams"))
    table = to_table(arrays, "briefs")
    return Briefs(words=words, grams=grams, table=table, plain=dict(arrays["plain"].tolist()))


def to_more_briefs(arrays: Arrays, articles: int, briefs: Briefs) -> Briefs:
    """Add so many headlines to those before."""
    words, grams = (_to_rows(arrays, f"brief {name}", articles) for name in ("words", "grams"))
    table = measured(arrays, "briefs", briefs.table)
    return replace(briefs, words=Joined(briefs.words, words), grams=Joined(briefs.grams, grams), table=table)


def of_vocabulary(vocabulary: Vocabulary, *, later: bool) -> Arrays:
    """Name the words that the counted articles gave, or those that came with later ones."""
    import numpy as np

    (stems, grams, names) = (slice(many, None) if later else slice(many) for many in vocabulary.counted)
    arrays: Arrays = {"stems listed": letters(vocabulary.stems[stems]), "grams listed": vocabulary.grams[grams]}
    arrays["names listed"] = letters(vocabulary.names[names])
    if not later:
        arrays["grams sorted"] = vocabulary.sorted_grams()
    numerals, first = np.array(vocabulary.numerals, dtype=np.intc), vocabulary.counted[0]
    arrays["numerals"] = numerals[numerals >= first] if later else numerals[numerals < first]
    return arrays


def to_vocabulary(arrays: Arrays, before: Vocabulary | None = None) -> Vocabulary:
    """Give words, numbered on from those `before`."""
    import numpy as np

    stems, names, grams = words(arrays["stems listed"]), words(arrays["names listed"]), arrays["grams listed"]
    numerals = arrays["numerals"].tolist()
    if before is None:
        return Vocabulary(stems=stems, grams=grams, names=names, numerals=numerals, order=arrays["grams sorted"])
    return Vocabulary(
        stems=before.stems + stems,
        grams=np.concatenate([before.grams, grams]),
        names=before.names + names,
        numerals=before.numerals + numerals,
        first=before.counted,
        order=before.order,
    )


def of_named(named: Sequence[frozenset[str]]) -> NDArray[np.uint8]:
    """Put the countries that each title names into an array."""
    return letters([" ".join(sorted(codes)) for codes in named])


def to_named(arrays: Arrays, articles: int) -> list[frozenset[str]]:
    """Give the countries of so many titles; ValueError where they are of others."""
    told = words(arrays["named"])
    if len(told) != articles:
        raise ValueError(f"countries of titles that are not of {articles} articles")
    kinds = {codes: frozenset(codes.split()) for codes in set(told)}
    return [kinds[codes] for codes in told]


def of_groups(groups: Sequence[Texts]) -> Arrays:
    """Name groups by the sizes of their texts, and how many each has."""
    import numpy as np

    texts = [text for group in groups for text in group]
    return {
        "items": np.array([item for text in texts for item in text], dtype=np.intc),
        "sizes": np.array(list(map(len, texts)), dtype=np.intc),
        "parts": np.array(list(map(len, groups)), dtype=np.intc),
    }


def to_groups(arrays: Arrays, articles: int) -> dict[tuple[int, ...], Texts]:
    """Give groups, parted into texts, by their ascending items; ValueError where they are not of so many articles."""
    items, sizes, parts = (arrays[name].tolist() for name in ("items", "sizes", "parts"))
    texts = [tuple(items[start:end]) for start, end in pairwise(accumulate(sizes, initial=0))]
    groups = [tuple(texts[start:end]) for start, end in pairwise(accumulate(parts, initial=0))]
    if sum(map(len, texts)) != articles or sum(map(len, groups)) != len(texts):
        raise ValueError(f"groups that are not of {articles} articles")
    return {group[0] if alone(group) else tuple(sorted(chain.from_iterable(group))): group for group in groups}


def alone(group: Texts) -> bool:
    """Tell whether a group is one item."""
    return len(group) == 1 == len(group[0])


def _of_rows(name: str, rows: Rows) -> Arrays:
    import numpy as np

    return {name: rows.flat, f"{name}-sizes": rows.sizes.astype(np.intc)}


def _to_rows(arrays: Arrays, name: str, items: int) -> Rows:
    rows = Rows.sized(arrays[name], arrays[f"{name}-sizes"])
    if len(rows) != items or rows.starts[-1] != len(rows.flat):
        raise ValueError(f"{name}: not of {items} articles")
    return rows
