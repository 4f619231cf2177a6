"""The session's ear: voice activity, turn end and speculation, in the session's own process.

The recogniser starts at the first hint of a pause, the turn-end model, which needs to hear some silence, when the VAD
is sure of it. When the model believes that the turn is over, or a wait that is longer the less it does has passed, the
transcript becomes the turn; when the shopper goes on instead, it is dropped and the sound is kept.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from kernel.errors import NothingHeard, TooLarge, VitrineError
from multimodal import events as ev
from multimodal.turn_end import TurnEnd
from multimodal.vad import SpeechStarted, SpeechStopped, Vad, VadSettings
from serve.barge_in import BargeIn
from serve.echo import WINDOW_S
from serve.session import Session, check_seconds
from serve.words import says_nothing

COMPLETE = 0.5
"""Smart Turn's own threshold: from this probability on, the turn is over."""
PATIENCE_S = 1.0
"""The wait for the rest of a sentence that is surely unfinished."""
HINT_S = 0.06
"""Silence after which the recogniser starts, two frames: a third of what the VAD needs to be sure."""
LEAD_S = 0.3
"""Sound kept from before speech was noticed: the VAD needs some frames to be sure, and words begin softly."""
TALKING_PROBABILITY = 0.6
"""While the avatar talks a voice must be this likely at least: breath and echo are nearer to voices than silence is."""
Answer = Callable[[ev.Transcription], object]


class Listening:
    """What all ears of a process share: the turn-end model."""

    def __init__(self) -> None:
        self.turn_end = TurnEnd(threads=1)


