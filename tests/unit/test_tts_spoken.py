"""Text made fit to be spoken: markup, codes, amounts, and the scripts that espeak-ng cannot read by itself."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kernel.errors import TooLarge
from multimodal.events import LANGUAGES
from multimodal.tts import hangul, kana, thai
from multimodal.tts.spoken import MAX_CHARS, prepare

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("**Bold** and `code`", "Bold and code"),
        ("See [our shop](https://shop.example/x)!", "See our shop!"),
        ("<speak>hi</speak> [[h@l'oU]]", "hi h@l'oU"),
        ("Great 👍🏽 news ❤️", "Great news"),
        ("a\x00b\x1bc\ud800", "a b c"),
        ("Order VT-100234 shipped", "Order V T 1 0 0 2 3 4 shipped"),
        ("Parcel 1Z999AA10123456784.", "Parcel 1 Z 9 9 9 A A 1 0 1 2 3 4 5 6 7 8 4."),
        ("订单VT-100234已发货", "订单V T 1 0 0 2 3 4已发货"),
        ("SKU AB-12, 1 000 000 and 2026-10-15", "SKU AB-12, 1 000 000 and 2026-10-15"),
    ],
)
def test_what_has_no_sound_goes_and_codes_are_spelled(text: str, spoken: str) -> None:
    assert prepare(text, "en") == spoken


@pytest.mark.parametrize(
    ("lang", "text", "spoken"),
    [
        ("en", "€19.90, $1,234.50 or £5", "19 euros 90, 1234 dollars 50 or 5 pounds"),
        ("en", "€1 and 12,000 more", "1 euro and 12000 more"),
        ("de", "1.234,50 €", "1234 Euro 50"),
        ("fr", "1\u202f234,50 €", "1234 euros 50"),
        ("es", "19,90 €", "19 euros con 90"),
        ("pt", "R$ 19,90", "19 Reais e 90"),
        ("ru", "1\u00a0990,50 ₽", "1990 рублей 50"),
        ("zh", "¥199.50,20%,共1,234元", "199.50元,百分之20,共1234元"),
        ("ja", "￥1,980、20%", "1980円、20パーセント"),
        ("ko", "₩19,900, 20%", "19900원, 20퍼센트"),
        ("th", "฿1,980", "1980 บาท"),
        ("vi", "199.000 ₫", "199000 đồng"),
        ("ar", "19.90 €", "19.90 يورو"),
    ],
)
def test_amounts_are_worded(lang: str, text: str, spoken: str) -> None:
    assert prepare(text, lang) == spoken


@pytest.mark.parametrize("text", ["", "  \n", "?!…", "😀", "***", "\x01\x02"])
def test_nothing_to_say(text: str) -> None:
    assert prepare(text, "en") == ""


def test_a_text_over_the_limit_names_it() -> None:
    with pytest.raises(TooLarge) as error:
        prepare("a" * (MAX_CHARS + 1), "en")
    assert error.value.details == {"limit": MAX_CHARS, "got": MAX_CHARS + 1}


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.sampled_from(LANGUAGES))
def test_any_text_prepares_to_something_that_utf8_can_hold(text: str, lang: str) -> None:
    spoken = prepare(text, lang)
    spoken.encode()
    assert not any(char in spoken for char in "\x00[]<>")


@pytest.mark.parametrize(
    ("written", "sounds"),
    [
        ("감사합니다", "감사함니다"),
        ("한국말", "한궁말"),
        ("신라", "실라"),
        ("독립", "동닙"),
        ("주문", "주문"),
        ("값", "값"),
    ],
)
def test_korean_assimilates(written: str, sounds: str) -> None:
    assert hangul.respell(written) == sounds


@pytest.mark.parametrize(
    ("digits", "sounds"),
    [
        ("0", "ゼロ"), ("10", "ジュウ"), ("300", "サンビャク"), ("1,980", "センキュウヒャクハチジュウ"),
        ("8000", "ハッセン"), ("10000", "イチマン"), ("120000000", "イチオクニセンマン"), ("12.5", "ジュウニテンゴ"),
    ],
)  # fmt: skip
def test_japanese_numbers(digits: str, sounds: str) -> None:
    assert kana.spell_number(digits) == sounds


def test_japanese_dates_have_readings_of_their_own() -> None:
    assert [kana.spell_month(each) for each in (4, 7, 9, 12)] == ["シガツ", "シチガツ", "クガツ", "ジュウニガツ"]
    assert [kana.spell_day(each) for each in (1, 10, 15, 20)] == ["ツイタチ", "トオカ", "ジュウゴニチ", "ハツカ"]


@pytest.mark.parametrize(
    ("digits", "words"),
    [
        ("0", "ศูนย์"), ("11", "สิบเอ็ด"), ("21", "ยี่สิบเอ็ด"), ("1,980", "หนึ่งพันเก้าร้อยแปดสิบ"), ("1000000", "หนึ่งล้าน"),
        ("19.90", "สิบเก้าจุดเก้าศูนย์"),
    ],
)  # fmt: skip
def test_thai_numbers(digits: str, words: str) -> None:
    assert thai.spell_number(digits) == words


@pytest.mark.parametrize(
    ("written", "sounds"),
    [
        ("สวัสดี", "sa2 wa2t di3"),  # a word with an unwritten vowel, from the list
        ("ค่ะ", "k_ha5"),  # low class, dead, mai ek
        ("ขอบคุณ", "k_hO2p k_hu3n"),  # where does the first syllable end
        ("ตลาด", "ta2la:2t"),  # the first letter's class carries over an unwritten a
        ("สินค้า", "si1n k_ha:4"),  # rising without a mark; high by mai tho
        ("เพราะ", "p_hrO4"),  # a vowel on three sides of a cluster
        ("เรียบร้อย", "ri@5p rOi4"),  # diphthong, then a glide
        ("จันทร์", "tS;a3n"),  # silenced letters
        ("ต่างๆ", "ta:2N ta:2N"),  # the sign that repeats
    ],
)
def test_thai_syllables(written: str, sounds: str) -> None:
    assert thai.phonemes(written).replace("|", "") == f"[[{sounds}]]"


def test_thai_leaves_other_scripts_alone() -> None:
    assert thai.phonemes("Hello") == "Hello"


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=[chr(code) for code in range(0x0E01, 0x0E5C)], max_size=40))
def test_any_thai_letters_have_some_reading(text: str) -> None:
    assert thai.phonemes(text).count("[[") == thai.phonemes(text).count("]]")
