"""Money and percentages as they are said: "€19.90" → "19 euros 90", "19,90 €" → "19 Euro 90", "20%" → "百分之20"."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from babel import Locale
from babel.numbers import get_currency_name

_CURRENCIES = {
    "R$": "BRL", "US$": "USD", "CN¥": "CNY", "€": "EUR", "$": "USD", "£": "GBP", "₩": "KRW", "₽": "RUB", "฿": "THB",
    "₫": "VND", "¥": "JPY", "￥": "JPY",
}  # fmt: skip
_SAID_BETWEEN = {"en": " ", "de": " ", "fr": " ", "es": " con ", "pt": " e ", "ru": " "}
"""What stands between the currency's name and the cents; other languages say the decimals before the name."""
_PERCENT = {"zh": "百分之{}", "ja": "{}パーセント", "ko": "{}퍼센트", "th": "{} เปอร์เซ็นต์", "vi": "{} phần trăm"}
_UNSPACED = frozenset({"zh", "ja", "ko"})
_SHORT = {"en": -1, "de": -1, "ru": -1, "ko": -1, "fr": 0, "es": 0, "pt": 0, "vi": 0, "ar": 0}
"""Which word of Babel's name is said: "US dollars", "dollars des États-Unis"; where one word is all, nothing stands."""
_NUMBER = r"(?:\d{1,3}(?:[.,'\u00a0\u202f ]\d{3})+|\d+)(?:[.,]\d{1,2})?(?!\d)"


def say(text: str, lang: str) -> str:
    """`text` with its sums of money, percentages and grouped numbers in the words and digits that are spoken."""
    money, percent, number = _matchers(lang)
    text = money(text)
    return number(percent(text))


@cache
def _matchers(lang: str) -> tuple[Callable[[str], str], Callable[[str], str], Callable[[str], str]]:
    symbols = "|".join(re.escape(each) for each in sorted(_CURRENCIES, key=len, reverse=True))
    money = re.compile(rf"(?P<sign>{symbols})\s?(?P<sum>{_NUMBER})|(?P<sum2>{_NUMBER})\s?(?P<sign2>{symbols})")
    percent = re.compile(rf"({_NUMBER})\s?[%％]")
    grouped = (
        re.compile(rf"(?<![A-Za-z0-9.,])\d{{1,3}}(?:{re.escape(_marks(lang)[0])}\d{{3}})+(?!\d)")
        if _marks(lang)[0].strip()
        else None
    )

    def say_money(text: str) -> str:
        return money.sub(lambda hit: _money(hit["sum"] or hit["sum2"], hit["sign"] or hit["sign2"], lang), text)

    def say_percent(text: str) -> str:
        return percent.sub(lambda hit: _PERCENT[lang].format(hit[1]), text) if lang in _PERCENT else text

    def say_grouped(text: str) -> str:
        # espeak-ng reads "1,234" as two numbers in some languages, and as one without the mark in all.
        return grouped.sub(lambda hit: hit[0].replace(_marks(lang)[0], ""), text) if grouped else text

    return say_money, say_percent, say_grouped


@cache
def _marks(lang: str) -> tuple[str, str]:
    """Group and decimal marks of `lang`."""
    # Arabic shops mostly write Western digits, whose marks are the English ones.
    symbols = Locale.parse("en" if lang == "ar" else lang).number_symbols["latn"]
    return str(symbols["group"]), str(symbols["decimal"])


def _money(number: str, sign: str, lang: str) -> str:
    group, decimal = _marks(lang)
    # A mark with two digits after it at the end is the decimal mark, whoever wrote it.
    if found := re.fullmatch(r"(.*\d)[.,](\d\d?)", number):
        whole, cents = re.sub(r"\D", "", found[1]), found[2].ljust(2, "0")
    else:
        whole, cents = re.sub(r"\D", "", number.partition(decimal)[0] if group != decimal else number), "00"
    code = "CNY" if lang == "zh" and sign in "¥￥" else _CURRENCIES[sign]
    has_cents = cents != "00"
    count = float(f"{whole}.{cents}") if has_cents and lang not in _SAID_BETWEEN else int(whole)
    name = _name(code, count, lang)
    if lang in _UNSPACED:
        return f"{whole}{'.' + cents if has_cents else ''}{name}"
    if not has_cents or lang not in _SAID_BETWEEN:
        return f"{whole}{decimal + cents if has_cents else ''} {name}"
    return f"{whole} {name}{_SAID_BETWEEN[lang]}{cents}"


def _name(code: str, count: float, lang: str) -> str:
    if code == "CNY" and lang == "zh":
        return "元"
    name = get_currency_name(code, count=count, locale=lang)
    return name.split()[_SHORT[lang]] if lang in _SHORT else name.removesuffix("ไทย")
