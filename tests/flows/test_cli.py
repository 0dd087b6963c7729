"""The command line as a stranger meets it: exit codes, messages, and what it does not load."""

import json
import logging
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.cli.run import without_traceback
from tasks.errors import OutputError
from tasks.workspace import Workspace, hold

Here = Callable[..., tuple[int, str, str]]
ROOT = Path(__file__).parents[2]
MUJAZ = [sys.executable, "-c", "from flows.cli import main; main()"]
HEAVY = {"prefect", "nltk", "sumy", "scipy", "trafilatura", "sqlalchemy", "pydantic", "numpy"}


def mujaz(*words: str, at: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT", "MUJAZ"))}
    return subprocess.run(
        [*MUJAZ, *words], capture_output=True, text=True, check=False, cwd=at, timeout=300, env=environment
    )


def loads(words: list[str], at: Path) -> set[str]:
    """Give the packages that a command loads."""
    code = "from flows.cli import main\ntry:\n    main()\nfinally:\n    import sys\n    print('LOADED', *sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=False, cwd=at)
    return {name.split(".")[0] for name in ran.stdout.rsplit("LOADED", 1)[1].split()}


def test_a_newcomers_run_prints_what_the_page_says_and_where_it_lies(seeded: Workspace) -> None:
    ran = mujaz("run", "--engine", "plain", "--date", "2026-11-22", at=seeded.root)
    assert ran.returncode == 0, ran.stderr
    *_, said, page = ran.stdout.splitlines()
    assert "5 articles, 3 stories" in said
    assert Path(page).read_text(encoding="utf-8").startswith("<!doctype html>")


def test_run_prints_json_for_a_program(seeded: Workspace, here: Here) -> None:
    _, said, _ = here("run", "--engine", "plain", "--json", at=seeded.root)
    (told,) = json.loads(said)
    assert (told["articles"], told["stories"], told["edition"]) == (5, 3, "daily")


def test_a_dry_run_writes_nothing(seeded: Workspace, here: Here) -> None:
    assert "nothing was written" in here("run", "--dry-run", at=seeded.root)[1]
    assert sorted(path.name for path in seeded.root.iterdir()) == ["seeds"]


def test_init_writes_settings_that_run_as_they_are(tmp_path: Path, here: Here) -> None:
    assert here("init", at=tmp_path)[0] == 0
    assert here("run", "--engine", "plain", at=tmp_path)[0] == 0
    code, _, errors = here("init", at=tmp_path)
    assert (code, "there is one already" in errors) == (2, True)


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        pytest.param(
            '[[editions]]\nname = "daily"\ntimezone = "Mars/Base"\n', ["timezone", "Mars/Base"], id="a bad zone"
        ),
        pytest.param('[sumary]\nmethod = "mujaz"\n', ["sumary", "summary"], id="an unknown key, with what was meant"),
        pytest.param('[summary]\nsentences = "three"\n', ["summary.sentences"], id="a wrong type"),
        pytest.param("[summary\n", ["mujaz.toml", "line 1"], id="no TOML at all"),
    ],
)
def test_wrong_settings_are_told_by_key_with_exit_2(
    seeded: Workspace, here: Here, settings: str, words: list[str]
) -> None:
    seeded.settings.write_text(settings, encoding="utf-8")
    code, _, errors = here("run", at=seeded.root)
    assert code == 2
    assert "Traceback" not in errors
    assert [word for word in words if word not in errors] == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(["run", "--date", "22.11.2026"], "2026-11-22", id="a day that is none"),
        pytest.param(["run", "--edition", "weekly"], "daily", id="an edition that is not there"),
        pytest.param(["run", "--seeds", "nowhere"], "nowhere", id="a folder that is not there"),
        pytest.param(["read"], "mujaz run", id="reading before writing"),
        pytest.param(["read", "--date", "*"], "2026-11-22", id="a day to read that is none"),
        pytest.param(["show", "abcd"], "mujaz run", id="showing before reading"),
        pytest.param(["--workspace", "nowhere", "status"], "nowhere", id="a workspace that is not there"),
    ],
)
def test_what_cannot_be_done_is_said_with_its_remedy_and_exit_2(
    seeded: Workspace, here: Here, words: list[str], told: str
) -> None:
    code, _, errors = here(*words, at=seeded.root)
    assert (code, told in errors, "Traceback" in errors) == (2, True, False), errors


