"""Sound at the border: any file or stream that a browser, telephone or recorder sends becomes PCM s16le mono.

Files are decoded by PyAV (FFmpeg inside the wheel), streams are resampled by FFmpeg's libswresample with its state kept
across chunks. Rates are in hertz.
"""

from __future__ import annotations

import io
import wave
from collections.abc import Callable, Iterator
from typing import Any, Literal

import av
import numpy as np
import numpy.typing as npt
from av.error import FFmpegError

from kernel.errors import TooLarge, Undecodable
from multimodal.events import IN_RATE

Encoding = Literal["pcm16", "g711_ulaw", "g711_alaw"]

# FFmpeg also opens playlists that name other files and addresses; a stranger's upload may only be plain sound.
_CONTAINERS = "matroska,webm,ogg,mov,wav,mp3,flac,aac"
_PLAIN = {"format_whitelist": _CONTAINERS}


def decode(data: bytes, *, max_seconds: float, max_bytes: int) -> bytes:
    """A whole recording (webm, ogg, mp4/m4a, wav, mp3, flac, aac) as PCM at `IN_RATE`.

    Stops at the first sample over `max_seconds`, so a long recording costs no more than a permitted one. Raises
    `TooLarge` (`details`: limit, got, unit) and `Undecodable`.
    """
    if len(data) > max_bytes:
        raise TooLarge(
            f"the recording has {len(data)} bytes, {max_bytes} are allowed",
            limit=max_bytes,
            got=len(data),
            unit="bytes",
        )
    pcm = bytearray()
    try:
        with av.open(io.BytesIO(data), options=_PLAIN) as container:
            if not container.streams.audio:
                raise Undecodable("the file holds no sound", fix="Send webm, ogg, m4a, wav, mp3 or flac")
            if container.duration:
                _check_seconds(container.duration / av.time_base, max_seconds)
            for piece in _resampled(container):
                pcm += piece
                _check_seconds(len(pcm) / 2 / IN_RATE, max_seconds)
    except (FFmpegError, ValueError) as error:
        raise Undecodable(
            f"not sound that can be read: {error}", fix="Send webm, ogg, m4a, wav, mp3 or flac"
        ) from error
    if not pcm:
        raise Undecodable("the file holds no sound", fix="Send webm, ogg, m4a, wav, mp3 or flac")
    return bytes(pcm)


def _resampled(container: Any) -> Iterator[bytes]:
    resampler = av.AudioResampler(format="s16", layout="mono", rate=IN_RATE)
    for frame in container.decode(audio=0):
        frame.pts = None  # a gap in the clock of the file is no gap in what was said
        for out in resampler.resample(frame):
            yield out.to_ndarray().tobytes()
    for out in resampler.resample(None):
        yield out.to_ndarray().tobytes()


def _check_seconds(got: float, limit: float) -> None:
    if got > limit:
        raise TooLarge(f"the recording is longer than {limit:g} s", limit=limit, got=round(got, 1), unit="seconds")


class StreamResampler:
    """A stream of sound to PCM at another rate, chunk by chunk; the seams between chunks are not audible.

    The output lags the input by about a millisecond of filter delay; `flush` gives the rest and ends the stream.
    """

    def __init__(self, src: int, dst: int = IN_RATE, encoding: Encoding = "pcm16") -> None:
        self.src, self.dst = src, dst
        self._expand = _EXPAND[encoding]
        self._width = 2 if encoding == "pcm16" else 1
        self._odd = b""
        self._resampler = None if src == dst else av.AudioResampler(format="s16", layout="mono", rate=dst)

    def feed(self, chunk: bytes) -> bytes:
        """PCM at `dst` for `chunk`, whose length need not be a whole number of samples."""
        data = self._odd + chunk
        whole = len(data) - len(data) % self._width
        data, self._odd = data[:whole], data[whole:]
        samples = self._expand(data)
        if self._resampler is None or not samples.size:
            return samples.tobytes()
        frame = av.AudioFrame.from_ndarray(samples[np.newaxis], format="s16", layout="mono")
        frame.sample_rate = self.src
        return b"".join(out.to_ndarray().tobytes() for out in self._resampler.resample(frame))

    def flush(self) -> bytes:
        """What the filter still holds."""
        if self._resampler is None:
            return b""
        return b"".join(out.to_ndarray().tobytes() for out in self._resampler.resample(None))


def resample(pcm: bytes, src: int, dst: int) -> bytes:
    """A whole piece of PCM from rate `src` to rate `dst`."""
    if src == dst or not pcm:
        return pcm
    resampler = StreamResampler(src, dst)
    return resampler.feed(pcm) + resampler.flush()


def to_wav(pcm: bytes, rate: int = IN_RATE) -> bytes:
    """`pcm` as a WAV file."""
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(pcm)
    return file.getvalue()


def to_float(pcm: bytes) -> npt.NDArray[np.float32]:
    """Samples of `pcm` from -1 to 1, as models take them; an odd last byte is dropped."""
    return np.frombuffer(pcm, "<i2", count=len(pcm) // 2).astype(np.float32) * np.float32(1 / 32768)


# --- ITU-T G.711: a telephone's eight-bit samples, by table -----------------------------------------------------------


def _ulaw_table() -> npt.NDArray[np.int16]:
    code = ~np.arange(256) & 0xFF
    magnitude = (((code & 0x0F) << 3) + 0x84 << ((code & 0x70) >> 4)) - 0x84
    return np.where(code & 0x80, -magnitude, magnitude).astype("<i2")


def _alaw_table() -> npt.NDArray[np.int16]:
    code = np.arange(256) ^ 0x55
    segment, step = (code & 0x70) >> 4, (code & 0x0F) << 4
    magnitude = np.where(segment == 0, step + 8, step + 0x108 << np.maximum(segment - 1, 0))
    return np.where(code & 0x80, magnitude, -magnitude).astype("<i2")


def _from_table(table: npt.NDArray[np.int16]) -> Callable[[bytes], npt.NDArray[np.int16]]:
    return lambda data: table[np.frombuffer(data, np.uint8)]


_EXPAND: dict[Encoding, Callable[[bytes], npt.NDArray[np.int16]]] = {
    "pcm16": lambda data: np.frombuffer(data, "<i2"),
    "g711_ulaw": _from_table(_ulaw_table()),
    "g711_alaw": _from_table(_alaw_table()),
}
