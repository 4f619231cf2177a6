"""Sound between an engine's own rate and `OUT_RATE`."""

from __future__ import annotations

import math
import threading

import av
import numpy as np
from numpy.typing import NDArray

from multimodal.events import OUT_RATE

SILENCE_LEVEL = 150
"""Samples up to this absolute value (of 32767, about -47 dB) count as silence."""

TAIL_S = 0.12
"""Silence after the last sound, so that sentences played in a row do not run together."""

_MARGIN_S = 0.005
_REACH = 64
"""Samples at the lower rate: more than the filter reaches to either side."""


def finish(samples: NDArray[np.int16], rate: int) -> tuple[bytes, float]:
    """PCM at `OUT_RATE` of mono `samples` at `rate` Hz, without the silence around them and with `TAIL_S` after them.

    Second, how many seconds were cut from the front. Silence alone gives no sound at all.
    """
    loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > SILENCE_LEVEL)
    if len(loud) == 0:
        return b"", 0.0
    margin = int(_MARGIN_S * rate)
    start = max(0, int(loud[0]) - margin)
    sound = resample(samples[start : int(loud[-1]) + 1 + margin], rate)
    return np.concatenate([sound, np.zeros(int(TAIL_S * OUT_RATE), dtype=np.int16)]).tobytes(), start / rate


def resample(samples: NDArray[np.int16], rate: int) -> NDArray[np.int16]:
    """Mono `samples` at `rate` Hz as samples at `OUT_RATE`, in phase: second t stays second t (libswresample)."""
    if rate == OUT_RATE or len(samples) == 0:
        return samples
    return _converter(rate)(samples)


class _Converter:
    """libswresample from one rate to `OUT_RATE`, used again and again by one thread: to build its filter takes ten
    times as long as to convert a sentence.

    Silence after each piece pushes the last samples out and keeps the pieces apart; with it, a piece fills whole
    periods of the ratio of the rates, so that the next one begins in phase.
    """

    def __init__(self, rate: int) -> None:
        common = math.gcd(rate, OUT_RATE)
        self._rate = rate
        self._period, self._period_out = rate // common, OUT_RATE // common
        self._silence = _REACH * -(-rate // OUT_RATE)
        self._resampler = av.AudioResampler(format="s16", layout="mono", rate=OUT_RATE)
        self._late = 0  # samples at `OUT_RATE` that the filter holds back
        self(np.zeros(1, np.int16))  # its first samples come out otherwise than all later ones

    def __call__(self, samples: NDArray[np.int16]) -> NDArray[np.int16]:
        periods = -(-(len(samples) + self._silence) // self._period)
        padded = np.zeros((1, periods * self._period), np.int16)
        padded[0, : len(samples)] = samples
        frame = av.AudioFrame.from_ndarray(padded, format="s16", layout="mono")
        frame.sample_rate = self._rate
        parts = [part.to_ndarray()[0] for part in self._resampler.resample(frame)]
        late, self._late = self._late, self._late + periods * self._period_out - sum(map(len, parts))
        count = -(-len(samples) * self._period_out // self._period)
        return np.concatenate(parts)[late : late + count].astype(np.int16, copy=False)


_converters = threading.local()


def _converter(rate: int) -> _Converter:
    """This thread's converter from `rate`."""
    found: _Converter | None = getattr(_converters, str(rate), None)
    if found is None:
        found = _Converter(rate)
        setattr(_converters, str(rate), found)
    return found


def from_float(samples: NDArray[np.float32]) -> NDArray[np.int16]:
    """Samples from -1 to 1 as 16-bit; what lies outside is clipped, NaN becomes silence."""
    finite = np.nan_to_num(np.asarray(samples, dtype=np.float32), posinf=0.0, neginf=0.0)
    return np.asarray(np.clip(finite, -1.0, 1.0) * 32767.0, dtype=np.int16)
