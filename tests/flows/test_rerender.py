"""`mujaz rerender`: past days in today's looks, and the very same bytes where the looks are the same."""

import datetime as dt
import shutil
import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli import app
from flows.job import Outcome
from tasks.errors import MujazError
from tasks.store import Store
from tasks.workspace import Workspace
from tests.flows.nursery import Nursery

Brief = Callable[..., Outcome]
SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
NOON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
DAYS = [(NOON + number * DAY).date().isoformat() for number in range(4)]
FORMATS = '[reports]\nformats = ["html", "md", "txt", "json", "atom", "epub", "single"]\n'
DIE = """
import os, signal, sys
left = int(sys.argv.pop(1))
def counted(call):
    def wrapper(*args, **keywords):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*args, **keywords)
    return wrapper
os.replace = counted(os.replace)
from tasks.store import Store
Store.retell = counted(Store.retell)
sys.argv = ["mujaz", "rerender"]
from flows.cli import main
main()
"""


def mujaz(place: Workspace, *words: str) -> tuple[int, str]:
    ran = CliRunner().invoke(app, [*words, "--workspace", str(place.root)])
    if isinstance(ran.exception, MujazError):
        return ran.exception.exit_code, ran.output + str(ran.exception)
    assert ran.exception is None or isinstance(ran.exception, SystemExit), ran.exception
    return ran.exit_code, ran.output


