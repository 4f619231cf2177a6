"""A connection over a socket in memory: client messages in, server messages out, bad ones answered."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from kernel.errors import NothingHeard
from multimodal import events as ev
from serve.realtime import Connection
from serve.settings import Limits, Settings
from tests.serve_world import Talk

pytestmark = pytest.mark.unit

DOCS = Path(__file__).parents[2] / "docs" / "protocol.md"


class Ear:
    """Remembers what it was given."""

    def __init__(self) -> None:
        self.fed, self.kept = bytearray(), bytearray()

    def feed(self, pcm: bytes) -> None:
        self.fed += pcm

    def keep(self, pcm: bytes) -> None:
        self.kept += pcm

    def clear(self) -> None:
        self.kept.clear()

    async def commit(self) -> None:
        if not self.kept:
            raise NothingHeard("no sound was sent")


class Client:
    """The other end of the socket."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.talk, self.ear = Talk(limits), Ear()
        self.inbox: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.got: list[dict[str, Any]] = []
        self.news = asyncio.Event()
        self.closed: int | None = None
        self.reads = asyncio.Event()
        self.reads.set()
        settings = Settings(limits=limits or Limits())
        self.connection = Connection(self, self.talk.session, self.ear, settings, resumed=False)
        self.serving = asyncio.create_task(self.connection.serve())

    async def receive(self) -> dict[str, Any]:
        return await self.inbox.get()

    async def send_text(self, text: str) -> None:
        await self.reads.wait()
        text.encode()  # what a real socket does
        self.got.append(json.loads(text))
        self.news.set()

    async def close(self, code: int, reason: str) -> None:
        self.closed = code
        self.inbox.put_nowait({"type": "websocket.disconnect"})

    def send(self, kind: str, **fields: Any) -> None:
        self.raw(json.dumps({"type": kind, **fields}))

    def raw(self, text: str | bytes) -> None:
        key = "text" if isinstance(text, str) else "bytes"
        self.inbox.put_nowait({"type": "websocket.receive", key: text})

    def type(self, *content: dict[str, Any]) -> None:
        self.send("conversation.item.create", item={"type": "message", "role": "user", "content": list(content)})
        self.send("response.create")

    async def wait(self, kind: str, count: int = 1) -> dict[str, Any]:
        """The message of that kind, once it has come so often."""
        async with asyncio.timeout(2):
            while len(found := [message for message in self.got if message["type"] == kind]) < count:
                self.news.clear()
                await self.news.wait()
        return found[count - 1]

    async def hang_up(self) -> None:
        self.inbox.put_nowait({"type": "websocket.disconnect"})
        await self.serving


@pytest.fixture
async def client() -> AsyncIterator[Client]:
    client = Client()
    await client.wait("session.created")
    yield client
    await client.hang_up()


async def test_typed_text_is_answered(client: Client) -> None:
    client.type({"type": "input_text", "text": "show me headphones"})
    done = await client.wait("response.done")
    assert "Echo headphones" in done["response"]["output"][0]["content"][0]["transcript"]
    kinds = [message["type"] for message in client.got]
    assert kinds.index("conversation.item.added") < kinds.index("response.created") < kinds.index("response.done")


async def test_a_photo_is_looked_at_with_its_words(client: Client) -> None:
    url = "data:image/png;base64," + base64.b64encode(b"picture").decode()
    client.type({"type": "input_image", "image_url": url}, {"type": "input_text", "text": "do you have this"})
    await client.wait("response.done")
    (turn,) = client.talk.of(ev.UserTurn)
    assert (turn.text, turn.image) == ("do you have this", client.talk.engines.sees)
    assert (await client.wait("conversation.item.added"))["item"]["content"][0]["image_url"] == "data:"


async def test_a_recording_is_a_turn(client: Client) -> None:
    client.talk.engines.hears = ["show me headphones"]
    client.send("session.update", session={"audio": {"input": {"format": {"type": "audio/pcm", "rate": 16_000}}}})
    client.type({"type": "input_audio", "audio": base64.b64encode(bytes(32_000)).decode()})
    await client.wait("response.done")
    assert client.talk.engines.recordings == [bytes(32_000)]


async def test_sound_goes_to_the_ear_as_the_session_says(client: Client) -> None:
    sound = {"format": {"type": "audio/pcm", "rate": 16_000}}
    client.send("session.update", session={"audio": {"input": sound}})
    client.send("input_audio_buffer.append", audio=base64.b64encode(b"\x01\0").decode())
    client.send("session.update", session={"audio": {"input": {"turn_detection": None}}})
    client.send("input_audio_buffer.append", audio=base64.b64encode(b"\x02\0").decode())
    updated = await client.wait("session.updated", 2)
    assert updated["session"]["audio"]["input"] == {
        "format": {"type": "audio/pcm", "rate": 16_000},
        "turn_detection": None,
    }
    client.send("input_audio_buffer.clear")
    await client.wait("input_audio_buffer.cleared")
    assert (bytes(client.ear.fed), bytes(client.ear.kept)) == (b"\x01\0", b"")
    client.send("input_audio_buffer.commit")
    notice = await client.wait("vitrine.notice")
    assert notice["code"] == "nothing-heard"


async def test_a_reply_can_be_cancelled_and_what_was_heard_told(client: Client) -> None:
    client.talk.engines.voice_gate.shut()
    client.type({"type": "input_text", "text": "show me shoes"})
    await client.talk.engines.voice_gate.reached.wait()
    client.send("response.cancel")
    client.send("conversation.item.truncate", item_id="item_1", content_index=0, audio_end_ms=250)
    assert (await client.wait("response.done"))["response"]["status"] == "cancelled"
    await client.wait("conversation.item.truncated")
    assert client.talk.of(ev.Heard)[0].played_s == 0.25
    client.talk.engines.voice_gate.open()


