"""The command line: the same product without a browser. Each command imports what it needs when it runs."""

from __future__ import annotations

import typer

from serve.cli import bench, doctor, files, models, shop, talk, train, up
from serve.cli.console import Commands

app = typer.Typer(
    name="vitrine",
    cls=Commands,
    help="A shop assistant that people talk to.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (up.up, doctor.doctor, talk.talk, train.train):
    app.command()(command)
app.command("eval")(train.evaluate)
app.command()(bench.bench)
app.add_typer(models.commands, name="models")
app.add_typer(shop.commands, name="shop")
for batch_command in (files.understand, files.transcribe, files.read, files.lookup, files.check):
    app.command(rich_help_panel="Files by the thousand, one JSON object a line")(batch_command)


def main() -> None:
    """Run the command line."""
    app()
