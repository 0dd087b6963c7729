"""The `[[channels]]` blocks and `[alerts]`: where briefings go, and where it is told that something is wrong."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from tasks.settings import channel_checks as own
from tasks.settings import checks, secrets
from tasks.settings.checks import Check, close
from tasks.settings.delivery import ALL, KINDS, Channel
from tasks.settings.reading import Reading, Table
from tasks.settings.reports import FORMATS

if TYPE_CHECKING:
    from tasks.settings.values import Settings

COMMON: Mapping[str, Check] = {"name": own.name, "kind": checks.one_of(KINDS)}
PASSWORD = secrets.named("${MAIL_PASSWORD}")
EMAIL: Mapping[str, Check] = {
    "to": own.recipients,
    "sender": own.sender,
    "host": own.host,
    "port": checks.whole(1, 65535),
    "security": checks.one_of(("starttls", "tls", "plain")),
    "allow_plain": checks.yes_or_no,
    "user": checks.text("one line of text"),
    "password": PASSWORD,
    "password_file": checks.folder,
    "ca_file": checks.folder,
    "timeout": checks.whole(1, 600),
    "attach": own.formats(FORMATS),
}
APPRISE: Mapping[str, Check] = {"url": secrets.address("tgram://${BOT_TOKEN}/${CHAT}"), "url_file": checks.folder}
WEBHOOK: Mapping[str, Check] = {
    "url": secrets.address("https://example.org/${HOOK}", plain=own.open_address),
    "url_file": checks.folder,
    "secret": secrets.named("${HOOK_SECRET}"),
    "secret_file": checks.folder,
    "token": secrets.named("${HOOK_TOKEN}"),
    "token_file": checks.folder,
    "ca_file": checks.folder,
    "timeout": checks.whole(1, 600),
}
FOLDER: Mapping[str, Check] = {"folder": checks.folder}
BY_KIND: Mapping[str, Mapping[str, Check]] = {
    "email": EMAIL,
    "apprise": APPRISE,
    "webhook": WEBHOOK,
    "folder": FOLDER,
}
NEEDED: Mapping[str, tuple[str, ...]] = {
    "email": ("to", "sender", "host"),
    "apprise": ("url",),
    "webhook": ("url",),
    "folder": ("folder",),
}
SECRETS = ("password", "url", "secret", "token")
PATHS = ("ca_file", "folder")
ALERTS: Mapping[str, Check] = {"channels": own.channel_names, "after_days": checks.whole(1, 365)}


def channels(reading: Reading, value: object, root: Path, environment: Mapping[str, str]) -> tuple[Channel, ...]:
    """Give the channels; what is wrong in them is written down."""
    if not isinstance(value, list) or not value:
        reading.tell("channels", "is not a list of tables", "[[channels]] once for each")
        return ()
    made = [_channel(reading, f"channels[{number}]", each, root, environment) for number, each in enumerate(value)]
    found = tuple(one for one in made if one)
    reading.once("channels", [one.name for one in found])
    return found


def _channel(reading: Reading, where: str, value: object, root: Path, environment: Mapping[str, str]) -> Channel | None:
    kind = value.get("kind") if isinstance(value, dict) else None
    if not isinstance(value, dict) or kind not in KINDS:
        given = {"kind": kind} if isinstance(value, dict) and kind is not None else {}
        reading.table(where, given, COMMON)
        if not given:
            reading.tell(f"{where}.kind", "is missing", ", ".join(f'"{each}"' for each in KINDS))
        return None
    before = len(reading.wrong)
    table = reading.table(where, value, {**COMMON, **BY_KIND[kind]})
    for key in ("name", *NEEDED[kind]):
        if key not in value and f"{key}_file" not in value:
            reading.tell(f"{where}.{key}", "is missing", f"a channel of kind {kind} has {', '.join(NEEDED[kind])}")
    _agree(reading, where, table)
    if len(reading.wrong) > before:
        return None
    options = {key: given for key, given in table.items() if key not in COMMON}
    return Channel(name=table["name"], kind=kind, options=tuple(_resolved(table["name"], options, root, environment)))


def _agree(reading: Reading, where: str, table: Table) -> None:
    """Check what no value shows alone."""
    for key in SECRETS:
        if key in table and f"{key}_file" in table:
            reading.tell(f"{where}.{key}_file", f"stands beside {key}", "one of the two")
    if table.get("kind") != "email":
        return
    signed = {"password", "password_file"} & set(table)
    if signed and not table.get("user"):
        reading.tell(f"{where}.user", "is missing beside the password", 'the name to log in with: "me@example.org"')
    if table.get("user") and not signed:
        reading.tell(f"{where}.password", "is missing beside user", 'password = "${MAIL_PASSWORD}", or password_file')
    if table.get("security") == "plain" and not own.loopback(str(table.get("host"))) and not table.get("allow_plain"):
        reason = "would send the mail, and the password with it, for everyone on the way to read"
        allowed = '"starttls", "tls"; "plain" to another machine only with allow_plain = true'
        reading.tell(f"{where}.security", reason, allowed)


def _resolved(name: str, table: Table, root: Path, environment: Mapping[str, str]) -> list[tuple[str, object]]:
    """Give the options of a channel in order: secrets as such, paths absolute."""
    made: Table = {}
    for key, given in table.items():
        secret = key.removesuffix("_file")
        if secret in SECRETS:
            there = {"file": root / Path(given).expanduser()} if key != secret else {"written": given}
            made[secret] = secrets.Kept(key=f"channel {name}: {secret}", environment=environment, **there)
        else:
            made[key] = root / Path(given).expanduser() if key in PATHS else given
    return sorted(made.items())


def agree(reading: Reading, settings: Settings, root: Path) -> None:
    """Check channels against the other settings: what they attach is written, and where they copy to is not read."""
    reports = Path(os.path.realpath(settings.reports.path(root)))
    read = [Path(os.path.realpath(each.path(root))) for each in settings.sources if not each.is_feed]
    for number, channel in enumerate(settings.channels):
        where, folder = f"channels[{number}]", channel.option("folder")
        if isinstance(folder, Path):
            folder = Path(os.path.realpath(folder))
            if folder == reports or folder.is_relative_to(reports):
                reading.tell(f"{where}.folder", "lies in the reports folder itself", f"a folder outside {reports}")
            if any(folder.is_relative_to(each) for each in read):
                reading.tell(f"{where}.folder", "is read as a source: pages would be articles", "another folder")
        attached = channel.option("attach")
        for each in attached if isinstance(attached, tuple) else ():
            if each not in settings.reports.formats:
                reason = f'"{each}" is not among the formats that are written'
                reading.tell(f"{where}.attach", reason, f'[reports] formats = [..., "{each}"]')


def named(reading: Reading, where: str, given: tuple[str, ...], known: Mapping[str, str], *, alerts: bool) -> None:
    """Check that every name is a channel's, and one that can do what is asked of it."""
    for each in given:
        if each == ALL:
            if len(given) > 1:
                reading.tell(where, f'names "{ALL}" and others', f'["{ALL}"], or names of channels')
        elif each not in known:
            hint = close(each, known)
            reading.tell(where, f'there is no channel "{each}"{hint}', ", ".join(known) or "none yet: [[channels]]")
        elif alerts and known[each] == "folder":
            can = [name for name, kind in known.items() if kind != "folder"]
            reading.tell(
                where, f'"{each}" is a folder, which tells nobody', ", ".join(can) or "a channel of another kind"
            )
