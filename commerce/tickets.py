"""The queue in front of people: what the assistant hands over."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from commerce.schema import Ticket
from commerce.store import next_number


def create(
    session: Session, customer: str | None, topic: str, summary: str, mood: int | None, lang: str, now: datetime
) -> dict[str, Any]:
    """A row at the end of the queue; `waiting` says how many are before it."""
    waiting = session.scalar(select(func.count()).where(Ticket.state == "open")) or 0
    ticket = Ticket(
        id=f"TK-{next_number(session, 'ticket')}",
        customer_id=customer,
        topic=topic,
        summary=summary,
        mood=mood,
        lang=lang,
        state="open",
        created_at=now,
    )
    session.add(ticket)
    session.flush()
    return {"ticket_id": ticket.id, "state": ticket.state, "waiting": waiting}
