"""Pieces in stock: taken and put back in one order of rows, so that two writers wait for each other in turn."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from commerce.schema import Variant


def lock(session: Session, variants: set[str]) -> dict[str, Variant]:
    """The variants by id; nobody else changes them until the transaction ends."""
    query = select(Variant).where(Variant.id.in_(variants)).order_by(Variant.id).with_for_update()
    return {variant.id: variant for variant in session.scalars(query.execution_options(populate_existing=True))}


def move(session: Session, change: Mapping[str, int]) -> None:
    """Add pieces (below zero: take them); the caller has locked the variants and seen that there are enough."""
    for id_, pieces in sorted(Tally(change).items()):
        variant = session.get_one(Variant, id_)
        variant.stock += pieces
    session.flush()
