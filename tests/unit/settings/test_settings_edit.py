"""Editing mujaz.toml: comments and order stay, whoever else writes is not overwritten, a kill leaves a whole file."""

import os
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tasks.errors import SettingsError
from tasks.settings import Opml, Settings, Source, edit, load, sample
from tasks.settings.blocks import blocks
from tasks.workspace import Workspace

CASES = Path(__file__).parents[2] / "data" / "settings" / "edits"
COAST = Source(name="coast", folder="", url="https://coast.example/feed")
HARBOUR = Source(
    name="harbour",
    folder="",
    url="https://harbour.example/rss?a=1&b=2",
    language="ar",
    outlet='The "Harbour" \\ مرفأ',
    user_agent="Reader/1.0",
    full_text="page",
    first=3,
    paused=True,
    category=("News", "AC/DC"),
    opml=(("text", "Har\nbour"), ("frss:x", "a = 'b' # c")),
)


@pytest.mark.parametrize("case", ["add", "remove", "pause", "resume"])
def test_an_edit_changes_what_was_asked_and_nothing_else(desk: Any, case: str) -> None:
    place = desk.write((CASES / "before.toml").read_bytes())
    if case == "add":
        edit.add(place, [COAST])
    else:
        getattr(edit, case)(place, ["delta"] if case == "resume" else ["beta"])
    assert desk.text == (CASES / f"{case}.expected.toml").read_text(encoding="utf-8")


def test_where_there_is_no_file_the_sample_is_written_with_the_feed_in_it(desk: Any) -> None:
    edit.add(desk.workspace, [COAST])
    assert desk.settings == Settings(sources=(Source(), COAST))
    assert [line for line in sample().splitlines() if line not in desk.text.splitlines()] == []


def test_the_default_folder_stays_when_the_first_source_is_named(desk: Any) -> None:
    edit.add(desk.write("[summary]\nsentences = 4"), [COAST])
    assert desk.settings.sources == (Source(), COAST)
    assert desk.text.startswith("[summary]\nsentences = 4\n\n[[sources]]\n")


def test_every_field_of_a_source_is_written_so_that_it_reads_the_same(desk: Any) -> None:
    folder = Source(name="letters", folder="~/letters", recursive=False, max_bytes=5)
    edit.add(desk.workspace, [HARBOUR, folder])
    assert desk.settings.sources == (Source(), HARBOUR, folder)


def test_removing_what_was_added_gives_the_file_back(desk: Any) -> None:
    text = (CASES / "before.toml").read_text(encoding="utf-8")
    place = desk.write(text)
    edit.add(place, [COAST, HARBOUR])
    edit.remove(place, [COAST.name, HARBOUR.url])
    assert desk.text == text


def test_the_last_source_may_go_and_the_default_folder_is_read_again(desk: Any) -> None:
    place = desk.write("# mine\n[[sources]]\nname = 'a'\nurl = 'https://a.org'\n# end\n")
    edit.remove(place, ["a"])
    assert desk.text == "# mine\n# end\n"
    assert desk.settings.sources == (Source(),)


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_stay(desk: Any, ends: str, mark: str) -> None:
    text = mark + (CASES / "before.toml").read_text(encoding="utf-8").replace("\n", ends)
    place = desk.write(text)
    edit.pause(place, ["beta"])
    assert desk.text.startswith(mark)
    assert desk.text.count("\n") == text.count("\n") + 1
    assert desk.text.count("\r\n") == (desk.text.count("\n") if ends == "\r\n" else 0)


def test_the_mode_of_the_file_stays_and_a_link_stays_one(desk: Any, tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    real = tmp_path / "kept" / "real.toml"
    real.write_text("", encoding="utf-8")
    real.chmod(0o640)
    desk.workspace.settings.symlink_to(real)
    edit.add(desk.workspace, [COAST])
    assert desk.workspace.settings.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in real.parent.iterdir()] == ["real.toml"]
    assert desk.settings.sources[-1] == COAST


def test_an_edit_that_changes_nothing_writes_nothing(desk: Any) -> None:
    place = desk.write((CASES / "before.toml").read_bytes())
    before = place.settings.stat()
    edit.resume(place, ["beta"])
    edit.add(place, [])
    assert place.settings.stat().st_ino == before.st_ino


