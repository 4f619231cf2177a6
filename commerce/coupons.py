"""Coupons: listed for their customer; goodwill granted within the caps of the policy."""

from __future__ import annotations

import base64
import hashlib
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from commerce import money, order_rules
from commerce.policy import Terms, span
from commerce.refusals import refused
from commerce.schema import Coupon
from commerce.store import next_number
from commerce.texts import FALLBACK


def valid(session: Session, customer: str, now: datetime) -> list[dict[str, Any]]:
    """What the customer can use today, their own first, then what is for everybody."""
    query = select(Coupon).where(
        or_(Coupon.customer_id == customer, Coupon.customer_id.is_(None)), Coupon.expires_on >= now.date()
    )
    rows = session.scalars(query.order_by(Coupon.customer_id.is_(None), Coupon.expires_on, Coupon.code))
    return [_as_json(coupon) for coupon in rows]


def grant(session: Session, customer: str, reason: str, terms: Terms, now: datetime) -> dict[str, Any]:
    """A goodwill coupon. Raises `Refused` (goodwill-limit) when this customer has had what the policy allows."""
    query = select(Coupon.created_at).where(Coupon.customer_id == customer, Coupon.reason == "goodwill")
    granted = [at.date() for at in session.scalars(query)]
    rule = order_rules.goodwill(granted, terms, now.date())
    if rule is not None:
        raise refused(rule, goodwill_days=span(terms.goodwill_days, "day", FALLBACK))
    coupon = Coupon(
        code=_code(customer, next_number(session, "coupon")),
        customer_id=customer,
        reason="goodwill",
        note=reason,
        amount=terms.goodwill_amount,
        percent=None,
        min_total=Decimal(0),
        currency=terms.currency,
        expires_on=now.date() + timedelta(days=terms.coupon_days),
        created_at=now,
    )
    session.add(coupon)
    session.flush()
    return _as_json(coupon)


def _code(customer: str, number: int) -> str:
    """Short enough to say. It opens nothing by itself: only its own customer can use it."""
    digest = hashlib.sha256(f"{customer}/{number}".encode()).digest()
    return f"SORRY-{base64.b32encode(digest)[:4].decode()}{number:03d}"


def _as_json(coupon: Coupon) -> dict[str, Any]:
    return {
        "code": coupon.code,
        "reason": coupon.reason,
        **({"amount": money.as_json(coupon.amount, coupon.currency)} if coupon.amount is not None else {}),
        **({"percent": coupon.percent} if coupon.percent is not None else {}),
        "min_total": money.as_json(coupon.min_total, coupon.currency),
        "expires_on": coupon.expires_on.isoformat(),
    }
