"""What can be set, with its defaults: frozen values, already checked by `load`."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tasks.model import WatchGroup

from tasks.settings.delivery import ALL, Alerts, Channel, chosen
from tasks.settings.reports import Reports
from tasks.settings.secret_text import Secret

LANGUAGES = ("ar", "en", "fr")  # those the interface speaks; sources may be in any language
METHODS = ("mujaz", "lexrank", "textrank", "lsa", "luhn", "kl", "sum-basic", "reduction", "edmundson")
FULL_TEXT = ("auto", "feed", "page")
CATCH_UP = ("latest", "each", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading of a briefing, and the sources and watch groups whose stories stand under it."""

    title: str
    sources: tuple[str, ...] = ()
    watch: tuple[str, ...] = ()  # names of watch groups


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One briefing a day for one kind of reader."""

    name: str = "daily"  # in file names: a-z, 0-9 and hyphens
    title: str = "موجز"
    language: str = "ar"  # of the interface
    timezone: str = "UTC"  # IANA name: where its day begins and ends
    schedule: str = "30 6 * * *"  # a cron line, by the clock of the time zone; "" for none
    max_stories: int = 12  # told with a summary
    max_noted: int = 30  # told in one line each
    sources: tuple[str, ...] = ()  # names of those it covers; none: all
    sections: tuple[Section, ...] = ()  # in the order of the page; a story of none of them comes last
    watch: tuple[str, ...] = ()  # names of the watch groups that it marks; none: all
    only_watched: bool = False  # it tells no other stories than those it marks
    channels: tuple[str, ...] = (ALL,)  # names of those it goes to, or all; none: nowhere but the reports folder
    catch_up: str = "latest"  # after days without a run: the newest day alone; or "each" of them, or "none" too late


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where articles come from: a folder, or a feed where it has an address. `Source()` is the default folder."""

    name: str = "seeds"
    folder: str = "seeds"  # as written: under the workspace, absolute, or from the home folder (~); "" for a feed
    language: str = ""  # of its articles, where all are in one; "" asks each article
    outlet: str = ""  # who published them, where one did; "" for a feed: what it calls itself
    recursive: bool = True
    max_bytes: int = 20_000_000
    url: str = ""  # of a feed
    user_agent: str = ""  # "" means that of [fetch]
    full_text: str = "auto"  # or "feed" (never fetch pages), "page" (always)
    first: int = 10  # of its items, the newest, when it is read for the first time
    paused: bool = False
    category: tuple[str, ...] = ()  # the folders it stands in, outermost first: what OPML calls outlines
    opml: tuple[tuple[str, str], ...] = ()  # what an imported list said of it besides

    @property
    def is_feed(self) -> bool:
        """Tell whether it is followed at an address."""
        return bool(self.url)

    def path(self, root: Path) -> Path:
        """Give the folder, absolute, for a workspace at `root`; a feed has none."""
        return root / Path(self.folder).expanduser()

    @property
    def inside(self) -> str:
        """Give the folder where it is written as one of the workspace's own, else nothing."""
        if self.is_feed or self.folder.startswith("~") or Path(self.folder).is_absolute():
            return ""
        return Path(self.folder).as_posix()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """How feeds and pages are fetched."""

    user_agent: str = ""  # "" means "Mujaz/VERSION", which names nobody
    allow_private: tuple[str, ...] = ()  # hosts that may lie in a private network
    timeout: int = 30  # seconds for the whole of one answer
    per_host: int = 2  # connections to one host at a time
    spacing: float = 1.0  # seconds between two requests to one host
    robots: bool = True  # robots.txt is obeyed for pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Opml:
    """What an imported list of feeds said besides its feeds, kept so that an export says it again."""

    attributes: tuple[tuple[str, str], ...] = ()  # of the whole
    head: tuple[tuple[str, str], ...] = ()  # element and text, in order
    folders: tuple[tuple[tuple[str, ...], tuple[tuple[str, str], ...]], ...] = ()  # path, attributes
    places: tuple[tuple[tuple[str, ...], tuple[tuple[str, str], ...]], ...] = ()  # where feeds stand besides, the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """How sentences are chosen."""

    method: str = "mujaz"
    sentences: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """How far back articles may be linked."""

    window_days: int = 14  # articles first seen in that many days are linked together
    embeddings: str = ""  # folder of a multilingual model of one's own, as written; "" for none

    def model(self, root: Path) -> Path | None:
        """Give the model's folder, absolute, for a workspace at `root`; None where there is none."""
        return root / Path(self.embeddings).expanduser() if self.embeddings else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """Where articles and briefings are remembered; no URL means a file of the workspace."""

    url: Secret = field(default_factory=Secret)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keep:
    """For how many days things are kept; 0 means for ever."""

    pages: int = 0  # of a briefing, in the reports folder
    texts: int = 0  # of articles, in the store, after they were first seen
    runs: int = 90  # in Prefect's database


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that can be set. The plain value `Settings()` is what runs with no settings file."""

    editions: tuple[Edition, ...] = (Edition(),)
    sources: tuple[Source, ...] = (Source(),)
    summary: Summary = Summary()
    grouping: Grouping = Grouping()
    store: Store = Store()
    reports: Reports = field(default_factory=Reports)
    fetch: Fetch = Fetch()
    opml: Opml = Opml()
    watch: tuple[WatchGroup, ...] = ()
    channels: tuple[Channel, ...] = ()
    alerts: Alerts = field(default_factory=Alerts)
    keep: Keep = Keep()

    def edition(self, name: str) -> Edition | None:
        """Give the edition of that name, or None."""
        return next((edition for edition in self.editions if edition.name == name), None)

    def sources_of(self, edition: Edition) -> tuple[Source, ...]:
        """Give the sources that `edition` covers, in the order of the file."""
        return tuple(source for source in self.sources if not edition.sources or source.name in edition.sources)

    def watched_by(self, edition: Edition) -> tuple[WatchGroup, ...]:
        """Give the watch groups that `edition` marks, in the order of the file."""
        return tuple(group for group in self.watch if not edition.watch or group.name in edition.watch)

    def channels_of(self, edition: Edition) -> tuple[Channel, ...]:
        """Give the channels that `edition` goes to, in the order of the file."""
        return chosen(edition.channels, self.channels)

    @property
    def alarms(self) -> tuple[Channel, ...]:
        """Give the channels that are told when something is wrong; a folder tells nobody."""
        return tuple(each for each in chosen(self.alerts.channels, self.channels) if each.kind != "folder")

    def store_url(self, default: Path) -> str:
        """Give the store's URL, password and all; a SQLite file at `default` where none is set."""
        return self.store.url.reveal() or f"sqlite:///{default}"
