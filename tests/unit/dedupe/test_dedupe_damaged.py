"""What an earlier run knew of a large window may come back damaged: then it is not there, and is made anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from tasks.dedupe import counted as counting
from tasks.dedupe import group, scoring
from tasks.dedupe.large import Known
from tasks.dedupe.large import window as large
from tasks.dedupe.large.arrived import numbered_on
from tasks.dedupe.large.begun import begun
from tasks.dedupe.large.packing import packed, unpacked
from tasks.dedupe.large.sealing import opened, sealed
from tasks.model import Article, Grouping, Kept

Make = Callable[..., Article]
NOON = datetime(2031, 1, 1, 12, tzinfo=UTC)


@pytest.fixture
def known(article: Make, monkeypatch: pytest.MonkeyPatch) -> tuple[list[Article], Kept, Kept, Kept]:
    """Give a window of 24 articles, of which 20 are counted, and what a run over 22 of them knew."""
    monkeypatch.setattr(counting, "FROM", 20)
    monkeypatch.setattr(counting, "GROWN", 4)
    monkeypatch.setattr(scoring, "SMALL", 0)
    texts = ["dam above Port Ellen burst after rain", "court in Sadra sentenced the thief of the Comet painting"]
    articles = [
        replace(
            article(str(n), title=texts[n % 2], text=f"The {texts[n % 2]}, said witness number {n}. Nobody slept."),
            first_seen=NOON + timedelta(hours=n // 20 + n // 22),
        )
        for n in range(24)
    ]
    counted, rest, read = group(articles[:22], past=()).kept
    return articles, counted, rest, read


def flipped(content: bytes) -> bytes:
    place = len(content) // 3
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


def changed(content: bytes, **arrays: NDArray[Any] | None) -> bytes:
    """Give sealed bytes with other arrays in the place of some, or none where that is None."""
    held, told = unpacked(content)
    every = held | arrays
    return packed({name: array for name, array in every.items() if array is not None}, told)


def telling(content: bytes, told: Any) -> bytes:
    """Give sealed bytes that tell something else beside their arrays."""
    return packed(unpacked(content)[0], told)


def the_archive_of_another_version(_: bytes) -> bytes:
    raw = BytesIO()
    np.savez(raw, stems=np.arange(9))
    return sealed(raw.getvalue())


DAMAGES = [
    pytest.param(lambda _: b"", id="nothing"),
    pytest.param(lambda content: content[:16], id="hardly more than a checksum"),
    pytest.param(lambda content: content[: len(content) // 2], id="half of it"),
    pytest.param(lambda content: content[:-1], id="all but the last byte"),
    pytest.param(lambda content: content + b"\0", id="a byte too many"),
    pytest.param(flipped, id="one bit"),
    pytest.param(lambda content: bytes(len(content)), id="zeros"),
    pytest.param(lambda content: bytes(opened(content)), id="no checksum"),
    pytest.param(lambda _: sealed(b""), id="a checksum of nothing"),
    pytest.param(lambda _: sealed(b'{"told": 1}'), id="another format"),
    pytest.param(lambda _: sealed(b"[{}, 1]\n"), id="no arrays"),
    pytest.param(lambda _: sealed(b'[{"stems": ["O", [1]]}, {}]\n12345678'), id="objects"),
    pytest.param(lambda content: sealed(bytes(opened(content)[:-104])), id="arrays without their end"),
    pytest.param(lambda content: sealed(bytes(opened(content)), b"12345678"), id="more than its arrays"),
    pytest.param(the_archive_of_another_version, id="the archive of another version"),
    pytest.param(lambda content: telling(content, []), id="nothing told"),
    pytest.param(lambda content: telling(content, None), id="no numbers"),
    pytest.param(lambda content: changed(content, stems=None), id="no stems"),
    pytest.param(lambda content: changed(content, words=np.arange(3, dtype=np.intc)), id="words of a shorter row"),
    pytest.param(
        lambda content: changed(content, **{"names-sizes": np.arange(5, dtype=np.intc)}), id="names of fewer articles"
    ),
    pytest.param(
        lambda content: changed(content, **{"pairs-two": np.arange(1, dtype=np.intc)}), id="one end of a pair alone"
    ),
]


OF_ALL = [
    pytest.param(lambda content: changed(content, parts=np.arange(1, 3, dtype=np.intc)), id="groups of fewer articles"),
    pytest.param(lambda content: telling(content, {"sums": [], "acting": []}), id="groups alone"),
]


OF_READ = [
    pytest.param(lambda content: changed(content, items=np.arange(1, dtype=np.intc)), id="wordings of fewer texts"),
    pytest.param(lambda content: changed(content, stems=np.arange(1, dtype=np.intc)), id="stems of fewer words"),
    pytest.param(lambda content: changed(content, named=np.arange(1, dtype=np.uint16)), id="names without their times"),
    pytest.param(lambda content: changed(content, keys=np.zeros(0, dtype=np.uint8)), id="names without their keys"),
]


def but_read(made: Grouping) -> Grouping:
    """Leave out what was read: it is what that run read, and no other has to say of it what this one says."""
    return replace(made, kept=made.kept[:2])


@pytest.fixture
def begun_from(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Collect how many articles a run knows before it numbers on."""
    found: list[int] = []

    def note(known: Known, *given: Any) -> Known:
        found.append(len(known))
        return numbered_on(known, *given)

    def note_start(*given: Any) -> Known:
        found.append(0)
        return begun(*given)

    monkeypatch.setattr(large, "begun", note_start)
    monkeypatch.setattr(large, "numbered_on", note)
    return found


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_damaged_is_not_there_and_is_made_anew(
    known: tuple[list[Article], Kept, Kept, Kept], begun_from: list[int], damage: Callable[[bytes], bytes]
) -> None:
    articles, counted, rest, read = known
    whole = group(articles, past=[counted, rest, read])
    assert begun_from == [22], "what is whole is gone on from"
    begun_from.clear()
    made = group(articles, past=[replace(counted, content=damage(counted.content)), rest, read])
    assert but_read(made) == but_read(whole)
    assert begun_from == [0, 20]


