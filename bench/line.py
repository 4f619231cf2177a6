"""A shopper's end of /v1/realtime, with the time at which each message came in."""

from __future__ import annotations

import asyncio
import base64
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from time import perf_counter
from typing import Any

import httpx
import websockets

from bench.turns import Conversation, Opener, Turn
from kernel.errors import EngineFailed
from multimodal.events import IN_RATE

ANSWER_S = 30.0
"""The longest wait for the end of an answer."""
_MESSAGE_BYTES = 2**24
_TYPE = re.compile(r'"type":\s*"([^"]+)"')
Message = dict[str, Any]


class Line:
    """One open connection."""

    def __init__(self, socket: websockets.ClientConnection) -> None:
        self._socket = socket

    async def send(self, kind: str, **fields: Any) -> None:
        """One client event."""
        await self._socket.send(json.dumps({"type": kind, **fields}))

    async def sound(self, pcm: bytes) -> None:
        """One piece of the microphone's sound at `IN_RATE`."""
        await self.send("input_audio_buffer.append", audio=base64.b64encode(pcm).decode())

    async def receive(self) -> tuple[float, Message]:
        """The next server event and when it was here, before its JSON was read."""
        at, _, raw = await self._next()
        message: Message = json.loads(raw)
        return at, message

    async def _next(self) -> tuple[float, str, str]:
        """When the next event was here, its type, and its JSON: the shopper's side should cost the machine little."""
        try:
            raw = await self._socket.recv(decode=True)
        except websockets.ConnectionClosed as error:
            raise EngineFailed(f"the server closed the connection: {error}") from error
        at = perf_counter()
        # The first type in a message is its own; those of its parts come later.
        kind = _TYPE.search(raw, 0, 400)
        return at, kind[1] if kind else "", raw

    async def type(self, text: str) -> None:
        """Send a typed turn."""
        content = [{"type": "input_text", "text": text}]
        await self.send("conversation.item.create", item={"type": "message", "role": "user", "content": content})
        await self.send("response.create")

    async def say(self, text: str) -> Turn:
        """See `bench.turns.Conversation`."""
        sent = perf_counter()
        await self.type(text)
        return await self.answer(sent)

    async def answer(self, since: float) -> Turn:
        """Wait for the end of an answer; times count from `since`."""
        seen: dict[str, float] = {}
        failures: list[str] = []
        timings: dict[str, float] = {}
        try:
            async with asyncio.timeout(ANSWER_S):
                while not timings:
                    at, kind, raw = await self._next()
                    seen.setdefault(kind, at - since)
                    if kind == "vitrine.notice":
                        failures.append(json.loads(raw)["code"])
                    elif kind == "error":
                        raise EngineFailed(f"the server refused: {json.loads(raw)['error']['message']}")
                    elif kind == "vitrine.stages":
                        timings = json.loads(raw)["timings_s"]
        except TimeoutError as error:
            raise EngineFailed(f"no answer within {ANSWER_S:g} s, only {', '.join(seen) or 'nothing'}") from error
        whole = seen["response.done"]
        return Turn(
            first_sentence_s=seen.get("response.output_audio_transcript.delta", whole),
            first_audio_s=seen.get("response.output_audio.delta", whole),
            whole_s=whole,
            stages=timings,
            failures=tuple(failures),
        )


@asynccontextmanager
async def connect(url: str, lang: str, *, listening: bool = False) -> AsyncIterator[Line]:
    """A new session at the `url` of the shop, opened as the page opens it; `listening` turns server VAD on."""
    async with httpx.AsyncClient() as client:
        secret = (await client.post(f"{url}/v1/realtime/client_secrets", json={})).raise_for_status().json()["value"]
    address = f"ws{url.removeprefix('http')}/v1/realtime"
    protocols = [websockets.Subprotocol(name) for name in ("realtime", f"openai-insecure-api-key.{secret}")]
    async with websockets.connect(address, subprotocols=protocols, max_size=_MESSAGE_BYTES, proxy=None) as socket:
        line = Line(socket)
        sound = {
            "format": {"type": "audio/pcm", "rate": IN_RATE},
            "turn_detection": {"type": "server_vad"} if listening else None,
        }
        await line.send("session.update", session={"audio": {"input": sound}, "vitrine": {"lang": lang}})
        while (await line.receive())[1]["type"] != "session.updated":
            pass
        yield line


def opener(url: str) -> Opener:
    """`connect` as what the typed bench wants."""

    @asynccontextmanager
    async def open_(lang: str) -> AsyncIterator[Conversation]:
        async with connect(url, lang) as line:
            yield line

    return open_
