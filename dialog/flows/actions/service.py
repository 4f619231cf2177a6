"""After the purchase: refunds, warranty, invoices, coupons; what to do about displeasure, and the way to a person."""

from __future__ import annotations

from decimal import Decimal

from dialog.flows.actions.changes import refuse
from dialog.flows.actions.orders import load_order, tell_order
from dialog.respond import iso_day
from dialog.scene import Next, Scene
from multimodal.events import Json

TOLD = 2
"""Returns and coupons that are read out."""
SAID = 6
"""Sentences of the shopper that a summary holds."""
UNDELIVERED = ("pending", "processed", "shipped", "cancelled")
DONE = ("closed", "refunded", "exchanged", "completed")


async def tell_refunds(scene: Scene) -> Next:
    """How the customer's returns stand, the latest first; of an order without any, how the order stands."""
    if scene.slots.get("order_number") and await load_order(scene) is Next.WAIT:
        return Next.WAIT
    returns = (await scene.tool("order_returns", order_number=scene.slots.get("order_number")))["returns"]
    for one in returns[:TOLD]:
        state = "closed" if one["state"] in DONE else "received" if one["state"] == "received" else "requested"
        scene.say("refund-state", state=state, return_id=one["return_id"], item_name=one["item"]["name"])
        refund = one.get("refund")
        if refund and Decimal(refund["amount"]):
            scene.say("refund-amount", state=state, refund=refund)
    if returns:
        return Next.END
    scene.say("refund-none")
    return await tell_order(scene) if "order" in scene.found else Next.END


async def check_arrived(scene: Scene) -> Next:
    """Do not ask which item of an order that has not arrived."""
    order = scene.found["order"]
    if order["state"] not in UNDELIVERED:
        return Next.GO_ON
    item = order["items"][0]["item_id"]
    refuse(scene, await scene.tool("get_warranty", order_number=order["order_number"], item_id=item))
    return Next.END


async def tell_warranty(scene: Scene) -> Next:
    """Until when the item is under warranty; a repair goes on only while it is."""
    answer = await scene.tool("get_warranty", order_number=scene.slots["order_number"], item_id=scene.slots["item_id"])
    if answer["covered"] and scene.slots.get("evidence_description") is not None:
        return Next.GO_ON  # said before
    if answer["covered"]:
        scene.say("warranty-until", item_name=scene.slots["item_name"], until=answer["until"])
        return Next.GO_ON
    refuse(scene, answer)
    return Next.END


async def tell_invoice(scene: Scene) -> Next:
    """Show where the invoice lies."""
    scene.card("invoice", {"order_number": scene.slots["order_number"], **scene.found["receipt"]})
    return Next.END


async def tell_coupons(scene: Scene) -> Next:
    """The coupons that the customer may use."""
    coupons = (await scene.tool("list_coupons"))["coupons"]
    if not coupons:
        scene.say("coupon-none")
    for coupon in coupons[:TOLD]:
        scene.say("coupon-one", code=coupon["code"], worth=_worth(coupon))
        if iso_day(coupon.get("expires_on")):
            scene.say("coupon-until", expires_on=coupon["expires_on"])
    return Next.END


def _worth(coupon: Json) -> Json:
    return coupon["amount"] if coupon.get("amount") else f"{coupon['percent']} %"


async def soothe(scene: Scene) -> Next:
    """Displeasure: an apology and a gesture once, then a person."""
    if scene.slots.get("offered"):
        return Next.GO_ON
    first = not scene.state.soothed
    if first:
        scene.found["apologised"] = True
        scene.say("complaint-sorry")
        scene.command("soothe")
    if not first or scene.state.customer is None or await _given_before(scene):
        return scene.hand_over("talk_to_person", subject="complaint")
    scene.set(offered=True, reason=scene.seen.text[:200] or "complaint")
    return Next.GO_ON


async def _given_before(scene: Scene) -> bool:
    """Whether the customer still has a coupon of goodwill: there is one at a time."""
    if not scene.can("list_coupons"):
        return False
    return any(coupon.get("reason") == "goodwill" for coupon in (await scene.tool("list_coupons"))["coupons"])


def _subject(scene: Scene) -> str:
    """The flow that the shopper comes from."""
    before = [frame for frame in (*reversed(scene.state.stack), scene.state.last) if frame is not None]
    return before[0].flow if before else "talk_to_person"


async def prepare_ticket(scene: Scene) -> Next:
    """What the person who reads the ticket should know; the same from the listing to the yes."""
    if scene.slots.get("summary") is None:
        said = [text for role, text in scene.state.history if role == "user"][-SAID:]
        scene.set(
            subject=scene.slots.get("subject") or _subject(scene),
            summary=" / ".join(said)[:1500] or scene.seen.text or "-",
            mood=scene.seen.mood,
        )
    return Next.GO_ON
