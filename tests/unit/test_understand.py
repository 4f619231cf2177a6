"""Language, slots, polarity and intents of single messages."""

from __future__ import annotations

from typing import Any

import pytest

from dialog import ids
from dialog.language import detect
from dialog.lexicon import lexicon
from dialog.ports import Labels
from dialog.slots import extract
from dialog.understand import Thresholds, combine, only, polarity

pytestmark = pytest.mark.unit
EN, ZH = lexicon("en"), lexicon("zh")


@pytest.mark.parametrize(
    ("text", "previous", "lang"),
    [
        ("where is my parcel", "zh", "en"),
        ("我的包裹在哪里", "en", "zh"),
        ("60块以下的跑鞋", "en", "zh"),
        ("请问有 Nike Air Max 吗", "en", "zh"),
        ("荷物はどこですか", "en", "ja"),
        ("내 소포는 어디에 있나요", "en", "ko"),
        ("พัสดุของฉันอยู่ที่ไหน", "en", "th"),
        ("أين طردي", "en", "ar"),
        ("Где моя посылка", "en", "ru"),
        ("¿Dónde está mi pedido, por favor?", "en", "es"),
        ("Wo ist mein Paket, bitte?", "en", "de"),
        ("Où est mon colis, s'il vous plaît ?", "en", "fr"),
        ("Bưu kiện của tôi ở đâu?", "en", "vi"),
        ("ok", "zh", "zh"),
        ("VT-100234", "zh", "zh"),
        ("alice@example.com", "zh", "zh"),
        ("75001", "fr", "fr"),
        ("", "zh", "zh"),
    ],
)
def test_language(text: str, previous: str, lang: str) -> None:
    assert detect(text, previous) == lang


