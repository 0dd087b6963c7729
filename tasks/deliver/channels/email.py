"""Mail, by SMTP: with STARTTLS or TLS, or plain to a server on this machine."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from tasks.deliver.channel import Sealed, Sending, hidden
from tasks.deliver.mail import mailbox, message
from tasks.errors import DeliveryError

PORTS = {"starttls": 587, "tls": 465, "plain": 25}
SUFFIXES = {"epub": ".epub", "single": ".single.html", "md": ".md", "txt": ".txt", "json": ".json"}
LARGEST = 18_000_000  # bytes attached; beyond 25 MB as base64 most servers refuse the mail


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """Sends a mail to `to`. All recipients get one mail, in one conversation with the server."""

    MIRRORS: ClassVar[bool] = False

    name: str
    to: Sequence[str]
    sender: str
    host: str
    port: int = 0  # 0: the usual one
    security: str = "starttls"  # or "tls", "plain"
    allow_plain: bool = False  # asked of by the settings
    user: str = ""
    password: Sealed | None = None
    ca_file: Path | None = None  # authorities to trust in place of the system's
    timeout: int = 30  # seconds for each answer of the server
    attach: Sequence[str] = ()

    def deliver(self, sending: Sending) -> str:
        """Send it; give which recipients the server did not take, where it took others."""
        password = self.password.reveal() if self.password else ""
        if not (self.user + password).isascii():
            reason = "user or password has letters that a login by SMTP does not take"
            raise DeliveryError(self.name, reason, "Choose a password of plain letters, figures and signs.")
        attached = list(self._attached(sending)) if sending.letter.kind == "briefing" else []
        mail = message(sending.letter, key=sending.key, sender=self.sender, to=self.to, attached=attached)
        with self._telling(password), self._server(password) as server:
            refused = server.send_message(
                mail, mailbox(self.sender).addr_spec, [mailbox(each).addr_spec for each in self.to]
            )
        said = (f"{each} ({code} {hidden(_text(why), password)})" for each, (code, why) in sorted(refused.items()))
        return f"refused for {', '.join(said)}" if refused else ""

    def _attached(self, sending: Sending) -> Iterator[tuple[str, bytes]]:
        letter, room = sending.letter, LARGEST
        for form in self.attach:
            file = sending.reports / letter.edition / f"{letter.date}{SUFFIXES[form]}"
            try:
                content = file.read_bytes()
            except OSError as error:
                reason = f"{file} cannot be attached ({error.strerror})"
                raise DeliveryError(self.name, reason, "Write the day again: mujaz run --date") from error
            room -= len(content)
            if room < 0:
                reason = f"what it attaches is larger than {LARGEST // 1_000_000} MB"
                raise DeliveryError(self.name, reason, "Attach less: `attach` in mujaz.toml")
            yield f"{letter.edition}-{letter.date}{SUFFIXES[form]}", content

    @contextmanager
    def _server(self, password: str) -> Iterator[smtplib.SMTP]:
        port, own = self.port or PORTS[self.security], mailbox(self.sender).domain
        server: smtplib.SMTP
        if self.security == "tls":
            server = smtplib.SMTP_SSL(
                self.host, port, local_hostname=own, timeout=self.timeout, context=self._certificates()
            )
        else:
            server = smtplib.SMTP(self.host, port, local_hostname=own, timeout=self.timeout)
        with server:
            if self.security == "starttls":
                server.starttls(context=self._certificates())
            if self.user:
                server.login(self.user, password)
            yield server

    def _certificates(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self.ca_file) if self.ca_file else None)

    @contextmanager
    def _telling(self, password: str) -> Iterator[None]:
        """Turn what a server or the line does into a DeliveryError; what the server said is told without secrets."""
        where = f"{self.host}:{self.port or PORTS[self.security]}"
        try:
            yield
        except smtplib.SMTPAuthenticationError as error:
            reason = f"{where} does not accept user and password ({error.smtp_code})"
            remedy = "See `user` and `password` in mujaz.toml; many servers want a password made for programs."
            raise DeliveryError(self.name, reason, remedy, again=error.smtp_code < 500) from None
        except smtplib.SMTPRecipientsRefused as error:
            codes = [code for code, _ in error.recipients.values()]
            said = "; ".join(hidden(_text(why), password) for _, why in error.recipients.values())[:200]
            reason = f"{where} takes none of the recipients ({codes[0]} {said})"
            raise DeliveryError(self.name, reason, "See `to` in mujaz.toml.", again=min(codes) < 500) from None
        except smtplib.SMTPResponseException as error:
            reason = f"{where} refused the mail ({error.smtp_code} {hidden(_text(error.smtp_error), password)})"
            remedy = "See what it says; `sender` in mujaz.toml must be one that it sends for."
            raise DeliveryError(self.name, reason, remedy, again=error.smtp_code < 500) from None
        except smtplib.SMTPNotSupportedError:
            remedy = 'Its port for TLS may be another: security = "tls"; or it asks for no login: leave `user` out.'
            raise DeliveryError(self.name, f"{where} does not offer what is asked of it", remedy) from None
        except ssl.SSLCertVerificationError as error:
            reason = f"the certificate of {where} is not trusted ({error.verify_message})"
            raise DeliveryError(
                self.name, reason, "See `host` in mujaz.toml; for your own authority: ca_file."
            ) from None
        except ssl.SSLError as error:
            remedy = 'Its port may speak the other kind: security = "tls" or "starttls" in mujaz.toml.'
            raise DeliveryError(self.name, f"no TLS with {where} ({error.reason})", remedy) from None
        except (OSError, smtplib.SMTPException) as error:
            reason = f"{where} cannot be reached, or hung up ({_brief(error)})"
            raise DeliveryError(self.name, reason, "It is tried again by the next run.", again=True) from None


def _text(said: bytes | str) -> str:
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else said


def _brief(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    late = isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError)
    return "timed out" if late else type(error).__name__
