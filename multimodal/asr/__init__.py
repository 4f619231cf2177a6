"""Speech to text. One file per engine; `REGISTRY` lists them in the order in which `auto` tries them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from kernel.registry import EngineSpec, Registry
from multimodal.events import Transcription


class Recognizer(Protocol):
    """A speech recogniser. Safe to call from several threads."""

    name: str
    languages: frozenset[str]

    def transcribe(self, pcm: bytes, lang: str, hints: Sequence[str] = ()) -> Transcription:
        """Text of `pcm` (s16le mono at `IN_RATE`) in `lang`; `hints` are words to expect.

        Raises `UnknownLanguage` when this engine has no model for `lang` (its `fix` says which one to pull) and
        `EngineFailed` when the engine breaks. Silence gives an empty text.
        """


REGISTRY: Registry[Recognizer] = Registry(
    "asr",
    (
        EngineSpec(
            "faster_whisper",
            "multimodal.asr.faster_whisper:FasterWhisper",
            "Whisper on CTranslate2, any size",
        ),
        EngineSpec(
            "openai",
            "multimodal.asr.openai:OpenAITranscriber",
            "any OpenAI-compatible transcription server",
            needs=("base_url", "api_key"),
        ),
        EngineSpec(
            "pocketsphinx",
            "multimodal.asr.pocketsphinx:Pocketsphinx",
            "English, with the shop's own words",
            embedded=True,
        ),
    ),
)
