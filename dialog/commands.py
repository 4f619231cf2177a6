"""From what was understood to what to do: the commands of a turn. Pure: it reads state and decides, nothing more."""

from __future__ import annotations

from typing import Any

from dialog.flows.spec import Flow, Flows
from dialog.state import Frame, State, issue, pick
from dialog.understand import Thresholds, Understanding
from dialog.wishes import CHAT, GUESS, KIN, PRODUCT_TALK, SEARCHES, TROUBLES, UNHAPPY
from multimodal.events import Json

Command = tuple[str, dict[str, Any]]

FILTERS = ("color", "size", "max_price", "min_price", "in_stock")
IDENTITY = ("email", "name", "postal_code", "phone_tail")
OF_PURCHASE = ("order_number", "item", "item_id", "item_name")
LISTS = ("item", "variant", "payment_method")
"""Slots that are asked for with a list: the second one answers them."""
QUESTIONS = ("identity", "confirmation", "correction")
"""What may be asked besides a slot; several slots answer them."""


def decide(state: State, seen: Understanding, flows: Flows, limits: Thresholds) -> list[Command]:
    """The commands for this turn, in order. Flows to answer at once come last, so that they end on top of the stack."""
    if seen.repeat and state.history:
        return [("repeat", {})]
    before, state = _before(state, seen, flows, limits)
    return before + _decide(state, seen, flows, limits)


def _before(state: State, seen: Understanding, flows: Flows, limits: Thresholds) -> tuple[list[Command], State]:
    """What comes before anything else, and the state after it: take up a flow that rested, leave a question that
    another wish has made pointless."""
    commands: list[Command] = []
    if state.frame is None:
        if rested := next((f for f in reversed(state.stack) if _comes_back(f, seen, flows, limits)), None):
            commands.append(("take_up", {"flow": rested.flow}))
    elif _pointless(state.frame, seen, flows, limits):
        commands.append(("leave", {}))
    for name, args in commands:
        state = issue(state, name, args)
    return commands, state


def _comes_back(frame: Frame, seen: Understanding, flows: Flows, limits: Thresholds) -> bool:
    """The shopper names the wish of a flow that rests, or answers what it asked last and nothing else."""
    flow = flows.by_name[frame.flow]
    names = {name for name, p in seen.intents.items() if p >= limits.intent}
    own = {name for name, other in flows.by_intent.items() if other.flow == frame.flow}
    answers = frame.asked in _named(flow, seen) and frame.asked != "query"
    # "It is broken" makes any classifier think of a repair; here it is the answer that the return waits for.
    return bool(names & own) or (answers and names <= _with_kin(own))


def _pointless(frame: Frame, seen: Understanding, flows: Flows, limits: Thresholds) -> bool:
    """A flow that only answers, and asked something that nobody wants to know any more."""
    flow = flows.by_name[frame.flow]
    return frame.asked in flow.slots and flow.kind == "answer" and bool(_clear_wishes(flow, seen, flows, limits))


def _with_kin(names: set[str]) -> set[str]:
    return names.union(*(group for group in KIN if names & group))


def _clear_wishes(flow: Flow, seen: Understanding, flows: Flows, limits: Thresholds) -> set[str]:
    """Intents that this turn states clearly and that have nothing to do with `flow`."""
    own = {name for name, other in flows.by_intent.items() if other.flow == flow.flow}
    kin = _with_kin(own)
    sure = {name for name, p in seen.intents.items() if p >= limits.switch} if not seen.proven else seen.proven
    return {name for name in sure if name in flows.by_intent} - kin - set(CHAT)


