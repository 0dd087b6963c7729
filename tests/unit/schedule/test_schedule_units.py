"""The parts of `mujaz schedule` that need no Prefect: plans, the followed file, notes, its server's life, units."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli import app
from flows.schedule import server as servers
from flows.schedule.note import Serving, alone, lasting, left, served
from flows.schedule.plan import Followed, Plan, plans
from flows.schedule.server import Elsewhere, Own, environment, free, port_of
from flows.schedule.unit import cron_lines, folder_of, installed, name_of, unit
from tasks.errors import AlreadyRunning, SettingsError
from tasks.settings import load
from tasks.workspace import Workspace

TWO = (
    '[[editions]]\nname = "daily"\n'
    '[[editions]]\nname = "tech"\nschedule = "15  7 * * mon-fri"\ntimezone = "Africa/Tripoli"\n'
    '[[editions]]\nname = "byhand"\nschedule = ""\n'
)


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    return Workspace(root=tmp_path.resolve())


def test_every_edition_with_a_schedule_is_planned(place: Workspace) -> None:
    place.settings.write_text(TWO, encoding="utf-8")
    daily, tech = plans(load(place), place)
    assert (daily.edition, daily.cron, daily.zone) == ("daily", "30 6 * * *", "UTC")
    assert (tech.edition, tech.cron, tech.zone) == ("tech", "15 7 * * mon-fri", "Africa/Tripoli")
    assert daily.version != tech.version
    assert daily.version == plans(load(place), place)[0].version


@pytest.mark.parametrize(
    ("schedule", "told"),
    [
        pytest.param('"30 6 * *"', "has 4 fields, not five", id="not five fields"),
        pytest.param('"30 25 * * *"', 'its hour "25" is not from 0 to 23', id="no such hour"),
        pytest.param('"0 6 30 2 *"', "never comes", id="never"),
        pytest.param("630", "is a number, not a text", id="no text"),
    ],
)
def test_a_wrong_schedule_is_told_by_its_key(place: Workspace, schedule: str, told: str) -> None:
    place.settings.write_text(f"[[editions]]\nschedule = {schedule}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"editions\[0\]\.schedule") as caught:
        load(place)
    assert told in str(caught.value)
    assert '"30 6 * * *"' in str(caught.value), "and what is allowed"


def test_a_changed_file_is_followed_and_a_broken_one_leaves_the_plans(place: Workspace) -> None:
    followed = Followed(place)
    assert followed.look() == ""
    place.settings.write_text(TWO, encoding="utf-8")
    assert "has changed" in followed.look()
    assert [plan.edition for plan in followed.plans] == ["daily", "tech"]
    place.settings.write_text(TWO + "[[", encoding="utf-8")
    assert "stay as they were" in followed.look()
    assert followed.look() == "", "it is told once"
    assert [plan.edition for plan in followed.plans] == ["daily", "tech"]
    place.settings.write_text(TWO + "# a comment\n", encoding="utf-8")
    assert followed.look() == "", "what touches no schedule is not told"
    place.settings.unlink()
    assert "has changed" in followed.look()
    assert [plan.edition for plan in followed.plans] == ["daily"]


def test_only_one_serves_a_workspace_and_its_note_goes_with_it(place: Workspace) -> None:
    me = Serving(process=os.getpid(), since="2026-11-28T06:00:00Z", run="abc", runner=7)
    assert served(place) is None
    with alone(place, me):
        assert served(place) == me
        with pytest.raises(AlreadyRunning, match=f"process {os.getpid()}"), alone(place, me):
            pass
        assert served(place) == me
    assert served(place) is None
    assert left(place) is None


def test_a_service_that_was_killed_serves_no_longer_and_leaves_the_run_it_had(place: Workspace) -> None:
    code = (
        "import os, signal\nfrom pathlib import Path\nfrom flows.schedule.note import Serving, alone\n"
        "from tasks.workspace import Workspace\n"
        f"with alone(Workspace(root=Path({str(place.root)!r})), Serving(process=1, since='', run='abc', runner=7)):\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    root = str(Path(__file__).parents[3])
    subprocess.run([sys.executable, "-c", code], check=False, env=os.environ | {"PYTHONPATH": root})
    assert served(place) is None
    before = left(place)
    assert before is not None
    with alone(place, Serving(process=2, since="")):
        now = served(place)
    assert now is not None
    assert (now.process, now.run, now.runner) == (2, "abc", 7)


def test_a_damaged_note_is_no_note(place: Workspace) -> None:
    place.prepare()
    for text in ("", "[]", '{"process": 1}', '{"process'):
        (place.state / "serving.json").write_text(text, encoding="utf-8")
        assert left(place) is None
    (place.state / "schedule.json").write_text("{", encoding="utf-8")
    made = lasting(place)
    assert len(made.id) == 8
    assert lasting(place) == made, "the id is made once"


def test_a_port_is_kept_and_given_up_only_where_it_is_taken(place: Workspace) -> None:
    import socket

    said: list[str] = []
    first = port_of(place, said.append)
    assert free(first)
    assert port_of(place, said.append) == first
    with socket.socket() as other:
        other.bind(("127.0.0.1", first))
        other.listen()
        second = port_of(place, said.append)
    assert second != first
    assert said == [f"port {first} is taken by another program; the Prefect server goes to {second}"]
    assert port_of(place, said.append) == second


class Fake:
    """A server's process: alive until told otherwise."""

    def __init__(self, made: list["Fake"]) -> None:
        self.code: int | None = None
        self.stdin = None
        self.killed = False
        made.append(self)

    def poll(self) -> int | None:
        return self.code

    def kill(self) -> None:
        self.killed = True


