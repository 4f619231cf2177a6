"""What a sentence claims: ids, dates, amounts, percentages, numbers. Found in this order, each span used once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from dialog import numbers
from dialog.ids import normal
from dialog.lexicon import Lexicon

_ID = re.compile(
    r"(?<![\w@.-])(?=[A-Z0-9-]*\d)(?:[A-Z]{1,4}-\d[\w-]*|[A-Z0-9]{9,}|[A-Z]{1,4}\d[A-Z0-9]{3,})(?![\w@])", re.ASCII
)
# Ten digits and more in groups of at least two are a parcel's number, read out the way carriers print them.
_GROUPED = re.compile(r"(?<![\w.,])(?=(?:\d[ -]?){10})\d{2,}(?:[ -]\d{2,})+(?![\w])", re.ASCII)
_EMAIL = re.compile(r"[\w.+*-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_NUMERIC_DATE = re.compile(r"(?<![\d.,/])(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)")
_CJK_DATE = re.compile(r"(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]")
_TIME = re.compile(r"(?<![\d:])(\d{1,2}):(\d{2})(?![\d:])")
_LIST_MARK = re.compile(r"^\s*\d{1,2}[.)、]\s")
_ORDINAL = re.compile(r"\b\d+(?:st|nd|rd|th)\b|第\s*\d+|24/7")


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing said: `kind` is id, day, time, percent, money or number; `values` are its possible readings."""

    kind: str
    said: str
    values: tuple[object, ...]


def claims(sentence: str, lex: Lexicon) -> list[Claim]:
    """Every figure that `sentence` claims."""
    text = _LIST_MARK.sub("", normal(sentence))
    found: list[Claim] = []
    for reader in (_ids, _dates, _times, _percents, _money, _numbers):
        spans = []
        for claim, span in reader(text, lex):
            found.append(claim)
            spans.append(span)
        for start, end in spans:
            text = text[:start] + "\0" * (end - start) + text[end:]
        if reader is _times:
            text = _ORDINAL.sub(lambda hit: "\0" * len(hit[0]), text)
    return found


Found = Iterator[tuple[Claim, tuple[int, int]]]


def _ids(text: str, _: Lexicon) -> Found:
    for pattern in (_EMAIL, _GROUPED, _ID):
        for hit in list(pattern.finditer(text)):
            text = text[: hit.start()] + "\0" * len(hit[0]) + text[hit.end() :]
            yield Claim("id", hit[0], (re.sub(r"[\s-]", "", hit[0]).upper(),)), hit.span()


def _dates(text: str, lex: Lexicon) -> Found:
    """A day is (year or None, month, day)."""
    taken: list[tuple[int, int]] = []
    for pattern, order in ((_ISO, "ymd"), (_CJK_DATE, "ymd"), (_NUMERIC_DATE, "dmy"), *_worded(lex)):
        for hit in pattern.finditer(text):
            if any(hit.start() < end and start < hit.end() for start, end in taken):
                continue
            taken.append(hit.span())
            yield Claim("day", hit[0].strip(), _readings(hit, order, lex)), hit.span()


def _readings(hit: re.Match[str], order: str, lex: Lexicon) -> tuple[object, ...]:
    part = dict(zip(order, hit.groups(), strict=False))
    year = int(part["y"]) if part.get("y") else None
    if part["m"].isdigit():
        month, day = int(part["m"]), int(part["d"])
        # 03/04/2026 is read differently on either side of the Atlantic.
        return ((year, month, day), (year, day, month)) if order == "dmy" else ((year, month, day),)
    month = next(at for at, names in enumerate(lex.raw.months, 1) if re.fullmatch("|".join(names), part["m"], re.I))
    return ((year, month, int(part["d"])),)


@lru_cache(maxsize=32)
def _worded(lex: Lexicon) -> tuple[tuple[re.Pattern[str], str], ...]:
    if not lex.raw.spaced:
        return ()
    month = "(" + "|".join(name for names in lex.raw.months for name in names) + r")\.?"
    day = r"(\d{1,2})(?:st|nd|rd|th)?\.?"
    year = r"(?:,?\s*(\d{4}))?"
    return (
        (re.compile(rf"\b{month}\s+(?:the\s+)?{day}(?!\d){year}", re.I), "mdy"),
        (re.compile(rf"(?<!\d){day}\s+(?:of\s+)?{month}\b{year}", re.I), "dmy"),
    )


def _times(text: str, _: Lexicon) -> Found:
    for hit in _TIME.finditer(text):
        yield Claim("time", hit[0], (hit[0].lstrip("0"),)), hit.span()


def _percents(text: str, lex: Lexicon) -> Found:
    word = numbers.word_pattern(lex)
    percent = rf"(?P<n>{numbers.DIGITS}|{word})\s*(?:%|per ?cent)|百分之\s*(?P<z>{numbers.DIGITS}|{numbers.CJK}+)"
    for hit in re.finditer(percent, text, re.I):
        yield Claim("percent", hit[0], _values(hit["n"] or hit["z"], lex)), hit.span()


def _money(text: str, lex: Lexicon) -> Found:
    """An amount is (Decimal, currency code)."""
    pattern, codes = _currency(lex)
    for hit in pattern.finditer(text):
        code = next(code for code, sign in codes if sign.fullmatch(hit["a"] or hit["b"]))
        values = tuple((amount, code) for amount in _values(hit["x"] or hit["y"], lex))
        yield Claim("money", hit[0].strip(), values), hit.span()


@lru_cache(maxsize=32)
def _currency(lex: Lexicon) -> tuple[re.Pattern[str], tuple[tuple[str, re.Pattern[str]], ...]]:
    codes = tuple((code, re.compile("|".join(names), re.I)) for code, names in lex.raw.currencies.items())
    signs = "|".join(sorted((n for names in lex.raw.currencies.values() for n in names), key=len, reverse=True))
    number = rf"{numbers.DIGITS}|{numbers.word_pattern(lex)}"
    before, after = (r"(?<!\w)", r"(?!\w)") if lex.raw.spaced else ("", "")
    body = rf"{before}(?P<a>{signs})\s?(?P<x>{numbers.DIGITS})|(?P<y>{number})\s?-?(?P<b>{signs}){after}"
    return re.compile(body, re.I), codes


def _numbers(text: str, lex: Lexicon) -> Found:
    for hit in re.finditer(numbers.DIGITS, text):
        yield Claim("number", hit[0], _values(hit[0], lex)), hit.span()
    nouns = "|".join(lex.raw.number_nouns)
    edge = r"(?<!\w)" if lex.raw.spaced else r"(?<!第)"
    for hit in re.finditer(rf"{edge}({numbers.word_pattern(lex)})[\s-]*(?:{nouns})", text, re.I):
        yield Claim("number", hit[0], _values(hit[1], lex)), hit.span(1)


def _values(text: str, lex: Lexicon) -> tuple[Decimal, ...]:
    text = unicodedata.normalize("NFKC", text)
    return numbers.readings(text) if text[0].isdigit() else (numbers.value(text, lex),)
