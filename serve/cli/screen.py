"""A conversation on a terminal: sentences as they come, cards as small tables, the stages of a turn in a dim line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import singledispatchmethod
from typing import Any

from rich import box
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from multimodal import events as ev

Data = Mapping[str, Any]


class Screen:
    """A listener that shows a session's events on `console`; with `echo` also what was typed, as from a pipe."""

    def __init__(self, console: Console, *, echo: bool) -> None:
        self._console = console
        self._echo = echo
        self._seen: list[str] = []

    def __call__(self, event: ev.Event) -> None:
        """Show one event; those with nothing to see pass."""
        self._show(event)

    @singledispatchmethod
    def _show(self, event: ev.Event) -> None:
        del event

    @_show.register
    def _(self, event: ev.UserTurn) -> None:
        self._seen = []
        if self._echo and event.text and event.source != "voice":
            self._dim(f"> {event.text}")

    @_show.register
    def _(self, event: ev.Transcript) -> None:
        self._dim(f"heard ({event.seconds:.1f} s, {event.confidence:.0%} sure): {event.text}")

    @_show.register
    def _(self, event: ev.ImageRead) -> None:
        seen = event.content
        self._dim(f"seen: {seen.width} x {seen.height}, {len(seen.lines)} lines of text, {len(seen.codes)} codes")

    @_show.register
    def _(self, event: ev.Understood) -> None:
        intents = [f"{name} {score:.2f}" for name, score in list(event.intents.items())[:2]]
        self._seen += [event.lang, *intents, f"mood {event.mood}"]

    @_show.register
    def _(self, event: ev.ToolCalled) -> None:
        said = f"{event.name}: {event.error}" if event.error else event.name
        self._seen.append(f"{said} [{event.receipt}]" if event.receipt else said)

    @_show.register
    def _(self, event: ev.Sentence) -> None:
        self._console.print(Text(event.text, style="bold"))

    @_show.register
    def _(self, event: ev.Card) -> None:
        self._console.print(card(event.kind, event.data))

    @_show.register
    def _(self, event: ev.Interrupted) -> None:
        del event
        self._dim("(interrupted)")

    @_show.register
    def _(self, event: ev.Failed) -> None:
        fix = f". {event.fix}" if event.fix else ""
        self._console.print(Text(f"! {event.message}{fix}", style="yellow"))

    @_show.register
    def _(self, event: ev.TurnEnded) -> None:
        stages = [f"{name.replace('_', ' ')} {seconds * 1000:.1f}" for name, seconds in event.timings_s.items()]
        self._dim(" · ".join(self._seen))
        self._dim(f"ms: {' · '.join(stages)}")

    def _dim(self, text: str) -> None:
        self._console.print(Text(text, style="dim"))


def card(kind: str, data: Data) -> RenderableType:
    """What the page would show beside the words, as a table."""
    draw = _CARDS.get(kind)
    return draw(data) if draw else _facts(kind, {name: str(value) for name, value in data.items()})


def _table(title: str, *columns: str) -> Table:
    table = Table(title=Text(title), title_justify="left", box=box.SIMPLE, title_style="cyan", pad_edge=False)
    for name in columns:
        table.add_column(name, justify="right" if name in ("price", "stock", "#", "total", "quantity") else "left")
    return table


def _rows(table: Table, *rows: tuple[object, ...]) -> Table:
    for row in rows:
        table.add_row(*(Text(str(cell)) for cell in row))  # Text: what a shop writes is no markup
    return table


def _facts(title: str, facts: Mapping[str, str]) -> Table:
    table = _table(title, "", "")
    table.show_header = False
    return _rows(table, *((name.replace("_", " "), value) for name, value in facts.items() if value))


def _money(value: Data | None) -> str:
    return f"{value['amount']} {value['currency']}" if value else ""


def _products(data: Data) -> Table:
    rows = [
        (number, product["name"], _money(product["price"]), product["stock"], product["id"])
        for number, product in enumerate(data["products"], 1)
    ]
    return _rows(_table("Products", "#", "name", "price", "stock", "id"), *rows)


def _product(data: Data) -> Table:
    product = data["product"]
    facts = {"price": _money(product["price"]), "stock": str(product["stock"]), "category": product["category"]}
    more = {"description": product["description"], "id": product["id"]}
    return _facts(product["name"], {**facts, **product["attributes"], **more})


def _orders(data: Data) -> Table:
    rows = [(each["order_number"], each["state"], each["ordered_on"], _money(each["total"])) for each in data["orders"]]
    return _rows(_table("Orders", "order", "state", "ordered on", "total"), *rows)


def _order(data: Data) -> Table:
    order = data["order"]
    days = [f"{name.replace('_', ' ')} {order[name]}" for name in _DAYS if order.get(name)]
    parcel = [f"{order.get('carrier') or ''} {order['tracking_number']}"] if order.get("tracking_number") else []
    table = _table(f"Order {order['order_number']}, {order['state']}", "item", "quantity", "price", "state")
    table.caption = Text(" · ".join([f"total {_money(order['total'])}", *days, *parcel]))
    table.caption_justify = "left"
    return _rows(
        table, *((each["name"], each["quantity"], _money(each["price"]), each["state"]) for each in order["items"])
    )


_DAYS = ("ordered_on", "expected_on", "delivered_on")


def _parcel(data: Data) -> Table:
    parcel = data["parcel"]
    expected = f", expected on {parcel['expected_on']}" if parcel.get("expected_on") else ""
    title = f"{parcel['carrier']} {parcel['tracking_number']}, {parcel['state']}{expected}"
    rows = [(event["at"][:16].replace("T", " "), event["place"], event["text"]) for event in parcel["events"]]
    return _rows(_table(title, "at", "place", "what"), *rows)


def _label(data: Data) -> Table:
    codes = {code["format"]: code["text"] for code in data["codes"]}
    return _facts("Label", {"text": " / ".join(data["lines"]), **codes})


def _return(data: Data) -> Table:
    shown = {"state": data["state"], "refund": _money(data.get("refund")), "instructions": data["instructions"]}
    item = data.get("item")
    name = item["name"] if isinstance(item, Mapping) else str(item or "")
    return _facts(f"Return {data['return_id']}", {"item": name, **shown})


_CARDS: Mapping[str, Callable[[Data], Table]] = {
    "products": _products,
    "product": _product,
    "orders": _orders,
    "order": _order,
    "parcel": _parcel,
    "label": _label,
    "return": _return,
}
