"""The kinds of arguments that tools take, with what a caller needs to know about each."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

Text = Annotated[str, Field(max_length=2000)]
Short = Annotated[str, Field(min_length=1, max_length=200)]
Limit = Annotated[int, Field(ge=1, le=50, description="How many at most")]
Amount = Annotated[
    Decimal,
    Field(ge=0, description="In the shop's currency"),
    WithJsonSchema({"type": "number", "minimum": 0, "description": "In the shop's currency"}),
]
OrderNumber = Annotated[Short, Field(description="Such as VT-100234")]
TrackingNumber = Annotated[Short, Field(description="The carrier's number of the parcel")]
NewProduct = Annotated[
    Short, Field(description="The wanted variant, or a product of the same kind, which keeps the size of the item")
]
PaymentMethod = Annotated[
    Short, Field(description="One of the customer's: its id, its label, its kind or its last digits")
]
Reason = Annotated[Text, Field(description="In the shopper's words")]


class Swap(BaseModel):
    """Another item of the same order, and what it becomes."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    item_id: Short
    new_product_id: NewProduct | None = None
