"""Settings as TOML text: a source is a block, spelt by tomlkit, with what differs from the default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from tasks.settings.values import Opml, Source

Table = dict[str, Any]
_FEED = Source(name="", folder="", url="-")
_FOLDER = Source(name="", folder="-")


def source_table(source: Source) -> Table:
    """Give the table of a source as the file would hold it: name and place, then what differs from the default."""
    plain = _FEED if source.is_feed else _FOLDER
    told = {field.name: getattr(source, field.name) for field in fields(Source)}
    table = {name: value for name, value in told.items() if value != getattr(plain, name)}
    if source.category:
        table["category"] = _category(source.category)
    if source.opml:
        table["opml"] = dict(source.opml)
    first = {"name": source.name, **({"url": source.url} if source.is_feed else {"folder": source.folder})}
    return first | table


def _category(folders: tuple[str, ...]) -> str | list[str]:
    """Give folders as "News/Libya" where that reads back the same, else as a list."""
    joined = "/".join(folders)
    plain = all(part and part == part.strip() and "/" not in part and part.isprintable() for part in folders)
    return joined if plain else list(folders)


def opml_table(opml: Opml) -> Table:
    """Give the table of what a list of feeds said besides its feeds."""
    table: Table = {}
    if opml.attributes:
        table["attributes"] = dict(opml.attributes)
    if opml.head:
        table["head"] = [list(pair) for pair in opml.head]
    for name, outlines in (("folders", opml.folders), ("places", opml.places)):
        if outlines:
            table[name] = [{"path": list(path), "attributes": dict(said)} for path, said in outlines]
    return table


def block(header: str, table: Mapping[str, Any]) -> str:
    """Spell a block: its header, then a key a line; lists of tables an item a line."""
    lines = [header]
    for name, value in table.items():
        if isinstance(value, list) and value and not isinstance(value[0], str):
            lines += [f"{name} = [", *(f"    {spelt(item)}," for item in value), "]"]
        else:
            lines.append(f"{name} = {spelt(value)}")
    return "\n".join(lines) + "\n"


def spelt(value: object) -> str:
    """Spell a value in one line."""
    import tomlkit  # loaded only where a file is edited

    if isinstance(value, dict):
        inner = ", ".join(f"{tomlkit.key(name).as_string()} = {spelt(said)}" for name, said in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list):
        return f"[{', '.join(spelt(item) for item in value)}]"
    return tomlkit.item(value).as_string()


def with_key(text: str, name: str, value: object) -> str:
    """Set a key in the text of one block, keeping all else in it; a key that is new comes after the others."""
    import tomlkit

    parsed: Any = tomlkit.parse(text)
    parsed["sources"][0][name] = value
    return tomlkit.dumps(parsed)
