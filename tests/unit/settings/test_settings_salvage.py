"""What is taken of a settings file that holds something wrong: who is to be told, and nobody else."""

from __future__ import annotations

from typing import Any

import pytest

from tasks.errors import SettingsError
from tasks.settings import load
from tasks.settings.salvage import salvaged

PHONE = '[[channels]]\nname = "phone"\nkind = "webhook"\nurl = "https://phone.example/"\n'
MAIL = '[[channels]]\nname = "mail"\nkind = "webhook"\nurl = "https://mail.example/"\n'
HALF = '[[channels]]\nname = "mail"\nkind = "webhook"\n'
WRONG = "[grouping]\nwindow_days = 0\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(WRONG + PHONE + MAIL, ["phone", "mail"], id="something else is wrong: every channel"),
        pytest.param(PHONE + HALF, ["phone"], id="one channel is wrong: the others"),
        pytest.param(PHONE + MAIL + MAIL, ["phone"], id="two of one name: neither"),
        pytest.param(WRONG + PHONE + MAIL + '[alerts]\nchannels = ["mail"]\n', ["mail"], id="those that are named"),
        pytest.param(PHONE + HALF + '[alerts]\nchannels = ["mail"]\n', [], id="the one that is named is wrong"),
        pytest.param(PHONE + MAIL + '[alerts]\nchannels = ["mail", "fone"]\n', ["mail"], id="a name that is misspelt"),
        pytest.param(PHONE + MAIL + '[alerts]\nchannels = "mail"\n', [], id="no list of names"),
        pytest.param(PHONE + MAIL + '[alerts]\nchannel = ["mail"]\n', [], id="a key that is misspelt"),
        pytest.param(PHONE + MAIL + '[alert]\nchannels = ["mail"]\n', [], id="a table that is misspelt"),
        pytest.param("alerts = 1\n" + PHONE, [], id="no table of alerts"),
        pytest.param(PHONE + "[alerts]\nafter_days = 0\n", ["phone"], id="wrong days, which name nobody"),
        pytest.param(PHONE + '[report]\nfolder = "x"\n', ["phone"], id="a table that has nothing to do with alerts"),
        pytest.param("editions = 1\n" + PHONE, ["phone"], id="editions that are none"),
        pytest.param("channels = 1\n", [], id="channels that are none"),
    ],
)
def test_who_is_told_that_the_file_is_wrong(desk: Any, text: str, told: list[str]) -> None:
    desk.write(text)
    with pytest.raises(SettingsError):
        load(desk.workspace, {})
    found = salvaged(desk.workspace, {})
    assert found is not None
    assert [each.name for each in found.alarms] == told


def test_an_edition_is_taken_by_what_is_right_in_it(desk: Any) -> None:
    desk.write(
        '[[editions]]\nname = "tech"\ntitle = "Tech"\nlanguage = "en"\nschedule = "never"\n'
        '[[editions]]\nname = "no slug"\ntitle = "x"\n'
    )
    found = salvaged(desk.workspace, {})
    assert found is not None
    (edition,) = found.editions
    assert (edition.name, edition.title, edition.language) == ("tech", "Tech", "en")


@pytest.mark.parametrize("content", [b"[[channels", b"\xff\xfe", b'a = "' + b"[" * 5000])
def test_of_what_is_no_toml_nothing_is_taken(desk: Any, content: bytes) -> None:
    desk.write(content)
    assert salvaged(desk.workspace, {}) is None
