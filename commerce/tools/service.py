"""Tools around an order: invoices, coupons, goodwill, and the hand-over to a person."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field
from sqlalchemy.orm import Session

from commerce import coupons, invoices, orders, tickets
from commerce.toolkit import Caller, ToolResult, tool
from commerce.tools.arguments import OrderNumber, Reason, Short, Text
from commerce.tools.desk import Desk
from kernel.errors import EngineUnavailable

Mood = Annotated[int, Field(ge=1, le=5, description="1 very unhappy to 5 very happy")]


class ServiceTools(Desk):
    """What is granted is counted, and everything leaves an audit row."""

    @tool("READ")
    def list_coupons(self, caller: Caller) -> ToolResult:
        """The coupons that the customer can use today."""
        customer = caller.identified()
        with self._store.read() as session:
            return ToolResult({"coupons": coupons.valid(session, customer, self._now())})

    @tool("WRITE")
    def send_invoice(self, caller: Caller, order_number: OrderNumber) -> ToolResult:
        """Issue the invoice of an order as a PDF."""
        customer = caller.identified()
        media = self._media
        if media is None:
            raise EngineUnavailable("there is no folder for invoices", fix="Give the toolbox a media folder")
        arguments = {"order_number": orders.normal_number(order_number)}

        def action(session: Session) -> dict[str, Any]:
            order = orders.find(session, customer, order_number)
            return invoices.send(session, order, media, self._now(), caller.lang)

        return self._once(caller, "send_invoice", customer, arguments, action)

    @tool("WRITE")
    def grant_goodwill(self, caller: Caller, reason: Reason) -> ToolResult:
        """Give the customer a coupon because something went wrong; the policy says how much and how often."""
        customer = caller.identified()

        def action(session: Session) -> dict[str, Any]:
            return coupons.grant(session, customer, reason, self._terms, self._now())

        return self._once(caller, "grant_goodwill", customer, {"reason": reason}, action)

    @tool("WRITE")
    def create_ticket(
        self,
        caller: Caller,
        topic: Short,
        summary: Annotated[Text, Field(description="What a person needs to know to take over")],
        mood: Mood | None = None,
    ) -> ToolResult:
        """Hand over to a person; nobody needs to be identified for that."""
        arguments = {"topic": topic, "summary": summary, "mood": mood}

        def action(session: Session) -> dict[str, Any]:
            return tickets.create(session, caller.customer, topic, summary, mood, caller.lang, self._now())

        return self._once(caller, "create_ticket", caller.customer, arguments, action)
