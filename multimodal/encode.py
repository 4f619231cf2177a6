"""Sound on its way out: PCM as a telephone's bytes, or as a file or stream that other programs play."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal, get_args

import av
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


def stream(pieces: Iterable[bytes], file_format: FileFormat) -> Iterator[bytes]:
    """PCM at `OUT_RATE`, piece by piece, as a file of `file_format`, each part as soon as it is encoded."""
    if file_format == "pcm":
        yield from pieces
    elif file_format == "wav":
        yield _wav_head()
        yield from pieces
    else:
        yield from _encoded(pieces, *_CONTAINERS[file_format])


def _wav_head() -> bytes:
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, OUT_RATE, 2 * OUT_RATE, 2, 16)
    return struct.pack("<4sI4s", b"RIFF", _UNKNOWN, b"WAVE") + form + struct.pack("<4sI", b"data", _UNKNOWN)


class _Sink(io.RawIOBase):
    """Takes what FFmpeg writes; nothing can be written twice, as in a socket."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        part = bytes(data)  # type: ignore[call-overload]
        self._parts.append(part)
        return len(part)

    def take(self) -> bytes:
        """What was written since the last time."""
        parts, self._parts = self._parts, []
        return b"".join(parts)


def _encoded(pieces: Iterable[bytes], container: str, codec: str) -> Iterator[bytes]:
    sink = _Sink()
    with av.open(sink, "w", format=container) as output:
        track = output.add_stream(codec, rate=OUT_RATE, layout="mono")
        for pcm in pieces:
            frame = av.AudioFrame.from_ndarray(np.frombuffer(pcm, "<i2")[np.newaxis], format="s16", layout="mono")
            frame.sample_rate = OUT_RATE
            output.mux(track.encode(frame))
            if part := sink.take():
                yield part
        output.mux(track.encode(None))
    yield sink.take()
