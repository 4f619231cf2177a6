"""The demo shop's customers and orders, grown from a seed and a date: every state, parcels with numbers that hold."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from importlib import resources
from typing import Any

import yaml

from commerce import check_digits
from commerce.demo import words
from commerce.payments import kind_of
from commerce.policy import Terms
from commerce.records import (
    AddressRecord,
    CouponRecord,
    CustomerRecord,
    EventRecord,
    ItemRecord,
    MethodRecord,
    OrderRecord,
    ParcelRecord,
    ProductRecord,
    ReturnRecord,
)

_FIRST_NUMBER = 100001
_FIRST_RETURN = 500001
_ORIGIN, _HUB = "Leipzig", "Frankfurt"
_HOURS = {"announced": 15, "accepted": 18, "sorted": 23, "departed": 3, "customs": 4, "arrived": 4, "attempted": 11,
          "out_for_delivery": 6, "held": 17, "delivered": 12, "sent_back": 9}  # fmt: skip
"""At which hour of its day (UTC) a parcel event happens; those of today lie before seven."""
_EXTRA_ORDERS = (2, 6)
"""How many orders customers without fixed ones have, from and to."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """An order before it has a number."""

    customer: CustomerRecord
    payment: str
    story: Mapping[str, Any]
    goods: tuple[tuple[ProductRecord, int], ...]


@lru_cache(maxsize=1)
def _people() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load((resources.files("commerce.demo") / "people.yaml").read_text("utf-8"))
    return data


def customers() -> list[CustomerRecord]:
    """The people of the demo shop."""
    return [
        CustomerRecord(
            **{key: row[key] for key in ("id", "email", "name", "lang", "phone")},
            addresses=(AddressRecord(**{key: row[key] for key in ("street", "city", "postal_code", "country")}),),
            payment_methods=tuple(_methods(row)),
        )
        for row in _people()["customers"]
    ]


def _methods(row: Mapping[str, Any]) -> Iterator[MethodRecord]:
    """The method that pays the customer's orders, another one for those who have one, and a gift card."""
    for place, label in enumerate((row["payment"], *row.get("also", ())), 1):
        yield MethodRecord(id=f"pm-{row['id'][2:]}-{place}", kind=kind_of(label), label=label)
    if "gift_card" in row:
        digits = re.sub(r"\D", "", row["phone"])[-4:]
        label = f"Gift card •••• {digits}"
        yield MethodRecord(id=f"pm-{row['id'][2:]}-gift", kind="gift_card", label=label, balance=row["gift_card"])


def coupons(terms: Terms, *, today: date) -> Iterator[CouponRecord]:
    """What the demo shop gives to everybody."""
    for row in _people()["coupons"]:
        yield CouponRecord(
            code=row["code"],
            amount=row.get("amount"),
            percent=row.get("percent"),
            min_total=row["min_total"],
            currency=terms.currency,
            expires_on=today + timedelta(days=row["days"]),
            created_at=datetime.combine(today, time(), UTC),
        )


def orders(products: Sequence[ProductRecord], terms: Terms, *, seed: int, today: date) -> Iterator[OrderRecord]:
    """Orders of all customers, numbered from the oldest."""
    rng = random.Random(seed)
    plans = sorted(_plans(products, rng), key=lambda plan: (-plan.story["ordered"], plan.customer.id))
    returns = 0
    for number, plan in enumerate(plans, _FIRST_NUMBER):
        case = "case" in plan.story
        yield _order(f"VT-{number}", plan, terms, today, rng, f"RT-{_FIRST_RETURN + returns}")
        returns += case


def _plans(products: Sequence[ProductRecord], rng: random.Random) -> Iterator[_Plan]:
    data = _people()
    stories = [{"name": name} | story for name, story in data["stories"].items()]
    by_name = {story["name"]: story for story in stories}
    by_id = {product.id: product for product in products}
    turn = 0
    for customer, row in zip(customers(), data["customers"], strict=True):
        fixed = data["orders"].get(customer.id)
        if fixed is not None:
            for story, *goods in fixed:
                picked = tuple((by_id[name.rstrip("*")], 1 + name.count("*")) for name in goods)
                yield _Plan(customer, row["payment"], by_name[story], picked)
            continue
        for _ in range(rng.randint(*_EXTRA_ORDERS)):
            story = stories[turn % len(stories)]
            turn += 1
            chosen = rng.sample(products, 1 if "case" in story else rng.choice((1, 1, 2, 3)))
            picked = tuple((product, rng.choice((1, 1, 1, 2))) for product in chosen)
            yield _Plan(customer, row["payment"], story, picked)