def test_a_server_that_falls_is_started_again_ever_later_and_a_mute_one_is_ended(
    place: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Fake] = []
    said: list[str] = []
    now, well = [0.0], [True]
    monkeypatch.setattr("flows.schedule.server.subprocess.Popen", lambda *_, **__: Fake(made))
    monkeypatch.setattr(servers, "answers", lambda _: well[0])
    own = Own(place, said.append, {}, lambda: now[0])
    assert not own.up(), "it is started, and not asked yet"
    assert own.up()
    for pause in (1, 2, 4):
        made[-1].code = 1
        started = len(made)
        assert not own.up()
        assert len(made) == started, "not at once"
        now[0] += pause
        assert not own.up()
        assert len(made) == started + 1
        assert said[-1] == f"the Prefect server ended (exit 1); started again in {pause} s"
    now[0] += servers.STEADY + 1
    assert own.up()
    made[-1].code = -9
    own.up()
    assert said[-1].endswith("started again in 1 s"), "after a good while the pauses begin anew"
    now[0] += 1
    own.up()
    well[0] = False
    now[0] += servers.MUTE - 1
    own.up()
    assert not made[-1].killed
    now[0] += 2
    own.up()
    assert made[-1].killed


def test_a_server_elsewhere_is_waited_for_and_that_is_said_once(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    well = iter([False, False, True, True])
    monkeypatch.setattr(servers, "answers", lambda _: next(well))
    other = Elsewhere("http://127.0.0.1:1/api/", said.append)
    assert [other.up() for _ in range(4)] == [False, False, True, True]
    assert said == [
        "http://127.0.0.1:1/api: no Prefect server answers there; it is waited for",
        "http://127.0.0.1:1/api: answers again",
    ]


def test_a_server_ends_with_whoever_started_it() -> None:
    root = str(Path(__file__).parents[3])
    follow = (
        "import time\nfrom flows.schedule.hosted import follow\nimport threading\n"
        "threading.Thread(target=follow, daemon=True).start()\nprint('up', flush=True)\ntime.sleep(600)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", follow],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": root},
    ) as child:
        assert child.stdout is not None
        assert child.stdin is not None
        assert child.stdout.readline() == b"up\n"
        child.stdin.close()
        assert child.wait(60) == -15


def test_its_own_server_keeps_to_itself_and_what_the_user_set_stays() -> None:
    made = environment({"PREFECT_SERVER_LOGGING_LEVEL": "DEBUG"}, 4242)
    assert made["PREFECT_SERVER_CORS_ALLOWED_ORIGINS"] == "http://127.0.0.1:4242"
    assert made["PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE"].endswith("filesystem")
    assert made["PREFECT_SERVER_LOGGING_LEVEL"] == "DEBUG"


