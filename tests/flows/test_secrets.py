"""Secrets are nowhere but where their user put them: not in what is printed, logged, kept, or shown by Prefect."""

import base64
import os
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tasks.store import Store
from tasks.workspace import Workspace
from tests.flows.nursery import Nursery

ROOT = Path(__file__).parents[2]
CANARIES = {
    "MAIL_PASSWORD": "canary-mail p@ss/1",
    "HOOK_SECRET": "canary-hook-key+2",
    "HOOK_TOKEN": "canary-hook-token3",
    "BOT": "canary-bot-token4",
    "DB_PASSWORD": "canary-db p@ss/6",
}
IN_A_FILE = "canary-in-a-path5"
PROGRAM = """
import sys
from tasks.deliver import attempts
from flows.cli import main
attempts.WAITS = (0.0, 0.0)
main()
"""
SETTINGS = """
[[channels]]
name = "mail"
kind = "email"
to = ["me@example.org"]
sender = "mujaz@example.org"
host = "127.0.0.1"
port = 9
security = "plain"
user = "me"
password = "${MAIL_PASSWORD}"

[[channels]]
name = "hook"
kind = "webhook"
url_file = "hook-address"
secret = "${HOOK_SECRET}"
token = "${HOOK_TOKEN}"

[[channels]]
name = "phone"
kind = "apprise"
url = "json://me:${BOT}@HOST/${BOT}"

[[channels]]
name = "other"
kind = "apprise"
url = "tgram://${BOT}"

[[channels]]
name = "web"
kind = "folder"
folder = "www"
"""

RUN = ("run", "--engine", "plain", "-v")
TESTS = tuple(("deliver", "--test", name) for name in ("mail", "hook", "phone", "other"))
LOOKS = (("status",), ("status", "--json"), ("deliver", "--dry-run"), ("doctor",))
TRIED: list[tuple[int, dict[str, str], tuple[tuple[str, ...], ...]]] = [
    (401, {}, (RUN, *TESTS, *LOOKS)),
    (503, {"Retry-After": "900"}, (("deliver",),)),
    (307, {"Location": "https://example.org/x"}, (("deliver",),)),
    (200, {}, (("run", "--json", "--engine", "plain"), ("deliver", "--again"))),
]


def forms(secret: str) -> set[bytes]:
    """Give the ways in which a secret may be written down."""
    coded = base64.b64encode(secret.encode()).rstrip(b"=")
    return {secret.encode(), quote(secret, safe="").encode(), quote(secret).encode(), coded[:-1]}


def mujaz(place: Workspace, nursery: Nursery, *words: str) -> tuple[int, bytes]:
    code, said = nursery.run(
        PROGRAM, *words, "--workspace", str(place.root), at=place.root.parent, environment=CANARIES
    )
    return code, said.encode()


def kept(place: Workspace) -> dict[str, bytes]:
    """Give the bytes of every file of a workspace but the secret's own, and what the store keeps packed."""
    files = {str(path.relative_to(place.root)): path.read_bytes() for path in place.root.rglob("*") if path.is_file()}
    del files["hook-address"]
    with Store.open(f"sqlite:///{place.store}") as store:
        rows = store._engine.raw_connection().execute("SELECT content FROM outbox").fetchall()
    packed = b"\n".join(zlib.decompress(row[0]) for row in rows)
    assert b"\xd9" in packed  # there is something in it
    return files | {"what the outbox holds": packed}


def betrayed(said: dict[str, bytes]) -> list[tuple[str, str]]:
    secrets = [*CANARIES.values(), IN_A_FILE]
    return [
        (where, secret) for where, text in said.items() for secret in secrets if any(f in text for f in forms(secret))
    ]


@pytest.fixture
def place(seeded: Workspace, poster: Any) -> Workspace:
    seeded.settings.write_text(SETTINGS.replace("HOST", poster.root.removeprefix("http://")), encoding="utf-8")
    (seeded.root / "hook-address").write_text(f"{poster.root}/{IN_A_FILE}\n", encoding="utf-8")
    return seeded


def test_no_secret_is_told_or_kept_whether_channels_work_or_fail(
    place: Workspace, poster: Any, nursery: Nursery
) -> None:
    said: dict[str, bytes] = {}
    for status, headers, commands in TRIED:
        poster.answers = [(status, headers)]
        for words in commands:
            said[f"{status} {' '.join(words)}"] = mujaz(place, nursery, *words)[1]
    assert {head.get("authorization", "") for _, head, _ in poster.asked} >= {"Bearer canary-hook-token3"}
    assert any(path == f"/{IN_A_FILE}" for path, _, _ in poster.asked)
    assert betrayed(said) == []
    assert betrayed(kept(place)) == []
    assert b"mail: 127.0.0.1:9 cannot be reached" in said["401 run --engine plain -v"]


def test_no_secret_is_told_where_the_run_itself_fails(place: Workspace, poster: Any, nursery: Nursery) -> None:
    text = place.settings.read_text(encoding="utf-8")
    url = '[store]\nurl = "postgresql+nosuchdriver://reader:${DB_PASSWORD}@127.0.0.1:9/news"\n'
    place.settings.write_text(text + url, encoding="utf-8")
    said = {}
    for words in (("run", "--engine", "plain", "-v"), ("status",), ("doctor",), ("deliver",)):
        code, said[str(words)] = mujaz(place, nursery, *words)
        assert code or words == ("status",)
    assert any(head["mujaz-event"] == "alert" for _, head, _ in poster.asked if "mujaz-event" in head)
    said["what was sent"] = b"\n".join(body for _, _, body in poster.asked)
    assert betrayed(said) == []


@pytest.mark.prefect
def test_no_secret_is_in_what_prefect_logs_shows_and_keeps(place: Workspace, poster: Any) -> None:
    poster.answers = [(401, {})]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "run", "-v", "--workspace", str(place.root)],
        env=os.environ | CANARIES | {"PYTHONPATH": str(ROOT), "PREFECT_LOGGING_LEVEL": "DEBUG"},
        capture_output=True,
        check=False,
    )
    said = done.stdout + done.stderr
    assert done.returncode == 4, said.decode()
    assert b"the briefing is written, but did not arrive everywhere." in said
    assert b"hook: it answered 401." in said
    assert betrayed({"what was printed": said}) == []
    files = kept(place)
    assert any("prefect" in name for name in files)
    assert betrayed(files) == []
