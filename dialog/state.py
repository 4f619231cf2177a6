"""The thread of a conversation: a frozen `State`, and `apply`, which makes the next one from an event.

`apply` is pure: the same events give the same state, so a recorded session replays as a test. What the dialogue
decides comes in as `CommandIssued`; `_COMMANDS` lists every decision there is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from zlib import crc32

from pydantic import TypeAdapter

from multimodal.events import (
    AvatarCue,
    Card,
    CommandIssued,
    Event,
    Heard,
    Interrupted,
    Json,
    LanguageChosen,
    Sentence,
    SessionStarted,
    ToolCalled,
    Understood,
    UserTurn,
)

HISTORY_TURNS = 12
MAX_STACK = 4


@dataclass(frozen=True, slots=True)
class Frame:
    """One flow under way: what is known so far, the slot asked for last, how many answers were not understood and how
    often it was brought back without getting further, and the cards that it has shown."""

    flow: str
    slots: dict[str, Json] = field(default_factory=dict)
    asked: str | None = None
    misses: int = 0
    reminded: int = 0
    cards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pending:
    """A WRITE that was listed to the shopper and waits for an explicit yes."""

    tool: str
    args: dict[str, Json]
    key: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """One sentence of the reply under way; `seconds` of sound, 0 while it has none."""

    text: str
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Shown:
    """What the screen listed last, in order, so that "the second one" has a meaning; `kind` is products or orders."""

    kind: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class State:
    """Everything the dialogue remembers. `lang` is the language to answer in, `frame` the active flow, `stack` the
    interrupted ones (last in, first out; without an active flow they rest until the shopper takes one up), `last` the
    flow that ended last, `history` the words that were heard, `unclear` the last turns that nothing was made of,
    `soothed` whether displeasure was answered with more than words."""

    session: str = ""
    lang: str = "en"
    turn: int = 0
    generation: int = 0
    customer: str | None = None
    frame: Frame | None = None
    stack: tuple[Frame, ...] = ()
    last: Frame | None = None
    shown: Shown | None = None
    pending: Pending | None = None
    history: tuple[tuple[str, str], ...] = ()
    reply: tuple[Spoken, ...] = ()
    heard_s: float | None = None
    interrupted: bool = False
    moods: tuple[int, ...] = ()
    failed_identifications: int = 0
    unclear: tuple[int, ...] = ()
    soothed: bool = False


_CODEC: TypeAdapter[State] = TypeAdapter(State)


def to_json(state: State) -> str:
    """The state as one line of JSON."""
    return _CODEC.dump_json(state).decode()


def from_json(line: str | bytes) -> State:
    """The state in a line that `to_json` wrote. Raises `pydantic.ValidationError`."""
    return _CODEC.validate_json(line)


def heard_words(state: State) -> str:
    """The words of the last reply that reached the shopper's ear.

    Without an interruption that is all of it. After one, whole sentences up to `heard_s`, and of the sentence that
    was cut the share that was played, back to the last whole word. A reply without sound was read, not heard.
    """
    if not state.interrupted or not any(said.seconds for said in state.reply):
        return " ".join(said.text for said in state.reply)
    left, words = state.heard_s or 0.0, []
    for said in state.reply:
        if left <= 0:
            break
        if said.seconds <= left:
            words.append(said.text)
        else:
            cut = said.text[: int(len(said.text) * left / said.seconds)]
            head, space, _ = cut.rpartition(" ")
            words.append((head if space else cut) + " …")
        left -= said.seconds
    return " ".join(words).strip()


def apply(state: State, event: Event) -> State:
    """The state after `event`; events that change nothing return it as it is."""
    match event:
        case SessionStarted():
            return replace(state, session=event.session, lang=event.lang, customer=event.customer)
        case LanguageChosen():
            return replace(state, lang=event.lang)
        case UserTurn():
            return _next_turn(state, event)
        case Understood():
            return replace(state, lang=event.lang, moods=(*state.moods, event.mood)[-50:])
        case CommandIssued():
            return _COMMANDS[event.command](state, event.args)
        case ToolCalled():
            return _tool(state, event)
        case Sentence():
            return replace(state, reply=(*state.reply, Spoken(event.text)))
        case AvatarCue() if event.index < len(state.reply):
            said = replace(state.reply[event.index], seconds=event.speech.seconds)
            return replace(state, reply=(*state.reply[: event.index], said, *state.reply[event.index + 1 :]))
        case Card():
            return _shown(state, event)
        case Heard() if event.turn == state.turn:
            return replace(state, heard_s=event.played_s)
        case Interrupted():
            return replace(state, interrupted=True, generation=max(state.generation, event.generation))
        case _:
            return state


def _next_turn(state: State, event: UserTurn) -> State:
    if 0 < event.turn <= state.turn:
        return state  # heard of already: sessions announce a turn before it is run
    said = heard_words(state)
    history = (*state.history, ("assistant", said)) if said else state.history
    if event.text:
        history = (*history, ("user", event.text))
    return replace(
        state,
        turn=event.turn,
        generation=event.generation,
        history=history[-2 * HISTORY_TURNS :],
        reply=(),
        heard_s=None,
        interrupted=False,
    )


def _tool(state: State, event: ToolCalled) -> State:
    if event.name == "identify_customer":
        if event.error is None:
            return replace(state, customer=event.data["customer_id"], failed_identifications=0)
        if event.error == "not-found":
            return replace(state, failed_identifications=state.failed_identifications + 1)
    if event.kind == "WRITE":
        return replace(state, pending=None)
    return state


def pick(ids: tuple[str, ...], ordinal: int) -> str | None:
    """The one that "the second one" or "the last one" means; None where the list is shorter."""
    index = ordinal - 1 if ordinal > 0 else ordinal
    return ids[index] if -len(ids) <= index < len(ids) else None


def card_ids(kind: str, data: Json) -> tuple[str, ...]:
    """What a card is about, in its order: ids where it has them."""
    match kind:
        case "orders":
            return tuple(order["order_number"] for order in data["orders"])
        case "products":
            return tuple(product["id"] for product in data["products"])
        case "order":
            return data["order"]["order_number"], data["order"]["state"]
        case "product":
            return (data["product"]["id"],)
        case _:
            return (f"{crc32(repr(data).encode()):x}",)


def card_key(kind: str, data: Json) -> str:
    """The same key, the same card again."""
    return " ".join((kind, *card_ids(kind, data)))


def _shown(state: State, event: Card) -> State:
    data = event.data
    if state.frame is not None:
        cards = (*state.frame.cards, card_key(event.kind, data))
        state = replace(state, frame=replace(state.frame, cards=cards))
    if event.kind in ("products", "orders"):
        return replace(state, shown=Shown(event.kind, card_ids(event.kind, data)))
    if event.kind == "product":
        # One product of a list leaves the list in place: "the second one" may be followed by "and the third?".
        known = state.shown is not None and data["product"]["id"] in state.shown.ids
        return state if known else replace(state, shown=Shown("products", (data["product"]["id"],)))
    return state


# --- decisions --------------------------------------------------------------------------------------------------------


def _start_flow(state: State, args: Mapping[str, Any]) -> State:
    stack = (*state.stack, state.frame) if state.frame else state.stack
    # A yes must answer the listing that was heard last: a flow that starts in between takes the listing off the table.
    return replace(
        state, frame=Frame(args["flow"], dict(args.get("slots", {}))), stack=stack[-MAX_STACK:], pending=None
    )


def _set_slots(state: State, args: Mapping[str, Any]) -> State:
    if state.frame is None:
        return state
    kept = {name: value for name, value in state.frame.slots.items() if name not in args.get("clear", ())}
    asked = None if state.frame.asked in args["slots"] else state.frame.asked
    frame = replace(state.frame, slots={**kept, **args["slots"]}, asked=asked, misses=0, reminded=0)
    return replace(state, frame=frame, pending=None)


def _ask(state: State, args: Mapping[str, Any]) -> State:
    return state if state.frame is None else replace(state, frame=replace(state.frame, asked=args["slot"]))


def _miss(state: State, _: Mapping[str, Any]) -> State:
    return state if state.frame is None else replace(state, frame=replace(state.frame, misses=state.frame.misses + 1))


def _end_flow(state: State, _: Mapping[str, Any]) -> State:
    frame = state.stack[-1] if state.stack else None
    return replace(state, frame=frame, stack=state.stack[:-1], last=state.frame, pending=None)


def _remind(state: State, _: Mapping[str, Any]) -> State:
    return (
        state if state.frame is None else replace(state, frame=replace(state.frame, reminded=state.frame.reminded + 1))
    )


def _rest(state: State, _: Mapping[str, Any]) -> State:
    return state if state.frame is None else replace(state, frame=None, stack=(*state.stack, state.frame), pending=None)


def _take_up(state: State, args: Mapping[str, Any]) -> State:
    for at in reversed(range(len(state.stack))):
        if state.stack[at].flow == args["flow"]:
            return replace(state, frame=state.stack[at], stack=(*state.stack[:at], *state.stack[at + 1 :]))
    return state


def _list(state: State, args: Mapping[str, Any]) -> State:
    return replace(state, shown=Shown(args["kind"], tuple(args["ids"])))


def _cancel_flow(state: State, _: Mapping[str, Any]) -> State:
    return replace(_end_flow(state, {}), last=state.last)


def _propose(state: State, args: Mapping[str, Any]) -> State:
    return replace(state, pending=Pending(args["tool"], dict(args["args"]), args["key"]))


def _withdraw(state: State, _: Mapping[str, Any]) -> State:
    return replace(state, pending=None)


def _unclear(state: State, _: Mapping[str, Any]) -> State:
    return replace(state, unclear=(*state.unclear, state.turn)[-5:])


def _soothe(state: State, _: Mapping[str, Any]) -> State:
    return replace(state, soothed=True)


def _same(state: State, _: Mapping[str, Any]) -> State:
    return state


_COMMANDS: dict[str, Callable[[State, Mapping[str, Any]], State]] = {
    "start_flow": _start_flow,  # {flow, slots}: begin a flow; the active one waits on the stack
    "set_slots": _set_slots,  # {slots, clear}: fill or correct slots of the active flow; `clear` those that depended
    "ask": _ask,  # {slot}: the next turn is expected to answer this
    "miss": _miss,  # the last answer was not understood
    "end_flow": _end_flow,  # done; go back to the interrupted flow
    "cancel_flow": _cancel_flow,  # the shopper gave it up
    "remind": _remind,  # the interrupted flow is brought back
    "rest": _rest,  # the interrupted flow waits on the stack, without another word
    "take_up": _take_up,  # {flow}: the shopper came back to a flow that rested
    "list": _list,  # {kind, ids}: what "the second one" means again, without showing it again
    "propose": _propose,  # {tool, args, key}: a WRITE was listed, only an explicit yes carries it out
    "leave": _cancel_flow,  # another flow takes over, without a word
    "unclear": _unclear,  # nothing was made of this turn
    "soothe": _soothe,  # a gesture was offered to an unhappy shopper
    "withdraw": _withdraw,  # the listing no longer stands
    "confirm": _same,  # the shopper said yes to the listing
    "repeat": _same,  # the shopper asked to hear the last reply again
}
COMMANDS = frozenset(_COMMANDS)


def issue(state: State, command: str, args: Mapping[str, Any]) -> State:
    """The state after a decision: what `apply` makes of its `CommandIssued`."""
    return _COMMANDS[command](state, args)


def unclear_before(state: State) -> int:
    """How many turns right before this one were not understood, in a row."""
    count = 0
    while state.turn - 1 - count in state.unclear:
        count += 1
    return count
