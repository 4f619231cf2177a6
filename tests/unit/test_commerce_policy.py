"""Policies: one source for numbers, texts in both languages."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

import commerce.policy
from commerce.policy import Terms, default, parse
from kernel.errors import BadInput, NotFound

pytestmark = pytest.mark.unit

SOURCE = Path(commerce.policy.__file__).with_name("policy.md").read_text("utf-8")


def test_no_number_stands_in_a_text_by_itself():
    body = SOURCE.split("\n---\n", 1)[1]
    assert re.findall(r"\d", body) == []  # every number is a {term}, which the rules read too


def test_the_texts_say_the_numbers_of_the_rules():
    policy = default()
    for lang in ("en", "zh"):
        returns = policy.section("returns", lang).text
        assert set(re.findall(r"\d+", returns)) == {str(policy.terms.return_days), str(policy.terms.refund_days)}
        assert str(policy.terms.warranty_months) in policy.section("warranty", lang).text
        assert str(policy.terms.free_shipping_from) in policy.section("shipping", lang).text
        assert str(policy.terms.shipping_fee) in policy.section("shipping", lang).text


def test_every_term_is_told_somewhere():
    for field in fields(Terms):
        assert "{" + field.name + "}" in SOURCE, field.name


def test_a_changed_number_changes_rule_and_text():
    policy = parse(SOURCE.replace("return_days: 30", "return_days: 45"))
    assert policy.terms.return_days == 45
    assert "within 45 days" in policy.section("returns", "en").text


def test_topics_in_both_languages():
    policy = default()
    assert set(policy.topics) == {"returns", "shipping", "warranty", "payment", "privacy"}
    for topic in policy.topics:
        assert re.search("[\u4e00-\u9fff]", policy.section(topic, "zh").text)
        assert policy.section(topic, "fr") == policy.section(topic, "en")  # falls back


def test_unknown_topic():
    with pytest.raises(NotFound, match="no policy on 'weather'"):
        default().section("weather", "en")


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("---\n", "", "front matter"),
        ("return_days: 30", "return_days: soon", "front matter is wrong"),
        ("return_days: 30\n", "", "front matter is wrong"),
        ("{refund_days}", "{refund_weeks}", "refund_weeks"),
        ("## en: Privacy", "## fr: Vie", "no en text"),
    ],
)
def test_a_broken_policy_says_what_is_wrong(before, after, message):
    with pytest.raises(BadInput, match=message):
        parse(SOURCE.replace(before, after, 1))
