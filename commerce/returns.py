"""Returns: checked against the rules, opened in one transaction."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from babel.dates import format_date
from sqlalchemy import select
from sqlalchemy.orm import Session

from commerce import money, order_rules, orders, payments, products, return_rules, stock, texts, variants
from commerce.policy import Terms, span
from commerce.refusals import refused, say
from commerce.return_rules import REFUND_METHODS, Case, RefundMethod, Rule, Wish
from commerce.schema import Order, OrderItem, PaymentMethod, Product, ReturnCase, Variant
from commerce.store import next_number
from commerce.variants import Swap
from kernel.errors import NotFound


@dataclass(frozen=True, slots=True)
class Request:
    """What a shopper asks for. `items` pairs items with what shall replace them (None: the same again); `evidence` is
    the shopper's description, or what a photo showed; `payment_method` (None: that of the order, or a gift card) gets
    the refund or settles the difference."""

    order_number: str
    items: tuple[tuple[str, str | None], ...]
    wish: Wish
    evidence: str
    refund_method: RefundMethod
    payment_method: str | None = None


def check(
    session: Session, order: Order, items: Iterable[OrderItem], terms: Terms, now: datetime, lang: str
) -> dict[str, Any]:
    """Whether items may come back: overall (any of them) and one by one, with the reasons that are open."""
    several = list(items)
    if not several:
        raise NotFound(f"order {order.number} has no items", argument="order_number")
    today = now.date()
    shown = orders.items_json(session, order, several, lang)
    for item, entry in zip(several, shown, strict=True):
        case = _case(session, order, item)
        rule = return_rules.why_not(case, terms, today)
        entry["allowed"] = rule is None
        entry["reason"] = rule
        entry["issue_types"] = list(return_rules.allowed_issues(case, terms, today))
        entry["unopened_only"] = case.hygiene
    refused = next((entry["reason"] for entry in shown if entry["reason"]), None)
    allowed = any(entry["allowed"] for entry in shown)
    reason = None if allowed else refused
    return {
        "allowed": allowed,
        "reason": reason,
        "reason_text": _say(reason, order, terms, lang) if reason else None,
        "window_ends_on": None,
        "warranty_ends_on": None,
        **_days(order, terms),
        "items": shown,
        "methods": list(REFUND_METHODS),
    }


def start(session: Session, customer: str, request: Request, terms: Terms, now: datetime, lang: str) -> dict[str, Any]:
    """Open the returns of one order inside the caller's write transaction, all or none.

    What an exchange brings is taken from the shelf at once. Raises `NotFound`, or `Refused` with its rule.
    """
    order = orders.find(session, customer, request.order_number)
    wanted = [(orders.item(order, item_id), product) for item_id, product in request.items]
    for item, product in wanted:
        _allow(session, order, item, request.wish, terms, now, chosen=product is not None)
    swaps = _swaps(session, order, wanted) if request.wish.resolution == "exchange" else {}
    method = _method(session, order, request, sum((swap.difference for swap in swaps.values()), Decimal(0)))
    cases = []
    for item, _ in wanted:
        cases.append(_open(session, order, item, request, swaps.get(item.id), method, now))
    order.state = "return_requested"
    order.revision += 1
    session.flush()
    shown = [_started(session, order, case, terms, lang) for case in cases]
    return shown[0] | ({"returns": shown} if len(shown) > 1 else {})


def listed(session: Session, cases: Iterable[ReturnCase], lang: str) -> list[dict[str, Any]]:
    """Returns as their customer sees them."""
    return [_as_json(session, session.get_one(Order, case.order_number), case, lang) for case in cases]


def of_customer(session: Session, customer: str, order: Order | None) -> Sequence[ReturnCase]:
    """The returns of the customer, or of one order, newest first."""
    query = select(ReturnCase).where(ReturnCase.customer_id == customer)
    if order is not None:
        query = query.where(ReturnCase.order_number == order.number)
    return session.scalars(query.order_by(ReturnCase.created_at.desc(), ReturnCase.id.desc())).all()


def warranty(order: Order, item: OrderItem, terms: Terms, now: datetime, lang: str) -> dict[str, Any]:
    """Until when the item has a warranty, and whether that covers it today."""
    rule: Rule | None = None
    if item.state == "cancelled":
        rule = "cancelled"
    elif order.delivered_on is None:
        rule = "not-delivered"
    elif item.state in ("returned", "exchanged", "refunded"):
        rule = "already-returned"
    elif now.date() > return_rules.warranty_ends(order.delivered_on, terms):
        rule = "warranty-ended"
    return {
        "order_number": order.number,
        "item_id": item.id,
        "until": _days(order, terms).get("warranty_ends_on"),
        "covered": rule is None,
        "reason": rule,
        "reason_text": _say(rule, order, terms, lang) if rule else None,
    }


def _allow(
    session: Session, order: Order, item: OrderItem, wish: Wish, terms: Terms, now: datetime, *, chosen: bool
) -> None:
    """Raise `Refused` where a rule stands against it; the stock of a replacement that was `chosen` is seen to later."""
    case = _case(session, order, item)
    rule = return_rules.refusal(replace(case, stock=1) if chosen else case, wish, terms, now.date())
    if rule is not None:
        raise refused(rule, order_number=order.number, item_id=item.id, **_days(order, terms))


def _swaps(session: Session, order: Order, wanted: Sequence[tuple[OrderItem, str | None]]) -> dict[str, Swap]:
    """By item id what replaces it, taken from the shelf."""
    found = variants.swaps(
        session, order, [(item, product or item.variant_id) for item, product in wanted], keeps=False
    )
    pieces: Tally[str] = Tally()
    for swap in found:
        pieces[swap.variant.id] -= swap.item.quantity
    stock.move(session, pieces)
    return {swap.item.id: swap for swap in found}


def _method(session: Session, order: Order, request: Request, difference: Decimal) -> PaymentMethod | None:
    """What gets the refund, or settles the `difference` of an exchange; None: a new gift card.

    Raises `Refused` when a refund would go to something that did not pay, or a gift card is short.
    """
    named = payments.find(session, order.customer_id, request.payment_method) if request.payment_method else None
    if request.wish.resolution == "exchange":
        method = named or payments.payer(order)
        rule = order_rules.pays(method.balance, difference) if method is not None else None
        if rule is not None and method is not None:
            raise payments.short(rule, order, method, difference)
        return method
    if request.refund_method == "original_payment":
        if named is not None and payments.paid(order).get(named, Decimal(0)) <= 0:
            raise refused("refund-elsewhere", order_number=order.number, label=named.label)
        return named or payments.payer(order)
    if named is not None and named.kind != "gift_card":
        raise refused("refund-elsewhere", order_number=order.number, label=named.label)
    cards = (one for one in payments.methods(session, order.customer_id) if one.kind == "gift_card")
    return named or next(cards, None)


def _open(
    session: Session,
    order: Order,
    item: OrderItem,
    request: Request,
    swap: Swap | None,
    method: PaymentMethod | None,
    now: datetime,
) -> ReturnCase:
    case = ReturnCase(
        id=f"RT-{next_number(session, 'return')}",
        order_number=order.number,
        item_id=item.id,
        customer_id=order.customer_id,
        issue_type=request.wish.issue,
        evidence=request.evidence,
        resolution=request.wish.resolution,
        refund_method=request.refund_method,
        refund=item.price * item.quantity if request.wish.resolution == "refund" else Decimal(0),
        currency=order.currency,
        state="requested",
        replacement_id=swap.variant.id if swap else None,
        difference=swap.difference if swap else Decimal(0),
        method_id=method.id if method else None,
        created_at=now,
    )
    session.add(case)
    item.state = "return_requested"
    return case


def _started(session: Session, order: Order, case: ReturnCase, terms: Terms, lang: str) -> dict[str, Any]:
    """A return that was just opened, with what the shopper does next."""
    values: dict[str, str | int] = {
        "return_id": case.id,
        "refund": money.in_words(case.refund, order.currency, lang),
        "refund_days": span(terms.refund_days, "day", lang),
    }
    told = [texts.say("instruction", case.resolution, lang, **values)]
    if case.difference and case.method_id is not None:
        way = "pay_difference" if case.difference > 0 else "get_difference"
        label = session.get_one(PaymentMethod, case.method_id).label
        amount = money.in_words(abs(case.difference), order.currency, lang)
        told.append(texts.say("instruction", way, lang, difference=amount, label=label))
    return _as_json(session, order, case, lang) | {"instructions": " ".join(told)}


def _as_json(session: Session, order: Order, case: ReturnCase, lang: str) -> dict[str, Any]:
    shown = {
        "return_id": case.id,
        "order_number": order.number,
        "state": case.state,
        "requested_on": case.created_at.date().isoformat(),
        "item": orders.items_json(session, order, [orders.item(order, case.item_id)], lang)[0],
        "issue_type": case.issue_type,
        "resolution": case.resolution,
        "refund_method": case.refund_method,
        "refund": money.as_json(case.refund, case.currency),
    }
    if case.replacement_id is not None:
        variant = session.get_one(Variant, case.replacement_id)
        name = products.names(session, [variant.product_id], lang).get(variant.product_id, variant.product_id)
        shown |= {
            "replacement": {"product_id": variant.id, "name": name, "options": variant.options},
            "difference": money.as_json(case.difference, case.currency),
        }
    return shown


def _case(session: Session, order: Order, item: OrderItem) -> Case:
    product = session.get_one(Product, item.variant.product_id)
    return Case(item.state, order.delivered_on, product.hygiene, product.final_sale, item.variant.stock)


def _days(order: Order, terms: Terms) -> dict[str, str]:
    if order.delivered_on is None:
        return {}
    return {
        "window_ends_on": return_rules.window_ends(order.delivered_on, terms).isoformat(),
        "warranty_ends_on": return_rules.warranty_ends(order.delivered_on, terms).isoformat(),
    }


def _say(rule: Rule, order: Order, terms: Terms, lang: str) -> str:
    days = {
        name: format_date(date.fromisoformat(day), "long", locale=lang) for name, day in _days(order, terms).items()
    }
    return say(rule, lang, **days)
