"""A letter as a mail: plain text and HTML side by side, headers that nothing can be put into."""

from __future__ import annotations

import datetime as dt
import hashlib
import mimetypes
from collections.abc import Iterable, Sequence
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from tasks.model import Letter

LONGEST = 200  # letters of a subject: what mail readers show of one is less than half of that
_POLICY = SMTP.clone(cte_type="7bit", refold_source="all")


def message(
    letter: Letter, *, key: str, sender: str, to: Sequence[str], attached: Iterable[tuple[str, bytes]] = ()
) -> EmailMessage:
    """Make the mail of a letter.

    Same arguments, same mail, to the letter: a second copy bears the same Message-ID, by which mail readers know it
    again. No header holds a text of a source.
    """
    made = EmailMessage(policy=_POLICY)
    own = mailbox(sender)
    made["Subject"] = line(letter.title)[:LONGEST]
    made["From"] = own
    made["To"] = [mailbox(each) for each in to]
    made["Date"] = format_datetime(letter.made.astimezone(dt.UTC))
    named = hashlib.sha256("\x1f".join([key, letter.name, sender, *to]).encode(errors="replace")).hexdigest()[:24]
    made["Message-ID"] = f"<{letter.date}.{named}@{own.domain}>"
    made["List-Id"] = f"<{letter.edition}.mujaz.{own.domain}>"
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(letter.text, subtype="plain", charset="utf-8", cte="base64")
    made.add_alternative(letter.html, subtype="html", charset="utf-8", cte="base64")
    for name, content in attached:
        kind = "application/epub+zip" if name.endswith(".epub") else mimetypes.guess_type(name)[0]
        main, _, sub = (kind or "application/octet-stream").partition("/")
        made.add_attachment(content, maintype=main, subtype=sub, filename=line(name))
    made["Content-Language"] = line(letter.language)  # last: content takes headers of its own with it
    _bound(made, named)
    return made


def _bound(made: EmailMessage, named: str) -> None:
    """Give every multipart a boundary of its own that is the same each time; the library's would be drawn by lot."""
    for number, part in enumerate(each for each in made.walk() if each.is_multipart()):
        part.set_boundary(f"=_mujaz_{number}_{named}")


def mailbox(written: str) -> Address:
    """Read "Name <me@example.org>"; the settings have checked it."""
    shown, spec = parseaddr(written)
    return Address(display_name=line(shown), addr_spec=spec)


def line(text: str) -> str:
    """Put a text on one line, without control characters and without what turns a line round.

    "=?" would begin an encoded word: the library decodes it, line breaks and all, and writes what it finds.
    """
    kept = "".join(" " if letter.isspace() else letter for letter in text)
    return " ".join("".join(letter for letter in kept if letter.isprintable()).split()).replace("=?", "= ?")
