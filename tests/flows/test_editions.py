"""Formats, feeds and the user's templates, from the settings to the disk."""

import datetime as dt
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli import app
from flows.job import Outcome, prepare
from tasks.errors import MujazError, SettingsError
from tasks.render.formats import registry
from tasks.render.locale import TEMPLATES
from tasks.settings import FORMATS, USUAL
from tasks.workspace import Workspace

Brief = Callable[..., Outcome]
SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
NOON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


def mujaz(place: Workspace, *words: str) -> tuple[int, str]:
    ran = CliRunner().invoke(app, [*words, "--workspace", str(place.root)])
    if isinstance(ran.exception, MujazError):
        return ran.exception.exit_code, str(ran.exception)
    return ran.exit_code, ran.output


def written(outcome: Outcome) -> set[str]:
    return {re.sub(r"[0-9a-f]{16}", "…", page.path.removeprefix("daily/")) for page in outcome.pages}


def test_the_settings_know_every_format_there_is() -> None:
    assert set(FORMATS) == set(registry())
    assert set(USUAL) < set(FORMATS)


@pytest.mark.parametrize(
    ("formats", "files"),
    [
        pytest.param('["html"]', {"2026-11-22.html", "latest.html", "articles/….html"}, id="the page alone"),
        pytest.param(
            '["html", "epub", "single"]',
            {
                "2026-11-22.html",
                "latest.html",
                "articles/….html",
                "2026-11-22.epub",
                "2026-11-22.single.html",
            },
            id="a book and a single file too",
        ),
    ],
)
def test_what_is_written_is_chosen_in_the_settings(
    seeded: Workspace, brief: Brief, formats: str, files: set[str]
) -> None:
    seeded.settings.write_text(f"[reports]\nformats = {formats}\n", encoding="utf-8")
    outcome = brief(seeded)
    assert written(outcome) == files
    assert all((outcome.folder / page.path).read_bytes() == page.content for page in outcome.pages)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param(
            'formats = ["html", "epubs"]', '"epubs" is not known (did you mean "epub"?)', id="an unknown format"
        ),
        pytest.param('formats = ["md"]', 'does not name "html"', id="no page"),
        pytest.param('formats = ["html", "html"]', "names one twice", id="one twice"),
        pytest.param('formats = "html"', "is a text, not a list", id="no list"),
        pytest.param('templates = "nowhere"', "there is no folder", id="no such folder of templates"),
        pytest.param('url = "ftp://a.org"', "only http and https", id="an address that no browser opens"),
        pytest.param('url = "https://a.org/?x"', "of a page, not of a folder", id="an address of a page"),
    ],
)
def test_what_is_wrong_is_refused_at_the_door(empty: Workspace, line: str, said: str) -> None:
    empty.settings.write_text(f"[reports]\n{line}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=re.escape(said)):
        prepare(empty, now=NOON)


def test_a_feed_goes_on_from_day_to_day_and_stays_the_same_when_a_day_is_written_again(
    empty: Workspace, brief: Brief
) -> None:
    empty.settings.write_text('[reports]\nurl = "https://a.org/n/"\n', encoding="utf-8")
    for number in (0, 1):
        shutil.copy(SEEDS[number], empty.seeds)
        outcome = brief(empty, at=NOON + number * DAY)
    feed = outcome.folder / "daily" / "feed.xml"
    once, since = feed.read_bytes(), feed.stat().st_mtime_ns
    assert re.findall(rb'href="(https://a.org/n/daily/2026-11-2\d.html)"', once) == [
        b"https://a.org/n/daily/2026-11-23.html",
        b"https://a.org/n/daily/2026-11-22.html",
    ]
    brief(empty, at=NOON + DAY + dt.timedelta(hours=5))
    brief(empty, at=NOON + 2 * DAY, day=NOON.date())
    assert (feed.read_bytes(), feed.stat().st_mtime_ns) == (once, since)


def test_templates_beside_the_settings_are_worn_and_a_broken_one_is_told(seeded: Workspace, brief: Brief) -> None:
    end = seeded.root / "templates" / "briefing" / "_end.html.j2"
    end.parent.mkdir(parents=True)
    end.write_text("<footer>mine</footer>", encoding="utf-8")
    assert "<footer>mine</footer>" in brief(seeded).page.read_text(encoding="utf-8")
    end.write_text("\n{{ nothing }}", encoding="utf-8")
    outcome = brief(seeded)
    assert [gap.what for gap in outcome.briefing.gaps if gap.kind == "broken template"] == [
        "briefing/_end.html.j2, line 2"
    ]
    assert "briefing/_end.html.j2, line 2" in outcome.page.read_text(encoding="utf-8")


@pytest.mark.parametrize("how", [[], ["-q"], ["--json"], ["--dry-run"]], ids=["plainly", "quietly", "as JSON", "dry"])
def test_the_command_line_names_a_broken_template(seeded: Workspace, how: list[str]) -> None:
    end = seeded.root / "templates" / "briefing" / "_end.html.j2"
    end.parent.mkdir(parents=True)
    end.write_text("\n{{ nothing }}", encoding="utf-8")
    ran = CliRunner().invoke(app, ["run", "--engine", "plain", *how, "--workspace", str(seeded.root)])
    assert ran.exit_code == 0
    assert "mujaz: your template briefing/_end.html.j2, line 2: UndefinedError: 'nothing' is undefined." in ran.stderr
    assert "briefing/_end.html.j2" not in ran.stdout or how == ["--json"]


def test_mujazs_own_templates_in_a_checkout_are_nobodys_own(seeded: Workspace) -> None:
    (seeded.root / "templates").symlink_to(TEMPLATES)
    (job,) = prepare(seeded, now=NOON)
    assert job.templates is None
    code, said = mujaz(seeded, "templates", "eject")
    assert code == 2
    assert "Mujaz's own templates" in said


def test_templates_are_copied_once_and_never_written_over_unasked(seeded: Workspace) -> None:
    path = seeded.root / "templates" / "briefing" / "_end.html.j2"
    code, said = mujaz(seeded, "templates", "eject", "briefing/_end.html.j2")
    assert (code, said) == (0, f"wrote  {path}\n")
    assert path.read_bytes() == (TEMPLATES / "briefing" / "_end.html.j2").read_bytes()
    path.write_text("mine", encoding="utf-8")
    code, said = mujaz(seeded, "templates", "eject", "briefing")
    assert path.read_text(encoding="utf-8") == "mine"
    assert f"kept   {path}: it is there already" in said
    assert (path.parent / "_story.html.j2").exists()
    mujaz(seeded, "templates", "eject", "briefing/_end.html.j2", "--force")
    assert path.read_bytes() == (TEMPLATES / "briefing" / "_end.html.j2").read_bytes()


def test_the_list_says_whose_template_is_used(seeded: Workspace) -> None:
    mujaz(seeded, "templates", "eject", "briefing/_end.html.j2", "briefing/_noted.html.j2")
    (seeded.root / "templates" / "briefing" / "_end.html.j2").write_text("mine", encoding="utf-8")
    _, said = mujaz(seeded, "templates", "list")
    lines = {line.split()[0]: " ".join(line.split()[1:]) for line in said.splitlines()[3:]}
    assert lines["briefing/_end.html.j2"] == "yours"
    assert lines["briefing/_noted.html.j2"] == "a copy of ours"
    assert lines["briefing/_story.html.j2"] == ""


def test_an_unknown_template_is_refused(seeded: Workspace) -> None:
    code, said = mujaz(seeded, "templates", "eject", "briefing/_foot.html.j2")
    assert code == 2
    assert "there is no template 'briefing/_foot.html.j2'. Did you mean" in said
    assert "there is no template 'zzz'. `mujaz templates list`" in mujaz(seeded, "templates", "eject", "zzz")[1]
    assert not (seeded.root / "templates").exists()
