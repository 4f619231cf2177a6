"""Orders and parcels: found for their owner, shown as JSON."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from commerce import money, products, texts
from commerce.schema import Order, OrderItem, Parcel
from kernel.errors import BadInput, NotFound

_PREFIX = "VT-"


def normal_number(text: str) -> str:
    """An order number as the shop writes it: 'vt 100234', '#100234' and '100234' are VT-100234."""
    plain = re.sub(r"[\s#]+", "", unicodedata.normalize("NFKC", text)).upper()
    match = re.fullmatch(r"(?:VT)?[-–—]?(\d+)", plain)
    return f"{_PREFIX}{match[1]}" if match else plain


def normal_tracking(text: str) -> str:
    """A tracking number without blanks and hyphens, in capitals."""
    return re.sub(r"[\s\-–—]+", "", unicodedata.normalize("NFKC", text)).upper()


def find(session: Session, customer: str, number: str) -> Order:
    """The customer's order. Raises `NotFound` for an unknown one and for somebody else's alike."""
    order = session.get(Order, normal_number(number))
    if order is None or order.customer_id != customer:
        raise NotFound(f"no order {normal_number(number)} of this customer", argument="order_number")
    return order


def latest(session: Session, customer: str, limit: int) -> Sequence[Order]:
    """The customer's orders, newest first."""
    query = select(Order).where(Order.customer_id == customer).order_by(Order.ordered_on.desc(), Order.number.desc())
    return session.scalars(query.limit(limit)).all()


def item(order: Order, item_id: str) -> OrderItem:
    """An item of the order. Raises `NotFound` naming those there are."""
    for candidate in order.items:
        if candidate.id == item_id.strip():
            return candidate
    known = ", ".join(candidate.id for candidate in order.items)
    raise NotFound(f"order {order.number} has no item '{item_id}'", fix=f"Its items: {known}", argument="item_id")


def items_json(session: Session, order: Order, items: Sequence[OrderItem], lang: str) -> list[dict[str, Any]]:
    """Items with the product's name in `lang` and what was chosen of it."""
    return _items(order, items, _names(session, items, lang))


def _names(session: Session, items: Iterable[OrderItem], lang: str) -> dict[str, str]:
    return products.names(session, {item.variant.product_id for item in items}, lang)


def _items(order: Order, items: Iterable[OrderItem], names: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {
            "item_id": item.id,
            "product_id": item.variant.product_id,
            "name": names.get(item.variant.product_id, item.variant_id),
            **({"options": item.variant.options} if item.variant.options else {}),
            "quantity": item.quantity,
            "price": money.as_json(item.price, order.currency),
            "state": item.state,
        }
        for item in items
    ]


def briefs_json(session: Session, orders: Sequence[Order], lang: str) -> list[dict[str, Any]]:
    """Orders as in a list: without address, payment and parcel."""
    names = _names(session, (item for order in orders for item in order.items), lang)
    return [
        {
            "order_number": order.number,
            "state": order.state,
            "ordered_on": order.ordered_on.isoformat(),
            **_day("expected_on", order.expected_on),
            **_day("delivered_on", order.delivered_on),
            "total": money.as_json(order.total, order.currency),
            "items": _items(order, order.items, names),
        }
        for order in orders
    ]


def as_json(session: Session, order: Order, lang: str) -> dict[str, Any]:
    """Everything that its owner may see of an order."""
    parcel = order.parcels[0] if order.parcels else None
    return {
        **briefs_json(session, [order], lang)[0],
        "shipping": money.as_json(order.shipping, order.currency),
        "address": place_json(order),
        "payment": order.payment,
        **({"tracking_number": parcel.tracking_number, "carrier": parcel.carrier} if parcel else {}),
    }


def place_json(order: Order) -> dict[str, str]:
    """Where the order goes, as far as it is said aloud: the street stays in the shop."""
    return {"city": order.ship_to.get("city", ""), "country": order.ship_to.get("country", "")}


def find_parcel(
    session: Session, *, tracking_number: str | None, order_number: str | None, customer: str | None
) -> Parcel:
    """A parcel by its own number, or that of the customer's order. Raises `NotFound` or `BadInput`."""
    if tracking_number:
        parcel = session.get(Parcel, normal_tracking(tracking_number))
        if parcel is None:
            raise NotFound(f"no parcel {normal_tracking(tracking_number)}", argument="tracking_number")
        return parcel
    if not order_number or customer is None:
        raise BadInput("which parcel?", fix="Give tracking_number or order_number", argument="tracking_number")
    order = find(session, customer, order_number)
    if not order.parcels:
        raise NotFound(f"order {order.number} has not been shipped", argument="order_number", state=order.state)
    return order.parcels[0]


def owns(session: Session, customer: str | None, parcel: Parcel) -> bool:
    """Whether the parcel carries an order of this customer."""
    return customer is not None and session.get_one(Order, parcel.order_number).customer_id == customer


def parcel_json(parcel: Parcel, lang: str, *, owner: bool) -> dict[str, Any]:
    """A parcel's way so far, newest event first. Only its `owner` learns which order it carries."""
    return {
        "tracking_number": parcel.tracking_number,
        "carrier": parcel.carrier,
        **({"order_number": parcel.order_number} if owner else {}),
        "state": parcel.state,
        **_day("expected_on", parcel.expected_on),
        "events": [
            {"at": event.at.isoformat(), "place": event.place, "text": texts.say("parcel", event.code, lang)}
            for event in reversed(parcel.events)
        ],
    }


def _day(name: str, day: date | None) -> dict[str, str]:
    return {} if day is None else {name: day.isoformat()}
