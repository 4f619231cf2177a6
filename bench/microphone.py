"""A microphone over the socket: sound leaves when it would have been recorded, and the room is never silent."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from time import perf_counter

from bench.line import Line
from bench.speech import noise, pcm16
from multimodal.events import IN_RATE

FRAME_S = 0.032
"""One message, as long as those of the page (ui/web/src/audio/capture.ts): a longer frame is heard later."""
_FRAME_BYTES = round(FRAME_S * IN_RATE) * 2
_ROOM_S = 10


class Microphone:
    """Streams a room's noise at real-time pace, and what is said into it."""

    def __init__(self, line: Line, seed: int) -> None:
        self._line = line
        self._room = pcm16(noise(_ROOM_S * IN_RATE, seed))
        self._queue = b""
        self._begun = 0.0
        self.frames: list[bytes] = []
        """What has been recorded so far."""

    def say(self, pcm: bytes) -> float:
        """Put `pcm` in place of the noise from the next frame on; returns when its first sample is recorded."""
        self._queue += pcm
        return self.left_s(len(self.frames))

    def left_s(self, frames: int) -> float:
        """When so many frames had been recorded, on the clock of `perf_counter`."""
        return self._begun + frames * FRAME_S

    async def run(self) -> None:
        """Stream until cancelled. A frame leaves when its last sample is recorded."""
        self._begun = perf_counter()
        while True:
            await asyncio.sleep(self.left_s(len(self.frames) + 1) - perf_counter())
            frame, self._queue = self._queue[:_FRAME_BYTES], self._queue[_FRAME_BYTES:]
            at = len(self.frames) * _FRAME_BYTES % (len(self._room) - _FRAME_BYTES)
            self.frames.append(frame + self._room[at : at + _FRAME_BYTES - len(frame)])
            await self._line.sound(self.frames[-1])


@asynccontextmanager
async def microphone(line: Line, seed: int) -> AsyncIterator[Microphone]:
    """A microphone that records while the block runs. Raises what sending raised."""
    mic = Microphone(line, seed)
    task = asyncio.create_task(mic.run())
    await asyncio.sleep(0)  # its clock starts
    try:
        yield mic
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
