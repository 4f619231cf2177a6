"""Japanese in katakana, which is all that espeak-ng reads: kanji by Sudachi's dictionary, numbers by rule."""

from __future__ import annotations

import re
import threading
from functools import cache

import sudachipy

_DIGITS = ("", "イチ", "ニ", "サン", "ヨン", "ゴ", "ロク", "ナナ", "ハチ", "キュウ")
_ZERO = "ゼロ"
_IRREGULAR = {
    "サンヒャク": "サンビャク",
    "ロクヒャク": "ロッピャク",
    "ハチヒャク": "ハッピャク",
    "サンセン": "サンゼン",
    "ハチセン": "ハッセン",
}
_MONTHS = {4: "シ", 7: "シチ", 9: "ク"}
_DAYS = {
    1: "ツイタチ", 2: "フツカ", 3: "ミッカ", 4: "ヨッカ", 5: "イツカ", 6: "ムイカ", 7: "ナノカ", 8: "ヨウカ",
    9: "ココノカ", 10: "トオカ", 14: "ジュウヨッカ", 20: "ハツカ", 24: "ニジュウヨッカ",
}  # fmt: skip
_PARTICLES = {"は": "ワ", "へ": "エ", "を": "オ"}

_lock = threading.Lock()  # a Sudachi tokenizer serves one call at a time


@cache
def _tokenizer() -> sudachipy.Tokenizer:
    return sudachipy.Dictionary(dict="small").tokenizer()


def respell(text: str) -> str:
    """`text` in katakana, particles as they sound; what Sudachi cannot read (Latin letters, marks) stays."""
    text = re.sub(r"(\d{1,2})月", lambda found: spell_month(int(found[1])), text)
    text = re.sub(r"(\d{1,2})日", lambda found: spell_day(int(found[1])), text)
    text = re.sub(r"\d[\d,]*(?:\.\d+)?", lambda found: spell_number(found[0]), text)
    with _lock:
        words = _tokenizer().tokenize(text)
        return "".join(_sound(word.surface(), word.reading_form(), word.part_of_speech()[0]) for word in words)


def _sound(surface: str, reading: str, kind: str) -> str:
    if kind == "助詞" and surface in _PARTICLES:
        return _PARTICLES[surface]
    if not reading or surface.isascii():
        return surface
    if kind not in {"動詞", "助動詞"}:  # a verb's final ウ is a syllable of its own: 思う
        reading = re.sub("(?<=[オコソトノホモヨロゴゾドボポョ])ウ|(?<=[エケセテネヘメレゲゼデベペ])イ", "ー", reading)
    return reading


def spell_month(month: int) -> str:
    """Month 4 → "シガツ"."""
    return _MONTHS.get(month, spell_number(str(month))) + "ガツ"


def spell_day(day: int) -> str:
    """Day 20 of a month → "ハツカ"."""
    return _DAYS.get(day, spell_number(str(day)) + "ニチ")


def spell_number(digits: str) -> str:
    """A number in katakana: "1,980" → "センキュウヒャクハチジュウ", "12.5" → "ジュウニテンゴ"."""
    whole, _, decimals = digits.replace(",", "").partition(".")
    value = int(whole)
    spoken = ""
    for place, name in ((10**12, "チョウ"), (10**8, "オク"), (10**4, "マン"), (1, "")):
        part, value = divmod(value, place)
        if part:
            thousands = _below_ten_thousand(part % 10_000)
            spoken += ("イッ" if name == "チョウ" and part == 1 else thousands) + name
    spoken = spoken or _ZERO
    return spoken + ("テン" + "".join(_DIGITS[int(each)] or _ZERO for each in decimals) if decimals else "")


def _below_ten_thousand(value: int) -> str:
    spoken = ""
    for place, name in ((1000, "セン"), (100, "ヒャク"), (10, "ジュウ"), (1, "")):
        digit, value = divmod(value, place)
        if digit:
            said = name if digit == 1 and name else _DIGITS[digit] + name
            spoken += _IRREGULAR.get(said, said)
    return spoken
