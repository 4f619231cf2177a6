"""Sentences against facts: what stands passes, what was changed is caught."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dialog.verify import check

pytestmark = pytest.mark.unit

FACTS: dict[str, Any] = {
    "order": {
        "order_number": "VT-100234",
        "state": "shipped",
        "ordered_on": "2026-11-20",
        "expected_on": "2026-12-03",
        "carrier": "DHL",
        "tracking_number": "00340434161094021501",
        "total": {"amount": "1299.90", "currency": "EUR"},
        "items": [
            {"name": "Aria running shoes", "quantity": 2, "price": {"amount": "19.90", "currency": "EUR"}},
            {"name": "27 inch monitor", "quantity": 1, "price": {"amount": "20", "currency": "EUR"}},
            {"name": "Fern mug", "quantity": 3, "price": {"amount": "5.00", "currency": "EUR"}},
        ],
    },
    "product": {"name": "Fern mug", "stock": 12},
    "policy": {"text": "You can return an item within 30 days. Shipping is free from 50.00 EUR. 15% off for students."},
    "events": [{"at": "2026-12-01T08:15:00", "text": "Parcel sorted", "place": "Lyon"}],
}

RIGHT = [
    "Order VT-100234 has been shipped.",
    "It costs €19.90.",
    "It costs 19.90 euros.",
    "It costs 19,90 €.",
    "The total is €1,299.90.",
    "The mug is five euros.",
    "It costs EUR 20.",
    "It should arrive on December 3.",
    "It should arrive on 3 December 2026.",
    "It should arrive on Dec 3rd.",
    "It should arrive on 2026-12-03.",
    "It should arrive on Thursday.",
    "You ordered three items.",
    "There are 12 left.",
    "It is still in stock.",
    "You have 30 days to send it back.",
    "Students get 15% off.",
    "DHL brings parcel 00340434161094021501.",
    "Parcel 0034 0434 1610 9402 1501 is on its way.",
    "The 27 inch monitor is in it.",
    "It was sorted at 8:15 in Lyon.",
    "Once it is delivered, you can return it.",
    "One moment, please.",
    "Is there anything else?",
    "订单 VT-100234 已发货。",
    "价格是 19.90 欧元。",
    "价格是€19.90。",
    "二十欧元。",
    "预计12月3日送到。",
    "预计2026年12月3日送到。",
    "预计周四送到。",
    "库存 12 件。",
    "一共三件商品。",
    "30天内可以退货。",
    "由 DHL 运送，运输中。",
    "送达之后可以退货。",
]
WRONG = [
    ("Order VT-100235 has been shipped.", "VT-100235"),
    ("It costs €18.90.", "€18.90"),
    ("It costs $19.90.", "$19.90"),
    ("It costs 19.99 euros.", "19.99"),
    ("The total is €1,299.00.", "1,299.00"),
    ("The mug is six euros.", "six euros"),
    ("It should arrive on December 4.", "December 4"),
    ("It should arrive on 3 December 2027.", "2027"),
    ("It should arrive on Monday.", "Monday"),
    ("It should arrive tomorrow.", "today+1"),
    ("You ordered seven items.", "seven items"),
    ("There are 13 left.", "13"),
    ("It is out of stock.", "unavailable"),
    ("You have 60 days to send it back.", "60"),
    ("You get 20% off.", "20%"),
    ("UPS brings your parcel.", "UPS"),
    ("Parcel 00340434161094021502 is on its way.", "00340434161094021502"),
    ("Your order has arrived: it was delivered.", "delivered"),
    ("Your order was cancelled.", "cancelled"),
    ("Your order has not been shipped.", "not shipped"),
    ("It was sorted at 9:15.", "9:15"),
    ("We will call you tomorrow.", "We will call"),
    ("Someone will get back to you.", "get back"),
    ("I have started your return.", "started your return"),
    ("I'll refund you right away.", "refund"),
    ("You will hear from us.", "hear from"),
    ("订单 VT-100235 已发货。", "VT-100235"),
    ("价格是 18.90 欧元。", "18.90"),
    ("二十一欧元。", "二十一"),
    ("预计12月4日送到。", "12月4日"),
    ("预计周六送到。", "周六"),
    ("库存 13 件。", "13"),
    ("一共五件商品。", "五件"),
    ("60天内可以退货。", "60"),
    ("订单已送达。", "已送达"),
    ("由顺丰运送。", "顺丰"),
    ("目前缺货。", "unavailable"),
    ("我们会尽快联系您。", "联系"),
    ("已为您办理退货。", "退货"),
]


@pytest.mark.parametrize("sentence", RIGHT)
def test_what_stands_in_the_facts_passes(sentence: str) -> None:
    verdict = check(FACTS, sentence)
    assert verdict.grounded, verdict.why
    assert verdict.score == 1.0


@pytest.mark.parametrize(("sentence", "named"), WRONG)
def test_what_was_changed_is_caught_and_named(sentence: str, named: str) -> None:
    verdict = check(FACTS, sentence, today=date(2026, 12, 1))
    assert not verdict.grounded
    assert named in verdict.why
    assert verdict.score < 1.0


def test_a_promise_stands_once_its_tool_has_run() -> None:
    sentence = "I have registered your return."
    assert not check({}, sentence).grounded
    assert check({}, sentence, done=["start_return"]).grounded


def test_tomorrow_is_checked_against_the_day_it_is() -> None:
    assert check(FACTS, "It comes tomorrow.", today=date(2026, 12, 2)).grounded
    assert not check(FACTS, "It comes tomorrow.", today=date(2026, 12, 1)).grounded
    assert not check(FACTS, "It comes tomorrow.").grounded


def test_the_score_is_the_share_of_claims_that_stand() -> None:
    assert check(FACTS, "VT-100234 costs €18.90.").score == 0.5


def test_nothing_claimed_over_no_facts_passes_and_a_figure_does_not() -> None:
    assert check(None, "What can I do for you?").grounded
    assert not check(None, "It costs €5.00.").grounded
    assert not check([], "You have 30 days.").grounded
