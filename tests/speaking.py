"""Shop sentences spoken by espeak-ng at the rate of a microphone, for tests that listen."""

from __future__ import annotations

from functools import cache

from multimodal.audio import resample
from multimodal.events import IN_RATE, OUT_RATE
from multimodal.tts.espeak import Espeak


@cache
def speaker(variant: str = "f2") -> Espeak:
    return Espeak(variant=variant)


@cache
def say(text: str, variant: str = "f2", lang: str = "en", mood: int = 3, after_s: float = 0.3) -> bytes:
    """`text` as PCM at `IN_RATE` between pauses of digital silence, 0.3 s before and `after_s` after."""
    spoken = speaker(variant).synthesize(text, lang, mood).pcm
    return bytes(2 * int(0.3 * IN_RATE)) + resample(spoken, OUT_RATE, IN_RATE) + bytes(2 * int(after_s * IN_RATE))
