"""The shop's things as records: what files hold and the demo shop is made of, checked before it touches a table."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, TypeAdapter, model_validator

from commerce import texts
from commerce.return_rules import IssueType, RefundMethod, Resolution
from commerce.schema import OrderState, ParcelState

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


class AddressRecord(Record):
    street: str
    city: str
    postal_code: str
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]


class CustomerRecord(Record):
    kind: Literal["customer"] = "customer"
    id: Id
    email: Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+$", max_length=320)]
    name: str = Field(min_length=1, max_length=200)
    lang: Lang = "en"
    phone: str = ""
    addresses: tuple[AddressRecord, ...] = ()


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


class ReturnRecord(Record):
    id: Annotated[str, Field(min_length=1, max_length=32)]
    item: str
    issue_type: IssueType
    evidence: str
    resolution: Resolution
    refund_method: RefundMethod
    refund: Amount
    state: str
    created_at: AwareDatetime


class OrderRecord(Record):
    """`total` must be what the items and `shipping` add up to."""

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


AnyRecord = CategoryRecord | TermRecord | ProductRecord | CustomerRecord | OrderRecord
_CODEC: TypeAdapter[AnyRecord] = TypeAdapter(Annotated[AnyRecord, Field(discriminator="kind")])


def parse(line: str | bytes) -> AnyRecord:
    """The record in one line of JSON. Raises `pydantic.ValidationError`."""
    return _CODEC.validate_json(line)
