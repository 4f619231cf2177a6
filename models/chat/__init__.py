"""The language model that words a reply. One file per engine; `REGISTRY` in the order in which `auto` tries them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from kernel.registry import EngineSpec, Registry


@dataclass(frozen=True, slots=True)
class Brief:
    """What a language model may know when it words a reply.

    `draft` holds the sentences that the exact templates would say; they are right by construction, and what the model
    writes is checked against `facts` (the results of this turn's tools) before anybody hears it. `history` is
    (role, text) with role "user" or "assistant", oldest first.
    """

    lang: str
    text: str
    draft: tuple[str, ...]
    facts: Any
    mood: int = 3
    history: tuple[tuple[str, str], ...] = ()


class ChatModel(Protocol):
    """A language model that words replies. Safe to call from several threads."""

    name: str

    def reply(self, brief: Brief) -> Iterator[str]:
        """The reply as pieces of text, as they come. Raises `EngineFailed`; the caller then speaks the draft."""


REGISTRY: Registry[ChatModel] = Registry(
    "chat",
    (
        EngineSpec(
            "openai",
            "models.chat.openai:OpenAIChat",
            "any OpenAI-compatible chat server",
            needs=("base_url", "api_key"),
        ),
        EngineSpec(
            "ctranslate2",
            "models.chat.ctranslate2:CTranslate2Chat",
            "a converted decoder, directory or hub id",
            needs=("model",),
        ),
        EngineSpec(
            "transformers",
            "models.chat.transformers:TransformersChat",
            "a decoder by directory or hub id",
            extra="train",
            needs=("model",),
        ),
        EngineSpec(
            "templates",
            "models.chat.templates:Templates",
            "the exact templates, word for word",
            embedded=True,
        ),
    ),
)
