"""Sound on its way out: PCM as a telephone's bytes, or as a file or stream that other programs play."""

from __future__ import annotations

import io
import struct
from fractions import Fraction
from functools import cache
from typing import Any, Literal, get_args

import av
import av.filter
import numpy as np
import numpy.typing as npt

from multimodal.audio import Encoding, StreamResampler
from multimodal.events import OUT_RATE

G711_RATE = 8_000
FileFormat = Literal["mp3", "opus", "aac", "flac", "wav", "pcm"]
FORMATS: tuple[FileFormat, ...] = get_args(FileFormat)
_CONTAINERS: dict[FileFormat, tuple[str, str]] = {
    "mp3": ("mp3", "libmp3lame"),
    "opus": ("ogg", "libopus"),
    "aac": ("adts", "aac"),
    "flac": ("flac", "flac"),
}
"""Format → FFmpeg's container and encoder."""
_SLOWEST = 0.5
_UNKNOWN = 0xFFFF_FFFF
"""The length of a WAV stream whose end is not made yet; players read to the end."""


def g711(pcm: bytes, encoding: Encoding) -> bytes:
    """PCM at `OUT_RATE` as G.711 at `G711_RATE`, one byte a sample."""
    resampler = StreamResampler(OUT_RATE, G711_RATE)
    narrow = resampler.feed(pcm) + resampler.flush()
    return _codes(encoding)[np.frombuffer(narrow, "<i2").astype(np.int32) + 32_768].tobytes()


@cache
def _codes(encoding: Encoding) -> npt.NDArray[np.uint8]:
    """The code whose sound is nearest, for each of the 65,536 samples from -32768 on."""
    decoder = StreamResampler(1, 1, encoding)
    values = np.frombuffer(decoder.feed(bytes(range(256))), "<i2").astype(np.int32)
    order = np.argsort(values, kind="stable")
    levels = values[order]
    borders = (levels[:-1] + levels[1:]) / 2
    return order[np.searchsorted(borders, np.arange(-32_768, 32_768))].astype(np.uint8)


class FileEncoder:
    """PCM at `OUT_RATE` becomes a file of `file_format`, each part as soon as it is encoded."""

    def __init__(self, file_format: FileFormat) -> None:
        self._sink = _Sink()
        self._output: Any = None
        if file_format == "wav":
            self._sink.write(_wav_head())
        elif file_format != "pcm":
            container, codec = _CONTAINERS[file_format]
            self._output = av.open(self._sink, "w", format=container)
            self._track = self._output.add_stream(codec, rate=OUT_RATE, layout="mono")

    def feed(self, pcm: bytes) -> bytes:
        """What is ready after `pcm`; may be nothing."""
        if self._output is None:
            return self._sink.take() + pcm
        if pcm:
            self._output.mux(self._track.encode(_frame(pcm)))
        return self._sink.take()

    def end(self) -> bytes:
        """The rest of the file."""
        if self._output is not None:
            self._output.mux(self._track.encode(None))
            self._output.close()
        return self._sink.take()


def tempo(pcm: bytes, speed: float) -> bytes:
    """PCM at `OUT_RATE` spoken `speed` times as fast (0.25 to 4) at the same pitch."""
    if speed == 1.0 or not pcm:
        return pcm
    graph = av.filter.Graph()
    source = graph.add_abuffer(format="s16", sample_rate=OUT_RATE, layout="mono", time_base=Fraction(1, OUT_RATE))
    # FFmpeg's filter goes down to half the speed; two of them go down to a quarter.
    steps = [speed] if speed >= _SLOWEST else [_SLOWEST, speed / _SLOWEST]
    sink = graph.add("abuffersink")
    graph.link_nodes(source, *(graph.add("atempo", f"{step:g}") for step in steps), sink).configure()
    graph.push(_frame(pcm))
    graph.push(None)
    pieces = []
    while True:
        try:
            pieces.append(graph.pull().to_ndarray().astype("<i2").tobytes())
        except (EOFError, BlockingIOError):
            return b"".join(pieces)


def _frame(pcm: bytes) -> Any:
    frame = av.AudioFrame.from_ndarray(np.frombuffer(pcm, "<i2")[np.newaxis], format="s16", layout="mono")
    frame.sample_rate = OUT_RATE
    return frame


def _wav_head() -> bytes:
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, OUT_RATE, 2 * OUT_RATE, 2, 16)
    return struct.pack("<4sI4s", b"RIFF", _UNKNOWN, b"WAVE") + form + struct.pack("<4sI", b"data", _UNKNOWN)


class _Sink(io.RawIOBase):
    """Takes what FFmpeg writes; nothing can be written twice, as in a socket."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        part = bytes(data)
        self._parts.append(part)
        return len(part)

    def take(self) -> bytes:
        """What was written since the last time."""
        parts, self._parts = self._parts, []
        return b"".join(parts)
