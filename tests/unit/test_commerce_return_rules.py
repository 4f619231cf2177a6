"""What may come back: the rules, and that their numbers are the policy's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commerce import policy, texts
from commerce.return_rules import (
    FAULTS,
    ISSUE_TYPES,
    RESOLUTIONS,
    RULES,
    Case,
    Wish,
    allowed_issues,
    refusal,
    warranty_ends,
    why_not,
    window_ends,
)
from commerce.schema import ORDER_STATES

pytestmark = pytest.mark.unit

TERMS = policy.default().terms
DELIVERED = date(2026, 3, 1)
CASE = Case(state="delivered", delivered_on=DELIVERED, hygiene=False, final_sale=False, stock=3)
LAST_DAY = DELIVERED + timedelta(days=TERMS.return_days)
LATER = LAST_DAY + timedelta(days=1)


@pytest.mark.parametrize("issue", ISSUE_TYPES)
def test_within_the_window_every_reason_is_good(issue):
    assert refusal(CASE, Wish(issue, "refund"), TERMS, LAST_DAY) is None


def test_the_window_closes_the_day_after():
    assert refusal(CASE, Wish("changed_mind", "refund"), TERMS, LATER) == "window-closed"
    assert why_not(CASE, TERMS, LATER) is None  # the warranty still stands
    assert allowed_issues(CASE, TERMS, LATER) == ["defective"]


def test_after_the_window_a_defect_is_repaired_or_exchanged_but_not_refunded():
    assert refusal(CASE, Wish("defective", "refund"), TERMS, LATER) == "warranty-no-refund"
    assert refusal(CASE, Wish("defective", "repair"), TERMS, LATER) is None
    assert refusal(CASE, Wish("defective", "exchange"), TERMS, LATER) is None


def test_the_warranty_ends():
    end = warranty_ends(DELIVERED, TERMS)
    assert end == date(2028, 3, 1)
    assert refusal(CASE, Wish("defective", "repair"), TERMS, end) is None
    assert refusal(CASE, Wish("defective", "repair"), TERMS, end + timedelta(days=1)) == "warranty-ended"
    assert why_not(CASE, TERMS, end + timedelta(days=1)) == "window-closed"


def test_the_warranty_of_a_leap_day_ends_on_the_last_of_february():
    assert warranty_ends(date(2024, 2, 29), replace(TERMS, warranty_months=12)) == date(2025, 2, 28)
    assert warranty_ends(date(2026, 12, 31), replace(TERMS, warranty_months=2)) == date(2027, 2, 28)


def test_hygiene_goods_come_back_only_sealed_unless_the_shop_is_at_fault():
    case = replace(CASE, hygiene=True)
    assert refusal(case, Wish("changed_mind", "refund"), TERMS, DELIVERED) == "hygiene-opened"
    assert refusal(case, Wish("changed_mind", "refund", unopened=True), TERMS, DELIVERED) is None
    assert refusal(case, Wish("damaged", "refund"), TERMS, DELIVERED) is None


def test_final_sale_stands_unless_the_shop_is_at_fault():
    case = replace(CASE, final_sale=True)
    assert refusal(case, Wish("too_small", "refund", unopened=True), TERMS, DELIVERED) == "final-sale"
    assert set(allowed_issues(case, TERMS, DELIVERED)) == FAULTS


def test_no_exchange_without_stock():
    case = replace(CASE, stock=0)
    assert refusal(case, Wish("too_small", "exchange"), TERMS, DELIVERED) == "out-of-stock"
    assert refusal(case, Wish("too_small", "refund"), TERMS, DELIVERED) is None


@pytest.mark.parametrize(
    ("state", "rule"),
    [
        ("pending", "not-delivered"),
        ("processed", "not-delivered"),
        ("shipped", "not-delivered"),
        ("cancelled", "cancelled"),
        ("return_requested", "already-returned"),
        ("returned", "already-returned"),
        ("exchanged", "already-returned"),
        ("refunded", "already-returned"),
    ],
)
def test_states_that_refuse(state, rule):
    case = replace(CASE, state=state)
    assert refusal(case, Wish("damaged", "refund"), TERMS, DELIVERED) == rule
    assert why_not(case, TERMS, DELIVERED) == rule


cases = st.builds(
    Case,
    state=st.sampled_from(ORDER_STATES),
    delivered_on=st.none() | st.just(DELIVERED),
    hygiene=st.booleans(),
    final_sale=st.booleans(),
    stock=st.integers(0, 2),
)


@given(case=cases, days=st.integers(0, 900))
def test_what_is_offered_is_never_refused(case, days):
    today = DELIVERED + timedelta(days=days)
    offered = allowed_issues(case, TERMS, today)
    for issue in ISSUE_TYPES:
        ways = [way for way in RESOLUTIONS if refusal(case, Wish(issue, way, unopened=True), TERMS, today) is None]
        assert (issue in offered) == bool(ways)
    assert (why_not(case, TERMS, today) is None) == bool(offered)


def test_every_rule_has_words_in_both_languages():
    days = {"window_ends_on": "2026-01-01", "warranty_ends_on": "2028-01-01"}
    assert texts.keys("refusal") >= set(RULES)
    for rule in RULES:
        assert texts.say("refusal", rule, "zh", **days) != texts.say("refusal", rule, "en", **days)


def test_window_ends_counts_from_the_delivery():
    assert (window_ends(DELIVERED, TERMS) - DELIVERED).days == TERMS.return_days
