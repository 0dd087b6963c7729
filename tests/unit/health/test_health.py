"""How a feed is doing: told by its own habit, from its state alone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tasks.health import gap, habit, health, looked, moved, named, often, pace, resumed
from tasks.model import FeedState

NOW = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
DAY = timedelta(days=1)
URL = "https://www.journal.example/feed?key=secret"


def state(
    *, followed: float, items: int, quiet: float, failures: int = 0, error: str = "", stopped: str = ""
) -> FeedState:
    """A feed followed for some days, whose last item came `quiet` days ago."""
    return FeedState(
        url=URL,
        checked=NOW,
        succeeded=NOW,
        since=NOW - followed * DAY,
        newest=NOW - quiet * DAY,
        items=items,
        failures=failures,
        error=error,
        stopped=stopped,
    )


@pytest.mark.parametrize(
    ("given", "verdict", "said"),
    [
        pytest.param(
            state(followed=36, items=30, quiet=6),
            "silent",
            "normally speaks daily, silent for 6 days",
            id="a daily feed that has said nothing for six days is silent",
        ),
        pytest.param(state(followed=34, items=30, quiet=4), "fine", "", id="four quiet days of a daily feed are not"),
        pytest.param(
            state(followed=30, items=600, quiet=3), "fine", "", id="a long weekend is no silence, however busy the feed"
        ),
        pytest.param(
            state(followed=30, items=600, quiet=3.5),
            "silent",
            "normally speaks 23 times a day, silent for 3 days",
            id="a busy feed that says nothing after it is silent",
        ),
        pytest.param(state(followed=100, items=10, quiet=30), "fine", "", id="a weekly feed may be quiet for a month"),
        pytest.param(
            state(followed=110, items=10, quiet=40),
            "silent",
            "normally speaks weekly, silent for 40 days",
            id="and is silent after five weeks",
        ),
        pytest.param(
            state(followed=20, items=4, quiet=19),
            "fine",
            "",
            id="four items make no habit",
        ),
        pytest.param(
            state(followed=33, items=0, quiet=33), "silent", "nothing new for 33 days", id="a month of nothing is told"
        ),
        pytest.param(
            state(followed=6, items=60, quiet=5), "fine", "", id="less than a week of following makes no habit either"
        ),
        pytest.param(
            state(followed=40, items=30, quiet=9, failures=3, error="the server answered 503"),
            "failing",
            "it failed 3 times in a row (the server answered 503); last success 2026-11-22",
            id="a feed that fails is failing, not silent",
        ),
        pytest.param(
            state(followed=40, items=30, quiet=9, stopped="gone"),
            "stopped",
            "not fetched any more: its server says that it is gone for good (410)",
            id="one that is gone is stopped",
        ),
        pytest.param(None, "new", "not read yet", id="one that was never asked for is new"),
    ],
)
def test_a_feed_is_judged_by_its_own_habit(given: FeedState | None, verdict: str, said: str) -> None:
    found = health(given)
    assert (found.verdict, found.said) == (verdict, said)


def test_a_time_in_which_nothing_ran_is_not_held_against_a_feed() -> None:
    spoke = state(followed=30, items=30, quiet=1)
    assert health(replace(spoke, checked=NOW + 60 * DAY)).verdict == "fine"


def test_a_feed_that_never_succeeded_says_so() -> None:
    never = FeedState(url=URL, checked=NOW, failures=1, error="there is no host of that name.")
    assert health(never).said == "it failed (there is no host of that name); it has never succeeded"
    assert (pace(never), habit(never)) == (None, None)


def test_silence_does_not_slow_the_habit_it_is_measured_by() -> None:
    first, later = state(followed=36, items=30, quiet=6), state(followed=66, items=30, quiet=36)
    assert habit(first) == habit(later) == DAY
    assert pace(first) == pytest.approx(30 / 36)


@pytest.mark.parametrize(
    ("days", "words"),
    [(0.01, "100 times a day"), (0.5, "twice a day"), (1, "daily"), (1.4, "daily"), (3, "every 3 days"), (7, "weekly")],
)
def test_a_habit_has_words(days: float, words: str) -> None:
    assert often(days * DAY) == words


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        (state(followed=36, items=30, quiet=6), "feed silent"),
        (state(followed=36, items=30, quiet=1, failures=1, error="it took too long"), "feed failed"),
        (state(followed=36, items=30, quiet=1, stopped="gone"), "feed stopped"),
    ],
    ids=["silent", "failing", "stopped"],
)
def test_what_ails_a_feed_is_a_gap_that_names_it_without_the_key_in_its_address(given: FeedState, kind: str) -> None:
    told = gap("journal", given)
    assert told is not None
    assert (told.kind, told.what) == (kind, "journal (journal.example)")
    assert "secret" not in repr(told)
    assert told.why[0].isupper()
    assert told.why.endswith(".")
    assert told.remedy.endswith(".")


def test_a_feed_that_is_well_or_new_is_no_gap() -> None:
    assert gap("journal", state(followed=30, items=30, quiet=0)) is None
    assert gap("journal", FeedState(url=URL)) is None


def test_a_move_is_told_as_long_as_the_old_address_is_written_down() -> None:
    told = moved("journal", FeedState(url=URL, address="https://news.example/feed?key=secret"))
    assert told is not None
    assert told.kind == "feed moved"
    assert "news.example" in told.why
    assert "secret" not in repr(told)
    assert moved("journal", FeedState(url=URL)) is None


def test_a_name_that_is_its_host_is_not_said_twice() -> None:
    assert named("journal.example", URL) == "journal.example"


def test_a_look_by_hand_costs_the_next_run_no_item() -> None:
    before = replace(state(followed=30, items=30, quiet=6), etag="old", body="old", due=NOW - DAY)
    after = replace(before, etag="new", body="new", items=32, newest=NOW, checked=NOW + DAY, succeeded=NOW + DAY)
    after = replace(after, due=NOW + 2 * DAY)
    left = looked(before, after)
    assert (left.etag, left.body, left.items, left.due) == ("old", "old", 30, NOW - DAY)
    assert (left.succeeded, health(left).verdict) == (NOW + DAY, "fine")


def test_a_look_at_a_feed_never_read_leaves_its_first_reading_to_the_run() -> None:
    after = replace(state(followed=0, items=10, quiet=0), etag="new", body="new")
    left = looked(FeedState(url=URL), after)
    assert left == FeedState(url=URL, checked=NOW, succeeded=NOW)
    assert health(left).verdict == "fine"
    assert left.since is None, "the run still takes no more than its newest items"


def test_a_look_that_fails_counts_and_waits_as_any_other() -> None:
    before = state(followed=30, items=30, quiet=1)
    after = replace(before, failures=1, error="503", due=NOW + DAY, checked=NOW)
    assert looked(before, after) == after


def test_a_look_that_adopts_a_new_address_forgets_what_the_old_one_said() -> None:
    before = replace(state(followed=30, items=30, quiet=1), etag="old", modified="old")
    left = looked(before, replace(before, address="https://news.example/feed"))
    assert (left.etag, left.modified) == ("", "")


def test_a_feed_that_is_resumed_is_asked_at_once() -> None:
    stopped = replace(state(followed=30, items=30, quiet=1, failures=4, stopped="gone", error="410"), due=NOW + DAY)
    left = resumed(stopped)
    assert (left.stopped, left.failures, left.error, left.due, left.items) == ("", 0, "", None, 30)
