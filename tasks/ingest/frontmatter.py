"""The block of facts at the head of a text file: `---` with "key: value" lines, or `+++` with TOML.

Not YAML: the small part of it that people write at the head of an article (plain and quoted values, lists in
brackets or with dashes, folded text). Anything deeper is ignored; a block that is not such a block is text.
"""

from __future__ import annotations

import re
from typing import Any

from tasks.ingest.hints import KNOWN

_KEY = re.compile(r"([^\s:#\-\[{\"'][^:\n]{0,60}?)\s*:(?:\s+(.*))?$")
_LONGEST = 200  # lines: a longer block is no head
_ESCAPES = {"n": "\n", "t": " ", '"': '"', "\\": "\\", "/": "/"}


def split_head(text: str) -> tuple[dict[str, Any], str, str]:
    """Part a text into what its head says, the rest, and what is wrong with the head ("" where nothing is).

    A text without a head gives ({}, text, "").
    """
    fence = text[:3]
    if fence not in {"---", "+++"}:
        return {}, text, ""
    lines = text.split("\n", _LONGEST)
    ends = {"+++"} if fence == "+++" else {"---", "..."}
    end = next((at for at, line in enumerate(lines[1:_LONGEST], 1) if line.rstrip() in ends), 0)
    if not end or lines[0].rstrip() != fence:
        return {}, text, ""
    rest = "\n".join(lines[end + 1 :])
    if fence == "+++":
        return _toml("\n".join(["", *lines[1:end]]), rest)  # the fence's line, so that errors count right
    said = _pairs(lines[1:end])
    return ({}, text, "") if said is None else (said, rest, "")


def _toml(block: str, rest: str) -> tuple[dict[str, Any], str, str]:
    import tomllib

    try:
        return tomllib.loads(block), rest, ""
    except (ValueError, RecursionError) as error:
        return {}, rest, f"The TOML block at its head is broken: {error}."


def _pairs(lines: list[str]) -> dict[str, Any] | None:
    """Read "key: value" lines; None where this is no block of facts (no key we know, or a line that fits nothing)."""
    said: dict[str, Any] = {}
    key = ""
    for line in lines:
        bare = line.strip()
        if not bare or bare.startswith("#"):
            continue
        found = _KEY.match(line)
        if found:
            key, value = found[1].strip(), _value(found[2] or "")
            said[key] = value
        elif key and (line[0] in " \t" or bare.startswith("- ")):
            _continue(said, key, bare)
        else:
            return None
    return said if KNOWN & {name.lower() for name in said} else None


def _continue(said: dict[str, Any], key: str, bare: str) -> None:
    """Add a further line to the value of `key`: an item of a list, or more of a folded text."""
    held = said[key]
    if bare.startswith("- "):
        item = _value(bare[2:].strip())
        name = _KEY.match(bare[2:].strip())
        if name and name[1] == "name":
            item = _value(name[2] or "")
        said[key] = [*held, item] if isinstance(held, list) else [item]
    elif isinstance(held, str):
        name = _KEY.match(bare)
        if name and not held:
            said[key] = _value(name[2] or "") if name[1] == "name" else ""
        elif held in {"|", ">", "|-", ">-"} or not name:
            said[key] = bare if held in {"|", ">", "|-", ">-"} else f"{held} {bare}".strip()


def _value(text: str) -> Any:  # noqa: ANN401 -- a text or a list of texts
    """Read one value: quoted, in brackets, or plain up to a comment."""
    text = text.strip()
    if text[:1] == "[" and text.rstrip().endswith("]"):
        return [
            _value(part)
            for part in re.findall(r"\s*(\"(?:[^\"\\]|\\.)*\"|'[^']*'|[^,\[\]]+)", text[1:-1])
            if part.strip()
        ]
    if text[:1] == '"':
        end = re.match(r'"((?:[^"\\]|\\.)*)"', text)
        if end:
            return re.sub(r"\\(u[0-9a-fA-F]{4}|.)", _escape, end[1])
    if text[:1] == "'":
        quoted = re.match(r"'((?:[^']|'')*)'", text)
        if quoted:
            return quoted[1].replace("''", "'")
    plain = re.sub(r"(?:^|\s+)#.*$", "", text).strip()
    return "" if plain in {"~", "null", "Null", "NULL"} else plain


def _escape(found: re.Match[str]) -> str:
    code = found[1]
    return chr(int(code[1:], 16)) if len(code) == 5 else _ESCAPES.get(code, code)
