"""A webhook: the day's JSON by POST, signed. docs/usage.md says how a receiver verifies it.

The address is the user's own, so it may lie in a private network; a redirect to another host is not followed.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urljoin, urlsplit

from tasks import __version__
from tasks.deliver.channel import Sealed, Sending
from tasks.errors import DeliveryError

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

HOPS = 3  # redirects within the host
NEXT = "It is tried again by the next run."
_KEEPING = frozenset({307, 308})  # the redirects that keep a POST a POST


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """Posts to `url`."""

    MIRRORS: ClassVar[bool] = False

    name: str
    url: Sealed | str
    secret: Sealed | None = None  # the body is signed with it
    token: Sealed | None = None  # sent as it is, to a receiver that asks for one
    ca_file: Path | None = None
    timeout: int = 30  # seconds for the whole answer
    clock: Callable[[], float] = time.time

    def deliver(self, sending: Sending) -> str:
        """Post it; every answer from 200 to 299 is a receipt."""
        body = sending.letter.document.encode("utf-8", "replace")
        url = self.url if isinstance(self.url, str) else self.url.reveal()
        head = self._head(sending, body)
        for _ in range(HOPS + 1):
            answer = self._posted(url, body, head)
            if answer.status not in _KEEPING:
                break
            url = self._onward(url, answer)
        self._judge(answer)
        return ""

    def _head(self, sending: Sending, body: bytes) -> dict[str, str]:
        at = str(int(self.clock()))
        head = {
            "Content-Type": "application/json; charset=utf-8",
            "User-Agent": f"Mujaz/{__version__}",
            "Idempotency-Key": hashlib.sha256(sending.key.encode()).hexdigest()[:32],
            "Mujaz-Event": sending.letter.kind,
            "Mujaz-Timestamp": at,
        }
        if self.secret:
            head["Mujaz-Signature"] = f"sha256={signature(self.secret.reveal(), at, body)}"
        if self.token:
            head["Authorization"] = f"Bearer {self.token.reveal()}"
        return head

    def _posted(self, url: str, body: bytes, head: dict[str, str]) -> BaseHTTPResponse:
        """Post once; what fails on the line is told without the address, whose path may be a secret."""
        import urllib3

        if urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).hostname:
            raise DeliveryError(self.name, "its address is no http or https address", "See `url` in mujaz.toml.")
        authorities = str(self.ca_file) if self.ca_file else None
        waits = urllib3.Timeout(connect=min(10, self.timeout), total=self.timeout)
        try:
            with urllib3.PoolManager(ca_certs=authorities, cert_reqs="CERT_REQUIRED") as pool:
                answer = pool.request(
                    "POST", url, body=body, headers=head, timeout=waits, retries=False, redirect=False,
                    preload_content=False,
                )  # fmt: skip
                answer.close()  # what it says does not matter, and may be without end
                return answer
        except urllib3.exceptions.SSLError:
            reason = f"no TLS with {_host(url)}: its certificate is not trusted, or it speaks none"
            raise DeliveryError(
                self.name, reason, "See `url` in mujaz.toml; for your own authority: ca_file."
            ) from None
        except urllib3.exceptions.NewConnectionError:
            raise DeliveryError(self.name, f"{_host(url)} cannot be reached", NEXT, again=True) from None
        except urllib3.exceptions.TimeoutError:
            raise DeliveryError(self.name, f"{_host(url)} did not answer in time", NEXT, again=True) from None
        except urllib3.exceptions.HTTPError as error:
            reason = f"{_host(url)} hung up ({type(error).__name__})"
            raise DeliveryError(self.name, reason, NEXT, again=True) from None

    def _onward(self, url: str, answer: BaseHTTPResponse) -> str:
        onward = urljoin(url, answer.headers.get("Location", ""))
        if _origin(onward) != _origin(url):
            reason = f"{_host(url)} sends on to another host, which is not followed: it was not asked for"
            raise DeliveryError(self.name, reason, "Write the new address into mujaz.toml.")
        return onward

    def _judge(self, answer: BaseHTTPResponse) -> None:
        status = answer.status
        if 200 <= status < 300:
            return
        if status in {408, 425, 429} or status >= 500:
            after = seconds(answer.headers.get("Retry-After", ""), self.clock())
            raise DeliveryError(self.name, f"it answered {status}", NEXT, again=True, after=after)
        remedy = "It moved: write its new address into mujaz.toml." if 300 <= status < 400 else "See what it asks for."
        raise DeliveryError(self.name, f"it answered {status}", remedy)


def signature(secret: str, at: str, body: bytes) -> str:
    """Sign a body and the time of sending: HMAC-SHA256 (RFC 2104) over "TIME.BODY", in hexadecimal digits."""
    return hmac.new(secret.encode(), at.encode() + b"." + body, hashlib.sha256).hexdigest()


def seconds(said: str, now: float) -> float | None:
    """Read Retry-After: seconds, or a date; None where it says nothing."""
    if said.strip().isdecimal():
        return float(said)
    try:
        at = parsedate_to_datetime(said)
    except ValueError:
        return None
    return max(0.0, (at if at.tzinfo else at.replace(tzinfo=dt.UTC)).timestamp() - now)


def _host(url: str) -> str:
    return urlsplit(url).hostname or "its host"


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port
