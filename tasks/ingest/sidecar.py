"""`name.meta.toml` beside a file: what its user knows of it. It wins over what the file says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tasks.ingest.gaps import gap
from tasks.ingest.hints import KNOWN, NAMES, clean_url, hints_of, merged, plain
from tasks.ingest.reading import read_file
from tasks.ingest.walk import Found
from tasks.model import Gap, Hints

ENDING = ".meta.toml"
LARGEST = 65_536  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Sidecars:
    """What sidecars say, by the path of the file each is for, and what is wrong with them."""

    hints: Mapping[str, Hints]
    gaps: tuple[Gap, ...]


def read_sidecars(sidecars: Iterable[Found], files: Iterable[Found]) -> Sidecars:
    """Read the sidecars of a folder and find the files they belong to.

    "a.txt.meta.toml" is for a.txt; "a.meta.toml" is for every file a.*; the longer name wins where both speak.
    """
    said: dict[str, tuple[Found, Hints]] = {}
    gaps: list[Gap] = []
    for one in sidecars:
        data = read_file(one, LARGEST)
        told, wrong = (Hints(), [data]) if isinstance(data, Gap) else read_sidecar(data, one.where)
        gaps += wrong
        said[one.path[: -len(ENDING)]] = (one, told)
    hints: dict[str, Hints] = {}
    used: set[str] = set()
    for file in files if said else ():
        for name in _names(file.path):
            if name in said:
                hints[file.path] = merged(hints.get(file.path, Hints()), said[name][1])
                used.add(name)
    gaps += [
        gap("bad sidecar", one.where, f"It stands beside no file: its name must be the file's, and {ENDING} after it.")
        for name, (one, _) in said.items()
        if name not in used
    ]
    return Sidecars(hints=hints, gaps=tuple(gaps))


def _names(path: str) -> list[str]:
    """Give the names a file's sidecar may begin with: a/b.txt.gz has a/b.txt.gz, a/b.txt, a/b."""
    folder, slash, name = path.rpartition("/")
    names = [name]
    while "." in names[-1].lstrip(".") and len(names) < 3:
        names.append(names[-1].rpartition(".")[0])
    return [folder + slash + one for one in names]


def read_sidecar(data: bytes, where: str) -> tuple[Hints, list[Gap]]:
    """Give what a sidecar says and what is wrong with it; TOML that is broken says nothing."""
    import tomllib

    try:
        said = tomllib.loads(data.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError:
        return Hints(), [gap("bad sidecar", where, "It is not UTF-8.")]
    except (ValueError, RecursionError) as error:
        return Hints(), [gap("bad sidecar", where, f"It is not valid TOML: {error}.")]
    return hints_of(said), [gap("bad sidecar", where, why) for why in _wrong(said)]


def _wrong(said: dict[str, Any]) -> list[str]:
    """Name the keys that are not known, and addresses that are no web addresses."""
    wrong = [
        f"The key {key!r} is not known. Known keys: {', '.join(NAMES)}."
        for key in sorted(said)
        if key.lower().replace("-", "_") not in KNOWN
    ]
    address = plain(said.get("url"))
    if address and not clean_url(address):
        wrong.append(f"Its url {address[:80]!r} is no http or https address.")
    return wrong
