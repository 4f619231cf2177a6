"""Invoices: what an order owes, once it can no longer change, as a PDF with an unguessable name."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from commerce import invoice_pdf, money, order_rules, orders
from commerce.refusals import refused
from commerce.schema import Customer, Invoice, Order
from commerce.store import next_number, secret

FOLDER = "invoices"


def send(session: Session, order: Order, media: Path, now: datetime, lang: str) -> dict[str, Any]:
    """The order's invoice, drawn into `media`. One that says the same is given again under its number.

    Raises `Refused` with its rule. The name follows from the invoice's number and a secret of the shop: a write that
    was cut off and is repeated draws the same file again.
    """
    rule = order_rules.invoice(order.state)
    if rule is not None:
        raise refused(rule, order_number=order.number)
    content = _content(session, order, lang)
    query = select(Invoice).where(Invoice.order_number == order.number).order_by(Invoice.id)
    invoice = next((one for one in session.scalars(query) if one.content == content), None)
    if invoice is None:
        id_ = f"IN-{next_number(session, 'invoice')}"
        token = hmac.new(secret(session, "invoices"), id_.encode(), hashlib.sha256).hexdigest()[:40]
        invoice = Invoice(id=id_, order_number=order.number, content=content, file=f"{id_}-{token}.pdf", created_at=now)
        session.add(invoice)
        session.flush()
    path = media / FOLDER / invoice.file
    if not path.is_file():
        invoice_pdf.draw(path, invoice.id, invoice.created_at.date(), invoice.content)
    return {
        "invoice_id": invoice.id,
        "order_number": order.number,
        "total": money.as_json(order.total, order.currency),
        "url": f"/media/{FOLDER}/{invoice.file}",
    }


def _content(session: Session, order: Order, lang: str) -> dict[str, Any]:
    """All that the paper says, as JSON."""
    customer = session.get_one(Customer, order.customer_id)
    return {
        "lang": lang,
        "order_number": order.number,
        "ordered_on": order.ordered_on.isoformat(),
        "customer": customer.name,
        "ship_to": dict(order.ship_to),
        "payment": order.payment,
        "currency": order.currency,
        "lines": [
            {
                "name": entry["name"],
                "options": ", ".join(entry.get("options", {}).values()),
                "quantity": item.quantity,
                "price": str(item.price),
                "amount": str(item.price * item.quantity),
            }
            for item, entry in zip(order.items, orders.items_json(session, order, order.items, lang), strict=True)
        ],
        "shipping": str(order.shipping),
        "total": str(order.total),
    }