def test_what_someone_else_wrote_meanwhile_stays(desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    place = desk.write("[summary]\nsentences = 4\n")
    write = edit._write

    def meanwhile(path: Path, content: bytes, *, like: Path) -> None:
        write(path, content, like=like)
        desk.write("[summary]\nsentences = 5\n")

    monkeypatch.setattr(edit, "_write", meanwhile)
    with pytest.raises(SettingsError, match="changed by someone else meanwhile; nothing was written"):
        edit.add(place, [COAST])
    assert desk.text == "[summary]\nsentences = 5\n"
    assert sorted(each.name for each in place.root.iterdir()) == [".mujaz", "mujaz.toml"]


def test_a_file_that_appears_or_goes_meanwhile_is_noticed_too(desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    write = edit._write
    monkeypatch.setattr(
        edit, "_write", lambda path, content, *, like: (write(path, content, like=like), desk.write(""))
    )
    with pytest.raises(SettingsError, match="meanwhile"):
        edit.add(desk.workspace, [COAST])
    assert desk.text == ""
    monkeypatch.setattr(edit, "_write", lambda path, content, *, like: (write(path, content, like=like), like.unlink()))
    with pytest.raises(SettingsError, match="meanwhile"):
        edit.add(desk.workspace, [COAST])
    assert not desk.workspace.settings.exists()


def test_two_edits_at_once_are_both_kept(desk: Any) -> None:
    program = (
        "import sys; from pathlib import Path; from tasks.settings import Source, edit;"
        "from tasks.workspace import Workspace;"
        "edit.add(Workspace(root=Path(sys.argv[1])), [Source(name=sys.argv[2], folder='', url=f'https://{sys.argv[2]}.org')])"
    )
    names = [f"n{number}" for number in range(6)]
    many = [subprocess.Popen([sys.executable, "-c", program, str(desk.workspace.root), name]) for name in names]
    assert [one.wait() for one in many] == [0] * 6
    assert sorted(source.name for source in desk.settings.sources) == [*names, "seeds"]


def test_an_edit_that_is_killed_leaves_the_file_as_it_was(desk: Any) -> None:
    place = desk.write("[summary]\nsentences = 4\n")
    program = (
        "import os, sys; from pathlib import Path; from tasks.settings import Source, edit;"
        "from tasks.workspace import Workspace;"
        "edit.read = lambda *_: os.kill(os.getpid(), 9) if (Path(sys.argv[1]) / '.tmp-mujaz.toml').exists() else"
        " (Path(sys.argv[1]) / 'mujaz.toml').read_bytes();"
        "edit.add(Workspace(root=Path(sys.argv[1])), [Source(name='a', folder='', url='https://a.org')])"
    )
    done = subprocess.run([sys.executable, "-c", program, str(place.root)], check=False)
    assert done.returncode == -9
    assert desk.text == "[summary]\nsentences = 4\n"
    edit.add(place, [COAST])
    assert [each.name for each in place.root.iterdir() if each.name.startswith(".tmp")] == []
    assert desk.settings.sources[-1] == COAST


@pytest.mark.parametrize(
    ("text", "act", "said"),
    [
        pytest.param("[summary]\nsentences = 0\n", ("add", COAST), "from 1 to 10", id="a file that is wrong as it is"),
        pytest.param("a = = b", ("add", COAST), "line 1", id="a file that is no TOML"),
        pytest.param(
            "[[sources]]\nname = 'coast'\nfolder = 'x'\n", ("add", COAST), '"coast" is taken', id="a name that is taken"
        ),
        pytest.param(
            f"[[sources]]\nname = 'x'\nurl = '{COAST.url}'\n", ("add", COAST), "is taken", id="an address that is taken"
        ),
        pytest.param(
            "", ("add", Source(name="a", folder="", url="http://127.0.0.1/")), "allow_private", id="a host inside"
        ),
        pytest.param("", ("add", Source(name="A b", folder="", url="https://a.org")), "does not belong", id="no name"),
        pytest.param(
            "sources = [{ name = 'x', folder = 'y' }]\n",
            ("add", COAST),
            "are not written as blocks",
            id="sources in one line",
        ),
        pytest.param("", ("remove", "coast"), 'there is no "coast"', id="a source that is not there"),
        pytest.param(
            "[[editions]]\nsources = ['x']\n[[sources]]\nname = 'x'\nfolder = 'y'\n",
            ("remove", "x"),
            'there is no source "x"',
            id="a source that an edition names",
        ),
        pytest.param(
            "[[sources]]\nname = 'x'\nfolder = 'y'\n", ("pause", "x"), "no meaning for a folder", id="a folder to pause"
        ),
        pytest.param(
            "[[sources]]\nname = 'x'\nurl = 'https://a.org'\n[summary]\n[sources.opml]\na = 'b'\n",
            ("remove", "x"),
            "cannot be edited without loss",
            id="a block in two pieces",
        ),
    ],
)
def test_what_cannot_be_done_is_told_and_leaves_the_file_alone(desk: Any, text: str, act: Any, said: str) -> None:
    place = desk.write(text)
    verb, what = act
    with pytest.raises(SettingsError) as refused:
        getattr(edit, verb)(place, [what])
    assert said in str(refused.value)
    assert refused.value.exit_code == 2
    assert desk.text == text


def test_a_folder_that_cannot_be_written_is_told(desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    place = desk.write("")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(edit, "_write", full)
    with pytest.raises(SettingsError, match="No space left on device"):
        edit.add(place, [COAST])
    assert desk.text == ""


def test_what_a_list_of_feeds_says_besides_is_kept_in_place_of_what_was(desk: Any) -> None:
    first = Opml(attributes=(("version", "2.0"),), head=(("title", 'A "list"'), ("title", "ب")))
    second = Opml(head=(("x", "y"),), folders=((("News", "Libya"), (("isOpen", "true"),)), ((), ())))
    place = desk.write("# mine\n[summary]\nsentences = 4\n")
    edit.add(place, [], opml=first)
    assert desk.settings.opml == first
    edit.add(place, [COAST], opml=second)
    assert desk.settings.opml == second
    edit.add(place, [], opml=Opml())
    assert desk.settings.opml == Opml()
    assert desk.text.startswith("# mine\n[summary]\nsentences = 4\n")


def test_ten_thousand_feeds_are_added_and_one_of_them_paused_in_seconds(desk: Any) -> None:
    many = [
        Source(name=f"n{n}", folder="", url=f"https://h{n}.example/", opml=(("text", f"خبر {n}"),))
        for n in range(10_000)
    ]
    began = time.process_time()
    edit.add(desk.workspace, many)
    added = time.process_time()
    edit.pause(desk.workspace, ["n5000"])
    paused = time.process_time()
    assert desk.settings.sources[5001].paused
    assert (added - began, paused - added) < (20, 20)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("[[a]]\nx = 1\n# no\n\n[[a]]\n", ["[[a]]\nx = 1\n", "[[a]]\n"], id="comments after are not of it"),
        pytest.param("[[a]]\n# in\nx = 1 # at the end", ["[[a]]\n# in\nx = 1 # at the end"], id="those within are"),
        pytest.param('[[ "a" ]]\nx = 1\n', ['[[ "a" ]]\nx = 1\n'], id="a name in quotes"),
        pytest.param("  [[a]]\n\n  x = 1\n", ["  [[a]]\n\n  x = 1\n"], id="indented"),
        pytest.param("[[a]]\nx = '''\n[[a]]\n'''\n", ["[[a]]\nx = '''\n[[a]]\n'''\n"], id="a header inside a text"),
        pytest.param('[[a]]\nx = """\\"""\n[[a]]"""\n', ['[[a]]\nx = """\\"""\n[[a]]"""\n'], id="a text with quotes"),
        pytest.param("[[a]]\nx = [\n[1],\n# ]\n]\ny = 2\n", ["[[a]]\nx = [\n[1],\n# ]\n]\ny = 2\n"], id="a long list"),
        pytest.param("[[a]]\nx = 1 # [[a]]\n", ["[[a]]\nx = 1 # [[a]]\n"], id="a header in a comment"),
        pytest.param("[[a]]\nx = '#'\n[b]\ny = 1\n", ["[[a]]\nx = '#'\n"], id="another table ends it"),
        pytest.param("[[a]]\n[a.b]\nx = 1\n[[a]]\n", ["[[a]]\n[a.b]\nx = 1\n", "[[a]]\n"], id="a table under it"),
        pytest.param("[[ab]]\nx = 1\n[a-b]\n", [], id="names that only begin so"),
        pytest.param("[[a]]\r\nx = 1\r\n", ["[[a]]\r\nx = 1\r\n"], id="line ends of another system"),
    ],
)
def test_blocks_are_found_to_the_letter(text: str, held: list[str]) -> None:
    tomllib.loads(text)
    assert [text[one.start : one.end] for one in blocks(text, "a")] == held


WORDS = st.text(st.characters(codec="utf-8"), max_size=15)
LINES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=15)
SOURCES = st.builds(
    Source,
    name=st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True),
    folder=st.just(""),
    url=st.from_regex(r"https://[a-z]{1,8}\.example/[a-z]{0,3}", fullmatch=True),
    outlet=LINES,
    paused=st.booleans(),
    first=st.integers(1, 1000),
    category=st.lists(WORDS, max_size=3).map(tuple),
    opml=st.dictionaries(WORDS, WORDS, max_size=3).map(lambda said: tuple(said.items())),
)
MANY = st.lists(SOURCES, max_size=4, unique_by=(lambda one: one.name, lambda one: one.url))


@settings(
    deadline=None,
    max_examples=25,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(many=MANY)
def test_any_sources_that_are_written_are_read_the_same_and_can_be_taken_out_again(
    tmp_path: Path, many: list[Source]
) -> None:
    place = Workspace(root=tmp_path)
    text = (CASES / "before.toml").read_text(encoding="utf-8")
    place.settings.write_text(text, encoding="utf-8")
    before = load(place, {})
    many = [one for one in many if one.name not in {source.name for source in before.sources}]
    edit.add(place, many)
    assert load(place, {}).sources == (*before.sources, *many)
    edit.remove(place, [one.name for one in many])
    assert place.settings.read_text(encoding="utf-8") == text
    assert not os.path.lexists(tmp_path / ".tmp-mujaz.toml")
