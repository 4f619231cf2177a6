"""A small shop that speaks the realtime protocol and records what the page sends: these tests decide what the shop says
and when. The same page in front of the whole product is tested elsewhere."""

from __future__ import annotations

import asyncio
import base64
import io
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep, time
from typing import Any

import numpy as np
import pytest
import uvicorn
from fastapi import FastAPI, Response, WebSocket, WebSocketDisconnect
from PIL import Image, ImageDraw

from multimodal.events import OUT_RATE

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # what Gradio's own imports complain of is not ours
    from ui.page import PageSettings, mount

Message = dict[str, Any]
Answer = Callable[[str], tuple[list[str], list[str]]]
"""The sentences and the kinds of card for a text."""
SENTENCE_S = 1.2


def eur(amount: str) -> Message:
    return {"amount": amount, "currency": "EUR"}


def product(number: int, name: str, price: str, stock: int) -> Message:
    about = {"category": "Shoes", "attributes": {"Colour": "blue", "Size": "42"}, "description": "Light and quick."}
    return {"id": f"p{number}", "name": name, "price": eur(price), "stock": stock, **about}


SHOES = [
    product(1, "Trail shoe", "79.90", 4),
    product(2, "Road shoe", "64.00", 0),
    product(3, "Shoe of many words", "1234.50", 12),
]
ORDER: Message = {
    "order_number": "VT-100234",
    "state": "shipped",
    "ordered_on": "2026-03-02",
    "expected_on": "2026-03-09",
    "total": eur("159.80"),
    "items": [{"item_id": "1", "product_id": "p1", "name": "Trail shoe", "quantity": 2, "price": eur("79.90")}],
    "tracking_number": "00340434161094000001",
    "carrier": "DHL",
}
PARCEL: Message = {
    "tracking_number": "00340434161094000001",
    "carrier": "DHL",
    "order_number": "VT-100234",
    "state": "shipped",
    "expected_on": "2026-03-09",
    "events": [
        {"at": "2026-03-03T08:10:00Z", "place": "Hamburg", "text": "Handed to the carrier"},
        {"at": "2026-03-04T05:40:00Z", "place": "Hannover", "text": "Sorted"},
    ],
}
RETURN: Message = {
    "return_id": "RT-2001",
    "state": "return_requested",
    "item": {"name": "Trail shoe"},
    "refund": eur("79.90"),
    "instructions": ["Pack the item.", "Stick the label on the box.", "Bring it to a parcel shop."],
}
LABEL: Message = {
    "lines": ["DHL PAKET", "Order VT-100234"],
    "codes": [{"format": "Code128", "text": "00340434161094000001"}],
}
CARDS: dict[str, Message] = {
    "products": {"products": SHOES},
    "product": {"product": SHOES[0]},
    "order": {"order": ORDER},
    "orders": {"orders": [ORDER, {**ORDER, "order_number": "VT-100199", "state": "refunded"}]},
    "parcel": {"parcel": PARCEL},
    "return": RETURN,
    "label": LABEL,
}


def echo(text: str) -> tuple[list[str], list[str]]:
    """Two sentences and no card."""
    return [f"You said: {text}.", "Anything else?"], []


def speech(seconds: float) -> bytes:
    """A tone that swells and fades, as PCM at `OUT_RATE`."""
    at = np.arange(round(seconds * OUT_RATE)) / OUT_RATE
    wave = 0.3 * np.sin(2 * np.pi * 200 * at) * np.sin(np.pi * at / seconds)
    return (wave * 32767).astype("<i2").tobytes()


