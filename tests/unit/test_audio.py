"""Sound files of every kind that a browser sends, streams at other rates, telephone samples, and what is refused."""

from __future__ import annotations

import io
import itertools

import av
import numpy as np
import numpy.typing as npt
import pytest

from kernel.errors import TooLarge, Undecodable
from multimodal.audio import Encoding, StreamResampler, decode, resample, to_float, to_wav
from multimodal.events import IN_RATE

pytestmark = pytest.mark.unit


class Pipe(io.RawIOBase):
    """Written once and never sought, as a recorder in a browser writes: no length stands in the header."""

    def __init__(self) -> None:
        self.data = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, chunk: bytes) -> int:  # type: ignore[override]
        self.data += chunk
        return len(chunk)


def tone(seconds: float, rate: int = IN_RATE, hertz: float = 440) -> bytes:
    time_s = np.arange(round(seconds * rate)) / rate
    return (8000 * np.sin(2 * np.pi * hertz * time_s)).astype("<i2").tobytes()


def pitch(pcm: bytes, rate: int = IN_RATE) -> float:
    spectrum = np.abs(np.fft.rfft(to_float(pcm)))
    return float(spectrum.argmax() * rate / len(to_float(pcm)))


def encoded(pcm: bytes, container: str, codec: str, rate: int, file: io.IOBase | None = None) -> bytes:
    out = file or io.BytesIO()
    with av.open(out, "w", format=container) as box:
        stream = box.add_stream(codec, rate=rate, layout="mono")
        frame = av.AudioFrame.from_ndarray(np.frombuffer(pcm, "<i2")[np.newaxis], format="s16", layout="mono")
        frame.sample_rate = IN_RATE
        resampler = av.AudioResampler(format=stream.format, layout="mono", rate=rate)
        for piece in (*resampler.resample(frame), *resampler.resample(None)):
            box.mux(stream.encode(piece))
        box.mux(stream.encode(None))
    return bytes(out.data) if isinstance(out, Pipe) else out.getvalue()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("container", "codec", "rate"),
    [
        ("webm", "libopus", 48000),
        ("ogg", "libopus", 48000),
        ("mp4", "aac", 44100),
        ("adts", "aac", 44100),
        ("wav", "pcm_s16le", 44100),
        ("mp3", "libmp3lame", 44100),
        ("flac", "flac", 48000),
    ],
)
def test_every_format_becomes_pcm_at_the_shops_rate(container: str, codec: str, rate: int) -> None:
    pcm = decode(encoded(tone(1.0), container, codec, rate), max_seconds=10, max_bytes=1_000_000)
    assert len(pcm) / 2 / IN_RATE == pytest.approx(1.0, abs=0.08)  # MPEG codecs add a padded frame
    assert pitch(pcm) == pytest.approx(440, abs=2)


def test_stereo_is_mixed_down() -> None:
    left = np.frombuffer(tone(0.5), "<i2")
    both = np.stack((left, np.zeros_like(left)), axis=1).ravel()
    wav = bytearray(to_wav(both.tobytes()))
    wav[22:24], wav[32:34] = b"\x02\0", b"\x04\0"  # two channels, four bytes a frame
    pcm = decode(bytes(wav), max_seconds=1, max_bytes=100_000)
    assert len(pcm) == 2 * len(left)
    assert 0.4 < to_float(pcm).max() / (8000 / 32768) < 0.75


def test_too_many_bytes_are_refused_unread() -> None:
    with pytest.raises(TooLarge) as caught:
        decode(b"x" * 101, max_seconds=1, max_bytes=100)
    assert (caught.value.details["limit"], caught.value.details["got"]) == (100, 101)


def test_a_ten_minute_file_is_refused_by_its_header() -> None:
    with pytest.raises(TooLarge) as caught:
        decode(to_wav(bytes(2 * IN_RATE * 600)), max_seconds=30, max_bytes=100_000_000)
    assert (caught.value.details["limit"], caught.value.details["got"]) == (30, 600)


