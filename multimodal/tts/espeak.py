"""espeak-ng in twelve languages, with the mouth shapes that its phoneme events time.

The library and its data come by the wheel `espeakng-loader`; `espeak_worker` holds them in a process of its own. It is
a formant synthesiser: clear, quick and plainly a machine. Its known faults: Arabic written without vowel signs is read
nearly without vowels; Latin words among Thai, Chinese, Japanese or Korean come in an English voice; Thai tones are
weak.
"""

from __future__ import annotations

import contextlib
import json
import struct
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import espeakng_loader
import numpy as np
from numpy.typing import NDArray

from kernel.errors import EngineFailed, EngineUnavailable, UnknownLanguage
from multimodal.events import LANGUAGES, OUT_RATE, Speech
from multimodal.tts import hangul, kana, thai
from multimodal.tts.pcm import TAIL_S, finish
from multimodal.tts.spoken import prepare
from multimodal.visemes import from_phonemes

VOICES = {
    "zh": "cmn", "en": "en-us", "ja": "ja", "ko": "ko", "es": "es", "fr": "fr",
    "de": "de", "pt": "pt-br", "ru": "ru", "ar": "ar", "th": "th", "vi": "vi",
}  # fmt: skip
MOODS = {1: (158, 42, 40), 2: (164, 46, 45), 3: (170, 50, 50), 4: (175, 54, 58), 5: (180, 58, 66)}
"""Words per minute, pitch and pitch range (0 to 100) by mood: calm and low for the unhappy, brighter for the happy."""
_HOMOPHONES = {"重新": "虫新", "重复": "虫复", "还款": "环款", "便宜": "骈宜", "一会儿": "一会"}
"""Chinese words that espeak-ng's dictionary misreads, written with characters that it reads as these sound."""


def _chinese(text: str) -> str:
    for word, homophone in _HOMOPHONES.items():
        text = text.replace(word, homophone)
    return text


RESPELL: Mapping[str, Callable[[str], str]] = {
    "zh": _chinese,
    "ja": kana.respell,
    "ko": hangul.respell,
    "th": thai.phonemes,
}
"""What espeak-ng's own rules misread is respelled first: kanji, Korean assimilation, Thai syllables."""

_WORKER = Path(__file__).with_name("espeak_worker.py")


