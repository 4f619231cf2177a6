"""Play flows: from the commands of a turn to tools, lines to say, and a flow that waits or ends.

Every turn plays the active flow from its first step: a step whose slot is filled costs nothing, READ tools run again,
so facts are always this turn's own, and a corrected slot changes everything that hangs on it.
"""

from __future__ import annotations

from enum import Enum

from dialog.commands import MAX_MISSES, decide
from dialog.flows.actions import ACTIONS
from dialog.flows.spec import Flow, Step, flows
from dialog.respond import Arg, explain
from dialog.scene import Next, Scene
from dialog.understand import Thresholds
from kernel.errors import BadInput, NotAllowed, NotFound, Refused, VitrineError
from multimodal.events import Json

MAX_FLOWS_A_TURN = 5
RULES = (BadInput, NotAllowed, NotFound, Refused)
"""Answers of the shop, as opposed to something that broke."""


class Outcome(Enum):
    """How playing a flow ended: it waits for the shopper, or it is done."""

    WAITS = "waits"
    ENDED = "ended"


async def act(scene: Scene, limits: Thresholds) -> None:
    """Carry out a turn on `scene`: commands, then flows until one waits or none is left."""
    depth = len(scene.state.stack)
    for name, args in decide(scene.state, scene.seen, flows(), limits):
        if not _command(scene, name, args):
            return
    returning = len(scene.state.stack) < depth
    for _ in range(MAX_FLOWS_A_TURN):
        frame = scene.state.frame
        if frame is None:
            return
        if returning and flows().by_name[frame.flow].kind == "task":
            scene.say("resume", flow=frame.flow)
        if await _guarded(scene, flows().by_name[frame.flow]) is Outcome.WAITS:
            return
        scene.command("end_flow")
        returning = True


def _command(scene: Scene, name: str, args: dict[str, Json]) -> bool:
    """Issue one command and say what it needs said; False where the turn ends with it."""
    if name == "miss" and scene.frame.misses >= MAX_MISSES:
        scene.command("cancel_flow")
        scene.say("stuck")
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
    scene.ask("confirmation", step.confirm or "", **{**unknown, **scalars(scene.slots)})
    return False


def scalars(data: dict[str, Json]) -> dict[str, Arg]:
    """What a message can be given out of `data`: text, counts and Money; Money keeps its shape."""
    return {
        name: value
        for name, value in data.items()
        if isinstance(value, (str, int)) or (isinstance(value, dict) and "currency" in value)
    }
