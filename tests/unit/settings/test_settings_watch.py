"""Watch groups in mujaz.toml: how words are written, and what is refused at the door."""

import re
from pathlib import Path

import pytest

from tasks.errors import SettingsError
from tasks.model import PIECE, WatchGroup, WatchWord
from tasks.settings import Section, Settings, digest, load
from tasks.settings.patterns import refusal
from tasks.workspace import Workspace

LIBYA = '[[watch]]\nname = "Libya"\nwords = ["حفتر"]\n'
TRADE = '[[watch]]\nname = "Trade"\nwords = ["اتفاق"]\n'


def loaded(folder: Path, text: str) -> Settings:
    place = Workspace(root=folder)
    place.settings.write_text(text, encoding="utf-8")
    return load(place, {})


@pytest.mark.parametrize(
    ("said", "word"),
    [
        pytest.param("حفتر", WatchWord(text="حفتر"), id="a word"),
        pytest.param(" مجلس النواب ", WatchWord(text="مجلس النواب"), id="several words"),
        pytest.param("+روسيا", WatchWord(text="روسيا", kind="must"), id="what must be there"),
        pytest.param("! مباراة", WatchWord(text="مباراة", kind="not"), id="what must not"),
        pytest.param("/oil (field|port)s?/", WatchWord(text="oil (field|port)s?", pattern=True), id="a pattern"),
        pytest.param("!/a=>b/", None, id="an arrow inside a pattern is an arrow"),
        pytest.param("Khalifa Haftar => H.", WatchWord(text="Khalifa Haftar", shown="H."), id="a name to show"),
        pytest.param(
            "+/a[bc]/ => X", WatchWord(text="a[bc]", kind="must", pattern=True, shown="X"), id="all of it at once"
        ),
    ],
)
def test_words_are_read_as_they_are_written(tmp_path: Path, said: str, word: WatchWord | None) -> None:
    text = f"[[watch]]\nname = 'G'\nwords = ['x', '{said}']"
    if word is None:
        with pytest.raises(SettingsError):
            loaded(tmp_path, text)
        return
    assert loaded(tmp_path, text).watch == (WatchGroup(name="G", words=(WatchWord(text="x"), word)),)


