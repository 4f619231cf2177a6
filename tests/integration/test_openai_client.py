"""OpenAI's own client library, as it comes, talks with Vitrine."""

from __future__ import annotations

import asyncio
import base64
import io
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from typing import Any

import numpy as np
import pytest
from openai import AsyncOpenAI
from PIL import Image

from multimodal.audio import StreamResampler, resample
from multimodal.encode import g711
from multimodal.events import IN_RATE, OUT_RATE
from tests.shop_server import serving
from tests.speaking import say

pytestmark = pytest.mark.integration
CHUNK_S = 0.04
BARGE_IN = "no wait I want to return a backpack"


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("openai")) as address:
        yield f"{address}/v1"


class Talk:
    """One connection of the official client, with everything that came."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection
        self.seen: list[Any] = []

    async def until(self, kind: str, fits: Callable[[Any], bool] = lambda event: True) -> Any:
        async with asyncio.timeout(20):
            while True:
                event = await self.connection.recv()
                self.seen.append(event)
                if event.type == kind and fits(event):
                    return event

    async def type(self, *content: dict[str, Any]) -> None:
        item = {"type": "message", "role": "user", "content": list(content)}
        await self.connection.conversation.item.create(item=item)
        await self.connection.response.create()

    async def answer(self) -> str:
        """The words of the next whole answer."""
        done = await self.until("response.done", lambda event: event.response.status == "completed")
        return " ".join(part.transcript or part.text for part in done.response.output[0].content)

    async def ask(self, text: str) -> str:
        await self.type({"type": "input_text", "text": text})
        return await self.answer()

    async def speak(self, pcm: bytes, pace: float = 1.0, rate: int = OUT_RATE) -> None:
        """Append sound, `pace` times as fast as real time."""
        step = round(CHUNK_S * rate) * 2
        for at in range(0, len(pcm), step):
            await self.connection.input_audio_buffer.append(audio=base64.b64encode(pcm[at : at + step]).decode())
            await asyncio.sleep(CHUNK_S / pace)

    def of(self, kind: str) -> list[Any]:
        return [event for event in self.seen if event.type == kind]

    def sound(self) -> bytes:
        return b"".join(base64.b64decode(event.delta) for event in self.of("response.output_audio.delta"))


@asynccontextmanager
async def talking(url: str, **session: Any) -> AsyncIterator[Talk]:
    async with (
        AsyncOpenAI(base_url=url, api_key="none") as client,
        client.realtime.connect(model="vitrine") as connection,
    ):
        talk = Talk(connection)
        await talk.until("session.created")
        if session:
            await connection.session.update(session={"type": "realtime", **session})
            await talk.until("session.updated")
        yield talk


def spoken(text: str, after_s: float = 1.0) -> bytes:
    return resample(say(text, after_s=after_s), IN_RATE, OUT_RATE)


async def test_a_typed_conversation(url: str) -> None:
    async with talking(url) as talk:
        assert "€49.90" in await talk.ask("show me red backpacks under 80 euros")
        assert len(talk.sound()) > OUT_RATE
        kinds = [event.type for event in talk.seen]
        order = [
            "conversation.item.added",
            "conversation.item.done",
            "response.created",
            "response.output_item.added",
            "response.content_part.added",
            "response.output_audio_transcript.delta",
            "response.output_audio.delta",
            "response.output_audio.done",
            "response.content_part.done",
            "response.done",
        ]
        assert [kinds.index(kind) for kind in order] == sorted(kinds.index(kind) for kind in order)
        assert "49.90" in await talk.ask("how much is the first one?"), "it remembers"


async def test_the_shops_tools_are_seen_at_work(url: str) -> None:
    async with talking(url, output_modalities=["text"]) as talk:
        await talk.ask("show me red backpacks under 80 euros")
        (done,) = talk.of("response.done")
        (call,) = [item for item in done.response.output if item.type == "mcp_call"]
        assert (call.name, call.server_label, call.error) == ("find_products", "shop", None)
        assert "backpack" in call.arguments
        assert talk.of("response.mcp_call.completed")[0].item_id == call.id
        assert talk.sound() == b"", "text was asked for"


@pytest.mark.parametrize("pace", [0.3, 1.0, 8.0])
async def test_a_spoken_turn_that_the_shop_finds_by_itself(url: str, pace: float) -> None:
    async with talking(url) as talk:
        sending = asyncio.create_task(talk.speak(spoken("do you have running shoes"), pace))
        assert "running shoe" in await talk.answer()
        await sending
        heard = talk.of("conversation.item.input_audio_transcription.completed")[0]
        assert heard.transcript.startswith("Do you have running shoe")
        item = talk.of("input_audio_buffer.speech_started")[0].item_id
        assert item == talk.of("input_audio_buffer.committed")[0].item_id == heard.item_id
        assert 0 < talk.of("input_audio_buffer.speech_stopped")[0].audio_end_ms < 3_000


async def test_turns_that_the_client_ends(url: str) -> None:
    async with talking(url, audio={"input": {"turn_detection": None}}) as talk:
        await talk.speak(spoken("where is my parcel", after_s=0.1), pace=20)
        await talk.connection.input_audio_buffer.commit()
        heard = await talk.until("conversation.item.input_audio_transcription.completed")
        assert heard.transcript == "Where is my parcel"
        await talk.connection.response.create()
        assert "e-mail" in await talk.answer()
        await talk.connection.input_audio_buffer.append(audio=base64.b64encode(bytes(4800)).decode())
        await talk.connection.input_audio_buffer.clear()
        await talk.until("input_audio_buffer.cleared")


@pytest.mark.parametrize("kind", ["audio/pcmu", "audio/pcma"])
async def test_a_telephone(url: str, kind: str) -> None:
    encoding: Any = {"audio/pcmu": "g711_ulaw", "audio/pcma": "g711_alaw"}[kind]
    sound = {"input": {"format": {"type": kind}}, "output": {"format": {"type": kind}}}
    async with talking(url, audio=sound) as talk:
        updated = talk.of("session.updated")[0].session.audio
        assert (updated.input.format.type, updated.output.format.type) == (kind, kind)
        sending = asyncio.create_task(talk.speak(g711(spoken("do you have running shoes"), encoding), 2.0, 4_000))
        assert "running shoe" in await talk.answer()
        await sending
        reply = np.frombuffer(StreamResampler(8_000, 8_000, encoding).feed(talk.sound()), "<i2")
        assert len(reply) > 8_000
        assert np.abs(reply).max() > 3_000


async def test_an_image(url: str) -> None:
    picture = Image.new("RGB", (640, 480), "#c02020")
    data = io.BytesIO()
    picture.save(data, "png")
    address = "data:image/png;base64," + base64.b64encode(data.getvalue()).decode()
    async with talking(url) as talk:
        await talk.type(
            {"type": "input_image", "image_url": address}, {"type": "input_text", "text": "do you have it?"}
        )
        assert len(await talk.answer()) > 10
        assert "find_by_photo" in [item.name for item in talk.of("response.done")[0].response.output[1:]]


async def test_a_reply_that_is_cut_leaves_only_what_was_heard(url: str) -> None:
    async with talking(url) as talk:
        await talk.type({"type": "input_text", "text": "do you have running shoes"})
        first = await talk.until("response.output_audio.delta")
        await talk.connection.response.cancel()
        await talk.connection.conversation.item.truncate(item_id=first.item_id, content_index=0, audio_end_ms=300)
        cut = await talk.until("conversation.item.truncated")
        assert (cut.item_id, cut.audio_end_ms) == (first.item_id, 300)
        await talk.ask("hello")


async def test_the_shopper_breaks_in(url: str) -> None:
    async with talking(url) as talk:
        await talk.type({"type": "input_text", "text": "do you have running shoes"})
        await talk.until("response.output_audio.delta")
        await talk.until("response.done")
        sending = asyncio.create_task(talk.speak(spoken(BARGE_IN)))
        await talk.until("input_audio_buffer.speech_started")
        assert talk.of("vitrine.hold"), "silence first"
        assert "e-mail" in await talk.answer()
        await sending


async def test_nonsense_is_answered_and_the_conversation_goes_on(url: str) -> None:
    async with talking(url) as talk:
        await talk.connection.send({"type": "conversation.explode", "event_id": "e1"})
        error = (await talk.until("error")).error
        assert (error.type, error.event_id) == ("invalid_request_error", "e1")
        await talk.connection.send_raw('{"type": "input_audio_buffer.append", "audio": 7}')
        assert "audio" in (await talk.until("error")).error.message
        await talk.connection.send_raw("no JSON")
        await talk.until("error")
        assert "€49.90" in await talk.ask("show me red backpacks under 80 euros")
