"""What is put into the store comes out the same, whatever it is made of."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.model import (
    Article,
    ArticleId,
    Document,
    Dropped,
    Evidence,
    Extracted,
    Extraction,
    Gap,
    Grouping,
    Hints,
    Likely,
    Mention,
    Nearest,
    Span,
    Story,
    StoryId,
    ThreadId,
    When,
)
from tasks.store import Store
from tasks.store.columns import escape, moment, unescape

anything = st.text(st.characters(exclude_categories=()), max_size=12)  # lone surrogates and NUL too
moments = st.datetimes(min_value=datetime(1, 1, 2), max_value=datetime(9999, 12, 30)).map(  # noqa: DTZ001 -- zoned below
    lambda naive: naive.replace(tzinfo=UTC)
)
dates = st.one_of(
    st.just(When()),
    st.builds(
        When,
        year=st.integers(1990, 2030),
        month=st.none() | st.integers(1, 12),
        evidence=st.sampled_from(("metadata", "text", "file name")),
        quote=anything,
        start=st.none() | st.integers(0, 9),
    ),
    st.builds(
        When,
        year=st.just(2025),
        month=st.just(5),
        day=st.integers(1, 31),
        hour=st.integers(0, 23),
        minute=st.integers(0, 59),
        offset=st.none() | st.integers(-720, 840),
    ),
)
few = st.lists(anything, max_size=3).map(tuple)
documents = st.builds(
    Document,
    source=anything,
    where=anything,
    kind=st.sampled_from(("text", "html")),
    content=anything,
    first_seen=moments,
    encoding=anything,
    confidence=st.floats(0, 1),
    hints=st.builds(Hints, title=anything, authors=few, published=anything, url=anything),
)
evidence = st.builds(
    Evidence,
    threshold=st.floats(0, 1),
    score=st.none() | st.floats(0, 1),
    terms=few,
    names=few,
    dates=few,
    nearest=st.none()
    | st.builds(Nearest, story=anything.map(StoryId), score=st.floats(0, 1), reason=st.just("below threshold")),
    likely=st.lists(
        st.builds(
            Likely,
            story=anything.map(StoryId),
            score=st.floats(0, 1),
            names=few,
            numbers=few,
            countries=few,
            model=anything,
            meaning=st.none() | st.floats(0, 1),
        ),
        max_size=2,
    ).map(tuple),
)
mentions = st.lists(
    st.builds(
        Mention,
        when=dates,
        kind=st.sampled_from(("absolute", "current", "relative", "year")),
        weekday=st.none() | st.integers(0, 6),
    ),
    max_size=3,
).map(tuple)
extractions = st.builds(
    Extraction,
    method=anything,
    dropped=st.lists(st.builds(Dropped, line=anything, reason=anything), max_size=2).map(tuple),
    notes=few,
    encoding=anything,
    confidence=st.floats(0, 1),
)


@st.composite
def articles(draw: st.DrawFn, document: Document) -> Article:
    text = draw(st.text(st.characters(exclude_categories=()), max_size=40))
    edges = draw(st.lists(st.integers(0, len(text)), unique=True, max_size=6).map(sorted))
    edges = edges[: len(edges) // 2 * 2]
    return Article(
        id=ArticleId(draw(st.text("0123456789abcdef", min_size=16, max_size=16))),
        document=document.key,
        source=document.source,
        where=document.where,
        outlet=draw(anything),
        url=draw(anything),
        title=draw(anything),
        authors=draw(few),
        published=draw(dates),
        mentions=draw(mentions),
        first_seen=document.first_seen,
        language=draw(st.sampled_from(("ar", "en", "zh", "und"))),
        text=text,
        sentences=tuple(map(Span, edges[::2], edges[1::2])),
        extraction=draw(extractions),
    )


slow_to_make = settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow])


@slow_to_make
@given(data=st.data(), document=documents)
def test_documents_and_articles_come_back_as_they_went_in(data: st.DataObject, document: Document) -> None:
    article = data.draw(articles(document))
    with Store.open("sqlite://") as store:
        assert store.add_documents([document]) == (document,)
        store.add_extracted([document], Extracted(articles=(article,)), "1")
        assert store.add_documents([]) == ()
        assert store.articles([article.id]) == (article,)
        assert store.article(article.id[:6]) == article
        assert store.window(document.first_seen) == (article,)


@slow_to_make
@given(data=st.data(), held=st.lists(documents, min_size=2, max_size=6, unique_by=lambda one: one.key))
def test_the_articles_of_a_window_are_those_that_are_read_one_by_one(data: st.DataObject, held: list[Document]) -> None:
    way = data.draw(extractions)
    told = [
        replace(data.draw(articles(one)), id=ArticleId(f"{number}"), extraction=way) for number, one in enumerate(held)
    ]
    with Store.open("sqlite://") as store:
        store.add_extracted(store.add_documents(held), Extracted(articles=tuple(told)), "1")
        ids = store.seen([article.id for article in told])
        assert store.window(min(ids.values())) == store.articles(ids) != ()
        last = max(ids.values())
        assert [one.id for one in store.window(last)] == [one for one, moment in ids.items() if moment == last]


@slow_to_make
@given(when=dates, why=evidence, thread=st.none() | st.just(ThreadId("t")), flip=st.booleans())
def test_stories_come_back_as_they_went_in(
    make: Any, when: When, why: Evidence, *, thread: ThreadId | None, flip: bool
) -> None:
    with Store.open("sqlite://") as store:
        a, b, c, d = (make.kept(store, number).id for number in range(4))
        texts: tuple[tuple[ArticleId, ...], ...] = ((d, a), (c,), (b,)) if flip else ((b,), (c, d, a))
        story = Story(id=StoryId("s"), articles=(c, a, d, b), texts=texts, lead=d, when=when, thread=thread, why=why)
        store.save_grouping(Grouping(stories=(story,), threads=()))
        assert store.stories_of([b]) == (story,)
        assert store.stories(["s", "no such"]) == (story,)


SEEN = datetime(2026, 3, 5, 6, 30, tzinfo=UTC)


@given(text=st.text(st.characters(exclude_categories=())))
def test_what_no_database_takes_is_escaped_and_comes_back(text: str) -> None:
    written = escape(text)
    assert unescape(written) == text
    assert "\x00" not in written
    written.encode("utf-8")


@pytest.mark.parametrize(
    "text",
    ["ordinary", "موجز 📰", "tab\tand\nline", "a;b"],
)
def test_an_ordinary_text_is_kept_as_it_is(text: str) -> None:
    assert escape(text) == text


@given(one=moments, other=moments)
def test_moments_sort_as_text_as_they_do_in_time(one: datetime, other: datetime) -> None:
    assert (moment(one) < moment(other)) == (one < other)


def test_a_moment_is_kept_in_utc_whatever_zone_it_came_with() -> None:
    there = datetime(2026, 3, 5, 9, 30, tzinfo=timezone(timedelta(hours=3)))
    assert moment(there) == "2026-03-05T06:30:00.000000Z"


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        moment(datetime(2026, 3, 5))  # noqa: DTZ001 -- that is the point


def test_gaps_come_back_as_they_went_in(store: Store, make: Any) -> None:
    gap = Gap(kind="too short", what="seeds/\udce9.txt", why="It has one word.\x00", remedy="Write more.")
    document = make.document("seeds/\udce9.txt", "word")
    store.add_extracted(store.add_documents([document]), Extracted(gaps=(gap,)), "1")
    assert store.gaps_between(SEEN, SEEN + timedelta(seconds=1)) == (gap,)
    assert store.gaps_between(SEEN + timedelta(seconds=1), SEEN + timedelta(days=1)) == ()
