"""Sending: once a channel, edition and day, whatever fails or dies; the briefing stands in any case."""

import datetime as dt
import json
import re
import signal
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from flows.cli import app
from flows.daily import run
from flows.delivery import taker
from flows.job import Outcome, prepare
from flows.runner import PlainRunner
from tasks.errors import MujazError
from tasks.model import Delivery
from tasks.store import Store
from tasks.workspace import Workspace
from tests.flows.nursery import Nursery

ROOT = Path(__file__).parents[2]
NOON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
TODAY = "briefing/daily/2026-11-22"


@pytest.fixture
def place(seeded: Workspace, post: Any) -> Workspace:
    seeded.settings.write_text(post.settings, encoding="utf-8")
    return seeded


def write(
    place: Workspace, post: Any, at: dt.datetime = NOON, day: dt.date | None = None, edition: str = ""
) -> Outcome:
    (job,) = prepare(place, now=at, day=day, edition=edition)
    return run(job, PlainRunner(), post.means)


def deliveries(place: Workspace) -> dict[str, Delivery]:
    with Store.open(f"sqlite:///{place.store}") as store:
        return {f"{one.subject} {one.channel}": one for one in store.deliveries(dt.date.min)}


def states(place: Workspace) -> dict[str, str]:
    return {name.removeprefix("briefing/"): one.state for name, one in deliveries(place).items()}


def mujaz(place: Workspace, *words: str) -> tuple[int, str]:
    ran = CliRunner().invoke(app, [*words, "--workspace", str(place.root)])
    if isinstance(ran.exception, MujazError):
        return ran.exception.exit_code, ran.output + str(ran.exception)
    if ran.exception and not isinstance(ran.exception, SystemExit):
        raise ran.exception
    return ran.exit_code, ran.output


def test_without_channels_nothing_is_sent_and_nothing_kept(seeded: Workspace, post: Any) -> None:
    assert write(seeded, post).deliveries == ()
    assert deliveries(seeded) == {}


def test_a_briefing_goes_to_every_channel_once_however_often_the_day_is_written(place: Workspace, post: Any) -> None:
    outcome = write(place, post)
    assert [(each.channel, each.arrived) for each in outcome.deliveries] == [("mail", True), ("phone", True)]
    assert post.took() == [("mail", TODAY, f"{TODAY}/mail"), ("phone", TODAY, f"{TODAY}/phone")]
    (place.seeds / "late.txt").write_text(
        "خبر جديد تمامًا وصل بعد الظهر ولم يكن في الصباح من قبل. " * 9, encoding="utf-8"
    )
    assert write(place, post, NOON + dt.timedelta(hours=3)).deliveries == ()
    assert post.took() == []
    write(place, post, NOON + DAY)
    assert [sent[:2] for sent in post.took()] == [
        ("mail", "briefing/daily/2026-11-23"),
        ("phone", "briefing/daily/2026-11-23"),
    ]


def test_the_letter_says_what_the_page_says(place: Workspace, post: Any) -> None:
    outcome = write(place, post)
    letter = post.letters[0].letter
    for entry in outcome.briefing.stories:
        for excerpt in entry.summary:
            assert excerpt.text.split()[0] in letter.text
        assert any(entry.headline.text in line for line in letter.lines)
    page = next(page for page in outcome.pages if page.path.endswith("22.json"))
    assert json.loads(letter.document) == json.loads(page.content)


def test_a_channel_that_fails_harms_neither_the_briefing_nor_the_others_and_is_tried_by_the_next_run(
    place: Workspace, post: Any
) -> None:
    post.fails = {"mail": True}
    outcome = write(place, post)
    assert outcome.page.exists()
    assert post.waits == [5.0, 25.0]
    assert [each.channel for each in outcome.deliveries if not each.arrived] == ["mail"]
    assert states(place) | {"daily/2026-11-22 mail": "failed", "daily/2026-11-22 phone": "sent"} == states(place)
    assert deliveries(place)[f"{TODAY} mail"].attempts == 3
    assert deliveries(place)[f"{TODAY} mail"].why == "it is closed. Open it."
    post.fails = {}
    post.took()
    write(place, post, NOON + DAY)
    briefings = [sent for sent in post.took() if sent[1].startswith("briefing")]
    assert briefings == [
        ("mail", TODAY, f"{TODAY}/mail"),
        ("mail", "briefing/daily/2026-11-23", "briefing/daily/2026-11-23/mail"),
        ("phone", "briefing/daily/2026-11-23", "briefing/daily/2026-11-23/phone"),
    ]


