"""The arrows between the rooms, read from the code's own imports (docs/architecture.md draws them)."""

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
STAGES = ("ingest", "extract", "dedupe", "summarise", "compose", "render", "deliver")
GROUND_FLOOR = (
    "addresses",
    "cron",
    "health",
    "languages",
    "lengths",
    "opml",
    "parcel",
    "publishers",
    "sandbox",
    "workspace",
)
GROUND = {"tasks", "tasks.__version__", "tasks.model", "tasks.errors"}
CODE = sorted([*ROOT.glob("tasks/**/*.py"), *ROOT.glob("flows/**/*.py")])


def imports(path: Path) -> set[str]:
    """Give every module that a file imports, wherever in it; `from tasks import model` counts as tasks.model."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports break when a flow file is loaded by its path"
            module = node.module or ""
            found.add(module)
            if module in {"tasks", "flows"}:
                found.update(f"{module}.{alias.name}" for alias in node.names)
    return found


def room(path: Path) -> str:
    """Name the room of a file: the stage, or the module of the ground floor, or flows."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return parts[1] if parts[0] == "tasks" and len(parts) > 1 else parts[0]


def ours(names: set[str]) -> set[str]:
    return {".".join(name.split(".")[:2]) for name in names if name.split(".")[0] in {"tasks", "flows"}}


def files(*rooms: str) -> list[Path]:
    return [path for path in CODE if room(path) in rooms]


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", CODE, ids=named)
def test_only_flows_and_task_files_import_prefect(path: Path) -> None:
    if room(path) == "flows" or path.name == "task.py":
        return
    assert not {name for name in imports(path) if name.split(".")[0] == "prefect"}


@pytest.mark.parametrize("path", files(*STAGES), ids=named)
def test_stages_do_not_import_each_other_nor_the_store(path: Path) -> None:
    shared = {
        f"tasks.{name}" for name in ("addresses", "languages", "lengths", "opml", "parcel", "publishers", "sandbox")
    }
    assert ours(imports(path)) <= GROUND | shared | {f"tasks.{room(path)}"}


@pytest.mark.parametrize("path", files(*GROUND_FLOOR), ids=named)
def test_the_ground_floor_knows_only_the_model_and_the_errors(path: Path) -> None:
    assert ours(imports(path)) <= GROUND | {f"tasks.{room(path)}"}


@pytest.mark.parametrize("path", files("search"), ids=named)
def test_search_knows_the_languages_besides(path: Path) -> None:
    assert ours(imports(path)) <= GROUND | {"tasks.languages", "tasks.search"}


@pytest.mark.parametrize("path", files("model", "errors"), ids=named)
def test_the_model_imports_nothing_of_ours(path: Path) -> None:
    assert not ours(imports(path)) - {"tasks.model"}


@pytest.mark.parametrize("path", files("store", "settings"), ids=named)
def test_store_and_settings_know_no_stage(path: Path) -> None:
    forbidden = {f"tasks.{stage}" for stage in STAGES} | {"flows"}
    assert not {name for name in ours(imports(path)) if name in forbidden or name.startswith("flows")}


@pytest.mark.parametrize("path", [p for p in CODE if room(p) != "store"], ids=named)
def test_sql_lives_in_the_store_alone(path: Path) -> None:
    assert not {name for name in imports(path) if name.split(".")[0] in {"sqlalchemy", "sqlite3", "alembic"}}


@pytest.mark.parametrize("path", [p for p in CODE if room(p) != "flows"], ids=named)
def test_nothing_below_imports_the_flows(path: Path) -> None:
    assert not {name for name in imports(path) if name.split(".")[0] == "flows"}


def test_the_names_flows_and_tasks_belong_to_us_alone() -> None:
    owners = packages_distributions()
    assert {name: set(owners.get(name, ["mujaz"])) for name in ("flows", "tasks")} == {
        "flows": {"mujaz"},
        "tasks": {"mujaz"},
    }


def test_no_flow_file_shadows_a_module_when_loaded_by_its_path() -> None:
    known = sys.stdlib_module_names
    taken = set(known) | {name for name in packages_distributions() if name not in {"flows", "tasks"}}
    assert not {path.stem for path in ROOT.glob("flows/*") if path.suffix in {".py", ""}} & taken - {
        "__init__",
        "__main__",
    }


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_the_lock_has_a_hash_for_every_version_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    pins = re.findall(r"^[\w.\-\[\]]+==\S+(?: ;[^\\\n]*)? \\\n    --hash=sha256:", text, re.MULTILINE)
    assert len(pins) == len(re.findall(r"^[\w.\-\[\]]+==", text, re.MULTILINE)) > 50
    assert "://" not in text
