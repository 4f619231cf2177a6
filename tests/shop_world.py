"""The demo shop for tests that write into it, and its books: what must add up, whatever was done."""

from __future__ import annotations

from collections import Counter as Tally
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from commerce import demo
from commerce.schema import Audit, Order, Payment, PaymentMethod, Receipt, ReturnCase, Variant
from commerce.store import Store
from commerce.toolkit import ToolResult
from commerce.tools import Toolbox

TODAY = date(2026, 5, 20)
NOON = datetime(2026, 5, 20, 12, tzinfo=UTC)
ALICE, WEI = "c-alice", "c-wei"


def filled(folder: Path) -> Path:
    """A filled database to copy: filling one takes seconds, copying it nothing."""
    store = Store(f"sqlite:///{folder}/shop.sqlite")
    demo.fill(store, today=TODAY)
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()
    return folder / "shop.sqlite"


def copied(template: Path, folder: Path) -> Store:
    """A shop of the test's own."""
    (folder / "shop.sqlite").write_bytes(template.read_bytes())
    return Store(f"sqlite:///{folder}/shop.sqlite")


def ask(
    shop: Toolbox, tool: str, customer: str | None = None, lang: str = "en", key: str = "", **args: Any
) -> ToolResult:
    return shop.call(tool, args, customer=customer, lang=lang, key=key)


def orders_of(shop: Toolbox, customer: str, state: str) -> list[dict[str, Any]]:
    found = ask(shop, "list_orders", customer, limit=50).data["orders"]
    return [order for order in found if order["state"] == state]


def pieces(store: Store) -> Tally[str]:
    """Of every variant what is on the shelf, sold and not back, and kept for an exchange: no tool changes their sum."""
    with store.read() as session:
        count = Tally({variant.id: variant.stock for variant in session.scalars(select(Variant))})
        for order in session.scalars(select(Order)):
            for item in order.items:
                if item.state != "cancelled":
                    count[item.variant_id] += item.quantity
        for case in session.scalars(select(ReturnCase).where(ReturnCase.replacement_id.is_not(None))):
            order = session.get_one(Order, case.order_number)
            count[str(case.replacement_id)] += next(i.quantity for i in order.items if i.id == case.item_id)
    return count


def gift_money(store: Store) -> dict[str, Decimal]:
    """Of every gift card what is on it, and what it paid on balance: no tool changes their sum."""
    with store.read() as session:
        cards = session.scalars(select(PaymentMethod).where(PaymentMethod.kind == "gift_card"))
        held = {card.id: card.balance or Decimal(0) for card in cards}
        for line in session.scalars(select(Payment).where(Payment.method_id.in_(held))):
            held[line.method_id] += line.amount if line.kind == "payment" else -line.amount
    return held


def check_books(store: Store) -> None:
    """Every order's money, states and totals fit each other; nothing is below zero; every write left its traces."""
    with store.read() as session:
        assert not session.scalars(select(Variant.id).where(Variant.stock < 0)).all()
        assert not session.scalars(select(PaymentMethod.id).where(PaymentMethod.balance < Decimal(0))).all()
        assert not session.scalars(select(Payment.id).where(Payment.amount <= Decimal(0))).all()
        back = {case.order_number: case for case in session.scalars(select(ReturnCase))}
        for order in session.scalars(select(Order)):
            assert order.total == order.shipping + sum(i.price * i.quantity for i in order.items), order.number
            paid = sum((p.amount if p.kind == "payment" else -p.amount for p in order.payments), Decimal(0))
            refunded = sum((p.amount for p in order.payments if p.return_id), Decimal(0))
            assert paid == (0 if order.state == "cancelled" else order.total - refunded), order.number
            states = {item.state for item in order.items}
            assert (order.state == "cancelled") == (states == {"cancelled"}), order.number
            assert (order.state == "return_requested") == ("return_requested" in states), order.number
            if order.state == "return_requested":
                assert order.number in back
        returning = select(func.count()).where(ReturnCase.state == "requested")
        asked = sum(
            item.state == "return_requested" for order in session.scalars(select(Order)) for item in order.items
        )
        assert session.scalar(returning) == asked
        receipts = set(session.scalars(select(Receipt.id)))
        assert sorted(session.scalars(select(Audit.receipt_id))) == sorted(receipts)
