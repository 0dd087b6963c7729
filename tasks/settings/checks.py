"""What one value in the settings file may be: each check says why a value is refused and what is allowed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from tasks.settings.values import Section

SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
CODE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
VARIABLE = re.compile(r"\$\{(\w+)\}")
SIZES = (1, 2_000_000_000)  # one byte … what one process can hold


class Refused(Exception):  # noqa: N818 -- reads as what happened
    """A value that is not allowed. Caught in `load`, which knows the key."""

    def __init__(self, reason: str, allowed: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.allowed = allowed


Check = Callable[[object], object]


def close(word: str, known: Iterable[str]) -> str:
    """Give ' (did you mean "X"?)' where a known word resembles `word`, else nothing."""
    import difflib  # only where something is wrong

    spelt = {name.lower(): name for name in sorted(known)}
    found = difflib.get_close_matches(word.lower(), spelt, n=1, cutoff=0.6)
    return f' (did you mean "{spelt[found[0]]}"?)' if found else ""


def named(value: object) -> str:
    """Name the kind of a value as a person would."""
    kinds = {bool: "true or false", int: "a number", float: "a decimal number", str: "a text", list: "a list"}
    return kinds.get(type(value), "a table" if isinstance(value, dict) else "a date or time")


def text(allowed: str, *, empty: bool = True) -> Check:
    """Accept one line of text."""

    def check(value: object) -> str:
        if not isinstance(value, str):
            raise Refused(f"is {named(value)}, not a text", allowed)
        if not empty and not value.strip():
            raise Refused("is empty", allowed)
        if any(ord(letter) < 32 or ord(letter) == 127 for letter in value):
            raise Refused("holds a line break or another control character", allowed)
        return value

    return check


def slug(value: object) -> str:
    """Accept a name that is fit for file names and addresses."""
    allowed = "1 to 80 of a-z, 0-9 and hyphens, beginning with a letter or digit"
    name = text(allowed, empty=False)(value)
    assert isinstance(name, str)
    if not SLUG.fullmatch(name):
        raise Refused(f'"{name}" has a letter that does not belong in a name', allowed)
    return name


def one_of(known: tuple[str, ...]) -> Check:
    """Accept one of the words in `known`."""
    allowed = ", ".join(f'"{name}"' for name in known)

    def check(value: object) -> str:
        if not isinstance(value, str):
            raise Refused(f"is {named(value)}, not a text", allowed)
        if value not in known:
            raise Refused(f'"{value}" is not known{close(value, known)}', allowed)
        return value

    return check


def whole(lowest: int, highest: int) -> Check:
    """Accept a whole number from `lowest` to `highest`."""
    allowed = f"a whole number from {lowest} to {highest}"

    def check(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise Refused(f"is {named(value)}, not a whole number", allowed)
        if not lowest <= value <= highest:
            shown = value if abs(value) < 10**20 else "a number of that size"  # longer ones Python refuses to write
            raise Refused(f"{shown} is out of range", allowed)
        return value

    return check


def yes_or_no(value: object) -> bool:
    """Accept true or false."""
    if not isinstance(value, bool):
        raise Refused(f"is {named(value)}, not true or false", "true, false")
    return value


def zone(value: object) -> str:
    """Accept the IANA name of a time zone."""
    allowed = 'an IANA name such as "UTC", "Africa/Tripoli" or "Europe/Paris"'
    name = text(allowed, empty=False)(value)
    assert isinstance(name, str)
    import zoneinfo

    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
        hint = close(name, zoneinfo.available_timezones())
        raise Refused(f'there is no time zone "{name}"{hint}', allowed) from error
    return name


def schedule(value: object) -> str:
    """Accept a cron line that cron and Prefect read alike, or nothing; blanks are made one."""
    allowed = '"minute hour day month weekday", such as "30 6 * * *" or "0 7 * * mon-fri", or "" for no schedule'
    line = text(allowed)(value)
    assert isinstance(line, str)
    line = " ".join(line.split())
    if not line:
        return ""
    from tasks.cron import Unreadable, read  # only where a schedule is written: the default is known to be good

    try:
        read(line)
    except Unreadable as error:
        raise Refused(f'"{line}" {error}', allowed) from error
    return line


def language(value: object) -> str:
    """Accept a language code or nothing."""
    allowed = 'a language code such as "ar", "en" or "pt-BR", or "" to ask each article'
    code = text(allowed)(value)
    assert isinstance(code, str)
    if code and not CODE.fullmatch(code):
        raise Refused(f'"{code}" is not a language code', allowed)
    return code


def folder(value: object) -> str:
    """Accept a path; whether the folder is there is asked when it is needed."""
    allowed = 'a path under the workspace ("seeds"), an absolute one, or one from the home folder ("~/news")'
    path = text(allowed, empty=False)(value)
    assert isinstance(path, str)
    try:
        Path(path).expanduser()
    except RuntimeError as error:  # "~nobody"
        raise Refused(f'the home folder of "{path}" is not known', allowed) from error
    return path


def folder_or_none(value: object) -> str:
    """Accept a path, or nothing."""
    return "" if value == "" else folder(value)


def names(value: object) -> tuple[str, ...]:
    """Accept a list of names."""
    allowed = 'a list of names of sources, such as ["seeds"]'
    if not isinstance(value, list):
        raise Refused(f"is {named(value)}, not a list", allowed)
    return tuple(slug(name) for name in value)


def titles(value: object) -> tuple[str, ...]:
    """Accept a list of names of watch groups."""
    allowed = 'a list of names of watch groups, such as ["Libya"]'
    if not isinstance(value, list):
        raise Refused(f"is {named(value)}, not a list", allowed)
    found = tuple(text(allowed, empty=False)(name) for name in value)
    return tuple(str(name).strip() for name in found)


def sections(value: object) -> tuple[Section, ...]:
    """Accept the headings of an edition, each with the sources or the watch groups under it."""
    allowed = 'a list such as [{ title = "Libya", sources = ["seeds"] }, { title = "Trade", watch = ["Trade"] }]'
    if not isinstance(value, list):
        raise Refused(f"is {named(value)}, not a list", allowed)
    found = []
    for number, section in enumerate(value):
        keys = set(section) if isinstance(section, dict) else set()
        if "title" not in keys or not keys & {"sources", "watch"} or keys - {"title", "sources", "watch"}:
            raise Refused(f"number {number} does not have a title and sources or watch, and nothing else", allowed)
        title = text("one line of text", empty=False)(section["title"])
        assert isinstance(title, str)
        groups = titles(section.get("watch", []))
        found.append(Section(title=title, sources=names(section.get("sources", [])), watch=groups))
    return tuple(found)
