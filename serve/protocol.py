"""Our events as OpenAI Realtime server events; what that protocol has no name for travels under `vitrine.*`.

Source: the OpenAI Realtime API reference (GA event names). One instance per session keeps the ids of the response and
items in progress. The shop's tools run here, not at the client, so they are shown as calls of an MCP server.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from functools import singledispatchmethod
from typing import Any
from uuid import uuid4

from multimodal import events as ev

Message = dict[str, Any]
_UNSPACED = frozenset({"zh", "ja", "th"})
"""Languages whose sentences follow each other without a space."""
_ITEMS = 100
"""Items of the conversation that a client may ask for again."""
SERVER_LABEL = "shop"
"""The name under which the shop's tools are shown."""


def new_id(prefix: str) -> str:
    """An id in the protocol's own style: item_..., resp_..., event_..."""
    return f"{prefix}_{uuid4().hex[:20]}"


def error_message(code: str, message: str, *, param: str | None = None, event_id: str | None = None) -> Message:
    """An `error` event; the session goes on after it."""
    error = {"type": "invalid_request_error", "code": code, "message": message, "param": param, "event_id": event_id}
    return {"type": "error", "error": error}


class Outgoing:
    """Turns events into protocol messages, in order.

    `audio`: whether replies have sound (`next_audio`: the next one alone), which `encode` turns into the client's
    format. `cancelled_by` is the protocol's reason for the next interruption.
    """

    def __init__(self, words: Callable[[str, str], str]) -> None:
        """`words(code, lang)` gives the shopper's text for an error code."""
        self._words = words
        self._response = ""
        self._item = ""
        self._last = ""
        self._user_item = ""
        self._text: list[str] = []
        self._calls: list[Message] = []
        self._failure: Message | None = None
        self.items: dict[str, Message] = {}
        self.audio = self._aloud = True
        self.next_audio: bool | None = None
        self.encode: Callable[[bytes], bytes] = bytes
        self.lang = "en"
        self.cancelled_by = "turn_detected"

    @property
    def item(self) -> str:
        """The assistant's item in progress, or the last one."""
        return self._item

    def messages(self, event: ev.Event) -> Iterator[Message]:
        """The protocol's messages for one event, without their ids."""
        return self._of(event)

    def user_item(self, item: Message) -> Iterator[Message]:
        """An item of the shopper's takes its place at the end of the conversation."""
        previous = self._last or None
        self._keep(item)
        yield {"type": "conversation.item.added", "previous_item_id": previous, "item": item}
        yield {"type": "conversation.item.done", "previous_item_id": previous, "item": item}

    def _keep(self, item: Message) -> None:
        self._last = item["id"]
        self.items[item["id"]] = item
        while len(self.items) > _ITEMS:
            del self.items[next(iter(self.items))]

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
    def _(self, event: ev.VoiceSuspected) -> Iterator[Message]:
        yield {"type": "vitrine.hold", "audio_start_ms": round(event.at_s * 1000)}

    @_of.register
    def _(self, event: ev.VoiceDismissed) -> Iterator[Message]:
        yield {"type": "vitrine.resume", "text": event.text}

    @_of.register
    def _(self, event: ev.VoiceStopped) -> Iterator[Message]:
        at_ms = round(event.at_s * 1000)
        yield {"type": "input_audio_buffer.speech_stopped", "audio_end_ms": at_ms, "item_id": self._user_item}

    @_of.register
    def _(self, event: ev.PartialTranscript) -> Iterator[Message]:
        yield {"type": "vitrine.partial", "item_id": self._user_item, "text": event.text, "lang": event.lang}

    @_of.register
    def _(self, event: ev.Transcript) -> Iterator[Message]:
        item, self._user_item = self._user_item or new_id("item"), ""
        yield {"type": "input_audio_buffer.committed", "item_id": item, "previous_item_id": self._last or None}
        content = [{"type": "input_audio", "transcript": event.text}]
        yield from self.user_item(message_item(item, "user", content))
        yield {
            "type": "conversation.item.input_audio_transcription.completed",
            "item_id": item,
            "content_index": 0,
            "transcript": event.text,
            "usage": {"type": "duration", "seconds": event.seconds},
        }

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
        yield from self._open()

    @_of.register
    def _(self, event: ev.Understood) -> Iterator[Message]:
        self.lang = event.lang
        data = {"lang": event.lang, "intents": event.intents, "slots": event.slots, "mood": event.mood}
        yield {"type": "vitrine.understood", **data}

    @_of.register
    def _(self, event: ev.ToolCalled) -> Iterator[Message]:
        shown = {"name": event.name, "kind": event.kind, "error": event.error, "receipt": event.receipt}
        yield {"type": "vitrine.tool", "response_id": self._response, **shown}
        if self._response:
            yield from self._call(event)

    @_of.register
    def _(self, event: ev.Sentence) -> Iterator[Message]:
        if not self._response:
            yield from self._open()  # the assistant speaks first
        gap = "" if not self._text or event.lang in _UNSPACED else " "
        delta = gap + event.text
        self._text.append(delta)
        kind = "response.output_audio_transcript.delta" if self._aloud else "response.output_text.delta"
        yield self._part(kind, item_id=self._item, content_index=0, delta=delta)

    @_of.register
    def _(self, event: ev.AvatarCue) -> Iterator[Message]:
        if not self._aloud:
            return
        speech = event.speech
        cue = {
            "index": event.index,
            "text": event.text,
            "lang": event.lang,
            "mood": event.mood,
            "visemes": [[v.shape, round(v.start_s, 3), round(v.end_s, 3)] for v in speech.visemes],
        }
        delta = base64.b64encode(self.encode(speech.pcm)).decode()
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
        text = self._words(event.code, self.lang)
        error = {"type": "server_error", "code": event.code, "message": text}
        if self._response:
            self._failure = error
        elif self._user_item:
            item, self._user_item = self._user_item, ""
            about = {"item_id": item, "content_index": 0, "error": error}
            yield {"type": "conversation.item.input_audio_transcription.failed", **about}
        yield {"type": "vitrine.notice", "code": event.code, "text": text}

    @_of.register
    def _(self, event: ev.TurnEnded) -> Iterator[Message]:
        yield from self._close("failed" if self._failure and not self._text else "completed")
        yield {"type": "vitrine.stages", "timings_s": event.timings_s}

    def _open(self) -> Iterator[Message]:
        """A response with its one message."""
        self._response, self._item = new_id("resp"), new_id("item")
        self._text, self._calls, self._failure = [], [], None
        self._aloud, self.next_audio = self.audio if self.next_audio is None else self.next_audio, None
        yield {"type": "response.created", "response": self._resource("in_progress")}
        item = {**message_item(self._item, "assistant", []), "status": "in_progress"}
        yield self._part("response.output_item.added", item=item)
        yield {"type": "conversation.item.added", "previous_item_id": self._last or None, "item": item}
        part = {"type": "audio", "transcript": ""} if self._aloud else {"type": "text", "text": ""}
        yield self._part("response.content_part.added", item_id=self._item, content_index=0, part=part)

    def _call(self, event: ev.ToolCalled) -> Iterator[Message]:
        """A tool call as an item of the response. Its result stays here: cards show what is to be seen of it."""
        arguments = {name: value for name, value in event.args.items() if name != "embedding"}
        output = json.dumps({"receipt": event.receipt}) if event.receipt else None
        failure = {"type": "tool_execution_error", "message": event.error}
        item = {
            "id": new_id("mcp"),
            "type": "mcp_call",
            "server_label": SERVER_LABEL,
            "name": event.name,
            "arguments": json.dumps(arguments, ensure_ascii=False),
            "output": output,
            "error": failure if event.error else None,
        }
        self._calls.append(item)
        at: Message = {"output_index": len(self._calls)}
        ended = "failed" if event.error else "completed"
        yield {**self._part("response.output_item.added", item={**item, "output": None, "error": None}), **at}
        yield {"type": f"response.mcp_call.{ended}", "item_id": item["id"], **at}
        yield {**self._part("response.output_item.done", item=item), **at}

    def _close(self, status: str) -> Iterator[Message]:
        if not self._response:
            return
        whole = "".join(self._text)
        at = {"item_id": self._item, "content_index": 0}
        if self._aloud:
            yield self._part("response.output_audio.done", **at)
            yield self._part("response.output_audio_transcript.done", **at, transcript=whole)
            part, content = {"type": "audio", "transcript": whole}, {"type": "output_audio", "transcript": whole}
        else:
            yield self._part("response.output_text.done", **at, text=whole)
            part, content = {"type": "text", "text": whole}, {"type": "output_text", "text": whole}
        yield self._part("response.content_part.done", **at, part=part)
        done = message_item(self._item, "assistant", [content])
        done["status"] = "completed" if status == "completed" else "incomplete"
        yield {"type": "conversation.item.done", "previous_item_id": self._last or None, "item": done}
        self._keep(done)
        yield self._part("response.output_item.done", item=done)
        yield {"type": "response.done", "response": {**self._resource(status), "output": [done, *self._calls]}}
        self._response, self.cancelled_by = "", "turn_detected"

    def _part(self, kind: str, **fields: Any) -> Message:
        return {"type": kind, "response_id": self._response, "output_index": 0, **fields}

    def _resource(self, status: str) -> Message:
        details: Message | None = None
        if status == "cancelled":
            details = {"type": status, "reason": self.cancelled_by}
        elif status == "failed":
            details = {"type": status, "error": self._failure}
        modalities = ["audio"] if self._aloud else ["text"]
        base = {"id": self._response, "object": "realtime.response", "status": status, "status_details": details}
        return {**base, "output": [], "output_modalities": modalities, "usage": None}


def message_item(item_id: str, role: str, content: list[Message]) -> Message:
    """A message of the conversation."""
    item = {"id": item_id, "object": "realtime.item", "type": "message", "status": "completed"}
    return {**item, "role": role, "content": content}
