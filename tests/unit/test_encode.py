"""Sound on its way out: as a telephone's bytes, as files, faster and slower."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from multimodal.audio import StreamResampler, decode
from multimodal.encode import FORMATS, G711_RATE, FileEncoder, _codes, g711, tempo
from multimodal.events import IN_RATE, OUT_RATE

pytestmark = pytest.mark.unit


def tone(seconds: float, hertz: float = 440.0) -> bytes:
    at = np.arange(round(seconds * OUT_RATE)) / OUT_RATE
    return (8_000 * np.sin(2 * np.pi * hertz * at)).astype("<i2").tobytes()


def pitch(pcm: bytes, rate: int) -> float:
    """The strongest frequency."""
    sound = np.frombuffer(pcm, "<i2").astype(float)
    return float(np.argmax(np.abs(np.fft.rfft(sound * np.hanning(len(sound))))) * rate / len(sound))


@pytest.mark.parametrize("encoding", ["g711_ulaw", "g711_alaw"])
def test_a_telephone_hears_the_same_tone(encoding: Any) -> None:
    coded = g711(tone(1.0), encoding)
    assert len(coded) == pytest.approx(G711_RATE, abs=2)
    back = StreamResampler(G711_RATE, G711_RATE, encoding).feed(coded)
    assert pitch(back, G711_RATE) == pytest.approx(440, abs=2)
    assert np.abs(np.frombuffer(back, "<i2")).max() == pytest.approx(8_000, rel=0.05)


@pytest.mark.parametrize("encoding", ["g711_ulaw", "g711_alaw"])
def test_every_code_stands_for_its_own_sound(encoding: Any) -> None:
    values = np.frombuffer(StreamResampler(1, 1, encoding).feed(bytes(range(256))), "<i2").astype(int)
    assert (values[_codes(encoding)[values + 32_768]] == values).all()


@pytest.mark.parametrize("file_format", [name for name in FORMATS if name != "pcm"])
def test_a_file_is_whole_and_comes_in_parts(file_format: Any) -> None:
    encoder = FileEncoder(file_format)
    parts = [encoder.feed(tone(1.0)), encoder.feed(b""), encoder.feed(tone(1.0))]
    whole = b"".join([*parts, encoder.end()])
    assert len(parts[0]) > 100, "the first part does not wait for the last"
    pcm = decode(whole, max_seconds=10, max_bytes=2**24)
    assert len(pcm) / 2 / IN_RATE == pytest.approx(2.0, abs=0.12)
    assert pitch(pcm, IN_RATE) == pytest.approx(440, abs=5)


def test_plain_pcm_stays_as_it_is() -> None:
    encoder = FileEncoder("pcm")
    assert encoder.feed(tone(0.5)) + encoder.end() == tone(0.5)


@pytest.mark.parametrize("speed", [0.25, 0.5, 0.8, 1.0, 1.7, 4.0])
def test_faster_speech_keeps_its_pitch(speed: float) -> None:
    changed = tempo(tone(2.0), speed)
    assert len(changed) / 2 / OUT_RATE == pytest.approx(2.0 / speed, rel=0.06)
    assert pitch(changed, OUT_RATE) == pytest.approx(440, abs=8)
    assert tempo(b"", speed) == b""
