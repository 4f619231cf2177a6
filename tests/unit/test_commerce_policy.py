"""Policies and short texts: one source for numbers, complete in every language."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from string import Formatter

import pytest

import commerce.policy
from commerce import texts
from commerce.order_rules import ORDER_RULES
from commerce.policy import Terms, default, parse, span
from commerce.return_rules import RESOLUTIONS, RULES
from kernel.errors import BadInput, NotFound
from multimodal.events import LANGUAGES

pytestmark = pytest.mark.unit

FOLDER = Path(commerce.policy.__file__).parent
TERMS = (FOLDER / "terms.yaml").read_text("utf-8")
SOURCES = {lang: (FOLDER / f"{lang}.md").read_text("utf-8") for lang in LANGUAGES}
SCRIPTS = {"zh": "[\u4e00-\u9fff]", "ja": "[\u3041-\u3096]", "ko": "[\uac00-\ud7a3]", "ru": "[а-я]",
           "ar": "[\u0627-\u064a]", "th": "[\u0e01-\u0e2e]"}  # fmt: skip

GROUPS = ("parcel", "refusal", "instruction", "recommendation", "invoice")
NAMES = (
    "window_ends_on", "warranty_ends_on", "return_id", "refund", "refund_days", "label", "balance", "amount",
    "goodwill_days", "difference", "name", "values", "sold", "number", "day", "order_number", "payment",
)  # fmt: skip


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_number_stands_in_a_text_by_itself(lang):
    assert re.findall(r"\d", SOURCES[lang]) == []  # every number is a {term}, which the rules read too


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_texts_say_the_numbers_of_the_rules(lang):
    policy = default()
    said = {topic: policy.section(topic, lang).text for topic in policy.topics}
    numbers = {topic: set(re.findall(r"\d+(?:[.,]\d+)?", text)) for topic, text in said.items()}
    terms = policy.terms
    assert numbers["returns"] == {str(terms.return_days), str(terms.refund_days)}
    assert numbers["warranty"] == {str(terms.warranty_months), str(terms.return_days)}
    assert {number.replace(",", ".") for number in numbers["shipping"]} == {
        str(terms.free_shipping_from), str(terms.shipping_fee), str(terms.delivery_days_min),
        str(terms.delivery_days_max),
    }  # fmt: skip
    assert {number.replace(",", ".") for number in numbers["coupons"]} == {
        str(terms.goodwill_amount), str(terms.goodwill_limit), str(terms.goodwill_days), str(terms.coupon_days),
    }  # fmt: skip
    assert not numbers["privacy"] | numbers["payment"] | numbers["orders"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_term_is_told(lang):
    for field in fields(Terms):
        assert "{" + field.name + "}" in SOURCES[lang], field.name


def test_a_changed_number_changes_rule_and_text():
    policy = parse(TERMS.replace("return_days: 30", "return_days: 45"), SOURCES)
    assert policy.terms.return_days == 45
    assert "within 45 days" in policy.section("returns", "en").text
    assert "45 Tage" in policy.section("returns", "de").text


def test_amounts_and_times_as_the_language_writes_them():
    policy = default()
    assert "€50.00" in policy.section("shipping", "en").text
    assert "50,00\xa0€" in policy.section("shipping", "de").text
    assert span(30, "day", "ru") == "30 дней"
    assert span(24, "month", "ru") == "24 месяца"
    assert span(1, "day", "en") == "1 day"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_topic_is_told_in_the_language(lang):
    policy = default()
    assert set(policy.topics) == {"returns", "orders", "shipping", "warranty", "coupons", "payment", "privacy"}
    for topic in policy.topics:
        section = policy.section(topic, lang)
        assert re.search(SCRIPTS.get(lang, "[a-z]"), section.text)
        assert section.title
        assert (section == policy.section(topic, "en")) == (lang == "en")
        assert policy.section(topic, "it") == policy.section(topic, "en")  # falls back


def test_unknown_topic():
    with pytest.raises(NotFound, match="no policy on 'weather'"):
        default().section("weather", "en")


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("return_days: 30", "return_days: soon", r"terms\.yaml is wrong"),
        ("return_days: 30\n", "", r"terms\.yaml is wrong"),
        ("{refund_days}", "{refund_weeks}", r"en\.md: 'returns' speaks of 'refund_weeks'"),
        ("# returns: R", "## returns: R", r"en\.md does not begin with"),
        ("# payment: Payment", "# payment", r"en\.md: 'payment': title or text is missing"),
        ("# privacy: Privacy", "# secrecy: Privacy", r"zh\.md: 'privacy': en\.md has no such topic"),
    ],
)
def test_a_broken_policy_says_what_is_wrong(before, after, message):
    english = SOURCES["en"].replace(before, after, 1)
    with pytest.raises(BadInput, match=message):
        parse(TERMS.replace(before, after, 1), SOURCES | {"en": english})


# --- short texts ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_text_is_missing(lang):
    assert texts.missing(lang) == []
    assert texts.keys("refusal") == {*RULES, *ORDER_RULES}
    assert texts.keys("instruction") == {*RESOLUTIONS, "pay_difference", "get_difference"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_fills_in_what_the_english_one_does(lang):
    values = {name: f"<{place}>" for place, name in enumerate(NAMES)}
    for group in GROUPS:
        for key in texts.keys(group):
            said = texts.say(group, key, lang, **values)
            assert re.search(SCRIPTS["zh"] if group == "invoice" and lang == "ja" else SCRIPTS.get(lang, "[a-z]"), said)
            for value in values.values():
                assert (value in said) == (value in texts.say(group, key, "en", **values)), (group, key)


def test_a_language_without_texts_gets_english():
    assert texts.say("parcel", "delivered", "it") == "Delivered"
    assert "parcel.delivered" in texts.missing("it")


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("parcel: [", r"texts/xx\.yaml is no YAML"),
        ("parcel: {delivered: ''}", r"texts/xx\.yaml: parcel\.delivered: "),
        ("parcels: {}", r"texts/xx\.yaml: parcels: "),
        ("parcel: {eaten: Fressi}", r"texts/xx\.yaml: parcel\.eaten: en\.yaml has no such text"),
        ("refusal: {cancelled: 'no {why}'}", r"texts/xx\.yaml: refusal\.cancelled: nothing fills in why"),
    ],
)
def test_a_broken_file_says_which_and_where(source, message):
    with pytest.raises(BadInput, match=message):
        texts.parse("xx", source)


def test_placeholders_are_names():
    for lang in LANGUAGES:
        for _, name, spec, _ in Formatter().parse(SOURCES[lang]):
            assert not spec
            assert name is None or name in {field.name for field in fields(Terms)}
