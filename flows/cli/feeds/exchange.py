"""`mujaz feeds export` and `import`: lists of feeds, as other readers write and read them (OPML 2.0)."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.options import AsJson, InWorkspace, workspace_of
from tasks.errors import NothingRead, OutputError, UsageError

if TYPE_CHECKING:
    from tasks.settings import Settings

MOST_TOLD = 20  # addresses that were left out, each on a line; --json has them all
MOST_BYTES = 20_000_000  # of a file: ten times a list of 10,000 feeds


def export(
    file: Annotated[str, typer.Argument(help="The file to write; - prints it.")], workspace: InWorkspace = None
) -> None:
    """Write the feeds of mujaz.toml as OPML 2.0, in their folders, with all that an imported list said of them."""
    from tasks.opml import write_opml
    from tasks.settings import load
    from tasks.settings.listing import listed

    place = workspace_of(workspace)
    settings = load(place)
    written = write_opml(listed(settings))
    if file == "-":
        sys.stdout.buffer.write(written)
        return
    path = Path(file).expanduser()
    if path.is_dir():
        raise UsageError(f"{file} is a folder. Name the file to write, such as {path / 'feeds.opml'}")
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")  # so that a list that is there stays whole
    try:
        draft.write_bytes(written)
        draft.replace(path)
    except OSError as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise OutputError(file, error.strerror or str(error), "Name a file in a folder you can write in") from error
    print(f"{sum(source.is_feed for source in settings.sources)} feeds: {path}")


def bring(
    file: Annotated[str, typer.Argument(help="An OPML file, or the address of one.")],
    as_json: AsJson = False,
    workspace: InWorkspace = None,
) -> None:
    """Follow the feeds of an OPML list; those that are followed already are passed over, folders are kept."""
    from flows.cli.feeds.rows import uncovered
    from tasks.opml import read_opml
    from tasks.settings import load
    from tasks.settings.edit import add
    from tasks.settings.lists import brought

    place = workspace_of(workspace)
    settings = load(place)
    found = brought(read_opml(data_of(file, settings)), settings)
    add(place, found.sources, opml=found.opml)
    left_out = uncovered(settings) if found.sources else ""
    if left_out:
        print(f"each feed that was added: {left_out}", file=sys.stderr)
    left = [*((url, "is followed already") for url in found.repeated), *found.refused]
    if as_json:
        added = [{"name": source.name, "url": source.url} for source in found.sources]
        out = [{"url": url, "why": why} for url, why in left]
        print(json.dumps({"added": added, "left_out": out}, ensure_ascii=False, indent=2))
        return
    print(f"{len(found.sources)} feeds added, {len(left)} left out")
    for url, why in left[:MOST_TOLD]:
        print(f"  {url} {why}", file=sys.stderr)
    if len(left) > MOST_TOLD:
        print(f"  and {len(left) - MOST_TOLD} more: --json names them", file=sys.stderr)


def data_of(file: str, settings: Settings) -> bytes:
    """Give the bytes of a file or an address.

    Raises:
        UsageError: there is no such file, or it is too large to be a list.
        NothingRead: the address gave nothing.
    """
    if file.lower().startswith(("http://", "https://")):
        from flows.look import outside

        with outside(settings) as (fetcher, _):
            answer = fetcher.get(file)
        if answer.error:
            said = f"{file}: {answer.error}"
            raise UsageError(f"{said}. Save the list as a file") if answer.kind == "blocked" else NothingRead(said)
        return answer.body
    path = Path(file).expanduser()
    try:
        if not path.is_file() or path.stat().st_size > MOST_BYTES:
            reason = "is too large for a list of feeds" if path.is_file() else "is no file"
            raise UsageError(f"{file} {reason}. Name an OPML file, or the address of one")
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror or error}. Name a file you can read") from error
