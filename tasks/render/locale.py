"""The interface's languages: gettext catalogues under templates/locale, compiled and checked.

`python -m tasks.render.locale` compiles every catalogue and tells what is missing, left over or not compiled;
with `--check` it writes nothing. Messages are English sentences; the catalogue of English holds them once more so
that its plural forms stand in a file like everybody's.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

_ROOM = Path(__file__).parent
_CHECKOUT = _ROOM.parents[1] / "templates"
# a checkout's own templates first: those inside the package are copies made when it was installed
TEMPLATES = _CHECKOUT if (_CHECKOUT / "briefing" / "page.html.j2").is_file() else _ROOM / "templates"
DOMAIN = "mujaz"
FALLBACK = "en"


def catalogues() -> dict[str, Path]:
    """Give the folder of each language that has a catalogue, by its code."""
    found = sorted((TEMPLATES / "locale").glob(f"*/LC_MESSAGES/{DOMAIN}.po"))
    return {path.parts[-3]: path.parent for path in found}


def chosen(language: str) -> str:
    """Give the code of the catalogue for an interface language: its own, its parent's ("ar-TN" → "ar"), or English."""
    code = language.replace("_", "-").split("-")[0].lower()
    return code if (TEMPLATES / "locale" / code / "LC_MESSAGES" / f"{DOMAIN}.mo").is_file() else FALLBACK


def catalogue(code: str) -> bytes:
    """Give the bytes of a compiled catalogue; none where there is none."""
    path = TEMPLATES / "locale" / code / "LC_MESSAGES" / f"{DOMAIN}.mo"
    return path.read_bytes() if path.is_file() else b""


@lru_cache(maxsize=16)
def translations(code: str) -> NullTranslations:
    """Load a compiled catalogue; English messages as they are where there is none."""
    path = TEMPLATES / "locale" / code / "LC_MESSAGES" / f"{DOMAIN}.mo"
    if not path.is_file():
        return NullTranslations()
    with path.open("rb") as file:
        return GNUTranslations(file)


def messages() -> frozenset[str]:
    """Collect every message that the templates and this room's code ask for, by its singular."""
    return frozenset([*_of_templates(), *_of_code()])


def _of_templates() -> Iterator[str]:
    from jinja2 import Environment
    from jinja2.ext import extract_from_ast

    environment = Environment(autoescape=True)
    for path in sorted(TEMPLATES.rglob("*.j2")):
        for _line, _function, found in extract_from_ast(environment.parse(path.read_text("utf-8")), ("_",)):
            yield from [text for text in ([found] if isinstance(found, str) else found or ()) if text]


def _of_code() -> Iterator[str]:
    from babel.messages.extract import extract

    for path in sorted(_ROOM.rglob("*.py")):
        with path.open("rb") as file:
            found = extract("python", file, keywords={"_": None, "n_": (1, 2)})
            for _line, message, _comments, _context in found:
                yield message if isinstance(message, str) else message[0]


def _read(folder: Path, code: str) -> Catalog:
    from babel.messages.pofile import read_po

    with (folder / f"{DOMAIN}.po").open("rb") as file:
        return read_po(file, locale=code, domain=DOMAIN)


def compiled(folder: Path, code: str) -> bytes:
    """Compile a catalogue's .po."""
    from babel.messages.mofile import write_mo

    out = io.BytesIO()
    write_mo(out, _read(folder, code))
    return out.getvalue()


def _texts(content: bytes) -> dict[object, str]:
    """Give what a compiled catalogue says, without its head (which names the version of its compiler)."""
    said: dict[object, str] = vars(GNUTranslations(io.BytesIO(content)))["_catalog"]
    return {key: text for key, text in said.items() if key}


def problems(code: str, folder: Path, wanted: frozenset[str]) -> list[str]:
    """Say what is wrong with one catalogue, a line each."""
    held = {str(m.id if isinstance(m.id, str) else m.id[0]): m for m in _read(folder, code) if m.id}
    told = [f"{code}: not in the catalogue: {text!r}" for text in sorted(wanted - held.keys())]
    told += [f"{code}: no longer asked for: {text!r}" for text in sorted(held.keys() - wanted)]
    for text, message in sorted(held.items()):
        forms = [message.string] if isinstance(message.string, str) else list(message.string or [""])
        if message.fuzzy or not all(forms):
            told.append(f"{code}: not translated: {text!r}")
    binary = folder / f"{DOMAIN}.mo"
    if not binary.is_file() or _texts(binary.read_bytes()) != _texts(compiled(folder, code)):
        told.append(f"{code}: {DOMAIN}.mo is not what {DOMAIN}.po says: run `make locale`")
    return told


def main(arguments: list[str]) -> int:
    """Compile (unless `--check`), then tell every problem; 1 if there is one."""
    wanted = messages()
    told: list[str] = []
    for code, folder in catalogues().items():
        if "--check" not in arguments:
            (folder / f"{DOMAIN}.mo").write_bytes(compiled(folder, code))
        told += problems(code, folder, wanted)
    sys.stdout.write("\n".join([*told, f"{len(catalogues())} languages, {len(wanted)} messages"]) + "\n")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
