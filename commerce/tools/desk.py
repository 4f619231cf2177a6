"""What every group of tools stands on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from commerce import receipts
from commerce.catalog import Catalog
from commerce.policy import Policy
from commerce.policy import default as default_policy
from commerce.store import Store
from commerce.toolkit import Caller, ToolResult


def utc_now() -> datetime:
    return datetime.now(UTC)


class Desk:
    """The store, the policy, the clock and the catalogue. See `commerce.tools.Toolbox` for the arguments."""

    def __init__(
        self,
        store: Store,
        *,
        policy: Policy | None = None,
        vision_model: str = "",
        photo_threshold: float = 0.5,
        media: Path | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._store = store
        self._policy = policy or default_policy()
        self._terms = self._policy.terms
        self._vision_model = vision_model
        self._photo_threshold = photo_threshold
        self._media = media
        self._now = now
        self.catalog = Catalog(store, self._terms.currency)

    def _once(
        self, caller: Caller, tool: str, customer: str | None, arguments: dict[str, Any], action: receipts.Action
    ) -> ToolResult:
        """A WRITE: one transaction with its receipt and its audit row. Arguments that were not given are left out."""
        given = {name: value for name, value in arguments.items() if value is not None and value != []}
        data, receipt = receipts.once(
            self._store, action, tool=tool, customer=customer, key=caller.key, arguments=given, now=self._now()
        )
        return ToolResult(data, receipt)