def _decide(state: State, seen: Understanding, flows: Flows, limits: Thresholds) -> list[Command]:
    if state.frame and state.frame.flow == "clarify":
        return [("leave", {}), *_clarified(issue(state, "leave", {}), state.frame, seen, flows, limits)]
    frame = state.frame
    filled = _fill(frame, state, seen, flows.by_name[frame.flow], flows, limits) if frame else {}
    wanted = _wanted(state, seen, flows, limits, filled)
    if frame and seen.cancel and not wanted and not filled:
        return [("cancel_flow", {})]
    if state.pending and seen.explicit_yes and not filled and not wanted and seen.image is None:
        return [("confirm", {})]
    if frame and not seen.slots.get("correction"):
        # In "where is VT-100240?" during the return of another order, the number belongs to the question.
        others = {name for flow, _ in wanted if flow.flow != frame.flow for name in flow.slots}
        filled = {k: v for k, v in filled.items() if k not in others or frame.slots.get(k) is None}
    commands: list[Command] = []
    for flow, preset in wanted:
        if frame and flow.flow == frame.flow:
            filled = {**{name: value for name, value in preset.items() if name in flow.slots}, **filled}
    if frame and (changed := {k: v for k, v in filled.items() if frame.slots.get(k) != v}):
        spec = flows.by_name[frame.flow]
        clear = sorted({other for name in changed for other in spec.slots[name].clears} - set(changed))
        commands.append(("set_slots", {"slots": changed, "clear": clear}))
    starts = [(flow, preset) for flow, preset in wanted if not frame or flow.flow != frame.flow]
    if frame and not filled and not wanted:
        stops = flows.by_name[frame.flow].on_no == "stop"
        no: Command = ("cancel_flow", {}) if stops else ("withdraw", {})
        commands.append(no if state.pending and seen.answer == "no" else ("miss", {}))
    if not frame and not starts:
        starts = [_fallback(state, seen, flows)]
    for flow, preset in sorted(starts, key=lambda start: start[0].kind, reverse=True):
        commands.append(("start_flow", {"flow": flow.flow, "slots": _opening(flow, preset, state, seen)}))
    return commands


def _clarified(state: State, frame: Frame, seen: Understanding, flows: Flows, limits: Thresholds) -> list[Command]:
    """After "a return or an exchange?": the one that was meant, with what was said before; or a new start."""
    choices = tuple(frame.slots["choices"])
    ordinal = seen.slots.get("ordinal")
    likely = max(choices, key=lambda name: seen.intents.get(name, 0.0))
    picked = (
        pick(choices, ordinal) if ordinal
        else likely if seen.intents.get(likely, 0.0) >= GUESS
        else choices[0] if len(choices) == 1 and _agrees(seen)
        else None
    )  # fmt: skip
    if picked is None or picked not in flows.by_intent or any(name not in choices for name in seen.proven - set(CHAT)):
        return _decide(state, seen, flows, limits)
    flow = flows.by_intent[picked]
    slots = {**frame.slots["said"], **seen.slots, **flow.intents[picked]}
    return [("start_flow", {"flow": flow.flow, "slots": {k: v for k, v in slots.items() if k in flow.slots}})]


def _fill(
    frame: Frame, state: State, seen: Understanding, flow: Flow, flows: Flows, limits: Thresholds
) -> dict[str, Json]:
    """What this turn says about the active flow's slots."""
    found = _named(flow, seen)
    asked = frame.asked
    if asked == "query" and _clear_wishes(flow, seen, flows, limits):
        found.pop("query", None)  # "refund please" is no product to look for
    announced = asked == "correction" or bool(seen.slots.get("correction"))
    announced = announced or (state.pending is not None and seen.answer == "no")
    for name in list(found):
        kept = flow.slots[name].sticky and frame.slots.get(name) is not None
        if kept and name != asked and not announced:
            del found[name]
    if asked == "product_id" and (pointed := _pointed_product(state, seen)):
        found.update(pointed)
    if asked in LISTS and asked not in found and (ordinal := seen.slots.get("ordinal")):
        found[asked] = ordinal
    if asked == "order_number" and not found:
        found.update(_which_order(flow, state, seen))
    # Asked for the item, "the first one" is one of its order, though a list of orders was shown before.
    if "order_number" in flow.slots and "order_number" not in found and not (asked == "item" and "item" in found):
        found.update(_pointed_order(state, seen))
    if "order_number" in flow.slots and seen.parcel and seen.parcel.order_number:
        found["order_number"] = seen.parcel.order_number
    # A short answer to another question ("exchange") is no description.
    elsewhere = seen.short and any(
        not flow.slots[name].sticky and frame.slots.get(name) != found[name] for name in found
    )
    if asked in flow.slots and flow.slots[asked].free and asked not in found and not elsewhere:
        found.update(_free_answer(asked, state, seen))
    if asked in flow.slots and flow.slots[asked].yes_no and seen.answer is not None:
        found[asked] = seen.answer == "yes"
    if asked == "topic" and "topic" not in found and not seen.intents:
        found["topic"] = seen.text
    return found


