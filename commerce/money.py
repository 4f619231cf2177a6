"""Money as people and JSON see it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from babel.numbers import format_currency

from commerce.columns import rounded


def as_json(amount: Decimal, currency: str) -> dict[str, Any]:
    """{"amount": "19.90", "currency": "EUR"}."""
    return {"amount": str(rounded(amount)), "currency": currency}


def in_words(amount: Decimal, currency: str, lang: str) -> str:
    """The amount as `lang` writes it: €19.90, 19,90 €."""
    return str(format_currency(amount, currency, locale=lang))