class Ear:
    """One shopper's microphone. `feed` for hands-free talk, `keep` and `commit` for push-to-talk."""

    def __init__(self, session: Session, listening: Listening, answer: Answer | None = None) -> None:
        """`answer` takes each turn; the session itself does, unless somebody has more to say about it."""
        self._session = session
        self._listening = listening
        self._answer = answer or session.answer
        self._vad = Vad()
        self._barge_in = BargeIn(session, lambda at_s: session.emit(ev.VoiceStarted, at_s=at_s))
        self._sound = bytearray()
        self._over = 0  # bytes that came past the limit
        self._guess: asyncio.Task[ev.Transcription] | None = None
        self._pause: asyncio.Task[None] | None = None
        self.interrupts = True
        """Whether a voice may interrupt a reply."""
        self.lead_s = LEAD_S
        self.vad = VadSettings()

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
        self._vad.settings = self._talking() if self._session.speaking else self.vad
        for edge in self._vad.feed(pcm):
            if isinstance(edge, SpeechStarted):
                self._started(edge)
            else:
                self._stopped(edge)
        if self._vad.speaking:
            if not self._barge_in.deaf:
                self._hint(self._vad.silence_s)
            self._barge_in.weigh(self._vad.now_s, self._vad.silence_s, self._sound)
        if (not self._vad.speaking and self._pause is None) or self._barge_in.deaf:
            lead = round(max(self.lead_s, WINDOW_S) * ev.IN_RATE) * 2
            del self._sound[:-lead]

    def _talking(self) -> VadSettings:
        return replace(self.vad, start_probability=max(self.vad.start_probability, TALKING_PROBABILITY))

    def keep(self, pcm: bytes) -> float:
        """Take sound without looking for turns in it; gives the seconds so far. Past the limit it is only counted."""
        room = round(self._session.limits.audio_seconds * ev.IN_RATE) * 2 - len(self._sound)
        self._sound += pcm[:room]
        self._over += len(pcm) - len(pcm[:room])
        return (len(self._sound) + self._over) / 2 / ev.IN_RATE

    def take(self) -> bytes:
        """The sound so far, which is a turn. Raises `NothingHeard` or `TooLarge`."""
        pcm, seconds = bytes(self._sound), self.keep(b"")
        self.clear()
        check_seconds(seconds, self._session.limits)
        if not pcm:
            raise NothingHeard("no sound was sent", fix="Hold the button while you speak")
        return pcm

    def clear(self) -> None:
        """Forget the sound so far."""
        self._drop_pause()
        self._barge_in.dismiss()
        self._sound.clear()
        self._over = 0

    def close(self) -> None:
        """The session is over."""
        self.clear()
        self._barge_in.close()

    def _started(self, edge: SpeechStarted) -> None:
        self._drop_pause()
        if self.interrupts and (self._session.speaking or self._barge_in.doubt is not None):
            self._barge_in.suspect(edge.at_s)
            self._barge_in.weigh(self._vad.now_s, self._vad.silence_s, self._sound)
        else:
            self._session.emit(ev.VoiceStarted, at_s=edge.at_s)

    def _stopped(self, edge: SpeechStopped) -> None:
        guess, self._guess = self._guess, None
        if self._barge_in.deaf:
            # The assistant's own voice, and nobody else's.
            self._barge_in.dismiss()
            if guess is not None:
                _drop(guess)
            return
        judge = self._paused if self._barge_in.doubt is None else self._doubted
        self._pause = asyncio.create_task(judge(edge, bytes(self._sound), guess or self._recognise()))

    def _hint(self, silence_s: float) -> None:
        """The VAD's running count of silence: start to recognise at `HINT_S`, forget it when speech goes on."""
        if silence_s == 0:
            self._drop_guess()
        elif silence_s >= HINT_S and self._guess is None:
            self._guess = self._recognise()

    def _recognise(self) -> asyncio.Task[ev.Transcription]:
        return asyncio.create_task(self._session.engines.transcribe(bytes(self._sound), self._session.lang))

    def _drop_guess(self) -> None:
        if self._guess is not None:
            _drop(self._guess)
            self._guess = None

    def _drop_pause(self) -> None:
        self._drop_guess()
        if self._pause is not None:
            _drop(self._pause)
            self._pause = None

    async def _doubted(self, edge: SpeechStopped, pcm: bytes, guess: asyncio.Task[ev.Transcription]) -> None:
        """A pause in what may be an interruption: words make it one."""
        try:
            heard = await guess
        except VitrineError as error:
            self._barge_in.dismiss()
            self._end(pcm)
            self._session.fail(error)
            return
        voice = pcm[: -2 * round(self._vad.settings.min_silence_s * ev.IN_RATE)]
        if says_nothing(heard, asking=self._session.asking) or self._barge_in.is_echo(voice):
            self._barge_in.dismiss(heard.text)
            self._end(pcm)
            return
        self._barge_in.confirm()
        await self._paused(edge, pcm, guess)

    async def _paused(self, edge: SpeechStopped, pcm: bytes, guess: asyncio.Task[ev.Transcription]) -> None:
        """A pause: judge it beside the recogniser, wait only if the sentence seems unfinished."""
        try:
            judge = asyncio.to_thread(self._listening.turn_end.probability, pcm)
            heard, complete = await asyncio.gather(guess, judge)
            self._session.emit(ev.VoiceStopped, at_s=edge.at_s, complete=complete)
            if complete < COMPLETE:
                self._session.emit(ev.PartialTranscript, text=heard.text, lang=heard.lang)
                await asyncio.sleep(PATIENCE_S * (1 - complete / COMPLETE))
            self._end(pcm)
            self._answer(heard)
        except VitrineError as error:
            self._end(pcm)
            self._session.fail(error)

    def _end(self, pcm: bytes) -> None:
        """The turn that sounded like `pcm` is over; what came since may be the beginning of the next one."""
        del self._sound[: len(pcm)]
        self._over = 0
        self._pause = None


def _drop(task: asyncio.Task[Any]) -> None:
    """Cancel `task`, whose outcome nobody will ask for."""
    task.cancel()
    # A recogniser may fail on a guess too; asked for here, asyncio does not complain of an error unheard.
    task.add_done_callback(lambda done: done.cancelled() or done.exception())
