"""`mujaz feeds remove`, `pause` and `resume`: change which feeds of mujaz.toml are followed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.options import InWorkspace, workspace_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.settings import Settings
    from tasks.workspace import Workspace

Names = Annotated[list[str], typer.Argument(help="Names or addresses of feeds.")]


def remove(names: Names, workspace: InWorkspace = None) -> None:
    """Follow feeds no longer; what they gave stays in the store."""
    from tasks.settings.edit import remove as take_out

    place, settings, feeds = _found(names, workspace)
    _unnamed(settings, feeds)
    take_out(place, feeds)
    _tell("removed", feeds)


def pause(names: Names, workspace: InWorkspace = None) -> None:
    """Leave feeds alone until they are resumed."""
    from tasks.settings.edit import pause as rest

    place, _, feeds = _found(names, workspace)
    rest(place, feeds)
    _tell("paused", feeds)


def resume(names: Names, workspace: InWorkspace = None) -> None:
    """Follow feeds again that were paused, that stopped, or that wait after failures."""
    from tasks.settings.edit import resume as wake

    place, settings, feeds = _found(names, workspace)
    wake(place, feeds)
    _forget(place, settings, [source.url for source in settings.sources if source.name in feeds])
    _tell("resumed", feeds)


def _found(names: Sequence[str], workspace: Path | None) -> tuple[Workspace, Settings, list[str]]:
    """Give the workspace, its settings, and the feeds that are meant, by name."""
    from flows.cli.feeds.rows import feeds_of
    from tasks.settings import load

    place = workspace_of(workspace)
    settings = load(place)
    return place, settings, [source.name for source in feeds_of(settings, names)]


def _unnamed(settings: Settings, feeds: Sequence[str]) -> None:
    """Refuse to remove a feed that an edition names: what that edition is to cover then is not ours to say."""
    from tasks.errors import UsageError

    for edition in settings.editions:
        named = {*edition.sources, *(name for section in edition.sections for name in section.sources)}
        held = [name for name in feeds if name in named]
        if held:
            raise UsageError(
                f"the edition {edition.name} names {', '.join(held)} in its sources or sections. "
                "Take the name out there in mujaz.toml first, or pause the feed with `mujaz feeds pause`"
            )


def _forget(place: Workspace, settings: Settings, urls: Sequence[str]) -> None:
    """Forget what keeps feeds from being asked; where nothing was ever read there is nothing to forget."""
    if not settings.store.url and not place.store.exists():
        return
    from tasks.health import resumed
    from tasks.model import FeedRead
    from tasks.store import Store
    from tasks.workspace import hold

    with hold(place), Store.open(settings.store_url(place.store), create=False) as store:
        store.save_feeds([FeedRead(state=resumed(state)) for state in store.feed_states(urls).values()])


def _tell(what: str, names: Sequence[str]) -> None:
    for name in names:
        print(f"{name}: {what}")
