"""`mujaz read --serve`: the pages of one folder, to this machine alone, and nothing else."""

import http.client
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.serve import HOST, Pages, found, opened
from tasks.errors import UsageError

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    reports = tmp_path / "reports"
    (reports / "daily").mkdir(parents=True)
    (reports / "index.html").write_text("<p>first")
    (reports / "daily" / "2031-03-04.html").write_text("<p>day")
    (reports / "daily" / ".tmp-1").write_text("half")
    (reports / "daily" / "store.sqlite").write_text("ours")
    (tmp_path / "mujaz.toml").write_text("secret")
    (tmp_path / "mine.txt").write_text("secret")
    (reports / "out.txt").symlink_to(tmp_path / "mine.txt")
    (reports / "up").symlink_to(tmp_path)
    (reports / "round.txt").symlink_to(reports / "round.txt")
    return reports


@pytest.fixture
def server(folder: Path) -> Iterator[Pages]:
    with opened(folder, 0) as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        yield made
        made.shutdown()


def ask(server: Pages, path: str, *, method: str = "GET", host: str = "") -> tuple[int, str, bytes]:
    line = http.client.HTTPConnection(HOST, server.server_port, timeout=10)
    line.putrequest(method, path, skip_host=True)
    line.putheader("Host", host or f"{HOST}:{server.server_port}")
    line.endheaders()
    answer = line.getresponse()
    content = answer.read()
    line.close()
    return answer.status, answer.headers.get("Content-Type", ""), content


@pytest.mark.parametrize(
    ("path", "kind", "content"),
    [
        pytest.param("/", "text/html; charset=utf-8", b"<p>first", id="the first page"),
        pytest.param("/daily/2031-03-04.html", "text/html; charset=utf-8", b"<p>day", id="a day"),
        pytest.param("/index.html?q=%22x%22", "text/html; charset=utf-8", b"<p>first", id="with a question behind it"),
    ],
)
def test_pages_are_sent_as_what_they_are(server: Pages, path: str, kind: str, content: bytes) -> None:
    assert ask(server, path) == (200, kind, content)
    assert ask(server, path, method="HEAD") == (200, kind, b"")


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("/../mujaz.toml", id="up"),
        pytest.param("/%2e%2e/mine.txt", id="up, escaped"),
        pytest.param("/daily/%2E%2e%2f..%2fmine.txt", id="up, slashes escaped as well"),
        pytest.param("/..%5cmine.txt", id="up, in the manner of Windows"),
        pytest.param("//etc/passwd", id="from the root"),
        pytest.param("/out.txt", id="a link out of the folder"),
        pytest.param("/up/mine.txt", id="a folder that is a link out"),
        pytest.param("/round.txt", id="a link to itself"),
        pytest.param("/daily/", id="a folder"),
        pytest.param("/daily", id="a folder without its slash"),
        pytest.param("/daily/.tmp-1", id="half a page"),
        pytest.param("/daily/store.sqlite", id="what is no page"),
        pytest.param("/nothing.html", id="what is not there"),
        pytest.param("/index.html%00.txt", id="a zero byte"),
        pytest.param("/" + "a" * 5000 + ".html", id="a name longer than any"),
    ],
)
def test_nothing_else_is(server: Pages, path: str) -> None:
    status, _, content = ask(server, path)
    assert status == 404
    assert b"secret" not in content
    assert b"passwd" not in content


def test_nothing_is_written_and_no_other_name_is_answered(server: Pages, folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    assert {ask(server, "/index.html", method=method)[0] for method in ("POST", "PUT", "DELETE", "OPTIONS")} == {501}
    assert ask(server, "/index.html", host="evil.example")[0] == 421
    assert ask(server, "/index.html", host=f"localhost:{server.server_port}")[0] == 200
    assert sorted(folder.rglob("*")) == before
    assert (folder / "index.html").read_text() == "<p>first"


def test_only_this_machine_is_answered(server: Pages) -> None:
    assert server.server_address[0] == "127.0.0.1"


def test_a_port_that_is_taken_is_told_with_the_remedy(server: Pages, folder: Path) -> None:
    with pytest.raises(UsageError, match="Name another: --port 0"):
        opened(folder, server.server_port)


def test_a_page_is_found_by_its_name_in_any_script(folder: Path) -> None:
    (folder / "خبر.html").write_text("x")
    assert found(folder, "/%D8%AE%D8%A8%D8%B1.html") == folder / "خبر.html"


def test_ctrl_c_ends_it_without_a_word(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "mujaz.toml").write_text("")
    program = "from flows.cli import main; main()"
    words = ["read", "--serve", "--print-path", "--port", "0", "--workspace", str(tmp_path)]
    (folder / "up").unlink()
    ran = subprocess.Popen(
        # a suite in the background of a shell is deaf to Ctrl-C, and so would be what it starts
        ["/usr/bin/env", "--default-signal=INT", sys.executable, "-c", program, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert ran.stdout is not None
    assert ran.stdout.readline().startswith("http://127.0.0.1:")
    assert "Ctrl-C" in ran.stdout.readline()
    ran.send_signal(signal.SIGINT)
    _, said = ran.communicate(timeout=30)
    assert (ran.returncode, said) == (0, "")
