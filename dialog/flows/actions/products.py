"""Finding products: by words, by pointing at a list, by photo."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from dialog.flows.actions.purchases import PAIRED, shared
from dialog.flows.actions.talk import clarify
from dialog.scene import Next, Scene
from dialog.sentences import split
from dialog.text import folded
from multimodal.events import Json

SHOWN = 5
SPOKEN = 3
DESCRIBED = 2
"""Sentences of a description that are read aloud; the card has all of it."""
SPELT = 80
"""Likeness (0 to 100) of two spellings of one word."""
_FILTERS = ("color", "max_price", "min_price", "in_stock")


async def search_products(scene: Scene) -> Next:
    """Find what the slots describe; where a filter leaves nothing, say so and show what there is without it."""
    slots = scene.slots
    query = " ".join(str(slots[name]) for name in ("query", "size") if slots.get(name)) or None
    filters = {name: slots[name] for name in _FILTERS if slots.get(name) is not None}
    if query is None and not filters:
        scene.ask("query", "ask-query")
        return Next.WAIT
    if slots.get("tentative") and not await _names_product(scene, str(query)):
        return clarify(scene)
    data = await scene.tool("find_products", query=query or "", limit=SHOWN, **filters)
    if data["products"]:
        scene.say("found-products", count=data["total"], query=slots.get("query") or "")
        list_products(scene, data["products"])
        return Next.END
    for fewer in _relaxed(filters) if query else ():
        data = await scene.tool("find_products", query=query, limit=SHOWN, **fewer)
        if data["products"]:
            scene.say("found-without-filters", count=data["total"])
            list_products(scene, data["products"])
            return Next.END
    scene.say("found-nothing", query=slots.get("query") or "")
    return Next.END


async def _names_product(scene: Scene, words: str) -> bool:
    """Whether words without a clear wish name a product: as a kind of them, or by a word of a name. That a description
    holds one of them ("small") tells nothing."""
    if (await scene.tool("find_products", query="", category=words, limit=1))["total"]:
        return True
    found = (await scene.tool("find_products", query=words, limit=SHOWN))["products"]
    return any(
        fuzz.ratio(word, other) >= SPELT
        for word in _words(words)
        for product in found
        for other in _words(f"{product['name']} {product['category']}")
    ) or any(shared(folded(words), folded(product["name"])) for product in found if PAIRED.search(words))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]{3,}", folded(text))


def _relaxed(filters: dict[str, Json]) -> list[dict[str, Json]]:
    """What to try when nothing fits: first without the price, then without any filter."""
    without_price = {name: value for name, value in filters.items() if not name.endswith("price")}
    return [fewer for fewer in ((without_price, {}) if without_price else ({},)) if fewer != filters]


async def tell_product(scene: Scene) -> Next:
    """Price and stock of one product that the shopper pointed at."""
    if scene.slots.get("product_id") is None:
        scene.ask("product_id", "which-product")
        return Next.WAIT
    product = (await scene.tool("get_product", product_id=scene.slots["product_id"]))["product"]
    scene.card("product", {"product": product})
    scene.say("product-detail", name=product["name"], price=product["price"], stock=product["stock"])
    scene.draft += split(product["description"])[:DESCRIBED]
    return Next.END


async def look_up_photo(scene: Scene) -> Next:
    """Products that look like the photo; with a wish beside it ("in blue?"), that product with the wish."""
    image = scene.seen.image
    if image is None or not image.embedding:
        scene.say("photo-unclear")
        return Next.END
    matches = (await scene.tool("find_by_photo", embedding=list(image.embedding), limit=SHOWN))["matches"]
    if not matches:
        scene.say("photo-nothing-near")
        return Next.END
    best = matches[0]["product"]
    scene.set(query=best["category"])
    filters = {name: scene.slots[name] for name in _FILTERS if scene.slots.get(name) is not None}
    if filters:
        data = await scene.tool("find_products", query=best["category"], limit=SHOWN, **filters)
        if data["products"]:
            scene.say("photo-with-filters", name=best["name"], count=data["total"])
            list_products(scene, data["products"])
            return Next.END
        scene.say("photo-without-filters", name=best["name"])
    scene.say("photo-found", name=best["name"], price=best["price"], stock=best["stock"])
    _show(scene, [match["product"] for match in matches])
    return Next.END


def list_products(scene: Scene, products: list[Json]) -> None:
    """Name the first few aloud, show all."""
    if len(products) == 1:
        only = products[0]
        scene.say("product-detail", name=only["name"], price=only["price"], stock=only["stock"])
    else:
        for number, product in enumerate(products[:SPOKEN], 1):
            scene.say("listed-product", number=number, name=product["name"], price=product["price"])
    _show(scene, products)


def _show(scene: Scene, products: list[Json]) -> None:
    if len(products) == 1:
        scene.card("product", {"product": products[0]})
    else:
        scene.card("products", {"products": products})
