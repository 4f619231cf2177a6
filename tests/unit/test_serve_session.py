"""A session over engines in memory: turns, interruptions, failures, limits."""

from __future__ import annotations

import asyncio
import logging

import pytest

from dialog.respond import error_text
from kernel.errors import BadInput, EngineFailed, NothingHeard, TooLarge, Undecodable
from multimodal import events as ev
from serve.protocol import Outgoing
from serve.settings import Limits
from tests.dialog_world import NOW, RED
from tests.serve_world import Talk

pytestmark = pytest.mark.unit

RETURN = (
    "I'm alice@example.com and I want to return the shoes from order VT-100234, they are too small,"
    " I'd like a refund to my card"
)


async def test_a_typed_turn_comes_as_one_story() -> None:
    talk = Talk()
    reply = await talk.say("show me headphones")
    assert "Echo headphones" in reply
    kinds = talk.kinds()
    assert kinds[:3] == ["SessionStarted", "UserTurn", "Understood"]
    assert kinds[-1] == "TurnEnded"
    assert {"ToolCalled", "Card"} <= set(kinds)
    assert [s.text for s in talk.of(ev.Sentence)] == [c.text for c in talk.of(ev.AvatarCue)]
    assert [c.index for c in talk.of(ev.AvatarCue)] == list(range(len(talk.of(ev.Sentence))))
    assert {(e.session, e.turn, e.generation) for e in talk.events[1:]} == {("s1", 1, 0)}
    assert talk.session.state.history == (("user", "show me headphones"),)


async def test_the_next_turn_remembers_the_last() -> None:
    talk = Talk()
    await talk.say("where is my order VT-100240")
    assert "shipped" in await talk.say("alice@example.com")
    assert talk.session.state.customer == "c1"
    assert [event.turn for event in talk.of(ev.UserTurn)] == [1, 2]


async def test_a_photo_is_read_before_its_turn() -> None:
    talk = Talk()
    talk.engines.sees = ev.ImageContent(40, 30, embedding=RED)
    await (await talk.session.show(b"picture"))
    kinds = talk.kinds()
    assert kinds.index("ImageRead") + 1 == kinds.index("UserTurn")
    (turn,) = talk.of(ev.UserTurn)
    assert (turn.source, turn.image, turn.text) == ("image", talk.engines.sees, "")
    assert "find_by_photo" in [event.name for event in talk.of(ev.ToolCalled)]
    assert "Aria running shoes" in talk.reply(1)


async def test_a_spoken_turn_is_what_was_heard() -> None:
    talk = Talk()
    talk.engines.hears = ["show me headphones"]
    await (await talk.session.hear(bytes(2 * ev.IN_RATE)))
    (heard,) = talk.of(ev.Transcript)
    assert (heard.text, heard.seconds) == ("show me headphones", 1.0)
    assert talk.of(ev.UserTurn)[0].source == "voice"
    assert "Echo" in talk.reply(1)


async def test_an_interruption_stops_the_voice_before_the_next_sentence() -> None:
    talk = Talk()
    talk.engines.voice_gate.shut()
    task = talk.session.say("show me shoes")
    await talk.engines.voice_gate.reached.wait()
    assert talk.session.speaking
    talk.session.interrupt(played_s=0.25)
    talk.engines.voice_gate.open()
    await task
    # The gate before TTS: the sentence under way was finished for nobody, no other was begun.
    assert len(talk.engines.voice.said) == 1
    assert talk.of(ev.AvatarCue) == []
    assert talk.of(ev.TurnEnded) == []
    assert [event.played_s for event in talk.of(ev.Heard)] == [0.25]
    assert [event.generation for event in talk.of(ev.Interrupted)] == [1]
    await talk.say("show me headphones")
    assert {event.generation for event in talk.of(ev.AvatarCue)} == {1}


async def test_what_a_stale_turn_did_counts_but_is_neither_shown_nor_said() -> None:
    talk = Talk()
    assert "yes or no" in await talk.say(RETURN)
    talk.shop.gate.shut()
    task = talk.session.say("yes")
    await talk.shop.gate.reached.wait()
    talk.session.interrupt()
    talk.shop.gate.open()
    await task
    # The gate before the socket: the return was made and the dialogue knows it, its card and words are stale.
    (written,) = [event for event in talk.of(ev.ToolCalled, 2) if event.receipt]
    assert (written.name, written.generation, talk.session.generation) == ("start_return", 0, 1)
    assert talk.session.state.pending is None
    assert len(talk.shop.returns) == 1
    assert talk.of(ev.Card, 2) == talk.of(ev.Sentence, 2) == talk.of(ev.AvatarCue, 2) == talk.of(ev.TurnEnded, 2) == []


async def test_a_new_turn_interrupts_and_waits_for_the_old_one() -> None:
    talk = Talk()
    talk.engines.voice_gate.shut()
    talk.session.say("show me shoes")
    await talk.engines.voice_gate.reached.wait()
    second = talk.session.say("show me headphones")
    await asyncio.sleep(0)
    assert [event.turn for event in talk.of(ev.UserTurn)] == [1]
    talk.engines.voice_gate.open()
    await second
    assert [(event.turn, event.generation) for event in talk.of(ev.UserTurn)] == [(1, 0), (2, 1)]
    assert [event.turn for event in talk.of(ev.TurnEnded)] == [2]
    assert talk.kinds().count("Interrupted") == 1


async def test_a_reply_that_is_still_playing_is_interrupted_too() -> None:
    talk = Talk()
    await talk.session.say("show me headphones")
    assert talk.session.speaking, "its sound lasts longer than its making"
    await talk.session.say("show me shoes")
    assert [event.generation for event in talk.of(ev.Interrupted)] == [1]


