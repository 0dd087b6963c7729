"""What is kept of the texts that were read says of them what reading them says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.dedupe import counted as counting
from tasks.dedupe import group, scoring
from tasks.dedupe.large.spelling import Spelt, spelt
from tasks.dedupe.lexicon import Lexicon, taught
from tasks.dedupe.wording import Reader
from tasks.languages import get
from tasks.model import Article

Make = Callable[..., Article]
NOON = datetime(2031, 1, 1, 12, tzinfo=UTC)
WORDS = st.sampled_from(
    [
        "Port",
        "port",
        "Ellen",
        "bridges",
        "bridge",
        "the",
        "dam/port",
        "AC/DC",
        "دولي",
        "بالدولي",
        "وبوتين",
        "بوتين",
        "٣٠",
    ]
)
NAMES = [f"{one}{two}{three}" for one in "aeio" for two in ("lt", "rn", "sk") for three in ("an", "us", "ey")]
TEXTS = st.lists(WORDS, max_size=30).map(" ".join)


@settings(deadline=None, max_examples=150)
@given(texts=st.lists(TEXTS, min_size=1, max_size=4), unnumbered=st.integers(0, 3), code=st.sampled_from(["en", "ar"]))
def test_a_text_that_was_kept_reads_as_the_text(make_one: Make, texts: list[str], unnumbered: int, code: str) -> None:
    language = get(code)
    articles = [
        replace(make_one(str(n), title=text[:20], text=text), language=code, sentences=language.sentences(text))
        for n, text in enumerate(texts)
    ]
    stems = sorted({stem for text in texts for stem in language.keys(text)})
    lexicon = Lexicon(language, taught(articles, language), frozenset(stems))
    read = dict(enumerate(Reader(language, lexicon).wordings(articles)))
    numbers = {stem: number for number, stem in enumerate(stems[unnumbered:])}  # some that no table has met
    kept = Spelt.of(spelt(read, lexicon, numbers, {(2, 0): {}, (1,): {"msk": {"Moskau": 2}}}))
    assert kept.acting == {(1,): {"msk": {"Moskau": 2}}, (2, 0): {}}
    assert sorted(kept.places) == list(read)
    afresh = Reader(language, lexicon).wordings(articles, stems)
    asked = {numbers.get(stem, -3 - place): stem for place, stem in enumerate(stems)}
    for item, whole in enumerate(afresh):
        known = kept.wording(item, asked)
        assert known.words == whole.words
        assert known.names == whole.names


def test_a_text_is_read_once_a_day(make_one: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "FROM", 20)
    monkeypatch.setattr(counting, "GROWN", 4)
    monkeypatch.setattr(scoring, "SMALL", 0)
    events = [[f"{letter}{name}" for name in NAMES] for letter in "BDGKM"]
    told = [" ".join(Random(n).sample(events[n % 5], 30)) for n in range(24)]  # one story of each fifth, no reprints
    articles = [
        replace(make_one(str(n), title=text[:30], text=text), first_seen=NOON + timedelta(hours=n // 20 + n // 21))
        for n, text in enumerate(told)
    ]
    first = group(articles[:21], past=())
    read: list[str] = []
    reading = Reader._occurrences

    def note(self: Reader, article: Article) -> Any:
        read.append(article.id)
        return reading(self, article)

    monkeypatch.setattr(Reader, "_occurrences", note)
    later = group(articles, earlier=first.stories, past=first.kept)
    changed = {story.texts for story in later.stories} - {story.texts for story in first.stories}
    assert {len(texts) for texts in changed} <= {5, 10}, "what came joined stories of several texts"
    assert set(read) <= {one.id for one in articles[21:]}
    assert replace(later, kept=()) == replace(group(articles, earlier=first.stories), kept=())
    assert read, "what is not kept is read"
