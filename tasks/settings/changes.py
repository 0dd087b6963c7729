"""What edits do to the text of a settings file, and what the file must mean afterwards. Text in, text out.

Lines end in a line feed alone here; `edit` sees to files of other systems.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from tasks.settings.blocks import Block, blocks
from tasks.settings.spelling import block, opml_table, source_table, with_key
from tasks.settings.values import Opml, Source

Table = dict[str, Any]
Changed = tuple[str, Table]


class Unclear(Exception):  # noqa: N818 -- reads as what happened
    """The file cannot be changed as asked. Caught in `edit`, which knows its name."""

    def __init__(self, key: str, reason: str, allowed: str) -> None:
        super().__init__(reason)
        self.told = (key, reason, allowed)


def added(text: str, before: Table, sources: Sequence[Source]) -> Changed:
    """Write sources after the last one there is, or at the end.

    A file that names no source means the default folder; once others are named it must be named too.
    """
    if not sources:
        return text, before
    first = [] if "sources" in before else [source_table(Source())]
    tables = [*first, *(source_table(source) for source in sources)]
    held = _held(text, before)
    at = held[-1].end if held else len(text)
    new = "\n".join(block("[[sources]]", table) for table in tables)
    after = {**before, "sources": [*before.get("sources", []), *tables]}
    return _joined(text[:at], new, text[at:]), after


def removed(text: str, before: Table, names: Collection[str]) -> Changed:
    """Take sources out by name or address; comments round them stay."""
    numbers = _numbers(before, names)
    for number, each in reversed(list(enumerate(_held(text, before)))):
        if number in numbers:
            text = _closed(text[: each.start], text[each.end :])
    left = [table for number, table in enumerate(before["sources"]) if number not in numbers]
    after = {name: value for name, value in before.items() if name != "sources"}
    return text, {**after, "sources": left} if left else after


def paused(text: str, before: Table, names: Collection[str], *, now: bool) -> Changed:
    """Set or take back the pause of feeds, by name or address."""
    numbers = _numbers(before, names)
    tables = list(before["sources"])
    for number, each in reversed(list(enumerate(_held(text, before)))):
        if number in numbers and tables[number].get("paused", False) is not now:
            tables[number] = {**tables[number], "paused": now}
            text = text[: each.start] + with_key(text[each.start : each.end], "paused", now) + text[each.end :]
    return text, {**before, "sources": tables}


def with_opml(text: str, before: Table, opml: Opml) -> Changed:
    """Write what a list of feeds said besides them in place of what stands there, or at the end."""
    table = opml_table(opml)
    if table == before.get("opml", {}):
        return text, before
    held = blocks(text, "opml")
    if len(held) != ("opml" in before):
        raise Unclear("opml", "is not written as a block of its own", "[opml] and its keys under it, or nothing")
    new = block("[opml]", table) if table else ""
    after = {name: value for name, value in before.items() if name != "opml"} | ({"opml": table} if table else {})
    if held:
        return text[: held[0].start] + new + text[held[0].end :], after
    return _joined(text, new, ""), after


def _held(text: str, before: Table) -> tuple[Block, ...]:
    """Give the blocks of the sources, as many as there are."""
    held = blocks(text, "sources")
    if len(held) != len(before.get("sources", [])):
        raise Unclear("sources", "are not written as blocks", "[[sources]] once for each, its keys under it")
    return held


def _numbers(before: Table, names: Collection[str]) -> set[int]:
    tables = before.get("sources", [])
    known = {name for table in tables for name in (table.get("name"), table.get("url")) if name}
    for name in names:
        if name not in known:
            raise Unclear("sources", f'there is no "{name}" among them', ", ".join(str(t.get("name")) for t in tables))
    wanted = set(names)
    return {number for number, table in enumerate(tables) if {table.get("name"), table.get("url")} & wanted}


def _closed(head: str, tail: str) -> str:
    """Join what is left round a block, with one blank line where there were two."""
    if not tail.strip("\n"):
        return head.rstrip("\n") + "\n" if head.strip() else tail
    return head + (tail.removeprefix("\n") if not head or head.endswith("\n\n") else tail)


def _joined(head: str, new: str, tail: str) -> str:
    """Put new blocks between two parts, a blank line on either side."""
    if head and not head.endswith("\n"):
        head += "\n"
    before = "\n" if head.strip() and not head.endswith("\n\n") else ""
    after = "\n" if tail and not tail.startswith("\n") else ""
    return f"{head}{before}{new}{after}{tail}"
