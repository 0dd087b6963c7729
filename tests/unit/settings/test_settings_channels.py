"""Channels and alerts in mujaz.toml: what is taken, what is refused and how, and secrets that are never in it."""

from pathlib import Path

import pytest

from tasks.errors import SettingsError, UsageError
from tasks.settings import Edition, Secret, Settings, load
from tasks.workspace import Workspace

MAIL = """[[channels]]
name = "mail"
kind = "email"
to = ["me@example.org"]
sender = "Mujaz <mujaz@example.org>"
host = "smtp.example.org"
"""
PHONE = '[[channels]]\nname = "phone"\nkind = "apprise"\nurl = "tgram://${TOKEN}/${CHAT}"\n'
HOOK = '[[channels]]\nname = "hook"\nkind = "webhook"\nurl = "https://example.org/hook"\n'
WEB = '[[channels]]\nname = "web"\nkind = "folder"\nfolder = "www"\n'
CANARY = "canary-p@ss/word"


def read(folder: Path, text: str, environment: dict[str, str] | None = None) -> Settings:
    place = Workspace(root=folder)
    place.settings.write_text(text, encoding="utf-8")
    return load(place, {} if environment is None else environment)


def secret(settings: Settings, name: str) -> Secret:
    found = settings.channels[0].option(name)
    assert isinstance(found, Secret)
    return found


def test_every_kind_with_everything(tmp_path: Path) -> None:
    text = (
        MAIL
        + 'port = 2525\nsecurity = "tls"\nuser = "me"\npassword_file = "pass"\nca_file = "ca.pem"\ntimeout = 9\n'
        + 'attach = ["md"]\nallow_plain = false\n'
        + PHONE
        + HOOK
        + 'secret = "${S}"\ntoken = "${T}"\n'
        + WEB
        + '[[editions]]\nname = "a"\nchannels = ["web", "mail"]\n[[editions]]\nname = "b"\n'
        + '[[editions]]\nname = "c"\nchannels = []\n'
        + '[alerts]\nchannels = ["phone"]\nafter_days = 5\n'
    )
    settings = read(tmp_path, text)
    mail, _, _, web = settings.channels
    assert (mail.name, mail.kind, mail.option("to"), mail.option("port")) == (
        "mail",
        "email",
        ("me@example.org",),
        2525,
    )
    assert mail.option("ca_file") == tmp_path / "ca.pem"
    assert web.option("folder") == tmp_path / "www"
    names = [[channel.name for channel in settings.channels_of(edition)] for edition in settings.editions]
    assert names == [["mail", "web"], ["mail", "phone", "hook", "web"], []]
    assert [channel.name for channel in settings.alarms] == ["phone"]
    assert settings.alerts.after_days == 5


def test_unasked_every_channel_gets_everything_and_every_one_that_speaks_is_told_of_troubles(tmp_path: Path) -> None:
    settings = read(tmp_path, MAIL + WEB)
    assert [channel.name for channel in settings.channels_of(Edition())] == ["mail", "web"]
    assert [channel.name for channel in settings.alarms] == ["mail"]


def test_a_secret_is_looked_up_when_it_is_needed_and_not_before(tmp_path: Path) -> None:
    environment: dict[str, str] = {}
    settings = read(tmp_path, MAIL + 'user = "me"\npassword = "${MAIL_PASSWORD}"\n', environment)
    with pytest.raises(
        UsageError, match=r"channel mail: password: the environment has no variable MAIL_PASSWORD\. Set"
    ):
        secret(settings, "password").reveal()
    environment["MAIL_PASSWORD"] = f"{CANARY}\n"
    assert secret(settings, "password").reveal() == CANARY
    assert CANARY not in repr(settings)
    assert "MAIL_PASSWORD" not in repr(settings)


def test_parts_of_an_address_are_encoded_and_a_whole_one_is_taken_as_it_is(tmp_path: Path) -> None:
    environment = {"TOKEN": "1:a/b", "CHAT": "-7", "WHOLE": "ntfy://a:b@host/topic"}
    assert secret(read(tmp_path, PHONE, environment), "url").reveal() == "tgram://1%3Aa%2Fb/-7"
    whole = read(tmp_path, PHONE.replace("tgram://${TOKEN}/${CHAT}", "${WHOLE}"), environment)
    assert secret(whole, "url").reveal() == "ntfy://a:b@host/topic"


def test_a_secret_in_a_file(tmp_path: Path) -> None:
    settings = read(tmp_path, MAIL + 'user = "me"\npassword_file = "secret/mail"\n')
    with pytest.raises(UsageError, match=r"channel mail: password_file: .*secret/mail cannot be read"):
        secret(settings, "password").reveal()
    (tmp_path / "secret").mkdir()
    file = tmp_path / "secret" / "mail"
    file.write_text(" \n", encoding="utf-8")
    with pytest.raises(UsageError, match="is empty"):
        secret(settings, "password").reveal()
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(UsageError, match="not UTF-8"):
        secret(settings, "password").reveal()
    file.write_text(f"\ufeff{CANARY}\r\n", encoding="utf-8")
    assert secret(settings, "password").reveal() == CANARY


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            MAIL + f'user = "me"\npassword = "{CANARY}"', "password: is written out; a secret does not", id="a password"
        ),
        pytest.param(
            PHONE.replace("${TOKEN}/${CHAT}", CANARY), "url: is written out; such an address holds", id="a token"
        ),
        pytest.param(HOOK + f'secret = "x{CANARY}"', "secret: is written out", id="a key"),
        pytest.param(HOOK + f'token = "${{A}}{CANARY}"', "token: is written out", id="half a token"),
        pytest.param(
            HOOK.replace("/hook", f"/hook?key={CANARY}"), "url: has a query, where keys stand", id="a key in a query"
        ),
        pytest.param(HOOK.replace("//", f"//me:{CANARY}@"), "url: ", id="a password in an address"),
    ],
)
def test_a_secret_that_is_written_out_is_refused_with_the_remedy_and_not_repeated(
    tmp_path: Path, text: str, said: str
) -> None:
    with pytest.raises(SettingsError) as refused:
        read(tmp_path, text)
    assert said in str(refused.value)
    assert CANARY not in str(refused.value)
    assert "_file" in str(refused.value) or "user name" in str(refused.value) or "password" in str(refused.value)


