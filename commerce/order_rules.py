"""What may still be done with an order, and for how much goodwill: pure rules. Their numbers come from the policy."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal, get_args

from commerce.policy import Terms

OrderRule = Literal[
    "being-packed",
    "already-shipped",
    "already-delivered",
    "already-cancelled",
    "other-product",
    "sold-out",
    "gift-card-short",
    "same-payment",
    "refund-elsewhere",
    "invoice-later",
    "invoice-cancelled",
    "goodwill-limit",
]
ORDER_RULES: tuple[OrderRule, ...] = get_args(OrderRule)
_TOO_LATE: dict[str, OrderRule] = {
    "processed": "being-packed",
    "shipped": "already-shipped",
    "cancelled": "already-cancelled",
}


def too_late(state: str) -> OrderRule | None:
    """Why an order in this state can no longer be cancelled or changed; None for a pending one."""
    return None if state == "pending" else _TOO_LATE.get(state, "already-delivered")


def swap(same_product: bool, stock: int, quantity: int) -> OrderRule | None:
    """Why an item may not become another variant, of which `stock` pieces lie there."""
    if not same_product:
        return "other-product"
    return "sold-out" if stock < quantity else None


def pays(balance: Decimal | None, amount: Decimal) -> OrderRule | None:
    """Why a method with `balance` (None: no gift card) cannot pay `amount`."""
    return "gift-card-short" if balance is not None and balance < amount else None


def invoice(state: str) -> OrderRule | None:
    """Why there is no invoice: what can still be changed is not billed, what was cancelled is not owed."""
    if state == "cancelled":
        return "invoice-cancelled"
    return "invoice-later" if too_late(state) is None else None


def goodwill(granted: Iterable[date], terms: Terms, today: date) -> OrderRule | None:
    """Why a customer who was `granted` goodwill on these days gets none today."""
    since = today - timedelta(days=terms.goodwill_days)
    return "goodwill-limit" if sum(day > since for day in granted) >= terms.goodwill_limit else None
