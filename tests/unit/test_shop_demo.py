"""The demo shop's data: complete, in two languages, the same for the same seed."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta

import pytest

from commerce import demo, policy
from commerce.demo import history
from commerce.demo.goods import CATEGORIES, products, words
from commerce.pictures import DRAWERS
from commerce.records import OrderRecord
from commerce.schema import ORDER_STATES
from commerce.tracking_numbers import identify

pytestmark = pytest.mark.unit

TODAY = date(2026, 5, 20)
TERMS = policy.default().terms


def placed(seed: int = 7, today: date = TODAY) -> list[OrderRecord]:
    return list(history.orders(list(demo.products(seed)), TERMS, seed=seed, today=today))


def test_size():
    by_category = Counter(product.category for product in products())
    assert len(CATEGORIES) == 20 == len(by_category)
    assert len(products()) >= 200
    assert min(by_category.values()) >= 10
    assert len({product.id for product in products()}) == len(products())


def test_both_languages():
    for product in products():
        for texts in (product.name, product.description):
            assert texts["en"].isascii() or re.search("[éû]", texts["en"]), texts["en"]
            assert re.search("[\u4e00-\u9fff]{2}", texts["zh"]), product.id
            assert not re.search("[,;]", texts["zh"]), f"ASCII punctuation in Chinese: {texts['zh']}"
        assert product.description["en"].endswith("."), product.id
        assert product.description["zh"].endswith("。"), product.id


def test_names_are_unique_and_carry_the_colour():
    for lang in ("en", "zh"):
        names = [product.name[lang] for product in products()]
        assert len(set(names)) == len(names)
    for product in products():
        assert product.name["zh"].endswith(f"（{words().terms[product.attributes['color']]['zh']}）")


def test_every_attribute_has_a_name_in_both_languages():
    for product in products():
        for name in product.attributes:
            assert set(words().terms[name]) == {"en", "zh"}, name


def test_every_drawer_is_used_and_every_look_differs():
    looks = [product.look for product in products()]
    assert len(set(looks)) == len(looks)
    used = {(look.category, look.shape) for look in looks}
    assert used == {(category, shape) for category, shapes in DRAWERS.items() for shape in shapes}


def test_orders_in_every_state_with_sums_that_hold():
    orders = placed()
    assert {order.state for order in orders} == set(ORDER_STATES)
    assert [order.number for order in orders] == [f"VT-{100001 + i}" for i in range(len(orders))]
    assert any(order.shipping for order in orders)
    assert any(not order.shipping for order in orders)


def test_alice_and_wei_have_orders_in_several_states():
    for customer in ("c-alice", "c-wei"):
        states = {order.state for order in placed() if order.customer == customer}
        assert {"shipped", "delivered"} <= states
        assert len(states) >= 5


def test_tracking_numbers_pass_their_check_digit():
    parcels = [parcel for order in placed() for parcel in order.parcels]
    assert len({parcel.tracking_number for parcel in parcels}) == len(parcels)
    for parcel in parcels:
        assert parcel.carrier in [match.carrier for match in identify(parcel.tracking_number)]
    assert {parcel.carrier for parcel in parcels} == {"Deutsche Post DHL", "UPS"}


def test_parcel_events_run_forward_and_not_into_the_future():
    for order in placed():
        for parcel in order.parcels:
            times = [event.at for event in parcel.events]
            assert times == sorted(set(times))
            assert order.ordered_on <= times[0].date()
            assert times[-1].date() <= TODAY
            if times[-1].date() == TODAY:
                assert times[-1].hour < 12
            if parcel.state == "delivered":
                assert parcel.events[-1].code == "delivered"
                assert times[-1].date() == order.delivered_on


def test_windows_are_meaningful_whatever_the_day():
    for today in (TODAY, date(2027, 2, 28)):
        ages = [(today - order.delivered_on).days for order in placed(today=today) if order.delivered_on]
        assert any(age <= TERMS.return_days for age in ages)
        assert any(age > TERMS.return_days for age in ages)


def test_the_same_seed_and_day_give_the_same_orders():
    assert placed() == placed()
    assert placed(seed=8) != placed()
    moved = placed(today=TODAY + timedelta(days=1))
    assert [order.ordered_on + timedelta(days=1) for order in placed()] == [order.ordered_on for order in moved]


def test_customers():
    people = history.customers()
    assert len(people) >= 12
    assert {"alice@example.com", "wei@example.com"} <= {person.email for person in people}
    assert all(person.email.endswith("@example.com") for person in people)
    assert len({person.lang for person in people}) == 12