NAMES = [
    pytest.param("news", id="a plain name"),
    pytest.param("my news 100% $HOME", id="blanks, a percent sign, a dollar"),
    pytest.param('say "أخبار"', id="quotation marks and another script"),
]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
@pytest.mark.parametrize("name", NAMES)
def test_systemd_takes_the_unit(tmp_path: Path, name: str) -> None:
    root = tmp_path / name
    root.mkdir()
    place = Workspace(root=root.resolve())
    file = tmp_path / "mujaz-test.service"
    file.write_text(unit(place, [sys.executable, "-c", "pass"]), encoding="utf-8")
    checked = subprocess.run(
        ["systemd-analyze", "--user", "verify", str(file)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env=os.environ | {"XDG_RUNTIME_DIR": str(tmp_path)},
    )
    assert (checked.returncode, [line for line in checked.stderr.splitlines() if file.name in line]) == (0, [])


def test_a_unit_says_where_and_how(place: Workspace) -> None:
    text = unit(place, ["/opt/my mujaz/bin/mujaz"])
    assert f'ExecStart="/opt/my mujaz/bin/mujaz" "schedule" "--workspace" "{place.root}"' in text
    assert f"WorkingDirectory={place.root}" in text
    assert f"EnvironmentFile=-{place.state}/environment" in text
    assert "Restart=on-failure" in text


def test_a_unit_goes_where_the_user_keeps_them(tmp_path: Path) -> None:
    assert folder_of({}, tmp_path) == tmp_path / ".config" / "systemd" / "user"
    assert folder_of({"XDG_CONFIG_HOME": "/etc/mine"}, tmp_path) == Path("/etc/mine/systemd/user")
    assert folder_of({"XDG_CONFIG_HOME": "relative"}, tmp_path) == tmp_path / ".config" / "systemd" / "user"


def test_cron_lines_name_the_edition_and_are_safe_for_cron(place: Workspace) -> None:
    plan = Plan(edition="tech", cron="15 7 * * mon-fri", zone="UTC", workspace="/a 100% b")
    (line,) = cron_lines([plan], Workspace(root=Path("/a 100% b")), ["/opt/mujaz"])
    assert line == "15 7 * * mon-fri  /opt/mujaz run --engine plain --quiet --edition tech --workspace '/a 100\\% b'"
    assert cron_lines([], place, []) == []


@pytest.fixture
def mujaz(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Give a function that calls `mujaz schedule` with units in a folder of the test's own; no systemd is called."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "systemctl").write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    (tools / "systemctl").chmod(0o755)
    monkeypatch.setenv("PATH", str(tools))
    monkeypatch.delenv("MUJAZ_WORKSPACE", raising=False)

    def call(*words: str) -> str:
        done = CliRunner().invoke(app, ["schedule", *words], catch_exceptions=False)
        assert done.exit_code == 0
        return done.stdout

    return call


def test_install_writes_a_unit_and_uninstall_takes_it_away(tmp_path: Path, mujaz: Callable[..., str]) -> None:
    units = tmp_path / "config" / "systemd" / "user"
    first, second = tmp_path / "a" / "news", tmp_path / "b" / "news"
    first.mkdir(parents=True)
    second.mkdir(parents=True)
    assert "WorkingDirectory=" in mujaz("install", "--print", "--workspace", str(first))
    assert not units.exists(), "printing writes nothing"
    told = mujaz("install", "--workspace", str(first))
    assert "systemctl --user enable --now mujaz-news.service" in told
    assert "loginctl enable-linger" in told
    assert "30 6 * * *" in told
    assert "run --engine plain --quiet --edition daily" in told
    mujaz("install", "--workspace", str(first))
    mujaz("install", "--workspace", str(second))
    names = sorted(file.name for file in units.iterdir())
    assert len(names) == 2, "another workspace of that name has a unit of its own"
    assert "mujaz-news.service" in names
    mujaz("uninstall", "--workspace", str(first))
    assert [installed(Workspace(root=second), file) for file in units.iterdir()] == [True]
    assert name_of(Workspace(root=first), units) == "mujaz-news.service"


def test_status_tells_the_next_runs_and_that_nobody_serves(tmp_path: Path, mujaz: Callable[..., str]) -> None:
    (tmp_path / "mujaz.toml").write_text(TWO, encoding="utf-8")
    told = json.loads(mujaz("status", "--json", "--workspace", str(tmp_path)))
    assert told["served"] is False
    assert [each["name"] for each in told["editions"]] == ["daily", "tech"]
    assert "nobody serves" in mujaz("status", "--workspace", str(tmp_path))
