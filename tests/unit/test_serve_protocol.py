"""Every event as protocol messages: in order, complete, and as OpenAI's own client types have them."""

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
from openai.types.realtime import RealtimeServerEvent
from pydantic import TypeAdapter, ValidationError

from kernel.errors import NothingHeard
from multimodal import events as ev
from serve.protocol import Message, Outgoing, error_message
from tests.serve_world import Talk

pytestmark = pytest.mark.unit

IDS: dict[str, Any] = {"session": "s", "turn": 1, "generation": 0}
TURN = ev.UserTurn(**IDS, text="hi", lang_hint="en", source="text")
HELLO = ev.Sentence(**IDS, index=0, text="Hello.", lang="en")
BYE = ev.Sentence(**IDS, index=1, text="Bye.", lang="en")
SPEECH = ev.Speech(b"\x01\x00\x02\x00", (ev.Viseme("aa", 0.0, 0.12345), ev.Viseme("sil", 0.12345, 0.2)))
CUE = ev.AvatarCue(**IDS, index=0, text="Hello.", lang="en", mood=4, speech=SPEECH)
ENDED = ev.TurnEnded(**IDS, timings_s={"total": 0.02})
DOCS = Path(__file__).parents[2] / "docs" / "protocol.md"


@pytest.fixture
def out() -> Outgoing:
    return Outgoing(lambda code, lang: f"{code} in {lang}")


def send(out: Outgoing, *events: ev.Event) -> list[Message]:
    return [message for event in events for message in out.messages(event)]


def kinds(messages: list[Message]) -> list[str]:
    return [message["type"] for message in messages]


def only(messages: list[Message]) -> Message:
    (message,) = messages
    return message


@cache
def openai_type() -> TypeAdapter[Any]:
    """OpenAI's server events, each as strict as its model is written."""
    return TypeAdapter(RealtimeServerEvent)


def check(message: Message) -> None:
    """What OpenAI's client knows by name it must be able to read; the rest is ours and says so."""
    message = {"event_id": "event_1", **message}
    if message["type"].startswith("vitrine."):
        return
    try:
        openai_type().validate_python(message)
    except ValidationError as error:
        pytest.fail(f"{message['type']}: {error}")


def test_speech_starts_and_stops_with_one_item(out: Outgoing) -> None:
    started = only(send(out, ev.VoiceStarted(**IDS, at_s=1.2345)))
    stopped = only(send(out, ev.VoiceStopped(**IDS, at_s=2.5, complete=0.9)))
    assert (started["type"], started["audio_start_ms"]) == ("input_audio_buffer.speech_started", 1234)
    assert (stopped["type"], stopped["audio_end_ms"]) == ("input_audio_buffer.speech_stopped", 2500)
    partial = only(send(out, ev.PartialTranscript(**IDS, text="show me", lang="en")))
    assert (partial["type"], partial["text"]) == ("vitrine.partial", "show me")
    heard = send(out, ev.Transcript(**IDS, text="show me mugs", lang="en", confidence=0.9, seconds=1.3))
    assert kinds(heard) == [
        "input_audio_buffer.committed",
        "conversation.item.added",
        "conversation.item.done",
        "conversation.item.input_audio_transcription.completed",
    ]
    assert heard[3]["transcript"] == "show me mugs"
    assert heard[1]["item"]["content"] == [{"type": "input_audio", "transcript": "show me mugs"}]
    ids = {started["item_id"], stopped["item_id"], partial["item_id"], heard[0]["item_id"], heard[1]["item"]["id"]}
    assert len(ids) == 1
    again = only(send(out, ev.VoiceStarted(**IDS, at_s=5.0)))
    assert again["item_id"] not in ids, "the next utterance is another item"


def test_a_transcript_without_voice_activity_has_an_item_too(out: Outgoing) -> None:
    heard = send(out, ev.Transcript(**IDS, text="hi", lang="en", confidence=0.9, seconds=1.0))
    assert heard[0]["item_id"].startswith("item_")
    assert heard[0]["previous_item_id"] is None


def test_a_label_is_a_card_and_a_bare_picture_is_none(out: Outgoing) -> None:
    line, code = ev.TextLine("UPS", 0.9, ()), ev.Code("Code128", "1Z99", ())
    card = only(send(out, ev.ImageRead(**IDS, content=ev.ImageContent(2, 2, (line,), (code,), (0.1,)))))
    assert card["kind"] == "label"
    assert card["data"] == {"lines": ["UPS"], "codes": [{"format": "Code128", "text": "1Z99"}]}
    assert send(out, ev.ImageRead(**IDS, content=ev.ImageContent(2, 2, embedding=(0.1,)))) == []


def test_a_turn_opens_one_response_with_one_item(out: Outgoing) -> None:
    messages = send(out, TURN)
    assert kinds(messages) == [
        "response.created",
        "response.output_item.added",
        "conversation.item.added",
        "response.content_part.added",
    ]
    assert messages[0]["response"]["status"] == "in_progress"
    assert messages[1]["item"]["id"] == messages[3]["item_id"] == out.item
    assert messages[1]["response_id"] == messages[0]["response"]["id"]


