"""What `vitrine bench` measures: the benches over this shop's wiring, in this process and in a server of its own."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from time import perf_counter
from uuid import uuid4

import uvicorn

from bench import parts, spoken, typed
from bench.figures import Figure
from bench.process import Started, free_port, running
from bench.turns import Conversation, Turn
from multimodal import events as ev
from multimodal.turn_end import TurnEnd
from serve import local
from serve.engines import Engines
from serve.session import Session
from serve.settings import Settings

SESSIONS = 8
"""Shoppers at once where throughput is measured."""
_LOCAL = "from serve.cli.measure import serve_local; serve_local()"


class _Direct:
    """A session of this process as the typed bench wants it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def say(self, text: str) -> Turn:
        """See `bench.turns.Conversation`."""
        seen: dict[type[ev.Event], float] = {}
        failures: list[str] = []
        timings: dict[str, float] = {}
        sent = perf_counter()

        def note(event: ev.Event) -> None:
            seen.setdefault(type(event), perf_counter() - sent)
            if isinstance(event, ev.Failed):
                failures.append(event.code)
            elif isinstance(event, ev.TurnEnded):
                timings.update(event.timings_s)

        stop = self._session.listen(note)
        try:
            await self._session.say(text)
        finally:
            stop()
        whole = perf_counter() - sent
        return Turn(seen.get(ev.Sentence, whole), seen.get(ev.AvatarCue, whole), whole, timings, tuple(failures))


class _Ears:
    """The engines of a pause, for `bench.spoken.alone`."""

    def __init__(self, engines: Engines) -> None:
        self.transcribe = engines.transcribe
        self.turn_end: Callable[[bytes], float] = TurnEnd(threads=1).probability


class Bench:
    """The shop of one run and the ways to reach it. `rounds` scales how often everything is done."""

    def __init__(self, settings: Settings, rounds: int, *, ray: bool) -> None:
        self._settings = settings
        self._rounds = rounds
        self._ray = ray

    @contextmanager
    def server(self) -> Iterator[Started]:
        """`vitrine up` in a process of its own, or the same gateway without Ray."""
        port = free_port()
        up = ["-m", "serve.cli", "up", "--port", str(port)]
        command = [sys.executable, *(up if self._ray else ["-c", _LOCAL])]
        environment = {
            "VITRINE_HOME": str(self._settings.home),
            "VITRINE_DATABASE_URL": "",
            "VITRINE_PORT": str(port),
            # Every talk is a new session, and those that were left wait for their shoppers for a while.
            "VITRINE_LIMITS__SESSIONS": "4096",
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        }
        log = self._settings.home / "server.log"
        with running(command, f"http://127.0.0.1:{port}", environment, log) as started:
            yield started

    def text(self) -> list[Figure]:
        """Typed turns in process and over the socket."""
        return asyncio.run(self._text())

    async def _text(self) -> list[Figure]:
        built = local.build(self._settings)

        @asynccontextmanager
        async def direct(lang: str) -> AsyncIterator[Conversation]:
            session = Session(uuid4().hex, built.backend, self._settings.limits, lang)
            session.start()
            try:
                yield _Direct(session)
            finally:
                await session.close()

        figures, rate = await typed.in_process(direct, self._rounds, SESSIONS)
        with self.server() as started:
            name = "Ray Serve" if self._ray else "without Ray"
            return [*figures, *await typed.stack(name, started, self._rounds, SESSIONS, rate)]

    def voice(self) -> list[Figure]:
        """Spoken turns and barge-in."""
        with self.server() as started:
            turns, answered = asyncio.run(spoken.latency(started.url, 8 * self._rounds))
            several, _ = asyncio.run(spoken.latency(started.url, 8 * self._rounds, sessions=4))
            barged = asyncio.run(spoken.barge_in(started.url, 4 * self._rounds))
        ears = _Ears(local.build(self._settings).engines)
        return [*turns, *spoken.alone(ears, answered), *barged, *several]

    def parts(self) -> list[Figure]:
        """The parts one by one."""
        with self.server() as first:
            pass
        with self.server() as later:
            weighed = asyncio.run(parts.memory(later))
        figures = [parts.seeding(), *parts.start(first, later), *weighed]
        built = local.build(self._settings)
        picture = next(iter(sorted((self._settings.media / "products").glob("*.webp")))).read_bytes()
        return [
            *figures,
            *parts.search(built.backend.toolbox, 10 * self._rounds),
            *parts.engines(built.engines, picture, 4 * self._rounds),
        ]


def serve_local() -> None:
    """The gateway over `serve.local`, without Ray: what Ray is measured against."""
    settings = Settings()
    app = local.build(settings).app()
    uvicorn.run(app, host=settings.host, port=settings.port, log_level="warning", ws_per_message_deflate=False)
