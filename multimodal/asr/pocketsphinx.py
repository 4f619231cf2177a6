"""PocketSphinx: English, offline, at once, with a language model of the shop's own words.

The acoustic model and dictionary (BSD licence) ship in the pocketsphinx wheel. A general English model of this age is
slow and often wrong; one that knows what shoppers ask, and the names in the catalogue, is neither.
"""

from __future__ import annotations

import itertools
import math
import queue
import re
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pocketsphinx

from kernel.errors import EngineFailed, EngineUnavailable, UnknownLanguage
from multimodal.asr.language_model import arpa
from multimodal.asr.lexicon import pronounce
from multimodal.asr.phrases import sentences
from multimodal.asr.written import written
from multimodal.audio import to_float
from multimodal.events import IN_RATE, Transcription
from multimodal.vad import trim
from multimodal.wheels import packaged

# Measured with spoken shop sentences (docs/decisions/0011): last phones are pruned too early by default, and a
# language model this sharp may weigh more.
_SEARCH = {"lw": 9.0, "lpbeam": 1e-60, "lponlybeam": 1e-50}
_RUNNERS_UP = 100
_SPEECH_RMS, _FLOOR_RMS = 4000 / 32768, 60 / 32768
"""Loudness to which speech is brought, and of the noise laid under it. Cepstral means break on the digital silence
that echo cancellers and synthesisers leave between words."""


class Pocketsphinx:
    """Embedded recogniser. `kinds` are the catalogue's categories ("backpacks"), `things` its products by name, `words`
    other words of the shop, `phrases` its own sentences or templates; its order numbers are `order_prefix` and
    `order_digits` digits. `threads` utterances are decoded at the same time."""

    name = "pocketsphinx"
    languages = frozenset({"en"})

    def __init__(
        self,
        *,
        kinds: Sequence[str] = (),
        things: Sequence[str] = (),
        words: Sequence[str] = (),
        phrases: Sequence[str] = (),
        order_prefix: str = "VT",
        order_digits: int = 6,
        threads: int = 2,
    ) -> None:
        self._prefix = order_prefix.upper()
        self._orders = re.compile(rf"\b{re.escape(self._prefix)}-(?!\d{{{order_digits}}}\b)")
        try:
            spoken = sentences(kinds, things, words, phrases, self._prefix)
        except ValueError as error:
            raise EngineUnavailable(f"pocketsphinx: {error}", fix="Correct the phrases of the shop") from error
        # Decoders are not safe to share, but cheap: each is lent to one utterance at a time.
        self._decoders: queue.LifoQueue[pocketsphinx.Decoder] = queue.LifoQueue()
        for decoder in _decoders(spoken, threads):
            self._decoders.put(decoder)

    def transcribe(self, pcm: bytes, lang: str, hints: Sequence[str] = ()) -> Transcription:  # noqa: ARG002
        """See `Recognizer`. The words to expect were fixed with the catalogue: `hints` change nothing here."""
        if lang not in self.languages:
            raise UnknownLanguage(
                f"pocketsphinx hears English only, not '{lang}'",
                fix="Run: vitrine models pull small (faster-whisper, all languages)",
                lang=lang,
            )
        seconds = len(pcm) / 2 / IN_RATE
        speech = trim(pcm)
        if not speech:
            return Transcription("", lang, 0.0, seconds)
        decoder = self._decoders.get()
        try:
            best, confidence = _decode(decoder, _levelled(speech))
            text = self._with_whole_order_number(written(best, self._prefix), decoder)
        except RuntimeError as error:
            raise EngineFailed(f"pocketsphinx: {error}") from error
        finally:
            self._decoders.put(decoder)
        return Transcription(text, lang, confidence, seconds)

    def _with_whole_order_number(self, text: str, decoder: pocketsphinx.Decoder) -> str:
        """`text`, or where an order number in it has too few or too many digits, the likeliest reading in which none
        has: n-grams cannot count to six, the list of runners-up can."""
        if not self._orders.search(text):
            return text
        for other in itertools.islice(decoder.nbest(), _RUNNERS_UP):
            reading = written(_plain(other.hypstr), self._prefix) if other else ""
            if f"{self._prefix}-" in reading and not self._orders.search(reading):
                return reading
        return text


def _decoders(spoken: Sequence[tuple[str, float]], count: int) -> list[pocketsphinx.Decoder]:
    """`count` decoders for weighted sentences. Raises `EngineUnavailable`."""
    model = packaged("pocketsphinx", "model/en-us/en-us")
    lexicon = pronounce(
        {word for sentence, _ in spoken for word in sentence.split()},
        packaged("pocketsphinx", "model/en-us/cmudict-en-us.dict"),
    )
    with tempfile.TemporaryDirectory(prefix="vitrine-asr-") as folder:
        dictionary, lm = Path(folder, "words.dict"), Path(folder, "shop.lm")
        dictionary.write_text(
            "".join(
                f"{word}{f'({n})' if n > 1 else ''} {phones}\n"
                for word, variants in lexicon.items()
                for n, phones in enumerate(variants, start=1)
            )
        )
        lm.write_text(arpa(spoken))
        options = {"hmm": str(model), "dict": str(dictionary), "lm": str(lm), "loglevel": "FATAL", **_SEARCH}
        try:
            return [pocketsphinx.Decoder(**options) for _ in range(count)]
        except RuntimeError as error:
            raise EngineUnavailable(
                f"pocketsphinx cannot load its model: {error}", fix="Run: make clean demo"
            ) from error


def _decode(decoder: pocketsphinx.Decoder, pcm: bytes) -> tuple[list[str], float]:
    """The words of `pcm`, and the geometric mean of their posterior probabilities."""
    # What it learnt of the last speaker's noise goes: a result must not depend on who spoke before.
    decoder.reinit_feat()
    decoder.start_utt()
    try:
        decoder.process_raw(pcm, full_utt=True)
    finally:
        decoder.end_utt()
    best = decoder.hyp()
    words = _plain(best.hypstr) if best else []
    if not words:
        return [], 0.0
    return words, min(1.0, math.exp(math.log(max(best.prob, 1e-30)) / len(words)))


def _plain(hypothesis: str) -> list[str]:
    """Words without silences, noises and the numbers of their pronunciations: "<sil> a(2) [NOISE]" is "a"."""
    return [word.partition("(")[0] for word in hypothesis.split() if word[0] not in "<["]


def _levelled(pcm: bytes) -> bytes:
    """`pcm` at an even loudness above a floor of noise, the same noise every time."""
    sound = to_float(pcm)
    loud = np.abs(sound)
    rms = float(np.sqrt(np.mean(np.square(sound[loud > 0.1 * loud.max()])))) or 1.0
    mixed = sound * (_SPEECH_RMS / rms) + np.resize(_noise(), len(sound))
    return bytes((np.clip(mixed, -1, 1) * 32767).astype("<i2").tobytes())


@cache
def _noise() -> npt.NDArray[np.float32]:
    return np.random.default_rng(0).normal(0, _FLOOR_RMS, 4 * IN_RATE).astype(np.float32)
