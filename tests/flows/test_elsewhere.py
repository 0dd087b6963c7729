"""The whole way of a link between languages: from two files to the page, `mujaz why`, and a model plugged in."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.job import Outcome
from tasks.errors import UsageError
from tasks.workspace import Workspace

Brief = Callable[..., Outcome]
Here = Callable[..., tuple[int, str, str]]
ROOT = Path(__file__).parents[2]
ENGLISH = """---
title: Putin receives Libya's Haftar in the Kremlin
date: 2031-05-10
---
Russian President Vladimir Putin received the Libyan commander Khalifa Haftar in the Kremlin on Saturday.
Haftar had come for the Victory Day parade with his sons Saddam and Khaled, 29 guests in all.
"""
FRENCH = """---
title: Le maréchal Haftar reçu par Poutine au Kremlin
date: 2031-05-10
---
Le président russe Vladimir Poutine a reçu samedi au Kremlin le maréchal Khalifa Haftar, homme fort de l'est libyen.
Venu pour le défilé de la Victoire avec ses fils Saddam et Khaled, il était l'un des 29 invités.
"""


@pytest.fixture
def two(empty: Workspace) -> Workspace:
    (empty.seeds / "en.md").write_text(ENGLISH, encoding="utf-8")
    (empty.seeds / "fr.md").write_text(FRENCH, encoding="utf-8")
    return empty


def mujaz(*words: str, at: Path) -> subprocess.CompletedProcess[str]:
    line = "import sys; from flows.cli import main; sys.argv[0] = 'mujaz'; main()"
    paths = os.pathsep.join((str(ROOT), str(at)))
    return subprocess.run(
        [sys.executable, "-c", line, *words, "--workspace", str(at)],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )


def test_two_languages_are_two_stories_that_name_each_other(
    two: Workspace, brief: Brief, page: Callable[[Outcome], Any], here: Here
) -> None:
    outcome = brief(two)
    stories = page(outcome)["stories"]
    assert {story["language"]: story["elsewhere"][0]["headline"]["text"] for story in stories} == {
        "en": "Le maréchal Haftar reçu par Poutine au Kremlin",
        "fr": "Putin receives Libya's Haftar in the Kremlin",
    }
    why = here("why", "en.md", at=two.root)[1]
    assert "possibly the same, in another language: story" in why
    assert "Putin" in why
    assert "Haftar" in why
    told = json.loads(here("why", "--json", "en.md", at=two.root)[1])
    assert told["stories"][0]["why"]["likely"][0]["numbers"] == ["29"]


def test_a_day_that_is_written_again_has_the_same_bytes(two: Workspace, brief: Brief) -> None:
    first = {page.path: page.content for page in brief(two).pages}
    assert {page.path: page.content for page in brief(two).pages} == first


def test_a_model_that_is_not_there_stops_the_run_before_it_begins(two: Workspace, brief: Brief, here: Here) -> None:
    two.settings.write_text('[grouping]\nembeddings = "models/mine"\n', encoding="utf-8")
    with pytest.raises(UsageError, match=r"embeddings: .*models/mine: there is no such folder"):
        brief(two)
    assert not (two.root / "reports").exists()
    code, said, _ = here("doctor", at=two.root)
    assert code == 1
    assert "no such folder" in said


def test_a_model_in_a_folder_of_the_workspace_is_weighed(two: Workspace) -> None:
    two.settings.write_text('[grouping]\nembeddings = "mine"\n', encoding="utf-8")
    (two.root / "mine").mkdir()
    (two.root / "mine" / "modules.json").touch()
    (two.root / "sentence_transformers.py").write_text(
        "class SentenceTransformer:\n"
        "    def __init__(self, path, local_files_only):\n"
        "        assert local_files_only\n"
        "    def encode(self, texts):\n"
        "        return [[1, 0] for text in texts]\n",
        encoding="utf-8",
    )
    ran = mujaz("run", "--engine", "plain", at=two.root)
    assert ran.returncode == 0, ran.stderr
    assert "by mine" in mujaz("why", "en.md", at=two.root).stdout
