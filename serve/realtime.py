"""One /v1/realtime connection: the OpenAI Realtime protocol in front of a session."""

from __future__ import annotations

import asyncio
import base64
import binascii
import json
from collections.abc import Callable, Coroutine, MutableMapping
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from dialog.respond import error_text
from kernel.errors import BadInput, TooLarge, Undecodable, UnknownLanguage, VitrineError
from multimodal import events as ev
from multimodal.audio import StreamResampler
from serve.listen import Ear
from serve.protocol import Message, Outgoing, error_message, new_id
from serve.session import Session
from serve.settings import Settings

_RATES = (8_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000)
"""Of the sound that a client may send, in Hz."""
_OUTBOX = 2_000
"""Messages that may wait for a slow client before its connection is given up; the session itself lives on."""


class Connection:
    """Reads client events, answers with server events. Bad input gets an `error` event, never a dropped socket."""

    def __init__(self, socket: WebSocket, session: Session, ear: Ear, settings: Settings, *, resumed: bool) -> None:
        self._socket = socket
        self._session = session
        self._ear = ear
        self._resumed = resumed
        self._settings = settings
        self._out = Outgoing(error_text)
        self._out.lang = session.lang
        self._outbox: asyncio.Queue[Message | None] = asyncio.Queue(_OUTBOX)
        self._resampler = StreamResampler(ev.OUT_RATE)
        self._pending: list[dict[str, Any]] = []
        self._jobs: set[asyncio.Task[None]] = set()
        self._rate = ev.OUT_RATE
        self._server_vad = True
        self._handlers: dict[str, Callable[[dict[str, Any]], Coroutine[Any, Any, None]]] = {
            "session.update": self._update,
            "input_audio_buffer.append": self._append,
            "input_audio_buffer.commit": self._commit,
            "input_audio_buffer.clear": self._clear,
            "conversation.item.create": self._item,
            "conversation.item.truncate": self._played,
            "vitrine.played": self._played,
            "response.create": self._respond,
            "response.cancel": self._cancel,
        }

    async def serve(self) -> None:
        """Run until the socket closes."""
        stop = self._session.listen(self._publish)
        self._post({"type": "session.created", "session": self._describe()})
        sender = asyncio.create_task(self._send())
        try:
            while True:
                message = await self._socket.receive()
                if message["type"] == "websocket.disconnect":
                    break
                await self._receive(message)
        except WebSocketDisconnect:
            pass  # the client left while we were reading: the same as a disconnect message
        finally:
            stop()
            sender.cancel()
            for job in self._jobs:
                job.cancel()

    async def _receive(self, message: MutableMapping[str, Any]) -> None:
        """One frame: parse it, run its handler, turn any error into an `error` event."""
        event_id = None
        try:
            raw = message.get("text")
            data = _parse(raw if raw is not None else message.get("bytes") or b"", self._settings.limits.message_bytes)
            event_id = data.get("event_id")
            handler = self._handlers.get(data["type"])
            if handler is None:
                known = ", ".join(self._handlers)
                raise BadInput(f"unknown event '{data['type']}'", fix=f"Send one of: {known}")
            await handler(data)
        except VitrineError as error:
            self._post(error_message(error.code, str(error), event_id=event_id))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            # A payload whose fields are missing or of the wrong kind; the handler names the field.
            text = f"{type(error).__name__}: {error}"
            self._post(error_message("bad-input", f"malformed event: {text}", event_id=event_id))

    # --- client events ------------------------------------------------------------------------------------------------

    async def _update(self, data: dict[str, Any]) -> None:
        session = data["session"]
        lang = (session.get("vitrine") or {}).get("lang")
        if lang is not None:
            if lang not in ev.LANGUAGES:
                raise UnknownLanguage(f"no language '{lang}'", fix=f"One of: {', '.join(ev.LANGUAGES)}", lang=str(lang))
            self._session.choose(lang)
            self._out.lang = lang
        sound = (session.get("audio") or {}).get("input") or {}
        rate = (sound.get("format") or {}).get("rate")
        if rate is not None and rate not in _RATES:
            raise BadInput(f"no sound at {rate} Hz", fix=f"Send audio/pcm at one of {_RATES}", rate=str(rate))
        if rate is not None and rate != self._rate:
            self._rate = rate
            self._resampler = StreamResampler(self._rate)
        if "turn_detection" in sound:
            self._server_vad = sound["turn_detection"] is not None
        if "output_modalities" in session:
            self._out.audio = "audio" in session["output_modalities"]
        self._post({"type": "session.updated", "session": self._describe()})

    async def _append(self, data: dict[str, Any]) -> None:
        pcm = self._resampler.feed(_unbase64(data["audio"], "audio"))
        if self._server_vad:
            self._ear.feed(pcm)
        else:
            self._ear.keep(pcm)

    async def _commit(self, data: dict[str, Any]) -> None:
        del data
        self._job(self._ear.commit())

    async def _clear(self, data: dict[str, Any]) -> None:
        del data
        self._ear.clear()
        self._post({"type": "input_audio_buffer.cleared"})

    async def _item(self, data: dict[str, Any]) -> None:
        item = data["item"]
        if item.get("type") != "message" or item.get("role", "user") != "user":
            raise BadInput("only messages of the user can be added", fix='Send {"type": "message", "role": "user"}')
        item.setdefault("id", new_id("item"))
        self._pending.extend(item["content"])
        shown = [{**part, "image_url": "data:"} if "image_url" in part else part for part in item["content"]]
        added = {"id": item["id"], "object": "realtime.item", "type": "message", "role": "user", "status": "completed"}
        self._post({"type": "conversation.item.added", "item": {**added, "content": shown}})

    async def _respond(self, data: dict[str, Any]) -> None:
        del data
        parts, self._pending = self._pending, []
        text = " ".join(part["text"] for part in parts if part.get("type") == "input_text")
        images = [part["image_url"] for part in parts if part.get("type") == "input_image"]
        sounds = [part["audio"] for part in parts if part.get("type") == "input_audio"]
        if images:
            self._job(self._show(_picture(images[-1]), text))
        elif sounds:
            pcm = StreamResampler(self._rate).feed(_unbase64(sounds[-1], "audio"))
            self._job(self._hear(pcm))
        elif text:
            # Nothing pending: the turn was the sound that input_audio_buffer.commit has already sent on its way.
            self._session.say(text)

    async def _cancel(self, data: dict[str, Any]) -> None:
        del data
        if self._session.speaking:
            self._session.interrupt()

    async def _played(self, data: dict[str, Any]) -> None:
        played_s = float(data["audio_end_ms"]) / 1000
        if not 0 <= played_s < float("inf"):
            raise BadInput(f"audio_end_ms is {data['audio_end_ms']}", fix="Send the milliseconds that were played")
        self._session.emit(ev.Heard, played_s=played_s)
        if data["type"] == "conversation.item.truncate":
            about = {"item_id": data.get("item_id"), "content_index": 0, "audio_end_ms": data["audio_end_ms"]}
            self._post({"type": "conversation.item.truncated", **about})

    async def _show(self, data: bytes, text: str) -> None:
        await self._session.show(data, text)

    async def _hear(self, pcm: bytes) -> None:
        await self._session.hear(pcm)

    # --- out ----------------------------------------------------------------------------------------------------------

    def _job(self, work: Coroutine[Any, Any, None]) -> None:
        """Run what may take long beside the reading of the socket; its errors reach the shopper."""

        async def guarded() -> None:
            try:
                await work
            except VitrineError as error:
                self._session.fail(error)

        task = asyncio.create_task(guarded())
        self._jobs.add(task)
        task.add_done_callback(self._jobs.discard)

    def _publish(self, event: ev.Event) -> None:
        if isinstance(event, ev.SessionEnded):
            self._put(None)
            return
        for message in self._out.messages(event):
            self._post(message)

    def _post(self, message: Message) -> None:
        message.setdefault("event_id", new_id("event"))
        self._put(message)

    def _put(self, message: Message | None) -> None:
        if self._outbox.full():
            self._outbox.get_nowait()  # a client that reads nothing loses the oldest; the newest still matter
        self._outbox.put_nowait(message)

    async def _send(self) -> None:
        while True:
            message = await self._outbox.get()
            if message is None:
                # Nothing more comes of this session; a client that connects again gets a new one.
                await self._socket.close(code=1001, reason="the session was idle for too long")
                return
            await self._socket.send_text(json.dumps(message, ensure_ascii=False, separators=(",", ":")))

    def _describe(self) -> Message:
        """The session as the protocol shows it."""
        format_in = {"type": "audio/pcm", "rate": self._rate}
        detection = {"type": "server_vad"} if self._server_vad else None
        sound = {
            "input": {"format": format_in, "turn_detection": detection},
            "output": {"format": {"type": "audio/pcm", "rate": ev.OUT_RATE}, "voice": "vitrine"},
        }
        return {
            "id": self._session.id,
            "object": "realtime.session",
            "type": "realtime",
            "model": "vitrine",
            "output_modalities": ["audio"] if self._out.audio else ["text"],
            "audio": sound,
            "vitrine": {"lang": self._session.lang, "resumed": self._resumed},
        }


def _parse(raw: str | bytes, limit: int) -> dict[str, Any]:
    if len(raw) > limit:
        raise TooLarge(f"a message of {len(raw)} bytes", fix=f"Send at most {limit}", limit=limit, got=len(raw))
    try:
        text = raw if isinstance(raw, str) else raw.decode()
        data = json.loads(text)
        if "\\u" in text:
            json.dumps(data, ensure_ascii=False).encode()  # half a character, escaped, could not go back out
    except (ValueError, RecursionError) as error:
        raise Undecodable(f"not JSON: {error}", fix="Send one JSON object per text frame") from error
    if not isinstance(data, dict) or not isinstance(data.get("type"), str):
        raise BadInput("no event", fix='Send a JSON object with a "type"')
    return data


def _picture(url: str) -> bytes:
    """The bytes of a data URL: nothing is fetched from elsewhere."""
    head, comma, data = url.partition(",")
    if not (head.startswith("data:") and comma):
        raise BadInput("'image_url' is no data URL", fix="Send data:image/jpeg;base64,…")
    return _unbase64(data, "image_url")


def _unbase64(text: str, field: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError, TypeError) as error:
        raise Undecodable(f"'{field}' is not base64: {error}", fix="Encode the bytes as standard base64") from error