def test_a_kind_that_is_not_known_is_told_once(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as refused:
        read(tmp_path, '[[channels]]\nname = "a"\nkind = "pigeon"\n')
    assert str(refused.value).count("kind:") == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param('channels = "mail"', "channels: is not a list of tables", id="no list"),
        pytest.param('[[channels]]\nname = "a"', 'channels[0].kind: is missing. Allowed: "email"', id="no kind"),
        pytest.param('[[channels]]\nname = "a"\nkind = "mail"', 'kind: "mail" is not known', id="no such kind"),
        pytest.param(
            '[[channels]]\nkind = "email"',
            "channels[0].host: is missing. Allowed: a channel of kind email",
            id="nothing of it",
        ),
        pytest.param(MAIL + 'folder = "x"', "channels[0].folder: there is no such setting", id="a key of another kind"),
        pytest.param(MAIL + MAIL, 'channels[1].name: "mail" is taken', id="one name twice"),
        pytest.param(MAIL.replace('"mail"', '"all"'), '"all" stands for every channel', id="the name of all"),
        pytest.param(MAIL.replace("me@", "me "), "is no mail address", id="no address"),
        pytest.param(
            MAIL.replace('"me@example.org"', '"me@example.org", "me@example.org"'),
            "names one twice",
            id="an address twice",
        ),
        pytest.param(
            MAIL.replace("me@example.org", "أنا@example.org"), "letters that mail servers do not take", id="letters"
        ),
        pytest.param(MAIL.replace('["me@example.org"]', "[]"), "to: is empty", id="nobody"),
        pytest.param(MAIL.replace("Mujaz <", "Mujaz\\nBcc: x <"), "sender: holds a line break", id="a line break"),
        pytest.param(
            MAIL.replace("smtp.example.org", "https://smtp.example.org"), "is no host", id="an address for a host"
        ),
        pytest.param(MAIL.replace("smtp.example.org", "smtp.example.org:25"), "is no host", id="a port in the host"),
        pytest.param(MAIL + 'security = "plain"', "for everyone on the way to read", id="plain to another machine"),
        pytest.param(MAIL + 'user = "me"', "channels[0].password: is missing beside user", id="a user alone"),
        pytest.param(
            MAIL + 'password = "${X}"', "channels[0].user: is missing beside the password", id="a password alone"
        ),
        pytest.param(
            MAIL + 'user = "a"\npassword = "${X}"\npassword_file = "x"',
            "password_file: stands beside password",
            id="both",
        ),
        pytest.param(MAIL + 'attach = ["html"]', '"html" cannot be attached', id="a page of many files"),
        pytest.param(
            MAIL + 'attach = ["epub"]', '"epub" is not among the formats that are written', id="a book not written"
        ),
        pytest.param(WEB.replace('"www"', '"reports/www"'), "lies in the reports folder itself", id="a copy of itself"),
        pytest.param(WEB.replace('"www"', '"seeds/www"'), "is read as a source", id="pages as articles"),
        pytest.param(
            MAIL + '[alerts]\nchannels = ["phon"]', 'alerts.channels: there is no channel "phon"', id="no such channel"
        ),
        pytest.param(
            WEB + MAIL + '[alerts]\nchannels = ["web"]',
            '"web" is a folder, which tells nobody',
            id="an alert to a folder",
        ),
        pytest.param(
            MAIL + '[[editions]]\nchannels = ["mai"]',
            'editions[0].channels: there is no channel "mai" (did you mean "mail"?)',
            id="a slip",
        ),
        pytest.param(
            '[[editions]]\nchannels = ["mail"]', 'there is no channel "mail". Allowed: none yet', id="none at all"
        ),
        pytest.param(MAIL + '[[editions]]\nchannels = ["all", "mail"]', 'names "all" and others', id="all and one"),
        pytest.param("[alerts]\nafter_days = 0", "alerts.after_days: 0 is out of range", id="no days"),
    ],
)
def test_what_is_wrong_is_told_with_its_key(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(SettingsError) as refused:
        read(tmp_path, text)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(MAIL.replace("smtp.example.org", "127.0.0.1") + 'security = "plain"', id="plain to this machine"),
        pytest.param(MAIL.replace("smtp.example.org", "localhost") + 'security = "plain"', id="plain to it by name"),
        pytest.param(MAIL + 'security = "plain"\nallow_plain = true', id="plain, where that is said"),
        pytest.param(MAIL.replace('["me@example.org"]', '"me@example.org"'), id="one address without a list"),
        pytest.param(MAIL.replace("me@example.org", "أنا <me@example.org>"), id="a name before an address"),
        pytest.param(
            HOOK.replace("https://example.org/hook", "http://192.168.1.7:8123/api/hook"), id="one's own network"
        ),
        pytest.param(HOOK.replace('url = "https://example.org/hook"', 'url_file = "hook"'), id="an address in a file"),
        pytest.param(MAIL + 'attach = ["epub"]\n[reports]\nformats = ["html", "epub"]', id="a book that is written"),
        pytest.param("[alerts]\nchannels = []", id="alerts nowhere"),
    ],
)
def test_what_is_right(tmp_path: Path, text: str) -> None:
    read(tmp_path, text)