async def test_a_voice_that_breaks_costs_one_sentence() -> None:
    talk = Talk()
    talk.engines.unsayable = "Brook"
    reply = await talk.say("show me shoes")
    said = [cue.text for cue in talk.of(ev.AvatarCue)]
    (lost,) = [s.text for s in talk.of(ev.Sentence) if s.text not in said]
    assert "Brook" in lost
    assert lost in reply, "the caption remains"
    assert said, "the others were spoken"
    assert [event.code for event in talk.of(ev.Failed)] == ["engine-failed"]
    assert talk.kinds()[-1] == "TurnEnded"
    talk.engines.unsayable = "\0"
    await talk.say("show me headphones")
    assert len(talk.of(ev.AvatarCue, 2)) == len(talk.of(ev.Sentence, 2)) > 0


async def test_a_classifier_that_breaks_leaves_the_rules() -> None:
    talk = Talk()
    talk.engines.classifier.fails = True
    assert "Echo headphones" in await talk.say("show me headphones")
    assert [event.code for event in talk.of(ev.Failed)] == ["engine-failed"]


async def test_a_shop_that_breaks_is_said_aloud() -> None:
    talk = Talk()
    talk.shop.broken = frozenset({"find_products"})
    reply = await talk.say("show me headphones")
    assert error_text("engine-failed", "en") in reply
    assert error_text("engine-failed", "en") in " ".join(cue.text for cue in talk.of(ev.AvatarCue))


async def test_a_defect_costs_one_turn_and_quotes_nobody(caplog: pytest.LogCaptureFixture) -> None:
    talk = Talk()
    talk.shop.defect = "alice@example.com"
    with caplog.at_level(logging.ERROR):
        await talk.say("show me headphones")
    assert [event.code for event in talk.of(ev.Failed)] == ["internal"]
    assert talk.kinds()[-1] == "TurnEnded", "whoever waits for the reply's end gets it"
    assert "KeyError" in caplog.text
    assert "alice" not in caplog.text
    talk.shop.defect = ""
    assert "Echo headphones" in await talk.say("show me headphones")


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_a_failure_reaches_the_shopper_in_their_words(lang: str) -> None:
    talk = Talk(lang=lang)
    out = Outgoing(error_text)
    out.lang = lang
    talk.session.fail(NothingHeard("no words in 2.0 s of sound", fix="Speak up"))
    (failed,) = talk.of(ev.Failed)
    assert (failed.code, failed.message, failed.fix) == ("nothing-heard", "no words in 2.0 s of sound", "Speak up")
    (notice,) = out.messages(failed)
    assert notice["text"] == error_text("nothing-heard", lang) != error_text("internal", lang)
    assert not talk.session.speaking


async def test_an_eye_or_ear_that_breaks_begins_no_turn() -> None:
    talk = Talk()
    with pytest.raises(EngineFailed):
        await talk.session.show(b"broken")
    talk.engines.hears = ["broken", "  "]
    with pytest.raises(EngineFailed):
        await talk.session.hear(b"\0\0")
    with pytest.raises(NothingHeard, match=r"0\.5 s"):
        await talk.session.hear(bytes(ev.IN_RATE))
    assert talk.kinds() == ["SessionStarted"]


async def test_limits_are_named_and_nothing_is_lost() -> None:
    talk = Talk(Limits(text_chars=20, audio_seconds=2.0))
    with pytest.raises(TooLarge) as error:
        talk.session.say("x" * 21)
    assert error.value.details == {"limit": 20, "got": 21}
    with pytest.raises(TooLarge) as error:
        await talk.session.hear(bytes(2 * 3 * ev.IN_RATE))
    assert error.value.details == {"limit": 2.0, "got": 3.0}
    assert talk.engines.recordings == [], "nothing was transcribed in vain"
    with pytest.raises(BadInput, match="empty"):
        talk.session.say(" \n")
    with pytest.raises(Undecodable, match="half a character"):
        talk.session.say("caf\udce9")
    assert (talk.session.turn, talk.session.generation) == (0, 0)
    assert "Echo" in await talk.say("show me headphones")


async def test_every_line_of_a_turn_has_one_time() -> None:
    talk = Talk()
    assert talk.session.clock.now() == NOW
    talk.backend.clock.now = lambda: NOW.replace(year=2027)
    assert talk.session.clock.now() == NOW
    await talk.say("hello")
    assert talk.session.clock.now().year == 2027


async def test_closing_ends_the_reply_and_tells_it() -> None:
    talk = Talk()
    stop = talk.session.listen(lambda event: None)
    talk.engines.voice_gate.shut()
    task = talk.session.say("show me shoes")
    await talk.engines.voice_gate.reached.wait()
    closing = asyncio.create_task(talk.session.close())
    await asyncio.sleep(0)
    talk.engines.voice_gate.open()
    await closing
    assert task.done()
    assert talk.kinds()[-1] == "SessionEnded"
    assert talk.of(ev.AvatarCue) == []
    stop()  # a listener that leaves after the end does no harm


async def test_a_turn_that_never_notices_is_cancelled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("serve.session._DRAIN_S", 0.01)
    talk = Talk()
    talk.engines.voice_gate.shut()
    first = talk.session.say("show me shoes")
    await talk.engines.voice_gate.reached.wait()
    second = talk.session.say("show me headphones")
    await asyncio.sleep(0.05)
    assert first.cancelled()
    talk.engines.voice_gate.open()
    await second
    assert [event.turn for event in talk.of(ev.TurnEnded)] == [2]
