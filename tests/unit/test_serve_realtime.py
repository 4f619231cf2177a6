"""A connection over a socket in memory: client messages in, server messages out, bad ones answered."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.websockets import WebSocketDisconnect

from kernel.errors import NothingHeard
from multimodal import events as ev
from multimodal.vad import VadSettings
from serve import channel
from serve.call import Call
from serve.hub import Hub
from serve.realtime import Connection, wait_in_line
from serve.settings import Limits, Settings
from tests.serve_world import FakeBackend, Talk

pytestmark = pytest.mark.unit

DOCS = Path(__file__).parents[2] / "docs" / "protocol.md"


class Ear:
    """Remembers what it was given."""

    def __init__(self) -> None:
        self.fed, self.kept = bytearray(), bytearray()
        self.vad, self.interrupts, self.lead_s = VadSettings(), True, 0.3

    def feed(self, pcm: bytes) -> None:
        self.fed += pcm

    def keep(self, pcm: bytes) -> None:
        self.kept += pcm

    def clear(self) -> None:
        self.kept.clear()

    def take(self) -> bytes:
        if not self.kept:
            raise NothingHeard("no sound was sent")
        pcm = bytes(self.kept)
        self.kept.clear()
        return pcm

    def close(self) -> None:
        pass


class Client:
    """The other end of the socket."""

    def __init__(self, limits: Limits | None = None, call: Call | None = None, **about: Any) -> None:
        self.talk = Talk(limits)
        self.call = call or Call(self.talk.session, None)
        self.ear: Ear = vars(self.call).setdefault("ear", Ear())
        self.inbox: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.got: list[dict[str, Any]] = []
        self.news = asyncio.Event()
        self.closed: int | None = None
        self.reads = asyncio.Event()
        self.reads.set()
        self.connection = Connection(self, self.call, **{"resumed": False, **about})
        self.serving = asyncio.create_task(self.connection.serve())

    async def receive(self) -> dict[str, Any]:
        return await self.inbox.get()

    async def send_text(self, text: str) -> None:
        await self.reads.wait()
        text.encode()  # what a real socket does
        self.got.append(json.loads(text))
        self.news.set()

    async def send_json(self, message: dict[str, Any]) -> None:
        await self.send_text(json.dumps(message))

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


async def test_committed_sound_is_answered_when_that_is_asked_for(client: Client) -> None:
    client.talk.engines.hears = ["show me headphones", "show me shoes"]
    sound = {"format": {"type": "audio/pcm", "rate": 16_000}, "turn_detection": None}
    client.send("session.update", session={"audio": {"input": sound}})
    client.send("input_audio_buffer.append", audio=base64.b64encode(bytes(32_000)).decode())
    client.send("input_audio_buffer.commit")
    completed = await client.wait("conversation.item.input_audio_transcription.completed")
    assert completed["transcript"] == "show me headphones"
    assert client.talk.of(ev.UserTurn) == [], "whether it is answered is the client's to say"
    client.send("response.create")
    await client.wait("response.done")
    assert "Echo" in client.talk.reply(1)
    # Asked for before the recogniser is done, the answer waits for it.
    client.send("input_audio_buffer.append", audio=base64.b64encode(bytes(32_000)).decode())
    client.send("input_audio_buffer.commit")
    client.send("response.create")
    await client.wait("response.done", 2)
    assert [turn.text for turn in client.talk.of(ev.UserTurn)] == ["show me headphones", "show me shoes"]


async def test_what_was_shown_belongs_to_what_is_said_next(client: Client) -> None:
    url = "data:image/png;base64," + base64.b64encode(b"picture").decode()
    content = [{"type": "input_image", "image_url": url}]
    client.send("conversation.item.create", item={"type": "message", "role": "user", "content": content})
    await client.wait("conversation.item.done")
    client.call._heard(ev.Transcription("do you have this", "en", 0.9, 1.0))
    await client.wait("response.done")
    (turn,) = client.talk.of(ev.UserTurn)
    assert (turn.text, turn.image) == ("do you have this", client.talk.engines.sees)


async def test_a_telephone_speaks_and_hears_g711(client: Client) -> None:
    sound = {"input": {"format": {"type": "audio/pcmu"}}, "output": {"format": {"type": "audio/pcma"}}}
    client.send("session.update", session={"audio": sound})
    updated = (await client.wait("session.updated"))["session"]["audio"]
    assert (updated["input"]["format"], updated["output"]["format"]) == ({"type": "audio/pcmu"}, {"type": "audio/pcma"})
    client.send("input_audio_buffer.append", audio=base64.b64encode(b"\xff" * 800).decode())
    client.type({"type": "input_text", "text": "show me headphones"})
    await client.wait("response.done")
    assert len(client.ear.fed) == pytest.approx(2 * 1600, abs=100), "8 kHz became 16 kHz"
    spoken = sum(len(cue.speech.pcm) for cue in client.talk.of(ev.AvatarCue))
    sent = [message for message in client.got if message["type"] == "response.output_audio.delta"]
    assert sum(len(base64.b64decode(message["delta"])) for message in sent) == pytest.approx(spoken / 6, rel=0.01)


async def test_the_clients_turn_detection_is_taken_over(client: Client) -> None:
    wanted = {"type": "server_vad", "threshold": 0.7, "silence_duration_ms": 500, "prefix_padding_ms": 100}
    client.send("session.update", session={"audio": {"input": {"turn_detection": wanted}}})
    assert (await client.wait("session.updated"))["session"]["audio"]["input"]["turn_detection"] == wanted
    assert (client.ear.vad.start_probability, client.ear.vad.min_silence_s, client.ear.lead_s) == (0.7, 0.5, 0.1)
    quiet = {"type": "semantic_vad", "create_response": False, "interrupt_response": False}
    client.send("session.update", session={"audio": {"input": {"turn_detection": quiet}}})
    await client.wait("session.updated", 2)
    assert (client.ear.interrupts, client.ear.vad.min_silence_s) == (False, VadSettings().min_silence_s)
    client.call._heard(ev.Transcription("show me headphones", "en", 0.9, 1.0))
    await client.wait("conversation.item.input_audio_transcription.completed")
    assert client.talk.of(ev.UserTurn) == []


async def test_asked_to_speak_first_the_assistant_greets_once(client: Client) -> None:
    client.send("response.create")
    done = await client.wait("response.done")
    assert "Hello" in done["response"]["output"][0]["content"][0]["transcript"]
    assert client.talk.of(ev.AvatarCue), "aloud"
    client.send("response.create")
    assert "nothing to answer" in (await client.wait("error"))["error"]["message"]


async def test_items_can_be_asked_for_and_deleted(client: Client) -> None:
    client.type({"type": "input_text", "text": "show me headphones"})
    item = (await client.wait("response.done"))["response"]["output"][0]
    client.send("conversation.item.retrieve", item_id=item["id"])
    assert (await client.wait("conversation.item.retrieved"))["item"] == item
    client.send("conversation.item.delete", item_id=item["id"])
    await client.wait("conversation.item.deleted")
    client.send("conversation.item.retrieve", item_id=item["id"])
    assert (await client.wait("error"))["error"]["code"] == "not-found"


async def test_one_answer_can_be_text_alone(client: Client) -> None:
    client.send("conversation.item.create", item={**USER, "content": [{"type": "input_text", "text": "show me shoes"}]})
    client.send("response.create", response={"output_modalities": ["text"]})
    assert (await client.wait("response.done"))["response"]["output_modalities"] == ["text"]
    client.talk.heard()
    client.type({"type": "input_text", "text": "show me headphones"})
    assert (await client.wait("response.done", 2))["response"]["output_modalities"] == ["audio"]


async def test_a_reply_can_be_cancelled_and_what_was_heard_told(client: Client) -> None:
    client.talk.engines.voice_gate.shut()
    client.type({"type": "input_text", "text": "show me shoes"})
    await client.talk.engines.voice_gate.reached.wait()
    client.send("response.cancel")
    cancelled = (await client.wait("response.done"))["response"]
    assert (cancelled["status"], cancelled["status_details"]["reason"]) == ("cancelled", "client_cancelled")
    item = cancelled["output"][0]["id"]
    client.send("conversation.item.truncate", item_id=item, content_index=0, audio_end_ms=250)
    client.send("vitrine.played", item_id="item_of_long_ago", audio_end_ms=9000)
    await client.wait("conversation.item.truncated")
    client.send("response.cancel")
    assert (await client.wait("error"))["error"]["code"] == "response_cancel_not_active"
    assert [event.played_s for event in client.talk.of(ev.Heard)] == [0.25]
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


async def test_a_client_that_reads_too_slowly_is_told_and_finds_everything_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    client = Client(Limits(unsent_bytes=2_000))
    await client.wait("session.created")
    client.reads.clear()
    for number in range(50):
        client.talk.session.emit(ev.Card, kind="order", data=number)
    await asyncio.sleep(0)
    client.reads.set()
    assert (await client.wait("error"))["error"]["code"] == "too-slow"
    await client.serving
    assert client.closed == 1013
    cards = [message["data"] for message in client.got if message["type"] == "vitrine.card"]
    assert cards == list(range(len(cards))), "none is skipped"
    assert len(cards) < 50
    again = Client(call=client.call, resumed=True, seen="event_30")
    created = (await again.wait("session.created"))["session"]["vitrine"]
    assert (created["resumed"], created["missed"]) == (True, client.call.channel.first > 31)
    await again.hang_up()


async def test_a_dropped_socket_loses_no_word_and_repeats_none(client: Client) -> None:
    client.talk.engines.voice_gate.shut()
    client.send("conversation.item.create", event_id="c1", item={**USER, "content": []})
    client.type({"type": "input_text", "text": "show me shoes"})
    await client.talk.engines.voice_gate.reached.wait()
    await client.wait("response.output_audio_transcript.delta")
    await client.hang_up()
    seen = [message for message in client.got if message["type"] != "session.created"]
    client.talk.engines.voice_gate.open()
    await asyncio.sleep(0.05)
    again = Client(call=client.call, resumed=True, seen=seen[-1]["event_id"])
    await again.wait("response.done")
    created, *rest = again.got
    assert created["session"]["vitrine"] == {"lang": "en", "resumed": True, "missed": False, "received": "c1"}
    whole = [*seen, *rest]
    assert [message["event_id"] for message in whole] == [f"event_{n}" for n in range(1, len(whole) + 1)]
    sound = b"".join(base64.b64decode(m["delta"]) for m in whole if m["type"] == "response.output_audio.delta")
    assert sound == b"".join(cue.speech.pcm for cue in client.talk.of(ev.AvatarCue)) != b""
    await again.hang_up()
    client.inbox.put_nowait({"type": "websocket.disconnect"})


async def test_a_client_that_waits_is_told_its_place_and_loses_no_message() -> None:
    hub = Hub(Settings(limits=Limits(sessions=1)), FakeBackend(), lambda session: None, None)
    hub.attach("a")
    caller = Client()
    await caller.hang_up()
    caller.got.clear()
    caller.send("session.update", session={"vitrine": {"lang": "zh"}})
    waiting = asyncio.create_task(wait_in_line(caller, hub, "b", "en"))
    queued = await caller.wait("vitrine.queue")
    assert (queued["place"], queued["text"]) == (1, "All our assistants are busy. You are number 1 in the queue.")
    hub.detach("a")
    call, known, early = await waiting
    assert (call.session.id, known) == ("b", False)
    assert [json.loads(frame["text"])["type"] for frame in early] == ["session.update"]
    # Who leaves while waiting leaves the queue.
    gone = asyncio.create_task(wait_in_line(caller, hub, "c", "en"))
    await caller.wait("vitrine.queue", 2)
    caller.inbox.put_nowait({"type": "websocket.disconnect"})
    with pytest.raises(WebSocketDisconnect):
        await gone
    assert hub._queue == []


async def test_old_messages_are_forgotten(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    client.talk.session.emit(ev.Card, kind="order", data=1)
    await client.wait("vitrine.card")
    monkeypatch.setattr(channel, "KEEP_S", -1.0)
    client.call.channel.trim()
    assert client.call.channel._kept == {}
    assert client.call.channel._bytes == 0
    client.talk.session.emit(ev.Card, kind="order", data=2)


def documented(check: Callable[[str], bool]) -> bool:
    return check(DOCS.read_text(encoding="utf-8"))


async def test_the_documentation_names_every_client_message(client: Client) -> None:
    missing = [kind for kind in client.connection._handlers if not documented(lambda text, k=kind: f"`{k}`" in text)]
    assert missing == []
