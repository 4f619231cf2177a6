"""One shopper's conversation as the protocol sees it: it outlives the sockets that come and go."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from functools import cached_property, partial
from typing import Any

from dialog.respond import error_text
from kernel.errors import BadInput, VitrineError
from multimodal import events as ev
from multimodal.audio import StreamResampler
from multimodal.encode import g711
from serve.channel import Channel
from serve.listen import Ear, Listening
from serve.protocol import Message, Outgoing
from serve.session import Session
from serve.wire import Format, SessionUpdate, TurnDetection, picture, unbase64

Part = Message | asyncio.Task[str]
"""Of a turn that is being put together: content of an item, or the words of sound that is being recognised."""


class Call:
    """Session, ear, outgoing messages, and what the client has set and sent so far."""

    def __init__(self, session: Session, listening: Listening) -> None:
        self.session = session
        self._listening = listening
        self.out = Outgoing(error_text)
        self.out.lang = session.lang
        self.channel = Channel(session.limits.unsent_bytes)
        self.received: str | None = None
        """The client's own id of its last message, so that it need not send twice what arrived."""
        self._pending: list[Part] = []
        self._jobs: set[asyncio.Task[Any]] = set()
        self._formats = (Format(), Format())
        self._rate = ev.OUT_RATE
        self._resampler = StreamResampler(ev.OUT_RATE)
        self._detection: TurnDetection | None = TurnDetection()
        session.listen(self._publish)

    @cached_property
    def ear(self) -> Ear:
        """Made when it is needed: many calls are typed."""
        return Ear(self.session, self._listening, self._heard)

    def close(self) -> None:
        """The session has ended."""
        if "ear" in vars(self):
            self.ear.close()
        for job in self._jobs:
            job.cancel()

    # --- what the client sets -----------------------------------------------------------------------------------------

    def update(self, wanted: SessionUpdate, fields: Message) -> None:
        """Take over what a `session.update` names; `fields` is its raw form, in which null differs from absent.

        Raises `BadInput` or `UnknownLanguage`, and then has changed nothing.
        """
        lang = wanted.vitrine.checked() if wanted.vitrine else None
        sound = wanted.audio.input if wanted.audio else None
        if sound and sound.format:
            rate = sound.format.rate_or(self._rate)
            if (sound.format.type, rate) != (self._formats[0].type, self._rate):
                self._resampler = StreamResampler(rate, encoding=sound.format.encoding)
            self._formats, self._rate = (sound.format, self._formats[1]), rate
        if wanted.audio and wanted.audio.output and wanted.audio.output.format:
            self._speak_as(wanted.audio.output.format)
        if sound and "turn_detection" in fields["audio"]["input"]:
            self._detect(sound.turn_detection)
        if wanted.output_modalities is not None:
            self.out.audio = "audio" in wanted.output_modalities
        if lang is not None:
            self.session.choose(lang)
            self.out.lang = lang

    def _speak_as(self, wanted: Format) -> None:
        if wanted.type == "audio/pcm" and wanted.rate not in (None, ev.OUT_RATE):
            raise BadInput(f"no replies at {wanted.rate:g} Hz", fix=f"PCM is spoken at {ev.OUT_RATE} Hz")
        self._formats = (self._formats[0], wanted)
        self.out.encode = bytes if wanted.type == "audio/pcm" else partial(g711, encoding=wanted.encoding)

    def _detect(self, wanted: TurnDetection | None) -> None:
        self._detection = wanted
        if wanted is not None:
            self.ear.vad = wanted.vad(type(self.ear.vad)())
            self.ear.interrupts = wanted.interrupt_response is not False
            if wanted.prefix_padding_ms is not None:
                self.ear.lead_s = wanted.prefix_padding_ms / 1000

    def describe(self) -> Message:
        """The session as the protocol shows it."""
        heard, spoken = self._formats
        detection = None if self._detection is None else self._detection.model_dump(exclude_none=True)
        return {
            "id": self.session.id,
            "object": "realtime.session",
            "type": "realtime",
            "model": "vitrine",
            "output_modalities": ["audio"] if self.out.audio else ["text"],
            "audio": {
                "input": {"format": heard.shown(self._rate), "turn_detection": detection},
                "output": {"format": spoken.shown(ev.OUT_RATE), "voice": "vitrine"},
            },
            "vitrine": {"lang": self.session.lang},
        }

    # --- what the client says -----------------------------------------------------------------------------------------

    def sound(self, data: bytes) -> None:
        """The next piece of the microphone's sound, in the format that was agreed."""
        pcm = self._resampler.feed(data)
        if self._detection is None:
            self.ear.keep(pcm)
        else:
            self.ear.feed(pcm)

    def commit(self) -> None:
        """The sound so far is an item. Raises `NothingHeard` or `TooLarge`."""
        self._pending.append(self._job(self._transcribe(self.ear.take())))

    def add(self, parts: list[Message]) -> None:
        """Content of a user's item."""
        self._pending.extend(parts)

    def respond(self, parts: list[Message] | None = None) -> None:
        """Answer what was said since the last answer, or `parts`; where nothing was ever said, speak first.

        Raises `BadInput` where there is nothing to answer, or for content of the wrong kind.
        """
        taken = list[Part](self._pending if parts is None else parts)
        if parts is None:
            self._pending = []
        taken = [self._job(self._transcribe(self._pcm(part))) if _is_sound(part) else part for part in taken]
        if not taken:
            self.session.greet()
        elif any(isinstance(part, asyncio.Task) for part in taken):
            self._job(self._answer(taken))
        else:
            self._say(taken, "text")

    def cancel(self) -> bool:
        """Drop the reply in progress; whether there was one."""
        if not self.session.speaking:
            return False
        self.out.cancelled_by = "client_cancelled"
        self.session.interrupt()
        self.out.cancelled_by = "turn_detected"
        return True

    def _heard(self, heard: ev.Transcription) -> None:
        """A turn that the ear found: it answers what was typed or shown before it too."""
        self.session.note(heard)
        said: Message = {"type": "input_text", "text": heard.text}
        if self._detection is None or self._detection.create_response is False:
            self._pending.append(said)
        else:
            taken, self._pending = [*self._pending, said], []
            if any(isinstance(part, asyncio.Task) for part in taken):
                self._job(self._answer(taken))
            else:
                self._say(taken, "voice")

    def _pcm(self, part: Any) -> bytes:
        sound = StreamResampler(self._rate, encoding=self._formats[0].encoding)
        return sound.feed(unbase64(part["audio"], "audio")) + sound.flush()

    async def _transcribe(self, pcm: bytes) -> str:
        heard = await self.session.engines.transcribe(pcm, self.session.lang)
        self.session.note(heard)
        return heard.text

    async def _answer(self, parts: list[Part]) -> None:
        """Answer once all sound among `parts` has become words; what could not be heard has been told by then."""
        found = list[Message]()
        for part in parts:
            if isinstance(part, asyncio.Task):
                text = await part
                found += [{"type": "input_text", "text": text}] if text else []
            else:
                found.append(part)
        if found:
            self._say(found, "voice")

    def _say(self, parts: list[Any], source: ev.Source) -> None:
        text = " ".join(part["text"] for part in parts if part.get("type") == "input_text")
        images = [part["image_url"] for part in parts if part.get("type") == "input_image"]
        if images:
            self._job(self.session.show(picture(images[-1]), text))
        else:
            self.session.say(text, source=source)

    def _job(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Run what may take long beside the reading of the socket; its errors reach the shopper, its result is then
        an empty text."""

        async def guarded() -> Any:
            try:
                return await work
            except VitrineError as error:
                self.session.fail(error)
            except (KeyError, TypeError, AttributeError) as error:
                self.session.fail(BadInput(f"malformed content: {error}"))
            return ""

        task = asyncio.create_task(guarded())
        self._jobs.add(task)
        task.add_done_callback(self._jobs.discard)
        return task

    # --- out ----------------------------------------------------------------------------------------------------------

    def _publish(self, event: ev.Event) -> None:
        for message in self.out.messages(event):
            self.channel.post(message)
        if isinstance(event, ev.SessionEnded):
            self.close()
            self.channel.close()


def _is_sound(part: Part) -> bool:
    return not isinstance(part, asyncio.Task) and part.get("type") == "input_audio"
