"""What one value of a feed, of fetching or of a list of feeds may be, as `checks` does for the others."""

from __future__ import annotations

from tasks.settings import addresses
from tasks.settings.checks import Check, Refused, named, text

MOST_FOLDERS = 49  # with the feed in them the depth that a list of feeds may have
Attributes = tuple[tuple[str, str], ...]


def address(value: object) -> str:
    """Accept the address of a feed."""
    url = text(addresses.ALLOWED, empty=False)(value)
    assert isinstance(url, str)
    reason, allowed = addresses.fault(url)
    if reason:
        raise Refused(reason, allowed)
    return url


def header(value: object) -> str:
    """Accept what may stand in a header of a request, or nothing."""
    allowed = 'one line of printable ASCII, such as "Reader/1.0 (+https://example.org)", or ""'
    said = text(allowed)(value)
    assert isinstance(said, str)
    if not said.isascii() or said != said.strip():
        raise Refused("holds what may not stand in a request", allowed)
    return said


def hosts(value: object) -> tuple[str, ...]:
    """Accept a list of hosts."""
    allowed = 'a list of names or numbers of hosts, such as ["wiki.local", "10.0.0.7"]'
    if not isinstance(value, list):
        raise Refused(f"is {named(value)}, not a list", allowed)
    found = []
    for number, given in enumerate(value):
        host = addresses.host_of(given) if isinstance(given, str) else ""
        if not host:
            raise Refused(f"number {number} is not a host", allowed)
        found.append(host)
    return tuple(found)


def seconds(lowest: float, highest: float) -> Check:
    """Accept a number, whole or not, from `lowest` to `highest`."""
    allowed = f"a number from {lowest:g} to {highest:g}"

    def check(value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise Refused(f"is {named(value)}, not a number", allowed)
        if not lowest <= value <= highest:
            raise Refused(f"{value} is out of range", allowed)
        return float(value)

    return check


def category(value: object) -> tuple[str, ...]:
    """Accept the folders that a feed stands in: "News/Libya", or a list where a name holds a slash."""
    allowed = f'at most {MOST_FOLDERS} folders from the outermost in, "News/Libya" or ["News", "Libya"]'
    if isinstance(value, str):
        text(allowed)(value)
        value = [part for part in (each.strip() for each in value.split("/")) if part]
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        raise Refused(f"is {named(value)}, not folders", allowed)
    if len(value) > MOST_FOLDERS:
        raise Refused(f"has {len(value)} folders in each other", allowed)
    return tuple(value)


def attributes(value: object) -> Attributes:
    """Accept a table of texts."""
    if not isinstance(value, dict) or not all(isinstance(said, str) for said in value.values()):
        raise Refused("is not a table of texts", 'a table such as { text = "News" }')
    return tuple(value.items())


def pairs(value: object) -> Attributes:
    """Accept a list of pairs of texts, in their order."""
    allowed = 'a list of pairs such as [["title", "My feeds"]]'
    if not isinstance(value, list) or not all(_pair(each) for each in value):
        raise Refused("is not a list of pairs of texts", allowed)
    return tuple((name, said) for name, said in value)


def _pair(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(isinstance(part, str) for part in value)


def folders(value: object) -> tuple[tuple[tuple[str, ...], Attributes], ...]:
    """Accept what a list of feeds says of its folders."""
    allowed = 'a list such as [{ path = ["News"], attributes = { isOpen = "true" } }]'
    if not isinstance(value, list):
        raise Refused(f"is {named(value)}, not a list", allowed)
    found = []
    for number, each in enumerate(value):
        if not isinstance(each, dict) or set(each) != {"path", "attributes"}:
            raise Refused(f"number {number} does not have a path and attributes, and nothing else", allowed)
        found.append((category(each["path"]), attributes(each["attributes"])))
    return tuple(found)
