"""The shop's tools: what the assistant, the REST interface and other agents may do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["READ", "WRITE"]


@dataclass(frozen=True, slots=True)
class ToolSpec:
    """One tool: `parameters` is the JSON schema of its arguments. A WRITE needs the customer's explicit yes first."""

    name: str
    kind: Kind
    about: str
    parameters: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ToolResult:
    """What a tool found or did: JSON, money as {"amount": "19.90", "currency": "EUR"}, dates as ISO 8601.

    `receipt` identifies a WRITE that was carried out; the same idempotency key gives the same receipt.
    """

    data: Any
    receipt: str | None = None
