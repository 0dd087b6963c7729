"""Letters on their way: planned once, marked before and after, and never sent twice unasked."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tasks.model import Delivery, Letter, Trouble
from tasks.store import Store
from tasks.store.post_glance import post_glance

DAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
LETTER = Letter(
    subject="briefing/daily/2026-11-22",
    kind="briefing",
    edition="daily",
    name="موجز",
    date=DAY,
    made=NOON,
    language="ar",
    title="موجز",
    html="<p>خبر\x00",
    text="\u2068خبر\u2069",
    lines=("a", "b"),
    link="",
    document="{}",
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(f"sqlite:///{tmp_path / 'store.sqlite'}")


def states(store: Store) -> dict[str, tuple[str, int, int]]:
    return {one.channel: (one.state, one.attempts, one.times) for one in store.deliveries(DAY)}


def the(store: Store, channel: str) -> Delivery:
    return next(one for one in store.deliveries(DAY) if one.channel == channel)


def test_a_letter_comes_back_as_it_was(store: Store) -> None:
    store.post(LETTER, ["mail"])
    assert store.letter(LETTER.subject) == LETTER
    assert store.letter("another") is None


def test_it_is_planned_once_and_what_has_arrived_is_not_planned_again(store: Store) -> None:
    store.post(LETTER, ["mail", "phone"])
    assert states(store) == {"mail": ("planned", 0, 1), "phone": ("planned", 0, 1)}
    under_way = store.sending(the(store, "mail"), NOON)
    assert (under_way.state, under_way.attempts, under_way.tried) == ("sending", 1, NOON)
    assert store.sent(under_way, NOON, "fine").sent == NOON
    store.post(replace(LETTER, title="newer"), ["mail", "phone", "hook"])
    assert states(store) == {"mail": ("sent", 1, 1), "phone": ("planned", 0, 1), "hook": ("planned", 0, 1)}
    assert [one.channel for one in store.deliveries(DAY, waiting=True)] == ["hook", "phone"]
    kept = store.letter(LETTER.subject)
    assert kept
    assert kept.title == "newer"


def test_under_way_and_failed_still_wait_and_keep_their_key(store: Store) -> None:
    store.post(LETTER, ["mail"])
    key = the(store, "mail").key
    assert key == "briefing/daily/2026-11-22/mail"
    assert store.sending(the(store, "mail"), NOON).key == key
    assert [one.state for one in store.deliveries(DAY, waiting=True)] == ["sending"]
    failed = store.unsent(the(store, "mail"), NOON, "busy")
    assert (failed.state, failed.why, failed.key) == ("failed", "busy", key)
    assert [one.state for one in store.deliveries(DAY, waiting=True)] == ["failed"]


def test_wished_for_again_it_is_planned_under_another_key(store: Store) -> None:
    store.post(LETTER, ["mail", "phone"])
    store.sent(the(store, "mail"), NOON)
    store.post(LETTER, ["mail", "phone"], again=["mail", "phone"])
    assert states(store) == {"mail": ("planned", 0, 2), "phone": ("planned", 0, 1)}
    assert the(store, "mail").key == "briefing/daily/2026-11-22/mail/2"


def test_old_letters_are_dropped_and_that_they_were_sent_is_not(store: Store) -> None:
    store.post(LETTER, ["mail"])
    store.sent(the(store, "mail"), NOON)
    store.forget_letters(NOON)
    assert store.letter(LETTER.subject)
    store.forget_letters(NOON + timedelta(microseconds=1))
    assert store.letter(LETTER.subject) is None
    assert states(store)["mail"][0] == "sent"


def test_troubles_are_kept_with_the_letter_that_tells_them_or_not_at_all(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = Trouble(kind="source", what="agency", why="It fails.", remedy="Wait.", since=NOON)
    store.save_troubles([wrong], [])
    assert store.troubles() == (wrong,)
    told = replace(wrong, told=NOON, why="It still fails.")
    monkeypatch.setattr("tasks.store.posting.post", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        store.save_troubles([told], [], letter=LETTER, channels=["mail"])
    assert store.troubles() == (wrong,)
    monkeypatch.undo()
    store.save_troubles([told], [], letter=LETTER, channels=["mail"])
    assert (store.troubles(), states(store)) == ((told,), {"mail": ("planned", 0, 1)})
    store.save_troubles([], [told.key])
    assert store.troubles() == ()


def test_a_glance_shows_the_newest_day_what_waits_and_what_is_wrong(store: Store, tmp_path: Path) -> None:
    yesterday = replace(LETTER, subject="briefing/daily/2026-11-21", date=DAY - timedelta(days=1))
    old = replace(LETTER, subject="briefing/daily/2026-11-01", date=date(2026, 11, 1))
    for letter in (LETTER, yesterday, old):
        store.post(letter, ["mail", "phone"])
    store.sent(the(store, "mail"), NOON)
    last = next(one for one in store.deliveries(yesterday.date) if one.subject == yesterday.subject)
    store.sent(last, NOON)
    store.save_troubles([Trouble(kind="channel", what="phone", why="No.", remedy="", since=NOON, told=NOON)], [])
    store.close()
    posted, wrong = post_glance(tmp_path / "store.sqlite")
    shown = [(one.date, one.channel, one.state) for one in posted]
    assert shown == [
        ("2026-11-21", "phone", "planned"),
        ("2026-11-22", "mail", "sent"),
        ("2026-11-22", "phone", "planned"),
    ]
    assert [each[:3] for each in wrong] == [("channel", "phone", "No.")]
    assert post_glance(tmp_path / "none.sqlite") == ((), ())
