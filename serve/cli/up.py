"""`vitrine up`: Ray Serve, the shop and the page, until Ctrl-C."""

from __future__ import annotations

import signal
import threading
import webbrowser
from contextlib import closing
from time import perf_counter
from typing import Annotated

import typer

from serve.cli import console


def up(
    profile: Annotated[
        str | None, typer.Option(help="laptop: one process for all engines; cpu or gpu: one each, autoscaled.")
    ] = None,
    port: Annotated[int | None, typer.Option(help="Port of the page.")] = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on; 0.0.0.0 for the whole network.")] = None,
    open_page: Annotated[bool, typer.Option("--open", help="Open the page in a browser.")] = False,
) -> None:
    """Start everything: Ray Serve, the shop, the page. Ctrl-C ends it."""
    began = perf_counter()
    settings = console.settings(profile=profile, port=port, host=host)
    ended = threading.Event()
    with console.bars() as tell:
        tell("Loading Ray", 0, 0)
        from commerce.store import Store
        from serve import app  # takes over a second: neither --help nor a mistyped option should wait for it
        from serve.shop import advice

        address = app.start(settings, tell)
    try:
        # A service manager ends us with SIGTERM; Ray's processes must go then as after Ctrl-C.
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: ended.set())
        print(f"Vitrine: {address}", flush=True)
        console.note(f"Ready in {perf_counter() - began:.1f} s. The shop's data is in {settings.home}. Ctrl-C ends it.")
        with closing(Store(settings.database)) as store:
            if (old := advice(store)) is not None:
                console.note(old)
        if open_page:
            webbrowser.open(address)
        ended.wait()
        console.note("Stopping.")
    finally:
        app.stop()
