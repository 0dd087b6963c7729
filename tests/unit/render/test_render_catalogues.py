"""The interface's catalogues: complete, compiled, and checked by the program that `make locale` runs."""

import re
import shutil
from pathlib import Path

import pytest

from tasks.render import locale

PO = "mujaz.po"
TYPED = re.compile(r"`[^`]*`|https?:\S+")  # commands and addresses are typed as they are
UNFRENCH = {
    "a straight apostrophe": re.compile(r"'"),
    "a sign without its no-break space": re.compile(r"(?<![\u00a0\u202f])[:;!?»]"),
    "a guillemet without its no-break space": re.compile(r"«(?![\u00a0\u202f])"),
    "a long number that may be broken": re.compile(r"\d \d{3}(?!\d)"),
    "straight quotes": re.compile(r'"(?=\w[^"=]* [^"]*")'),
}


@pytest.mark.parametrize("code", sorted(locale.catalogues()))
def test_every_message_is_translated_and_the_compiled_catalogue_says_what_its_source_says(code: str) -> None:
    assert not locale.problems(code, locale.catalogues()[code], locale.messages())


def test_arabic_english_and_french_are_there() -> None:
    assert set(locale.catalogues()) >= {"ar", "en", "fr"}


def test_messages_are_found_in_templates_and_code() -> None:
    assert {"In brief", "Sources", "%(n)s source", "date unknown", "Articles without a date"} <= locale.messages()


def unfrench(text: str) -> list[str]:
    bare = TYPED.sub("", text)
    return [what for what, pattern in UNFRENCH.items() if pattern.search(bare)]


def test_the_whole_french_catalogue_is_set_as_french_is() -> None:
    said = locale._texts(locale.catalogue("fr"))
    assert len(said) > 300
    assert {text: wrong for text in said.values() if (wrong := unfrench(text))} == {}


@pytest.mark.parametrize(
    "text", ["l'an", "Après : hier", "Après: hier", "« mot\u00a0»", "«\u00a0mot »", "2 000 mots", "Quoi ?"]
)
def test_what_french_is_not_set_like_is_found(text: str) -> None:
    assert unfrench(text)


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    """A copy of the Arabic catalogue to spoil."""
    return Path(shutil.copytree(locale.catalogues()["ar"], tmp_path / "LC_MESSAGES"))


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        pytest.param(
            'msgid "In brief"', 'msgid "In short"', "not in the catalogue: 'In brief'", id="a missing message"
        ),
        pytest.param(
            'msgid "In brief"', 'msgid "In short"', "no longer asked for: 'In short'", id="a left-over message"
        ),
        pytest.param('msgstr "باختصار"', 'msgstr ""', "not translated: 'In brief'", id="an empty translation"),
        pytest.param('msgstr[2] "مصدران"', 'msgstr[2] ""', "not translated: '%(n)s source'", id="an empty plural form"),
        pytest.param(
            'msgid "In brief"', '#, fuzzy\nmsgid "In brief"', "not translated: 'In brief'", id="a fuzzy message"
        ),
        pytest.param('msgstr "باختصار"', 'msgstr "بإيجاز"', "run `make locale`", id="a source changed after compiling"),
    ],
)
def test_what_is_wrong_with_a_catalogue_is_told(catalogue: Path, before: str, after: str, told: str) -> None:
    text = (catalogue / PO).read_text(encoding="utf-8")
    assert before in text
    (catalogue / PO).write_text(text.replace(before, after), encoding="utf-8")
    assert any(told in line for line in locale.problems("ar", catalogue, locale.messages()))


def test_checking_writes_nothing_and_answers_with_its_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.stat().st_mtime_ns for path in locale.TEMPLATES.rglob("*.mo")}
    assert locale.main(["--check"]) == 0
    assert {path: path.stat().st_mtime_ns for path in locale.TEMPLATES.rglob("*.mo")} == before
    assert "languages" in capsys.readouterr().out
