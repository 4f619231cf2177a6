"""Text to speech with mouth shapes. One file per engine; `REGISTRY` in the order in which `auto` tries them."""

from __future__ import annotations

from typing import Protocol

from kernel.registry import EngineSpec, Registry
from multimodal.events import Speech


class Synthesizer(Protocol):
    """A speaker. Safe to call from several threads."""

    name: str
    languages: frozenset[str]

    def synthesize(self, text: str, lang: str, mood: int = 3) -> Speech:
        """`text` (one sentence) spoken in `lang`, PCM at `OUT_RATE`, with visemes on the same clock.

        Text with nothing to say gives an empty `Speech`. Raises `UnknownLanguage`, `EngineFailed`, or `TooLarge`
        over `multimodal.tts.spoken.MAX_CHARS`.
        """


REGISTRY: Registry[Synthesizer] = Registry(
    "tts",
    (
        EngineSpec(
            "coqui",
            "multimodal.tts.coqui:Coqui",
            "Coqui TTS: VITS, XTTS and others",
            extra="coqui",
            needs=("model", "path"),
        ),
        EngineSpec(
            "openai",
            "multimodal.tts.openai:OpenAISpeaker",
            "any OpenAI-compatible speech server",
            needs=("base_url", "api_key"),
        ),
        EngineSpec(
            "espeak",
            "multimodal.tts.espeak:Espeak",
            "espeak-ng, twelve languages, timed visemes",
            embedded=True,
        ),
    ),
)
