"""State as a pure function of events."""

from __future__ import annotations

from typing import Any

import pytest

from dialog.state import COMMANDS, State, apply, from_json, heard_words, to_json
from multimodal.events import (
    AvatarCue,
    Card,
    CommandIssued,
    Event,
    Heard,
    Interrupted,
    Sentence,
    SessionStarted,
    Speech,
    ToolCalled,
    Understood,
    UserTurn,
    decode,
    encode,
)
from tests.dialog_world import Conversation

pytestmark = pytest.mark.unit
STAMP: dict[str, Any] = {"session": "s", "turn": 1, "generation": 0}


def command(name: str, **args: Any) -> CommandIssued:
    return CommandIssued(**STAMP, command=name, args=args)


def after(*events: Event, state: State | None = None) -> State:
    state = state or State(session="s")
    for event in events:
        state = apply(state, event)
    return state


def turn(number: int, text: str) -> UserTurn:
    return UserTurn(session="s", turn=number, generation=0, text=text, lang_hint="", source="text")


async def test_a_recorded_session_replays_to_the_same_state() -> None:
    talk = Conversation()
    for text in ("我的包裹在哪里", "wei@example.com", "我想退货", "VT-100310", "耳机", "开不了机"):
        await talk.say(text)
    recorded = [decode(encode(event)) for event in talk.all]
    assert after(*recorded) == talk.state
    assert from_json(to_json(talk.state)) == talk.state


def test_flows_stack_up_and_come_back() -> None:
    state = after(command("start_flow", flow="return", slots={"item": "shoes"}), command("ask", slot="order_number"))
    inner = apply(state, command("start_flow", flow="store_policy", slots={}))
    assert [frame.flow for frame in inner.stack] == ["return"]
    back = apply(inner, command("end_flow"))
    assert back.frame == state.frame
    assert back.last is not None
    assert back.last.flow == "store_policy"


def test_a_corrected_slot_clears_what_hangs_on_it_and_the_listing() -> None:
    state = after(
        command(
            "start_flow", flow="return", slots={"order_number": "VT-1", "item_id": "VT-1-1", "issue_type": "other"}
        ),
        command("propose", tool="start_return", args={"item_id": "VT-1-1"}, key="k"),
        command("set_slots", slots={"order_number": "VT-2"}, clear=["item_id"]),
    )
    assert state.frame is not None
    assert state.frame.slots == {"order_number": "VT-2", "issue_type": "other"}
    assert state.pending is None


def test_a_flow_that_starts_takes_the_listing_off_the_table() -> None:
    listed = after(command("start_flow", flow="return", slots={}), command("propose", tool="t", args={}, key="k"))
    assert listed.pending is not None
    assert apply(listed, command("start_flow", flow="store_policy", slots={})).pending is None


def test_identification_and_its_failures_are_counted() -> None:
    failed = ToolCalled(**STAMP, name="identify_customer", kind="READ", args={}, error="not-found")
    found = ToolCalled(**STAMP, name="identify_customer", kind="READ", args={}, data={"customer_id": "c1"})
    assert after(failed, failed).failed_identifications == 2
    assert after(failed, found).customer == "c1"
    assert after(failed, found).failed_identifications == 0


def test_lists_on_the_screen_are_remembered_and_one_of_them_does_not_replace_them() -> None:
    many = Card(**STAMP, kind="products", data={"products": [{"id": "a"}, {"id": "b"}]})
    one = Card(**STAMP, kind="product", data={"product": {"id": "b"}})
    other = Card(**STAMP, kind="product", data={"product": {"id": "z"}})
    kept = after(many, one).shown
    assert kept is not None
    assert kept.ids == ("a", "b")
    replaced = after(many, other).shown
    assert replaced is not None
    assert replaced.ids == ("z",)


def spoken(*sentences: tuple[str, float]) -> list[Event]:
    events: list[Event] = []
    for index, (text, seconds) in enumerate(sentences):
        events.append(Sentence(**STAMP, index=index, text=text, lang="en"))
        speech = Speech(b"\0\0" * int(24_000 * seconds))
        events.append(AvatarCue(**STAMP, index=index, text=text, lang="en", mood=3, speech=speech))
    return events


def test_history_keeps_only_the_words_that_were_heard() -> None:
    state = after(
        turn(1, "hello"),
        *spoken(("One two.", 1.0), ("Three four five six.", 1.0), ("Seven.", 1.0)),
        Heard(**STAMP, played_s=1.5),
        Interrupted(session="s", turn=1, generation=1),
        turn(2, "stop"),
    )
    assert state.history == (("user", "hello"), ("assistant", "One two. Three …"), ("user", "stop"))


def test_without_an_interruption_all_of_it_was_heard() -> None:
    state = after(turn(1, "hello"), *spoken(("One two.", 1.0), ("Three.", 1.0)), Heard(**STAMP, played_s=0.2))
    assert heard_words(state) == "One two. Three."


def test_interrupted_before_the_first_sound_nothing_was_heard() -> None:
    state = after(turn(1, "a"), *spoken(("One.", 1.0)), Interrupted(session="s", turn=1, generation=1), turn(2, "b"))
    assert state.history == (("user", "a"), ("user", "b"))


def test_session_and_mood() -> None:
    started = SessionStarted(**STAMP, lang="zh", customer="c2")
    sad = Understood(**STAMP, lang="en", intents={}, slots={}, mood=1, mood_score=0.9)
    state = after(started, sad)
    assert (state.customer, state.lang, state.moods) == ("c2", "en", (1,))


def test_commands_without_a_flow_change_nothing() -> None:
    arguments = {"slots": {}, "slot": "x", "flow": "f", "tool": "t", "args": {}, "key": "k"}
    for name in COMMANDS - {"start_flow", "propose", "list", "unclear", "soothe"}:
        assert apply(State(session="s"), command(name, **arguments)) == State(session="s")
