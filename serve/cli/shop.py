"""`vitrine shop`: the demo shop; catalogues, customers and orders in and out."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kernel.errors import BadInput, NotFound, Refused
from serve.cli.console import bars, emit, note, settings

if TYPE_CHECKING:
    from sqlalchemy.engine import URL

    from commerce.store import Store

commands = typer.Typer(no_args_is_help=True, help="The demo shop; catalogues, customers and orders in and out.")
_SHOWN = 20
"""Rejected rows that are named on stderr; --json has all."""
Json = Annotated[bool, typer.Option("--json", help="Print the outcome as JSON.")]


@commands.command()
def seed(
    number: Annotated[int, typer.Option("--seed", help="The same seed and date give the same shop.")] = 7,
    today: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            help="Day on which the orders stand for good. Default: today, moving along while nobody uses the shop.",
        ),
    ] = None,
    force: Annotated[bool, typer.Option(help="Replace the shop that is there; a copy of it is kept.")] = False,
    as_json: Json = False,
) -> None:
    """Fill the database with the demo shop."""
    from commerce import demo
    from commerce.store import Store

    config = settings()
    store = Store(config.database)
    if not store.is_empty():
        if not force:
            raise Refused(
                f"there is a shop in {_place(config.database)}", fix="--force replaces it", rule="shop-not-empty"
            )
        _keep_and_empty(store, config.home)
    day = (today or datetime.now(UTC)).date()
    with bars() as tell:
        counts = demo.seed(
            store,
            seed=number,
            today=day,
            media=config.media,
            progress=lambda *at: tell("Drawing the demo shop", *at),
            follow=today is None,
        )
    _print(asdict(counts), as_json=as_json)


@commands.command("import")
def import_(
    path: Annotated[Path, typer.Argument(help="JSON Lines, as `vitrine shop export` writes them.")],
    as_json: Json = False,
) -> None:
    """Read categories, products, customers and orders; rows that cannot be used are reported and left out."""
    from commerce.exchange import import_shop
    from commerce.store import Store

    if not path.is_file():  # before a database is made for nothing
        raise NotFound(f"there is no file {path}", fix="Check the path")
    with closing(Store(settings().database)) as store, bars() as tell:
        outcome = import_shop(store, path, lambda *at: tell("Importing (bytes)", *at))
    rejected = [asdict(row) for row in outcome.rejected]
    if as_json:
        emit({"written": dict(outcome.written), "rejected": rejected})
    else:
        _print(dict(outcome.written), as_json=False)
        for row in outcome.rejected[:_SHOWN]:
            note(f"line {row.line} rejected: {row.reason}")
        if len(rejected) > _SHOWN:
            note(f"and {len(rejected) - _SHOWN} more; --json lists them all")
    if rejected:
        raise typer.Exit(1)


@commands.command()
def export(
    path: Annotated[Path, typer.Argument(help="Where to write JSON Lines.")],
    force: Annotated[bool, typer.Option(help="Replace the file that is there.")] = False,
    as_json: Json = False,
) -> None:
    """Write categories, products, customers and orders."""
    from commerce.exchange import export_shop
    from commerce.store import Store

    if path.exists() and not force:
        raise BadInput(f"{path} is there already", fix="--force replaces it")
    with closing(Store(settings().database)) as store, bars() as tell:
        if store.is_empty():
            fix = "vitrine shop seed, or vitrine shop import PATH"
            raise NotFound(f"no shop in {_place(store.engine.url)}", fix=fix)
        written = export_shop(store, path, lambda *at: tell("Exporting (rows)", *at))
    _print(dict(written), as_json=as_json)


def _keep_and_empty(store: Store, home: Path) -> None:
    """Write the shop to a file in `home`, then delete its rows in one transaction."""
    from sqlalchemy import delete

    from commerce.exchange import export_shop
    from commerce.schema import Base, Counter

    kept = home / f"shop-{datetime.now(UTC):%Y%m%dT%H%M%S}.jsonl"
    export_shop(store, kept)
    with store.write() as session:
        for table in reversed(Base.metadata.sorted_tables):
            if table is not Counter.__table__:  # its numbers were given out once, and are not given again
                session.execute(delete(table))
    note(f"The shop that was there is kept in {kept}")


def _place(url: str | URL) -> str:
    """The database's address without its password."""
    from sqlalchemy.engine import make_url

    return make_url(url).render_as_string(hide_password=True)


def _print(counts: Mapping[str, int], *, as_json: bool) -> None:
    if as_json:
        emit(counts)
    else:
        print(", ".join(f"{count} {name}" for name, count in counts.items()) or "nothing")