def test_a_long_recording_without_a_header_is_dropped_at_the_limit() -> None:
    data = encoded(tone(20), "webm", "libopus", 48000, Pipe())
    with av.open(io.BytesIO(data)) as box:
        assert box.duration is None
    with pytest.raises(TooLarge) as caught:
        decode(data, max_seconds=2, max_bytes=1_000_000)
    assert caught.value.details["got"] == pytest.approx(2, abs=0.2)  # it stopped there, not after 20 s
    assert len(decode(data, max_seconds=30, max_bytes=1_000_000)) == pytest.approx(2 * 20 * IN_RATE, rel=0.01)


@pytest.mark.parametrize(
    "junk",
    [
        b"",
        b"hello",
        bytes(np.random.default_rng(0).bytes(20_000)),
        b"RIFF" + bytes(100),
        b"#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n",
        b"ffconcat version 1.0\nfile /etc/hostname\n",
    ],
)
def test_what_is_no_sound_says_so(junk: bytes) -> None:
    with pytest.raises(Undecodable):
        decode(junk, max_seconds=10, max_bytes=1_000_000)


def test_a_picture_is_no_sound() -> None:
    out = io.BytesIO()
    with av.open(out, "w", format="matroska") as box:
        stream = box.add_stream("mpeg4", rate=5)
        stream.width = stream.height = 64
        stream.pix_fmt = "yuv420p"
        box.mux(stream.encode(av.VideoFrame(64, 64, "yuv420p")))
        box.mux(stream.encode(None))
    with pytest.raises(Undecodable, match="no sound"):
        decode(out.getvalue(), max_seconds=10, max_bytes=1_000_000)


@pytest.mark.parametrize("rate", [8000, 24000, 44100, 48000])
def test_chunks_sound_as_the_whole(rate: int) -> None:
    pcm = tone(1.0, rate)
    stream = StreamResampler(rate)
    sizes = np.random.default_rng(rate).integers(1, 3000, 200)  # odd lengths cut samples in two
    cuts = [0, *[int(c) for c in np.cumsum(sizes) if c < len(pcm)], len(pcm)]
    pieces = b"".join(stream.feed(pcm[a:b]) for a, b in itertools.pairwise(cuts)) + stream.flush()
    whole = resample(pcm, rate, IN_RATE)
    assert abs(len(pieces) - 2 * IN_RATE) <= 8
    assert np.abs(to_float(pieces)[: len(whole) // 2] - to_float(whole)[: len(pieces) // 2]).max() < 1e-3
    middle = to_float(pieces)[200:-200]
    assert np.abs(np.diff(middle)).max() < 1.05 * 2 * np.pi * 440 / IN_RATE * 8000 / 32768  # no click at any seam


def test_the_same_rate_passes_unchanged() -> None:
    stream = StreamResampler(IN_RATE)
    pcm = tone(0.1)
    assert stream.feed(pcm[:11]) + stream.feed(pcm[11:]) + stream.flush() == pcm
    assert resample(b"", 24000, IN_RATE) == b""


def g711(samples: npt.NDArray[np.int16], codec: str) -> bytes:
    coder = av.CodecContext.create(codec, "w")
    coder.sample_rate, coder.layout, coder.format = 8000, "mono", "s16"
    frame = av.AudioFrame.from_ndarray(samples[np.newaxis], format="s16", layout="mono")
    frame.sample_rate = 8000
    return b"".join(bytes(p) for p in (*coder.encode(frame), *coder.encode(None)))


@pytest.mark.parametrize(("codec", "encoding"), [("pcm_mulaw", "g711_ulaw"), ("pcm_alaw", "g711_alaw")])
def test_telephone_samples_are_those_of_ffmpeg(codec: str, encoding: Encoding) -> None:
    every = bytes(range(256))
    coder = av.CodecContext.create(codec, "r")
    coder.sample_rate, coder.layout = 8000, "mono"
    expected = b"".join(f.to_ndarray().tobytes() for f in coder.decode(av.Packet(every)))
    assert StreamResampler(8000, 8000, encoding).feed(every) == expected
    heard = StreamResampler(8000, IN_RATE, encoding)
    assert pitch(heard.feed(g711(np.frombuffer(tone(0.5, 8000), "<i2"), codec)) + heard.flush()) == pytest.approx(
        440, 1
    )


def test_wav_can_be_read_again() -> None:
    assert decode(to_wav(tone(0.2)), max_seconds=1, max_bytes=100_000) == tone(0.2)
