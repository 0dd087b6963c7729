"""Runs that never began: told as any trouble, once when it begins and once when it is over."""

import datetime as dt
import json
from contextlib import nullcontext
from types import SimpleNamespace
from typing import Any

import pytest
from typer.testing import CliRunner

from flows.beginning import begun
from flows.cli import app
from flows.daily import run
from flows.job import prepare
from flows.marker import marked
from flows.runner import PlainRunner
from flows.schedule.plan import Followed
from flows.schedule.telling import tell_of_settings
from tasks.errors import AlreadyRunning, LostTurn, OutputError, SettingsError, StoreError, UsageError
from tasks.store import Store
from tasks.workspace import Workspace, hold

NOON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
FAILED = ("phone", "موجز · تعذّرت كتابة الموجز")
WELL = ("phone", "موجز · عاد إلى حاله")
ALERTS = '[alerts]\nchannels = ["phone"]\n'


@pytest.fixture
def place(seeded: Workspace, post: Any) -> Workspace:
    seeded.settings.write_text(post.settings + ALERTS, encoding="utf-8")
    return seeded


def write(place: Workspace, post: Any, at: dt.datetime = NOON, edition: str = "") -> None:
    for job in prepare(place, now=at, edition=edition):
        run(job, PlainRunner(), post.means)


def alerts(post: Any) -> list[tuple[str, str]]:
    """Give channel and title of the alerts since the last time."""
    pairs = list(zip(post.took(), post.letters, strict=True))
    post.titles()
    return [(sent[0], each.letter.title) for sent, each in pairs if each.letter.kind == "alert"]


def told(post: Any) -> list[dict[str, str]]:
    """Give what the last letter says is wrong."""
    wrong: list[dict[str, str]] = json.loads(post.letters[-1].letter.document)["troubles"]
    return wrong


def refuse(place: Workspace, post: Any, error: Exception, at: dt.datetime = NOON, edition: str = "") -> None:
    """Let a run fail before its first step, while another holds the workspace if that is what stops it."""
    held = hold(place) if isinstance(error, AlreadyRunning) else nullcontext()
    with held, pytest.raises(type(error)), begun(place, edition=edition, at=at, means=post.means):
        raise error


def in_vain() -> LostTurn:
    return LostTurn(1800.0, AlreadyRunning("another run holds this workspace."))


@pytest.mark.parametrize("before", ["no run yet", "a store"])
def test_a_run_that_waited_in_vain_is_told_once_and_once_that_all_is_well(
    place: Workspace, post: Any, before: str
) -> None:
    if before == "a store":
        write(place, post, NOON - DAY)
    post.titles()
    post.took()
    refuse(place, post, in_vain())
    assert told(post)[0]["why"] == "It waited 30 minutes for its turn. another run holds this workspace."
    assert alerts(post) == [FAILED]
    refuse(place, post, in_vain(), NOON + DAY)
    assert alerts(post) == []
    write(place, post, NOON + 2 * DAY)
    assert alerts(post) == [WELL]
    write(place, post, NOON + 3 * DAY)
    assert alerts(post) == []
    refuse(place, post, in_vain(), NOON + 4 * DAY)
    assert alerts(post) == [FAILED]


def test_what_the_store_has_told_already_is_not_told_again_though_another_run_has_it(
    place: Workspace, post: Any
) -> None:
    (place.root / "reports").write_text("in the way", encoding="utf-8")
    with pytest.raises(Exception, match="Not a directory"):
        write(place, post)
    assert alerts(post) == [FAILED]
    (place.root / "reports").unlink()
    with hold(place), Store.open(f"sqlite:///{place.store}"):  # a run that works on the store, as it were
        pass
    refuse(place, post, in_vain(), NOON + DAY)
    assert alerts(post) == []


def test_an_edition_that_waited_in_vain_is_not_well_when_another_is_written(place: Workspace, post: Any) -> None:
    place.settings.write_text(
        post.settings + ALERTS + '[[editions]]\nname = "daily"\n[[editions]]\nname = "other"\n', encoding="utf-8"
    )
    refuse(place, post, in_vain())
    assert len(alerts(post)) == 2, "each edition says so in its own words"
    write(place, post, NOON + DAY, "other")
    assert [each["what"] for each in json.loads(post.letters[-1].letter.document)["over"]] == ["other"]
    assert alerts(post) == [WELL]
    refuse(place, post, in_vain(), NOON + DAY, "daily")
    assert alerts(post) == [], "it was told, and is not over"
    write(place, post, NOON + 2 * DAY, "daily")
    assert [each["what"] for each in json.loads(post.letters[-1].letter.document)["over"]] == ["daily"]