def test_a_channel_that_is_down_is_asked_once_a_run_however_much_waits(place: Workspace, post: Any) -> None:
    post.fails = {"mail": True}
    for number in range(3):
        write(place, post, NOON + number * DAY)
    assert len(post.waits) == 6
    assert {name: one.attempts for name, one in deliveries(place).items() if name.endswith(" mail")} == {
        f"{TODAY} mail": 9,
        "briefing/daily/2026-11-23 mail": 0,
        "briefing/daily/2026-11-24 mail": 0,
    }


def test_what_is_older_than_three_days_is_no_news_any_more(place: Workspace, post: Any) -> None:
    post.fails = {"mail": True}
    write(place, post)
    post.fails = {}
    post.took()
    write(place, post, NOON + 4 * DAY)
    assert TODAY not in {sent[1] for sent in post.took()}


@pytest.mark.parametrize("day", [dt.date(2026, 11, 18), dt.date(2026, 11, 23), dt.date(2062, 1, 1)], ids=str)
def test_a_day_long_past_or_still_to_come_is_written_and_not_sent(place: Workspace, post: Any, day: dt.date) -> None:
    outcome = write(place, post, day=day)
    assert outcome.page.exists()
    assert outcome.deliveries == ()
    assert post.took() == []


def test_a_day_long_past_is_sent_to_nobody_and_copied_all_the_same(place: Workspace, post: Any) -> None:
    post.fails = {"mail": True}
    write(place, post, NOON - 9 * DAY)
    post.fails = {}
    post.took()
    copy = '[[channels]]\nname = "web"\nkind = "folder"\nfolder = "www"\n'
    place.settings.write_text(place.settings.read_text(encoding="utf-8") + copy, encoding="utf-8")
    (job,) = prepare(place, now=NOON, day=(NOON - 9 * DAY).date())
    outcome = run(
        job, PlainRunner(), replace(post.means, make=lambda one: taker(one) if one.name == "web" else post.make(one))
    )
    assert [(each.channel, each.date, each.arrived) for each in outcome.deliveries] == [("web", job.day, True)]
    assert (place.root / "www" / "daily" / f"{job.day}.html").exists()


def test_a_channel_that_is_new_gets_today_and_not_what_was_before(place: Workspace, post: Any) -> None:
    write(place, post)
    write(place, post, NOON + DAY)
    post.took()
    hook = '[[channels]]\nname = "hook"\nkind = "webhook"\nurl = "http://127.0.0.1:9/"\n'
    place.settings.write_text(post.settings + hook, encoding="utf-8")
    write(place, post, NOON + DAY)
    assert [sent[:2] for sent in post.took()] == [("hook", "briefing/daily/2026-11-23")]


def test_a_channel_that_is_not_wanted_any_more_gets_nothing(place: Workspace, post: Any) -> None:
    post.fails = {"mail": True}
    write(place, post)
    post.fails = {}
    post.took()
    place.settings.write_text(post.settings + '[[editions]]\nname = "daily"\nchannels = ["phone"]\n', encoding="utf-8")
    write(place, post, NOON + DAY)
    assert {sent[0] for sent in post.took() if sent[1].startswith("briefing")} == {"phone"}


@pytest.mark.parametrize("dies", ["mail", "phone"])
def test_what_was_under_way_when_a_run_died_is_sent_again_under_the_same_key_and_all_else_once(
    place: Workspace, post: Any, dies: str
) -> None:
    post.dies = dies
    with pytest.raises(KeyboardInterrupt):
        write(place, post)
    assert deliveries(place)[f"{TODAY} {dies}"].state == "sending"
    write(place, post, NOON + dt.timedelta(hours=1))
    sent = post.took()
    assert sorted(sent) == sorted(
        [("mail", TODAY, f"{TODAY}/mail"), ("phone", TODAY, f"{TODAY}/phone"), (dies, TODAY, f"{TODAY}/{dies}")]
    )
    assert set(states(place).values()) == {"sent"}


KILLED = """
import os, signal, sys, datetime as dt
from flows.daily import run
from flows.delivery import Means, taker
from flows.job import prepare
from flows.runner import PlainRunner
from dataclasses import replace
from pathlib import Path
from tasks.store import Store
from tasks.workspace import Workspace

when = sys.argv[2]
class Dying:
    MIRRORS = False
    def __init__(self, channel): self.channel = channel
    def deliver(self, sending):
        if when == "before": os.kill(os.getpid(), signal.SIGKILL)
        said = self.channel.deliver(sending)
        if when == "after": os.kill(os.getpid(), signal.SIGKILL)
        return said
if when == "planning":
    Store.post = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
make = (lambda channel: Dying(taker(channel))) if when != "not" else taker
(job,) = prepare(Workspace(root=Path(sys.argv[1])), now=dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC))
run(job, PlainRunner(), Means(make=make))
"""


