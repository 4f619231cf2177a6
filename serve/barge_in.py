"""A voice while the assistant speaks: the shopper breaking in, a "mm", a cough, or the assistant's own echo.

The client holds its sound at the onset, so a shopper who breaks in is never talked over; what the reply lost by a
false alarm is a moment. Whether it is one is decided by words where there are any in time, else by time
(docs/decisions/0007).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from kernel.errors import VitrineError
from multimodal import events as ev
from serve.echo import Echo
from serve.session import Session
from serve.words import says_nothing

WORDS_S = 0.3
"""Speech after which the recogniser is asked for words."""
SURE_S = 0.5
"""Speech that is a turn, whatever the recogniser makes of it by then."""
PATIENT_S = 0.9
"""The same, where it has heard a back-channel: people also say "uh-huh, and ..."."""
GREETING_S = 1.2
"""The same while the assistant says its first word: shoppers are still arranging themselves and their microphones."""
CHECK_S = 0.096
"""How often sound that was found to be echo is judged anew."""
ECHO, SURE_ECHO = 0.5, 0.75
"""The share of explained power from which sound is echo: at the onset, where a tenth of a second of a voice may look
like anything, and later (measured: pure echo 0.97; of 32 voices the median 0.13, at the onset at most 0.68, after 0.3 s
nineteen of twenty under 0.5)."""


@dataclass
class Doubt:
    """A voice from `at_s` of the stream on. `real`: not echo; `patient`: a back-channel so far."""

    at_s: float
    checked_s: float = float("-inf")
    real: bool = False
    patient: bool = False
    asked: asyncio.Task[None] | None = field(default=None, repr=False)


class BargeIn:
    """Decides what a voice means while a reply is being played. `began(at_s)` is called when it is the shopper's."""

    def __init__(self, session: Session, began: Callable[[float], None]) -> None:
        self._session = session
        self._began = began
        self._echo = Echo()
        self.doubt: Doubt | None = None
        self._stop = session.listen(self._follow)

    @property
    def deaf(self) -> bool:
        """Whether what is heard is the assistant's own echo, as far as is known."""
        return self.doubt is not None and not self.doubt.real

    def suspect(self, at_s: float) -> None:
        """A voice began at `at_s` of the stream."""
        self.doubt = self.doubt or Doubt(at_s)

    def weigh(self, now_s: float, silence_s: float, sound: bytearray) -> None:
        """The voice goes on: `sound` ends at `now_s` of the stream with `silence_s` of a pause."""
        doubt = self.doubt
        if doubt is None or (not doubt.real and self._is_echo(doubt, now_s, sound)):
            return
        spoken_s = now_s - doubt.at_s - silence_s
        if spoken_s >= self._limit_s(doubt):
            self.confirm()
        elif spoken_s >= WORDS_S and doubt.asked is None:
            if self.is_echo(bytes(sound)):
                doubt.real = False
                self._session.resume()
                return
            doubt.asked = asyncio.create_task(self._ask(doubt, bytes(sound)))

    def is_echo(self, sound: bytes) -> bool:
        """Whether a voice that ends with `sound`, longer than an onset, was the assistant's own."""
        return self._echo.share(sound) >= ECHO

    def confirm(self) -> None:
        """It is the shopper: what is being said ends here."""
        doubt, self.doubt = self.doubt, None
        if doubt is None:
            return
        if self._session.speaking:
            self._session.interrupt()
        self._began(doubt.at_s)

    def dismiss(self, text: str = "") -> None:
        """It was nothing: the reply goes on."""
        doubt, self.doubt = self.doubt, None
        if doubt is not None and doubt.asked is not None:
            doubt.asked.cancel()
        self._session.resume(text)

    def close(self) -> None:
        """Nobody listens any more."""
        self.dismiss()
        self._stop()

    def _limit_s(self, doubt: Doubt) -> float:
        if self._session.greeting:
            return GREETING_S
        return PATIENT_S if doubt.patient else SURE_S

    def _is_echo(self, doubt: Doubt, now_s: float, sound: bytearray) -> bool:
        """Judge sound that was not known to be a voice; the first time that it is one, the reply is held."""
        if now_s - doubt.checked_s < CHECK_S:
            return True
        first, doubt.checked_s = doubt.checked_s < 0, now_s
        if self._echo.share(bytes(sound)) >= (SURE_ECHO if first else ECHO):
            return True
        if not first:
            doubt.at_s = now_s - CHECK_S  # the shopper began to speak above the echo
        doubt.real = True
        if self._session.speaking and not self._session.greeting:
            self._session.hold(doubt.at_s)
        return False

    async def _ask(self, doubt: Doubt, pcm: bytes) -> None:
        """Look for words in what was said so far; time decides where the recogniser cannot."""
        try:
            heard = await self._session.engines.transcribe(pcm, self._session.lang)
        except VitrineError:
            return
        if doubt is not self.doubt:
            return
        if says_nothing(heard, asking=self._session.asking):
            doubt.patient = True
        else:
            self.confirm()

    def _follow(self, event: ev.Event) -> None:
        """Keep in mind what the client plays, and when it is silent."""
        match event:
            case ev.AvatarCue():
                self._echo.plays(event.speech.pcm)
            case ev.VoiceDismissed():
                self._echo.paused(self._session.held_s)
            case ev.Interrupted():
                self._echo.stopped()
