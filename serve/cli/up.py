"""`vitrine up`: Ray Serve, the shop and the page, until Ctrl-C."""

from __future__ import annotations

import signal
import sys
import threading
import webbrowser
from time import perf_counter
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

from serve.settings import Profile, Settings


def up(
    profile: Annotated[
        Profile | None, typer.Option(help="laptop: one process for all engines; cpu, gpu: one each, autoscaled.")
    ] = None,
    port: Annotated[int | None, typer.Option(help="Port of the page.")] = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on; 0.0.0.0 for the whole network.")] = None,
    open_page: Annotated[bool, typer.Option("--open", help="Open the page in a browser.")] = False,
) -> None:
    """Start everything: Ray Serve, the shop, the page."""
    from serve import app  # Ray takes a second to import: not for --help

    given: dict[str, Any] = {"profile": profile, "port": port, "host": host}
    settings = Settings(**{name: value for name, value in given.items() if value is not None})
    console = Console(stderr=True)
    # A service manager ends us with SIGTERM; Ray's processes must go then as after Ctrl-C.
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set() if started else sys.exit(130))
    started = False
    begun = perf_counter()
    try:
        with Progress(
            SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=console
        ) as bars:
            tasks: dict[str, Any] = {}

            def tell(what: str, done: int, total: int) -> None:
                task = tasks.setdefault(what, None)
                if task is None:
                    task = tasks[what] = bars.add_task(what, total=total)
                bars.update(task, completed=done, total=total)

            address = app.start(settings, tell)
        started = True
        console.print(f"Ready in {perf_counter() - begun:.1f} s. The shop's data: {settings.home}", highlight=False)
        print(f"Vitrine: {address}", flush=True)
        if open_page:
            webbrowser.open(address)
        console.print("Ctrl-C ends it.", style="dim")
        ended.wait()
    finally:
        console.print("Stopping.", style="dim")
        app.stop()
