"""The demo shop's calendar: its orders move along with the days as long as nobody has used it.

A return window says nothing a year later. A demo shop that was seeded without a date of its own is moved to the day it
is opened on; moved rows are those that seeding on that day would have made. One in which somebody has done something
stays as it is, and `advice` says how to make it anew.
"""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from commerce.demo import history, words
from commerce.schema import (
    Counter,
    Coupon,
    Customer,
    Order,
    Parcel,
    ParcelEvent,
    Payment,
    ProductText,
    Receipt,
    ReturnCase,
)
from commerce.store import Store

_DAY = "demo-day"
"""The counter that holds the day a following demo shop stands on, as `date.toordinal`."""
_FIX = "vitrine shop seed --force makes it anew and keeps a copy of this one"


def follow(session: Session, today: date | None) -> None:
    """Let the demo shop, just seeded on `today`, follow the days; None: let it stand still."""
    counter = session.get(Counter, _DAY)
    if counter is not None:
        session.delete(counter)
        session.flush()
    if today is not None:
        session.add(Counter(name=_DAY, value=today.toordinal()))


def renew(store: Store, *, today: date) -> int:
    """Move an unused demo shop that follows the days to `today`; says by how many days, 0 where nothing was to do."""
    with store.read() as session:
        if not _is_behind(session, today):
            return 0
    with store.write() as session:
        counter = session.get_one(Counter, _DAY, with_for_update=True)  # two processes may start at once
        if not _is_behind(session, today):
            return 0
        days = today.toordinal() - counter.value
        _move(session, timedelta(days=days))
        counter.value = today.toordinal()
    return days


def _is_behind(session: Session, today: date) -> bool:
    counter = session.get(Counter, _DAY)
    return counter is not None and counter.value < today.toordinal() and not _is_used(session)


def _is_used(session: Session) -> bool:
    """Whether somebody has done something here, or brought customers of their own."""
    people = {person.id for person in history.customers()}
    return (
        session.scalar(select(Receipt.id).limit(1)) is not None
        or session.scalar(select(Customer.id).where(Customer.id.not_in(people)).limit(1)) is not None
    )


def _move(session: Session, by: timedelta) -> None:
    for order in session.scalars(select(Order)):
        order.ordered_on += by
        order.expected_on = order.expected_on and order.expected_on + by
        order.delivered_on = order.delivered_on and order.delivered_on + by
    for parcel in session.scalars(select(Parcel)):
        parcel.expected_on = parcel.expected_on and parcel.expected_on + by
    for event in session.scalars(select(ParcelEvent)):
        event.at += by
    for case in session.scalars(select(ReturnCase)):
        case.created_at += by
    for payment in session.scalars(select(Payment)):
        payment.at += by
    for coupon in session.scalars(select(Coupon)):
        coupon.expires_on += by
        coupon.created_at += by


def advice(store: Store, seeded_on: date | None, *, today: date) -> str | None:
    """What is out of date about the demo shop that stands on `seeded_on`, and what to do; None where nothing is."""
    if seeded_on is None:
        return None
    with store.read() as session:
        spoken = set(session.scalars(select(ProductText.lang).distinct()))
    lacking = [lang for lang in words.languages() if lang not in spoken]
    if lacking:
        return f"The demo shop is of an older version, without {', '.join(lacking)}: {_FIX}"
    days = (today - seeded_on).days
    if days < 1:
        return None
    return f"The demo shop is {'a day' if days == 1 else f'{days} days'} old, its return windows too: {_FIX}"