def test_what_could_be_told_to_nobody_is_told_by_the_next_run_that_works(place: Workspace, post: Any) -> None:
    post.fails = {"phone": False}
    refuse(place, post, in_vain())
    refuse(place, post, in_vain(), NOON + DAY)
    assert marked(place)["run daily"].since == NOON
    assert alerts(post) == []
    post.fails = {}
    write(place, post, NOON + 2 * DAY)
    letter = json.loads(post.letters[-1].letter.document)
    assert [each["since"] for each in letter["troubles"]] == [NOON.isoformat()]
    assert [each["what"] for each in letter["over"]] == ["daily"]
    assert alerts(post) == [FAILED]
    write(place, post, NOON + 3 * DAY)
    assert alerts(post) == []


def test_a_store_that_cannot_be_read_when_days_are_planned_is_told(place: Workspace, post: Any) -> None:
    refuse(place, post, StoreError("the store", "it is damaged", "Mend it."))
    assert told(post)[0]["why"] == "the store: it is damaged. Mend it."
    assert alerts(post) == [FAILED]


@pytest.mark.parametrize(
    "error",
    [
        pytest.param(AlreadyRunning("another run"), id="a run by hand that meets another"),
        pytest.param(UsageError("there is no such edition"), id="an edition that there is not"),
    ],
)
def test_what_whoever_called_for_it_sees_is_not_told(place: Workspace, post: Any, error: Exception) -> None:
    refuse(place, post, error)
    assert alerts(post) == []
    assert marked(place) == {}


# ---- a settings file that is wrong ----

WRONG = "[summary]\nsentences = 0\n"


def misread(place: Workspace, post: Any, text: str, at: dt.datetime = NOON) -> None:
    """Let a run meet a settings file."""
    place.settings.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError), begun(place, at=at, means=post.means):
        prepare(place, now=at)


def test_a_wrong_file_is_told_once_through_the_channels_that_are_right_in_it(place: Workspace, post: Any) -> None:
    right = place.settings.read_text(encoding="utf-8")
    misread(place, post, right + WRONG)
    (wrong,) = told(post)
    assert (wrong["kind"], wrong["what"]) == ("run", "mujaz.toml")
    assert wrong["why"] == "No briefing is written, because this is wrong in it: summary.sentences."
    assert "لا يُكتب أي موجز" in post.letters[-1].letter.text
    assert alerts(post) == [FAILED]
    misread(place, post, right + WRONG, NOON + DAY)
    assert alerts(post) == []
    place.settings.write_text(right, encoding="utf-8")
    write(place, post, NOON + 2 * DAY)
    assert alerts(post) == [WELL]
    write(place, post, NOON + 3 * DAY)
    assert alerts(post) == []


