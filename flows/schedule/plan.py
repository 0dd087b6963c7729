"""What the settings ask to be run by itself. Values only: no Prefect, no clock."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import astuple, dataclass

from tasks import __version__
from tasks.cron import following
from tasks.errors import SettingsError
from tasks.settings import Settings, load
from tasks.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """An edition that is to be written by itself."""

    edition: str
    cron: str
    zone: str
    workspace: str

    @property
    def version(self) -> str:
        """Name all that its deployment is made of: the same version, nothing to be changed."""
        made = hashlib.sha256("\n".join(astuple(self)).encode()).hexdigest()
        return f"{__version__}-{made[:12]}"

    def next(self, after: dt.datetime) -> dt.datetime:
        """Give its next time after `after`, by the clock of its zone."""
        found = following(self.cron, self.zone, after)
        assert found is not None
        return found


def plans(settings: Settings, place: Workspace) -> tuple[Plan, ...]:
    """Give a plan for every edition that has a schedule, in the order of the file."""
    return tuple(
        Plan(edition=each.name, cron=each.schedule, zone=each.timezone, workspace=str(place.root))
        for each in settings.editions
        if each.schedule
    )


class Followed:
    """The plans of a settings file that may change at any time; a broken one leaves them as they were."""

    def __init__(self, place: Workspace) -> None:
        """Read them for the first time.

        Raises:
            SettingsError: the file holds something wrong.
        """
        self._place = place
        self._read = self._bytes()
        self.settings = load(place)  # as they were when it began: what a server is started with
        self.latest = self.settings  # as they were when the file was last right
        self.plans = plans(self.settings, place)

    def look(self) -> str:
        """Read the file again where its bytes are others; give what is to be told of it, "" where nothing changed."""
        now = self._bytes()
        if now == self._read:
            return ""
        self._read = now
        try:
            self.latest = load(self._place)
        except SettingsError as error:
            return f"{error}\nThe schedules stay as they were until this is mended."
        found = plans(self.latest, self._place)
        if found == self.plans:
            return ""
        self.plans = found
        return f"{self._place.settings} has changed"

    def _bytes(self) -> bytes | None:
        try:
            return hashlib.sha256(self._place.settings.read_bytes()).digest()
        except OSError:
            return None
