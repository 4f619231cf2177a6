"""An order that is cancelled or changed before it is packed."""

from __future__ import annotations

import re
from decimal import Decimal

from dialog.flows.actions.purchases import meant
from dialog.scene import Next, Scene
from dialog.sentences import split
from multimodal.events import Json

OFFERED = 4
"""Variants that are read out; the shopper may name any."""
ON_ITS_WAY = ("processed", "shipped")


async def check_cancel(scene: Scene) -> Next:
    """Ask the shop whether the order can still be cancelled, and what is paid back."""
    answer = await scene.tool("check_cancel", order_number=scene.slots["order_number"])
    if not answer["allowed"]:
        refuse(scene, answer)
        if scene.found["order"]["state"] in ON_ITS_WAY:
            scene.say("cancel-return-later")
        return Next.END
    names = tuple(item["name"] for item in scene.found["order"]["items"])
    scene.listing = {"names": names, "refund": answer.get("refund") or scene.found["order"]["total"]}
    return Next.GO_ON


async def tell_cancelled(scene: Scene) -> Next:
    """What is paid back."""
    refund = scene.found["receipt"].get("refund")
    if refund and Decimal(refund["amount"]):
        scene.say("cancel-refund", refund=refund)
    return Next.END


async def check_change(scene: Scene) -> Next:
    """Ask the shop whether this can still be changed, and to what."""
    answer = await scene.tool("check_change", order_number=scene.slots["order_number"], kind=scene.slots["change"])
    if not answer["allowed"]:
        refuse(scene, answer)
        return Next.END
    scene.found["change"] = answer
    return Next.GO_ON


def refuse(scene: Scene, answer: Json) -> None:
    """The shop's no, with its reason where it gives one in words."""
    scene.say("not-possible")
    scene.draft += split(answer.get("reason_text") or "")


async def read_address(scene: Scene) -> Next:
    """A street, a city and a postal code; the shop tells whether they make an address."""
    address = str(scene.slots["address"])
    parts = [part.strip() for part in re.split("[,，、،]", address) if part.strip()]
    if len(parts) < 2 or not any(char.isdigit() for char in address):
        scene.forget("address")
        scene.say("change-address-unclear")
        scene.ask("address", "change-ask-address")
        return Next.WAIT
    scene.set(address=", ".join(parts))  # one comma for all scripts
    return Next.GO_ON


async def choose_variant(scene: Scene) -> Next:
    """The version of the same product that the item becomes."""
    item = next(i for i in scene.found["change"]["items"] if i["item_id"] == scene.slots["item_id"])
    offered = item.get("options_in_stock", [])
    if not offered:
        scene.say("change-no-variant", item_name=item["name"])
        return Next.END
    named = [{**one, "name": _label(one)} for one in offered]
    fits = meant(scene.slots.get("variant"), named)
    if len(fits) != 1:
        choices = tuple(one["name"] for one in (fits or named)[:OFFERED])
        scene.ask("variant", "change-ask-variant", item_name=item["name"], choices=choices)
        return Next.WAIT
    scene.set(variant=fits[0]["name"], new_product_id=fits[0]["product_id"])
    return Next.GO_ON


def _label(variant: Json) -> str:
    options = ", ".join(str(value) for value in (variant.get("options") or {}).values())
    return f"{variant['name']} ({options})" if options else str(variant["name"])


async def choose_payment(scene: Scene) -> Next:
    """One of the ways to pay that the customer has on file, by its name, its kind or its place in the list."""
    methods, said = scene.found["change"]["methods"], scene.slots.get("payment_method")
    others = [one for one in methods if one["label"] != scene.found["change"]["payment"]]
    fits = [one for one in others if said == one["id"]]
    if not fits and said is not None:
        named = [{**one, "name": one["label"]} for one in others]
        fits = [one for one in others if one["kind"] == said] or meant(said, named)
    if len(fits) != 1:
        if not others:
            scene.say("not-possible")
            return Next.END
        scene.ask("payment_method", "change-ask-payment", choices=tuple(one["label"] for one in others))
        return Next.WAIT
    scene.set(payment_method=fits[0]["id"], payment_label=fits[0]["label"])
    return Next.GO_ON


async def tell_changed(scene: Scene) -> Next:
    """Show the order as it is now."""
    order = (await scene.tool("get_order", order_number=scene.slots["order_number"]))["order"]
    scene.card("order", {"order": order})
    return Next.END
