"""Shoppers who speak: sentences said by espeak-ng's voices, with a room's noise around them and known begin and end."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from multimodal.audio import resample, to_float
from multimodal.events import IN_RATE, OUT_RATE
from multimodal.tts.espeak import Espeak

VOICES = ("f2", "m3", "f4", "m1")
SENTENCES = (
    "do you have running shoes under one hundred euros",
    "where is my last order",
    "I want to return a backpack",
    "how long do I have to return something",
    "show me red umbrellas",
    "what does shipping cost",
    "do you have wireless headphones",
    "where is my parcel",
)
BACK_CHANNELS = ("mm", "uh huh", "hmm", "okay", "yeah", "I see", "mhm", "right")
"""What people utter while they listen."""
LEAD_S = 0.5
"""Noise before the first word."""
_NOISE_RMS = 0.004
"""A quiet room: about 25 dB under the voices."""
_SPEECH_RMS = 0.07
_AUDIBLE = 0.02
"""Share of the loudest sample from which a sample counts as heard."""
Sound = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Utterance:
    """`pcm` at `IN_RATE` with noise to its last sample; the voice is audible from `begin_s` to `end_s`."""

    text: str
    voice: str
    pcm: bytes
    begin_s: float
    end_s: float


def utterances(count: int) -> list[Utterance]:
    """`count` utterances: each voice says each sentence in turn, over and over."""
    pairs = [(text, voice) for voice in VOICES for text in SENTENCES]
    # Neighbours differ in sentence and voice, so that a short run has heard several of both.
    order = [pairs[(number * 9) % len(pairs)] for number in range(count)]
    return [say(text, voice, seed) for seed, (text, voice) in enumerate(order)]


def say(text: str, voice: str, seed: int = 0) -> Utterance:
    """`text` in noise, beginning after `LEAD_S` and cut where the voice ends."""
    speech = _spoken(text, voice)
    heard = audible(speech)
    speech = speech[: heard[1]]
    lead = round(LEAD_S * IN_RATE)
    sound = noise(lead + len(speech), seed)
    sound[lead:] += speech
    return Utterance(text, voice, pcm16(sound), (lead + heard[0]) / IN_RATE, len(sound) / IN_RATE)


def audible(sound: Sound) -> tuple[int, int]:
    """The first audible sample, and the one after the last; (0, 0) in silence."""
    loud = np.abs(sound)
    found = np.flatnonzero(loud > _AUDIBLE * loud.max(initial=0.0))
    return (int(found[0]), int(found[-1]) + 1) if len(found) else (0, 0)


def noise(samples: int, seed: int) -> Sound:
    """A room: noise that falls off to high frequencies, the same for the same seed."""
    white = np.random.default_rng(seed).normal(0, 1, samples + 8)
    rumble = np.convolve(white, np.ones(9) / 3, mode="valid")
    return np.asarray(rumble * _NOISE_RMS, np.float32)


def pcm16(sound: Sound) -> bytes:
    """Samples from -1 to 1 as PCM."""
    return (np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes()


@cache
def _speaker(voice: str) -> Espeak:
    return Espeak(variant=voice)


@cache
def _spoken(text: str, voice: str) -> Sound:
    sound = to_float(resample(_speaker(voice).synthesize(text, "en").pcm, OUT_RATE, IN_RATE))
    return np.asarray(sound * (_SPEECH_RMS / float(np.sqrt(np.mean(np.square(sound))))), np.float32)
