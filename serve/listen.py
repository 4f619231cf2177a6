"""The session's ear: voice activity, turn end and speculation, in the session's own process.

At every pause of the VAD the recogniser and the turn-end model run side by side on what has been said so far. When the
model believes that the turn is over, or `PATIENCE_S` of silence pass, that transcript becomes the turn; when the
shopper goes on instead, it is dropped and the sound is kept.
"""

from __future__ import annotations

import asyncio

from kernel.errors import NothingHeard, TooLarge, VitrineError
from multimodal import events as ev
from multimodal.turn_end import TurnEnd
from multimodal.vad import SpeechStarted, SpeechStopped, Vad
from serve.session import Session, check_seconds

COMPLETE = 0.5
"""Smart Turn's own threshold: from this probability on, the turn is over."""
PATIENCE_S = 1.0
"""The longest wait for the rest of an unfinished sentence."""
LEAD_S = 0.3
"""Sound kept from before speech was noticed: the VAD needs some frames to be sure, and words begin softly."""


class Listening:
    """What all ears of a process share: the turn-end model."""

    def __init__(self) -> None:
        self.turn_end = TurnEnd(threads=1)


class Ear:
    """One shopper's microphone. `feed` for hands-free talk, `keep` and `commit` for push-to-talk."""

    def __init__(self, session: Session, listening: Listening) -> None:
        self._session = session
        self._listening = listening
        self._vad = Vad()
        self._sound = bytearray()
        self._over = 0  # bytes that came past the limit
        self._pause: asyncio.Task[None] | None = None

    def feed(self, pcm: bytes) -> None:
        """Take sound at `IN_RATE` and find the turns in it."""
        try:
            check_seconds(self.keep(pcm), self._session.limits)
        except TooLarge as error:
            # Somebody, or a radio, talks without a pause: say so once and begin anew.
            self.clear()
            self._vad.reset()
            self._session.fail(error)
            return
        for edge in self._vad.feed(pcm):
            if isinstance(edge, SpeechStarted):
                self._started(edge)
            else:
                self._drop_pause()
                self._pause = asyncio.create_task(self._paused(edge, bytes(self._sound)))
        if not self._vad.speaking and self._pause is None:
            lead = round(LEAD_S * ev.IN_RATE) * 2
            del self._sound[:-lead]

    def keep(self, pcm: bytes) -> float:
        """Take sound without looking for turns in it; gives the seconds so far. Past the limit it is only counted."""
        room = round(self._session.limits.audio_seconds * ev.IN_RATE) * 2 - len(self._sound)
        self._sound += pcm[:room]
        self._over += len(pcm) - len(pcm[:room])
        return (len(self._sound) + self._over) / 2 / ev.IN_RATE

    async def commit(self) -> None:
        """End the turn now. Raises `NothingHeard`, `TooLarge` or what the recogniser raises."""
        pcm, seconds = bytes(self._sound), self.keep(b"")
        self.clear()
        check_seconds(seconds, self._session.limits)
        if not pcm:
            raise NothingHeard("no sound was sent", fix="Hold the button while you speak")
        await self._session.hear(pcm)

    def clear(self) -> None:
        """Forget the sound so far."""
        self._drop_pause()
        self._sound.clear()
        self._over = 0

    def close(self) -> None:
        """The connection is gone."""
        self.clear()

    def _started(self, edge: SpeechStarted) -> None:
        self._drop_pause()
        if self._session.speaking:
            self._session.interrupt()
        self._session.emit(ev.VoiceStarted, at_s=edge.at_s)

    def _drop_pause(self) -> None:
        if self._pause is not None:
            self._pause.cancel()
            self._pause = None

    async def _paused(self, edge: SpeechStopped, pcm: bytes) -> None:
        """A pause: transcribe and judge at once, wait only if the sentence seems unfinished."""
        try:
            judge = asyncio.to_thread(self._listening.turn_end.probability, pcm)
            heard, complete = await asyncio.gather(self._session.engines.transcribe(pcm, self._session.lang), judge)
            self._session.emit(ev.VoiceStopped, at_s=edge.at_s, complete=complete)
            if complete < COMPLETE:
                self._session.emit(ev.PartialTranscript, text=heard.text, lang=heard.lang)
                await asyncio.sleep(PATIENCE_S)
            self._end(pcm)
            self._session.answer(heard)
        except VitrineError as error:
            self._end(pcm)
            self._session.fail(error)

    def _end(self, pcm: bytes) -> None:
        """The turn that sounded like `pcm` is over; what came since may be the beginning of the next one."""
        del self._sound[: len(pcm)]
        self._over = 0
        self._pause = None
