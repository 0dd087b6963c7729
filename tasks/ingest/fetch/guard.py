"""Which network addresses may be dialled: the public ones and no others.

Judged is the numeric address that a connection would really go to, never a name or a spelling of it. Python's own
`is_global` is not enough: it calls NAT64 and 6to4 of loopback public, multicast, and fec0::/10.
Source: the IANA registries of special-purpose addresses (RFC 6890 and its updates).
"""

from __future__ import annotations

from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_PRIVATE = "a private network"
_RESERVED = "an address that is reserved"
_FOUR = tuple(
    (IPv4Network(network), why)
    for network, why in (
        ("0.0.0.0/8", "this machine"),
        ("10.0.0.0/8", _PRIVATE),
        ("100.64.0.0/10", _PRIVATE),  # carriers; also the metadata of one cloud, 100.100.100.200
        ("127.0.0.0/8", "this machine"),
        ("168.63.129.16/32", "a cloud's own services"),  # looks public, answers only inside its cloud
        ("169.254.0.0/16", "the local link"),  # with the metadata of most clouds, 169.254.169.254
        ("172.16.0.0/12", _PRIVATE),
        ("192.0.0.0/24", _RESERVED),
        ("192.0.2.0/24", _RESERVED),
        ("192.88.99.0/24", "a tunnel"),
        ("192.168.0.0/16", _PRIVATE),
        ("198.18.0.0/15", _RESERVED),
        ("198.51.100.0/24", _RESERVED),
        ("203.0.113.0/24", _RESERVED),
        ("224.0.0.0/4", "a multicast group"),
        ("240.0.0.0/4", _RESERVED),
    )
)
_PUBLIC_SIX = IPv6Network("2000::/3")  # all that is given out; whatever lies outside has some other use
_SIX = tuple(
    (IPv6Network(network), why)
    for network, why in (
        ("::1/128", "this machine"),
        ("::/128", "this machine"),
        ("64:ff9b:1::/48", _PRIVATE),
        ("fc00::/7", _PRIVATE),
        ("fe80::/10", "the local link"),
        ("fec0::/10", _PRIVATE),
        ("ff00::/8", "a multicast group"),
        ("2001::/32", "a tunnel"),  # Teredo
        ("2001::/23", _RESERVED),
        ("2001:db8::/32", _RESERVED),
        ("2002::/16", "a tunnel"),  # 6to4: holds any IPv4 address
        ("3ffe::/16", _RESERVED),
        ("3fff::/20", _RESERVED),
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")  # how networks with IPv6 alone reach IPv4: as good as what it holds
_ISATAP = frozenset({0x00005EFE, 0x02005EFE})


@lru_cache(maxsize=4096)
def forbidden(address: str) -> str:
    """Say why an address must not be dialled, "" if it may.

    Args:
        address: numeric, as the resolver gives it; a zone ("%eth0") is ignored.
    """
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return "no address at all"
    return _of_four(found) if isinstance(found, IPv4Address) else _of_six(found)


def _of_four(address: IPv4Address) -> str:
    return next((why for network, why in _FOUR if address in network), "")


def _of_six(address: IPv6Address) -> str:
    why = next((why for network, why in _SIX if address in network), "")
    if why:
        return why
    held = _held(address)
    if held is not None and (why := _of_four(held)):
        return why
    if address in _PUBLIC_SIX or address in _NAT64 or address.ipv4_mapped:
        return ""
    return _RESERVED


def _held(address: IPv6Address) -> IPv4Address | None:
    """Take out the IPv4 address that an IPv6 address stands for, if it is of such a kind."""
    number = int(address)
    if address.ipv4_mapped or address in _NAT64 or (number >> 32 & 0xFFFFFFFF) in _ISATAP:
        return IPv4Address(number & 0xFFFFFFFF)
    return None
