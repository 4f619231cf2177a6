"""The shop's things as records: what files hold and the demo shop is made of, checked before it touches a table."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, TypeAdapter, model_validator

from commerce import texts
from commerce.return_rules import IssueType, RefundMethod, Resolution
from commerce.schema import CouponReason, EntryKind, OrderState, ParcelState, PaymentKind

Id = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[^\s/\\?#%]+$")]
Lang = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z]+)?$", max_length=8)]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Amount = Annotated[Decimal, Field(ge=0, max_digits=12, decimal_places=2)]
Texts = dict[Lang, str]
Word = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^,]+$")]
Others = dict[Lang, tuple[Word, ...]]
"""Other words that people use for a thing, by language; a comma parts them in the tables."""


class Record(BaseModel):
    """Root of the records: nothing unknown is let through."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class CategoryRecord(Record):
    kind: Literal["category"] = "category"
    id: Id
    parent: Id | None = None
    position: int = 0
    names: Texts = Field(min_length=1)
    keywords: Others = {}


class TermRecord(Record):
    """A word of the catalogue, what it is called in each language, and other words for it."""

    kind: Literal["term"] = "term"
    term: str = Field(min_length=1, max_length=400)
    texts: Texts = {}
    also: Others = {}


class VariantRecord(Record):
    id: Annotated[str, Field(min_length=1, max_length=80)]
    options: dict[str, str] = {}
    stock: int = Field(ge=0, default=0)
    prices: dict[Currency, Amount] = Field(min_length=1)


class ProductRecord(Record):
    kind: Literal["product"] = "product"
    id: Id
    category: Id
    names: Texts = Field(min_length=1)
    descriptions: Texts = {}
    attributes: dict[str, str] = {}
    variants: tuple[VariantRecord, ...] = Field(min_length=1)
    image: str = ""
    hygiene: bool = False
    final_sale: bool = False
    active: bool = True
    group: Annotated[str, Field(max_length=64)] = ""
    """Products of one group are the same thing in other colours or sizes."""


class AddressRecord(Record):
    street: Annotated[str, Field(min_length=1, max_length=200)]
    city: Annotated[str, Field(min_length=1, max_length=120)]
    postal_code: Annotated[str, Field(max_length=20)]
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$", description="ISO 3166 code, such as DE")]
    region: Annotated[str, Field(max_length=80, description="State or province, where addresses have one")] = ""


class MethodRecord(Record):
    """How a customer pays; `balance` for a gift card."""

    id: Id
    kind: PaymentKind
    label: Annotated[str, Field(min_length=1, max_length=80)]
    balance: Amount | None = None

    @model_validator(mode="after")
    def _has_balance(self) -> MethodRecord:
        if (self.balance is None) == (self.kind == "gift_card"):
            raise ValueError("a gift card has a balance, and nothing else has")
        return self


class CustomerRecord(Record):
    kind: Literal["customer"] = "customer"
    id: Id
    email: Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+$", max_length=320)]
    name: str = Field(min_length=1, max_length=200)
    lang: Lang = "en"
    phone: str = ""
    addresses: tuple[AddressRecord, ...] = ()
    payment_methods: tuple[MethodRecord, ...] = ()


class ItemRecord(Record):
    id: Annotated[str, Field(min_length=1, max_length=48)]
    variant: str
    quantity: int = Field(ge=1)
    price: Amount
    state: OrderState


class EventRecord(Record):
    at: AwareDatetime
    place: str
    code: str

    @model_validator(mode="after")
    def _known(self) -> EventRecord:
        if self.code not in texts.keys("parcel"):
            raise ValueError(f"no parcel event '{self.code}'")
        return self


class ParcelRecord(Record):
    tracking_number: Annotated[str, Field(min_length=1, max_length=48)]
    carrier: str
    state: ParcelState
    expected_on: date | None = None
    events: tuple[EventRecord, ...] = ()


class PaymentRecord(Record):
    """A line of an order's books."""

    kind: EntryKind
    amount: Amount
    method: Id
    return_id: str | None = None
    at: AwareDatetime


class ReturnRecord(Record):
    id: Annotated[str, Field(min_length=1, max_length=32)]
    item: str
    issue_type: IssueType
    evidence: str
    resolution: Resolution
    refund_method: RefundMethod
    refund: Amount
    state: str
    replacement: str | None = None
    difference: Annotated[Decimal, Field(max_digits=12, decimal_places=2)] = Decimal(0)
    method: Id | None = None
    created_at: AwareDatetime


class OrderRecord(Record):
    """`total` must be what the items and `shipping` add up to. Without `payments`, the books say that `payment` paid it
    when it was placed, and that what its state calls for was paid back."""

    kind: Literal["order"] = "order"
    number: Annotated[str, Field(min_length=1, max_length=32)]
    customer: Id
    state: OrderState
    currency: Currency
    shipping: Amount
    total: Amount
    payment: str
    ship_to: AddressRecord
    ordered_on: date
    expected_on: date | None = None
    delivered_on: date | None = None
    cancel_reason: str = ""
    revision: int = Field(ge=0, default=0)
    payments: tuple[PaymentRecord, ...] = ()
    items: tuple[ItemRecord, ...] = Field(min_length=1)
    parcels: tuple[ParcelRecord, ...] = ()
    returns: tuple[ReturnRecord, ...] = ()

    @model_validator(mode="after")
    def _adds_up(self) -> OrderRecord:
        total = sum((item.price * item.quantity for item in self.items), self.shipping)
        if total != self.total:
            raise ValueError(f"items and shipping add up to {total}, not to {self.total}")
        if len({item.id for item in self.items}) < len(self.items):
            raise ValueError("two items have the same id")
        return self


class CouponRecord(Record):
    """`amount` or `percent`. Without a customer it is for everybody."""

    kind: Literal["coupon"] = "coupon"
    code: Annotated[str, Field(min_length=1, max_length=32)]
    customer: Id | None = None
    reason: CouponReason = "promotion"
    note: str = ""
    amount: Amount | None = None
    percent: Annotated[int, Field(ge=1, le=100)] | None = None
    min_total: Amount = Decimal(0)
    currency: Currency
    expires_on: date
    created_at: AwareDatetime

    @model_validator(mode="after")
    def _is_worth_something(self) -> CouponRecord:
        if (self.amount is None) == (self.percent is None):
            raise ValueError("a coupon has an amount or a percentage")
        return self


AnyRecord = CategoryRecord | TermRecord | ProductRecord | CustomerRecord | OrderRecord | CouponRecord
_CODEC: TypeAdapter[AnyRecord] = TypeAdapter(Annotated[AnyRecord, Field(discriminator="kind")])


def parse(line: str | bytes) -> AnyRecord:
    """The record in one line of JSON. Raises `pydantic.ValidationError`."""
    return _CODEC.validate_json(line)