def test_exit_1_when_nothing_could_be_read_and_the_page_says_why(empty: Workspace, here: Here) -> None:
    (empty.seeds / "empty.txt").touch()
    assert here("run", "--engine", "plain", "--date", "2026-11-22", at=empty.root)[0] == 1
    assert "empty.txt" in (empty.root / "reports/daily/2026-11-22.html").read_text(encoding="utf-8")


def test_exit_1_when_the_folder_is_missing(tmp_path: Path, here: Here) -> None:
    code, _, errors = here("run", "--engine", "plain", "-v", at=tmp_path)
    assert code == 1
    assert "source failed" in errors


def test_exit_3_when_the_reports_cannot_be_written(seeded: Workspace) -> None:
    (seeded.root / "reports").touch()
    ran = mujaz("run", "--engine", "plain", at=seeded.root)
    assert (ran.returncode, "Traceback" in ran.stderr) == (3, False)


def test_exit_75_while_another_run_holds_the_workspace(seeded: Workspace) -> None:
    with hold(seeded):
        ran = mujaz("run", "--engine", "plain", at=seeded.root)
    assert (ran.returncode, "another run" in ran.stderr) == (75, True)


@pytest.mark.parametrize("words", [["--help"], ["status"], ["read", "--print-path"]], ids=" ".join)
def test_light_commands_load_no_heavy_library(briefed: Workspace, words: list[str]) -> None:
    assert loads(words, briefed.root) & HEAVY == set()


def test_the_plain_run_over_the_articles_needs_neither_prefect_nor_a_page_extractor(seeded: Workspace) -> None:
    assert (
        loads(["run", "--engine", "plain"], seeded.root) & {"prefect", "trafilatura", "nltk", "sumy", "scipy"} == set()
    )


def test_show_why_and_search_answer_from_the_store(briefed: Workspace, here: Here) -> None:
    def said(*words: str) -> str:
        return here(*words, at=briefed.root)[1]

    page = json.loads((briefed.root / "reports/daily/2026-11-22.json").read_text(encoding="utf-8"))
    excerpt = page["stories"][0]["summary"][0]
    assert said("show", excerpt["article"], "--text")[excerpt["start"] : excerpt["end"]] == excerpt["text"]
    why = said("why", "004_4cd165c97b4e862a.txt")
    assert [word for word in ("article", "story", "thread", "You are currently viewing") if word not in why] == []
    assert page["stories"][0]["id"] in said("why", page["stories"][0]["id"])
    assert "بوتين يستقبل الجنرال حفتر في الكرملين" in said("search", "بيلوسوف")
    assert here("why", "nothing.txt", at=briefed.root)[0] == 2


def test_what_is_printed_for_programs_is_made_of_facts(briefed: Workspace, here: Here) -> None:
    def told(*words: str) -> Any:
        return json.loads(here(*words, at=briefed.root)[1])

    (found,) = told("search", "--json", "بيلوسوف")
    assert found["file"] == "seeds/004_4cd165c97b4e862a.txt"
    assert "بيلوسوف" in found["sentence"]
    why = told("why", "--json", found["file"])
    assert [one["id"] for one in why["articles"]] == [found["id"]]
    assert [(one["state"], one["places"]) for one in why["documents"]] == [("article", [found["file"]])]
    assert why["stories"][0]["id"] == found["story"]
    assert why["stories"][0]["why"]["score"] > why["stories"][0]["why"]["threshold"]
    assert why["told"] == [{"edition": "daily", "date": "2026-11-22"}]
    assert [line["reason"] for line in told("show", "--json", found["id"])["dropped"]] == ["notice", "repeated title"]


def test_one_of_a_thing_is_counted_as_one(seeded: Workspace, here: Here) -> None:
    for file in seeded.seeds.glob("00[13]*"):
        file.unlink()
    here("run", "--engine", "plain", at=seeded.root)
    said = here("status", at=seeded.root)[1] + here("why", "002_e39b3440e0db7349.txt", at=seeded.root)[1]
    assert "1 briefing\n" in said
    assert ": 1 article, 1 text," in said
    assert "(0 waiting)" not in said


