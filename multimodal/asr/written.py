"""Spoken words as people write them: numbers, order and tracking numbers, amounts, e-mail addresses (English).

"v. t. one zero zero two three four" becomes "VT-100234", "under sixty euros" "under 60 euros", "alice at example dot
com" "alice@example.com". Letters that were spelled come as "v.".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_UNITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_DIGITS = {word: str(n) for n, word in enumerate(_UNITS)} | {"oh": "0"}
_TEENS = {"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
          "seventeen": 17, "eighteen": 18, "nineteen": 19}  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_SCALES = {100: "hundred", 1000: "thousand"}
_CURRENCIES = frozenset({"euro", "euros", "dollars", "dollar", "pounds", "pound"})
_CODE_DIGITS = 4
"""Digits said one by one from which on they are a number to be copied, not a count."""
_JOINTS = {"dot": ".", "dash": "-", "underscore": "_"}
_SPELLED = re.compile(r"[a-z]\.")


def written(words: Sequence[str], prefix: str = "VT") -> str:
    """`words` of a recogniser as a line of text; `prefix` and a dash lead the shop's order numbers."""
    tokens = _addresses(_numbers(words, prefix))
    text = " ".join("I" + t[1:] if t == "i" or t.startswith("i'") else t for t in tokens).replace("t. shirt", "t-shirt")
    return text[:1].upper() + text[1:] if "@" not in text.split(" ", 1)[0] else text


def _numbers(words: Sequence[str], prefix: str) -> list[str]:
    out: list[str] = []
    at = 0
    while at < len(words):
        for read in (_code, _cardinal):
            text, end = read(words, at)
            if text:
                break
        else:
            text, end = words[at], at + 1
        out.append(re.sub(rf"^{prefix}-?(?=\d)", f"{prefix}-", text))
        at = end
    return out


def _code(words: Sequence[str], at: int) -> tuple[str, int]:
    """The run of spelled letters and digits at `at`, joined; "" where it is an ordinary word or count."""
    joined, letters, singles, end = "", 0, 0, at
    while end < len(words):
        word = words[end]
        following = words[end + 1] if end + 1 < len(words) else ""
        if _SPELLED.fullmatch(word):
            joined, letters = joined + word[0].upper(), letters + 1
        elif word in _DIGITS:
            joined, singles = joined + _DIGITS[word], singles + 1
        elif joined and word in _TEENS:
            joined += str(_TEENS[word])
        elif joined and word in _TENS:
            unit = following if following in _DIGITS and following not in ("zero", "oh") else ""
            joined += str(_TENS[word] + int(_DIGITS[unit] if unit else 0))
            end += bool(unit)
        elif not (word == "dash" and letters and following in _DIGITS):
            break
        end += 1
    # One spelled letter alone is a word ("t. shirt"); digits before "hundred" or a currency are a count.
    counted = end < len(words) and (words[end] in _SCALES.values() or words[end] in _CURRENCIES)
    is_code = letters > 1 or (letters and singles) or (singles >= _CODE_DIGITS and not counted)
    return (joined, end) if is_code else ("", at)


def _cardinal(words: Sequence[str], at: int) -> tuple[str, int]:
    """The count that begins at `at` in digits; "" for none, and for one to nine, which are written as words."""
    value, end = _scaled(words, at, 1000)
    currency = end < len(words) and words[end] in _CURRENCIES
    return (str(value), end) if value > 9 or (value and currency) else ("", at)


def _scaled(words: Sequence[str], at: int, scale: int) -> tuple[int, int]:
    """The count below 1000 x `scale` at `at` and where it ends: "a", a count or nothing, the scale's name, the rest."""
    if scale < 100:
        return _small(words, at)
    lower = 100 if scale == 1000 else 1
    value, end = _scaled(words, at, lower)
    if list(words[at : at + 2]) == ["a", _SCALES[scale]]:
        value, end = 1, at + 1
    if not value or end >= len(words) or words[end] != _SCALES[scale]:
        return value, end
    value, end = value * scale, end + 1
    joint = end < len(words) and words[end] == "and"
    rest, after = _scaled(words, end + joint, lower)
    return (value + rest, after) if rest else (value, end)


def _small(words: Sequence[str], at: int) -> tuple[int, int]:
    """One to ninety-nine at `at`, or 0, and where it ends."""
    word, following = (*words[at : at + 2], "", "")[:2]
    unit = int(_DIGITS.get(following, "0"))
    if word in _TENS:
        return _TENS[word] + unit, at + 1 + bool(unit)
    value = _TEENS.get(word) or int(_DIGITS.get(word, "0"))
    return value, at + bool(value)


def _addresses(tokens: Sequence[str]) -> list[str]:
    """`tokens` with "... at host dot top" joined to an e-mail address."""
    out = list(tokens)
    for i in range(len(out) - 4, 0, -1):
        if out[i : i + 3 : 2] != ["at", "dot"]:
            continue
        start = i - 1
        while start >= 2 and out[start - 1] in _JOINTS:
            start -= 2
        local = "".join(_JOINTS.get(t, t.lower()) for t in out[start:i])
        out[start : i + 4] = [f"{local}@{out[i + 1]}.{out[i + 3]}"]
    return out