def _named(flow: Flow, seen: Understanding) -> dict[str, Json]:
    """What this turn says about the slots of `flow`; in a return a tracking number is that of the parcel back."""
    found = dict(seen.slots)
    if "return_tracking_number" in flow.slots and "tracking_number" in found:
        found["return_tracking_number"] = found["tracking_number"]
    return {name: value for name, value in found.items() if name in flow.slots}


def _pointed_order(state: State, seen: Understanding) -> dict[str, Json]:
    if seen.slots.get("latest"):
        return {"order_number": "latest"}
    ordinal = seen.slots.get("ordinal")
    if ordinal and state.shown and state.shown.kind == "orders":
        return {"order_number": picked} if (picked := pick(state.shown.ids, ordinal)) else {}
    return {}


def _agrees(seen: Understanding) -> bool:
    return seen.explicit_yes or (seen.answer == "yes" and seen.bare)


def _which_order(flow: Flow, state: State, seen: Understanding) -> dict[str, Json]:
    """An order that is named otherwise than by its number: a yes to the only one, or what is in it."""
    if state.shown and state.shown.kind == "orders" and len(state.shown.ids) == 1 and _agrees(seen):
        return {"order_number": state.shown.ids[0]}
    plain = seen.short and seen.answer is None and not seen.intents and not seen.cancel and "ordinal" not in seen.slots
    return {"item": seen.slots["query"]} if plain and "item" in flow.slots and "query" in seen.slots else {}


def _free_answer(asked: str, state: State, seen: Understanding) -> dict[str, Json]:
    # Only a rule proves a digression here: "the zip broke on the first trip" makes any classifier think of returns.
    digression = seen.proven - {state.frame.flow if state.frame else ""} - {"return", "exchange", "warranty_repair"}
    if digression or seen.cancel or not seen.text or seen.bare:
        return {asked: "photo"} if seen.image is not None and not digression else {}
    return {asked: seen.text}


