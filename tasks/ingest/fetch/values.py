"""What is asked of the network, under which rules, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from tasks import __version__

Accept = Literal["feed", "page"]

Kind = Literal[
    "ok",  # 2xx with a body that arrived whole
    "not modified",  # 304 to validators that were sent
    "gone",  # 410
    "status",  # any other status that is no answer: 404, 429, 503 …
    "not asked",  # another request of this round was told to leave the host alone, so nothing was asked
    "empty",  # 2xx without a body
    "truncated",  # it broke off, or its length is not the announced one
    "garbled",  # not HTTP, headers without end, broken or unasked-for compression
    "too large",  # more than `max_bytes` after decompression
    "redirects",  # a loop, more than five, or one that leads nowhere
    "blocked",  # refused by us: an address of a private network, another scheme, a password in it, an odd port
    "robots",  # the site's robots.txt asks to leave this page alone
    "timeout",  # the deadline passed
    "refused",  # nobody answers there, or the line was cut before an answer
    "dns",  # there is no such host
    "tls",  # the certificate is not good, or no safe connection can be made
]

FAILED: frozenset[Kind] = frozenset(
    {
        *("gone", "status", "empty", "truncated", "garbled", "too large", "redirects", "blocked", "robots", "timeout"),
        *("refused", "dns", "tls", "not asked"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What one address gave. Whatever the network does is told here; nothing is raised.

    `url` is what was asked for, `final` where the answer came from, after redirects. Header names are in lower case.
    `body` is uncompressed, and empty unless `kind` is "ok". `error` is "" for "ok" and "not modified", else words for
    a person, without the address (it may hold a secret).
    """

    url: str
    kind: Kind
    final: str = ""
    status: int = 0  # 0: there was no answer
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    error: str = ""
    permanent: str = (
        ""  # where redirects led, if every one was a 301 or 308, none from https to http, and all went well
    )
    retry_after: float | None = None  # seconds, 60 … 82,800; None: not said
    max_age: float | None = None  # seconds, 0 … 82,800; None: not said

    @property
    def failed(self) -> bool:
        """Tell whether there is neither a body nor the news that it is the old one."""
        return self.kind in FAILED


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One address to fetch. With a validator (`etag`, `modified`) the answer may be "not modified"."""

    url: str
    accept: Accept = "feed"  # pages obey robots.txt, feeds are meant for programs
    etag: str = ""
    modified: str = ""
    user_agent: str = ""  # "": the one of the settings


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """The rules of fetching. Times in seconds."""

    user_agent: str = f"Mujaz/{__version__}"
    allow: frozenset[str] = frozenset()  # hosts that may lie in a private network and use any port
    deadline: float = 30.0  # for one address in all: redirects, retries and reading, but not our own waiting
    connect: float = 10.0  # of it, for finding the host and greeting it
    max_bytes: int = 10_000_000  # of a body, after decompression
    per_host: int = 2  # connections at once
    spacing: float = 1.0  # from the start of one request to a host to the start of the next
    workers: int = 32  # connections at once, to all hosts
    robots: bool = True
    retries: int = 2  # of what may pass by itself: a cut line, 502, 503, 504
    ca_file: str = ""  # certificate authorities to trust in place of the system's
