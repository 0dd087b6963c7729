"""An address as written becomes the host, port and path that are really asked, or words for why it is not."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urljoin

from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

_PORTS = {"http": 80, "https": 443}
_NEVER = re.compile(r"[\x00-\x20\x7f\\]")  # parsers disagree about what these mean
_LONGEST = 8192  # code points: no server takes more


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where one request goes. `url` is built from the other parts, so that no two parsers can read it differently."""

    scheme: str
    host: str  # lower case, in ASCII, without a dot at the end, an IPv6 address without brackets
    port: int
    path: str  # with the query

    @property
    def origin(self) -> str:
        """Give scheme, host and, where it is not the usual one, port."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == _PORTS[self.scheme] else f":{self.port}")

    @property
    def url(self) -> str:
        """Give the whole address, without a fragment."""
        return self.origin + self.path


def target_of(url: str, allow: frozenset[str]) -> Target | str:
    """Read an address.

    Args:
        url: as the settings, a feed or a redirect gives it.
        allow: hosts that may use any port.

    Returns:
        The target, or why it is refused: words for a person, in which nothing of the address is repeated but its
        scheme and host.
    """
    url = url.strip()
    scheme = url.partition(":")[0].lower()
    if wrong := _misspelt(url, scheme):
        return wrong
    try:
        parts = parse_url(url)
    except (LocationParseError, ValueError):
        return "the address cannot be read"
    host = (parts.host or "").strip("[]").lower().rstrip(".")
    port = _PORTS[scheme] if parts.port is None else parts.port
    if "@" in re.split("[/?#]", url[len(scheme) + 3 :], maxsplit=1)[0]:
        return "the address holds a user name or password"
    if not host or "%" in host:
        return "the address names no host"
    if port not in _PORTS.values() and host not in allow:
        return f"port {port} is not fetched from; allow the host {host} to use it"
    path = parts.path or "/"
    return Target(scheme=scheme, host=host, port=port, path=path + (f"?{parts.query}" if parts.query else ""))


def _misspelt(url: str, scheme: str) -> str:
    """Say what keeps an address from being read at all."""
    if len(url) > _LONGEST:
        return "the address is too long"
    if _NEVER.search(url):
        return "the address holds a backslash, a blank or a control character"
    if scheme not in _PORTS:
        return "only http and https are fetched" + (f", not {scheme}" if scheme.isalpha() and ":" in url else "")
    return "" if url[len(scheme) :].startswith("://") else "the address names no host"


def led_to(target: Target, location: str) -> str:
    """Give the address that a redirect leads to; "" if there is none in it.

    Args:
        target: where the redirect came from.
        location: the header; bytes beyond ASCII in it arrive as Latin-1 but are mostly UTF-8.
    """
    with suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")
    if not location.strip():
        return ""
    try:
        return urljoin(target.url, location.strip())
    except ValueError:
        return ""
