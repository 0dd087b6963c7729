"""What one value of what is written may be, as `checks` does for the others."""

from __future__ import annotations

from tasks.settings.checks import Check, Refused, close, named
from tasks.settings.feed_checks import address


def some_of(known: tuple[str, ...], *, always: str) -> Check:
    """Accept a list of words in `known`, each once, `always` among them."""
    allowed = f'a list with "{always}" and any of {", ".join(known)}'

    def check(value: object) -> tuple[str, ...]:
        if not isinstance(value, list):
            raise Refused(f"is {named(value)}, not a list", allowed)
        for word in value:
            if not isinstance(word, str):
                raise Refused(f"holds {named(word)}, not a text", allowed)
            if word not in known:
                raise Refused(f'"{word}" is not known{close(word, known)}', allowed)
        if len(set(value)) < len(value):
            raise Refused("names one twice", allowed)
        if always not in value:
            raise Refused(f'does not name "{always}", to which all else leads', allowed)
        return tuple(value)

    return check


def address_or_none(value: object) -> str:
    """Accept the address of a folder on the web, or nothing; a slash at its end is taken off."""
    if value == "":
        return ""
    url = address(value)
    if "?" in url or "#" in url:
        raise Refused("is the address of a page, not of a folder", 'an address such as "https://example.org/news"')
    return url.rstrip("/")
