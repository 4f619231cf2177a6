"""`vitrine bench`: the figures of design section 8, over a shop made for the run and thrown away after it."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Annotated
from uuid import uuid4

import typer
import uvicorn
from rich.console import Console

from bench import machine, typed
from bench.figures import Figure, Report
from bench.line import opener
from bench.process import Started, free_port, running
from bench.table import save, table
from bench.turns import Conversation, Turn
from multimodal import events as ev
from serve import local
from serve.session import Session
from serve.settings import Settings

_UP = "from serve.cli import main; main()"
_LOCAL = "from serve.cli.bench import serve_local; serve_local()"


class _Direct:
    """A session of this process as the typed bench wants it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def say(self, text: str) -> Turn:
        """See `bench.turns.Conversation`."""
        seen: dict[type[ev.Event], float] = {}
        failures: list[str] = []
        stages: dict[str, float] = {}
        sent = perf_counter()

        def note(event: ev.Event) -> None:
            seen.setdefault(type(event), perf_counter() - sent)
            if isinstance(event, ev.Failed):
                failures.append(event.code)
            elif isinstance(event, ev.TurnEnded):
                stages.update(event.timings_s)

        stop = self._session.listen(note)
        try:
            await self._session.say(text)
        finally:
            stop()
        whole = perf_counter() - sent
        first, audio = seen.get(ev.Sentence, whole), seen.get(ev.AvatarCue, whole)
        return Turn(first, audio, whole, stages, tuple(failures))


class _Bench:
    """The shop of one run and the ways to reach it."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def local(self) -> local.Local:
        """The whole assistant in this process; a new one each time."""
        return local.build(self.settings)

    @contextmanager
    def server(self, *, ray: bool) -> Iterator[Started]:
        """`vitrine up` in a process of its own, or the same without Ray."""
        port = free_port()
        code = f"import sys; sys.argv[1:] = ['up', '--port', '{port}']; {_UP}" if ray else _LOCAL
        environment = {
            "VITRINE_HOME": str(self.settings.home),
            "VITRINE_DATABASE_URL": "",
            "VITRINE_PORT": str(port),
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        }
        log = self.settings.home / "server.log"
        with running([sys.executable, "-c", code], f"http://127.0.0.1:{port}", environment, log) as started:
            yield started


def serve_local() -> None:
    """The gateway over `serve.local`, without Ray: what Ray is measured against."""
    settings = Settings()
    uvicorn.run(local.build(settings).app(), host=settings.host, port=settings.port, log_level="warning")


async def _text(bench: _Bench, rounds: int, *, ray: bool) -> list[Figure]:
    built = bench.local()

    @asynccontextmanager
    async def direct(lang: str) -> AsyncIterator[Conversation]:
        session = Session(uuid4().hex, built.backend, bench.settings.limits, lang)
        session.start()
        try:
            yield _Direct(session)
        finally:
            await session.close()

    figures, rate = await typed.in_process(direct, rounds, _SESSIONS)
    with bench.server(ray=ray) as started:
        name = "Ray Serve" if ray else "without Ray"
        return [*figures, *await typed.stack(name, opener(started.url), rounds, _SESSIONS, rate)]
