"""From what a photo shows, printed lines and codes, to the parcel and the order that it is about."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from commerce.tracking_numbers import Match, Strength, identify, named_carriers
from multimodal.events import Code, TextLine

Source = Literal["barcode", "ocr"]

_RETAIL = frozenset({"EAN13", "EAN8", "UPCA", "UPCE", "DataBar"})
"""They number articles, never parcels."""
_TRACKING_WORDS = re.compile(
    r"TRACK|TRK|PARCEL|SHIPMENT|WAYBILL|\bAWB\b|CONSIGNMENT|SENDUNG|PAKET|COLIS|SUIVI|ENV[IÍ]O|RASTRE|SEGUIMIENTO"
    r"|ТРЕК|ОТПРАВЛ|单号|單號|運單|运单|追跡|伝票|送り状|お問い合わせ|운송장|송장|VẬN ĐƠN|พัสดุ|تتبع"
)
_GLUED = re.compile("TRACKING|NUMBER|WAYBILL|PARCEL|SHIPMENT|CONSIGNMENT")
"""Words that OCR runs into the number behind them."""
_ORDER = re.compile(r"(?:(?<![A-Z0-9])VT\s?|VT\s?[-–—]\s?)([0-9OQDISBZGL]{6})(?![A-Z0-9])")
_AS_DIGITS = str.maketrans("OQDISBZGL", "000158261")
_MOST_GROUPS = 14
"""Groups of characters that one printed number may be split into."""
_LENGTHS = range(9, 41)


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a label says. At least one of `tracking_number` and `order_number` is there.

    `confidence` (0 to 1) ranks readings: an exact barcode 0.99, less for print, for numbers without a check digit and
    for repaired look-alikes; it is no measured probability. `conflict`: the picture shows other parcel numbers too
    (`others`), print against barcode for instance; ask which one is meant.
    """

    carrier: str | None
    tracking_number: str | None
    order_number: str | None
    source: Source
    confidence: float
    conflict: bool = False
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reading:
    match: Match
    source: Source
    confidence: float

    @property
    def rank(self) -> tuple[bool, int, float]:
        return (self.source == "barcode", self.match.strength, self.confidence)


def find_parcel(lines: Sequence[TextLine], codes: Sequence[Code]) -> Parcel | None:
    """The parcel that a picture's `lines` and `codes` name, or None. A barcode goes before print."""
    printed = [_normal(line.text) for line in lines]
    named = named_carriers("\n".join(printed))
    readings = [*_of_codes(codes, named)]
    for line, text, before in zip(lines, printed, ["", *printed], strict=False):
        tracked = bool(named) or _TRACKING_WORDS.search(f"{before}\n{text}") is not None
        readings += _of_line(text, line.confidence, named, tracked)
    order = _order([_normal(code.text) for code in codes]), _order(printed)
    if not readings:
        if not any(order):
            return None
        return Parcel(None, None, order[0] or order[1], "barcode" if order[0] else "ocr", 0.9)
    best = max(readings, key=lambda reading: reading.rank)
    others = _others(best, readings)
    return Parcel(
        carrier=best.match.carrier,
        tracking_number=best.match.number,
        order_number=order[0] or order[1],
        source=best.source,
        confidence=round(best.confidence, 2),
        conflict=bool(others),
        others=others,
    )


def _normal(text: str) -> str:
    return unicodedata.normalize("NFKC", text).upper()


def _of_codes(codes: Sequence[Code], named: frozenset[str]) -> Iterator[_Reading]:
    for code in codes:
        if code.format in _RETAIL:
            continue
        text = _normal(code.text)
        for candidate in dict.fromkeys([re.sub(r"[^A-Z0-9]", "", text), *re.findall(r"[A-Z0-9]{9,40}", text)]):
            match = _choose(identify(candidate), named)
            if match is not None:
                yield _Reading(match, "barcode", {3: 0.99, 2: 0.95, 1: 0.85, 0: 0.7}[match.strength])


def _of_line(text: str, confidence: float, named: frozenset[str], tracked: bool) -> Iterator[_Reading]:
    """Numbers in one printed line; `tracked`: a carrier or a word for tracking stands by, so that bare digits count."""
    for candidate, whole in _candidates(text):
        match = _choose(identify(candidate, repair=True), named)
        if match is None or (match.strength <= Strength.DIGITS and not (tracked and whole)):
            continue
        weight = {3: 1.0, 2: 0.9, 1: 0.75, 0: 0.6}[match.strength] * (0.85 if match.repaired else 1.0)
        yield _Reading(match, "ocr", confidence * weight)


def _candidates(text: str) -> Iterator[tuple[str, bool]]:
    """Neighbouring groups of a line joined, and whether they are all of a run of digits (not a part of one)."""
    for run in re.split(r"[^A-Z0-9 .\-]+", _GLUED.sub("|", text)):
        groups = re.findall(r"[A-Z0-9]+", run)
        for first in range(len(groups)):
            for last in range(first, min(first + _MOST_GROUPS, len(groups))):
                joined = "".join(groups[first : last + 1])
                if len(joined) in _LENGTHS:
                    inside = groups[first - 1 : first] + groups[last + 1 : last + 2]
                    yield joined, not any(group.isdigit() for group in inside)


def _choose(matches: Sequence[Match], named: frozenset[str]) -> Match | None:
    """The strongest match, those of carriers named on the label first."""
    fitting = [match for match in matches if match.strength is not Strength.NAMED or match.carrier in named]
    return max(fitting, key=lambda match: (match.strength, match.carrier in named), default=None)


def _others(best: _Reading, readings: Sequence[_Reading]) -> tuple[str, ...]:
    """Numbers that contradict `best`: clearly a parcel's, read without repair, and not a part of it or it of them."""
    sure = (
        reading.match.number
        for reading in readings
        if not reading.match.repaired and reading.match.strength >= min(best.match.strength, Strength.PREFIX)
    )
    mine = best.match.number
    return tuple(dict.fromkeys(number for number in sure if number not in mine and mine not in number))


def _order(texts: Sequence[str]) -> str | None:
    for text in texts:
        found = _ORDER.search(text)
        if found:
            return f"VT-{found.group(1).translate(_AS_DIGITS)}"
    return None
