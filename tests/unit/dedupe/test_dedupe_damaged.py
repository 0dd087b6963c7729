"""What an earlier run knew of a large window may come back damaged: then it is not there, and is made anew."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import numpy as np
import pytest

from tasks.dedupe import counted as counting
from tasks.dedupe import group, scoring
from tasks.dedupe.large import Known
from tasks.dedupe.large import window as large
from tasks.dedupe.large.begun import begun
from tasks.dedupe.large.sealing import opened, sealed
from tasks.model import Article, Kept

Make = Callable[..., Article]
NOON = datetime(2031, 1, 1, 12, tzinfo=UTC)


@pytest.fixture
def known(article: Make, monkeypatch: pytest.MonkeyPatch) -> tuple[list[Article], Kept]:
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
    (kept,) = group(articles[:22], past=()).kept
    return articles, kept


def flipped(content: bytes) -> bytes:
    place = len(content) // 3
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


def changed(content: bytes, **arrays: object) -> bytes:
    """Give sealed bytes with other arrays in the place of some, or none where that is None."""
    with np.load(BytesIO(opened(content)), allow_pickle=False) as held:
        every = {name: held[name] for name in held.files} | arrays
    raw = BytesIO()
    np.savez(raw, **{name: array for name, array in every.items() if array is not None})
    return sealed(raw.getvalue())


def one_array(_: bytes) -> bytes:
    raw = BytesIO()
    np.save(raw, np.arange(9))
    return sealed(raw.getvalue())


def another_archive(_: bytes) -> bytes:
    raw = BytesIO()
    with zipfile.ZipFile(raw, "w") as file:
        file.writestr("another.txt", "{}")
    return sealed(raw.getvalue())


DAMAGES = [
    pytest.param(lambda _: b"", id="nothing"),
    pytest.param(lambda content: content[:16], id="hardly more than a checksum"),
    pytest.param(lambda content: content[: len(content) // 2], id="half of it"),
    pytest.param(lambda content: content[:-1], id="all but the last byte"),
    pytest.param(lambda content: content + b"\0", id="a byte too many"),
    pytest.param(flipped, id="one bit"),
    pytest.param(lambda content: bytes(len(content)), id="zeros"),
    pytest.param(opened, id="no checksum"),
    pytest.param(lambda _: sealed(b""), id="a checksum of nothing"),
    pytest.param(lambda _: sealed(b'{"told": 1}'), id="another format"),
    pytest.param(lambda content: sealed(bytes(opened(content)[:-100])), id="an archive without its end"),
    pytest.param(another_archive, id="an archive of something else"),
    pytest.param(one_array, id="an array that is no archive"),
    pytest.param(lambda content: changed(content, told=None), id="no numbers"),
    pytest.param(lambda content: changed(content, stems=None), id="no stems"),
    pytest.param(lambda content: changed(content, told=np.frombuffer(b"[1", dtype=np.uint8)), id="half a text"),
    pytest.param(lambda content: changed(content, words=np.arange(3, dtype=np.intc)), id="words of a shorter row"),
    pytest.param(lambda content: changed(content, **{"names-starts": np.arange(5)}), id="names of fewer articles"),
    pytest.param(lambda content: changed(content, **{"pairs-two": np.arange(1)}), id="one end of a pair alone"),
    pytest.param(lambda content: changed(content, parts=np.arange(1, 3)), id="groups of fewer articles"),
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_damaged_is_not_there_and_is_made_anew(
    known: tuple[list[Article], Kept], monkeypatch: pytest.MonkeyPatch, damage: Callable[[bytes], bytes]
) -> None:
    articles, kept = known
    starts: list[int] = []

    def note(*given: Any) -> Known:
        starts.append(1)
        return begun(*given)

    monkeypatch.setattr(large, "begun", note)
    whole = group(articles, past=[kept])
    assert not starts, "what is whole is gone on from"
    made = group(articles, past=[replace(kept, content=damage(kept.content))])
    assert starts == [1]
    assert made == whole
