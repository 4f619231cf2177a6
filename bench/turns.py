"""What the benches measure a turn by, and the conversations that they hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Turn:
    """One answered turn, in seconds from the moment it was sent: the first sentence as text, the first sound, and the
    end of the answer. `stages` as the server timed them; `failures` are the codes of what went wrong."""

    first_sentence_s: float
    first_audio_s: float
    whole_s: float
    stages: Mapping[str, float] = field(default_factory=dict)
    failures: tuple[str, ...] = ()


class Conversation(Protocol):
    """A session with the assistant, in this process or over a socket."""

    async def say(self, text: str) -> Turn:
        """Send one typed turn and wait until it is answered. Raises `EngineFailed` when no answer comes."""


Opener = Callable[[str], AbstractAsyncContextManager[Conversation]]
"""Opens a new session in a language."""


@dataclass(frozen=True, slots=True)
class Talk:
    """A shopper's side of one session, in order."""

    lang: str
    lines: tuple[str, ...]


TALKS = (
    Talk("en", ("hello", "running shoes under 100 euros", "in blue", "how much is the first one?", "is it in stock?")),
    Talk(
        "en",
        (
            "where is my last order",
            "alice@example.com",
            "where is my parcel",
            "the second one",
            "show me my orders",
            "the first one",
            "I want to return it",
            "never mind",
        ),
    ),
    Talk("en", ("do you have a red backpack?", "how long do I have to return something?", "what does shipping cost?")),
    Talk("zh", ("你好", "有没有100欧以下的耳机", "第一个多少钱", "退货政策是什么")),
    Talk("zh", ("我是 wei@example.com", "我的上一个订单怎么样了", "看看我的订单", "第二个", "我想退货", "算了")),
)
"""Search, orders after identification, parcels, returns and policy over the demo shop. Nothing in them writes."""
