"""Play flows: from the commands of a turn to tools, lines to say, and a flow that waits or ends.

Every turn plays the active flow from its first step: a step whose slot is filled costs nothing, READ tools run again,
so facts are always this turn's own, and a corrected slot changes everything that hangs on it.
"""

from __future__ import annotations

from enum import Enum

from dialog.commands import decide
from dialog.flows.actions import ACTIONS
from dialog.flows.spec import Flow, Flows, Step, flows_of
from dialog.respond import Arg, explain
from dialog.scene import Next, Scene
from dialog.understand import Thresholds
from dialog.wishes import MAX_MISSES, UNHAPPY
from kernel.errors import BadInput, NotAllowed, NotFound, Refused, VitrineError
from multimodal.events import Json

MAX_FLOWS_A_TURN = 6
MAX_REMINDERS = 3
"""Digressions in a row after which an interrupted flow rests until the shopper comes back to it."""
RULES = (BadInput, NotAllowed, NotFound, Refused)
"""Answers of the shop, as opposed to something that broke."""


class Outcome(Enum):
    """How playing a flow ended: it waits for the shopper, it is done, or it handed over to another flow."""

    WAITS = "waits"
    ENDED = "ended"
    MOVED = "moved"


async def act(scene: Scene, limits: Thresholds) -> None:
    """Carry out a turn on `scene`: commands, then flows until one waits or none is left."""
    known = flows_of(frozenset(scene.ports.shop.specs()))
    begun = set[str]()
    for name, args in decide(scene.state, scene.seen, known, limits):
        left = scene.state.frame
        if not _command(scene, name, args):
            return
        if name == "cancel_flow" and left and not _bring_back(scene, known.by_name[left.flow], known, begun):
            return
        begun |= {args["flow"]} if name == "start_flow" else set()
    for _ in range(MAX_FLOWS_A_TURN):
        frame = scene.state.frame
        if frame is None:
            return
        spec = known.by_name[frame.flow]
        outcome = await _guarded(scene, spec)
        if outcome is Outcome.WAITS:
            return
        if outcome is Outcome.ENDED:
            scene.command("end_flow")
            if scene.state.frame is None and _still_unhappy(scene, spec):
                scene.command("start_flow", flow="complaint", slots={})
            elif not _bring_back(scene, spec, known, begun):
                return


def _still_unhappy(scene: Scene, ended: Flow) -> bool:
    """Unhappy for the second turn in a row, and nothing but words against it so far."""
    unhappy = len(scene.state.moods) > 1 and all(mood <= UNHAPPY for mood in scene.state.moods[-2:])
    return unhappy and ended.back != "never" and scene.can("grant_goodwill", "create_ticket")


def _bring_back(scene: Scene, ended: Flow, known: Flows, begun: set[str]) -> bool:
    """After a digression, bring the interrupted flow back with a reminder, or let it rest in silence (False)."""
    frame = scene.state.frame
    if frame is None:
        return False
    if frame.flow not in begun:  # one that the same sentence asked for has not had its turn yet
        most = {"each": MAX_REMINDERS, "once": 1, "never": 0}[ended.back]
        if frame.reminded >= most:
            scene.command("rest")
            return False
        scene.command("remind")
    if known.by_name[frame.flow].kind == "task":
        scene.say("resume", flow=frame.flow)
    return True


def _command(scene: Scene, name: str, args: dict[str, Json]) -> bool:
    """Issue one command and say what it needs said; False where the turn ends with it."""
    if name == "miss" and scene.frame.misses >= MAX_MISSES:
        scene.command("cancel_flow")
        scene.say("stuck")
        if scene.can("create_ticket"):
            scene.command("start_flow", flow="talk_to_person", slots={})
            return True
        return False
    scene.command(name, **args)
    match name:
        case "confirm":
            scene.confirmed = True
        case "cancel_flow":
            scene.say("flow-cancelled")
        case "withdraw":
            scene.ask("correction", "withdrawn")
            return False
        case "miss":
            scene.say("not-understood")
        case "repeat":
            _repeat(scene)
            return False
    return True


def _repeat(scene: Scene) -> None:
    last = [text for role, text in scene.state.history if role == "assistant"]
    scene.exact = True
    if last:
        scene.say("again")
        scene.draft.append(last[-1])
    else:
        scene.say("nothing-to-repeat")


async def _guarded(scene: Scene, flow: Flow) -> Outcome:
    """Play `flow`; an error of the shop becomes words, and ends this flow only."""
    try:
        return await _play(scene, flow)
    except VitrineError as error:
        if isinstance(error, RULES):
            scene.draft.append(explain(scene.seen.lang, error))
        else:
            scene.mood = 2
            scene.fail(error)
        return Outcome.ENDED


async def _play(scene: Scene, flow: Flow) -> Outcome:
    for step in flow.steps:
        if not _applies(step, scene.slots):
            continue
        if step.collect is not None:
            if scene.slots.get(step.collect) is None:
                scene.ask(step.collect, step.ask or "")
                return Outcome.WAITS
        elif step.write is not None:
            if not await _write(scene, flow, step):
                return Outcome.WAITS
        else:
            match await ACTIONS[step.action or ""](scene):
                case Next.WAIT:
                    return Outcome.WAITS
                case Next.END:
                    return Outcome.ENDED
                case Next.MOVED:
                    return Outcome.MOVED
                case Next.GO_ON:
                    pass
    return Outcome.ENDED


def _applies(step: Step, slots: dict[str, Json]) -> bool:
    return all(slots.get(name) in values for name, values in step.when.items()) and not any(
        slots.get(name) in values for name, values in step.unless.items()
    )


async def _write(scene: Scene, flow: Flow, step: Step) -> bool:
    """After the yes, do it and show the receipt (True); else list what will happen and wait. Both word for word."""
    scene.exact = True
    given = {arg: value for arg, slot in step.args.items() if (value := scene.slots.get(slot)) is not None}
    args = {**step.defaults, **given}
    tool = step.write or ""
    pending = scene.state.pending
    if scene.confirmed and pending is not None and (pending.tool, pending.args) == (tool, args):
        scene.found["receipt"] = data = await scene.tool(tool, pending.key, **args)
        scene.mood = 4
        scene.say(step.done or "", **scalars(data))
        if step.card:
            scene.card(step.card, data)
        return True
    # With the time, for a session whose id comes back after it was closed counts its turns from one again.
    at = scene.ports.clock.now()
    key = f"{scene.state.session}:{scene.turn.turn}:{at:%Y%m%dT%H%M%S%f}:{tool}"
    scene.command("propose", tool=tool, args=args, key=key)
    unknown = dict.fromkeys(flow.slots, "")
    scene.ask("confirmation", step.confirm or "", **{**unknown, **scalars(scene.slots), **scene.listing})
    return False


def scalars(data: dict[str, Json]) -> dict[str, Arg]:
    """What a message can be given out of `data` and what lies one level below: text, counts and Money, which keeps its
    shape."""
    found: dict[str, Arg] = {}
    for name, value in data.items():
        if isinstance(value, (str, int)) or (isinstance(value, dict) and "currency" in value):
            found[name] = value
        elif isinstance(value, dict):
            found = {**{inner: it for inner, it in value.items() if isinstance(it, (str, int))}, **found}
    return found
