"""One shopper's conversation: inputs in, events out, whatever the transport.

The session owns the generation: an interruption adds one, and what still carries an older number is dropped before TTS
(the dialogue asks `alive`) and before the socket (`_emit`). Turns run one after another.
"""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from time import perf_counter
from typing import Any

from dialog import turn as dialog_turn
from dialog.lexicon import FALLBACK, languages
from dialog.ports import Clock
from dialog.respond import render, spoken
from dialog.sentences import split
from dialog.state import State, apply
from kernel.errors import BadInput, NothingHeard, TooLarge, Undecodable, VitrineError
from multimodal import events as ev
from serve.backend import Backend, code_of
from serve.settings import Limits

_log = logging.getLogger(__name__)
Listener = Callable[[ev.Event], None]
_FRIENDLY = 4
"""The mood of a greeting."""
_DRAIN_S = 2.0
"""How long a stale turn may take to notice that before it is cancelled; a WRITE under way ends by itself."""


class TurnClock:
    """The time as it stood when the turn began, so that a replay sees the same date on every line of a turn."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.at = clock.now()

    def now(self) -> datetime:
        return self.at

    def perf(self) -> float:
        return self._clock.perf()

    def tick(self) -> None:
        """Take the time of the new turn."""
        self.at = self._clock.now()


class _Mute:
    """The voice of a session that is only read."""

    async def synthesize(self, text: str, lang: str, mood: int) -> ev.Speech:
        del text, lang, mood
        return ev.Speech(b"")


class Session:
    """A conversation. `listen` adds a receiver of every event (a socket, a recorder, the metrics)."""

    def __init__(
        self,
        session_id: str,
        backend: Backend,
        limits: Limits,
        lang: str,
        customer: str | None = None,
        *,
        plays: bool = True,
        aloud: bool = True,
    ) -> None:
        """`plays`: whether the client plays replies aloud, so that a message during their sound interrupts them;
        `aloud`: whether they have sound at all."""
        self.id = session_id
        self.lang = lang
        self.limits = limits
        self.generation = 0
        self.turn = 0
        self.clock = TurnClock(backend.clock)
        self.engines = backend.engines
        self.touched = perf_counter()
        self._customer = customer
        self._plays = plays
        ports = backend.ports(self.clock)
        self._ports = ports if aloud else replace(ports, voice=_Mute())
        self._listeners: list[Listener] = []
        self._task: asyncio.Task[None] | None = None
        self._speaking_until = 0.0
        self._made = 0  # the generation of the reply that `_task` makes
        self._held_since: float | None = None
        self.held_s = 0.0
        """How long the reply was held by the last false alarm."""
        self.state = State()

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Send every event to `listener` too; call the result to stop."""
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:  # a closed session has let go of everybody
                self._listeners.remove(listener)

        return stop

    def start(self) -> None:
        """Open the conversation."""
        self._emit(ev.SessionStarted(**self._ids(), lang=self.lang, customer=self._customer))

    def choose(self, lang: str) -> None:
        """Take the language that the shopper chose, one of `LANGUAGES`."""
        if lang != self.lang:
            self.lang = lang
            self._emit(ev.LanguageChosen(**self._ids(), lang=lang))

    @property
    def speaking(self) -> bool:
        """Whether a reply is being made, or is still being played as far as this side can know."""
        making = self._task is not None and not self._task.done() and self._made == self.generation
        return making or self._held_since is not None or perf_counter() < self._speaking_until

    @property
    def greeting(self) -> bool:
        """Whether what is being said is the assistant's first word, said before anybody asked."""
        return self.turn == 0 and self.speaking

    @property
    def asking(self) -> bool:
        """Whether the assistant waits for an answer, so that a mere "yes" means something."""
        return self.state.pending is not None or (self.state.frame is not None and self.state.frame.asked is not None)

    def say(
        self, text: str, *, source: ev.Source = "text", content: ev.ImageContent | None = None
    ) -> asyncio.Task[None]:
        """Take a finished turn and answer it; a reply in progress is dropped.

        Raises `TooLarge`, `Undecodable` (half a character) or `BadInput` (nothing in it).
        """
        if len(text) > self.limits.text_chars:
            limit, got = self.limits.text_chars, len(text)
            raise TooLarge(f"a message of {got} characters", fix=f"Send at most {limit}", limit=limit, got=got)
        if not text.isascii() and any("\ud800" <= char <= "\udfff" for char in text):
            raise Undecodable("the text holds half a character", fix="Send it as UTF-8")
        if not text.strip() and content is None:
            raise BadInput("an empty message", fix="Say, type or show something")
        if self.speaking:
            self.interrupt()
        self.turn += 1
        self.clock.tick()
        self._made = self.generation
        turn = ev.UserTurn(**self._ids(), text=text, lang_hint=self.lang, source=source, image=content)
        self._task = asyncio.create_task(self._run(turn, self._task))
        return self._task

    def greet(self) -> asyncio.Task[None]:
        """Speak first. Raises `BadInput` once the conversation has begun."""
        if self.turn or self.speaking:
            raise BadInput("there is nothing to answer", fix="Say, type or show something")
        self._emit(ev.Greeted(**self._ids(), lang=self.lang))
        self._made = self.generation
        self._task = asyncio.create_task(self._greeting())
        return self._task

    async def _greeting(self) -> None:
        at, lang = self._ids(), self.lang if self.lang in languages() else FALLBACK
        for index, text in enumerate(split(render(lang, "small-talk", kind="greeting"))):
            self._emit(ev.Sentence(**at, index=index, text=text, lang=lang))
            try:
                speech = await self.engines.synthesize(spoken(text, lang), lang, _FRIENDLY)
            except VitrineError as error:
                self._emit(ev.Failed(**at, code=error.code, message=error.message, fix=error.fix))
                continue
            if at["generation"] != self.generation:
                return
            self._emit(ev.AvatarCue(**at, index=index, text=text, lang=lang, mood=_FRIENDLY, speech=speech))
        self._emit(ev.TurnEnded(**at, timings_s={}))

    async def show(self, data: bytes, text: str = "") -> asyncio.Task[None]:
        """Take a photo, with or without words. Raises `TooLarge`, `Undecodable` or `EngineFailed`."""
        content = await self.engines.look(data)
        self._emit(ev.ImageRead(**self._ids(), content=content))
        return self.say(text, source="image", content=content)

    async def hear(self, pcm: bytes, hints: tuple[str, ...] = ()) -> asyncio.Task[None]:
        """Take a spoken turn as one piece of PCM at `IN_RATE`.

        Raises `TooLarge`, `NothingHeard`, or what the recogniser raises.
        """
        check_seconds(len(pcm) / 2 / ev.IN_RATE, self.limits)
        heard = await self.engines.transcribe(pcm, self.lang, hints)
        return self.answer(heard)

    def answer(self, heard: ev.Transcription) -> asyncio.Task[None]:
        """Take what was heard as the shopper's turn. Raises `NothingHeard`."""
        self.note(heard)
        return self.say(heard.text, source="voice")

    def note(self, heard: ev.Transcription) -> None:
        """Tell what was heard, without answering it. Raises `NothingHeard`."""
        if not heard.text.strip():
            raise NothingHeard(f"no words in {heard.seconds:.1f} s of sound", fix="Speak a little louder, or type")
        about: dict[str, Any] = {
            "text": heard.text,
            "lang": heard.lang,
            "confidence": heard.confidence,
            "seconds": heard.seconds,
        }
        self._emit(ev.Transcript(**self._ids(), **about))

    def hold(self, at_s: float) -> None:
        """Somebody seems to speak: the reply is held where it is until `interrupt` or `resume`."""
        self._held_since = perf_counter()
        self.emit(ev.VoiceSuspected, at_s=at_s)

    def resume(self, text: str = "") -> None:
        """Nobody wanted to break in: the reply goes on, later by as long as it was held."""
        if self._held_since is not None:
            self.held_s = perf_counter() - self._held_since
            self._speaking_until += self.held_s
            self._held_since = None
            self.emit(ev.VoiceDismissed, text=text)

    def interrupt(self, played_s: float | None = None) -> None:
        """Drop the reply in progress; `played_s` of it were heard, where the client knows."""
        if played_s is not None:
            self._emit(ev.Heard(**self._ids(), played_s=played_s))
        self.generation += 1
        self._speaking_until = 0.0
        self._held_since = None
        self._emit(ev.Interrupted(**self._ids()))

    def fail(self, error: VitrineError) -> None:
        """Tell the shopper that something went wrong; the session goes on."""
        self._emit(ev.Failed(**self._ids(), code=error.code, message=error.message, fix=error.fix))

    def emit(self, event_type: Callable[..., ev.Event], **fields: object) -> None:
        """Publish an event of the listening side with this session's ids."""
        self._emit(event_type(**self._ids(), **fields))

    async def close(self) -> None:
        """Drop what is in progress and wait until it has ended."""
        self.generation += 1
        await self._drain(self._task)
        self._emit(ev.SessionEnded(**self._ids()))
        self._listeners.clear()

    async def _run(self, turn: ev.UserTurn, previous: asyncio.Task[None] | None) -> None:
        await self._drain(previous)
        if turn.generation != self.generation:
            return
        try:
            async for event in dialog_turn.run(
                turn, self.state, self._ports, lambda: turn.generation == self.generation
            ):
                self._emit(event)
        except VitrineError as error:
            self._broke(turn, error.code, error.message, error.fix)
        except Exception as error:  # noqa: BLE001 - a defect of ours must cost the shopper one turn, not the session
            # Without the error's own text, which may quote what the customer said.
            frames = "".join(traceback.format_tb(error.__traceback__))
            _log.error("a turn broke with %s\n%s", type(error).__name__, frames)
            self._broke(turn, code_of(error), type(error).__name__)

    def _broke(self, turn: ev.UserTurn, code: str, message: str, fix: str = "") -> None:
        """End a turn that cannot go on; whoever waits for its end gets it."""
        at: dict[str, Any] = {"session": self.id, "turn": turn.turn, "generation": turn.generation}
        self._emit(ev.Failed(**at, code=code, message=message, fix=fix))
        self._emit(ev.TurnEnded(**at, timings_s={}))

    async def _drain(self, task: asyncio.Task[None] | None) -> None:
        if task is None or task.done():
            return
        await asyncio.wait({task}, timeout=_DRAIN_S)
        if not task.done():
            task.cancel()
            await asyncio.wait({task})

    def _ids(self) -> dict[str, Any]:
        return {"session": self.id, "turn": self.turn, "generation": self.generation}

    def _emit(self, event: ev.Event) -> None:
        """The gate before the socket: stale words, sounds and cards end here; what was done still counts."""
        stale = event.generation < self.generation
        if stale and isinstance(event, ev.Sentence | ev.AvatarCue | ev.Card | ev.TurnEnded):
            return
        self.touched = perf_counter()
        if self._plays and isinstance(event, ev.AvatarCue):
            self._speaking_until = max(self._speaking_until, self.touched) + event.speech.seconds
        self.state = apply(self.state, event)
        for listener in tuple(self._listeners):
            listener(event)


def check_seconds(seconds: float, limits: Limits) -> None:
    """Whether a turn may be so long. Raises `TooLarge`."""
    limit = limits.audio_seconds
    if seconds > limit:
        fix = f"Speak for at most {limit:.0f} s at a time"
        raise TooLarge(f"{seconds:.0f} s of sound", fix=fix, limit=limit, got=round(seconds, 1))
