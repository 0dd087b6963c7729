"""Prefect does the same work as the plain engine: a real flow, a real (temporary) server, the same bytes."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.job import Outcome
from tasks.workspace import Workspace

Brief = Callable[..., Outcome]
FEED = (
    b'<rss version="2.0"><channel><title>The Journal</title><item><guid>1</guid><title>Old bridge reopens</title>'
    b"<description>Engineers reopened the old stone bridge on Monday after two years of patient repair. Boats may pass "
    b"under its middle arch again, and shops on both banks expect their customers back.</description>"
    b"</item></channel></rss>"
)


def tree(folder: Path) -> dict[str, bytes]:
    """Read every file; of feeds without the time of the last change, which is when this store first saw an article."""
    return {
        str(file.relative_to(folder)): re.sub(rb"<updated>[^<]*", b"<updated>", file.read_bytes())
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


@pytest.mark.prefect
def test_both_engines_write_the_same_bytes_and_prefect_keeps_its_artifacts(
    seeded: Workspace, brief: Brief, site: Any, tmp_path_factory: pytest.TempPathFactory
) -> None:
    site.put("/rss", FEED)
    sources = f'name = "journal"\nurl = "{site.root}/rss"\n[[sources]]\nname = "seeds"\nfolder = "seeds"\n'
    fetch = '[fetch]\nallow_private = ["127.0.0.1"]\nspacing = 0\n'
    seeded.settings.write_text(f"{fetch}[[sources]]\n{sources}", encoding="utf-8")
    plain = tree(brief(seeded).folder)
    there = tmp_path_factory.mktemp("prefect").resolve()
    (there / "seeds").symlink_to(seeded.seeds)
    shutil.copy(seeded.settings, there)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT", "MUJAZ"))}
    code = (
        "from flows.cli import main\n"
        "import sys\n"
        "sys.argv = ['mujaz', 'run', '--date', '2026-11-22']\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code\n"
        "from prefect.client.orchestration import get_client\n"
        "with get_client(sync_client=True) as client:\n"
        "    print('RUNS', *[run.name for run in client.read_flow_runs()])\n"
        "    print('KEPT', *sorted(each.key for each in client.read_artifacts()))\n"
        "    print('TASKS', *sorted(each.name for each in client.read_task_runs()))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        cwd=there,
        timeout=400,
        env=environment,
    )
    assert ran.returncode == 0, ran.stderr
    assert "KEPT briefing-daily feeds-daily gaps-daily sources-daily steps-daily" in ran.stdout
    assert "feeds: journal" in ran.stdout, "a task run a feed"
    assert "RUNS briefing daily, 2026-11-22" in ran.stdout
    assert tree(there / "reports") == plain
    assert (there / ".mujaz" / "prefect").is_dir(), "Prefect keeps to the workspace"