def test_reading_without_a_browser_says_so(briefed: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "no-such-browser")
    monkeypatch.setenv("PATH", "")
    ran = mujaz("read", at=briefed.root)
    assert (ran.returncode, ran.stdout.strip().endswith("2026-11-22.html")) == (0, True)
    assert "open that file" in ran.stderr


def test_init_makes_the_workspace_that_was_named(tmp_path: Path) -> None:
    assert mujaz("--workspace", str(tmp_path / "news"), "init", at=tmp_path).returncode == 0
    assert sorted(path.name for path in (tmp_path / "news").iterdir()) == ["mujaz.toml", "reports", "seeds"]


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        pytest.param(["init"], True, id="here"),
        pytest.param(["init", "."], True, id="here, by name"),
        pytest.param(["init", "my news"], False, id="a folder below, whose name has a blank"),
        pytest.param(["--workspace", "{}/news", "init"], False, id="the workspace of the option"),
    ],
)
def test_init_ends_with_the_command_that_works_where_one_stands(
    tmp_path: Path, here: Here, words: list[str], *, bare: bool
) -> None:
    said = here(*(word.format(tmp_path) for word in words), at=tmp_path)[1]
    command = shlex.split(said.strip().rpartition("then: ")[2])
    assert (command[0], command == ["mujaz", "run"]) == ("mujaz", bare)
    ran = mujaz(*command[1:], "--engine", "plain", at=tmp_path)
    assert ran.returncode == 0, ran.stderr
    (settings,) = tmp_path.rglob("mujaz.toml")
    assert [state.parent for state in tmp_path.rglob(".mujaz")] == [settings.parent], "it ran there and nowhere else"


def test_init_names_its_folder_where_the_variable_names_another(
    tmp_path: Path, here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MUJAZ_WORKSPACE", str(tmp_path / "other"))
    assert here("init", ".", at=tmp_path)[1].strip().endswith(f"then: mujaz --workspace {tmp_path.resolve()} run")


def test_the_help_says_what_every_command_does_in_whole_words() -> None:
    assert "..." not in mujaz("--help").stdout.replace("[ARGS]...", "")


def test_an_error_with_a_remedy_is_logged_without_a_traceback_and_any_other_with_one() -> None:
    def record(error: Exception) -> logging.LogRecord:
        return logging.LogRecord("x", logging.ERROR, "", 0, "failed", None, (type(error), error, None))

    told, unforeseen = record(OutputError("reports", "full", "Make room")), record(ValueError("x"))
    assert without_traceback(told)
    assert told.exc_info is None
    assert without_traceback(unforeseen)
    assert unforeseen.exc_info is not None


def test_two_workspaces_never_touch_each_other(
    seeded: Workspace, here: Here, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    (other / "seeds").mkdir()
    shutil.copy(next(seeded.seeds.glob("000*")), other / "seeds")
    assert here("run", "--engine", "plain", "--workspace", str(other), at=seeded.root)[0] == 0
    assert sorted(path.name for path in seeded.root.iterdir()) == ["seeds"]
    assert here("doctor", "--workspace", str(other), at=seeded.root)[0] == 0


def test_an_edition_that_cannot_be_written_keeps_no_other_from_its_reader(seeded: Workspace, here: Here) -> None:
    blocks = "".join(f'[[editions]]\nname = "{name}"\n' for name in ("first", "second", "third"))
    seeded.settings.write_text(blocks, encoding="utf-8")
    reports = seeded.root / "reports"
    reports.mkdir()
    (reports / "first").write_text("a file where a folder is needed", encoding="utf-8")
    code, _, errors = here("run", "--engine", "plain", at=seeded.root)
    assert code == 3
    assert str(reports / "first") in errors
    assert [line.partition(": ")[0] for line in errors.splitlines()[1:]] == ["written all the same"] * 2
    for name in ("second", "third"):
        (page,) = (reports / name).glob("20*.json")
        assert json.loads(page.read_text(encoding="utf-8"))["counts"]["articles"] == 5
