"""The docs are true: every command, option and setting stands in them, and they name none that is not there."""

import datetime as dt
import re
import shutil
import tomllib
from pathlib import Path

import pytest
import typer

from flows.cli import app
from flows.daily import run
from flows.job import prepare
from flows.runner import PlainRunner
from tasks.settings import sample
from tasks.workspace import Workspace

ROOT = Path(__file__).parents[1]
USAGE = (ROOT / "docs" / "usage.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
TOP = typer.main.get_group(app).commands
COMMANDS = {
    name: command
    for top, group in TOP.items()
    for name, command in {
        top: group,
        **{f"{top} {sub}": each for sub, each in getattr(group, "commands", {}).items()},
    }.items()
}


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help_and_stands_in_the_usage_page(name: str) -> None:
    assert COMMANDS[name].help
    assert f"`mujaz {name}" in USAGE


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_option_stands_in_the_usage_page(name: str) -> None:
    options = [option for each in COMMANDS[name].params for option in each.opts if option.startswith("--")]
    plain = {"--quiet": "`-q`", "--verbose": "`-v`"}
    assert [option for option in options if plain.get(option, option) not in USAGE] == []


def test_every_setting_stands_in_the_usage_page_with_its_default() -> None:
    settings = tomllib.loads(sample())
    for table, value in settings.items():
        for key, default in (value[0] if isinstance(value, list) else value).items():
            shown = (
                {True: "true", False: "false"}.get(default, f'"{default}"')
                if not isinstance(default, int | list) or isinstance(default, bool)
                else str(default)
            )
            assert re.search(rf"`{key}` \| `{re.escape(shown)}`", USAGE), f"{table}.{key} = {shown}"


@pytest.mark.parametrize("page", [README, USAGE], ids=["README", "usage"])
def test_no_command_is_named_that_does_not_exist(page: str) -> None:
    named = set(re.findall(r"\bmujaz ([a-z]+)\b", page)) - {"and"}
    assert named - set(TOP) == set()


@pytest.mark.parametrize("page", [README, USAGE], ids=["README", "usage"])
def test_no_command_on_feeds_is_named_that_does_not_exist(page: str) -> None:
    named = set(re.findall(r"\b(mujaz feeds [a-z]+)\b", page))
    assert {name.removeprefix("mujaz ") for name in named} - set(COMMANDS) == set()


@pytest.mark.parametrize(
    "page",
    sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]),
    ids=lambda page: page.name,
)
def test_every_link_between_pages_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_make_target_named_in_the_docs_is_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    texts = [
        README,
        (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"),
        (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8"),
    ]
    named = {name for text in texts for name in re.findall(r"(?:`|    )make ([a-z]+)", text)}
    assert named - targets == set()


def told(file: Path) -> bytes:
    """Read a file; of a feed without the time at which its store first saw the newest article."""
    return re.sub(rb"<updated>[^<]*", b"<updated>", file.read_bytes())


def test_the_sample_is_what_a_run_over_the_seeds_writes(tmp_path: Path) -> None:
    place = Workspace(root=tmp_path.resolve())
    shutil.copytree(ROOT / "seeds", place.seeds)
    (job,) = prepare(place, now=dt.datetime(2026, 11, 22, tzinfo=dt.UTC))
    made = run(job, PlainRunner()).folder
    kept = ROOT / "docs" / "sample"
    names = {str(file.relative_to(made)) for file in made.rglob("*") if file.is_file()}
    assert names == {str(file.relative_to(kept)) for file in kept.rglob("*") if file.is_file()}
    assert [name for name in sorted(names) if told(made / name) != told(kept / name)] == [], (
        "write it anew with: make sample"
    )
