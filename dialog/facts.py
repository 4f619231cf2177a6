"""The facts of a turn, indexed for look-up: every leaf of what the tools returned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from dialog.numbers import DIGITS, GROUPED, readings
from dialog.text import folded, plain
from multimodal.events import Json

_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}))?")
_CODES = r"(?<![A-Z])(?:EUR|USD|GBP|CNY|JPY|CHF|KRW|RUB|BRL|THB|VND|AED|SAR)(?![A-Z])"
_NUMBER = f"({GROUPED}|{DIGITS})"
_AMOUNT = re.compile(rf"(?:([€$£¥]|{_CODES})\s?{_NUMBER})|(?:{_NUMBER}\s?([€$£¥]|{_CODES}|(?i:欧元|元|euros?|евро)))")
_CURRENCY = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "CNY", "元": "CNY"} | dict.fromkeys(
    ("欧元", "euro", "euros", "евро"), "EUR"
)
_PERCENT = re.compile(rf"({DIGITS})\s?%")
_ID = re.compile(r"(?<![A-Z0-9])(?=[A-Z0-9-]*\d)[A-Z0-9]+(?:-[A-Z0-9]+)*(?![A-Z0-9])")
STATE_KEYS = frozenset({"state", "status"})


@dataclass(frozen=True, slots=True)
class Facts:
    """What may be claimed. `ids` are in capitals without dashes; `priced` are things with a name (`folded`) and amounts
    of their own; `text` holds every string leaf, lower case."""

    numbers: frozenset[Decimal]
    money: frozenset[tuple[Decimal, str]]
    percents: frozenset[Decimal]
    dates: frozenset[date]
    times: frozenset[str]
    ids: frozenset[str]
    states: frozenset[str]
    stocks: frozenset[int]
    priced: tuple[tuple[str, frozenset[tuple[Decimal, str]]], ...]
    text: str


def index(facts: Json) -> Facts:
    """Walk `facts`, any JSON, once."""
    leaves = list(_leaves(facts, ""))
    texts = [str(value) for _, value in leaves if isinstance(value, str)]
    joined = plain("\n".join(texts))
    numbers = {Decimal(str(value)) for _, value in leaves if isinstance(value, (int, float))}
    dated = _ISO.sub(" ", joined)
    # An amount of money or a percentage is no count: "5.00 EUR" must not let "five days" pass.
    for run in re.findall(DIGITS, _PERCENT.sub(" ", _AMOUNT.sub(" ", dated))):
        numbers.update(readings(run))
    return Facts(
        numbers=frozenset(numbers),
        money=frozenset({*_money(facts), *_written_money(dated)}),
        percents=frozenset(value for hit in _PERCENT.findall(dated) for value in readings(hit)),
        dates=frozenset(found for hit in _ISO.finditer(joined) if (found := _date(hit))),
        times=frozenset(f"{int(hit[4][:2])}{hit[4][2:]}" for hit in _ISO.finditer(joined) if hit[4]),
        ids=frozenset(hit.replace("-", "") for hit in _ID.findall(joined.upper())),
        states=frozenset(str(value) for key, value in leaves if key in STATE_KEYS),
        stocks=frozenset(value for key, value in leaves if key == "stock" and isinstance(value, int)),
        priced=tuple(_priced(facts)),
        text=joined.lower(),
    )


def _leaves(node: Json, key: str) -> Iterator[tuple[str, Json]]:
    """(key, value) of every leaf; the length of a list counts as a leaf, because it may be said ("three items")."""
    if isinstance(node, dict):
        if "currency" in node and "amount" in node:
            return  # `_money` reads these
        for name, child in node.items():
            yield from _leaves(child, name)
    elif isinstance(node, (list, tuple)):
        yield f"{key}#", len(node)
        for child in node:
            yield from _leaves(child, key)
    elif node is not None and not isinstance(node, bool):
        yield key, node


def _money(node: Json) -> Iterator[tuple[Decimal, str]]:
    if isinstance(node, dict):
        if isinstance(node.get("currency"), str) and isinstance(node.get("amount"), (str, int, float)):
            try:
                yield Decimal(str(node["amount"])), node["currency"]
            except InvalidOperation:
                return
        for child in node.values():
            yield from _money(child)
    elif isinstance(node, (list, tuple)):
        for child in node:
            yield from _money(child)


def _priced(node: Json) -> Iterator[tuple[str, frozenset[tuple[Decimal, str]]]]:
    children = node.values() if isinstance(node, dict) else node if isinstance(node, (list, tuple)) else ()
    if isinstance(node, dict) and isinstance(node.get("name"), str):
        own = frozenset(
            money for child in children if isinstance(child, dict) and "amount" in child for money in _money(child)
        )
        if own:
            yield folded(node["name"]), own
    for child in children:
        yield from _priced(child)


def _written_money(text: str) -> Iterator[tuple[Decimal, str]]:
    for hit in _AMOUNT.finditer(text):
        unit = hit[1] or hit[4]
        for amount in readings(hit[2] or hit[3]):
            yield amount, _CURRENCY.get(unit.lower(), unit)


def _date(hit: re.Match[str]) -> date | None:
    try:
        return date(int(hit[1]), int(hit[2]), int(hit[3]))
    except ValueError:
        return None
