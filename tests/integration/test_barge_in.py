"""Real voices, real ears: what ends a reply and what does not, the assistant's own echo among it."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from time import perf_counter
from typing import Any

import numpy as np
import pytest

from bench.line import Line, connect
from bench.speech import noise, pcm16
from bench.speech import say as says
from bench.spoken import break_in, listens_on
from multimodal.audio import resample, to_float
from multimodal.events import IN_RATE, OUT_RATE
from tests.shop_server import serving

pytestmark = pytest.mark.integration
FRAME_S = 0.032


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("barge-in")) as address:
        yield address


@pytest.mark.parametrize("text", ["where is my last order", "no wait something cheaper"])
async def test_a_shopper_who_breaks_in_is_given_way(url: str, text: str) -> None:
    stopped = await break_in(url, says(text, "m3"), 1)
    assert stopped.silent_s is not None
    assert stopped.over_s is not None
    assert stopped.silent_s < 0.6, "a busy machine may take longer than the 150 ms of a quiet one"
    assert stopped.silent_s <= stopped.over_s < 2


@pytest.mark.parametrize("text", ["uh huh", "hmm", "okay"])
async def test_a_sound_of_listening_does_not_end_the_reply(url: str, text: str) -> None:
    assert await listens_on(url, says(text, "f2"), 2)


class Loudspeaker:
    """Plays what comes, as a page does: one sentence after the other, held when that is asked for."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._sound = np.zeros(0, np.float32)
        self._played = 0
        self._held = False
        self.kinds: list[str] = []
        self.whole = asyncio.Event()

    async def listen(self) -> None:
        while True:
            _, message = await self._line.receive()
            self.kinds.append(message["type"])
            if message["type"] == "response.done":
                self.whole.set()
            match message["type"]:
                case "response.output_audio.delta":
                    pcm = base64.b64decode(message["delta"])
                    self._sound = np.append(self._sound, to_float(resample(pcm, OUT_RATE, IN_RATE)))
                case "vitrine.hold":
                    self._held = True
                case "vitrine.resume":
                    self._held = False
                case "input_audio_buffer.speech_started":
                    self._sound = self._sound[: self._played]

    @property
    def left(self) -> int:
        return len(self._sound) - self._played

    def play(self, count: int) -> np.ndarray:
        """The next samples that leave it."""
        out = np.zeros(count, np.float32)
        if not self._held:
            part = self._sound[self._played : self._played + count]
            out[: len(part)] = part
            self._played += len(part)
        return out


@asynccontextmanager
async def hands_free(url: str, text: str) -> AsyncIterator[tuple[Line, Loudspeaker]]:
    async with connect(url, "en", listening=True) as line:
        speaker = Loudspeaker(line)
        listening = asyncio.create_task(speaker.listen())
        await line.type(text)
        try:
            yield line, speaker
        finally:
            listening.cancel()


async def room(line: Line, speaker: Loudspeaker, voice: np.ndarray, seconds: float) -> None:
    """Real time in a room: the microphone hears the loudspeaker 20 dB softer 60 ms later, `voice` and some noise."""
    count = round(FRAME_S * IN_RATE)
    late = np.zeros(round(0.06 * IN_RATE), np.float32)
    hiss = noise(round(seconds * IN_RATE) + count, 3) * 0.1
    began = perf_counter()
    for number in range(round(seconds / FRAME_S)):
        late = np.append(late, speaker.play(count))
        at = number * count
        spoken = voice[at : at + count]
        sound = 0.1 * late[:count] + hiss[at : at + count]
        sound[: len(spoken)] += spoken
        late = late[count:]
        await line.sound(pcm16(sound))
        await asyncio.sleep(max(0.0, began + (number + 1) * FRAME_S - perf_counter()))


async def test_the_assistants_own_voice_does_not_stop_it(url: str) -> None:
    async with hands_free(url, "do you have running shoes") as (line, speaker):
        async with asyncio.timeout(20):
            await speaker.whole.wait()
        seconds = speaker.left / IN_RATE + 1.5
        await room(line, speaker, np.zeros(0, np.float32), seconds)
        assert seconds > 6
        assert speaker.left == 0, "it was heard to its end"
        assert "input_audio_buffer.speech_started" not in speaker.kinds
        assert speaker.kinds.count("response.created") == 1, "and it did not answer itself"


async def test_a_shopper_is_heard_above_the_echo(url: str) -> None:
    async with hands_free(url, "do you have running shoes") as (line, speaker):
        async with asyncio.timeout(20):
            await speaker.whole.wait()
        said: Any = to_float(says("where is my last order", "m3").pcm)
        await room(line, speaker, np.concatenate((np.zeros(2 * IN_RATE, np.float32), said)), 6.0)
        assert "input_audio_buffer.speech_started" in speaker.kinds
        assert speaker.kinds.count("response.created") == 2
