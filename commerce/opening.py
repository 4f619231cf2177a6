"""The books of an order that comes from a file: those in the file, or what its state says must have happened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time
from decimal import Decimal

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from commerce import payments
from commerce.records import OrderRecord, PaymentRecord
from commerce.schema import Payment, PaymentMethod
from kernel.errors import BadInput


def enter(record: OrderRecord, session: Session) -> None:
    """Write the books of the order anew. Raises `BadInput` where a line names a method that its customer lacks."""
    lines = record.payments or tuple(_told(record, _method(record, session)))
    owned = {method.id for method in payments.methods(session, record.customer)}
    if strange := [line.method for line in lines if line.method not in owned]:
        raise BadInput(f"customer '{record.customer}' has no payment method '{strange[0]}'", argument="payments")
    session.execute(delete(Payment).where(Payment.order_number == record.number))
    for line in lines:  # one by one: the numbers of the lines are their order
        session.add(Payment(**line.model_dump(exclude={"method"}), method_id=line.method, order_number=record.number))
        session.flush()


def _told(record: OrderRecord, method: str) -> Iterator[PaymentRecord]:
    at = datetime.combine(record.ordered_on, time(), UTC)
    yield PaymentRecord(kind="payment", amount=record.total, method=method, at=at)
    if record.state == "cancelled":
        yield PaymentRecord(kind="refund", amount=record.total, method=method, at=at)
        return
    for case in record.returns:
        if case.state == "closed" and case.refund:
            yield PaymentRecord(kind="refund", amount=case.refund, method=method, return_id=case.id, at=case.created_at)


def _method(record: OrderRecord, session: Session) -> str:
    """The customer's method with the label that the order names; made where there is none."""
    known = payments.methods(session, record.customer)
    for method in known:
        if method.label == record.payment:
            return method.id
    kind = payments.kind_of(record.payment)
    count = session.scalar(select(func.count()).where(PaymentMethod.customer_id == record.customer)) or 0
    id_ = f"pm-{record.customer}-{count + 1}"
    balance = Decimal(0) if kind == "gift_card" else None
    session.add(
        PaymentMethod(id=id_, customer_id=record.customer, kind=kind, label=record.payment[:80], balance=balance)
    )
    session.flush()
    return id_
