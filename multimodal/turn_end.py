"""Has the shopper finished, or only paused? Smart Turn v3.2 judges the last eight seconds of sound.

The model (a Whisper encoder with a classifier, BSD 2-clause, 8-bit) ships in the pipecat-ai wheel. Its input is
Whisper's log-mel spectrogram (Radford et al., 2022) of the sound at zero mean and unit variance, silence put in front.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from multimodal.audio import to_float
from multimodal.events import IN_RATE
from multimodal.wheels import onnx_session, packaged

WINDOW_S = 8
_SAMPLES, _FFT, _HOP, _MELS = WINDOW_S * IN_RATE, 400, 160, 80
_FRAMES = _SAMPLES // _HOP

Array = npt.NDArray[np.float32]


class TurnEnd:
    """The turn-end model, shared by all sessions; safe to call from several threads."""

    def __init__(self, threads: int = 1) -> None:
        self._session = onnx_session(
            packaged("pipecat", "audio/turn/smart_turn/data/smart-turn-v3.2-cpu.onnx"), threads
        )

    def probability(self, pcm: bytes) -> float:
        """From 0 to 1: that a turn which sounds like `pcm` (at `IN_RATE`, ending in the pause) is complete."""
        return float(self._session.run(None, {"input_features": features(pcm)[np.newaxis]})[0][0, 0])


def features(pcm: bytes) -> Array:
    """Log-mel features [80 bands, 800 frames] of the last `WINDOW_S` seconds of `pcm`."""
    sound = to_float(pcm)[-_SAMPLES:]
    mean = float(sound.sum()) / _SAMPLES
    variance = float(np.square(sound).sum()) / _SAMPLES - mean**2
    scale = 1 / np.sqrt(variance + 1e-7)
    window, mel = _tables()
    # Silence in front is one and the same frame again and again: it is computed once, and only where sound was.
    first = max(0, (_SAMPLES - len(sound) - _FFT // 2) // _HOP)
    needed = _SAMPLES - first * _HOP + _FFT // 2 if first else _SAMPLES
    padded = np.zeros(needed, np.float32)
    padded[needed - len(sound) :] = sound
    padded = (padded - np.float32(mean)) * np.float32(scale)
    half = _FFT // 2
    padded = np.pad(padded, (0 if first else half, half), mode="reflect")
    frames = np.lib.stride_tricks.sliding_window_view(padded, _FFT)[::_HOP][: _FRAMES - first]
    power = np.abs(np.fft.rfft(frames * window, axis=-1)) ** 2
    spectrum = np.empty((_MELS, _FRAMES), np.float32)
    spectrum[:, first:] = np.log10(np.maximum(mel @ power.T, 1e-10))
    spectrum[:, :first] = spectrum[:, first : first + 1]
    scaled: Array = (np.maximum(spectrum, spectrum.max() - 8) + 4) / 4
    return scaled


@cache
def _tables() -> tuple[Array, Array]:
    """The periodic Hann window [400] and the mel filter bank [80, 201] with Slaney's scale and area norm."""
    window = np.hanning(_FFT + 1)[:-1].astype(np.float32)
    # Slaney's scale: 200/3 Hz a mel up to 1 kHz, then 27 mels for each factor 6.4.
    top = 15 + 27 * np.log(8000 / 1000) / np.log(6.4)
    mels = np.linspace(0, top, _MELS + 2)
    edges = np.where(mels < 15, mels * 200 / 3, 1000 * np.exp((mels - 15) * np.log(6.4) / 27))
    bins = np.fft.rfftfreq(_FFT, 1 / IN_RATE)
    rising = (bins - edges[:-2, None]) / np.diff(edges)[:-1, None]
    falling = (edges[2:, None] - bins) / np.diff(edges)[1:, None]
    bank = np.maximum(0, np.minimum(rising, falling)) * (2 / (edges[2:] - edges[:-2]))[:, None]
    return window, bank.astype(np.float32)
