"""Sound between an engine's own rate and `OUT_RATE`."""

from __future__ import annotations

import av
import numpy as np
from numpy.typing import NDArray

from multimodal.events import OUT_RATE

SILENCE_LEVEL = 150
"""Samples up to this absolute value (of 32767, about -47 dB) count as silence."""

TAIL_S = 0.12
"""Silence after the last sound, so that sentences played in a row do not run together."""

_MARGIN_S = 0.005


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
    resampler = av.AudioResampler(format="s16", layout="mono", rate=OUT_RATE)
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples)[None], format="s16", layout="mono")
    frame.sample_rate = rate
    frames = [*resampler.resample(frame), *resampler.resample(None)]
    return np.concatenate([part.to_ndarray()[0] for part in frames]).astype(np.int16, copy=False)


def from_float(samples: NDArray[np.float32]) -> NDArray[np.int16]:
    """Samples from -1 to 1 as 16-bit; what lies outside is clipped, NaN becomes silence."""
    finite = np.nan_to_num(np.asarray(samples, dtype=np.float32), posinf=0.0, neginf=0.0)
    return np.asarray(np.clip(finite, -1.0, 1.0) * 32767.0, dtype=np.int16)
