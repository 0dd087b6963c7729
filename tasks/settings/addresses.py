"""Which addresses a feed may be followed at: http or https, a host, no password, nothing inside a private network.

What is judged here is what is written. Where a name leads is asked when it is dialled, by who fetches it.
"""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import SplitResult, urlsplit

ALLOWED = 'an address such as "https://example.org/feed"'
LONGEST = 4000  # characters; servers refuse longer ones
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+")
# names that lead nowhere but into a network of one's own (RFC 6761, 6762, 8375; ICANN's ".internal")
_INSIDE = ("localhost", "local", "internal", "home.arpa", "lan", "localdomain", "intranet", "corp", "home", "private")

# IPv6 addresses that lead to an IPv4 address within them, and the site-local ones of old: Python calls them global
_EMBEDDING = tuple(
    ipaddress.IPv6Network(net)
    for net in ("::/96", "::ffff:0:0/96", "64:ff9b::/96", "2001::/32", "2002::/16", "fec0::/10")
)


def fault(url: str) -> tuple[str, str]:
    """Say why `url` cannot be followed and what is allowed; two empty texts where it can."""
    if not url.strip():
        return "is empty", ALLOWED
    if any(letter.isspace() or ord(letter) < 32 or ord(letter) == 127 for letter in url):
        return "holds a space or a control character", ALLOWED
    if len(url) > LONGEST:
        return f"is longer than {LONGEST} characters", ALLOWED
    try:
        parts = urlsplit(url)
        _ = parts.port  # refuses what is no number
    except ValueError as error:
        return f"is not an address ({error})", ALLOWED
    found = _part_fault(parts)
    return found, ALLOWED if found else ""


def _part_fault(parts: SplitResult) -> str:
    scheme = parts.scheme.lower()
    if scheme == "file":
        return "is a file, not an address; files are read from a source with a folder"
    if scheme not in {"http", "https"}:
        return f'begins with "{scheme}:"; only http and https are followed' if scheme else "has no http:// or https://"
    if not parts.hostname:
        return "names no host"
    if parts.username is not None or parts.password is not None:
        return "holds a user name or password, which would be printed with it"
    return "" if host_of(parts.hostname) else "names a host that cannot be one"


def host_of(written: str) -> str:
    """Give a host as it is compared: lower case, ASCII, without brackets or last dot; "" where it is none."""
    bare = written.strip().lower().rstrip(".")
    bare = bare[1:-1] if bare.startswith("[") and bare.endswith("]") else bare
    if ":" in bare:
        return _number(bare)
    try:
        name = bare if bare.isascii() else bare.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    labels = name.split(".")
    if len(name) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        return ""
    # what ends in a number is an IPv4 address; those spelt like 127.1 or 0x7f000001 are a way to hide one
    return _number(name) if _NUMBER.fullmatch(labels[-1]) else name


def _number(written: str) -> str:
    try:
        return str(ipaddress.ip_address(written))
    except ValueError:
        return ""


def inside(url: str) -> str:
    """Give the host of `url` where it is of a private network by its name or number, else nothing."""
    host = host_of(urlsplit(url).hostname or "")
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        local = "." not in host or any(host == name or host.endswith(f".{name}") for name in _INSIDE)
        return host if local else ""
    hidden = number.version == 6 and any(number in net for net in _EMBEDDING)
    return host if hidden or number.is_multicast or not number.is_global else ""