def test_what_was_understood_and_done_is_shown(out: Outgoing) -> None:
    seen = ev.Understood(**IDS, lang="zh", intents={"return": 0.9}, slots={"item": "mug"}, mood=2, mood_score=0.7)
    message = only(send(out, seen))
    assert message["type"] == "vitrine.understood"
    assert (message["lang"], message["intents"], message["slots"], message["mood"]) == (
        "zh",
        {"return": 0.9},
        {"item": "mug"},
        2,
    )
    called = ev.ToolCalled(**IDS, name="start_return", kind="WRITE", args={"a": 1}, data={"b": 2}, receipt="RC-1")
    tool = only(send(out, called))  # no response is open: what a stale turn did is told, but is no part of an answer
    assert (tool["name"], tool["kind"], tool["receipt"], tool["error"]) == ("start_return", "WRITE", "RC-1", None)
    assert "args" not in tool, "arguments and results stay inside; cards show what is to be seen"
    card = only(send(out, ev.Card(**IDS, kind="order", data={"order": {}})))
    assert (card["type"], card["kind"], card["data"]) == ("vitrine.card", "order", {"order": {}})
    notice = only(send(out, ev.Failed(**IDS, code="nothing-heard", message="no words")))
    assert notice["text"] == "nothing-heard in zh", "in the language of the turn"
    assert "no words" not in str(notice), "what is meant for engineers stays inside"


def test_a_tool_is_a_call_of_the_shops_own_server(out: Outgoing) -> None:
    send(out, TURN)
    args = {"embedding": [0.1] * 64, "limit": 5}
    messages = send(out, ev.ToolCalled(**IDS, name="find_by_photo", kind="READ", args=args, data={"secret": 7}))
    assert kinds(messages) == [
        "vitrine.tool",
        "response.output_item.added",
        "response.mcp_call.completed",
        "response.output_item.done",
    ]
    item = messages[3]["item"]
    assert (item["name"], item["server_label"], item["arguments"]) == ("find_by_photo", "shop", '{"limit": 5}')
    assert "secret" not in str(messages), "results stay inside; cards show what is to be seen"
    failed = send(out, ev.ToolCalled(**IDS, name="get_order", kind="READ", args={}, error="not-found"))
    assert failed[2]["type"] == "response.mcp_call.failed"
    assert failed[2]["output_index"] == 2
    done = next(m for m in send(out, ENDED) if m["type"] == "response.done")
    assert [item["type"] for item in done["response"]["output"]] == ["message", "mcp_call", "mcp_call"]
    for message in (*messages, *failed, done):
        check(message)


def test_a_held_reply_is_told_apart_from_an_interrupted_one(out: Outgoing) -> None:
    assert only(send(out, ev.VoiceSuspected(**IDS, at_s=1.5))) == {"type": "vitrine.hold", "audio_start_ms": 1500}
    assert only(send(out, ev.VoiceDismissed(**IDS, text="mm"))) == {"type": "vitrine.resume", "text": "mm"}


def test_speech_that_could_not_be_understood_is_told_with_its_item(out: Outgoing) -> None:
    started = only(send(out, ev.VoiceStarted(**IDS, at_s=1.0)))
    failed, notice = send(out, ev.Failed(**IDS, code="nothing-heard", message="no words"))
    assert failed["type"] == "conversation.item.input_audio_transcription.failed"
    assert failed["item_id"] == started["item_id"]
    assert notice["type"] == "vitrine.notice"
    check(failed)


def test_a_reply_that_broke_before_its_first_word_has_failed(out: Outgoing) -> None:
    send(out, TURN, ev.Failed(**IDS, code="internal", message="KeyError"))
    done = next(m for m in send(out, ENDED) if m["type"] == "response.done")
    assert (done["response"]["status"], done["response"]["status_details"]["error"]["code"]) == ("failed", "internal")
    check(done)