@pytest.mark.parametrize(
    ("when", "arrives"),
    [
        pytest.param("planning", 1, id="before it is planned"),
        pytest.param("before", 1, id="before it leaves"),
        pytest.param("after", 2, id="after it arrived and before that is written down: twice, under one key"),
    ],
)
def test_a_run_killed_round_a_sending_delivers_after_all(
    seeded: Workspace, poster: Any, nursery: Nursery, when: str, arrives: int
) -> None:
    seeded.settings.write_text(
        f'[[channels]]\nname = "hook"\nkind = "webhook"\nurl = "{poster.root}/in"\n', encoding="utf-8"
    )
    codes = [nursery.run(KILLED, str(seeded.root), each, at=seeded.root)[0] for each in (when, "not", "not")]
    assert codes == [-signal.SIGKILL, 0, 0]
    keys = [head["idempotency-key"] for _, head, _ in poster.asked if head["mujaz-event"] == "briefing"]
    assert len(keys) == arrives
    assert len(set(keys)) == 1
    told = [head for _, head, _ in poster.asked if head["mujaz-event"] == "alert"]
    assert len(told) == 2, "that the run was killed, and that all is well again"
    assert set(states(seeded).values()) == {"sent"}


# ---- the command line ----


def hooked(place: Workspace, poster: Any) -> None:
    text = f'[[channels]]\nname = "hook"\nkind = "webhook"\nurl = "{poster.root}/in"\n'
    place.settings.write_text(text + '[[channels]]\nname = "web"\nkind = "folder"\nfolder = "www"\n', encoding="utf-8")


def today() -> str:
    return f"{dt.datetime.now(dt.UTC):%Y-%m-%d}"


def test_mujaz_run_says_what_arrived_and_ends_with_4_where_something_did_not(seeded: Workspace, poster: Any) -> None:
    hooked(seeded, poster)
    code, said = mujaz(seeded, "run", "--engine", "plain")
    assert (code, said.splitlines()[-1].startswith("delivered: web (")) == (0, True)
    assert said.rstrip().endswith("hook")
    poster.answers = [(404, {})]
    seeded.settings.write_text(seeded.settings.read_text().replace('"hook"\nkind', '"other"\nkind'), encoding="utf-8")
    code, said = mujaz(seeded, "run", "--engine", "plain", "--json")
    assert code == 4
    assert (
        "the briefing is written, but did not arrive everywhere.\nother: it answered 404. See what it asks for." in said
    )
    told = json.loads(said[: said.rindex("]") + 1])
    assert [(each["channel"], each["arrived"]) for each in told[0]["deliveries"]] == [("web", True), ("other", False)]
    code, said = mujaz(seeded, "status")
    assert f"daily {today()} → other: failed: it answered 404. See what it asks for." in said
    code, said = mujaz(seeded, "status", "--json")
    assert [(each["channel"], each["state"]) for each in json.loads(said)["deliveries"]] == [
        ("hook", "sent"),
        ("other", "failed"),
        ("web", "sent"),
    ]


def test_mujaz_deliver_sends_what_waits_and_again_only_where_that_is_wished(seeded: Workspace, poster: Any) -> None:
    hooked(seeded, poster)
    poster.answers = [(500, {"Retry-After": "600"})]
    assert mujaz(seeded, "run", "--engine", "plain")[0] == 4
    code, said = mujaz(seeded, "deliver", "--dry-run")
    assert (code, said) == (
        0,
        (
            f"daily {today()} → hook: failed; it answered 500. It is tried again by the next run.\n"
            "dry run: nothing was sent\n"
        ),
    )
    assert len(poster.asked) == 1
    code, said = mujaz(seeded, "deliver")
    assert code == 4
    assert "not everything arrived: hook." in said
    poster.answers = [(200, {})]
    assert mujaz(seeded, "deliver") == (0, f"daily {today()} → hook: arrived\n")
    assert mujaz(seeded, "deliver") == (0, "nothing to send: everything has arrived\n")
    assert mujaz(seeded, "deliver", "--dry-run") == (0, "nothing to send: everything has arrived\n")
    assert len(poster.asked) == 3
    assert mujaz(seeded, "deliver", "--again", "--channel", "hook", "--date", today(), "--edition", "daily")[0] == 0
    keys = [head["idempotency-key"] for _, head, _ in poster.asked]
    assert len(keys) == 4
    assert keys[0] == keys[1] == keys[2] != keys[3]


