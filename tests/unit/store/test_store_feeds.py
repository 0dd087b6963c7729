"""What is remembered of feeds: their states, the items they gave, the pages that were fetched."""

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import StatementError

from tasks.errors import StoreError
from tasks.model import Document, FeedRead, FeedState, Gap, Hints, PageCopy, SeenItem
from tasks.store import Store

SEEN = datetime(2026, 3, 5, 6, 30, tzinfo=UTC)
FEED = "https://news.example/feed"
STATE = FeedState(
    url=FEED,
    address="https://www.news.example/feed.xml",
    title="أخبار",
    etag='W/"a"',
    modified="Thu, 05 Mar 2026 06:00:00 GMT",
    body="abc",
    checked=SEEN,
    succeeded=SEEN - timedelta(hours=1),
    newest=SEEN - timedelta(days=2),
    due=SEEN + timedelta(hours=1),
    failures=2,
    error="the server answered 503",
    stopped="gone",
    moved_to="https://other.example/feed",
    moved_seen=2,
    items=17,
    since=SEEN - timedelta(days=9),
)
GAP = Gap(kind="feed failed", what=FEED, why="The server answered 503.", remedy="Wait.")


def item(number: int, content: str = "c") -> SeenItem:
    return SeenItem(identity=f"id{number}", content=content, url=f"https://news.example/{number}")


def document(where: str, content: str, *, seen: datetime = SEEN, feed_text: str = "") -> Document:
    hints = Hints(title="A title", url=where)
    return Document(
        source="news", where=where, kind="html", content=content, first_seen=seen, hints=hints, feed_text=feed_text
    )


def test_a_feed_that_was_never_checked_has_no_state(store: Store) -> None:
    assert store.feed_states([FEED]) == {}
    assert dict(store.known_items(FEED)) == {}
    assert dict(store.known_pages(FEED)) == {}


def test_a_state_comes_back_as_it_was_kept_and_a_later_one_takes_its_place(store: Store) -> None:
    store.save_feed(FeedRead(state=STATE))
    assert store.feed_states([FEED, "https://unknown.example/"]) == {FEED: STATE}
    fresh = FeedState(url=FEED, checked=SEEN + timedelta(days=1))
    store.save_feed(FeedRead(state=fresh))
    assert store.feed_states([FEED]) == {FEED: fresh}


def test_items_and_pages_are_remembered_and_an_edit_takes_the_place_of_what_was_said(store: Store) -> None:
    page = PageCopy(url="https://news.example/1", etag="e", modified="m", body="b")
    store.save_feed(FeedRead(state=STATE, seen=(item(1), item(2)), pages=(page,)))
    later = replace(page, etag="f", body="d")
    store.save_feed(FeedRead(state=STATE, seen=(item(2, "edited"), item(3)), pages=(later,)))
    assert dict(store.known_items(FEED)) == {"id1": "c", "id2": "edited", "id3": "c"}
    assert dict(store.known_pages(FEED)) == {page.url: later}


def test_what_one_feed_gave_is_not_known_of_another_though_their_items_be_called_the_same(store: Store) -> None:
    other = FeedState(url="https://other.example/feed")
    page = PageCopy(url="https://news.example/1", body="b")
    store.save_feeds([FeedRead(state=STATE, seen=(item(1),), pages=(page,)), FeedRead(state=other)])
    assert dict(store.known_items(other.url)) == {}
    assert dict(store.known_pages(other.url)) == {}
    theirs = replace(page, body="theirs")
    store.save_feed(FeedRead(state=other, seen=(item(1, "theirs"),), pages=(theirs,)))
    assert dict(store.known_items(FEED)) == {"id1": "c"}
    assert dict(store.known_pages(FEED)) == {page.url: page}
    assert dict(store.known_items(other.url)) == {"id1": "theirs"}
    assert dict(store.known_pages(other.url)) == {page.url: theirs}


def test_items_are_read_from_the_store_when_they_are_asked_for_and_once(store: Store) -> None:
    known = store.known_items(FEED)
    store.save_feed(FeedRead(state=STATE, seen=(item(1),)))
    assert known.get("id1") == "c"
    store.save_feed(FeedRead(state=STATE, seen=(item(2),)))
    assert list(known) == ["id1"]


def test_the_documents_of_a_check_wait_for_extraction_with_the_feeds_own_text(store: Store) -> None:
    given_ = document("https://news.example/1", "<p>page</p>", feed_text="<p>فيد \x00</p>")
    store.save_feed(FeedRead(state=STATE, documents=(given_,), seen=(item(1),)))
    assert store.add_documents([]) == (given_,)
    assert store.add_documents([])[0].feed_text == given_.feed_text


