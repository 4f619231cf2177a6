"""Our events as OpenAI Realtime server events; what that protocol has no name for travels under `vitrine.*`.

Source: the OpenAI Realtime API reference (GA event names). One instance per connection keeps the ids of the
response and item in progress.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from functools import singledispatchmethod
from typing import Any
from uuid import uuid4

from multimodal import events as ev

Message = dict[str, Any]
_UNSPACED = frozenset({"zh", "ja", "th"})
"""Languages whose sentences follow each other without a space."""


def new_id(prefix: str) -> str:
    """An id in the protocol's own style: item_..., resp_..., event_..."""
    return f"{prefix}_{uuid4().hex[:20]}"


def error_message(code: str, message: str, *, param: str | None = None, event_id: str | None = None) -> Message:
    """An `error` event; the session goes on after it."""
    error = {"type": "invalid_request_error", "code": code, "message": message, "param": param, "event_id": event_id}
    return {"type": "error", "event_id": new_id("event"), "error": error}


class Outgoing:
    """Turns events into protocol messages, in order."""

    def __init__(self, words: Callable[[str, str], str]) -> None:
        """`words(code, lang)` gives the shopper's text for an error code."""
        self._words = words
        self._response = ""
        self._item = ""
        self._user_item = ""
        self._text: list[str] = []
        self.audio = True
        self.lang = "en"

    @property
    def item(self) -> str:
        """The assistant's item in progress, or the last one."""
        return self._item

    def messages(self, event: ev.Event) -> Iterator[Message]:
        """The protocol's messages for one event."""
        for message in self._of(event):
            message.setdefault("event_id", new_id("event"))
            yield message

    @singledispatchmethod
    def _of(self, event: ev.Event) -> Iterator[Message]:
        del event
        return iter(())

    @_of.register
    def _(self, event: ev.VoiceStarted) -> Iterator[Message]:
        self._user_item = new_id("item")
        at_ms = round(event.at_s * 1000)
        yield {"type": "input_audio_buffer.speech_started", "audio_start_ms": at_ms, "item_id": self._user_item}

    @_of.register
    def _(self, event: ev.VoiceStopped) -> Iterator[Message]:
        at_ms = round(event.at_s * 1000)
        yield {"type": "input_audio_buffer.speech_stopped", "audio_end_ms": at_ms, "item_id": self._user_item}

    @_of.register
    def _(self, event: ev.PartialTranscript) -> Iterator[Message]:
        yield {"type": "vitrine.partial", "item_id": self._user_item, "text": event.text, "lang": event.lang}

    @_of.register
    def _(self, event: ev.Transcript) -> Iterator[Message]:
        item = self._user_item = self._user_item or new_id("item")
        yield {"type": "input_audio_buffer.committed", "item_id": item, "previous_item_id": self._item or None}
        content = [{"type": "input_audio", "transcript": event.text}]
        yield self._added(item, "user", content)
        yield {
            "type": "conversation.item.input_audio_transcription.completed",
            "item_id": item,
            "content_index": 0,
            "transcript": event.text,
            "usage": {"type": "duration", "seconds": event.seconds},
        }
        self._user_item = ""

    @_of.register
    def _(self, event: ev.ImageRead) -> Iterator[Message]:
        content = event.content
        data = {
            "lines": [line.text for line in content.lines],
            "codes": [{"format": code.format, "text": code.text} for code in content.codes],
        }
        if content.lines or content.codes:
            yield {"type": "vitrine.card", "kind": "label", "data": data}

    @_of.register
    def _(self, event: ev.UserTurn) -> Iterator[Message]:
        del event
        self._response, self._item, self._text = new_id("resp"), new_id("item"), []
        yield {"type": "response.created", "response": self._resource("in_progress")}
        item = {"id": self._item, "object": "realtime.item", "type": "message", "role": "assistant", "content": []}
        yield self._part("response.output_item.added", item={**item, "status": "in_progress"})
        part = {"type": "audio", "transcript": ""} if self.audio else {"type": "text", "text": ""}
        yield self._part("response.content_part.added", item_id=self._item, content_index=0, part=part)

    @_of.register
    def _(self, event: ev.Understood) -> Iterator[Message]:
        self.lang = event.lang
        data = {"lang": event.lang, "intents": event.intents, "slots": event.slots, "mood": event.mood}
        yield {"type": "vitrine.understood", **data}

    @_of.register
    def _(self, event: ev.ToolCalled) -> Iterator[Message]:
        shown = {"name": event.name, "kind": event.kind, "error": event.error, "receipt": event.receipt}
        yield {"type": "vitrine.tool", "response_id": self._response, **shown}

    @_of.register
    def _(self, event: ev.Sentence) -> Iterator[Message]:
        gap = "" if not self._text or event.lang in _UNSPACED else " "
        delta = gap + event.text
        self._text.append(delta)
        kind = "response.output_audio_transcript.delta" if self.audio else "response.output_text.delta"
        yield self._part(kind, item_id=self._item, content_index=0, delta=delta)

    @_of.register
    def _(self, event: ev.AvatarCue) -> Iterator[Message]:
        if not self.audio:
            return
        speech = event.speech
        cue = {
            "index": event.index,
            "text": event.text,
            "lang": event.lang,
            "mood": event.mood,
            "visemes": [[v.shape, round(v.start_s, 3), round(v.end_s, 3)] for v in speech.visemes],
        }
        delta = base64.b64encode(speech.pcm).decode()
        yield self._part("response.output_audio.delta", item_id=self._item, content_index=0, delta=delta, vitrine=cue)

    @_of.register
    def _(self, event: ev.Card) -> Iterator[Message]:
        yield {"type": "vitrine.card", "kind": event.kind, "data": event.data}

    @_of.register
    def _(self, event: ev.Interrupted) -> Iterator[Message]:
        del event
        yield from self._close("cancelled")

    @_of.register
    def _(self, event: ev.Failed) -> Iterator[Message]:
        yield {"type": "vitrine.notice", "code": event.code, "text": self._words(event.code, self.lang)}

    @_of.register
    def _(self, event: ev.TurnEnded) -> Iterator[Message]:
        yield from self._close("completed")
        yield {"type": "vitrine.stages", "timings_s": event.timings_s}

    def _close(self, status: str) -> Iterator[Message]:
        if not self._response:
            return
        whole = "".join(self._text)
        at = {"item_id": self._item, "content_index": 0}
        if self.audio:
            yield self._part("response.output_audio.done", **at)
            yield self._part("response.output_audio_transcript.done", **at, transcript=whole)
        else:
            yield self._part("response.output_text.done", **at, text=whole)
        content = [
            {"type": "output_audio", "transcript": whole} if self.audio else {"type": "output_text", "text": whole}
        ]
        item = {"id": self._item, "object": "realtime.item", "type": "message", "role": "assistant", "content": content}
        done = {**item, "status": "completed" if status == "completed" else "incomplete"}
        yield self._part("response.output_item.done", item=done)
        yield {"type": "response.done", "response": {**self._resource(status), "output": [done]}}
        self._response = ""

    def _part(self, kind: str, **fields: Any) -> Message:
        return {"type": kind, "response_id": self._response, "output_index": 0, **fields}

    def _resource(self, status: str) -> Message:
        modalities = ["audio"] if self.audio else ["text"]
        base = {"id": self._response, "object": "realtime.response", "status": status, "status_details": None}
        return {**base, "output": [], "output_modalities": modalities, "usage": None}

    def _added(self, item_id: str, role: str, content: list[Message]) -> Message:
        item = {"id": item_id, "object": "realtime.item", "type": "message", "status": "completed"}
        return {"type": "conversation.item.added", "item": {**item, "role": role, "content": content}}