def test_a_channel_that_is_described_after_the_run_gets_the_newest_day_by_hand(seeded: Workspace, poster: Any) -> None:
    mujaz(seeded, "run", "--engine", "plain")
    hooked(seeded, poster)
    code, said = mujaz(seeded, "deliver")
    assert code == 2
    assert f"its letter is not kept any more. Write the day again: mujaz run --date {today()}" in said
    mujaz(seeded, "run", "--engine", "plain")
    assert len(poster.asked) == 1


def test_a_trial_is_sent_and_remembered_nowhere(seeded: Workspace, poster: Any) -> None:
    hooked(seeded, poster)
    assert mujaz(seeded, "deliver", "--test", "hook") == (0, "hook: the trial message has arrived\n")
    assert poster.asked[0][1]["mujaz-event"] == "test"
    assert not seeded.store.exists()
    poster.answers = [(503, {})]
    code, said = mujaz(seeded, "deliver", "--test", "hook")
    assert (code, said) == (4, "hook: it answered 503. It is tried again by the next run.")
    assert len(poster.asked) == 2
    assert "copies pages and takes no message" in mujaz(seeded, "deliver", "--test", "web")[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(
            ["--channel", "pigeon"], "--channel: there is no 'pigeon' in mujaz.toml. Known: hook, web", id="channel"
        ),
        pytest.param(["--edition", "late"], "--edition: there is no 'late' in mujaz.toml. Known: daily", id="edition"),
        pytest.param(["--test", "x"], "--test: there is no 'x'", id="a channel to try"),
        pytest.param(["--date", "soon"], "--date: 'soon' is not a day", id="day"),
    ],
)
def test_what_is_not_there_is_refused(seeded: Workspace, poster: Any, words: list[str], said: str) -> None:
    hooked(seeded, poster)
    code, told = mujaz(seeded, "deliver", *words)
    assert code == 2
    assert said in told


def test_without_a_channel_there_is_nothing_to_deliver(seeded: Workspace) -> None:
    code, said = mujaz(seeded, "deliver")
    assert code == 2
    assert "no channel is set. Describe one in a [[channels]] block" in said


def test_the_copy_keeps_up_with_every_run(seeded: Workspace, poster: Any) -> None:
    hooked(seeded, poster)
    mujaz(seeded, "run", "--engine", "plain")
    reports = seeded.root / "reports"
    pages = {path.relative_to(reports): path.read_bytes() for path in reports.rglob("*") if path.is_file()}
    www = seeded.root / "www"
    copies = {path.relative_to(www): path.read_bytes() for path in www.rglob("*") if path.is_file()}
    del copies[Path(".mujaz-copies.json")]
    assert copies == pages
    (seeded.seeds / "late.txt").write_text(
        "خبر جديد تمامًا وصل بعد الظهر ولم يكن في الصباح من قبل. " * 9, encoding="utf-8"
    )
    mujaz(seeded, "run", "--engine", "plain")
    page = Path("daily") / f"{today()}.html"
    assert (www / page).read_bytes() == (reports / page).read_bytes() != pages[page]
    assert len(poster.asked) == 1


def test_doctor_says_which_secret_is_missing(seeded: Workspace, poster: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    hooked(seeded, poster)
    text = seeded.settings.read_text().replace('/in"', '/in"\nsecret = "${HOOK_SECRET}"')
    seeded.settings.write_text(text, encoding="utf-8")
    code, said = mujaz(seeded, "doctor")
    assert code == 1
    assert re.search(r"BAD  channel hook +channel hook: secret: the environment has no variable HOOK_SECRET\.", said)
    monkeypatch.setenv("HOOK_SECRET", "x")
    assert "`mujaz deliver --test hook` tries it" in mujaz(seeded, "doctor")[1]


def test_a_missing_secret_fails_its_channel_and_no_run(seeded: Workspace, poster: Any) -> None:
    hooked(seeded, poster)
    text = seeded.settings.read_text().replace('/in"', '/in"\nsecret = "${HOOK_SECRET}"')
    seeded.settings.write_text(text, encoding="utf-8")
    code, said = mujaz(seeded, "run", "--engine", "plain")
    assert code == 4
    assert "hook: channel hook: secret: the environment has no variable HOOK_SECRET." in said
    assert mujaz(seeded, "status")[0] == 0
