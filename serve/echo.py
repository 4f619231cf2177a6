"""Is it the shopper who speaks, or the assistant's own voice from the loudspeaker?

Browsers cancel echo, telephones and other clients may not. The last moment of the microphone is compared with what was
played about then: the delay comes from the cross-correlation, a short filter fitted by least squares at that delay
stands for loudspeaker and room. What the filter explains is echo; a shopper's voice above it is not explained.
"""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

import numpy as np
import numpy.typing as npt

from multimodal.audio import resample, to_float
from multimodal.events import IN_RATE, OUT_RATE

WINDOW_S = 0.25
"""The microphone's sound that is judged at a time."""
_BEFORE_S, _AFTER_S = 3.0, 0.5
"""Where the echo may come from: played so long ago at most; the clocks of both ends differ a little."""
_KEPT_S = 30.0
_RATE = 8_000
"""Samples a second of the comparison: voices have little power above 4 kHz."""
_TAPS, _EARLY = 48, 12
"""Length of the filter in samples, and how much of it lies before the delay that correlates best."""
Sound = npt.NDArray[np.float32]


class Echo:
    """What the client plays, as far as this side can know, and how much of it is in the microphone."""

    def __init__(self, clock: Callable[[], float] = perf_counter) -> None:
        self._clock = clock
        self._played: Sound = np.zeros(0, np.float32)
        self._ends_at = 0.0

    def plays(self, pcm: bytes) -> None:
        """The client got a sentence (PCM at `OUT_RATE`), which it plays after what it got before."""
        now = self._clock()
        gap = np.zeros(round(min(max(0.0, now - self._ends_at), _BEFORE_S) * _RATE), np.float32)
        sound = to_float(resample(pcm, OUT_RATE, _RATE))
        self._ends_at = max(now, self._ends_at) + len(sound) / _RATE
        self._played = np.concatenate((self._played, gap, sound))[-round(_KEPT_S * _RATE) :]

    def paused(self, seconds: float) -> None:
        """The client held its sound for so long."""
        self._ends_at += seconds

    def stopped(self) -> None:
        """The client fell silent."""
        self._played = self._played[: self._now()]
        self._ends_at = min(self._ends_at, self._clock())

    def _now(self) -> int:
        """The sample that is being played."""
        left = max(0.0, self._ends_at - self._clock())
        return max(0, len(self._played) - round(left * _RATE))

    def share(self, pcm: bytes) -> float:
        """The part, 0 to 1, of the power of `pcm` (at `IN_RATE`, just recorded) that is echo of what was played."""
        window = pcm[-2 * round(WINDOW_S * IN_RATE) :]
        heard = to_float(resample(window, IN_RATE, _RATE))
        now = self._now()
        played = self._played[max(0, now - round(_BEFORE_S * _RATE)) : now + round(_AFTER_S * _RATE)]
        power = float(heard @ heard)
        if len(played) < len(heard) or not power or not played.any():
            return 0.0
        return explained(heard, played) / power


def explained(heard: Sound, played: Sound) -> float:
    """The power of `heard` [n] that a filter of `played` [m ≥ n] at the best delay explains."""
    delay = _delay(heard, played)
    padded = np.pad(played, (_TAPS, _TAPS))
    first = delay + _TAPS - (_TAPS - _EARLY)
    rows = np.lib.stride_tricks.sliding_window_view(padded, len(heard))[first : first + _TAPS]
    system = rows @ rows.T
    system[np.diag_indices_from(system)] += 1e-3 * np.trace(system) / _TAPS + 1e-9
    projected = rows @ heard
    return float(projected @ np.linalg.solve(system, projected))


def _delay(heard: Sound, played: Sound) -> int:
    """Where in `played` the sound begins that resembles `heard` most."""
    size = 1 << (len(played) + len(heard) - 1).bit_length()
    cross = np.fft.irfft(np.fft.rfft(played, size) * np.conj(np.fft.rfft(heard, size)), size)
    places = len(played) - len(heard) + 1
    power = np.concatenate(([0.0], np.cumsum(np.square(played, dtype=np.float64))))
    local = power[len(heard) :] - power[: -len(heard)]
    return int(np.argmax(np.square(cross[:places]) / (local + 1e-3 * local.max() + 1e-12)))
