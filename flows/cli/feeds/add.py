"""`mujaz feeds add`: follow a feed, or find those of a site."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.options import AsJson, InWorkspace, workspace_of
from tasks.errors import NothingRead, UsageError

if TYPE_CHECKING:
    from tasks.ingest.feeds.discover import Found, Offer
    from tasks.settings import Settings


def command(
    url: Annotated[str, typer.Argument(help="The address of a feed, or of a site that has one.")],
    name: Annotated[str, typer.Option(help="What to call it.", show_default="from its title or host")] = "",
    pick: Annotated[
        int | None, typer.Option(min=1, help="Which one, where a site has several.", show_default=False)
    ] = None,
    category: Annotated[str, typer.Option(help="The folders to put it in, as News/Libya.")] = "",
    language: Annotated[str, typer.Option(help="Of all its articles, as ar or en.")] = "",
    outlet: Annotated[str, typer.Option(help="Who publishes it.", show_default="what it calls itself")] = "",
    unseen: Annotated[bool, typer.Option("--unseen", help="Take the address as it is; ask nobody.")] = False,
    as_json: AsJson = False,
    workspace: InWorkspace = None,
) -> None:
    """Follow a feed. A site's own page says which feeds it has; where there are several, --pick takes one."""
    from flows.cli.feeds.rows import uncovered
    from tasks.ingest.feeds.discover import Offer, address
    from tasks.settings import Source, load
    from tasks.settings.edit import add
    from tasks.settings.naming import fresh_name

    place = workspace_of(workspace)
    settings = load(place)
    meant = address(url)
    allowed(meant, settings)
    offer = Offer(url=meant) if unseen else chosen(meant, settings, pick or 0)
    allowed(offer.url, settings)
    taken = [source.name for source in settings.sources]
    source = Source(
        name=name or fresh_name(offer.title, offer.url, taken),
        folder="",
        url=offer.url,
        language=language,
        outlet=outlet,
        category=tuple(part.strip() for part in category.split("/") if part.strip()),
    )
    add(place, [source])
    left_out = uncovered(settings)
    if left_out:
        print(f"{source.name}: {left_out}", file=sys.stderr)
    if as_json:
        print(json.dumps({"name": source.name, "url": source.url, "title": offer.title}, ensure_ascii=False))
        return
    print(f"{source.name}  {source.url}" + (f"\n{offer.title}" if offer.title else ""))


def allowed(url: str, settings: Settings) -> None:
    """Refuse an address that cannot be followed, or is followed already.

    Raises:
        UsageError: it is no address of the web, is inside a private network, or is in the settings.
    """
    from tasks.addresses import link
    from tasks.settings.addresses import fault, inside

    reason, example = fault(url)
    if reason:
        raise UsageError(f"{url} {reason}. Allowed: {example}")
    host = inside(url)
    if host and host not in settings.fetch.allow_private:
        raise UsageError(
            f"{url}: {host} is inside a private network, where no feed may lead. "
            f'Where it is yours, write [fetch] allow_private = ["{host}"] into mujaz.toml'
        )
    for source in settings.sources:
        if source.is_feed and link(source.url) == link(url):
            raise UsageError(f"{url} is followed already, as {source.name}. `mujaz feeds check {source.name}` asks it")


def chosen(url: str, settings: Settings, pick: int) -> Offer:
    """Find the one feed that is meant, and make sure that it is one.

    Raises:
        UsageError: there are several and nobody says which, or the address may not be asked.
        NothingRead: there is none.
    """
    from flows.look import found

    met = found(url, settings)
    offer = picked(url, met, pick)
    if met.sure:
        return offer
    sure = found(offer.url, settings)
    if not sure.sure or sure.offers[0].url != offer.url:
        raise NothingRead(f"{offer.url}, which {url} offers, is no feed ({sure.why or 'it is a page'})")
    return sure.offers[0]


def picked(url: str, met: Found, pick: int) -> Offer:
    """Take the offer that is meant: the only one, that of --pick, or that of an answer on the terminal."""
    offers = met.offers
    if not offers:
        said = f"{url}: {met.why}"
        raise UsageError(f"{said}. Give another address") if met.refused else NothingRead(said)
    if pick > len(offers):
        raise UsageError(f"--pick {pick}: there are only {len(offers)}")
    if pick or (len(offers) == 1 and not met.elsewhere):
        return offers[max(pick, 1) - 1]
    lines = [f"{number:3}  {one.kind:9}  {one.url}  {one.title}".rstrip() for number, one in enumerate(offers, 1)]
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        if met.elsewhere:
            head = f"{url} names no feed, but elsewhere on its host there is one; take it with --pick 1:"
        else:
            head = f"{url} has {len(offers)} feeds; say which with --pick N:"
        raise UsageError("\n".join([head, *lines]))
    print("\n".join(lines), file=sys.stderr)
    answer: int = typer.prompt("Which one", type=int, err=True)
    if not 1 <= answer <= len(offers):
        raise UsageError(f"{answer} is none of 1 to {len(offers)}")
    return offers[answer - 1]
