"""Addresses: the one that a reader follows, and the name by which two spellings of it are one article."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import SplitResult, quote, unquote, urlsplit

# parameters that say where a reader came from, never what the page is
_TRACKER = re.compile(
    r"utm_\w+|mc_[ce]id|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|ttclid|_ga|_gl|cmpid|ncid|"
    r"ocid|wt_?mc\w*|at_(?:medium|campaign\w*|custom\d*|link_\w+|format|ptr_name|bbc_team)|smid|mkt_tok|ref_(?:src|url)|"
    r"s_cid|xtor|__twitter_impression",
    re.IGNORECASE,
)
_AMP = re.compile(r"amp(?:=.*)?|output(?:Type)?=amp", re.IGNORECASE)
_AMP_PATH = re.compile(r"(?:/amp|/amp\.html|\.amp)/?$|(?<=\.)amp\.(?=html$)")
_EDITIONS = frozenset({"m", "amp", "mobile"})
_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9_\-]|\.(?!\.)){0,252}|[0-9a-f:]+")  # no label is empty
_SAFE = "!$&'()*+,;=:@/~-._"


def link(url: str) -> str:
    """Give the address for a reader: without fragment, trackers, user and default port; "" where it is not http(s).

    Everything else is spelt as given: this one must work when it is followed.
    """
    parts = _split(url)
    if parts is None:
        return ""
    query = "&".join(part for part in parts.query.split("&") if part and not _TRACKER.fullmatch(part.partition("=")[0]))
    return f"{parts.scheme}://{_place(parts)}{parts.path or '/'}" + (f"?{query}" if query else "")


@lru_cache(maxsize=8192)  # a feed's addresses are compared several times over
def identity(url: str) -> str:
    """Give the name by which the address is known, or "" where it is not http(s): an id, not a link.

    Beside what `link` leaves out: the scheme, "www.", the labels of mobile and AMP editions, the AMP part of a path,
    doubled and trailing slashes, and the spelling of percent escapes. Order of parameters and case of the path count.
    """
    parts = _split(link(url))
    if parts is None:
        return ""
    path = quote(unquote(parts.path, errors="surrogateescape"), safe=_SAFE, errors="surrogateescape")
    path = _AMP_PATH.sub("", re.sub(r"/{2,}", "/", path).rstrip("/")).rstrip("/")
    query = "&".join(part for part in parts.query.split("&") if part and not _AMP.fullmatch(part))
    return own_host(_place(parts)) + path + (f"?{query}" if query else "")


def own_address(stated: str, known: str) -> str:
    """Give the address that a page states for itself where it may be believed, else the one it was fetched from.

    It may where nothing else is known, or where it lies on the same site and is not just the front page: a reprint
    that names its original must not be taken for it.
    """
    if not known:
        return stated
    return stated if same_site(stated, known) and "/" in identity(stated) else known


def own_host(host: str) -> str:
    """Take "www." and the labels of mobile and AMP editions off the front, where two labels are left."""
    labels = host.split(".")
    while len(labels) > 2 and (labels[0] == "www" or labels[0] in _EDITIONS) and labels[1][:1].isalnum():
        del labels[0]
    return ".".join(labels)


def same_site(one: str, other: str) -> bool:
    """Tell whether two addresses belong to one site: equal own hosts, or one below the other."""
    first, second = (own_host((urlsplit(link(url)).hostname or "").lower()) for url in (one, other))
    return (
        bool(first)
        and bool(second)
        and (first == second or f".{first}".endswith(f".{second}") or f".{second}".endswith(f".{first}"))
    )


def _split(url: str) -> SplitResult | None:
    """Take an address apart; None unless it is a sound http or https one."""
    try:
        parts = urlsplit("".join(url.split()))
        host = _host(parts)
        _ = parts.port  # refuses what is no number
    except (ValueError, UnicodeError):
        return None
    if parts.scheme not in _PORTS or not _HOST.fullmatch(host) or "\\" in url:
        return None
    return parts


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    return host if host.isascii() else host.encode("idna").decode("ascii")


def _place(parts: SplitResult) -> str:
    """Give host and port: lower case, ASCII, the port only where it is not the scheme's own."""
    host = _host(parts)
    host = f"[{host}]" if ":" in host else host
    return host if parts.port in {None, _PORTS[parts.scheme]} else f"{host}:{parts.port}"