ORDER = {"order_number": "VT-100234"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("VT-100234", ORDER),
        ("order vt100234 please", ORDER),
        ("vt 100 234", ORDER),
        ("V.T. 100234", ORDER),
        ("ＶＴ－１００２３４", ORDER),
        ("V T one zero zero two three four", ORDER),
        ("vee tee one oh oh two three four", ORDER),
        ("victor tango one double zero two three four", ORDER),
        ("my order number is 100234", ORDER),
        ("not VT-100235 but VT-100234", ORDER),
        ("my postal code is 100234", {"order_number": None, "postal_code": "100234"}),
        ("1Z 999 AA1 01 2345 6784", {"tracking_number": "1Z999AA10123456784"}),
        ("track RR123456785DE", {"tracking_number": "RR123456785DE"}),
        ("00340434161094021501", {"tracking_number": "00340434161094021501"}),
        ("order VT-100234", {"tracking_number": None}),
        ("Alice@Example.com", {"email": "alice@example.com"}),
        ("alice at example dot com", {"email": "alice@example.com"}),
        ("it's alice underscore martin at mail dash shop dot co dot uk", {"email": "alice_martin@mail-shop.co.uk"}),
        ("a l i c e at example dot com", {"email": "alice@example.com"}),
        ("look at example shop", {"email": None}),
        ("my name is Alice Martin", {"name": "Alice Martin"}),
        ("I'm looking for shoes", {"name": None}),
        ("I'm Alice Martin, zip code 75001", {"name": "Alice Martin", "postal_code": "75001"}),
        ("postcode SW1A 1AA", {"postal_code": "SW1A 1AA"}),
        ("my phone ends ending in 4821", {"phone_tail": "4821"}),
        ("the last four digits are 4821", {"phone_tail": "4821"}),
        ("shoes under 60 euros", {"max_price": "60", "query": "shoes"}),
        ("shoes for €59.90 or less", {"max_price": "59.90"}),
        ("no more than fifty euros", {"max_price": "50"}),
        ("between 20 and 50 euros", {"min_price": "20", "max_price": "50"}),
        ("shoes under twenty-five euros", {"min_price": None, "max_price": "25"}),
        ("a red jacket", {"color": "red", "query": "jacket"}),
        ("not red, blue", {"color": "blue"}),
        ("shoes in size 42", {"size": "42", "query": "shoes"}),
        ("a jacket in XL", {"size": "XL"}),
        ("the second one", {"ordinal": 2}),
        ("the last one", {"ordinal": -1}),
        ("my last order", {"latest": True}),
        ("I want to return the running shoes because they hurt", {"item": "running shoes"}),
        ("not the shoes, the jacket", {"item": "jacket"}),
        ("it arrived broken", {"issue_type": "damaged"}),
        ("it does not turn on", {"issue_type": "defective"}),
        ("you sent me the wrong item", {"issue_type": "wrong_item"}),
        ("it is not as described", {"issue_type": "not_as_described"}),
        ("they don't fit, too small", {"issue_type": "too_small"}),
        ("it's not damaged, it's too big", {"issue_type": "too_large"}),
        ("a part is missing parts of it", {"issue_type": "missing_parts"}),
        ("I changed my mind", {"issue_type": "changed_mind"}),
        ("give me my money back", {"wanted_resolution": "refund"}),
        ("no refund, I want a replacement", {"wanted_resolution": "exchange"}),
        ("please repair it", {"wanted_resolution": "repair"}),
        ("to a gift card", {"refund_method": "gift_card"}),
        ("back to my credit card", {"refund_method": "original_payment"}),
        ("the screen is cracked in one corner", {"evidence_description": "the screen is cracked in one corner"}),
    ],
)
def test_english_slots(text: str, expected: dict[str, Any]) -> None:
    found = extract(text, EN)
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("订单 VT-100234", ORDER),
        ("V T 幺零零二三四", ORDER),
        ("单号是一零零二三四", ORDER),
        ("vt一零零，二三四", ORDER),
        ("订单ＶＴ１００２３４在哪", ORDER),
        ("运单号 1Z999AA10123456784", {"tracking_number": "1Z999AA10123456784"}),
        ("我的邮箱是wei@example.com", {"email": "wei@example.com"}),
        ("alice 艾特 example 点 com", {"email": "alice@example.com"}),
        ("我叫王伟，邮编100001", {"name": "王伟", "postal_code": "100001"}),
        ("我是来退货的", {"name": None}),
        ("手机尾号4821", {"phone_tail": "4821"}),
        ("60块以下的跑鞋", {"max_price": "60", "query": "跑鞋"}),
        ("不超过60欧", {"max_price": "60", "min_price": None}),
        ("一百二十块以内的耳机", {"max_price": "120", "query": "耳机"}),
        ("20到50欧元的杯子", {"min_price": "20", "max_price": "50"}),
        ("红色的夹克", {"color": "red"}),
        ("不要红色，要蓝色", {"color": "blue"}),
        ("42码的鞋", {"size": "42"}),
        ("第二个", {"ordinal": 2}),
        ("我的上一个订单", {"latest": True}),
        ("把那双鞋退了", {"item": "鞋"}),
        ("不是鞋子，是夹克", {"item": "夹克"}),
        ("屏幕碎了", {"issue_type": "damaged"}),
        ("开不了机", {"issue_type": "defective"}),
        ("发错货了", {"issue_type": "wrong_item"}),
        ("和图片不一样", {"issue_type": "not_as_described"}),
        ("太小了穿不下", {"issue_type": "too_small"}),
        ("不想要了", {"issue_type": "changed_mind"}),
        ("我要退款", {"wanted_resolution": "refund"}),
        ("不要退款，要换货", {"wanted_resolution": "exchange"}),
        ("退到礼品卡", {"refund_method": "gift_card"}),
        ("原路退回", {"refund_method": "original_payment"}),
        ("屏幕左下角有一条很长的裂痕", {"evidence_description": "屏幕左下角有一条很长的裂痕"}),
    ],
)
def test_chinese_slots(text: str, expected: dict[str, Any]) -> None:
    found = extract(text, ZH)
    assert {name: found.get(name) for name in expected} == expected


