"""The books of orders: how customers pay and what they paid; coupons, invoices, tickets; exchanges."""

from __future__ import annotations

from datetime import UTC, datetime, time
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from alembic import op

from commerce.columns import Money, UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _books()
    _service()
    _wider()
    op.bulk_insert(
        sa.table("counters", sa.column("name", sa.String), sa.column("value", sa.Integer)),
        [
            {"name": "invoice", "value": 300000},
            {"name": "ticket", "value": 800000},
            {"name": "coupon", "value": 0},
            {"name": "anonymous", "value": 0},
        ],
    )
    _open_the_books(op.get_bind())


def _books() -> None:
    op.create_table(
        "payment_methods",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("label", sa.String(length=80), nullable=False),
        sa.Column("balance", Money(), nullable=True),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_payment_methods_customer_id"), "payment_methods", ["customer_id"], unique=False)
    op.create_table(
        "payments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("order_number", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("amount", Money(), nullable=False),
        sa.Column("method_id", sa.String(length=64), nullable=False),
        sa.Column("return_id", sa.String(length=32), nullable=True),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["method_id"], ["payment_methods.id"]),
        sa.ForeignKeyConstraint(["order_number"], ["orders.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_payments_order_number"), "payments", ["order_number"], unique=False)
    op.create_index(op.f("ix_payments_method_id"), "payments", ["method_id"], unique=False)


def _service() -> None:
    op.create_table(
        "coupons",
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("customer_id", sa.String(length=64), nullable=True),
        sa.Column("reason", sa.String(length=16), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("amount", Money(), nullable=True),
        sa.Column("percent", sa.Integer(), nullable=True),
        sa.Column("min_total", Money(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("code"),
    )
    op.create_index(op.f("ix_coupons_customer_id"), "coupons", ["customer_id"], unique=False)
    op.create_table(
        "invoices",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("order_number", sa.String(length=32), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("file", sa.String(length=120), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["order_number"], ["orders.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_invoices_order_number"), "invoices", ["order_number"], unique=False)
    op.create_table(
        "tickets",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("customer_id", sa.String(length=64), nullable=True),
        sa.Column("topic", sa.String(length=200), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("mood", sa.Integer(), nullable=True),
        sa.Column("lang", sa.String(length=8), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_tickets_customer_id"), "tickets", ["customer_id"], unique=False)
    op.create_index(op.f("ix_tickets_state"), "tickets", ["state"], unique=False)
    op.create_table(
        "secrets",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("value", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )


def _wider() -> None:
    """New columns; SQLite, which cannot add a constraint to a table, gets the table made anew."""
    op.add_column("products", sa.Column("group_id", sa.String(length=64), nullable=False, server_default=""))
    op.create_index(op.f("ix_products_group_id"), "products", ["group_id"], unique=False)
    op.add_column("addresses", sa.Column("region", sa.String(length=80), nullable=False, server_default=""))
    op.add_column("orders", sa.Column("cancel_reason", sa.Text(), nullable=False, server_default=""))
    op.add_column("orders", sa.Column("revision", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("returns") as table:
        table.add_column(sa.Column("replacement_id", sa.String(length=80), nullable=True))
        table.add_column(sa.Column("difference", Money(), nullable=False, server_default="0"))
        table.add_column(sa.Column("method_id", sa.String(length=64), nullable=True))
        table.create_foreign_key("fk_returns_replacement_id_variants", "variants", ["replacement_id"], ["id"])
        table.create_foreign_key("fk_returns_method_id_payment_methods", "payment_methods", ["method_id"], ["id"])
    with op.batch_alter_table("receipts") as table:
        table.alter_column("customer_id", existing_type=sa.String(length=64), nullable=True)


_orders = sa.table(
    "orders", *(sa.column(name) for name in ("number", "customer_id", "state", "payment")),
    sa.column("ordered_on", sa.Date()), sa.column("total", Money()),
)  # fmt: skip
_returns = sa.table(
    "returns", *(sa.column(name) for name in ("id", "order_number", "state")), sa.column("refund", Money())
)  # fmt: skip
_methods = sa.table(
    "payment_methods", *(sa.column(name) for name in ("id", "customer_id", "kind", "label")),
    sa.column("balance", Money()),
)  # fmt: skip
_payments = sa.table(
    "payments", *(sa.column(name) for name in ("order_number", "kind", "method_id", "return_id")),
    sa.column("amount", Money()), sa.column("at", UtcDateTime()),
)  # fmt: skip
_KINDS = {"paypal": "paypal", "alipay": "alipay", "bank": "bank_transfer", "gift": "gift_card"}


def _open_the_books(connection: sa.Connection) -> None:
    """Write down what was paid until now, and paid back."""
    known: dict[tuple[str, str], str] = {}
    lines: list[dict[str, Any]] = []
    closed = {
        row.order_number: (row.id, row.refund)
        for row in connection.execute(sa.select(_returns).where(_returns.c.state == "closed"))
        if row.refund
    }
    for order in connection.execute(sa.select(_orders).order_by(_orders.c.number)).all():
        owner = (order.customer_id, order.payment)
        if owner not in known:
            known[owner] = f"pm-{order.customer_id}-{sum(1 for who, _ in known if who == order.customer_id) + 1}"[:64]
            kind = next((kind for word, kind in _KINDS.items() if word in order.payment.lower()), "card")
            balance = Decimal(0) if kind == "gift_card" else None
            row = {"id": known[owner], "customer_id": owner[0], "kind": kind, "label": owner[1], "balance": balance}
            connection.execute(_methods.insert().values(row))
        line = {
            "order_number": order.number, "kind": "payment", "method_id": known[owner], "return_id": None,
            "amount": order.total, "at": datetime.combine(order.ordered_on, time(), UTC),
        }  # fmt: skip
        lines.append(line)
        if order.state == "cancelled":
            lines.append(line | {"kind": "refund"})
        elif order.number in closed:
            return_id, refund = closed[order.number]
            lines.append(line | {"kind": "refund", "return_id": return_id, "amount": refund})
    if lines:
        connection.execute(_payments.insert(), lines)
