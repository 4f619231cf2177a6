"""Engines and a backend in memory for tests of sessions, over the small shop of `tests.dialog_world`."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from dialog.ports import Clock, Labels, Ports
from kernel.errors import EngineFailed
from models.chat import Brief
from multimodal import events as ev
from serve.session import Session
from serve.settings import Limits
from tests.dialog_world import EchoChat, FixedClock, KeywordClassifier, MemoryShop, ToneVoice


class Gate:
    """A door that calls wait at once it is shut; `reached` tells that somebody waits."""

    def __init__(self) -> None:
        self._open = asyncio.Event()
        self._open.set()
        self.reached = asyncio.Event()

    def shut(self) -> None:
        self._open.clear()

    def open(self) -> None:
        self._open.set()

    async def pass_(self) -> None:
        if not self._open.is_set():
            self.reached.set()
        await self._open.wait()


@dataclass
class FakeEngines:
    """What a session calls. `hears` are the texts of the next recordings, `unsayable` breaks the voice."""

    hears: list[str] = field(default_factory=list)
    sees: ev.ImageContent = field(default_factory=lambda: ev.ImageContent(4, 3))
    unsayable: str = "\0"
    recordings: list[bytes] = field(default_factory=list)
    classifier: KeywordClassifier = field(default_factory=KeywordClassifier)
    chat: EchoChat = field(default_factory=EchoChat)
    voice: ToneVoice = field(default_factory=ToneVoice)
    ear_gate: Gate = field(default_factory=Gate)
    voice_gate: Gate = field(default_factory=Gate)

    async def transcribe(self, pcm: bytes, lang: str, hints: Sequence[str] = ()) -> ev.Transcription:
        self.recordings.append(pcm)
        await self.ear_gate.pass_()
        text = self.hears.pop(0)
        if text == "broken":
            raise EngineFailed("the recogniser broke")
        return ev.Transcription(text, lang, 0.9, len(pcm) / 2 / ev.IN_RATE)

    async def look(self, data: bytes) -> ev.ImageContent:
        if data == b"broken":
            raise EngineFailed("no eye works")
        return self.sees

    async def synthesize(self, text: str, lang: str, mood: int) -> ev.Speech:
        await self.voice_gate.pass_()
        if self.unsayable in text:
            raise EngineFailed("the voice broke on this text")
        return await self.voice.synthesize(text, lang, mood)

    async def classify(self, text: str, lang: str) -> Labels:
        return await self.classifier.classify(text, lang)

    def reply(self, brief: Brief) -> AsyncIterator[str]:
        return self.chat.reply(brief)

    async def describe(self) -> list[dict[str, Any]]:
        return []


@dataclass
class GatedShop(MemoryShop):
    """A shop whose tools can be made to wait, or to break as a defect would."""

    gate: Gate = field(default_factory=Gate)
    defect: str = ""

    async def call(self, name: str, args: Any, *, customer: str | None, lang: str, key: str) -> Any:
        await self.gate.pass_()
        if self.defect:
            raise KeyError(self.defect)
        return await super().call(name, args, customer=customer, lang=lang, key=key)


@dataclass
class FakeBackend:
    """What a session needs of `serve.backend.Backend`."""

    engines: FakeEngines = field(default_factory=FakeEngines)
    shop: GatedShop = field(default_factory=GatedShop)
    clock: Clock = field(default_factory=FixedClock)

    def ports(self, clock: Clock | None = None) -> Ports:
        return Ports(self.engines, self.shop, self.engines, self.engines, clock or self.clock)


class Talk:
    """A started session with everything that it emitted."""

    def __init__(self, limits: Limits | None = None, lang: str = "en") -> None:
        self.backend = FakeBackend()
        self.engines, self.shop = self.backend.engines, self.backend.shop
        self.session = Session("s1", self.backend, limits or Limits(), lang)
        self.events: list[ev.Event] = []
        self.session.listen(self.events.append)
        self.session.start()

    def of(self, kind: type[ev.Event], turn: int | None = None) -> list[Any]:
        return [e for e in self.events if isinstance(e, kind) and turn in (None, e.turn)]

    def kinds(self) -> list[str]:
        return [type(event).__name__ for event in self.events]

    def reply(self, turn: int) -> str:
        return " ".join(event.text for event in self.of(ev.Sentence, turn))

    async def say(self, text: str) -> str:
        """A whole turn; the reply, heard to its end."""
        await self.session.say(text)
        self.heard()
        return self.reply(self.session.turn)

    def heard(self) -> None:
        self.session._speaking_until = 0.0