class ShopDouble:
    """Its `received` are the page's events in order, `queries` those of its connections. `answer` gives the sentences
    and cards for a text, `goes_on` is what a page that comes back is told of its session."""

    def __init__(self) -> None:
        self.received: list[Message] = []
        self.tokens = 0
        self.connections = 0
        self.full = False
        self.goes_on: Message = {}
        self.queries: list[str] = []
        self.answer: Answer = echo
        self.url = ""
        self._sockets: set[WebSocket] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._count = 0
        self._content: list[Message] = []

    def of(self, kind: str) -> list[Message]:
        return [event for event in self.received if event["type"] == kind]

    def wait_for(self, kind: str, count: int = 1, seconds: float = 10) -> list[Message]:
        """At least `count` events of `kind`; fails after `seconds`."""
        until = monotonic() + seconds
        while len(self.of(kind)) < count:
            assert monotonic() < until, f"no {count} × {kind}, only {[event['type'] for event in self.received]}"
            sleep(0.02)
        return self.of(kind)

    def sound(self) -> np.ndarray:
        """All microphone sound so far."""
        raw = b"".join(base64.b64decode(event["audio"]) for event in self.of("input_audio_buffer.append"))
        return np.frombuffer(raw, "<i2")

    def push(self, *messages: Message) -> None:
        """Send to every connected page."""
        self._soon(lambda socket: self._send(socket, messages))

    def drop(self) -> None:
        """Break every connection."""
        self._soon(lambda socket: socket.close(1012))

    def turn(self, sentences: list[str], cards: list[str], seconds: float = SENTENCE_S) -> list[Message]:
        """The messages of one answer, `seconds` of sound a sentence."""
        self._count += 1
        response, item = f"resp_{self._count}", f"item_{self._count}"
        of = {"response_id": response, "item_id": item, "output_index": 0, "content_index": 0}
        out: list[Message] = [{"type": "response.created", "response": {"id": response, "status": "in_progress"}}]
        out.append({"type": "vitrine.understood", "lang": "en", "intents": {}, "slots": {}, "mood": 4})
        third = seconds / 3
        visemes = [["aa", 0, third], ["O", third, 2 * third], ["E", 2 * third, seconds]]
        delta = base64.b64encode(speech(seconds)).decode()
        for index, text in enumerate(sentences):
            cue = {"index": index, "text": text, "lang": "en", "mood": 4, "visemes": visemes}
            out.append({"type": "response.output_audio_transcript.delta", **of, "delta": f" {text}"})
            out.append({"type": "response.output_audio.delta", **of, "delta": delta, "vitrine": cue})
        out += [{"type": "vitrine.card", "kind": kind, "data": CARDS[kind]} for kind in cards]
        out.append({"type": "response.done", "response": {"id": response, "status": "completed"}})
        out.append({"type": "vitrine.stages", "timings_s": {"understand": 0.002, "tts": 0.04, "first_audio": 0.05}})
        return out

    def app(self, settings: PageSettings) -> FastAPI:
        app = FastAPI()

        @app.post("/v1/realtime/client_secrets")
        async def secret(response: Response) -> Message:
            if self.full:
                response.status_code = 503
                return {"error": {"code": "busy"}}
            self.tokens += 1
            return {"value": f"token{self.tokens}", "expires_at": int(time()) + 600, "session": {"id": "s"}}

        @app.get("/media/products/{name}")
        async def picture(name: str) -> Response:
            image = Image.new("RGB", (240, 240), "#eef3f4")
            ImageDraw.Draw(image).rounded_rectangle((40, 90, 200, 170), 40, fill="#2f6fb0")
            data = io.BytesIO()
            image.save(data, "webp")
            return Response(data.getvalue(), media_type="image/webp")

        app.websocket("/v1/realtime")(self._serve)
        return mount(app, settings)

    async def _serve(self, socket: WebSocket) -> None:
        offered = socket.scope["subprotocols"]
        await socket.accept(subprotocol="realtime")
        token = offered[1].removeprefix("openai-insecure-api-key.")
        self._loop = asyncio.get_running_loop()
        self._sockets.add(socket)
        self.connections += 1
        self.queries.append(str(socket.query_params))
        session = {"id": f"session of {token}", "vitrine": self.goes_on}
        await self._send(socket, [{"type": "session.created", "session": session}])
        try:
            while True:
                await self._take(socket, await socket.receive_json())
        except WebSocketDisconnect:
            self._sockets.discard(socket)

    async def _take(self, socket: WebSocket, event: Message) -> None:
        self.received.append(event)
        if event["type"] == "conversation.item.create":
            self._content += event["item"]["content"]
        elif event["type"] == "response.create":
            content, self._content = self._content, []
            text = " ".join(part["text"] for part in content if "text" in part)
            await self._send(socket, self.turn(*self.answer(text)))

    def _soon(self, action: Callable[[WebSocket], Any]) -> None:
        assert self._loop is not None
        for socket in tuple(self._sockets):
            asyncio.run_coroutine_threadsafe(action(socket), self._loop).result(5)

    async def _send(self, socket: WebSocket, messages: Any) -> None:
        for message in messages:
            await socket.send_json(message)


@contextmanager
def serving(settings: PageSettings) -> Iterator[ShopDouble]:
    shop = ShopDouble()
    server = uvicorn.Server(uvicorn.Config(shop.app(settings), port=0, log_level="error", ws="websockets-sansio"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        sleep(0.02)
    shop.url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/"
    yield shop
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def running_shop() -> Iterator[ShopDouble]:
    with serving(PageSettings(title="Vitrine demo shop")) as shop:
        yield shop


@pytest.fixture
def shop(running_shop: ShopDouble) -> ShopDouble:
    """The shop as new."""
    running_shop.received.clear()
    running_shop.queries.clear()
    running_shop.full = False
    running_shop.goes_on = {}
    running_shop.answer = echo
    return running_shop


@pytest.fixture(scope="module")
def open_shop() -> Iterator[Callable[[PageSettings], ShopDouble]]:
    """Shops with settings of their own."""
    running = []

    def open_it(settings: PageSettings) -> ShopDouble:
        context = serving(settings)
        running.append(context)
        return context.__enter__()

    yield open_it
    for context in running:
        context.__exit__(None, None, None)


@pytest.fixture(scope="module")
def photo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A 24-megapixel photo lying on its side, as phones store an upright one (EXIF orientation 6)."""
    path = tmp_path_factory.mktemp("photo") / "phone.jpg"
    image = Image.new("RGB", (6000, 4000), "#c9d6da")
    ImageDraw.Draw(image).rectangle((0, 0, 600, 4000), fill="#b3261e")
    exif = Image.Exif()
    exif[0x0112] = 6
    image.save(path, exif=exif, quality=85)
    return path
