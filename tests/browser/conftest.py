"""Headless Chromium, started afresh for every question, and a listener that hears whatever a page asks the network."""

import html
import os
import shutil
import socketserver
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)


@dataclass(frozen=True)
class Browser:
    """One Chromium. Every host name leads to the listener at `port`."""

    program: str
    folder: Path
    port: int

    def dom(self, page: Path | str, *flags: str, apart: bool = False) -> str:
        """Open `page` and give its document as it stands after its scripts have run.

        `apart` keeps files from looking into each other, as every browser does that nobody has told otherwise.
        """
        profile = self.folder / f"profile-{len(list(self.folder.iterdir()))}"
        profile.mkdir()
        command = [
            self.program,
            *FLAGS,
            f"--user-data-dir={profile}",
            f"--host-resolver-rules=MAP * 127.0.0.1:{self.port}",
            *(() if apart else ("--allow-file-access-from-files",)),  # so that a page of ours may look into another
            "--virtual-time-budget=4000",
            *flags,
            "--dump-dom",
            page if isinstance(page, str) else page.as_uri(),
        ]
        ran = subprocess.run(command, capture_output=True, timeout=120, check=False)
        assert ran.returncode == 0, ran.stderr.decode(errors="replace")[-2000:]
        return ran.stdout.decode("utf-8", "replace")

    def ask(self, script: str, **pages: str) -> str:
        """Put pages into frames, run `script` when all have loaded, and give what it returns (as text).

        `pages` are given as name="width address"; the script finds them as `frames_[name]`.
        """
        frames = ""
        for name, (width, address) in ((name, value.split()) for name, value in pages.items()):
            style = f"border:0;width:{width}px;height:800px"
            frames += f'<iframe id="{name}" style="{style}" src="{html.escape(address)}"></iframe>'
        program = (
            "addEventListener('load',async()=>{const frames_={};for(const f of document.querySelectorAll('iframe'))"
            "frames_[f.id]=f.contentWindow;let said;try{said=await(async()=>{"
            + script
            + "})()}catch(e){said='error: '+e}"
            "document.body.replaceChildren(said);document.body.id='answer'})"
        )
        asked = self.folder / "ask.html"
        asked.write_text(
            f'<!doctype html><meta charset="utf-8"><body>{frames}<script>{program}</script>', encoding="utf-8"
        )
        answer = self.dom(asked)
        _, found, rest = answer.partition('<body id="answer">')
        assert found, answer[-2000:]
        return html.unescape(rest.partition("</body>")[0])


@dataclass
class Listener:
    """What was asked of the network: the first line of every request."""

    port: int
    heard: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def listener() -> Iterator[Listener]:
    class Ear(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.request.settimeout(5)
            try:
                heard.heard.append(self.request.recv(4096).decode("latin-1"))
            except OSError as error:
                heard.heard.append(f"a connection: {error}")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Ear) as server:
        server.daemon_threads = True
        heard = Listener(server.server_address[1])
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield heard
        server.shutdown()


@pytest.fixture
def browser(tmp_path: Path, listener: Listener) -> Browser:
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        message = "no Chromium on the PATH: install the package `chromium`"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    folder = tmp_path / "browser"
    folder.mkdir()
    return Browser(program, folder, listener.port)
