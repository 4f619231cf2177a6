"""Many shoppers at once, and links that break: nobody hears another's words, nobody loses or hears a word twice."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from socket import SHUT_RDWR
from typing import Any

import httpx
import pytest
import websockets

from bench.line import connect
from serve.settings import Limits
from tests.shop_server import serving

pytestmark = pytest.mark.integration
SHOPPERS = 20


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("sessions"), limits=Limits(sessions=SHOPPERS)) as address:
        yield address


async def test_nobody_gets_anothers_words(url: str) -> None:
    async def shopper(number: int) -> str:
        async with connect(url, "en") as line:
            seen = []
            for text in (f"where is order VT-7000{number:02}", "what was the number again"):
                await line.type(text)
                while True:
                    _, message = await line.receive()
                    seen.append({key: value for key, value in message.items() if key != "delta" or len(value) < 500})
                    if message["type"] == "vitrine.stages":
                        break
            return json.dumps(seen)

    everything = await asyncio.gather(*map(shopper, range(SHOPPERS)))
    for number, seen in enumerate(everything):
        assert f"VT-7000{number:02}" in seen
        others = [other for other in range(SHOPPERS) if other != number and f"VT-7000{other:02}" in seen]
        assert others == []


class Link:
    """A client that numbers what it hears and can be cut off."""

    def __init__(self, url: str) -> None:
        answer = httpx.post(f"{url}/v1/realtime/client_secrets", json={}).raise_for_status().json()
        self._address = f"ws{url.removeprefix('http')}/v1/realtime"
        self._headers = {"Authorization": f"Bearer {answer['value']}"}
        self.heard: list[dict[str, Any]] = []

    def _open(self) -> Any:
        address = f"{self._address}?last_event_id={self.heard[-1]['event_id']}" if self.heard else self._address
        return websockets.connect(address, additional_headers=self._headers, max_size=None, proxy=None)

    async def talk(self, text: str, cut_after: int) -> dict[str, Any]:
        """Say `text`, lose the link after so many messages, come back, hear the rest; the session as it came back."""
        async with self._open() as socket:
            assert json.loads(await socket.recv())["type"] == "session.created"
            content = [{"type": "input_text", "text": text}]
            item = {"type": "message", "role": "user", "content": content}
            await socket.send(json.dumps({"type": "conversation.item.create", "event_id": "c1", "item": item}))
            await socket.send(json.dumps({"type": "response.create", "event_id": "c2"}))
            for _ in range(cut_after):
                self.heard.append(json.loads(await socket.recv()))
            socket.transport.get_extra_info("socket").shutdown(SHUT_RDWR)  # no goodbye: the cable is out
        async with self._open() as socket:
            created = json.loads(await socket.recv())["session"]["vitrine"]
            async with asyncio.timeout(20):
                while self.heard[-1]["type"] != "vitrine.stages":
                    self.heard.append(json.loads(await socket.recv()))
        return created


@pytest.mark.parametrize("cut_after", [1, 4, 7, 10, 13, 16])
async def test_a_link_cut_anywhere_loses_no_word_and_repeats_none(url: str, cut_after: int) -> None:
    link = Link(url)
    created = await link.talk("show me red backpacks under 80 euros", cut_after)
    assert (created["resumed"], created["missed"], created["received"]) == (True, False, "c2")
    assert [message["event_id"] for message in link.heard] == [f"event_{n}" for n in range(1, len(link.heard) + 1)]
    (done,) = [message for message in link.heard if message["type"] == "response.done"]
    whole = done["response"]["output"][0]["content"][0]["transcript"]
    said = [message for message in link.heard if message["type"] == "response.output_audio_transcript.delta"]
    assert "".join(message["delta"] for message in said) == whole
    spoken = [message["vitrine"]["text"] for message in link.heard if message["type"] == "response.output_audio.delta"]
    assert " ".join(spoken) == whole
