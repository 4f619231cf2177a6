"""Advice before the purchase: what is different, what is worth a look, what is left in which size."""

from __future__ import annotations

from dialog.flows.actions.products import list_products
from dialog.lexicon import lexicon
from dialog.scene import Next, Scene
from dialog.sentences import split
from dialog.slots import Reading, query
from dialog.state import pick
from kernel.errors import NotFound
from multimodal.events import Json

COMPARED = 2
RECOMMENDED = 3
DIFFERENCES = 3
"""Attributes that are read out; the card has all."""


async def compare(scene: Scene) -> Next:
    """What two products cost and where they differ: those that were named, pointed at, or shown first."""
    ids = await _named(scene) or _pointed(scene)
    if len(ids) < COMPARED:
        scene.ask("query", "compare-which")
        return Next.WAIT
    found = await scene.tool("compare_products", product_ids=ids[:COMPARED])
    first, second = found["products"][:COMPARED]
    scene.card("comparison", found)
    scene.say(
        "compare-prices",
        first=first["name"], first_price=first["price"], second=second["name"], second_price=second["price"],
    )  # fmt: skip
    told = [row for row in found["attributes"] if len(set(map(str, row["values"][:COMPARED]))) > 1]
    told = [row for row in told if all(row["values"][:COMPARED])]
    for row in told[:DIFFERENCES]:
        name, (one, other) = row["name"], map(str, row["values"][:COMPARED])
        scene.say("compare-attribute", name=name[:1].upper() + name[1:], first=one, second=other)
    if not told:
        scene.say("compare-same")
    return Next.END


def _pointed(scene: Scene) -> list[str]:
    """Places of the list on the screen; its first two, where none is named."""
    shown = scene.state.shown
    if shown is None or shown.kind != "products":
        return []
    ordinals = lexicon(scene.seen.lang).keys("ordinals", scene.seen.text)
    picked = [found for ordinal in ordinals if (found := pick(shown.ids, ordinal))]
    return picked if len(picked) >= COMPARED else list(shown.ids[:COMPARED])


async def _named(scene: Scene) -> list[str]:
    """The best product for each side of "the Harbor mug and the Campfire mug"."""
    lex = lexicon(scene.seen.lang)
    ids = list[str]()
    for part in lex.patterns["joints"].split(scene.seen.text):
        words = query(Reading(part, lex))
        if words and not lex.keys("ordinals", part):
            found = (await scene.tool("find_products", query=words, limit=1))["products"]
            ids += [product["id"] for product in found if product["id"] not in ids]
    return ids if len(ids) >= COMPARED else []


async def recommend(scene: Scene) -> Next:
    """Products worth a look: like the one pointed at, of the kind that was named, or what the shop likes best."""
    slots, last = scene.slots, scene.state.last
    if not slots.get("product_id") and not slots.get("query") and last and last.slots.get("product_id"):
        scene.set(product_id=last.slots["product_id"])
        slots = scene.slots
    limits: dict[str, Json] = {"max_price": slots.get("max_price"), "limit": RECOMMENDED}
    words = slots.get("query")
    found: Json = {"products": []}
    if slots.get("product_id"):
        found = await scene.tool("recommend_products", "", product_id=slots["product_id"], **limits)
    elif words:
        found = await _of_category(scene, str(words), limits)
        if not found["products"]:
            return scene.hand_over("product_search", **slots)
    else:
        found = await scene.tool("recommend_products", "", **limits)
    if not found["products"]:
        scene.say("found-nothing", query=words or "")
        return Next.END
    scene.say("recommend-intro")
    list_products(scene, found["products"])
    if (why := found["reasons"][0])["code"] != "in_stock":
        scene.draft += split(why["text"])
    return Next.END


async def _of_category(scene: Scene, words: str, limits: dict[str, Json]) -> Json:
    try:
        return await scene.tool("recommend_products", "", category=words, **limits)
    except NotFound:
        return {"products": []}


async def tell_stock(scene: Scene) -> Next:
    """Price, stock and sizes of one product; or how many there are in the size that was named."""
    product, slots = await _one_product(scene), scene.slots
    if product is None:
        shown = scene.state.shown
        if slots.get("query"):
            return scene.hand_over("product_search", **slots)
        if shown and shown.kind == "products":
            scene.ask("product_id", "which-product")
        else:
            scene.ask("query", "ask-query")
        return Next.WAIT
    scene.card("product", {"product": product})
    scene.set(product_id=product["id"])
    answer = await scene.tool("get_stock", product_id=product["id"], size=slots.get("size"))
    sizes = tuple(row["size"] for row in answer["sizes"] if row["stock"])
    if slots.get("size") is None or not answer["sizes"]:
        scene.say("product-detail", name=product["name"], price=product["price"], stock=product["stock"])
    elif answer["known"]:
        scene.say("stock-size", name=product["name"], size=answer["size"], stock=answer["stock"])
    else:
        scene.say("stock-no-size", name=product["name"], size=answer["size"])
    if sizes and (slots.get("size") is None or not answer["in_stock"]):
        scene.say("stock-sizes", sizes=sizes)
    return Next.END


async def _one_product(scene: Scene) -> Json:
    """The product pointed at; else the best one by words, where a size is asked for or only one fits."""
    slots, last = scene.slots, scene.state.last
    spoken_of = last.slots.get("product_id") if last and not slots.get("query") else None
    if known := slots.get("product_id") or spoken_of:
        return (await scene.tool("get_product", product_id=known))["product"]
    if not slots.get("query"):
        return None
    found = await scene.tool("find_products", query=str(slots["query"]), color=slots.get("color"), limit=1)
    sure = found["total"] == 1 or (found["products"] and slots.get("size"))
    return found["products"][0] if sure else None
