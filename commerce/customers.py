"""Who is asking: customers are identified by what only they should know."""

from __future__ import annotations

import re

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from commerce.orders import normal_number
from commerce.schema import Address, Customer, Order
from commerce.tokens import fold
from kernel.errors import BadInput, NotFound

_TAIL = 4
"""Fewest last digits of a phone number that identify."""


def identify(
    session: Session,
    *,
    email: str | None = None,
    name: str | None = None,
    postal_code: str | None = None,
    order_number: str | None = None,
    phone_tail: str | None = None,
) -> Customer:
    """The customer with this e-mail; or this name and postal code; or this order and last digits of the phone.

    Raises `NotFound` without saying which part was wrong, `BadInput` when none of the three is complete.
    """
    if email:
        found = session.scalar(select(Customer).where(Customer.email == email.strip().lower()))
    elif name and postal_code:
        found = _by_address(session, name, postal_code)
    elif order_number and phone_tail:
        found = _by_order(session, order_number, phone_tail)
    else:
        raise BadInput(
            "too little to identify a customer", fix="E-mail, or name + postal_code, or order_number + phone_tail"
        )
    if found is None:
        raise NotFound("no customer fits", fix="Check the spelling, or identify in another way")
    return found


def _by_address(session: Session, name: str, postal_code: str) -> Customer | None:
    wanted, code = _squeezed(name), _squeezed(postal_code)
    query = (
        select(Customer)
        .join(Address, Address.customer_id == Customer.id)
        .where(func.upper(func.replace(func.replace(Address.postal_code, " ", ""), "-", "")) == code.upper())
    )
    same = {customer.id: customer for customer in session.scalars(query) if _squeezed(customer.name) == wanted}
    return next(iter(same.values())) if len(same) == 1 else None


def _by_order(session: Session, order_number: str, phone_tail: str) -> Customer | None:
    digits = re.sub(r"\D", "", phone_tail)
    if len(digits) < _TAIL:
        raise BadInput(f"the last {_TAIL} digits of the phone number are needed", argument="phone_tail")
    query = select(Customer).join(Order).where(Order.number == normal_number(order_number))
    customer = session.scalar(query)
    return customer if customer and re.sub(r"\D", "", customer.phone).endswith(digits) else None


def _squeezed(text: str) -> str:
    return re.sub(r"[\s.\-]+", "", fold(text))


def masked(email: str) -> str:
    """a***e@example.com: enough to recognise, too little to learn."""
    local, _, domain = email.partition("@")
    return f"{local[0]}***{local[-1] if len(local) > 3 else ''}@{domain}"
