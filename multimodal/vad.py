"""When somebody speaks: Silero VAD v6 on frames of 32 ms, with hysteresis.

The network (MIT licence) ships in the faster-whisper wheel. It reads 512 new samples and the 64 before them and carries
an LSTM state; one ONNX session serves all shoppers, each `Vad` keeps its own state.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
import onnxruntime

from multimodal.audio import to_float
from multimodal.events import IN_RATE
from multimodal.wheels import onnx_session, packaged

FRAME, CONTEXT = 512, 64
FRAME_S = FRAME / IN_RATE
_FRAME_BYTES = 2 * FRAME
_STATE = (1, 1, 128)


@dataclass(frozen=True, slots=True)
class VadSettings:
    """Speech starts when frames reach `start_probability` for `min_speech_s`, and stops when they stay under
    `stop_probability` for `min_silence_s`; between the two thresholds nothing changes."""

    start_probability: float = 0.5
    stop_probability: float = 0.35
    min_speech_s: float = 0.096
    min_silence_s: float = 0.192


@dataclass(frozen=True, slots=True)
class SpeechStarted:
    """The first voiced frame began `at_s` into the stream; `probability` is that of the frame that decided."""

    at_s: float
    probability: float


@dataclass(frozen=True, slots=True)
class SpeechStopped:
    """The last voiced frame ended `at_s` into the stream; `probability` is that of the frame that decided."""

    at_s: float
    probability: float


class Vad:
    """One stream of PCM at `IN_RATE`. Not shared between threads; `settings` may be replaced while it runs, for
    example to ask for longer speech while the avatar talks."""

    def __init__(self, settings: VadSettings | None = None) -> None:
        self.settings = settings or VadSettings()
        self._session = _silero()
        self.reset()

    def reset(self) -> None:
        """Forget the stream and start its clock again at zero."""
        self.speaking = False
        self.probability = 0.0
        """Of the latest whole frame."""
        self._frames = 0
        self._since = 0  # the frame at which the present candidate (speech, or silence while speaking) began
        self._candidate = False
        self._rest = b""
        self._h = self._c = np.zeros(_STATE, np.float32)
        self._context = np.zeros(CONTEXT, np.float32)

    @property
    def now_s(self) -> float:
        """Seconds of the stream that have been judged."""
        return self._frames * FRAME_S

    @property
    def silence_s(self) -> float:
        """While speaking: how long the present pause is, 0 where there is none."""
        return (self._frames - self._since) * FRAME_S if self.speaking and self._candidate else 0.0

    def feed(self, pcm: bytes) -> list[SpeechStarted | SpeechStopped]:
        """What became certain with the next chunk, of any length."""
        data = self._rest + pcm
        whole = len(data) - len(data) % _FRAME_BYTES
        self._rest = data[whole:]
        seen: list[SpeechStarted | SpeechStopped] = []
        for at in range(0, whole, _FRAME_BYTES):
            self.probability = self._judge(to_float(data[at : at + _FRAME_BYTES]))
            self._frames += 1
            if edge := self._edge():
                seen.append(edge)
        return seen

    def _judge(self, frame: npt.NDArray[np.float32]) -> float:
        inputs = {"input": np.concatenate((self._context, frame))[np.newaxis], "h": self._h, "c": self._c}
        probability, self._h, self._c = self._session.run(None, inputs)
        self._context = frame[-CONTEXT:]
        return float(probability[0])

    def _edge(self) -> SpeechStarted | SpeechStopped | None:
        settings = self.settings
        if self.speaking:
            turning, kept = self.probability < settings.stop_probability, self.probability >= settings.start_probability
            needed_s = settings.min_silence_s
        else:
            turning, kept = self.probability >= settings.start_probability, self.probability < settings.stop_probability
            needed_s = settings.min_speech_s
        if kept:
            self._candidate = False
        elif turning and not self._candidate:
            self._candidate, self._since = True, self._frames - 1
        # Half a frame of grace, so that a length given in rounded milliseconds does not cost a frame.
        if not self._candidate or not turning or (self._frames - self._since + 0.5) * FRAME_S < needed_s:
            return None
        self._candidate, self.speaking = False, not self.speaking
        edge = SpeechStarted if self.speaking else SpeechStopped
        return edge(self._since * FRAME_S, self.probability)


def probabilities(pcm: bytes) -> npt.NDArray[np.float32]:
    """The probability of speech in each whole frame of a finished recording, in one run: [frames]."""
    samples = to_float(pcm)
    count = len(samples) // FRAME
    if not count:
        return np.zeros(0, np.float32)
    frames = samples[: count * FRAME].reshape(count, FRAME)
    before = np.vstack((np.zeros((1, CONTEXT), np.float32), frames[:-1, -CONTEXT:]))
    state = np.zeros(_STATE, np.float32)
    result: npt.NDArray[np.float32] = _silero().run(
        None, {"input": np.hstack((before, frames)), "h": state, "c": state}
    )[0]
    return result


def trim(pcm: bytes, pad_s: float = 0.2, threshold: float = 0.5, min_speech_s: float = 0.064) -> bytes:
    """`pcm` from its first to its last voiced frame with up to `pad_s` around; empty where nobody speaks."""
    voiced = np.flatnonzero(probabilities(pcm) >= threshold)
    if len(voiced) * FRAME_S < min_speech_s:
        return b""
    pad = round(pad_s * IN_RATE)
    start, end = max(0, int(voiced[0]) * FRAME - pad), (int(voiced[-1]) + 1) * FRAME + pad
    return pcm[2 * start : 2 * end]


@cache
def _silero() -> onnxruntime.InferenceSession:
    return onnx_session(packaged("faster_whisper", "assets/silero_vad_v6.onnx"))
