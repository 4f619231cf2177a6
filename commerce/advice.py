"""Products side by side, what goes with one, and what is on the shelf: all from the shop's own figures."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from commerce import texts
from commerce.catalog import Catalog, Filters
from commerce.schema import Order, OrderItem, Variant
from commerce.tokens import fold
from kernel.errors import NotFound

_LOOKED_AT = 200
"""Products that a recommendation chooses from."""
_TOGETHER = 3.0
_ALIKE = 2.0


def compare(found: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Every attribute that one of the products has, with the value of each (None: it has none), and whether they
    differ."""
    names = dict.fromkeys(name for product in found for name in product["attributes"])
    rows = [(name, [product["attributes"].get(name) for product in found]) for name in names]
    return [{"name": name, "values": values, "differs": len(set(values)) > 1} for name, values in rows]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a recommendation is asked for. `product_id`: something that goes with it, or is like it."""

    product_id: str | None
    category: str | None
    max_price: Decimal | None
    limit: int


def recommend(
    session: Session, catalog: Catalog, wanted: Wanted, lang: str
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Products in stock, best first, and for each the reason: a code and its text. Raises `NotFound`."""
    anchor = _product(catalog, wanted.product_id, lang) if wanted.product_id else None
    together = _bought_with(session, wanted.product_id) if wanted.product_id else Tally[str]()
    category = wanted.category or (anchor["category"] if anchor else None)
    ids = catalog.search("", Filters(None, wanted.max_price, None, category, True), _LOOKED_AT, lang).ids
    near = [*(id_ for id_, _ in together.most_common(_LOOKED_AT)), *ids] if not wanted.category else list(ids)
    choice = [
        product
        for product in catalog.products(list(dict.fromkeys(near)), lang)
        if product["id"] != wanted.product_id
        and product["stock"] > 0
        and (wanted.max_price is None or Decimal(product["price"]["amount"]) <= wanted.max_price)
    ]
    sold = _sold(session, [product["id"] for product in choice])

    def worth(product: Mapping[str, Any]) -> float:
        bought = _TOGETHER * together[product["id"]]
        like = _ALIKE * len(_shared(anchor, product)) / max(1, len(anchor["attributes"])) if anchor else 0.0
        return bought + like + sold[product["id"]] / (1 + sum(sold.values()))

    best = sorted(choice, key=lambda product: (-worth(product), product["id"]))[: wanted.limit]
    return best, [_reason(product, anchor, together, sold, lang) for product in best]


def stock(session: Session, product: Mapping[str, Any], size: str | None) -> dict[str, Any]:
    """What is on the shelf of a product, size by size; `known` tells whether there is such a size at all."""
    query = select(Variant).where(Variant.product_id == product["id"])
    variants = sorted(session.scalars(query), key=lambda variant: _in_order(variant.options.get("size", "")))
    sizes = [
        {"size": variant.options["size"], "stock": variant.stock, "product_id": variant.id}
        for variant in variants
        if "size" in variant.options
    ]
    pieces = sum(variant.stock for variant in variants)
    answer = {"product_id": product["id"], "name": product["name"], "sizes": sizes, "size": None, "known": True}
    if size is not None:
        fits = [row for row in sizes if fold(row["size"]) == fold(size.strip())]
        pieces = fits[0]["stock"] if fits else 0
        answer |= {"size": fits[0]["size"] if fits else size.strip(), "known": bool(fits)}
    return answer | {"stock": pieces, "in_stock": pieces > 0}


def _product(catalog: Catalog, product_id: str, lang: str) -> dict[str, Any]:
    found = catalog.products([product_id], lang)
    if not found:
        raise NotFound(f"no product '{product_id}'", argument="product_id")
    return found[0]


def _bought_with(session: Session, product_id: str) -> Tally[str]:
    """Other products in orders with this one, by how many customers bought both; at least two, so that nobody's order
    can be told from it."""
    other, here, there = aliased(OrderItem), aliased(Variant), aliased(Variant)
    query = (
        select(there.product_id, func.count(func.distinct(Order.customer_id)))
        .select_from(OrderItem)
        .join(here, here.id == OrderItem.variant_id)
        .join(other, other.order_number == OrderItem.order_number)
        .join(there, there.id == other.variant_id)
        .join(Order, Order.number == OrderItem.order_number)
        .where(here.product_id == product_id, there.product_id != product_id)
        .group_by(there.product_id)
        .having(func.count(func.distinct(Order.customer_id)) >= 2)
    )
    return Tally({id_: int(count) for id_, count in session.execute(query)})


def _sold(session: Session, ids: Sequence[str]) -> Tally[str]:
    """Pieces sold and not cancelled."""
    query = (
        select(Variant.product_id, func.sum(OrderItem.quantity))
        .join(OrderItem, OrderItem.variant_id == Variant.id)
        .where(Variant.product_id.in_(ids), OrderItem.state != "cancelled")
        .group_by(Variant.product_id)
    )
    return Tally({id_: int(count) for id_, count in session.execute(query)})


def _shared(anchor: Mapping[str, Any], product: Mapping[str, Any]) -> list[str]:
    return [value for name, value in anchor["attributes"].items() if product["attributes"].get(name) == value]


def _reason(
    product: Mapping[str, Any], anchor: Mapping[str, Any] | None, together: Tally[str], sold: Tally[str], lang: str
) -> dict[str, Any]:
    values: dict[str, str | int] = {}
    code = "in_stock"
    if anchor is not None and together[product["id"]]:
        code, values = "bought_together", {"name": anchor["name"]}
    elif anchor is not None and (shared := _shared(anchor, product)):
        code, values = "alike", {"name": anchor["name"], "values": ", ".join(shared)}
    elif sold[product["id"]]:
        code, values = "popular", {"sold": sold[product["id"]]}
    return {"product_id": product["id"], "code": code, "text": texts.say("recommendation", code, lang, **values)}


_LETTERS = {size: place for place, size in enumerate(("xxs", "xs", "s", "m", "l", "xl", "xxl", "xxxl"))}


def _in_order(size: str) -> tuple[int, float, str]:
    """Numbers by value, letters from small to large."""
    text = size.lower()
    if text.replace(".", "", 1).isdecimal():
        return 0, float(text), text
    return 1, _LETTERS.get(text, len(_LETTERS)), text
