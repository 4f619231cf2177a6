"""The async face of engines and shop: what a session and the dialogue call, whether a thread or a replica answers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from time import perf_counter
from typing import Any, Protocol, TypeVar

from commerce.catalog import Filters
from commerce.store import Store
from commerce.tools import Toolbox, ToolResult, ToolSpec
from dialog.ports import Clock, Labels, Ports
from kernel.errors import VitrineError
from models.chat import Brief
from multimodal.events import ImageContent, Speech, Transcription
from serve.engines import Engines, sight
from serve.settings import Settings

T = TypeVar("T")


class AsyncEngines(Protocol):
    """Every engine, wherever it runs. Also serves as the dialogue's Classifier, ChatModel and Voice."""

    async def transcribe(self, pcm: bytes, lang: str, hints: Sequence[str] = ()) -> Transcription:
        """See `multimodal.asr.Recognizer.transcribe`."""

    async def look(self, data: bytes) -> ImageContent:
        """See `serve.engines.Engines.look`."""

    async def synthesize(self, text: str, lang: str, mood: int) -> Speech:
        """See `multimodal.tts.Synthesizer.synthesize`."""

    async def classify(self, text: str, lang: str) -> Labels:
        """See `dialog.ports.Classifier.classify`."""

    def reply(self, brief: Brief) -> AsyncIterator[str]:
        """See `dialog.ports.ChatModel.reply`."""

    async def describe(self) -> list[dict[str, Any]]:
        """The engines in use, as `serve.engines.EngineState` in JSON."""


class LocalEngines:
    """Engines of this process; each call takes a thread, so that the event loop stays free for sound."""

    def __init__(self, engines: Engines, pool: ThreadPoolExecutor) -> None:
        self._engines = engines
        self._pool = pool

    async def transcribe(self, pcm: bytes, lang: str, hints: Sequence[str] = ()) -> Transcription:
        return await self._run(self._engines.transcribe, pcm, lang, hints)

    async def look(self, data: bytes) -> ImageContent:
        return await self._run(self._engines.look, data)

    async def synthesize(self, text: str, lang: str, mood: int) -> Speech:
        return await self._run(self._engines.synthesize, text, lang, mood)

    async def classify(self, text: str, lang: str) -> Labels:
        # Under a millisecond: a thread switch would cost more than the work. The model needs no language.
        del lang
        return self._engines.classify(text)

    async def reply(self, brief: Brief) -> AsyncIterator[str]:
        pieces = iter(self._engines.reply(brief))
        while (piece := await self._run(_next, pieces)) is not None:
            yield piece

    async def describe(self) -> list[dict[str, Any]]:
        return self._engines.describe()

    async def _run(self, function: Callable[..., T], *args: Any) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._pool, function, *args)


def _next(pieces: Iterator[str]) -> str | None:
    """`next` without StopIteration, which cannot pass through a future."""
    return next(pieces, None)


class AsyncShop:
    """The shop's tools for the dialogue: SQL runs in threads."""

    def __init__(self, toolbox: Toolbox, pool: ThreadPoolExecutor) -> None:
        self._toolbox = toolbox
        self._pool = pool

    def specs(self) -> Mapping[str, ToolSpec]:
        return self._toolbox.specs()

    async def call(
        self, name: str, args: Mapping[str, Any], *, customer: str | None, lang: str, key: str
    ) -> ToolResult:
        def run() -> ToolResult:
            return self._toolbox.call(name, args, customer=customer, lang=lang, key=key)

        return await asyncio.get_running_loop().run_in_executor(self._pool, run)


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def perf(self) -> float:
        return perf_counter()


@dataclass(frozen=True, slots=True)
class Backend:
    """What every session of this process shares."""

    engines: AsyncEngines
    store: Store
    toolbox: Toolbox
    shop: AsyncShop
    clock: Clock

    def ports(self, clock: Clock | None = None) -> Ports:
        """The dialogue's view of it; a session brings the clock of its turn."""
        return Ports(
            classifier=self.engines,
            shop=self.shop,
            chat=self.engines,
            voice=self.engines,
            clock=clock or self.clock,
        )


def local_backend(settings: Settings, engines: AsyncEngines, store: Store, clock: Clock | None = None) -> Backend:
    """The shop of this process in front of `engines`, wherever those run; a replay brings its recording's clock."""
    clock = clock or SystemClock()
    eyes = sight(settings)
    toolbox = Toolbox(
        store, vision_model=eyes.model, photo_threshold=eyes.threshold, media=settings.media, now=clock.now
    )
    toolbox.catalog.search("", Filters(), 1)  # builds its index, a tenth of a second that no shopper should wait
    pool = ThreadPoolExecutor(settings.threads.pool, thread_name_prefix="shop")
    return Backend(engines, store, toolbox, AsyncShop(toolbox, pool), clock)


def code_of(error: BaseException) -> str:
    """The stable code of any error, for events and metrics."""
    return error.code if isinstance(error, VitrineError) else "internal"
