"""The shop's tools: what the assistant, the REST interface and other agents may do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from typing import Annotated, Any

from pydantic import Field, WithJsonSchema

from commerce import customers, orders, receipts, returns
from commerce.catalog import Catalog, Filters
from commerce.policy import Policy
from commerce.policy import default as default_policy
from commerce.return_rules import IssueType, RefundMethod, Resolution, Wish
from commerce.store import Store
from commerce.toolkit import Caller, Kind, Tool, ToolResult, ToolSpec, tool, tools_of
from kernel.errors import BadInput, NotFound

__all__ = ["Kind", "ToolResult", "ToolSpec", "Toolbox"]

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


def _utc_now() -> datetime:
    return datetime.now(UTC)


@cache
def _tools() -> dict[str, Tool]:
    return tools_of(Toolbox)


class Toolbox:
    """The tools over one store. Safe to call from several threads.

    `vision_model` names the embedder whose vectors `find_by_photo` gets, `photo_threshold` the least cosine that
    counts as near; `now` is the shop's clock.
    """

    def __init__(
        self,
        store: Store,
        *,
        policy: Policy | None = None,
        vision_model: str = "",
        photo_threshold: float = 0.5,
        now: Callable[[], datetime] = _utc_now,
    ) -> None:
        self._store = store
        self._policy = policy or default_policy()
        self._currency = self._policy.terms.currency
        self._vision_model = vision_model
        self._photo_threshold = photo_threshold
        self._now = now
        self.catalog = Catalog(store, self._currency)

    def specs(self) -> Mapping[str, ToolSpec]:
        """Every tool by name."""
        return {name: tool.spec for name, tool in _tools().items()}

    def call(self, name: str, args: Mapping[str, Any], *, customer: str | None, lang: str, key: str) -> ToolResult:
        """Run tool `name` for `customer` (None: nobody identified); a WRITE with a `key` seen before repeats nothing.

        Raises `NotFound`, `NotAllowed`, `Refused`, or `BadInput` whose details name the `argument`.
        """
        tool = _tools().get(name)
        if tool is None:
            raise BadInput(f"there is no tool '{name}'", fix=f"Tools: {', '.join(_tools())}", argument="name")
        return tool.run(self, Caller(customer, lang, key), args)

    @tool("READ")
    def find_products(
        self,
        caller: Caller,
        query: Annotated[Text, Field(description="What to look for, in any language; empty for everything")] = "",
        max_price: Amount | None = None,
        min_price: Amount | None = None,
        color: Annotated[Short, Field(description="A colour in any language")] | None = None,
        category: Annotated[Short, Field(description="A category in any language, such as backpacks")] | None = None,
        in_stock: Annotated[bool, Field(description="True: only what can be bought now")] | None = None,
        limit: Limit = 5,
    ) -> ToolResult:
        """Search the catalogue by words, price, colour, category and stock."""
        found = self.catalog.search(query, Filters(min_price, max_price, color, category, in_stock), limit, caller.lang)
        return ToolResult({"total": found.total, "products": self.catalog.products(found.ids, caller.lang)})

    @tool("READ")
    def get_product(self, caller: Caller, product_id: Short) -> ToolResult:
        """Everything about one product: price, stock, attributes, description."""
        found = self.catalog.products([product_id], caller.lang)
        if not found:
            raise NotFound(f"no product '{product_id}'", argument="product_id")
        return ToolResult({"product": found[0]})

    @tool("READ")
    def find_by_photo(
        self,
        caller: Caller,
        embedding: Annotated[list[float], Field(min_length=1, max_length=8192, description="Of the shopper's photo")],
        limit: Limit = 5,
    ) -> ToolResult:
        """Products that look like a photo, nearest first; none when nothing is near."""
        matches = self.catalog.find_by_photo(
            embedding, model=self._vision_model, threshold=self._photo_threshold, limit=limit
        )
        by_id = {
            product["id"]: product for product in self.catalog.products([match.id for match in matches], caller.lang)
        }
        return ToolResult({"matches": [{"score": m.score, "product": by_id[m.id]} for m in matches if m.id in by_id]})

    @tool("READ")
    def identify_customer(
        self,
        caller: Caller,
        email: Short | None = None,
        name: Short | None = None,
        postal_code: Short | None = None,
        order_number: OrderNumber | None = None,
        phone_tail: Annotated[Short, Field(description="The last four or more digits of the phone")] | None = None,
    ) -> ToolResult:
        """Find out who asks: by e-mail, by name and postal code, or by order number and last digits of the phone."""
        del caller
        with self._store.read() as session:
            customer = customers.identify(
                session,
                email=email,
                name=name,
                postal_code=postal_code,
                order_number=order_number,
                phone_tail=phone_tail,
            )
            return ToolResult(
                {
                    "customer_id": customer.id,
                    "name": customer.name,
                    "email": customers.masked(customer.email),
                    "lang": customer.lang,
                }
            )

    @tool("READ")
    def list_orders(self, caller: Caller, limit: Limit = 5) -> ToolResult:
        """The customer's orders, newest first."""
        customer = caller.identified()
        with self._store.read() as session:
            latest = orders.latest(session, customer, limit)
            return ToolResult({"orders": orders.briefs_json(session, latest, caller.lang)})

    @tool("READ")
    def get_order(self, caller: Caller, order_number: OrderNumber) -> ToolResult:
        """One of the customer's orders: state, days, items, total, where it goes, how it is paid."""
        customer = caller.identified()
        with self._store.read() as session:
            order = orders.find(session, customer, order_number)
            return ToolResult({"order": orders.as_json(session, order, caller.lang)})

    @tool("READ")
    def track_parcel(
        self, caller: Caller, tracking_number: TrackingNumber | None = None, order_number: OrderNumber | None = None
    ) -> ToolResult:
        """Where a parcel is: by its tracking number (anyone who has it) or by the customer's order number."""
        customer = caller.customer if tracking_number else caller.identified()
        with self._store.read() as session:
            parcel = orders.find_parcel(
                session, tracking_number=tracking_number, order_number=order_number, customer=customer
            )
            owner = orders.owns(session, customer, parcel)
            return ToolResult({"parcel": orders.parcel_json(parcel, caller.lang, owner=owner)})

    @tool("READ")
    def check_return(self, caller: Caller, order_number: OrderNumber, item_id: Short | None = None) -> ToolResult:
        """Whether an order, or one item of it, may come back: until when, for which reasons, how it is paid back."""
        customer = caller.identified()
        with self._store.read() as session:
            order = orders.find(session, customer, order_number)
            items = [orders.item(order, item_id)] if item_id else order.items
            return ToolResult(returns.check(session, order, items, self._policy.terms, self._now(), caller.lang))

    @tool("READ")
    def get_policy(
        self, caller: Caller, topic: Annotated[Short, Field(description="Such as returns, shipping, warranty")]
    ) -> ToolResult:
        """The shop's policy on a topic: returns, shipping, warranty, payment, privacy."""
        section = self._policy.section(topic, caller.lang)
        return ToolResult({"topic": topic.strip().lower(), "title": section.title, "text": section.text})

    @tool("WRITE")
    def start_return(
        self,
        caller: Caller,
        order_number: OrderNumber,
        item_id: Short,
        issue_type: IssueType,
        evidence: Annotated[Text, Field(description="The shopper's description, or what their photo shows")],
        resolution: Resolution,
        refund_method: RefundMethod,
        unopened: Annotated[bool, Field(description="The shopper says that the seal is whole")] = False,
    ) -> ToolResult:
        """Open the return of one item of the customer's order."""
        customer = caller.identified()
        request = returns.Request(
            order_number, item_id, Wish(issue_type, resolution, unopened), evidence, refund_method
        )
        now = self._now()
        data, receipt = receipts.once(
            self._store,
            lambda session: returns.start(session, customer, request, self._policy.terms, now, caller.lang),
            tool="start_return",
            customer=customer,
            key=caller.key,
            arguments={
                "order_number": orders.normal_number(order_number),
                "item_id": item_id,
                "issue_type": issue_type,
                "evidence": evidence,
                "resolution": resolution,
                "refund_method": refund_method,
                "unopened": unopened,
            },
            now=now,
        )
        return ToolResult(data, receipt)
