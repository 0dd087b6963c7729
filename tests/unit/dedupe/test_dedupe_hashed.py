"""A set of words by their checksums: what is in it, and what only looks so."""

from __future__ import annotations

from zlib import crc32

import numpy as np
import pytest

from tasks.dedupe.large.hashed import Hashed, hashed

ALIKE = ("plumless", "buckeroo")  # of one checksum
WORDS = (ALIKE[0], "موسكو", "نوفمبر", "a", "\ud800")


def test_words_are_found_and_no_others() -> None:
    made = Hashed(hashed(WORDS, "of"), "of")
    assert all(word in made for word in WORDS)
    assert not any(word in made for word in ("", "موسك", "موسكوو", "b", "\ud801", 7))
    assert set(made) == set(WORDS)
    assert len(made) == len(WORDS)


def test_two_words_of_one_checksum_are_two_words() -> None:
    one, two = ALIKE
    assert crc32(one.encode()) == crc32(two.encode())
    assert two not in Hashed(hashed([one], "of"), "of")
    both = Hashed(hashed(ALIKE, "of"), "of")
    assert one in both
    assert two in both


def test_an_empty_set_holds_nothing() -> None:
    assert "a" not in Hashed(hashed((), "of"), "of")


def test_words_without_their_checksums_are_refused() -> None:
    arrays = hashed(WORDS, "of")
    with pytest.raises(ValueError, match="checksums"):
        Hashed(arrays | {"of-sums": np.zeros(1, dtype=np.uintc)}, "of")
