"""The digest of the rules of grouping: where it is another, nothing that an earlier run found is true any more."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from tasks import model
from tasks.dedupe import keys
from tasks.model import digest


@lru_cache(maxsize=1)
def rules() -> str:
    """Give the digest of the code of this room and of the model, and of what they and keys stand on."""
    read = sha256()
    for room in (Path(__file__).parent, Path(model.__file__).parent):
        for path in sorted(room.rglob("*.py")):
            read.update(path.relative_to(room).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest(keys.rules(), read.hexdigest(), version("babel"), version("numpy"))
