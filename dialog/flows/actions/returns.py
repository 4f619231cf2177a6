"""Returns: whether an item may come back, and the parcel it comes back in."""

from __future__ import annotations

from decimal import Decimal

from dialog.scene import Next, Scene
from dialog.sentences import split
from kernel.errors import NotFound
from multimodal.events import Json

NO_FAULTS = ("changed_mind", "too_small", "too_large", "other")
"""Reasons that are nobody's fault: rules of hygiene and final sale stand against them."""


async def check_return(scene: Scene) -> Next:
    """Ask the shop whether its rules let the item come back at all; a refusal names the rule."""
    answer = await scene.tool(
        "check_return", order_number=scene.slots["order_number"], item_id=scene.slots.get("item_id")
    )
    if not answer["allowed"]:
        _refuse(scene, answer["reason"], answer)
        return Next.END
    scene.found["rules"] = answer["items"][0]
    return Next.GO_ON


async def check_reason(scene: Scene) -> Next:
    """Whether the item may come back for this reason; hygiene goods only with their seal whole."""
    rules, issue = scene.found["rules"], scene.slots["issue_type"]
    if issue not in rules.get("issue_types", [issue]):
        scene.say("return-not-for-reason")
        return Next.END
    if rules.get("unopened_only") and issue in NO_FAULTS:
        if scene.slots.get("unopened") is None:
            scene.ask("unopened", "return-ask-unopened")
            return Next.WAIT
        if not scene.slots["unopened"]:
            _refuse(scene, "hygiene-opened", {})
            return Next.END
    return Next.GO_ON


def _refuse(scene: Scene, rule: str, answer: Json) -> None:
    scene.say("return-refused")
    if rule == "warranty-ended" or rule is None:
        return
    scene.say("return-rule", rule=rule, window_ends_on=answer.get("window_ends_on"))


async def prepare_repair(scene: Scene) -> Next:
    """A repair under warranty: for a defect, whatever words describe it."""
    scene.set(issue_type="defective", wanted_resolution="repair")
    return Next.GO_ON


async def tell_return_parcel(scene: Scene) -> Next:
    """The shopper named the number of the parcel that goes back: say what its carrier says."""
    number = scene.slots["return_tracking_number"]
    try:
        parcel = (await scene.tool("track_parcel", tracking_number=number))["parcel"]
    except NotFound:
        scene.say("return-parcel-unknown", tracking_number=number)
        return Next.GO_ON
    scene.say("parcel-state", state=parcel["state"], carrier=parcel["carrier"] or "", tracking_number=number)
    return Next.GO_ON


async def tell_refund(scene: Scene) -> Next:
    """After the receipt: the amount that comes back, where one does, and the shop's instructions."""
    receipt = scene.found["receipt"]
    refund = receipt.get("refund")
    if refund and Decimal(refund["amount"]):
        scene.say("return-done-refund", refund=refund)
    scene.draft += split(receipt.get("instructions") or "")
    return Next.END
