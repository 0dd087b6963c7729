"""Anything apprise speaks: Telegram, ntfy, Slack, Matrix and some hundred services, by the address that it gives them.

apprise says only whether it worked, and its log may hold the address. So it is heard by us alone, and of what it says
nothing is told on but the number of an HTTP answer.
"""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, ClassVar

from tasks.deliver.channel import Sealed, Sending
from tasks.errors import DeliveryError

if TYPE_CHECKING:
    from apprise import NotifyBase

LONGEST = 4000  # letters of a message, where the service would take more: this is a notice, not the page
_FOR_GOOD = frozenset({400, 401, 403, 404, 405, 410, 413, 415, 422})
_CODE = re.compile(r"error\s*=\s*(\d{3})\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """Notifies one address: of several, one that failed could not be tried again without the others."""

    MIRRORS: ClassVar[bool] = False

    name: str
    url: Sealed | str

    def deliver(self, sending: Sending) -> str:
        """Send title, headlines and link, as many as the service has room for."""
        import apprise

        url = self.url if isinstance(self.url, str) else self.url.reveal()
        letter = sending.letter
        with heard() as records:
            service = self._service(url)
            most = min(service.body_maxlen or LONGEST, LONGEST)
            if not service.title_maxlen:  # it has no titles: ours goes before the rest
                most -= len(letter.title) + 2
            body = fitted(letter.lines, letter.link, most)
            title = letter.title[: service.title_maxlen or None]
            done = service.notify(body=body, title=title, body_format=apprise.NotifyFormat.TEXT)
        if not done:
            self._failed(records)
        return ""

    def _service(self, url: str) -> NotifyBase:
        import apprise

        asset = apprise.AppriseAsset(app_id="Mujaz", app_desc="Mujaz", app_url="", secure_logging=True)
        with warnings.catch_warnings():  # it loads every service it has; what their libraries will lose is not ours
            warnings.simplefilter("ignore")
            service = apprise.Apprise.instantiate(url, asset=asset)
        if service is None:
            remedy = "See `url` in mujaz.toml; apprise's own pages say how each service's is written."
            raise DeliveryError(self.name, "its address is none that apprise knows", remedy)
        return service

    def _failed(self, records: Sequence[str]) -> None:
        codes = [int(code) for said in records for code in _CODE.findall(said)]
        code = codes[-1] if codes else 0
        phrase = HTTPStatus(code).phrase if code in set(HTTPStatus) else ""
        reason = "the service did not take it" + (f" (it answered {code} {phrase}".rstrip() + ")" if code else "")
        remedy = f"See `url` in mujaz.toml; `mujaz deliver --test {self.name}` tries it."
        raise DeliveryError(self.name, reason, remedy, again=code not in _FOR_GOOD)


def fitted(lines: Sequence[str], link: str, most: int) -> str:
    """Give as many lines as fit into `most` letters, then the link; a first line that is too long is cut."""
    room = most - (len(link) + 2 if link else 0)
    taken: list[str] = []
    for each in lines:
        if sum(len(line) + 1 for line in taken) + len(each) > room - 2 and taken:
            taken.append("…")
            break
        taken.append(each if len(each) <= room else each[: max(room - 1, 0)] + "…")
    return "\n".join([*taken, *(["", link] if link else [])])


@contextmanager
def heard() -> Iterator[list[str]]:
    """Listen to apprise's log and let nobody else hear it."""
    logger, records = logging.getLogger("apprise"), list[str]()

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            records.append(record.getMessage())

    ear, before = Ear(), (logger.level, logger.propagate, logger.handlers[:])
    logger.handlers[:], logger.propagate = [ear], False
    logger.setLevel(logging.WARNING)
    try:
        yield records
    finally:
        logger.handlers[:] = before[2]
        logger.propagate = before[1]
        logger.setLevel(before[0])