@pytest.mark.parametrize("damage", [*DAMAGES, *OF_ALL])
def test_where_the_rest_is_damaged_the_counted_articles_are_known_all_the_same(
    known: tuple[list[Article], Kept, Kept, Kept], begun_from: list[int], damage: Callable[[bytes], bytes]
) -> None:
    articles, counted, rest, read = known
    whole = group(articles, past=[counted, rest, read])
    begun_from.clear()
    assert group(articles, past=[counted, replace(rest, content=damage(rest.content)), read]) == whole
    assert begun_from == [20]


@pytest.mark.parametrize("damage", [*DAMAGES[:-1], *OF_READ])
def test_where_what_was_read_is_damaged_it_is_read_anew(
    known: tuple[list[Article], Kept, Kept, Kept], begun_from: list[int], damage: Callable[[bytes], bytes]
) -> None:
    articles, counted, rest, read = known
    whole = group(articles, past=[counted, rest, read])
    assert whole.kept[2] is read
    begun_from.clear()
    spoilt = replace(read, content=damage(read.content))
    made = group(articles, past=[counted, rest, spoilt])
    assert but_read(made) == but_read(whole)
    assert made.kept[2] != spoilt
    assert begun_from == [22]


def test_the_rest_is_worth_nothing_without_the_counted_articles(
    known: tuple[list[Article], Kept, Kept, Kept], begun_from: list[int]
) -> None:
    articles, counted, rest, read = known
    assert but_read(group(articles, past=[rest, read])) == but_read(group(articles, past=[counted, rest, read]))
    assert begun_from == [0, 20, 22]
