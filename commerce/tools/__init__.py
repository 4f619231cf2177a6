"""The shop's tools: what the assistant, the REST interface and other agents may do."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from commerce.toolkit import Caller, Kind, Tool, ToolResult, ToolSpec, tools_of
from commerce.tools.arguments import OrderNumber
from commerce.tools.catalogue import CatalogueTools
from commerce.tools.changes import ChangeTools
from commerce.tools.orders import OrderTools
from commerce.tools.service import ServiceTools
from kernel.errors import BadInput

__all__ = ["Kind", "OrderNumber", "ToolResult", "ToolSpec", "Toolbox"]


@cache
def _tools() -> dict[str, Tool]:
    return tools_of(Toolbox)


class Toolbox(CatalogueTools, OrderTools, ChangeTools, ServiceTools):
    """The tools over one store. Safe to call from several threads.

    `vision_model` names the embedder whose vectors `find_by_photo` gets, `photo_threshold` the least cosine that
    counts as near; invoices are written below `media`; `now` is the shop's clock.
    """

    def specs(self) -> Mapping[str, ToolSpec]:
        """Every tool by name."""
        return {name: tool.spec for name, tool in _tools().items()}

    def call(self, name: str, args: Mapping[str, Any], *, customer: str | None, lang: str, key: str) -> ToolResult:
        """Run tool `name` for `customer` (None: nobody identified); a WRITE with a `key` seen before repeats nothing.

        Raises `NotFound`, `NotAllowed`, `Refused`, or `BadInput` whose details name the `argument`.
        """
        tool = _tools().get(name)
        if tool is None:
            raise BadInput(f"there is no tool '{name}'", fix=f"Tools: {', '.join(_tools())}", argument="name")
        return tool.run(self, Caller(customer, lang, key), args)