@pytest.mark.parametrize(
    ("text", "key", "said"),
    [
        pytest.param("words = ['a']", "watch[0].name", "is missing", id="no name"),
        pytest.param("name = 'G'", "watch[0].words", "is missing", id="no words"),
        pytest.param("name = 'G'\nwords = []", "watch[0].words", "is empty", id="an empty list"),
        pytest.param("name = 'G'\nwords = 'a'", "watch[0].words", "not a list", id="one word for a list"),
        pytest.param("name = 'G'\nwords = ['!a']", "watch[0].words", "must not be there", id="nothing to look for"),
        pytest.param("name = 'G'\nwords = ['+!a']", "watch[0].words", '"+!a" has two signs', id="two signs"),
        pytest.param("name = 'G'\nwords = ['a', '…']", "watch[0].words", '"…" holds no letter', id="a mark alone"),
        pytest.param("name = 'G'\nwords = ['a =>']", "watch[0].words", 'nothing after "=>"', id="no name to show"),
        pytest.param("name = 'G'\nwords = ['/a']", "watch[0].words", 'both ends: "/a/"', id="half a pattern"),
        pytest.param("name = 'G'\nwords = ['/(a/']", "watch[0].words", '"/(a/" is no pattern', id="a broken pattern"),
        pytest.param(
            "name = 'G'\nwords = ['/(a+)+b/']", "watch[0].words", "no repeat stands inside", id="it runs away"
        ),
        pytest.param("name = 'G'\nwords = ['/(a|aa)+b/']", "watch[0].words", "repeats what", id="by its branches"),
        pytest.param("name = 'G'\nwords = ['/a.*b.*c/']", "watch[0].words", 'write "{0,20}"', id="it takes long"),
        pytest.param(
            r"name = 'G'" + "\n" + r"words = ['/(a)\1/']", "watch[0].words", "back reference", id="looks back"
        ),
        pytest.param(f"name = 'G'\nwords = ['{'a' * 101}']", "watch[0].words", "at most 100", id="a word too long"),
        pytest.param(
            f"name = 'G'\nwords = ['/{'a' * 201}/']", "watch[0].words", "at most 200", id="a pattern too long"
        ),
        pytest.param("name = 'G'\nwords = ['a']\nword = 1", "watch[0].word", 'mean "words"', id="a misspelt key"),
        pytest.param(f"name = 'G'\nwords = ['a']\n{LIBYA}{LIBYA}", "watch[2].name", "is taken", id="a name twice"),
    ],
)
def test_what_is_wrong_is_told_with_its_word_and_its_remedy(tmp_path: Path, text: str, key: str, said: str) -> None:
    with pytest.raises(SettingsError, match=re.escape(said)) as error:
        loaded(tmp_path, f"[[watch]]\n{text}")
    assert error.value.key == key


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param('[[editions]]\nwatch = ["Lybia"]', 'did you mean "Libya"', id="no such group"),
        pytest.param('[[editions]]\nwatch = "Libya"', "not a list", id="a name for a list"),
        pytest.param(
            '[[editions]]\nwatch = ["Trade"]\nsections = [{ title = "x", watch = ["Libya"] }]',
            'no watch group "Libya"',
            id="a section of a group that the edition does not mark",
        ),
        pytest.param('[[editions]]\nsections = [{ title = "x" }]', "sources or watch", id="a section of nothing"),
    ],
)
def test_editions_name_groups_that_there_are(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(SettingsError, match=re.escape(said)):
        loaded(tmp_path, f"{text}\n{LIBYA}{TRADE}")


def test_an_edition_of_watched_stories_needs_something_to_watch(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no words are watched"):
        loaded(tmp_path, "[[editions]]\nonly_watched = true")


def test_an_edition_marks_every_group_or_those_that_it_names(tmp_path: Path) -> None:
    text = """
    [[editions]]
    name = "all"
    [[editions]]
    name = "libya"
    watch = ["Libya"]
    only_watched = true
    sections = [{ title = "On Libya", watch = ["Libya"] }]
    """
    settings = loaded(tmp_path, f"{text}\n{TRADE}{LIBYA}")
    every, libya = settings.editions
    assert [group.name for group in settings.watched_by(every)] == ["Trade", "Libya"]
    assert [group.name for group in settings.watched_by(libya)] == ["Libya"]
    assert libya.sections == (Section(title="On Libya", watch=("Libya",)),)


def test_watched_words_are_part_of_what_a_briefing_was_made_of(tmp_path: Path) -> None:
    def seal(text: str) -> str:
        settings = loaded(tmp_path, text)
        return digest(settings, settings.editions[0])

    plain = seal("")
    seen = {plain, seal(LIBYA), seal(TRADE), seal(LIBYA + TRADE), seal(LIBYA.replace("حفتر", "+حفتر"))}
    assert len(seen) == 5
    other = '[[editions]]\nwatch = ["Libya"]\n'
    assert seal(other + LIBYA) == seal(other + LIBYA + TRADE)


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(".*x", id="one open repeat"),
        pytest.param(r"\w{1,20} \w{1,20}!", id="two that end"),
        pytest.param("(ab)*c", id="a repeat of two letters"),
        pytest.param("(oil|gas) (field|port)s?", id="an or inside an or"),
        pytest.param("a?a?a?a?a?a?aaaaaa!", id="six that may be there or not"),
        pytest.param("(?!.*y)x", id="a look ahead"),
    ],
)
def test_a_pattern_that_is_let_in_ends_soon_on_the_worst_text(pattern: str) -> None:
    assert refusal(pattern) is None
    for text in ("a", "x", "ab", "ab ", "  ", "aaaaaaaaaaaaaaaaaaab "):
        re.search(pattern, (text * PIECE)[:PIECE])  # one that runs away would not come back
