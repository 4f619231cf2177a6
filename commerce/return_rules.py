"""What may come back, until when and for what: pure rules over plain values. Their numbers come from the policy."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from commerce.policy import Terms

IssueType = Literal[
    "damaged",
    "defective",
    "wrong_item",
    "not_as_described",
    "too_small",
    "too_large",
    "changed_mind",
    "missing_parts",
    "other",
]
Resolution = Literal["refund", "exchange", "repair"]
RefundMethod = Literal["original_payment", "gift_card"]
Rule = Literal[
    "not-delivered",
    "cancelled",
    "already-returned",
    "window-closed",
    "warranty-ended",
    "warranty-no-refund",
    "final-sale",
    "hygiene-opened",
    "out-of-stock",
]
ISSUE_TYPES: tuple[IssueType, ...] = get_args(IssueType)
RESOLUTIONS: tuple[Resolution, ...] = get_args(Resolution)
REFUND_METHODS: tuple[RefundMethod, ...] = get_args(RefundMethod)
RULES: tuple[Rule, ...] = get_args(Rule)
FAULTS: frozenset[IssueType] = frozenset({"damaged", "defective", "wrong_item", "not_as_described", "missing_parts"})
"""The shop's fault: final sale and hygiene do not stand against these."""
_RETURNING = frozenset({"return_requested", "returned", "exchanged", "refunded"})


@dataclass(frozen=True, slots=True)
class Case:
    """An item that somebody may want to send back."""

    state: str
    delivered_on: date | None
    hygiene: bool
    final_sale: bool
    stock: int


@dataclass(frozen=True, slots=True)
class Wish:
    """Why and for what. `unopened`: the shopper says that the seal is whole."""

    issue: IssueType
    resolution: Resolution
    unopened: bool = False


def window_ends(delivered_on: date, terms: Terms) -> date:
    """The last day for a return."""
    return delivered_on + timedelta(days=terms.return_days)


def warranty_ends(delivered_on: date, terms: Terms) -> date:
    """The last day of the warranty: the same day of the month, or the month's last."""
    years, month = divmod(delivered_on.month - 1 + terms.warranty_months, 12)
    year, month = delivered_on.year + years, month + 1
    return date(year, month, min(delivered_on.day, monthrange(year, month)[1]))


def refusal(case: Case, wish: Wish, terms: Terms, today: date) -> Rule | None:
    """The rule that forbids it, or None where nothing does."""
    if case.state == "cancelled":
        return "cancelled"
    if case.state in _RETURNING:
        return "already-returned"
    if case.state != "delivered" or case.delivered_on is None:
        return "not-delivered"
    fault = wish.issue in FAULTS
    if today > window_ends(case.delivered_on, terms):
        if wish.issue != "defective":
            return "window-closed"
        if today > warranty_ends(case.delivered_on, terms):
            return "warranty-ended"
        if wish.resolution == "refund":
            return "warranty-no-refund"
    if case.final_sale and not fault:
        return "final-sale"
    if case.hygiene and not fault and not wish.unopened:
        return "hygiene-opened"
    if wish.resolution == "exchange" and case.stock < 1:
        return "out-of-stock"
    return None


def allowed_issues(case: Case, terms: Terms, today: date) -> list[IssueType]:
    """Every reason for which the item may come back in some way."""
    return [
        issue
        for issue in ISSUE_TYPES
        if any(refusal(case, Wish(issue, way, unopened=True), terms, today) is None for way in RESOLUTIONS)
    ]


def why_not(case: Case, terms: Terms, today: date) -> Rule | None:
    """The rule to tell when nothing is allowed: that which stands against a plain change of mind."""
    if allowed_issues(case, terms, today):
        return None
    return refusal(case, Wish("changed_mind", "refund", unopened=True), terms, today)