def _wanted(
    state: State, seen: Understanding, flows: Flows, limits: Thresholds, filled: dict[str, Json]
) -> list[tuple[Flow, dict[str, Json]]]:
    """Flows that this turn asks for, with preset slots."""
    if seen.image is not None and not filled:
        return _of_photo(seen, flows)
    asked = state.frame.asked if state.frame else None
    busy = asked is not None
    answered = asked in filled or (asked in QUESTIONS and bool(filled))
    if asked == "identity":
        answered = any(name in filled for name in (*IDENTITY, "order_number"))
    if (busy and answered and seen.short and "talk_to_person" not in seen.proven) or _only_answer(state, seen):
        return []
    need = limits.switch if busy else limits.intent
    names = [
        name
        for name, p in seen.intents.items()
        if p >= (limits.intent if name in seen.proven else need) and name in flows.by_intent
    ]
    if seen.proven:
        names = [name for name in names if name in seen.proven or _also(name, seen, limits)]
    if busy and filled:
        names = [name for name in names if name in seen.proven]
    if PRODUCT_TALK & set(names) - {"product_search"}:
        names = [name for name in names if name != "product_search"]  # its words are the widest of them
    if any(name not in CHAT for name in names):
        names = [name for name in names if name not in CHAT]
    wanted: dict[str, tuple[Flow, dict[str, Json]]] = {}
    for name in names:
        flow = flows.by_intent[name]
        if name == "complaint" and state.frame and state.frame.flow == "talk_to_person":
            flow = flows.by_name["talk_to_person"]  # whoever waits for a person is not put off with a coupon
        if name == "warranty_repair" and _general(state, seen):
            flow = flows.by_name["store_policy"].model_copy(update={"intents": {name: {"topic": "warranty"}}})
        pointed = _pointed_product(state, seen)
        # "And the first one?" asks about one, whatever it reminds the classifier of.
        if pointed and (flow.flow == "product_search" or (name == "compare" and name not in seen.proven)):
            flow, preset = flows.by_name["product_detail"], pointed
        elif flow.flow == "product_search" and name == "stock_size" and _unclear_product(state, seen):
            flow, preset = flows.by_name["product_detail"], {}
        elif flow.flow == "product_search" and not _sure_search(name, seen, limits):
            preset = {"tentative": True}
        elif "product_id" in flow.slots:
            preset = {**flow.intents[name], **pointed}
        else:
            preset = dict(flow.intents.get(name, {}))
        wanted[flow.flow] = flow, {**wanted.get(flow.flow, (flow, {}))[1], **preset}
    return list(wanted.values())


def _general(state: State, seen: Understanding) -> bool:
    """Nobody we know asks about nothing they have: a question about the rule."""
    owned = {"item", "order_number", "latest", "issue_type", "wanted_resolution"}
    return state.customer is None and not owned & set(seen.slots)


def _also(name: str, seen: Understanding, limits: Thresholds) -> bool:
    """Whether the classifier is sure of a wish beside those that rules prove, and it is not one of them by another
    name. The words that prove a search are so wide that any finer wish for products may stand beside them."""
    wide = name in PRODUCT_TALK and seen.proven & PRODUCT_TALK == {"product_search"}
    alike = any(name in group and seen.proven & group for group in KIN)
    return seen.intents[name] >= limits.second and (wide or not alike)


def _sure_search(name: str, seen: Understanding, limits: Thresholds) -> bool:
    """A search that is worth its results: wished for in words, with a filter, or by a classifier that is sure."""
    return name in seen.proven or seen.intents[name] >= limits.second or any(f in seen.slots for f in FILTERS)


def _only_answer(state: State, seen: Understanding) -> bool:
    """A yes or no to a listing, or a cancellation, is no wish for something new."""
    settled = seen.explicit_yes or (seen.answer == "no" and seen.bare)
    return (state.pending is not None and settled) or (state.frame is not None and seen.cancel)


def _of_photo(seen: Understanding, flows: Flows) -> list[tuple[Flow, dict[str, Json]]]:
    if seen.parcel is not None:
        found = {"tracking_number": seen.parcel.tracking_number, "order_number": seen.parcel.order_number}
        preset = {name: value for name, value in found.items() if value}
        return [(flows.by_name["parcel_label"], preset)]
    return [(flows.by_name["product_photo"], {})]


def _pointed_product(state: State, seen: Understanding) -> dict[str, Json]:
    """The shown product that this turn points at: by its place in the list, or as "it"."""
    if state.shown is None or state.shown.kind != "products":
        return {}
    if ordinal := seen.slots.get("ordinal"):
        return {"product_id": picked} if (picked := pick(state.shown.ids, ordinal)) else {}
    if not seen.slots.get("reference") or any(name in seen.slots for name in FILTERS if name != "in_stock"):
        return {}
    if state.last and state.last.slots.get("product_id"):
        return {"product_id": state.last.slots["product_id"]}
    return {"product_id": state.shown.ids[0]} if len(state.shown.ids) == 1 else {}


