"""Which order the shopper speaks of: by its number, by what is in it, or by what may still be done with it."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence

from dialog.flows.actions.orders import load_order
from dialog.scene import Next, Scene
from dialog.text import folded
from multimodal.events import Json

LISTED = 10
"""Orders that are looked through, newest first."""
NAMED = 3
SEARCHED = 50
SURE = 5
"""Letters that a name shares with a sentence that is not about it alone."""
PAIRED = re.compile(r"[\u0600-\u06ff\u0e00-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_WORD = re.compile(r"[^\W\d_]{3,}|\d+")

Order = dict[str, Json]
Open = Callable[[Scene, Order], Awaitable[Json]]
"""The tool's verdict on an order: {"allowed": …, "reason": …}."""


async def choose_returnable_order(scene: Scene) -> Next:
    """The order that something comes back from; only what may come back is offered. What is not packed yet is not
    exchanged but changed."""
    after = await _choose(scene, _may_return, "return-none-open", "return-which-order")
    order = scene.found.get("order", {})
    exchange = scene.slots.get("wanted_resolution") == "exchange" and scene.can("check_change", "change_items")
    if after is Next.GO_ON and exchange and order["state"] == "pending":
        known = {name: scene.slots[name] for name in ("order_number", "item") if scene.slots.get(name)}
        return scene.hand_over("change_order", change="items", **known)
    return after


async def choose_pending_order(scene: Scene) -> Next:
    """The order to cancel or to change; only those are offered of which that is still possible."""
    return await _choose(scene, _is_pending, "pending-none", "which-order")


async def choose_delivered_order(scene: Scene) -> Next:
    """An order that has arrived, however long ago."""
    return await _choose(scene, _is_delivered, "warranty-none", "which-order")


async def _is_delivered(scene: Scene, order: Order) -> Json:
    del scene
    return {"allowed": order["state"] == "delivered", "reason": None}


async def choose_any_order(scene: Scene) -> Next:
    """Any of the customer's orders."""
    return await _choose(scene, _is_any, "no-orders", "which-order")


async def _is_any(scene: Scene, order: Order) -> Json:
    del scene
    return {"allowed": order["state"] != "cancelled", "reason": None}


async def _may_return(scene: Scene, order: Order) -> Json:
    if order["state"] != "delivered":
        return {"allowed": False, "reason": "not-delivered"}
    return await scene.tool("check_return", order_number=order["order_number"])


async def _is_pending(scene: Scene, order: Order) -> Json:
    del scene
    return {"allowed": order["state"] == "pending", "reason": None}


async def _choose(scene: Scene, may: Open, none: str, which: str) -> Next:
    if scene.slots.get("order_number") is not None:
        return await load_order(scene)
    orders = (await scene.tool("list_orders", limit=LISTED))["orders"]
    if not orders:
        scene.say("no-orders")
        return Next.END
    mention = scene.slots.get("item")
    holding = await _holding(scene, mention, orders) if isinstance(mention, str) else []
    about = scene.slots.get("about")
    if not holding and about and not PAIRED.search(about):
        # "I bought a daypack and the zip is broken": what is broken is no item, but another word may be one.
        holding = _held(orders, meant(about, _items(orders), SURE))
    verdicts = {o["order_number"]: await may(scene, o) for o in [order for order, _ in holding] or orders}
    fit = [order for order in orders if verdicts.get(order["order_number"], {}).get("allowed")]
    if holding and len(fit) <= 1:
        # The only one that holds it; or, where none may come back, the latest: its own rule says why not.
        order, item = next(((o, i) for o, i in holding if o in fit), holding[0])
        scene.set(order_number=order["order_number"], item_id=item["item_id"], item_name=item["name"])
        scene.say("this-item", item_name=item["name"], order_number=order["order_number"])
        return await load_order(scene)
    if isinstance(mention, str) and not holding:
        scene.forget("item", "about")
        scene.say("no-such-item")
    if not fit:
        scene.say(none)
        return Next.END
    scene.card("orders", {"orders": fit})
    if len(fit) == 1:
        names = tuple(item["name"] for item in fit[0]["items"][:NAMED])
        scene.ask("order_number", "this-order", order_number=fit[0]["order_number"], names=names)
    else:
        scene.ask("order_number", which, numbers=tuple(order["order_number"] for order in fit[:NAMED]))
    return Next.WAIT


async def _holding(scene: Scene, mention: str, orders: Sequence[Order]) -> list[tuple[Order, Json]]:
    """The orders that hold what was mentioned, each with that item: by the words of its name, else by its kind."""
    items = _items(orders)
    return _held(orders, meant(mention, items) or await of_kind(scene, mention, items))


def _items(orders: Sequence[Order]) -> list[Json]:
    return [item for order in orders for item in order["items"]]


def _held(orders: Sequence[Order], likely: Sequence[Json]) -> list[tuple[Order, Json]]:
    held = ((order, next((item for item in order["items"] if item in likely), None)) for order in orders)
    return [(order, item) for order, item in held if item is not None]


async def choose_item(scene: Scene) -> Next:
    """From what the shopper called it to the item of the order."""
    order, mention = scene.found["order"], scene.slots.get("item")
    items = order["items"]
    likely = items if len(items) == 1 else meant(mention, items)
    if not likely and isinstance(mention, str) and scene.slots.get("item_id") is None:
        likely = await of_kind(scene, mention, items)
    # Words that fit nothing ("the zip") are about the item chosen before, not about another one.
    if len(likely) != 1:
        likely = [item for item in items if item["item_id"] == scene.slots.get("item_id")] or likely
    if len(likely) != 1:
        names = tuple(item["name"] for item in (likely or items))
        scene.card("order", {"order": order})
        scene.ask("item", "return-which-item", choices=names, order_number=order["order_number"])
        return Next.WAIT
    item = likely[0]
    scene.set(item_id=item["item_id"], item_name=item["name"], item=mention or item["name"])
    return Next.GO_ON


async def of_kind(scene: Scene, mention: str, items: Sequence[Json]) -> list[Json]:
    """The items that the shop finds for the mention, though no word of their names stands in it: "my bag" is a
    daypack."""
    found = await scene.tool("find_products", query=mention, limit=SEARCHED)
    ids = {product["id"] for product in found["products"]}
    return [item for item in items if item["product_id"] in ids]


def meant(mention: Json, items: Sequence[Json], least: int = 1) -> list[Json]:
    """The items that a mention may mean: by place in the list, or by the words it shares with their names.

    All items that fit best are given back, so that a tie is asked about; `least` letters must fit.
    """
    if isinstance(mention, int):
        index = mention - 1 if mention > 0 else mention
        return [items[index]] if -len(items) <= index < len(items) else []
    if not mention:
        return []
    scores = [shared(folded(str(mention)), folded(item["name"])) for item in items]
    best = max(scores, default=0)
    return [item for item, score in zip(items, scores, strict=True) if score == best >= least]


def shared(mention: str, name: str) -> int:
    """How many characters of the words of `mention` stand in `name`, endings aside ("куртку" is the "куртка"); where
    words are not spaced or begin in many ways, of its pairs."""
    if PAIRED.search(mention):
        pairs = [mention[at : at + 2] for at in range(len(mention) - 1)] or [mention]
        return sum(len(pair) for pair in pairs if pair in name)
    return sum(max((n for n in _stems(word) if word[:n] in name), default=0) for word in _WORD.findall(mention))


def _stems(word: str) -> range:
    """Lengths of the beginnings of `word` that still mean it; a number means itself alone."""
    return range(len(word) if word.isdigit() else max(3, len(word) - len(word) // 3), len(word) + 1)
