"""The shop's tables. What is said in several languages lies in rows by language, so that a language is only data."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar, Literal, get_args

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from commerce.columns import Money, UtcDateTime
from commerce.return_rules import IssueType, RefundMethod, Resolution

OrderState = Literal[
    "pending", "processed", "shipped", "delivered", "cancelled", "return_requested", "returned", "exchanged", "refunded"
]
ORDER_STATES: tuple[OrderState, ...] = get_args(OrderState)
ParcelState = Literal["announced", "in_transit", "out_for_delivery", "delivered", "held", "sent_back"]
PARCEL_STATES: tuple[ParcelState, ...] = get_args(ParcelState)
PaymentKind = Literal["card", "paypal", "alipay", "bank_transfer", "gift_card"]
EntryKind = Literal["payment", "refund"]
CouponReason = Literal["goodwill", "promotion"]
TicketState = Literal["open", "taken", "closed"]


class Base(DeclarativeBase):
    """Root of the tables. `volatile` columns (wall clock, given keys, counted ids) are left out of fingerprints."""

    type_annotation_map: ClassVar[dict[Any, Any]] = {Decimal: Money, datetime: UtcDateTime, dict[str, Any]: JSON}
    volatile: ClassVar[tuple[str, ...]] = ()


class Category(Base):
    __tablename__ = "categories"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("categories.id"))
    position: Mapped[int] = mapped_column(default=0)


class CategoryText(Base):
    __tablename__ = "category_texts"

    category_id: Mapped[str] = mapped_column(ForeignKey("categories.id", ondelete="CASCADE"), primary_key=True)
    lang: Mapped[str] = mapped_column(String(8), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    keywords: Mapped[str] = mapped_column(Text, default="")


class Product(Base):
    """`hygiene` goods come back only unopened, `final_sale` goods only when the shop is at fault. Products of one
    `group_id` are the same thing in other colours or sizes; empty: it stands alone."""

    __tablename__ = "products"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    category_id: Mapped[str] = mapped_column(ForeignKey("categories.id"), index=True)
    image: Mapped[str] = mapped_column(String(400), default="")
    hygiene: Mapped[bool] = mapped_column(default=False)
    final_sale: Mapped[bool] = mapped_column(default=False)
    active: Mapped[bool] = mapped_column(default=True)
    group_id: Mapped[str] = mapped_column(String(64), default="", index=True)


class ProductText(Base):
    __tablename__ = "product_texts"

    product_id: Mapped[str] = mapped_column(ForeignKey("products.id", ondelete="CASCADE"), primary_key=True)
    lang: Mapped[str] = mapped_column(String(8), primary_key=True)
    name: Mapped[str] = mapped_column(String(400))
    description: Mapped[str] = mapped_column(Text, default="")


class ProductAttribute(Base):
    """`name` and `value` are terms: English words that `terms` translates where it can."""

    __tablename__ = "product_attributes"
    __table_args__ = (Index("ix_product_attributes_name_value", "name", "value"),)

    product_id: Mapped[str] = mapped_column(ForeignKey("products.id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[str] = mapped_column(String(400))


class Term(Base):
    """A word of the catalogue in one language. `also`: other words for it, parted by commas, as `keywords` are."""

    __tablename__ = "terms"

    term: Mapped[str] = mapped_column(String(400), primary_key=True)
    lang: Mapped[str] = mapped_column(String(8), primary_key=True)
    text: Mapped[str] = mapped_column(String(400))
    also: Mapped[str] = mapped_column(Text, default="")


class Variant(Base):
    """What is sold and counted: a product in one size. A product without sizes has one variant."""

    __tablename__ = "variants"

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    product_id: Mapped[str] = mapped_column(ForeignKey("products.id", ondelete="CASCADE"), index=True)
    options: Mapped[dict[str, Any]]
    stock: Mapped[int] = mapped_column(default=0)


class Price(Base):
    __tablename__ = "prices"

    variant_id: Mapped[str] = mapped_column(ForeignKey("variants.id", ondelete="CASCADE"), primary_key=True)
    currency: Mapped[str] = mapped_column(String(3), primary_key=True)
    amount: Mapped[Decimal]


class Embedding(Base):
    """A product picture as `model` sees it: little-endian float32. Derived, so no part of the shop's state."""

    __tablename__ = "embeddings"

    model: Mapped[str] = mapped_column(String(120), primary_key=True)
    product_id: Mapped[str] = mapped_column(ForeignKey("products.id", ondelete="CASCADE"), primary_key=True)
    vector: Mapped[bytes] = mapped_column(LargeBinary)


