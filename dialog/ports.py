"""What the dialogue needs from outside, as Protocols. `serve` wires engines, local or remote, to them.

All calls are async because each may be a hop to another process.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from commerce.tools import ToolResult, ToolSpec
from models.chat import Brief
from multimodal.events import Speech


@dataclass(frozen=True, slots=True)
class Labels:
    """What the classifiers say of one text: intent → probability (independent of each other), and five mood weights
    (very unhappy to very happy) that sum to 1."""

    intents: Mapping[str, float]
    moods: tuple[float, float, float, float, float]


class Classifier(Protocol):
    """Intent and mood of a text."""

    async def classify(self, text: str, lang: str) -> Labels:
        """Labels of `text`; an empty text gives no intents and an even mood. Raises `EngineFailed`."""


class Shop(Protocol):
    """The shop's tools."""

    def specs(self) -> Mapping[str, ToolSpec]:
        """Every tool by name."""

    async def call(
        self, name: str, args: Mapping[str, Any], *, customer: str | None, lang: str, key: str
    ) -> ToolResult:
        """Run tool `name` for `customer` (None: nobody identified); a WRITE with a `key` seen before repeats nothing.

        Raises `NotFound`, `NotAllowed`, `Refused` or `BadInput`.
        """


class ChatModel(Protocol):
    """The language model that words a reply."""

    def reply(self, brief: Brief) -> AsyncIterator[str]:
        """Pieces of text as they come. Raises `EngineFailed`."""


class Voice(Protocol):
    """Text to speech."""

    async def synthesize(self, text: str, lang: str, mood: int) -> Speech:
        """One sentence as sound and mouth shapes. Raises `EngineFailed` or `UnknownLanguage`."""


class Clock(Protocol):
    """The time, so that a recorded session replays as it was."""

    def now(self) -> datetime:
        """The wall clock, with time zone."""

    def perf(self) -> float:
        """Seconds on a steady clock."""


@dataclass(frozen=True, slots=True)
class Ports:
    """Everything that a turn may touch."""

    classifier: Classifier
    shop: Shop
    chat: ChatModel
    voice: Voice
    clock: Clock