def test_of_two_reads_of_one_feed_the_later_state_counts_and_the_items_of_both(store: Store) -> None:
    later = replace(STATE, failures=0, error="")
    reads = [FeedRead(state=STATE, seen=(item(1), item(2))), FeedRead(state=later, seen=(item(2, "e"),))]
    store.save_feeds(reads)
    assert store.feed_states([FEED]) == {FEED: later}
    assert dict(store.known_items(FEED)) == {"id1": "c", "id2": "e"}


def test_the_failure_of_a_feed_is_told_until_it_answers_again(store: Store) -> None:
    store.save_feed(FeedRead(state=STATE, gaps=(GAP,)))
    found = store.trace(FEED)
    assert found is not None
    assert found.gaps == (GAP,)
    store.save_feed(FeedRead(state=replace(STATE, failures=0)))
    assert store.trace(FEED) is None


def test_a_check_is_kept_whole_or_not_at_all(store: Store) -> None:
    store.save_feed(FeedRead(state=STATE, seen=(item(1),)))
    undated = replace(document("https://news.example/2", "x"), first_seen=datetime(2026, 3, 5))  # noqa: DTZ001 -- that is the fault
    with pytest.raises(StatementError):
        store.save_feed(FeedRead(state=replace(STATE, etag="new"), seen=(item(2),), documents=(undated,)))
    assert store.feed_states([FEED]) == {FEED: STATE}
    assert set(store.known_items(FEED)) == {"id1"}


def test_a_thousand_feeds_are_kept_in_one_transaction(store: Store) -> None:
    states = {f"https://h{number}.example/": FeedState(url=f"https://h{number}.example/") for number in range(1100)}
    for _ in range(2):
        store.save_feeds([FeedRead(state=state, seen=(item(1),)) for state in states.values()])
    assert store.feed_states(list(states)) == states
    assert dict(store.known_items("https://h1099.example/")) == {"id1": "c"}


def test_more_items_than_one_statement_takes(store: Store) -> None:
    for content in ("c", "d"):
        store.save_feed(FeedRead(state=STATE, seen=tuple(item(number, content) for number in range(2500))))
    assert set(store.known_items(FEED).values()) == {"d"}
    assert len(store.known_items(FEED)) == 2500


def test_a_state_that_cannot_be_is_damage(store: Store) -> None:
    store.save_feed(FeedRead(state=STATE))
    with store._writing() as connection:
        connection.exec_driver_sql("UPDATE feeds SET checked = 'soon'")
    with pytest.raises(StoreError, match="damaged"):
        store.feed_states([FEED])


TEXT = st.text(max_size=20)
MOMENT = st.none() | st.datetimes(timezones=st.just(UTC), min_value=datetime(1990, 1, 1))  # noqa: DTZ001 -- hypothesis adds the zone
STATES = st.builds(
    FeedState,
    url=st.sampled_from([f"https://h{number}.example/" for number in range(4)]),
    address=TEXT,
    title=TEXT,
    etag=TEXT,
    modified=TEXT,
    checked=MOMENT,
    succeeded=MOMENT,
    newest=MOMENT,
    due=MOMENT,
    error=TEXT,
    stopped=TEXT,
    failures=st.integers(0, 10**6),
    items=st.integers(0, 10**6),
    since=MOMENT,
)


@settings(deadline=None, max_examples=30)
@given(many=st.lists(STATES, max_size=8))
def test_any_states_come_back_as_the_last_of_each_feed(many: list[FeedState]) -> None:
    with Store.open("sqlite://") as store:
        store.save_feeds([FeedRead(state=state) for state in many])
        assert store.feed_states([state.url for state in many]) == {state.url: state for state in many}


def test_a_check_that_was_killed_is_made_again_and_one_that_was_kept_is_not(url: str) -> None:
    program = (
        "import os, sys; from tasks.store import Store, feeds; from tasks.model import FeedRead, FeedState, SeenItem;"
        "seen = tuple(SeenItem(identity=f'{n}', content='c') for n in range(9));"
        "read = FeedRead(state=FeedState(url='https://h.example/'), seen=seen);"
        "store = Store.open(sys.argv[1]);"
        "kill = sys.argv[2] == 'before';"
        "feeds._save_pages = (lambda *_: os.kill(os.getpid(), 9)) if kill else feeds._save_pages;"
        "store.save_feed(read); os.kill(os.getpid(), 9)"
    )
    for moment, kept in (("before", 0), ("after", 9)):
        done = subprocess.run([sys.executable, "-c", program, url, moment], check=False)
        assert done.returncode == -9
        with Store.open(url) as store:
            assert len(store.known_items("https://h.example/")) == kept
            assert len(store.feed_states(["https://h.example/"])) == bool(kept)