def tree(place: Workspace) -> dict[str, tuple[bytes, int]]:
    folder = place.root / "reports"
    return {
        str(file.relative_to(folder)): (file.read_bytes(), file.stat().st_mtime_ns)
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


@pytest.fixture(scope="module")
def told_once(fresh: Callable[[], Workspace], brief: Brief) -> Workspace:
    place = fresh()
    place.settings.write_text(FORMATS, encoding="utf-8")
    for number, files in enumerate(((1, 2), (3,), (), (0, 4))):
        for file in files:
            shutil.copy(SEEDS[file], place.seeds)
        brief(place, at=NOON + number * DAY)
    brief(place, at=NOON + 4 * DAY, day=(NOON + DAY).date())
    return place


@pytest.fixture
def told(told_once: Workspace, copied: Callable[[Workspace], Workspace]) -> Workspace:
    """Four days: an event and its update, two on other subjects, a quiet day; the second written once more at last."""
    return copied(told_once)


def own_end(place: Workspace, text: str) -> Path:
    end = place.root / "templates" / "briefing" / "_end.html.j2"
    end.parent.mkdir(parents=True, exist_ok=True)
    end.write_text(text, encoding="utf-8")
    return end


def test_with_the_same_templates_no_byte_changes_and_no_file_is_touched(told: Workspace) -> None:
    before = tree(told)
    code, said = mujaz(told, "rerender")
    assert (code, said.split(":")[0]) == (0, f"4 days, {said.split()[2]} files, 0 changed")
    assert tree(told) == before


def test_a_template_of_ones_own_changes_every_day_and_taking_it_away_brings_every_byte_back(told: Workspace) -> None:
    before = tree(told)
    end = own_end(told, "<footer>mine</footer>")
    assert mujaz(told, "rerender")[0] == 0
    for day in DAYS:
        assert b"<footer>mine</footer>" in tree(told)[f"daily/{day}.html"][0]
        assert tree(told)[f"daily/{day}.md"] == before[f"daily/{day}.md"]
    assert b"mine" in tree(told)["daily/latest.html"][0]
    end.unlink()
    assert mujaz(told, "rerender")[0] == 0
    after = tree(told)
    assert {name: content for name, (content, _) in after.items()} == {
        name: content for name, (content, _) in before.items()
    }


def test_only_the_days_asked_for_change(told: Workspace) -> None:
    before = tree(told)
    own_end(told, "<footer>mine</footer>")
    assert mujaz(told, "rerender", "--from", DAYS[1], "--to", DAYS[1], "--edition", "daily")[0] == 0
    changed = {name for name, (content, _) in tree(told).items() if before[name][0] != content}
    assert f"daily/{DAYS[1]}.html" in changed
    assert not {f"daily/{DAYS[number]}.html" for number in (0, 2, 3)} & changed


def test_title_language_and_formats_are_todays(told: Workspace) -> None:
    told.settings.write_text('[[editions]]\nname = "daily"\ntitle = "Digest"\nlanguage = "en"\n', encoding="utf-8")
    assert mujaz(told, "rerender")[0] == 0
    for day in DAYS:
        page = tree(told)[f"daily/{day}.html"][0].decode()
        assert "Digest" in page
        assert '<html lang="en"' in page


def test_an_article_edited_since_is_shown_as_the_day_told_it(told: Workspace, brief: Brief) -> None:
    before = tree(told)
    brief(told, at=NOON + 5 * DAY)
    file = told.seeds / SEEDS[2].name
    file.write_text(file.read_text(encoding="utf-8").replace("حفتر", "حفتر الابن"), encoding="utf-8")
    brief(told, at=NOON + 6 * DAY)
    code, said = mujaz(told, "rerender", "--to", DAYS[2])
    assert code == 0, said
    assert tree(told)[f"daily/{DAYS[0]}.json"] == before[f"daily/{DAYS[0]}.json"]


def test_days_of_an_earlier_version_are_named_and_stay(told: Workspace) -> None:
    with sqlite3.connect(told.store) as store:
        store.execute("DELETE FROM tellings WHERE date = ?", (DAYS[0],))
    before = tree(told)
    own_end(told, "<footer>mine</footer>")
    code, said = mujaz(told, "rerender")
    assert code == 0
    assert f"daily {DAYS[0]}: told by an earlier version" in said
    assert tree(told)[f"daily/{DAYS[0]}.html"] == before[f"daily/{DAYS[0]}.html"]
    assert b"mine" in tree(told)[f"daily/{DAYS[1]}.html"][0]


def test_days_whose_articles_lost_their_texts_stay_and_say_so(told: Workspace) -> None:
    with Store.open(f"sqlite:///{told.store}") as store:
        store.forget_texts([article.id for article in store.window(NOON - DAY)], NOON)
    before = tree(told)
    own_end(told, "<footer>mine</footer>")
    code, said = mujaz(told, "rerender", "--to", DAYS[0])
    assert code == 0
    assert f"daily {DAYS[0]}: stays as it is: the texts of its articles were let go" in said
    assert tree(told)[f"daily/{DAYS[0]}.html"] == before[f"daily/{DAYS[0]}.html"]


def test_days_whose_pages_were_let_go_do_not_come_back(told: Workspace) -> None:
    with Store.open(f"sqlite:///{told.store}") as store:
        store.forget_days("daily", [dt.date.fromisoformat(DAYS[0])])
    (told.root / "reports" / "daily" / f"{DAYS[0]}.html").unlink()
    code, said = mujaz(told, "rerender", "--to", DAYS[0])
    assert code == 2
    assert "no day is written there" in said
    mujaz(told, "rerender")
    assert f"daily/{DAYS[0]}.html" not in tree(told)


def test_a_broken_template_is_named_and_ours_is_worn(told: Workspace) -> None:
    own_end(told, "\n{{ nothing }}")
    code, said = mujaz(told, "rerender")
    assert code == 0
    assert "your template briefing/_end.html.j2, line 2" in said
    (told.root / "templates" / "briefing" / "_end.html.j2").unlink()
    mujaz(told, "rerender")
    assert "_end.html.j2" not in tree(told)[f"daily/{DAYS[0]}.html"][0].decode()


def test_killed_in_the_middle_the_next_call_finishes(
    told: Workspace, nursery: Nursery, tmp_path_factory: pytest.TempPathFactory
) -> None:
    own_end(told, "<footer>mine</footer>")
    whole = tmp_path_factory.mktemp("whole") / "w"
    shutil.copytree(told.root, whole)
    assert mujaz(Workspace(root=whole.resolve()), "rerender")[0] == 0
    unbroken = {name: content for name, (content, _) in tree(Workspace(root=whole.resolve())).items()}
    for calls in (0, 2, 5, 8):
        place = tmp_path_factory.mktemp(f"killed{calls}") / "w"
        shutil.copytree(told.root, place)
        code, _ = nursery.run(DIE, str(calls), at=place)
        assert code == -signal.SIGKILL, f"it was to die at call {calls}"
        assert mujaz(Workspace(root=place.resolve()), "rerender")[0] == 0
        got = {name: content for name, (content, _) in tree(Workspace(root=place.resolve())).items()}
        assert got == unbroken, f"killed at call {calls}"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(("--from", DAYS[2], "--to", DAYS[0]), "lies after", id="the wrong way round"),
        pytest.param(("--from", "2026-13-01"), "is not a day", id="no day"),
        pytest.param(("--from", "2030-01-01"), "no day is written there", id="where nothing is"),
        pytest.param(("--edition", "nope"), "there is no edition", id="an unknown edition"),
    ],
)
def test_what_cannot_be_is_refused(told: Workspace, words: tuple[str, ...], said: str) -> None:
    code, told_of = mujaz(told, "rerender", *words)
    assert code == 2
    assert said in told_of
