"""Tools that change a customer's order, or open a return: each one transaction, done once per key."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field
from sqlalchemy.orm import Session

from commerce import addresses, changes, orders, returns
from commerce.addresses import GivenAddress
from commerce.return_rules import IssueType, RefundMethod, Resolution, Wish
from commerce.toolkit import Caller, ToolResult, tool
from commerce.tools.arguments import NewProduct, OrderNumber, PaymentMethod, Reason, Short, Swap, Text
from commerce.tools.desk import Desk

More = Annotated[list[Swap], Field(max_length=50, description="Further items of the same order: all or none")]


class ChangeTools(Desk):
    """Only ever the orders of the identified customer; each refusal names its rule."""

    @tool("WRITE")
    def cancel_order(self, caller: Caller, order_number: OrderNumber, reason: Reason = "") -> ToolResult:
        """Cancel a pending order; everything paid goes back to where it came from."""
        customer = caller.identified()
        arguments = {"order_number": orders.normal_number(order_number), "reason": reason}

        def action(session: Session) -> dict[str, Any]:
            return changes.cancel(session, orders.find(session, customer, order_number), reason, self._now())

        return self._once(caller, "cancel_order", customer, arguments, action)

    @tool("WRITE")
    def change_address(
        self,
        caller: Caller,
        order_number: Annotated[OrderNumber | None, Field(description="null: where later orders go")],
        address: Annotated[GivenAddress | Text, Field(description="In fields, or: street, city, postal code, country")],
    ) -> ToolResult:
        """Send a pending order to another address."""
        customer = caller.identified()
        arguments = {
            "order_number": orders.normal_number(order_number) if order_number else None,
            "address": address if isinstance(address, str) else address.model_dump(exclude_none=True),
        }

        def action(session: Session) -> dict[str, Any]:
            if order_number is None:
                return changes.change_own_address(session, customer, address)
            order = orders.find(session, customer, order_number)
            return changes.change_address(order, addresses.complete(address, order.ship_to))

        return self._once(caller, "change_address", customer, arguments, action)

    @tool("WRITE")
    def change_items(
        self,
        caller: Caller,
        order_number: OrderNumber,
        item_id: Short,
        new_product_id: NewProduct,
        payment_method: PaymentMethod | None = None,
        more: More = [],  # noqa: B006 - copied by pydantic, and part of the schema
    ) -> ToolResult:
        """Change an item of a pending order to another size or colour of the same product; the difference is paid or
        paid back."""
        customer = caller.identified()
        wanted = [(item_id, new_product_id), *((swap.item_id, swap.new_product_id or "") for swap in more)]
        arguments = {
            "order_number": orders.normal_number(order_number),
            "item_id": item_id,
            "new_product_id": new_product_id,
            "payment_method": payment_method,
            "more": [swap.model_dump() for swap in more],
        }

        def action(session: Session) -> dict[str, Any]:
            order = orders.find(session, customer, order_number)
            return changes.change_items(session, order, wanted, payment_method, self._now(), caller.lang)

        return self._once(caller, "change_items", customer, arguments, action)

    @tool("WRITE")
    def change_payment(self, caller: Caller, order_number: OrderNumber, payment_method: PaymentMethod) -> ToolResult:
        """Pay a pending order with another of the customer's methods; what the first one paid goes back."""
        customer = caller.identified()
        arguments = {"order_number": orders.normal_number(order_number), "payment_method": payment_method}

        def action(session: Session) -> dict[str, Any]:
            order = orders.find(session, customer, order_number)
            return changes.change_payment(session, order, payment_method, self._now())

        return self._once(caller, "change_payment", customer, arguments, action)

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
        new_product_id: Annotated[NewProduct, Field(description="Of an exchange, where not the same again")]
        | None = None,
        payment_method: Annotated[PaymentMethod, Field(description="Gets the refund, or settles the difference")]
        | None = None,
        more: More = [],  # noqa: B006 - copied by pydantic, and part of the schema
    ) -> ToolResult:
        """Open the return or the exchange of an item of the customer's order, or of several."""
        customer = caller.identified()
        items = ((item_id, new_product_id), *((swap.item_id, swap.new_product_id) for swap in more))
        wish = Wish(issue_type, resolution, unopened)
        request = returns.Request(order_number, items, wish, evidence, refund_method, payment_method)
        arguments = {
            "order_number": orders.normal_number(order_number),
            "item_id": item_id,
            "issue_type": issue_type,
            "evidence": evidence,
            "resolution": resolution,
            "refund_method": refund_method,
            "unopened": unopened,
            "new_product_id": new_product_id,
            "payment_method": payment_method,
            "more": [swap.model_dump() for swap in more],
        }

        def action(session: Session) -> dict[str, Any]:
            return returns.start(session, customer, request, self._terms, self._now(), caller.lang)

        return self._once(caller, "start_return", customer, arguments, action)