def test_what_stands_in_the_file_is_not_told_for_it_may_be_a_password(place: Workspace, post: Any) -> None:
    right = place.settings.read_text(encoding="utf-8")
    misread(place, post, right + '[summary]\nmethod = "canary-in-the-wrong-line"\n')
    letter = post.letters[-1].letter
    assert "summary.method" in letter.document
    assert "canary" not in letter.document + letter.text + letter.html
    assert "canary" not in (place.state / "alarm.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ["[[channels", 'name = "phone'], ids=["torn", "a quotation mark too few"])
def test_a_file_that_is_no_toml_is_told_by_the_next_run_that_works(place: Workspace, post: Any, text: str) -> None:
    right = place.settings.read_text(encoding="utf-8")
    misread(place, post, text)
    misread(place, post, text, NOON + DAY)
    assert alerts(post) == [], "whom to tell is written in it"
    kept = (place.state / "alarm.json").read_text(encoding="utf-8")
    assert "127.0.0.1" not in kept
    place.settings.write_text(right, encoding="utf-8")
    write(place, post, NOON + 2 * DAY)
    (wrong,) = told(post)
    assert "(2026-11-22 12:00 – 2026-11-24 12:00 UTC) it could be told to nobody" in wrong["why"]
    assert "تعذّر إخبار أحد بذلك" in post.letters[-1].letter.text
    assert alerts(post) == [FAILED], "one letter tells that it was and that it is over"
    write(place, post, NOON + 3 * DAY)
    assert alerts(post) == []


def test_a_run_that_fails_though_the_file_is_right_again_says_both(place: Workspace, post: Any) -> None:
    right = place.settings.read_text(encoding="utf-8")
    misread(place, post, right + WRONG)
    post.titles()
    post.took()
    place.settings.write_text(right, encoding="utf-8")
    write(place, post, NOON + DAY)
    post.titles()
    post.took()
    misread(place, post, right + WRONG, NOON + 2 * DAY)
    assert alerts(post) == [FAILED], "it is another time that it is wrong"
    place.settings.write_text(right, encoding="utf-8")
    (place.root / "reports").rename(place.root / "kept")
    (place.root / "reports").write_text("in the way", encoding="utf-8")
    with pytest.raises(OutputError):
        write(place, post, NOON + 3 * DAY)
    letter = json.loads(post.letters[-1].letter.document)
    assert ([each["what"] for each in letter["troubles"]], [each["what"] for each in letter["over"]]) == (
        ["daily"],
        ["mujaz.toml"],
    )


@pytest.mark.parametrize("channels", ["", "[alerts]\nchannels = []\n"], ids=["no channel", "none for alerts"])
def test_where_nobody_is_to_be_told_nothing_is_remembered_for_later(place: Workspace, post: Any, channels: str) -> None:
    misread(place, post, "[[channels")
    place.settings.write_text((post.settings if channels else "") + channels, encoding="utf-8")
    write(place, post, NOON + DAY)
    assert alerts(post) == []
    assert marked(place) == {}


def test_the_service_tells_of_a_file_that_is_no_toml_by_the_settings_it_has_in_memory(
    place: Workspace, post: Any
) -> None:
    followed = Followed(place)
    assert "mujaz.toml" not in str(marked(place))
    misread(place, post, "[[channels")
    assert "stay as they were" in followed.look()
    for times in (1, 0):
        tell_of_settings(place, followed.latest, at=NOON, means=post.means)
        assert len(alerts(post)) == times
    misread(place, post, "[[channels", NOON + DAY)
    tell_of_settings(place, followed.latest, at=NOON + DAY, means=post.means)
    assert alerts(post) == []
    place.settings.write_text(post.settings + ALERTS, encoding="utf-8")
    write(place, post, NOON + 2 * DAY)
    assert alerts(post) == [WELL]


@pytest.fixture
def hooked(seeded: Workspace, poster: Any) -> Workspace:
    """A workspace that posts to a server of this machine."""
    seeded.settings.write_text(
        f'[[channels]]\nname = "phone"\nkind = "webhook"\nurl = "{poster.root}/"\n', encoding="utf-8"
    )
    return seeded


def posted(poster: Any) -> list[dict[str, Any]]:
    """Give the alerts that were posted since the last time."""
    taken, poster.asked = poster.asked, []
    return [json.loads(body) for _, headers, body in taken if headers["mujaz-event"] == "alert"]


def test_the_flow_of_a_deployment_that_waits_in_vain_tells_so(
    hooked: Workspace, poster: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.orchestrated import daily
    from flows.schedule import turn

    monkeypatch.setattr(turn, "PATIENCE", 0.0)
    with hold(hooked):
        with pytest.raises(AlreadyRunning):
            daily.fn(workspace=str(hooked.root))
        assert posted(poster) == [], "somebody sits before a run that was started by hand"
        monkeypatch.setattr(turn, "deployment", SimpleNamespace(id="of a deployment"))
        for times in (1, 0):
            with pytest.raises(LostTurn):
                daily.fn(workspace=str(hooked.root))
            assert len(posted(poster)) == times
    write_by(hooked)
    assert [[each["what"] for each in one["over"]] for one in posted(poster)] == [["daily"]]


def write_by(place: Workspace) -> None:
    (job,) = prepare(place, now=NOON)
    run(job, PlainRunner())


def test_the_command_tells_of_a_store_that_cannot_be_read(hooked: Workspace, poster: Any) -> None:
    hooked.settings.write_text(
        hooked.settings.read_text(encoding="utf-8") + '[[editions]]\nname = "daily"\ncatch_up = "each"\n',
        encoding="utf-8",
    )
    hooked.prepare()
    hooked.store.write_bytes(b"no database at all, and long enough to be looked at" * 50)
    for words, times in ((["--dry-run"], 0), ([], 1), ([], 0)):
        ran = CliRunner().invoke(app, ["run", "--engine", "plain", *words, "--workspace", str(hooked.root)])
        assert isinstance(ran.exception, StoreError)
        assert len(posted(poster)) == times


@pytest.mark.parametrize("words", [["run", "--engine", "plain"], ["run"], ["schedule"]], ids=" ".join)
def test_every_command_that_writes_briefings_tells_of_a_wrong_file(
    hooked: Workspace, poster: Any, words: list[str]
) -> None:
    hooked.settings.write_text(hooked.settings.read_text(encoding="utf-8") + WRONG, encoding="utf-8")
    for times in (1, 0):
        ran = CliRunner().invoke(app, [*words, "--workspace", str(hooked.root)])
        assert isinstance(ran.exception, SettingsError)
        assert len(posted(poster)) == times