def test_a_telephone_gets_its_own_sound(out: Outgoing) -> None:
    out.encode = lambda pcm: bytes(len(pcm) // 2)
    send(out, TURN)
    assert base64.b64decode(only(send(out, CUE))["delta"]) == bytes(2)


def test_sentences_are_one_transcript(out: Outgoing) -> None:
    send(out, TURN)
    deltas = send(out, HELLO, BYE)
    assert kinds(deltas) == ["response.output_audio_transcript.delta"] * 2
    assert [delta["delta"] for delta in deltas] == ["Hello.", " Bye."]
    done = send(out, ENDED)
    transcript = next(m for m in done if m["type"] == "response.output_audio_transcript.done")
    assert transcript["transcript"] == "Hello. Bye."


@pytest.mark.parametrize(("lang", "gap"), [("zh", ""), ("ja", ""), ("th", ""), ("ko", " "), ("ar", " ")])
def test_sentences_are_spaced_as_the_language_does(out: Outgoing, lang: str, gap: str) -> None:
    send(out, TURN)
    one, two = (ev.Sentence(**IDS, index=n, text=f"{n}。", lang=lang) for n in (0, 1))
    assert "".join(delta["delta"] for delta in send(out, one, two)) == f"0。{gap}1。"


def test_sound_and_mouth_travel_together(out: Outgoing) -> None:
    send(out, TURN)
    delta = only(send(out, CUE))
    assert delta["type"] == "response.output_audio.delta"
    assert base64.b64decode(delta["delta"]) == SPEECH.pcm
    assert delta["item_id"] == out.item
    assert delta["vitrine"] == {
        "index": 0,
        "text": "Hello.",
        "lang": "en",
        "mood": 4,
        "visemes": [["aa", 0.0, 0.123], ["sil", 0.123, 0.2]],
    }


def test_a_finished_turn_closes_everything(out: Outgoing) -> None:
    send(out, TURN, HELLO, CUE)
    messages = send(out, ENDED)
    assert kinds(messages) == [
        "response.output_audio.done",
        "response.output_audio_transcript.done",
        "response.content_part.done",
        "conversation.item.done",
        "response.output_item.done",
        "response.done",
        "vitrine.stages",
    ]
    done = messages[5]["response"]
    assert done["status"] == "completed"
    assert done["output"][0]["content"] == [{"type": "output_audio", "transcript": "Hello."}]
    assert messages[6]["timings_s"] == {"total": 0.02}


def test_an_interruption_closes_what_is_open_and_nothing_twice(out: Outgoing) -> None:
    send(out, TURN, HELLO)
    messages = send(out, ev.Interrupted(**{**IDS, "generation": 1}))
    assert messages[-1]["response"]["status"] == "cancelled"
    assert messages[-1]["response"]["output"][0]["status"] == "incomplete"
    assert send(out, ev.Interrupted(**{**IDS, "generation": 2})) == []


def test_a_client_that_wants_text_gets_no_sound(out: Outgoing) -> None:
    out.audio = False
    messages = send(out, TURN, HELLO, CUE, ENDED)
    assert not [kind for kind in kinds(messages) if "audio" in kind]
    assert kinds(messages)[4:9] == [
        "response.output_text.delta",
        "response.output_text.done",
        "response.content_part.done",
        "conversation.item.done",
        "response.output_item.done",
    ]
    for message in messages:
        check(message)


def test_events_of_the_inside_say_nothing(out: Outgoing) -> None:
    quiet = (
        ev.SessionStarted(**IDS, lang="en"),
        ev.AudioChunk(**IDS, seq=0, pcm=b""),
        ev.CommandIssued(**IDS, command="ask", args={"slot": "item"}),
        ev.Heard(**IDS, played_s=1.0),
        ev.SessionEnded(**IDS),
    )
    assert send(out, *quiet) == []


def test_an_error_names_the_message_that_caused_it() -> None:
    message = error_message("bad-input", "no such thing", param="session.audio", event_id="e7")
    assert message["error"] == {
        "type": "invalid_request_error",
        "code": "bad-input",
        "message": "no such thing",
        "param": "session.audio",
        "event_id": "e7",
    }
    check(message)


async def spoken_conversation() -> list[Message]:
    """Every kind of message that a session sends, from real turns."""
    talk, out, messages = Talk(), Outgoing(lambda code, lang: code), list[Message]()
    talk.session.listen(lambda event: messages.extend(out.messages(event)))
    await talk.session.greet()
    talk.session.hold(0.2)
    talk.session.resume("mm")
    talk.heard()
    talk.session.emit(ev.VoiceStarted, at_s=0.4)
    talk.session.fail(NothingHeard("no words"))
    talk.session.emit(ev.VoiceStarted, at_s=0.5)
    talk.session.emit(ev.VoiceStopped, at_s=1.5, complete=0.2)
    talk.session.emit(ev.PartialTranscript, text="show me", lang="en")
    talk.engines.hears = ["show me headphones"]
    await (await talk.session.hear(bytes(32_000)))
    talk.engines.sees = ev.ImageContent(9, 9, codes=(ev.Code("Code128", "1Z999AA10123456784", ()),))
    await (await talk.session.show(b"label"))
    talk.engines.unsayable = "Echo"
    await talk.session.say("show me headphones")
    talk.session.interrupt()
    return messages


async def test_openais_client_can_read_every_message() -> None:
    with pytest.raises(ValidationError):
        openai_type().validate_python({"type": "response.done", "event_id": "e1"})
    for message in await spoken_conversation():
        check(message)


async def test_the_documentation_names_every_message() -> None:
    text = DOCS.read_text(encoding="utf-8")
    sent = set(kinds(await spoken_conversation()))
    assert len(sent) >= 20
    assert [kind for kind in sorted(sent) if f"`{kind}`" not in text] == []
    assert [kind for kind in get_args(get_args(ev.AnyEvent)[0]) if f"`{kind.__name__}`" not in text] == []