class _Worker:
    """The worker process and its pipes; one request at a time."""

    def __init__(self, timeout_s: float) -> None:
        self._timeout_s = timeout_s
        command = [espeakng_loader.get_library_path(), espeakng_loader.get_data_path()]
        self.process = subprocess.Popen(
            [sys.executable, "-I", "-S", str(_WORKER), *command],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def ask(self, request: list[Any]) -> tuple[dict[str, Any], bytes]:
        """Header and PCM of the answer. Raises `EOFError` when the process ended, `TimeoutError` when it hung."""
        assert self.process.stdin is not None
        overdue = threading.Event()

        def stop() -> None:
            overdue.set()
            self.process.kill()

        timer = threading.Timer(self._timeout_s, stop)
        timer.daemon = True
        timer.start()
        try:
            raw = json.dumps(request).encode()
            self.process.stdin.write(struct.pack("<I", len(raw)) + raw)
            self.process.stdin.flush()
            return json.loads(self._read()), self._read()
        except (OSError, EOFError) as error:
            if overdue.is_set():
                raise TimeoutError(f"no answer in {self._timeout_s} s") from error
            raise EOFError("the worker ended") from error
        finally:
            timer.cancel()

    def _read(self) -> bytes:
        assert self.process.stdout is not None
        head = self.process.stdout.read(4)
        size = struct.unpack("<I", head)[0] if len(head) == 4 else 0
        body = self.process.stdout.read(size)
        if len(head) < 4 or len(body) < size:
            raise EOFError
        return body

    def close(self) -> None:
        """End the process and close its pipes."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with contextlib.suppress(BrokenPipeError):  # unsent bytes of the request that killed it
                    pipe.close()


class Espeak:
    """espeak-ng by way of one worker process, which is started anew when a text breaks it."""

    name = "espeak"
    languages = frozenset(LANGUAGES)

    def __init__(self, *, variant: str = "f2", timeout_s: float = 5.0) -> None:
        """`variant` is one of espeak-ng's voice variants (f1 to f5, m1 to m8, klatt ...), or "".

        Raises `EngineUnavailable` when the library, its data or the variant do not load.
        """
        self._timeout_s = timeout_s
        self._variant = f"+{variant}" if variant else ""
        try:
            variants = Path(espeakng_loader.get_data_path()) / "voices" / "!v"
        except RuntimeError as error:  # the wheel's own word for missing data
            raise EngineUnavailable(str(error), fix="Run: pip install --force-reinstall espeakng-loader") from error
        if variant and not (variants / variant).is_file():
            # espeak-ng would take the plain voice without a word.
            raise EngineUnavailable(
                f"espeak-ng has no voice variant '{variant}'", fix="Choose f1 to f5, m1 to m8, klatt"
            )
        self._lock = threading.Lock()
        self._worker: _Worker | None = None
        self._finalizer: Callable[[], object] | None = None
        try:
            self._render("en", "a", 3)
        except EngineFailed as error:
            raise EngineUnavailable(error.message, fix="Run: pip install --force-reinstall espeakng-loader") from error

    def synthesize(self, text: str, lang: str, mood: int = 3) -> Speech:
        """See `Synthesizer`."""
        if lang not in VOICES:
            raise UnknownLanguage(f"espeak has no voice for '{lang}'", lang=lang)
        words = prepare(text, lang)
        if not words:
            return Speech(b"")
        words = RESPELL[lang](words) if lang in RESPELL else words
        header, samples = self._render(lang, words, min(5, max(1, mood)))
        return _speech(header, samples)

    def close(self) -> None:
        """End the worker; the next call starts another."""
        with self._lock:
            self._drop()

    def _render(self, lang: str, text: str, mood: int) -> tuple[dict[str, Any], NDArray[np.int16]]:
        """One request; a worker that had died is replaced once, so that only a text that kills it fails."""
        # Thai comes as [[phonemes]]; elsewhere brackets are no notation.
        request = [VOICES[lang] + self._variant, text, *MOODS[mood], lang == "th"]
        with self._lock:
            for attempt in (1, 2):
                try:
                    header, pcm = self._running().ask(request)
                    break
                except EOFError as error:
                    self._drop()
                    if attempt == 2:
                        raise EngineFailed("espeak-ng crashed on this text", lang=lang) from error
                except TimeoutError as error:
                    self._drop()
                    raise EngineFailed(f"espeak-ng hung: {error}", lang=lang) from error
                except OSError as error:
                    raise EngineFailed(f"espeak-ng does not start: {error}", lang=lang) from error
        if header["error"]:
            raise EngineFailed(header["error"], lang=lang)
        return header, np.frombuffer(pcm, dtype="<i2")

    def _running(self) -> _Worker:
        if self._worker is None:
            self._worker = _Worker(self._timeout_s)
            self._finalizer = weakref.finalize(self, self._worker.close)
        return self._worker

    def _drop(self) -> None:
        if self._finalizer is not None:
            self._finalizer()
        self._worker = self._finalizer = None


def _speech(header: dict[str, Any], samples: NDArray[np.int16]) -> Speech:
    """Trimmed, resampled, with visemes on the clock of what remains."""
    rate = header["rate"]
    pcm, cut_s = finish(samples, rate)
    if not pcm:
        return Speech(b"")
    end_s = len(pcm) / 2 / OUT_RATE
    # "(en)" marks a passage in another language's voice; it is no sound.
    phones = [(at / rate - cut_s, ipa) for at, ipa in header["phones"] if not ipa.startswith("(")]
    sounding = [phone for phone in phones if phone[0] < end_s - TAIL_S]
    return Speech(pcm, from_phonemes([*sounding, (end_s - TAIL_S, "")], end_s))
