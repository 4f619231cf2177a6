"""One /v1/realtime connection: the OpenAI Realtime protocol in front of a call."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, MutableMapping, Sequence
from contextlib import suppress
from typing import Any

from pydantic import ValidationError
from starlette.websockets import WebSocket, WebSocketDisconnect

from kernel.errors import BadInput, Busy, NotFound, VitrineError
from multimodal import events as ev
from serve.call import Call
from serve.channel import Reader, number_of
from serve.hub import Hub
from serve.protocol import Message, error_message, message_item, new_id
from serve.wire import SessionUpdate, parse, unbase64
from serve.words import words

_FAREWELL_S = 2.0
"""How long a client that does not read may take to be told so."""
_TOO_SLOW, _IDLE = 1013, 1001
_EARLY = 64
"""Frames that are read of a client that waits; what it sends beyond them waits in the network."""
Handler = Callable[[Message], None]
Frame = MutableMapping[str, Any]


async def wait_in_line(socket: WebSocket, hub: Hub, session_id: str, lang: str) -> tuple[Call, bool, list[Frame]]:
    """The call of `session_id`, whether it was known before, and the frames that came while the client waited.

    Raises `Busy`, or `WebSocketDisconnect` when the client leaves.
    """
    early: list[Frame] = []

    async def tell(place: int) -> None:
        about = {"place": place, "text": words(lang).in_queue(place)}
        await socket.send_json({"type": "vitrine.queue", "event_id": new_id("event"), **about})

    async def read() -> None:
        while len(early) < _EARLY:
            frame = await socket.receive()
            if frame["type"] == "websocket.disconnect":
                raise WebSocketDisconnect(frame.get("code", 1000))
            early.append(frame)

    if hub.has_room(session_id):
        return *hub.attach(session_id), early
    admitted = asyncio.create_task(hub.admit(session_id, tell))
    reading = asyncio.create_task(read())
    try:
        await asyncio.wait({admitted, reading}, return_when=asyncio.FIRST_COMPLETED)
        if reading.done():
            reading.result()
        return *await admitted, early
    finally:
        # A frame that is being received is not lost: the server's queue gives it to the next reader.
        for task in (admitted, reading):
            task.cancel()
            with suppress(asyncio.CancelledError, WebSocketDisconnect, Busy):
                await task


class Connection:
    """Reads client events, answers with server events. Bad input gets an `error` event, never a dropped socket."""

    def __init__(self, socket: WebSocket, call: Call, *, resumed: bool, seen: str | None = None) -> None:
        """`resumed`: the session is older than this socket; `seen`: the last event that its client got of it."""
        self._socket = socket
        self._call = call
        self._session = call.session
        self._resumed = resumed
        self._after = number_of(seen or "")
        self._handlers: dict[str, Handler] = {
            "session.update": self._update,
            "input_audio_buffer.append": self._append,
            "input_audio_buffer.commit": self._commit,
            "input_audio_buffer.clear": self._clear,
            "conversation.item.create": self._create,
            "conversation.item.retrieve": self._retrieve,
            "conversation.item.delete": self._delete,
            "conversation.item.truncate": self._played,
            "vitrine.played": self._played,
            "response.create": self._respond,
            "response.cancel": self._cancel,
        }

    async def serve(self, early: Sequence[Frame] = ()) -> None:
        """Run until the socket closes; `early` are frames that were read before."""
        reader = self._call.channel.reader(self._after)
        sender = asyncio.create_task(self._send(reader))
        try:
            for message in early:
                self._receive(message)
            while True:
                message = await self._socket.receive()
                if message["type"] == "websocket.disconnect":
                    break
                self._receive(message)
        except (WebSocketDisconnect, RuntimeError):
            pass  # the client left, or was told to, while we were reading: the same as a disconnect message
        finally:
            sender.cancel()
            reader.close()

    def _receive(self, message: Frame) -> None:
        """One frame: parse it, run its handler, turn any error into an `error` event."""
        event_id = None
        try:
            raw = message.get("text")
            data = parse(raw if raw is not None else message.get("bytes") or b"", self._session.limits.message_bytes)
            event_id = data.get("event_id")
            handler = self._handlers.get(data["type"])
            if handler is None:
                known = ", ".join(self._handlers)
                raise BadInput(f"unknown event '{data['type']}'", fix=f"Send one of: {known}")
            handler(data)
        except VitrineError as error:
            self._refuse(error.code, str(error), event_id)
        except ValidationError as error:
            self._refuse("bad-input", f"malformed event: {ev.why(error)}", event_id)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            # A payload whose fields are missing or of the wrong kind; the handler names the field.
            self._refuse("bad-input", f"malformed event: {type(error).__name__}: {error}", event_id)
        if isinstance(event_id, str):
            self._call.received = event_id

    def _refuse(self, code: str, text: str, event_id: Any) -> None:
        about = event_id if isinstance(event_id, str) else None
        self._call.channel.post(error_message(code, text, event_id=about))

    # --- client events ------------------------------------------------------------------------------------------------

    def _update(self, data: Message) -> None:
        self._call.update(SessionUpdate.model_validate(data["session"]), data["session"])
        self._post("session.updated", session=self._describe())

    def _append(self, data: Message) -> None:
        self._call.sound(unbase64(data["audio"], "audio"))

    def _commit(self, data: Message) -> None:
        del data
        try:
            self._call.commit()
        except VitrineError as error:
            self._session.fail(error)

    def _clear(self, data: Message) -> None:
        del data
        self._call.ear.clear()
        self._post("input_audio_buffer.cleared")

    def _create(self, data: Message) -> None:
        item = data["item"]
        if item.get("type") != "message" or item.get("role", "user") != "user":
            raise BadInput("only messages of the user can be added", fix='Send {"type": "message", "role": "user"}')
        self._call.add(item["content"])
        # Pictures and sound are not sent back.
        shown = [{key: _brief(key, value) for key, value in part.items()} for part in item["content"]]
        for message in self._call.out.user_item(message_item(item.get("id") or new_id("item"), "user", shown)):
            self._call.channel.post(message)

    def _retrieve(self, data: Message) -> None:
        self._post("conversation.item.retrieved", item=self._item(data))

    def _delete(self, data: Message) -> None:
        item = self._item(data)
        del self._call.out.items[item["id"]]
        self._post("conversation.item.deleted", item_id=item["id"])

    def _item(self, data: Message) -> Message:
        item = self._call.out.items.get(data["item_id"])
        if item is None:
            raise NotFound(f"no item '{data['item_id']}'", fix="Items of long ago are forgotten")
        return item

    def _respond(self, data: Message) -> None:
        wanted = data.get("response") or {}
        if "output_modalities" in wanted:
            self._call.out.next_audio = "audio" in wanted["output_modalities"]
        given = wanted.get("input")
        self._call.respond(None if given is None else [part for item in given for part in item.get("content", [])])

    def _cancel(self, data: Message) -> None:
        if not self._call.cancel():
            # OpenAI's own words for a cancel that came too late, which clients know to be harmless.
            text = "Cancellation failed: no active response found"
            self._refuse("response_cancel_not_active", text, data.get("event_id"))

    def _played(self, data: Message) -> None:
        played_s = float(data["audio_end_ms"]) / 1000
        if not 0 <= played_s < float("inf"):
            raise BadInput(f"audio_end_ms is {data['audio_end_ms']}", fix="Send the milliseconds that were played")
        if data.get("item_id") in (None, self._call.out.item):
            self._session.emit(ev.Heard, played_s=played_s)
        if data["type"] == "conversation.item.truncate":
            about = {"item_id": data.get("item_id"), "content_index": 0, "audio_end_ms": data["audio_end_ms"]}
            self._post("conversation.item.truncated", **about)

    # --- out ----------------------------------------------------------------------------------------------------------

    def _post(self, kind: str, **fields: Any) -> None:
        self._call.channel.post({"type": kind, **fields})

    async def _send(self, reader: Reader) -> None:
        try:
            created = {"type": "session.created", "event_id": new_id("event"), "session": self._describe()}
            await self._socket.send_json(created)
            while (text := await reader.next()) is not None:
                await self._socket.send_text(text)
            # Nothing more comes of this session; a client that connects again gets a new one.
            await self._socket.close(code=_IDLE, reason="the session is over")
        except Busy as error:
            await self._farewell(error)
        except (WebSocketDisconnect, RuntimeError):
            pass  # the client left; the reading side notices too

    async def _farewell(self, error: Busy) -> None:
        """Close the socket of a client that does not keep up; its session waits for it."""
        with suppress(TimeoutError, WebSocketDisconnect, RuntimeError):
            async with asyncio.timeout(_FAREWELL_S):
                await self._socket.send_json({**error_message("too-slow", str(error)), "event_id": new_id("event")})
                await self._socket.close(code=_TOO_SLOW, reason=error.message)

    def _describe(self) -> Message:
        """The session as the protocol shows it, with what a client that comes back must know."""
        session = self._call.describe()
        missed = self._after is not None and self._after + 1 < self._call.channel.first
        ours = {"resumed": self._resumed, "missed": missed, "received": self._call.received}
        return {**session, "vitrine": {**session["vitrine"], **ours}}


def _brief(key: str, value: Any) -> Any:
    return {"image_url": "data:", "audio": None}.get(key, value)
