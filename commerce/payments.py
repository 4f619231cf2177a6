"""How customers pay, and the books of an order: every line stays, a gift card's balance follows them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from commerce import money, order_rules
from commerce.refusals import refused
from commerce.schema import EntryKind, Order, Payment, PaymentKind, PaymentMethod
from commerce.texts import FALLBACK
from commerce.tokens import fold
from kernel.errors import BadInput, NotFound, Refused

_KINDS: dict[str, PaymentKind] = {
    "paypal": "paypal", "alipay": "alipay", "支付宝": "alipay", "bank": "bank_transfer", "gift": "gift_card",
}  # fmt: skip


def kind_of(label: str) -> PaymentKind:
    """What kind of method a label such as 'Visa •••• 4242' names."""
    return next((kind for word, kind in _KINDS.items() if word in label.lower()), "card")


def methods(session: Session, customer: str) -> Sequence[PaymentMethod]:
    """How this customer can pay."""
    query = select(PaymentMethod).where(PaymentMethod.customer_id == customer)
    return session.scalars(query.order_by(PaymentMethod.id)).all()


def find(session: Session, customer: str, wanted: str) -> PaymentMethod:
    """The customer's method with this id, label, kind or last digits.

    Raises `NotFound` naming those there are, `BadInput` when several fit.
    """
    known = methods(session, customer)
    if exact := [method for method in known if method.id == wanted.strip()]:
        return exact[0]
    asked = _plain(wanted)
    fits = [method for method in known if asked in (_plain(method.label), _plain(method.kind))]
    digits = re.sub(r"\D", "", wanted)
    if not fits and len(digits) >= 4:
        fits = [method for method in known if re.sub(r"\D", "", method.label).endswith(digits)]
    if not fits and asked:
        fits = [method for method in known if asked in _plain(method.label) or _plain(method.kind) in asked]
    labels = ", ".join(method.label for method in known)
    if not fits:
        raise NotFound(
            f"this customer has no way to pay '{wanted}'", fix=f"There are: {labels}", argument="payment_method"
        )
    if len(fits) > 1:
        raise BadInput(f"'{wanted}' may be several ways to pay", fix=f"There are: {labels}", argument="payment_method")
    return fits[0]


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", fold(text))


def as_json(method: PaymentMethod, currency: str) -> dict[str, Any]:
    """A method as its owner sees it; a gift card with what is left on it."""
    shown: dict[str, Any] = {"id": method.id, "kind": method.kind, "label": method.label}
    return shown if method.balance is None else shown | {"balance": money.as_json(method.balance, currency)}


def paid(order: Order) -> dict[PaymentMethod, Decimal]:
    """What each method has paid for the order on balance, the one that paid last first."""
    net: dict[PaymentMethod, Decimal] = defaultdict(Decimal)
    for line in reversed(order.payments):
        net[line.method] += line.amount if line.kind == "payment" else -line.amount
    return dict(net)


def payer(order: Order) -> PaymentMethod | None:
    """The method that pays for the order, or most of it."""
    net = paid(order)
    return max(net, key=lambda method: net[method]) if net else None


def charge(session: Session, order: Order, amount: Decimal, method: PaymentMethod, now: datetime) -> None:
    """Write down that `method` pays `amount`. Raises `Refused` when a gift card does not hold it."""
    rule = order_rules.pays(method.balance, amount)
    if rule is not None:
        raise short(rule, order, method, amount)
    _enter(session, order, "payment", amount, method, now)


def short(rule: order_rules.OrderRule, order: Order, method: PaymentMethod, amount: Decimal) -> Refused:
    """The error for a gift card that does not hold `amount`."""
    return refused(
        rule,
        order_number=order.number,
        label=method.label,
        balance=money.in_words(method.balance or Decimal(0), order.currency, FALLBACK),
        amount=money.in_words(amount, order.currency, FALLBACK),
    )


def refund(session: Session, order: Order, amount: Decimal, method: PaymentMethod, now: datetime) -> None:
    """Write down that `amount` goes back to `method`."""
    _enter(session, order, "refund", amount, method, now)


def shares(order: Order, amount: Decimal) -> list[tuple[PaymentMethod, Decimal]]:
    """How `amount` goes back to the methods that paid, the one that paid last first."""
    parts = []
    for method, net in paid(order).items():
        part = min(net, amount)
        if part > 0:
            parts.append((method, part))
            amount -= part
    return parts


def outstanding(order: Order) -> Decimal:
    """What the order has been paid with on balance."""
    return sum(paid(order).values(), Decimal(0))


def _enter(
    session: Session, order: Order, kind: EntryKind, amount: Decimal, method: PaymentMethod, now: datetime
) -> None:
    if amount == 0:
        return
    order.payments.append(Payment(kind=kind, amount=amount, method=method, at=now))
    if method.balance is not None:
        method.balance += amount if kind == "refund" else -amount
    session.flush()
