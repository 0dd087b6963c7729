"""`mujaz feeds`: follow feeds, look after them, bring them from another reader and take them elsewhere."""

from __future__ import annotations

from importlib import import_module

import typer

app = typer.Typer(
    name="feeds",
    help="Follow feeds, and say how they are.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
)
for name, where in {
    "add": "add.command",
    "list": "listing.command",
    "check": "check.command",
    "remove": "change.remove",
    "pause": "change.pause",
    "resume": "change.resume",
    "export": "exchange.export",
    "import": "exchange.bring",
}.items():
    module, _, function = where.partition(".")
    app.command(name=name)(getattr(import_module(f"flows.cli.feeds.{module}"), function))