async def test_a_language_is_taken_over(client: Client) -> None:
    client.send("session.update", session={"vitrine": {"lang": "zh"}})
    assert (await client.wait("session.updated"))["session"]["vitrine"]["lang"] == "zh"
    client.type({"type": "input_text", "text": "VT-100240"})
    await client.wait("response.done")
    assert client.talk.of(ev.UserTurn)[0].lang_hint == "zh"


USER = {"type": "message", "role": "user"}
BAD: list[tuple[str | bytes, str, str]] = [
    ("{", "undecodable", "not JSON"),
    ("[" * 100_000, "undecodable", "not JSON"),
    (b"\xff\xfe\xfd", "undecodable", "not JSON"),
    (b'{"type":"caf\xe9"}', "undecodable", "not JSON"),
    ("[]", "bad-input", "type"),
    ('{"type":7}', "bad-input", "type"),
    ('{"type":"session.delete"}', "bad-input", "session.update"),
    ('{"type":"session.update"}', "bad-input", "session"),
    ('{"type":"session.update","session":{"vitrine":{"lang":"tlh"}}}', "unknown-language", "tlh"),
    ('{"type":"session.update","session":{"audio":{"input":{"format":{"rate":0}}}}}', "bad-input", "0 Hz"),
    ('{"type":"session.update","session":{"audio":{"input":{"format":{"rate":1e99}}}}}', "bad-input", "Hz"),
    ('{"type":"session.update","session":{"audio":[1]}}', "bad-input", "malformed"),
    ('{"type":"input_audio_buffer.append","audio":"%%%"}', "undecodable", "base64"),
    ('{"type":"input_audio_buffer.append"}', "bad-input", "audio"),
    ('{"type":"conversation.item.create","item":{"type":"function_call"}}', "bad-input", "messages of the user"),
    ('{"type":"conversation.item.create","item":{"type":"message"}}', "bad-input", "content"),
    (
        json.dumps({"type": "conversation.item.create", "item": {**USER, "content": [{"text": "\ud800"}]}}),
        "undecodable",
        "surrogates",
    ),
    ('{"type":"vitrine.played","audio_end_ms":NaN}', "bad-input", "audio_end_ms"),
    ('{"type":"vitrine.played","audio_end_ms":-5}', "bad-input", "audio_end_ms"),
    ('{"type":"vitrine.played"}', "bad-input", "audio_end_ms"),
]


@pytest.mark.parametrize(("raw", "code", "said"), BAD, ids=[str(raw)[:60] for raw, _, _ in BAD])
async def test_a_bad_message_is_answered_and_the_session_goes_on(
    client: Client, raw: str | bytes, code: str, said: str
) -> None:
    client.raw(raw)
    error = (await client.wait("error"))["error"]
    assert error["code"] == code
    assert said in error["message"]
    client.type({"type": "input_text", "text": "show me headphones"})
    await client.wait("response.done")
    assert "Echo" in client.talk.reply(1)


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ({"type": "input_text", "text": " "}, "bad-input"),
        ({"type": "input_text", "text": "x" * 4_001}, "too-large"),
        ({"type": "input_text"}, "bad-input"),
        ({"type": "input_image", "image_url": "http://example.com/x.png"}, "bad-input"),
        ({"type": "input_audio", "audio": 7}, "undecodable"),
        ("text", "bad-input"),
    ],
)
async def test_a_bad_item_is_answered_once(client: Client, part: Any, code: str) -> None:
    client.type(part)
    assert (await client.wait("error"))["error"]["code"] == code
    client.type({"type": "input_text", "text": "show me headphones"})
    await client.wait("response.done")
    assert [turn.text for turn in client.talk.of(ev.UserTurn)] == ["show me headphones"]


async def test_a_photo_that_cannot_be_read_is_told_in_words(client: Client) -> None:
    client.type({"type": "input_image", "image_url": "data:," + base64.b64encode(b"broken").decode()})
    assert (await client.wait("vitrine.notice"))["code"] == "engine-failed"


async def test_a_message_over_the_limit_is_refused_unread() -> None:
    client = Client(Limits(message_bytes=100))
    client.send("input_audio_buffer.append", audio="A" * 200, event_id="e1")
    error = (await client.wait("error"))["error"]
    assert error["code"] == "too-large"
    assert "at most 100" in error["message"]
    await client.hang_up()


async def test_the_errors_event_is_named(client: Client) -> None:
    client.send("session.delete", event_id="e7")
    assert (await client.wait("error"))["error"]["event_id"] == "e7"


async def test_the_end_of_a_session_closes_its_socket() -> None:
    client = Client()
    await client.wait("session.created")
    await client.talk.session.close()
    async with asyncio.timeout(2):
        await client.serving
    assert client.closed == 1001


async def test_a_client_that_reads_nothing_does_not_fill_the_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("serve.realtime._OUTBOX", 5)
    client = Client()
    await client.wait("session.created")
    client.reads.clear()
    for number in range(50):
        client.talk.session.emit(ev.Card, kind="order", data=number)
    client.reads.set()
    await client.wait("vitrine.card", 5)
    await client.hang_up()
    assert [message["data"] for message in client.got[1:]] == [45, 46, 47, 48, 49], "the newest"


def documented(check: Callable[[str], bool]) -> bool:
    return check(DOCS.read_text(encoding="utf-8"))


async def test_the_documentation_names_every_client_message(client: Client) -> None:
    missing = [kind for kind in client.connection._handlers if not documented(lambda text, k=kind: f"`{k}`" in text)]
    assert missing == []
