"""Which other variant an item can become: the same product in another size or colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from commerce import money, order_rules, products, stock
from commerce.refusals import refused
from commerce.schema import Order, OrderItem, Price, Product, Variant
from kernel.errors import BadInput, NotFound

MORE = 50
"""Most siblings that are offered for an item."""


@dataclass(frozen=True, slots=True)
class Swap:
    """An item that becomes `variant`, at `price` for one piece. `difference` is what that costs more (below zero:
    less) for all its pieces."""

    item: OrderItem
    variant: Variant
    price: Decimal

    @property
    def difference(self) -> Decimal:
        return (self.price - self.item.price) * self.item.quantity


def swaps(session: Session, order: Order, wanted: Sequence[tuple[OrderItem, str]], *, keeps: bool = True) -> list[Swap]:
    """The items and what they become, with every variant locked that gains or loses pieces. `keeps`: the pieces of the
    item are still in the shop, so one that stays what it is needs no others.

    Raises `NotFound` for an unknown product or size, `BadInput` for an item named twice, `Refused` with its rule when
    it is another product, or when there are too few pieces for all of them together.
    """
    if len({item.id for item, _ in wanted}) < len(wanted):
        raise BadInput("an item is named twice", argument="item_id")
    found = [(item, _resolve(session, item, product)) for item, product in wanted]
    locked = stock.lock(session, {v.id for _, v in found} | {item.variant_id for item, _ in found})
    free = {id_: variant.stock for id_, variant in locked.items()}
    result = []
    for item, variant in found:
        price = session.get(Price, (variant.id, order.currency))
        product = session.get_one(Product, variant.product_id)
        pieces = free[variant.id] if price is not None and product.active else 0
        stays = keeps and variant.id == item.variant_id
        if stays:
            pieces += item.quantity
        rule = order_rules.swap(_same(session, item.variant, variant), pieces, item.quantity)
        if rule is not None or price is None:
            raise refused(rule or "sold-out", order_number=order.number, item_id=item.id, product_id=variant.id)
        if not stays:
            free[variant.id] -= item.quantity
        result.append(Swap(item, variant, price.amount))
    return result


def offered(session: Session, order: Order, item: OrderItem, lang: str) -> list[dict[str, Any]]:
    """What the item can become now: other variants in stock, with what each costs more (below zero: less)."""
    own = session.get_one(Product, item.variant.product_id)
    family = [Product.id == own.id] if not own.group_id else [Product.group_id == own.group_id]
    query = (
        select(Variant, Price)
        .join(Product, Product.id == Variant.product_id)
        .join(Price, Price.variant_id == Variant.id)
        .where(*family, Product.active, Price.currency == order.currency)
        .where(Variant.stock >= item.quantity, Variant.id != item.variant_id)
        .order_by(Variant.product_id, Variant.id)
        .limit(MORE)
    )
    rows = session.execute(query).all()
    names = products.names(session, {variant.product_id for variant, _ in rows}, lang)
    return [
        {
            "product_id": variant.id,
            "name": names.get(variant.product_id, variant.product_id),
            **({"options": variant.options} if variant.options else {}),
            "price": money.as_json(price.amount, order.currency),
            "difference": money.as_json((price.amount - item.price) * item.quantity, order.currency),
            "stock": variant.stock,
        }
        for variant, price in rows
    ]


def _resolve(session: Session, item: OrderItem, wanted: str) -> Variant:
    """The variant with this id, or that of the product with this id in the size that the item has."""
    variant = session.get(Variant, wanted.strip())
    if variant is not None:
        return variant
    choice = session.scalars(select(Variant).where(Variant.product_id == wanted.strip()).order_by(Variant.id)).all()
    if not choice:
        raise NotFound(f"no product '{wanted}'", argument="new_product_id")
    fits = choice if len(choice) == 1 else [one for one in choice if one.options == item.variant.options]
    if not fits:
        known = ", ".join(one.id for one in choice)
        raise NotFound(f"'{wanted}' comes in other sizes", fix=f"One of: {known}", argument="new_product_id")
    return fits[0]


def _same(session: Session, one: Variant, other: Variant) -> bool:
    if one.product_id == other.product_id:
        return True
    group = session.get_one(Product, one.product_id).group_id
    return bool(group) and group == session.get_one(Product, other.product_id).group_id