def test_bare_digits_are_an_order_only_where_one_is_expected() -> None:
    assert extract("100234", EN).get("order_number") is None
    assert extract("100234", EN, "order_number")["order_number"] == "VT-100234"
    assert extract("75001", EN, "identity") == {"postal_code": "75001", "query": "75001"}


def test_spelled_words_without_digits_stay_words() -> None:
    assert ids.spelled("a b c is no number", EN) == "a b c is no number"


@pytest.mark.parametrize(
    ("text", "answer", "explicit"),
    [
        ("yes", "yes", True),
        ("Yes please!", "yes", True),
        ("ok, go ahead", "yes", True),
        ("yes, that's right", "yes", True),
        ("no problem, go ahead", "yes", True),
        ("sure, thank you", "yes", True),
        ("yes, start the return please", "yes", True),
        ("no", "no", False),
        ("no, not that one", "no", False),
        ("no thanks", "no", False),
        ("yes but to a gift card", "yes", False),
        ("yes if it is free", "yes", False),
        ("is that right?", "yes", False),
        ("not sure", "no", False),
        ("ok wait", "yes", False),
        ("yes I want to know where my parcel is", "yes", False),
        ("don't do it", "no", False),
        ("the blue ones", None, False),
    ],
)
def test_english_yes_and_no(text: str, answer: str | None, explicit: bool) -> None:
    assert polarity(text, EN) == (answer, explicit)


@pytest.mark.parametrize(
    ("text", "answer", "explicit"),
    [
        ("好的", "yes", True),
        ("是的，谢谢", "yes", True),
        ("没问题", "yes", True),
        ("可以", "yes", True),
        ("确认", "yes", True),
        ("行，麻烦您了", "yes", True),
        ("不用了", "no", False),
        ("不是，不对", "no", False),
        ("不行", "no", False),
        ("算了", "no", False),
        ("不可以", "no", False),
        ("不好", "no", False),
        ("不是这个", "no", False),
        ("可以吗", "yes", False),
        ("好的，但是退到银行卡", "yes", False),
        ("行不行", "no", False),
        ("先等等", None, False),
        ("你好", "yes", False),
    ],
)
def test_chinese_yes_and_no(text: str, answer: str | None, explicit: bool) -> None:
    assert polarity(text, ZH)[1] == explicit
    if text != "你好":
        assert polarity(text, ZH)[0] == answer


def test_a_cancellation_is_that_and_nothing_else() -> None:
    assert only(EN, "cancel", "never mind, thanks")
    assert only(ZH, "cancel", "算了吧")
    assert not only(EN, "cancel", "cancel my order VT-100234")
    assert not only(EN, "cancel", "where is my parcel")


@pytest.mark.parametrize(
    ("lex", "text", "intents"),
    [
        (EN, "where is my parcel and I also want to return the shoes", {"parcel_tracking", "return"}),
        (EN, "what is your return policy?", {"store_policy"}),
        (EN, "cancel my last order", {"cancel_order"}),
        (EN, "can I talk to a person", {"talk_to_person"}),
        (EN, "I'm looking for a red jacket", {"product_search"}),
        (ZH, "我的包裹在哪里，另外我想退货", {"parcel_tracking", "return"}),
        (ZH, "退货政策是什么", {"store_policy"}),
        (ZH, "帮我取消订单", {"cancel_order"}),
        (ZH, "转人工", {"talk_to_person"}),
    ],
)
def test_rules_prove_intents(lex: Any, text: str, intents: set[str]) -> None:
    _, proven = combine(text, lex, Labels({}, (0, 0, 1, 0, 0)), Thresholds())
    assert proven == intents


def test_a_weak_word_counts_only_with_the_classifier() -> None:
    alone, _ = combine("a parcel", EN, Labels({}, (0, 0, 1, 0, 0)), Thresholds())
    both, _ = combine("a parcel", EN, Labels({"parcel_tracking": 0.4}, (0, 0, 1, 0, 0)), Thresholds())
    assert alone["parcel_tracking"] == 0.4
    assert both["parcel_tracking"] == pytest.approx(0.64)