def _order(number: str, plan: _Plan, terms: Terms, today: date, rng: random.Random, return_id: str) -> OrderRecord:
    story = plan.story
    items = []
    for place, (product, quantity) in enumerate(plan.goods, 1):
        variant = rng.choice(product.variants)
        items.append(
            ItemRecord(
                id=f"{number}-{place}",
                variant=variant.id,
                quantity=quantity,
                price=variant.prices[terms.currency],
                state=story["state"],
            )
        )
    goods = sum((item.price * item.quantity for item in items), Decimal(0))
    shipping = Decimal(0) if goods >= terms.free_shipping_from else terms.shipping_fee
    delivered = today - timedelta(days=story["delivered"]) if "delivered" in story else None
    ordered = today - timedelta(days=story["ordered"])
    return OrderRecord(
        number=number,
        customer=plan.customer.id,
        state=story["state"],
        currency=terms.currency,
        shipping=shipping,
        total=goods + shipping,
        payment=plan.payment,
        ship_to=plan.customer.addresses[0],
        ordered_on=ordered,
        expected_on=_expected(story, today, ordered, terms),
        delivered_on=delivered,
        items=tuple(items),
        parcels=(_parcel(plan, rng, ordered, delivered or today, today),) if "way" in story else (),
        returns=(_return(return_id, items[0], plan, delivered),) if "case" in story and delivered else (),
    )


def _expected(story: Mapping[str, Any], today: date, ordered: date, terms: Terms) -> date | None:
    if "expected" in story:
        return today + timedelta(days=story["expected"])
    return ordered + timedelta(days=terms.delivery_days_max) if "delivered" in story else None


def _parcel(plan: _Plan, rng: random.Random, ordered: date, last: date, today: date) -> ParcelRecord:
    way, city = list(plan.story["way"]), plan.customer.addresses[0].city
    if plan.customer.addresses[0].country not in ("DE", "FR", "ES", "PT") and "arrived" in way:
        way.insert(way.index("arrived"), "customs")
    carrier, tracking_number = rng.choice((_post, _ups))(rng)
    places = {"announced": _ORIGIN, "accepted": _ORIGIN, "sorted": _ORIGIN, "departed": _HUB}
    span = max(1, (last - ordered).days)
    events: list[EventRecord] = []
    for step, code in enumerate(way):
        day = min(ordered + timedelta(days=round(span * (step + 1) / len(way))), last)
        hour = _HOURS[code] if day < today else 0
        at = datetime.combine(day, time(hour, rng.randrange(60)), UTC)
        if events and at <= events[-1].at:
            at = events[-1].at + timedelta(minutes=20 + rng.randrange(40))
        events.append(EventRecord(at=at, place=places.get(code, city), code=code))
    expected = today + timedelta(days=plan.story["expected"]) if "expected" in plan.story else None
    return ParcelRecord(
        tracking_number=tracking_number,
        carrier=carrier,
        state=plan.story["parcel"],
        expected_on=expected,
        events=tuple(events),
    )


def _post(rng: random.Random) -> tuple[str, str]:
    """A German registered parcel as UPU S10 numbers it."""
    body = f"R{rng.choice('ABCDEF')}{rng.randrange(10**8):08d}"
    return "Deutsche Post DHL", _checked(body, check_digits.s10, "DE")


def _ups(rng: random.Random) -> tuple[str, str]:
    body = "1Z" + "".join(rng.choice("0123456789ABCDEFGHJKLMNPRSTUVWXY") for _ in range(6)) + "04"
    return "UPS", _checked(f"{body}{rng.randrange(10**7):07d}", check_digits.ups)


def _checked(body: str, holds: Callable[[str], bool], tail: str = "") -> str:
    """`body` with the one check digit that holds."""
    return next(number for digit in range(10) if holds(number := f"{body}{digit}{tail}"))


def _return(id_: str, item: ItemRecord, plan: _Plan, delivered: date) -> ReturnRecord:
    case = plan.story["case"]
    return ReturnRecord(
        id=id_,
        item=item.id,
        issue_type=case["issue"],
        evidence=words.reason(plan.story["name"], plan.customer.lang),
        resolution=case["resolution"],
        refund_method="original_payment",
        refund=item.price * item.quantity if case["resolution"] == "refund" else Decimal(0),
        state=case["state"],
        created_at=datetime.combine(delivered + timedelta(days=2), time(10, 30), UTC),
    )
