"""A shopper's program on /v1/realtime: sends, and waits for what comes back."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
from websockets.sync.client import ClientConnection, connect

from multimodal.events import OUT_RATE

Message = dict[str, Any]
ANSWER_S = 60


class Shopper:
    """One connection. Every message received is kept in `seen`."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.seen: list[Message] = []

    def send(self, kind: str, **fields: Any) -> None:
        self.socket.send(json.dumps({"type": kind, **fields}))

    def wait(self, *kinds: str, fits: Callable[[Message], bool] = lambda _: True) -> Message:
        """The next message of one of `kinds` that `fits`."""
        while True:
            message: Message = json.loads(self.socket.recv(timeout=ANSWER_S))
            self.seen.append(message)
            if message["type"] in kinds and fits(message):
                return message

    def create(self, *content: Message) -> None:
        """A message of the user, to be answered."""
        self.send("conversation.item.create", item={"type": "message", "role": "user", "content": list(content)})
        self.send("response.create")

    def type(self, text: str) -> None:
        self.create({"type": "input_text", "text": text})

    def show(self, data: bytes, kind: str = "image/png") -> None:
        url = f"data:{kind};base64,{base64.b64encode(data).decode()}"
        self.create({"type": "input_image", "image_url": url})

    def talk(self, pcm: bytes) -> None:
        """A whole recording at `OUT_RATE`, as one turn."""
        self.create({"type": "input_audio", "audio": base64.b64encode(pcm).decode()})

    def answer(self) -> str:
        """The words of the next whole answer."""
        done = self.wait("response.done", fits=lambda message: message["response"]["status"] == "completed")
        return " ".join(part["transcript"] for part in done["response"]["output"][0]["content"])

    def ask(self, text: str) -> str:
        self.type(text)
        return self.answer()


def silence(seconds: float) -> bytes:
    return bytes(2 * int(seconds * OUT_RATE))


def secret(url: str) -> str:
    """A token for a new session."""
    value: str = httpx.post(f"{url}v1/realtime/client_secrets", json={}).raise_for_status().json()["value"]
    return value


@contextmanager
def shopper(url: str, token: str = "") -> Iterator[Shopper]:
    """A shopper in the session of `token`, or in one of their own."""
    headers = {"Authorization": f"Bearer {token or secret(url)}"}
    with connect(f"{url.replace('http', 'ws', 1)}v1/realtime", additional_headers=headers, max_size=None) as socket:
        caller = Shopper(socket)
        caller.wait("session.created")
        yield caller
