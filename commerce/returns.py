"""Returns: checked against the rules, opened in one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from babel.dates import format_date
from sqlalchemy.orm import Session

from commerce import money, orders, return_rules, texts
from commerce.policy import Terms, span
from commerce.return_rules import REFUND_METHODS, Case, RefundMethod, Rule, Wish
from commerce.schema import Order, OrderItem, Product, ReturnCase
from commerce.store import next_number
from kernel.errors import NotFound, Refused


@dataclass(frozen=True, slots=True)
class Request:
    """What a shopper asks for. `evidence` is their description, or what a photo showed."""

    order_number: str
    item_id: str
    wish: Wish
    evidence: str
    refund_method: RefundMethod


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
    """Open a return inside the caller's write transaction. Raises `NotFound`, or `Refused` with its rule."""
    order = orders.find(session, customer, request.order_number)
    item = orders.item(order, request.item_id)
    rule = return_rules.refusal(_case(session, order, item), request.wish, terms, now.date())
    if rule is not None:
        raise Refused(
            texts.say("refusal", rule, "en", **_days(order, terms)), rule=rule, order_number=order.number,
            item_id=item.id, **_days(order, terms),
        )  # fmt: skip
    refund = item.price * item.quantity if request.wish.resolution == "refund" else Decimal(0)
    case = ReturnCase(
        id=f"RT-{next_number(session, 'return')}",
        order_number=order.number,
        item_id=item.id,
        customer_id=customer,
        issue_type=request.wish.issue,
        evidence=request.evidence,
        resolution=request.wish.resolution,
        refund_method=request.refund_method,
        refund=refund,
        currency=order.currency,
        state="requested",
        created_at=now,
    )
    session.add(case)
    item.state = order.state = "return_requested"
    session.flush()
    return {
        "return_id": case.id,
        "order_number": order.number,
        "state": case.state,
        "item": orders.items_json(session, order, [item], lang)[0],
        "resolution": case.resolution,
        "refund_method": case.refund_method,
        "refund": money.as_json(refund, order.currency),
        "instructions": texts.say(
            "instruction",
            request.wish.resolution,
            lang,
            return_id=case.id,
            refund=money.in_words(refund, order.currency, lang),
            refund_days=span(terms.refund_days, "day", lang),
        ),
    }


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
    return texts.say("refusal", rule, lang, **days)
