"""Orders cancelled and changed before they are packed: by the rules, in the caller's transaction."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal, get_args

from sqlalchemy import select
from sqlalchemy.orm import Session

from commerce import addresses, money, order_rules, orders, payments, stock, variants
from commerce.addresses import GivenAddress
from commerce.records import AddressRecord
from commerce.refusals import refused, say
from commerce.schema import Address, Order

ChangeKind = Literal["address", "items", "payment"]
CHANGE_KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)


def check_cancel(order: Order, lang: str) -> dict[str, Any]:
    """Whether the order may be cancelled, and what goes back where."""
    total = money.as_json(payments.outstanding(order), order.currency)
    return _verdict(order, lang) | {"refund": total, "refunds": _shares(order)}


def check_change(session: Session, order: Order, kind: ChangeKind, lang: str) -> dict[str, Any]:
    """Whether address, items or payment may be changed, and to what."""
    verdict = _verdict(order, lang) | {"kind": kind}
    if kind == "address":
        return verdict | {"address": orders.place_json(order)}
    if kind == "payment":
        known = payments.methods(session, order.customer_id)
        return verdict | {
            "payment": order.payment,
            "methods": [payments.as_json(method, order.currency) for method in known],
        }
    shown = orders.items_json(session, order, order.items, lang)
    for item, entry in zip(order.items, shown, strict=True):
        entry["options_in_stock"] = variants.offered(session, order, item, lang) if verdict["allowed"] else []
    return verdict | {"items": shown}


def cancel(session: Session, order: Order, reason: str, now: datetime) -> dict[str, Any]:
    """Cancel the order: every piece goes back on the shelf, all money to where it came from. Raises `Refused`."""
    _need_pending(order)
    refunds, total = _shares(order), payments.outstanding(order)
    for method, part in payments.shares(order, total):
        payments.refund(session, order, part, method, now)
    pieces: Tally[str] = Tally()
    for item in order.items:
        item.state = "cancelled"
        pieces[item.variant_id] += item.quantity
    stock.lock(session, set(pieces))
    stock.move(session, pieces)
    order.state, order.cancel_reason = "cancelled", reason
    order.revision += 1
    return {
        "order_number": order.number,
        "state": order.state,
        "refund": money.as_json(total, order.currency),
        "refunds": refunds,
    }


def change_address(order: Order, address: AddressRecord) -> dict[str, Any]:
    """Send the order elsewhere. Raises `Refused`."""
    _need_pending(order)
    order.ship_to = address.model_dump()
    order.revision += 1
    return {"order_number": order.number, "state": order.state, "address": orders.place_json(order)}


def change_own_address(session: Session, customer: str, given: GivenAddress | str) -> dict[str, Any]:
    """Where the customer's later orders go."""
    row = session.scalar(select(Address).where(Address.customer_id == customer).order_by(Address.id).limit(1))
    now = {"country": row.country, "region": row.region} if row is not None else {}
    address = addresses.complete(given, now)
    if row is None:
        row = Address(customer_id=customer)
        session.add(row)
    for name, value in address.model_dump().items():
        setattr(row, name, value)
    return {"order_number": None, "address": {"city": address.city, "country": address.country}}


def change_items(
    session: Session, order: Order, wanted: Sequence[tuple[str, str]], method: str | None, now: datetime, lang: str
) -> dict[str, Any]:
    """Let items become other variants of the same product; `method` (None: the one that pays) settles the difference.

    `wanted` pairs items with products. Raises `NotFound`, or `Refused` with its rule.
    """
    _need_pending(order)
    chosen = variants.swaps(session, order, [(orders.item(order, item_id), product) for item_id, product in wanted])
    difference = sum((swap.difference for swap in chosen), Decimal(0))
    settled = payments.find(session, order.customer_id, method) if method else payments.payer(order)
    if settled is not None and difference > 0:
        payments.charge(session, order, difference, settled, now)
    elif settled is not None:
        payments.refund(session, order, -difference, settled, now)
    pieces: Tally[str] = Tally()
    for swap in chosen:
        pieces[swap.item.variant_id] += swap.item.quantity
        pieces[swap.variant.id] -= swap.item.quantity
        swap.item.variant, swap.item.price = swap.variant, swap.price
    stock.move(session, pieces)
    order.total += difference
    order.revision += 1
    session.flush()
    return {
        "order_number": order.number,
        "state": order.state,
        "items": orders.items_json(session, order, [swap.item for swap in chosen], lang),
        "difference": money.as_json(difference, order.currency),
        "total": money.as_json(order.total, order.currency),
        "payment": settled.label if settled is not None else order.payment,
    }


def change_payment(session: Session, order: Order, method: str, now: datetime) -> dict[str, Any]:
    """Let another method pay for the order; what the others paid goes back. Raises `NotFound` or `Refused`."""
    _need_pending(order)
    chosen = payments.find(session, order.customer_id, method)
    total = payments.outstanding(order)
    back = payments.shares(order, total)
    if [one for one, _ in back] == [chosen]:
        raise refused("same-payment", order_number=order.number, label=chosen.label)
    refunds = _shares(order)
    for one, part in back:
        payments.refund(session, order, part, one, now)
    payments.charge(session, order, total, chosen, now)
    order.payment = chosen.label
    order.revision += 1
    return {
        "order_number": order.number,
        "state": order.state,
        "payment": chosen.label,
        "method": payments.as_json(chosen, order.currency),
        "amount": money.as_json(total, order.currency),
        "refunds": refunds,
    }


def _verdict(order: Order, lang: str) -> dict[str, Any]:
    rule = order_rules.too_late(order.state)
    return {
        "order_number": order.number,
        "state": order.state,
        "allowed": rule is None,
        "reason": rule,
        "reason_text": say(rule, lang, order_number=order.number) if rule else None,
    }


def _need_pending(order: Order) -> None:
    rule = order_rules.too_late(order.state)
    if rule is not None:
        raise refused(rule, order_number=order.number)


def _shares(order: Order) -> list[dict[str, Any]]:
    return [
        {"method": method.label, "kind": method.kind, "amount": money.as_json(part, order.currency)}
        for method, part in payments.shares(order, payments.outstanding(order))
    ]
