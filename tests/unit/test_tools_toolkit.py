"""Tools: schema from signature and docstring, arguments checked by name."""

from __future__ import annotations

from typing import Literal

import pytest

from commerce.toolkit import Caller, ToolResult, tool, tools_of
from commerce.tools import OrderNumber, Toolbox
from kernel.errors import BadInput, NotAllowed

pytestmark = pytest.mark.unit


class Bench:
    @tool("READ")
    def look(self, caller: Caller, order_number: OrderNumber, limit: int = 3) -> ToolResult:
        """Look at it.

        Not for callers.
        """
        return ToolResult([caller.lang, order_number, limit])

    @tool("WRITE")
    def paint(self, caller: Caller, color: Literal["red", "blue"]) -> ToolResult:
        """Paint it."""
        return ToolResult(color, receipt=caller.key)

    def helper(self) -> None:
        """No tool."""


TOOLS = tools_of(Bench)
CALLER = Caller(customer=None, lang="en", key="k")


def test_specs_come_from_the_code():
    assert list(TOOLS) == ["look", "paint"]
    assert TOOLS["look"].spec.about == "Look at it."
    assert TOOLS["paint"].spec.kind == "WRITE"
    parameters = TOOLS["look"].spec.parameters
    assert parameters["required"] == ["order_number"]
    assert parameters["properties"]["limit"] == {"default": 3, "type": "integer"}
    assert parameters["properties"]["order_number"]["description"] == "Such as VT-100234"
    assert parameters["additionalProperties"] is False


def test_runs_with_defaults():
    assert TOOLS["look"].run(Bench(), CALLER, {"order_number": "VT-1"}).data == ["en", "VT-1", 3]


@pytest.mark.parametrize(
    ("name", "args", "argument"),
    [
        ("look", {}, "order_number"),
        ("look", {"order_number": 7}, "order_number"),
        ("look", {"order_number": ""}, "order_number"),
        ("look", {"order_number": "VT-1", "limit": "many"}, "limit"),
        ("look", {"order_number": "VT-1", "colour": "red"}, "colour"),
        ("paint", {"color": "green"}, "color"),
    ],
)
def test_bad_arguments_are_named(name, args, argument):
    with pytest.raises(BadInput) as error:
        TOOLS[name].run(Bench(), CALLER, args)
    assert error.value.details["argument"] == argument


def test_nobody_is_identified():
    with pytest.raises(NotAllowed):
        CALLER.identified()


def test_the_shop_has_the_tools_of_the_design():
    kinds = {name: tool.spec.kind for name, tool in tools_of(Toolbox).items()}
    assert kinds == {
        "find_products": "READ",
        "get_product": "READ",
        "find_by_photo": "READ",
        "compare_products": "READ",
        "recommend_products": "READ",
        "get_stock": "READ",
        "get_policy": "READ",
        "identify_customer": "READ",
        "list_orders": "READ",
        "get_order": "READ",
        "track_parcel": "READ",
        "check_return": "READ",
        "order_returns": "READ",
        "check_cancel": "READ",
        "check_change": "READ",
        "get_warranty": "READ",
        "cancel_order": "WRITE",
        "change_address": "WRITE",
        "change_items": "WRITE",
        "change_payment": "WRITE",
        "start_return": "WRITE",
        "list_coupons": "READ",
        "send_invoice": "WRITE",
        "grant_goodwill": "WRITE",
        "create_ticket": "WRITE",
    }
    for tool_ in tools_of(Toolbox).values():
        assert tool_.spec.about.endswith(".")
        assert tool_.spec.parameters["type"] == "object"
