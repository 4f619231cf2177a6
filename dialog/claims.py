"""What a sentence claims: ids, dates, amounts, percentages, numbers. Found in this order, each span used once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from dialog import numbers
from dialog.ids import normal
from dialog.lexicon import Lexicon
from dialog.text import plain

_ID = re.compile(
    r"(?<![\w@.-])(?=[A-Z0-9-]*\d)(?:[A-Z]{1,4}-\d[\w-]*|[A-Z0-9]{9,}|[A-Z]{1,4}\d[A-Z0-9]{3,})(?![\w@])", re.ASCII
)
# Ten digits and more in groups of at least two are a parcel's number, read out the way carriers print them.
_GROUPED = re.compile(r"(?<![\w.,])(?=(?:\d[ -]?){10})\d{2,}(?:[ -]\d{2,})+(?![\w])", re.ASCII)
_EMAIL = re.compile(r"[\w.+*-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_ISO = re.compile(r"(?<!\d)(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)")
_NUMERIC_DATE = re.compile(r"(?<![\d.,/])(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>\d{4})(?!\d)")
_CJK_DATE = re.compile(r"(?:(?P<y>\d{4})\s*年\s*)?(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*[日号]")
_TIME = re.compile(r"(?<![\d:])(?P<h>\d{1,2}):(?P<m>\d{2})(?![\d:])")
_LIST_MARK = re.compile(r"^\s*\d{1,2}[.)、]\s")


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing said: `kind` is id, day, time, percent, money or number; `values` are its possible readings."""

    kind: str
    said: str
    values: tuple[object, ...]


def claims(sentence: str, lex: Lexicon) -> list[Claim]:
    """Every figure that `sentence` claims."""
    text = normal(sentence)
    if not any(pattern.match(text) for pattern in _worded(lex)):  # "3. Dezember" begins no list
        text = _LIST_MARK.sub("", text)
    found: list[Claim] = []
    for reader in (_ids, _dates, _times, _percents, _money, _numbers):
        spans = []
        for claim, span in reader(text, lex):
            found.append(claim)
            spans.append(span)
        for start, end in spans:
            text = text[:start] + "\0" * (end - start) + text[end:]
        if reader is _times:
            text = _uncounted(lex).sub(lambda hit: "\0" * len(hit[0]), text)
    return found


@lru_cache(maxsize=32)
def _uncounted(lex: Lexicon) -> re.Pattern[str]:
    return re.compile("|".join([*lex.raw.ordinal_marks, "24/7"]), re.I)


Found = Iterator[tuple[Claim, tuple[int, int]]]


def _ids(text: str, _: Lexicon) -> Found:
    for pattern in (_EMAIL, _GROUPED, _ID):
        for hit in list(pattern.finditer(text)):
            text = text[: hit.start()] + "\0" * len(hit[0]) + text[hit.end() :]
            yield Claim("id", hit[0], (re.sub(r"[\s-]", "", hit[0]).upper(),)), hit.span()


def _dates(text: str, lex: Lexicon) -> Found:
    """A day is (year or None, month, day)."""
    taken: list[tuple[int, int]] = []
    for pattern in (_ISO, _CJK_DATE, *_worded(lex), _NUMERIC_DATE):
        for hit in pattern.finditer(text):
            if any(hit.start() < end and start < hit.end() for start, end in taken):
                continue
            taken.append(hit.span())
            yield Claim("day", hit[0].strip(), _readings(hit, lex, either=pattern is _NUMERIC_DATE)), hit.span()


def _readings(hit: re.Match[str], lex: Lexicon, *, either: bool) -> tuple[object, ...]:
    part = hit.groupdict()
    year = int(part["y"]) if part.get("y") else None
    if year is not None and lex.raw.year_offset and year > 2400:
        year -= lex.raw.year_offset
    if part["m"].isdigit():
        month, day = int(part["m"]), int(part["d"])
        # 03/04/2026 is read differently on either side of the Atlantic.
        return ((year, month, day), (year, day, month)) if either else ((year, month, day),)
    month = next(at for at, names in enumerate(lex.raw.months, 1) if re.fullmatch("|".join(names), part["m"], re.I))
    return ((year, month, int(part["d"])),)


@lru_cache(maxsize=32)
def _worded(lex: Lexicon) -> tuple[re.Pattern[str], ...]:
    names = sorted((name for names in lex.raw.months for name in names), key=len, reverse=True)
    fill = {"month": f"(?P<m>{'|'.join(names)})", "day": r"(?P<d>\d{1,2})", "year": r"(?P<y>\d{4})"}
    return _filled(tuple(lex.raw.dates), fill)


def _filled(patterns: tuple[str, ...], fill: dict[str, str]) -> tuple[re.Pattern[str], ...]:
    names = "|".join(fill)
    return tuple(re.compile(re.sub(rf"\{{({names})\}}", lambda key: fill[key[1]], raw), re.I) for raw in patterns)


def _times(text: str, lex: Lexicon) -> Found:
    for pattern in (*_clock(lex), _TIME):
        for hit in list(pattern.finditer(text)):
            text = text[: hit.start()] + "\0" * len(hit[0]) + text[hit.end() :]
            yield Claim("time", hit[0], (f"{int(hit['h'])}:{hit['m'] or '00'}",)), hit.span()


@lru_cache(maxsize=32)
def _clock(lex: Lexicon) -> tuple[re.Pattern[str], ...]:
    return _filled(tuple(lex.raw.times), {"h": r"(?<!\d)(?P<h>\d{1,2})", "m": r"(?P<m>\d{2})(?!\d)"})


def _percents(text: str, lex: Lexicon) -> Found:
    for pattern in _percent(lex):
        for hit in list(pattern.finditer(text)):
            text = text[: hit.start()] + "\0" * len(hit[0]) + text[hit.end() :]
            yield Claim("percent", hit[0], _values(hit["n"], lex)), hit.span()


@lru_cache(maxsize=32)
def _percent(lex: Lexicon) -> tuple[re.Pattern[str], ...]:
    number = rf"(?P<n>{numbers.DIGITS}|{numbers.word_pattern(lex)})"
    return _filled(("{n}\\s*%", *lex.raw.percents), {"n": number})


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
    digits = rf"{numbers.GROUPED}|{numbers.DIGITS}"
    number = rf"{digits}|{numbers.word_pattern(lex)}"
    before, after = (r"(?<!\w)", r"(?!\w)") if lex.raw.spaced else ("", "")
    body = rf"{before}(?P<a>{signs})\s?(?P<x>{digits})|(?P<y>{number})\s?-?(?P<b>{signs}){after}"
    return re.compile(body, re.I), codes


def _numbers(text: str, lex: Lexicon) -> Found:
    for hit in re.finditer(numbers.DIGITS, text):
        yield Claim("number", hit[0], _values(hit[0], lex)), hit.span()
    nouns = "|".join(lex.raw.number_nouns)
    edge = lex.raw.number_edge if lex.raw.number_edge is not None else r"(?<!\w)" if lex.raw.spaced else ""
    for hit in re.finditer(rf"{edge}({numbers.word_pattern(lex)})[\s-]*(?:{nouns})", text, re.I):
        yield Claim("number", hit[0], _values(hit[1], lex)), hit.span(1)


def _values(text: str, lex: Lexicon) -> tuple[Decimal, ...]:
    text = plain(text)
    return numbers.readings(text) if text[0].isdigit() else (numbers.value(text, lex),)
