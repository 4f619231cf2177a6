"""Resampling of sentence after sentence with one filter."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from multimodal.events import OUT_RATE
from multimodal.tts.pcm import resample

pytestmark = pytest.mark.unit

EDGE = 64
"""Output samples at either end, where libswresample treats what lies outside in its own way."""


def alone(samples: NDArray[np.int16], rate: int) -> NDArray[np.int16]:
    """The same by a filter of its own."""
    resampler = av.AudioResampler(format="s16", layout="mono", rate=OUT_RATE)
    frame = av.AudioFrame.from_ndarray(samples[None], format="s16", layout="mono")
    frame.sample_rate = rate
    return np.concatenate([part.to_ndarray()[0] for part in (*resampler.resample(frame), *resampler.resample(None))])


def pieces(rate: int, seed: int) -> list[NDArray[np.int16]]:
    rng = np.random.default_rng(seed)
    return [rng.normal(0, 3000, int(size)).astype(np.int16) for size in rng.integers(rate // 10, rate, 12)]


@pytest.mark.parametrize("rate", [8000, 16000, 22050, 44100, 48000])
def test_a_piece_is_converted_as_if_it_were_alone(rate: int) -> None:
    for samples in pieces(rate, rate):
        converted, expected = resample(samples, rate), alone(samples, rate)
        assert len(converted) == -(-len(samples) * OUT_RATE // rate)
        inner = slice(EDGE, min(len(converted), len(expected)) - EDGE)
        np.testing.assert_array_equal(converted[inner], expected[inner])


def test_the_shortest_piece_has_its_samples() -> None:
    assert len(resample(np.array([1000], np.int16), 22050)) == 2
    assert len(resample(np.zeros(0, np.int16), 22050)) == 0


def test_threads_do_not_share_a_filter() -> None:
    rate = 22050
    work = pieces(rate, 1) * 4
    expected = [resample(samples, rate) for samples in work]
    with ThreadPoolExecutor(4) as pool:
        for converted, single in zip(pool.map(lambda samples: resample(samples, rate), work), expected, strict=True):
            np.testing.assert_array_equal(converted, single)
