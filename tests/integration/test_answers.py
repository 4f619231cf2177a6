"""Short answers in Japanese, Korean, Thai, Vietnamese and Arabic: what releases a WRITE, what ends or repeats, what
language a word or two are in; and how their figures are spoken."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from dialog.language import detect
from dialog.lexicon import lexicon
from dialog.respond import render, spoken
from dialog.sentences import is_question, split
from dialog.text import composed, plain
from dialog.understand import only, polarity

pytestmark = pytest.mark.integration

ANSWERS: dict[str, dict[str, list[str]]] = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parent.parent / "data" / "answers").glob("*.yaml"))
}


def cases(kind: str) -> list[Any]:
    """(language, text) of one list."""
    return [pytest.param(lang, text, id=f"{lang}:{text}") for lang, words in ANSWERS.items() for text in words[kind]]


@pytest.mark.parametrize(("lang", "text"), cases("agrees"))
def test_a_plain_yes_releases_a_write(lang: str, text: str) -> None:
    assert polarity(composed(text), lexicon(lang)) == ("yes", True)


@pytest.mark.parametrize(("lang", "text"), cases("does_not"))
def test_anything_else_does_not(lang: str, text: str) -> None:
    assert not polarity(composed(text), lexicon(lang))[1]


@pytest.mark.parametrize(("lang", "text"), cases("cancel"))
def test_a_cancellation_is_nothing_else(lang: str, text: str) -> None:
    assert only(lexicon(lang), "cancel", plain(text))
    assert not only(lexicon(lang), "repeat", plain(text))


@pytest.mark.parametrize(("lang", "text"), cases("repeat"))
def test_a_request_to_repeat_is_nothing_else(lang: str, text: str) -> None:
    assert only(lexicon(lang), "repeat", plain(text))


@pytest.mark.parametrize(("lang", "text"), cases("detect"))
def test_a_word_or_two_tell_their_language(lang: str, text: str) -> None:
    for previous in ("en", "de", lang):
        assert detect(text, previous) == lang


@pytest.mark.parametrize(
    ("lang", "text", "said"),
    [
        ("ja", "ご注文 VT-100234 は €19.90 です。", "ご注文 V T 1 0 0 2 3 4 は 19.90ユーロ です。"),
        ("ko", "주문 VT-100234, €20.00입니다.", "주문 V T 1 0 0 2 3 4, 20 유로입니다."),
        ("th", "คำสั่งซื้อ VT-100234 รวม €1,299.90 ค่ะ", "คำสั่งซื้อ V T 1 0 0 2 3 4 รวม 1,299.90 ยูโร ค่ะ"),
        ("vi", "Đơn hàng VT-100234 giá 1.299,90\u00a0€.", "Đơn hàng V T 1 0 0 2 3 4 giá 1.299,90 euro."),
        ("ar", "الطلب VT-100234 بسعر \u200f19.90\u00a0€.", "الطلب V T 1 0 0 2 3 4 بسعر 19.90 يورو."),
        ("ar", "سُجِّل الطلب.", "سُجِّل الطلب."),
    ],
)
def test_the_voice_gets_ids_spelled_amounts_in_words_and_no_direction_marks(lang: str, text: str, said: str) -> None:
    assert spoken(text, lang) == said


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ja", "お届け日は12月9日でした。"),
        ("ko", "12월 9일에 도착했습니다."),
        ("th", "ของถึงเมื่อวันที่ 9 ธันวาคม ค่ะ"),
        ("vi", "Hàng đến ngày 9 tháng 12."),
        ("ar", "وصل في 9 ديسمبر."),
    ],
)
def test_days_are_the_languages_own(lang: str, text: str) -> None:
    assert render(lang, "order-delivered-on", date(2026, 12, 10), delivered_on="2026-12-09") == text


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ja", "2027年1月2日までにお届けする見込みです。"),
        ("ko", "2027년 1월 2일까지 도착할 예정입니다."),
        ("th", "คาดว่าของจะถึงภายในวันที่ 2 มกราคม 2027 ค่ะ"),
        ("vi", "Dự kiến hàng đến trước ngày 2 tháng 1 năm 2027."),
        ("ar", "من المتوقع أن يصل بحلول 2 يناير 2027."),
    ],
)
def test_a_day_of_another_year_is_one_sentence_with_its_year(lang: str, text: str) -> None:
    said = render(lang, "order-expected-on", date(2026, 12, 10), expected_on="2027-01-02")
    assert said == text
    assert split(said) == [said]


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "منتجًا واحدًا"), (2, "منتجين"), (3, "3 منتجات"), (11, "11 منتجًا"), (100, "100 منتج"), (103, "103 منتجات")],
)
def test_arabic_counts_in_six_ways(count: int, said: str) -> None:
    assert said in render("ar", "found-products", count=count, query="")


def test_thai_sentences_end_with_their_particles() -> None:
    assert split("สวัสดีค่ะ มีอะไรให้ช่วยคะ") == ["สวัสดีค่ะ", "มีอะไรให้ช่วยคะ"]
    assert split("คัดแยกเวลา 8.15 น. ที่ลียงค่ะ มีอะไรอีกไหมคะ") == ["คัดแยกเวลา 8.15 น. ที่ลียงค่ะ", "มีอะไรอีกไหมคะ"]
    assert split("ราคา 19.90 ยูโร เหลือ 3 ชิ้น") == ["ราคา 19.90 ยูโร เหลือ 3 ชิ้น"]


@pytest.mark.parametrize(
    ("lang", "asks", "tells"),
    [
        ("ja", "返金をご希望でしょうか。", "返金をご希望です。"),
        ("ko", "무엇을 도와드릴까요.", "도와드리겠습니다."),
        ("th", "มีอะไรให้ช่วยไหมคะ", "ยินดีช่วยค่ะ"),
        ("vi", "Quý khách có đồng ý không", "Tôi đồng ý."),
        ("ar", "هل أفعل ذلك؟", "سأفعل ذلك."),
    ],
)
def test_a_question_without_its_mark_is_one(lang: str, asks: str, tells: str) -> None:
    assert is_question(asks, lexicon(lang))
    assert not is_question(tells, lexicon(lang))
