"""Numbers as people write and say them: digits in any format, CJK numerals, words of the lexicon."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from dialog.lexicon import Lexicon

CJK_DIGITS = dict(zip("零〇一幺二两三四五六七八九", (0, 0, 1, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_CJK_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
CJK = "[" + "".join(CJK_DIGITS) + "".join(_CJK_UNITS) + "]"
DIGITS = r"\d+(?:[.,'\u00a0\u202f]\d+)*"
GROUPED = r"(?<!\d)\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)?"
"""Digits in groups by a space: told from two numbers only where a currency stands beside them."""


def readings(text: str) -> tuple[Decimal, ...]:
    """What a numeral in digits may mean, the likeliest first: "1,299" is 1299 or 1.299; "19,90" only 19.90."""
    text = re.sub(r"['\s]", "", text)
    marks = [char for char in text if char in ".,"]
    if not marks:
        return (Decimal(text),)
    last = max(text.rfind("."), text.rfind(","))
    whole = Decimal(re.sub(r"[.,]", "", text))
    decimal = Decimal(re.sub(r"[.,]", "", text[:last]) + "." + text[last + 1 :])
    if len(marks) > 1 and marks[-1] == marks[-2]:
        return (whole,)
    if len(text) - last - 1 == 3:
        return (whole, decimal) if len(marks) == 1 else (decimal,)
    return (decimal,)


def cjk(text: str) -> int:
    """The value of a CJK numeral: 二十三 is 23, 一百零五 is 105, 三百五 is 350."""
    total, section, digit, unit = 0, 0, 0, 1
    for char in text:
        if char in CJK_DIGITS:
            digit = CJK_DIGITS[char]
            unit = 1 if digit == 0 else unit
        elif char == "万":
            total, section, digit, unit = (total + section + digit) * 10_000, 0, 0, 10_000
        else:
            unit = _CJK_UNITS[char]
            section += (digit or 1) * unit
            digit = 0
    return total + section + digit * (unit // 10 if unit >= 100 else 1)


def words(text: str, lex: Lexicon) -> int:
    """The value of number words: "twenty-one" is 21, "one hundred and five" is 105, "สองร้อยห้าสิบ" is 250.

    A power of ten multiplies the smaller parts that stand before it, everything else is added.
    """
    parts: list[int] = []
    for word in _word(lex).findall(text.lower()):
        value = lex.raw.numbers[word]
        if value >= 10 and set(str(value)[1:]) == {"0"} and str(value)[0] == "1":
            smaller = 0
            while parts and parts[-1] < value:
                smaller += parts.pop()
            value *= smaller or 1
        parts.append(value)
    return sum(parts)


@lru_cache(maxsize=32)
def _word(lex: Lexicon) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, lex.raw.numbers), key=len, reverse=True)))


@lru_cache(maxsize=32)
def word_pattern(lex: Lexicon) -> str:
    """Regular expression of a number in words of `lex` (CJK numerals where it lists none)."""
    if not lex.raw.numbers:
        return CJK + "{1,12}"
    one = _word(lex).pattern
    joint = (r"[\s-]*" if lex.raw.compounds else r"[\s-]+") if lex.raw.spaced else r"\s*"
    also = rf"(?:(?:{'|'.join(lex.raw.number_joints)})\s*)?" if lex.raw.number_joints else ""
    return rf"(?:{one})(?:{joint}{also}(?:{one}))*"


def value(text: str, lex: Lexicon) -> Decimal:
    """The likeliest value of one number, in digits or in words."""
    if text[0].isdigit():
        return readings(text)[0]
    return Decimal(words(text, lex) if lex.raw.numbers else cjk(text))
