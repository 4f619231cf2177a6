"""Tools that look at a customer's orders, parcels and returns, and at what may be done with them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from commerce import changes, customers, orders, returns
from commerce.changes import ChangeKind
from commerce.toolkit import Caller, ToolResult, tool
from commerce.tools.arguments import Limit, OrderNumber, Short, TrackingNumber
from commerce.tools.desk import Desk


class OrderTools(Desk):
    """Only ever the orders of the identified customer."""

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
            return ToolResult(returns.check(session, order, items, self._terms, self._now(), caller.lang))

    @tool("READ")
    def order_returns(self, caller: Caller, order_number: OrderNumber | None = None) -> ToolResult:
        """The customer's returns and exchanges, newest first, or those of one order: how far they are, what is paid
        back."""
        customer = caller.identified()
        with self._store.read() as session:
            order = orders.find(session, customer, order_number) if order_number else None
            cases = returns.of_customer(session, customer, order)
            return ToolResult({"returns": returns.listed(session, cases, caller.lang)})

    @tool("READ")
    def check_cancel(self, caller: Caller, order_number: OrderNumber) -> ToolResult:
        """Whether an order may still be cancelled, and what would be paid back where."""
        customer = caller.identified()
        with self._store.read() as session:
            return ToolResult(changes.check_cancel(orders.find(session, customer, order_number), caller.lang))

    @tool("READ")
    def check_change(self, caller: Caller, order_number: OrderNumber, kind: ChangeKind) -> ToolResult:
        """Whether an order's address, items or payment may still be changed, and to what."""
        customer = caller.identified()
        with self._store.read() as session:
            order = orders.find(session, customer, order_number)
            return ToolResult(changes.check_change(session, order, kind, caller.lang))

    @tool("READ")
    def get_warranty(self, caller: Caller, order_number: OrderNumber, item_id: Short) -> ToolResult:
        """Until when an item has a warranty, and whether it is covered today."""
        customer = caller.identified()
        with self._store.read() as session:
            order = orders.find(session, customer, order_number)
            item = orders.item(order, item_id)
            return ToolResult(returns.warranty(order, item, self._terms, self._now(), caller.lang))
