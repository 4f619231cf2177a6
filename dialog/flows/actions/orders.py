"""Orders and parcels."""

from __future__ import annotations

from dialog.scene import Next, Scene
from kernel.errors import NotFound
from multimodal.events import Json

LISTED = 5
"""Orders that are listed when none was named."""


async def load_order(scene: Scene) -> Next:
    """Look the order up that the slot names; where it names none, find the one it must be, or ask."""
    number = scene.slots.get("order_number")
    if number is None or number == "latest":
        orders = (await scene.tool("list_orders", limit=LISTED))["orders"]
        if not orders:
            scene.say("no-orders")
            return Next.END
        if number is None and len(orders) > 1:
            scene.card("orders", {"orders": orders})
            scene.ask("order_number", "which-order", numbers=tuple(order["order_number"] for order in orders[:3]))
            return Next.WAIT
        number = orders[0]["order_number"]
        scene.set(order_number=number)
    try:
        scene.found["order"] = (await scene.tool("get_order", order_number=number))["order"]
    except NotFound:
        scene.forget("order_number")
        scene.ask("order_number", "order-not-found", order_number=number)
        return Next.WAIT
    return Next.GO_ON


async def tell_order(scene: Scene) -> Next:
    """Say how the order stands and show it."""
    order = scene.found["order"]
    scene.card("order", {"order": order})
    scene.say(
        "order-state",
        order_number=order["order_number"],
        state=order["state"],
        ordered_on=order["ordered_on"],
        carrier=order.get("carrier") or "",
    )
    if order["state"] == "delivered" and order.get("delivered_on"):
        scene.say("order-delivered-on", delivered_on=order["delivered_on"])
    elif order["state"] in ("pending", "processed", "shipped") and order.get("expected_on"):
        scene.say("order-expected-on", expected_on=order["expected_on"])
    count = sum(item["quantity"] for item in order["items"])
    scene.say(
        "order-items", count=count, names=tuple(item["name"] for item in order["items"][:3]), total=order["total"]
    )
    return Next.END


async def find_parcel(scene: Scene) -> Next:
    """Make sure that a tracking number or an order is known; orders need a customer, tracking numbers do not."""
    if scene.slots.get("tracking_number"):
        return Next.GO_ON
    number = scene.slots.get("order_number")
    if number and number != "latest":
        return Next.GO_ON
    orders = (await scene.tool("list_orders", limit=LISTED))["orders"]
    under_way = [order for order in orders if order["state"] == "shipped"]
    if number == "latest" or not under_way:
        if not orders:
            scene.say("no-orders")
            return Next.END
        scene.set(order_number=orders[0]["order_number"])
    elif len(under_way) == 1:
        scene.set(order_number=under_way[0]["order_number"])
    else:
        scene.card("orders", {"orders": under_way})
        scene.ask("order_number", "which-parcel", choices=tuple(order["order_number"] for order in under_way[:3]))
        return Next.WAIT
    return Next.GO_ON


async def tell_parcel(scene: Scene) -> Next:
    """Say where the parcel is and show its way."""
    tracking, number = scene.slots.get("tracking_number"), scene.slots.get("order_number")
    try:
        if tracking:
            parcel = (await scene.tool("track_parcel", tracking_number=tracking))["parcel"]
        else:
            parcel = (await scene.tool("track_parcel", order_number=number))["parcel"]
    except NotFound:
        return await _no_parcel(scene, tracking)
    scene.card("parcel", {"parcel": parcel})
    scene.say(
        "parcel-state",
        state=parcel["state"],
        carrier=parcel["carrier"] or "",
        tracking_number=parcel["tracking_number"],
    )
    if events := parcel.get("events"):
        last = events[0]  # newest first
        key = "parcel-last" if last.get("place") else "parcel-last-here"
        scene.say(key, place=last.get("place") or "", text=last["text"].rstrip("."), at=last["at"])
    if parcel["state"] != "delivered" and parcel.get("expected_on"):
        scene.say("parcel-expected-on", expected_on=parcel["expected_on"])
    return Next.END


async def _no_parcel(scene: Scene, tracking: Json) -> Next:
    """Nothing to track: an order not sent yet says its state; a number of nobody's is asked for again."""
    if tracking:
        scene.forget("tracking_number")
        scene.ask("tracking_number", "parcel-not-found", tracking_number=tracking)
        return Next.WAIT
    if await load_order(scene) is Next.WAIT:
        return Next.WAIT
    order = scene.found["order"]
    scene.say("parcel-none-yet", order_number=order["order_number"])
    return await tell_order(scene)


async def read_label(scene: Scene) -> Next:
    """Say what a photographed label says, and track it."""
    parcel, image = scene.seen.parcel, scene.seen.image
    if parcel is None or image is None:
        return Next.GO_ON
    read: Json = {
        "lines": [line.text for line in image.lines],
        "codes": [{"format": code.format, "text": code.text} for code in image.codes],
    }
    scene.facts.append({"tool": "read_label", "args": {}, "data": {**read, "carrier": parcel.carrier}})
    scene.card("label", read)
    if parcel.conflict and parcel.tracking_number:
        numbers = (parcel.tracking_number, *parcel.others)[:3]
        scene.forget("tracking_number")
        scene.ask("tracking_number", "label-conflict", choices=numbers)
        return Next.WAIT
    if parcel.tracking_number:
        key = "label-tracking-carrier" if parcel.carrier else "label-tracking"
        scene.say(key, tracking_number=parcel.tracking_number, carrier=parcel.carrier or "")
    else:
        scene.say("label-order", order_number=parcel.order_number or "")
    return Next.GO_ON
