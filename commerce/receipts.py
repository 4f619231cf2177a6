"""A WRITE happens once: its receipt is kept with its result, and the same key gives them again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from commerce.schema import Audit, Counter, Customer, Receipt
from commerce.store import Store, next_number
from kernel.errors import BadInput

Action = Callable[[Session], dict[str, Any]]


def once(
    store: Store, action: Action, *, tool: str, customer: str | None, key: str, arguments: dict[str, Any], now: datetime
) -> tuple[dict[str, Any], str]:
    """Run `action` in one transaction with its receipt and audit row; give back its result and the receipt's id.

    A key that this customer (None: somebody nobody knows) used before with this tool gives the first result again and
    does nothing. Raises `BadInput` when the key is empty or came with other arguments, and whatever `action` raises,
    undoing everything.
    """
    if not key.strip():
        raise BadInput(f"'{tool}' changes the shop and needs an idempotency key", argument="key")
    with store.write() as session:
        # PostgreSQL: one write per customer at a time
        if customer is None:
            session.get_one(Counter, "anonymous", with_for_update=True)
        else:
            session.get(Customer, customer, with_for_update=True)
        seen = session.scalar(
            select(Receipt).where(Receipt.customer_id == customer, Receipt.tool == tool, Receipt.key == key)
        )
        if seen is not None:
            if seen.arguments != arguments:
                raise BadInput(f"key '{key}' was used for another '{tool}'", fix="Use a new key", argument="key")
            return seen.result, seen.id
        result = action(session)
        receipt = f"RC-{next_number(session, 'receipt')}"
        session.add(
            Receipt(
                id=receipt,
                customer_id=customer,
                tool=tool,
                key=key,
                arguments=arguments,
                result=result,
                created_at=now,
            )
        )
        session.add(Audit(at=now, customer_id=customer, tool=tool, receipt_id=receipt, detail=arguments))
        return result, receipt
