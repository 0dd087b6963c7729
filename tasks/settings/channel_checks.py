"""What one value of a channel may be, as `checks` does for the others."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from tasks.settings import checks, feed_checks
from tasks.settings.checks import Check, Refused, named
from tasks.settings.delivery import ALL

MOST_RECIPIENTS = 50  # of one mail; for more there are mailing lists


def name(value: object) -> str:
    """Accept the name of a channel."""
    said = checks.slug(value)
    if said == ALL:
        raise Refused(f'"{ALL}" stands for every channel', "another name")
    return said


def channel_names(value: object) -> tuple[str, ...]:
    """Accept a list of names of channels."""
    allowed = f'a list of names of channels, such as ["mail"]; ["{ALL}"] for every one, [] for none'
    if not isinstance(value, list):
        raise Refused(f"is {named(value)}, not a list", allowed)
    return tuple(checks.slug(each) for each in value)


def recipients(value: object) -> tuple[str, ...]:
    """Accept a mail address, or a list of them."""
    allowed = 'a list of mail addresses, such as ["me@example.org"]'
    given = [value] if isinstance(value, str) else value
    if not isinstance(given, list) or not given:
        raise Refused("is no list of addresses" if not isinstance(given, list) else "is empty", allowed)
    if len(given) > MOST_RECIPIENTS:
        raise Refused(f"has {len(given)} addresses", f"at most {MOST_RECIPIENTS}")
    found = tuple(_mailbox(each, allowed) for each in given)
    if len(set(found)) < len(found):
        raise Refused("names one twice", allowed)
    return found


def sender(value: object) -> str:
    """Accept whom a mail is from: an address, with a name before it or not."""
    return _mailbox(value, 'a mail address, such as "me@example.org" or "Mujaz <me@example.org>"')


def _mailbox(value: object, allowed: str) -> str:
    from email.errors import HeaderParseError
    from email.headerregistry import Address
    from email.utils import parseaddr

    said = checks.text(allowed, empty=False)(value)
    assert isinstance(said, str)
    shown, spec = parseaddr(said)
    if not spec.isascii():
        raise Refused(f'"{said}" has letters that mail servers do not take', f"{allowed}; a host in its xn-- form")
    try:
        address = Address(display_name=shown, addr_spec=spec)
    except (ValueError, IndexError, HeaderParseError) as error:
        raise Refused(f'"{said}" is no mail address', allowed) from error
    if not address.username or ("." not in address.domain and address.domain != "localhost"):
        raise Refused(f'"{said}" is no mail address', allowed)
    return str(address)


def host(value: object) -> str:
    """Accept the name or number of a host."""
    allowed = 'the name of a host, such as "smtp.example.org", without a port'
    said = checks.text(allowed, empty=False)(value)
    assert isinstance(said, str)
    if not said.isascii() or any(letter in " /@[]" for letter in said) or ("." in said and ":" in said):
        raise Refused(f'"{said}" is no host', allowed)
    return said


def loopback(host: str) -> bool:
    """Tell whether a host is this very machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def open_address(value: object) -> str:
    """Accept an address that shows no secret: no user, no query."""
    url = feed_checks.address(value)
    if urlsplit(url).query:
        allowed = 'what is secret as "${NAME}", filled from the environment, or the whole in a file: url_file'
        raise Refused("has a query, where keys stand; a secret does not belong in this file", allowed)
    return url


def formats(known: tuple[str, ...]) -> Check:
    """Accept a list of forms of a day that are one file each."""
    single = tuple(each for each in known if each not in {"html", "atom"})
    allowed = f"a list of any of {', '.join(single)}"

    def check(value: object) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise Refused("is not a list of texts", allowed)
        for each in value:
            if each not in single:
                raise Refused(f'"{each}" cannot be attached{checks.close(each, single)}', allowed)
        return tuple(dict.fromkeys(value))

    return check