def _unclear_product(state: State, seen: Understanding) -> bool:
    """The turn says "it" while the screen lists several."""
    listed = state.shown is not None and state.shown.kind == "products"
    return listed and bool(seen.slots.get("reference")) and not any(name in seen.slots for name in FILTERS[:-1])


def _fallback(state: State, seen: Understanding, flows: Flows) -> tuple[Flow, dict[str, Json]]:
    """The flow for a turn without a clear intent: by what it names, else an honest "I did not understand"."""
    slots = seen.slots
    by_name = flows.by_name
    if pointed := _pointed_product(state, seen):
        return by_name["product_detail"], pointed
    if "ordinal" in slots and state.shown and state.shown.kind == "products":
        return by_name["product_detail"], {}
    if (ordered := _pointed_order(state, seen)) or "order_number" in slots:
        return by_name["order_status"], ordered
    if "tracking_number" in slots:
        return by_name["parcel_tracking"], {}
    if any(name in slots for name in IDENTITY):
        return by_name["identification"], {}
    if state.last and state.last.flow == "stock_size" and "size" in slots:
        return by_name["stock_size"], {}
    if state.last and state.last.flow in SEARCHES and any(name in slots for name in FILTERS):
        return by_name["product_search"], {}
    if "small_talk" in slots:
        return by_name["small_talk"], {}
    if seen.answer is not None and seen.short:
        return by_name["small_talk"], {"small_talk": "ack" if seen.answer == "yes" else "nothing"}
    if any(name in slots for name in FILTERS):
        return by_name["product_search"], {}
    if any(name in slots for name in TROUBLES):
        # "They are too small" after a return that was refused is about that return.
        spoken_of = state.last.slots if state.last and state.last.flow == "return" else {}
        if known := {name: value for name, value in spoken_of.items() if name in OF_PURCHASE}:
            return by_name["return"], known
        return by_name["out_of_scope"], {"unclear": True}
    if seen.mood <= UNHAPPY and "complaint" in flows.by_intent:
        return flows.by_intent["complaint"], {}
    if "query" in slots and seen.short and seen.spoken == seen.lang:
        # A few words that fit nothing else ("Fern mug") may name a product: the search will tell.
        return by_name["product_search"], {"tentative": True}
    return by_name["out_of_scope"], {"unclear": True}


def _opening(flow: Flow, preset: dict[str, Json], state: State, seen: Understanding) -> dict[str, Json]:
    """Slots that a new flow begins with: what this turn says, what the intent presets, what was spoken of before."""
    slots = _named(flow, seen)
    if "order_number" in flow.slots and "order_number" not in slots:
        slots.update(_pointed_order(state, seen))
    if "order_number" in flow.slots and "order_number" not in slots and "tracking_number" not in slots:
        pointed = bool(seen.slots.get("reference"))
        # "Where is the parcel?" right after an order was spoken of means that order; during a return it need not.
        before = (state.frame or state.last) if pointed else state.last if not state.frame else None
        known = before.slots.get("order_number") if before else None
        if known and (pointed or flow.kind == "answer"):
            slots["order_number"] = known
    if "item" in flow.slots and "item" not in slots and "ordinal" in seen.slots and "order_number" in seen.slots:
        slots["item"] = seen.slots["ordinal"]  # "the first item of order VT-100234"
    if "about" in flow.slots and "query" in seen.slots:
        slots["about"] = seen.slots["query"]
    if flow.flow == "product_search" and state.last and state.last.flow in SEARCHES and _refines(seen):
        slots.pop("query", None)
        slots = {**state.last.slots, **slots}
    return {**slots, **{name: value for name, value in preset.items() if name in flow.slots}}


def _refines(seen: Understanding) -> bool:
    return "query" not in seen.slots or bool(seen.slots.get("reference"))