class Customer(Base):
    """`email` is in lower case."""

    __tablename__ = "customers"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    email: Mapped[str] = mapped_column(String(320), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    lang: Mapped[str] = mapped_column(String(8))
    phone: Mapped[str] = mapped_column(String(40), default="")


class Address(Base):
    __tablename__ = "addresses"
    volatile = ("id",)

    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id", ondelete="CASCADE"), index=True)
    street: Mapped[str] = mapped_column(String(200))
    city: Mapped[str] = mapped_column(String(120))
    postal_code: Mapped[str] = mapped_column(String(20))
    country: Mapped[str] = mapped_column(String(2))
    region: Mapped[str] = mapped_column(String(80), default="")


class PaymentMethod(Base):
    """How a customer pays. `balance` is what is left on a gift card, None for everything else."""

    __tablename__ = "payment_methods"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id", ondelete="CASCADE"), index=True)
    kind: Mapped[PaymentKind] = mapped_column(String(24))
    label: Mapped[str] = mapped_column(String(80))
    balance: Mapped[Decimal | None]


class Order(Base):
    """`ship_to` is where it goes, `total` the items and `shipping`, `payment` the label of how it is paid.

    `revision` counts the writes of customers, so that an older file does not undo them.
    """

    __tablename__ = "orders"

    number: Mapped[str] = mapped_column(String(32), primary_key=True)
    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id"), index=True)
    state: Mapped[OrderState] = mapped_column(String(24), index=True)
    currency: Mapped[str] = mapped_column(String(3))
    shipping: Mapped[Decimal]
    total: Mapped[Decimal]
    payment: Mapped[str] = mapped_column(String(80))
    ship_to: Mapped[dict[str, Any]]
    ordered_on: Mapped[date]
    expected_on: Mapped[date | None]
    delivered_on: Mapped[date | None]
    cancel_reason: Mapped[str] = mapped_column(Text, default="")
    revision: Mapped[int] = mapped_column(default=0)

    items: Mapped[list[OrderItem]] = relationship(order_by="OrderItem.id", lazy="selectin")
    parcels: Mapped[list[Parcel]] = relationship(order_by="Parcel.tracking_number")
    payments: Mapped[list[Payment]] = relationship(order_by="Payment.id")


class OrderItem(Base):
    """`price` is for one piece."""

    __tablename__ = "order_items"

    id: Mapped[str] = mapped_column(String(48), primary_key=True)
    order_number: Mapped[str] = mapped_column(ForeignKey("orders.number", ondelete="CASCADE"), index=True)
    variant_id: Mapped[str] = mapped_column(ForeignKey("variants.id"))
    quantity: Mapped[int]
    price: Mapped[Decimal]
    state: Mapped[OrderState] = mapped_column(String(24))

    variant: Mapped[Variant] = relationship(lazy="joined")


class Payment(Base):
    """A line of an order's books, never changed: money in, or back. `return_id`: for which return."""

    __tablename__ = "payments"
    volatile = ("id", "at")

    id: Mapped[int] = mapped_column(primary_key=True)
    order_number: Mapped[str] = mapped_column(ForeignKey("orders.number", ondelete="CASCADE"), index=True)
    kind: Mapped[EntryKind] = mapped_column(String(16))
    amount: Mapped[Decimal]
    method_id: Mapped[str] = mapped_column(ForeignKey("payment_methods.id"), index=True)
    return_id: Mapped[str | None] = mapped_column(String(32))
    at: Mapped[datetime]

    method: Mapped[PaymentMethod] = relationship(lazy="joined")


class Parcel(Base):
    __tablename__ = "parcels"

    tracking_number: Mapped[str] = mapped_column(String(48), primary_key=True)
    order_number: Mapped[str] = mapped_column(ForeignKey("orders.number", ondelete="CASCADE"), index=True)
    carrier: Mapped[str] = mapped_column(String(80))
    state: Mapped[ParcelState] = mapped_column(String(24))
    expected_on: Mapped[date | None]

    events: Mapped[list[ParcelEvent]] = relationship(order_by="ParcelEvent.at")


class ParcelEvent(Base):
    """`code` is a key of the parcel texts (`commerce.texts`)."""

    __tablename__ = "parcel_events"
    volatile = ("id",)

    id: Mapped[int] = mapped_column(primary_key=True)
    tracking_number: Mapped[str] = mapped_column(ForeignKey("parcels.tracking_number", ondelete="CASCADE"), index=True)
    at: Mapped[datetime]
    place: Mapped[str] = mapped_column(String(120))
    code: Mapped[str] = mapped_column(String(32))


class ReturnCase(Base):
    """`replacement_id` is the variant that an exchange brings, kept back for it; `difference` what the shopper pays for
    it (below zero: gets back) by `method_id` when it leaves."""

    __tablename__ = "returns"
    volatile = ("created_at",)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    order_number: Mapped[str] = mapped_column(ForeignKey("orders.number"), index=True)
    item_id: Mapped[str] = mapped_column(ForeignKey("order_items.id"), index=True)
    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id"), index=True)
    issue_type: Mapped[IssueType] = mapped_column(String(32))
    evidence: Mapped[str] = mapped_column(Text)
    resolution: Mapped[Resolution] = mapped_column(String(16))
    refund_method: Mapped[RefundMethod] = mapped_column(String(24))
    refund: Mapped[Decimal]
    currency: Mapped[str] = mapped_column(String(3))
    state: Mapped[str] = mapped_column(String(24))
    replacement_id: Mapped[str | None] = mapped_column(ForeignKey("variants.id"))
    difference: Mapped[Decimal] = mapped_column(default=Decimal(0))
    method_id: Mapped[str | None] = mapped_column(ForeignKey("payment_methods.id"))
    created_at: Mapped[datetime]


class Coupon(Base):
    """Money off a later order: `amount` or `percent`, from `min_total` on. Without a customer it is for everybody."""

    __tablename__ = "coupons"
    volatile = ("created_at",)

    code: Mapped[str] = mapped_column(String(32), primary_key=True)
    customer_id: Mapped[str | None] = mapped_column(ForeignKey("customers.id", ondelete="CASCADE"), index=True)
    reason: Mapped[CouponReason] = mapped_column(String(16))
    note: Mapped[str] = mapped_column(Text, default="")
    amount: Mapped[Decimal | None]
    percent: Mapped[int | None]
    min_total: Mapped[Decimal]
    currency: Mapped[str] = mapped_column(String(3))
    expires_on: Mapped[date]
    created_at: Mapped[datetime]


class Invoice(Base):
    """`content` is all that the paper says, so that it can be drawn again; `file` its unguessable name."""

    __tablename__ = "invoices"
    volatile = ("created_at",)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    order_number: Mapped[str] = mapped_column(ForeignKey("orders.number", ondelete="CASCADE"), index=True)
    content: Mapped[dict[str, Any]]
    file: Mapped[str] = mapped_column(String(120))
    created_at: Mapped[datetime]


class Ticket(Base):
    """A row of the queue in front of people. `mood`: 1 very unhappy to 5 very happy."""

    __tablename__ = "tickets"
    volatile = ("created_at",)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    customer_id: Mapped[str | None] = mapped_column(ForeignKey("customers.id", ondelete="CASCADE"), index=True)
    topic: Mapped[str] = mapped_column(String(200))
    summary: Mapped[str] = mapped_column(Text)
    mood: Mapped[int | None]
    lang: Mapped[str] = mapped_column(String(8))
    state: Mapped[TicketState] = mapped_column(String(16), index=True)
    created_at: Mapped[datetime]


class Receipt(Base):
    """Proof of a WRITE. The same customer (None: nobody was identified), tool and key get the stored result again
    instead of a second write."""

    __tablename__ = "receipts"
    __table_args__ = (UniqueConstraint("customer_id", "tool", "key"),)
    volatile = ("created_at", "key")

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    customer_id: Mapped[str | None] = mapped_column(ForeignKey("customers.id"))
    tool: Mapped[str] = mapped_column(String(64))
    key: Mapped[str] = mapped_column(String(200))
    arguments: Mapped[dict[str, Any]]
    result: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]


class Audit(Base):
    """Who did what, for the shop's owner. Never deleted by tools."""

    __tablename__ = "audit"
    volatile = ("at",)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    customer_id: Mapped[str | None] = mapped_column(String(64))
    tool: Mapped[str] = mapped_column(String(64))
    receipt_id: Mapped[str] = mapped_column(String(32))
    detail: Mapped[dict[str, Any]]


class Counter(Base):
    """The last number given out under `name`; numbers grow without gaps in committed rows."""

    __tablename__ = "counters"

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    value: Mapped[int]


class Secret(Base):
    """What the shop signs with. Made when it is first needed, and no part of what the shop holds."""

    __tablename__ = "secrets"

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    value: Mapped[str] = mapped_column(String(64))
