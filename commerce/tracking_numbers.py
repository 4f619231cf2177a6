"""Parcel numbers: which carrier writes them, and whether their check digit holds.

The formats are a table of our own, drawn up from the carriers' public descriptions. In a template `#` stands for a
digit, `@` for a letter and `*` for either; anything else stands for itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import product

from commerce.check_digits import (
    dpd,
    fedex,
    gs1,
    luhn,
    ontrac,
    remainder_7,
    s10,
    ups,
    ups_waybill,
    usps_impb,
    usps_legacy,
)


class Strength(IntEnum):
    """How much a match alone says."""

    NAMED = 0
    """Digits only, nothing to check: means something only where the carrier is named beside it."""
    DIGITS = 1
    """Digits only with a check digit: about one in ten random numbers passes."""
    PREFIX = 2
    """A shape of its own without a check digit."""
    SHAPE = 3
    """A shape of its own with a check digit."""


@dataclass(frozen=True, slots=True)
class Format:
    """One way in which `carrier` numbers parcels. `keep` cuts the parcel's number out of what its barcode holds."""

    carrier: str
    templates: tuple[str, ...]
    strength: Strength
    check: Callable[[str], bool] | None = None
    keep: tuple[int, int | None] = (0, None)


@dataclass(frozen=True, slots=True)
class Match:
    """`number` belongs to `carrier`; `repaired` where OCR's O/0, I/1, S/5, B/8, Z/2 or G/6 were put right."""

    carrier: str
    number: str
    strength: Strength
    repaired: bool = False


def _n(prefix: str, *digits: int, suffix: str = "") -> tuple[str, ...]:
    return tuple(prefix + "#" * count + suffix for count in digits)


def _starts(*prefixes: str) -> Callable[[str], bool]:
    return lambda number: number.startswith(prefixes)


_SHAPE, _PREFIX, _DIGITS, _NAMED = Strength.SHAPE, Strength.PREFIX, Strength.DIGITS, Strength.NAMED
FORMATS: tuple[Format, ...] = (
    # A shape of its own and a check digit.
    Format("UPS", ("1Z" + "*" * 8 + "#" * 8,), _SHAPE, ups),
    Format("UPS", ("1Z" + "*" * 15 + "#",), _SHAPE, ups),
    Format("UPS", ("@##########",), _SHAPE, lambda n: n[0] in "AHJKTV" and ups_waybill(n)),
    Format("S10", ("@@#########@@",), _SHAPE, s10),
    Format("USPS", _n("9", 21, 25), _SHAPE, usps_impb),
    Format("USPS", _n("420", 27, 31), _SHAPE, lambda n: usps_impb(n[8:]), (8, None)),
    Format("USPS", _n("420", 31), _SHAPE, lambda n: usps_impb(n[12:]), (12, None)),
    Format("USPS", _n("91", 20), _SHAPE, gs1),
    Format("USPS", _n("420", 27), _SHAPE, lambda n: n[8:10] == "91" and gs1(n[8:]), (8, None)),
    Format("FedEx", _n("96", 20), _SHAPE, lambda n: gs1(n[7:])),
    Format("FedEx", _n("96", 32), _SHAPE, lambda n: fedex(n[-14:]), (-12, None)),
    Format("FedEx", _n("", 34), _SHAPE, lambda n: n[0] != "9" and fedex(n[-14:]), (-12, None)),
    Format("FedEx", _n("3", 31), _SHAPE, lambda n: fedex(n[16:28]), (16, 28)),
    Format("DPD", _n("", 27, suffix="*"), _SHAPE, dpd),
    Format("OnTrac", _n("C", 14), _SHAPE, ontrac),
    Format("OnTrac", _n("D", 14), _SHAPE, ontrac),
    # A shape of its own.
    Format("DHL", _n("JJD", 9, 10, 18, 20), _PREFIX),
    Format("DHL", _n("JVGL", 9, 10), _PREFIX),
    Format("DHL", tuple("GM" + "*" * k for k in range(14, 23)), _PREFIX, lambda n: sum(map(str.isdigit, n)) >= 10),
    Format("DHL", _n("@@", *range(14, 23)), _PREFIX, _starts("LX", "RX", "UV", "CN", "SG", "HK", "MY")),
    Format("Amazon Logistics", (*_n("TBA", 12), *_n("TBC", 12), *_n("TBM", 12)), _PREFIX),
    Format("SF Express", _n("SF", 12, 13), _PREFIX),
    Format("JD Logistics", (*_n("JD", 13), *_n("JDV", 12), *_n("JDVA", 11)), _PREFIX),
    Format("Yodel", (*_n("JD", 16), *_n("JJD", 16)), _PREFIX),
    Format("YTO Express", _n("YT", 13), _PREFIX),
    Format("YunExpress", _n("YT", 16), _PREFIX),
    Format("J&T Express", _n("JT", 13), _PREFIX),
    Format("Deppon", _n("DPK", 12), _PREFIX),
    Format("Cainiao", _n("LP", 14), _PREFIX),
    Format("Canpar", _n("@", 21), _PREFIX, lambda n: n[0] in "CDKLSUXZ"),
    Format("GOFO Express", _n("GFUS", 14), _PREFIX),
    Format("Landmark Global", _n("LTN", 8, suffix="N1"), _PREFIX),
    Format("LaserShip", ("L@########",), _PREFIX, lambda n: n[1] in "AIEHNX" and n[2] in "123"),
    Format("LaserShip", _n("1LS7", 11), _PREFIX, lambda n: n[4] in "12"),
    Format("LaserShip", _n("1LS7", 12, suffix="1"), _PREFIX, lambda n: n[4] in "12" and n[7:9] == "01"),
    Format("LaserShip", ("1LSCX" + "*" * 10,), _PREFIX),
    Format("Spee-Dee", _n("SP", 18), _PREFIX),
    Format("PostNL", ("3S@@@@#########",), _PREFIX),
    Format("Purolator", ("@@@#########",), _PREFIX),
    Format("Amazon Logistics", _n("@", 10), _PREFIX, lambda n: n[0] in "AFC"),
    # Digits and a check digit.
    Format("FedEx", _n("", 12), _DIGITS, fedex),
    Format("Purolator", _n("", 12), _DIGITS, lambda n: n[0] in "012345" and luhn(n)),
    Format("Yamato", _n("", 12), _DIGITS, remainder_7),
    Format("Sagawa", _n("", 12), _DIGITS, remainder_7),
    Format("Japan Post", _n("", 12), _DIGITS, remainder_7),
    Format("FedEx", _n("", 15), _DIGITS, gs1),
    Format("FedEx", _n("", 18, 20), _DIGITS, lambda n: gs1(n[-18:])),
    Format("USPS", _n("", 20), _DIGITS, lambda n: gs1(n) or usps_legacy(n)),
    Format("USPS", _n("420", 25), _DIGITS, lambda n: gs1(n[8:]) or usps_legacy(n[8:]), (8, None)),
    Format("Canada Post", _n("", 16), _DIGITS, gs1),
    Format("DPD", _n("", 14, suffix="*"), _DIGITS, dpd),
    Format("DHL", _n("", 10, 11), _DIGITS, remainder_7),
    Format("Old Dominion", _n("", 11), _DIGITS, lambda n: n.startswith(("777", "778", "072", "780", "80")) and luhn(n)),
    # Digits alone.
    Format("DHL", _n("", 14), _NAMED),
    Format("ZTO Express", _n("7", 11, 12, 13), _NAMED, lambda n: n[1] in "3456789"),
    Format("STO Express", _n("77", 11, 13), _NAMED),
    Format("Yunda", _n("", 13, 15), _NAMED, _starts("3", "4")),
    Format("CJ Logistics", _n("", 10, 12), _NAMED),
    Format("Korea Post", _n("", 13), _NAMED),
    Format("GLS", _n("", 11, 12), _NAMED),
)

_NAMES: dict[str, str] = {
    "UPS": r"\bUPS\b|UNITED PARCEL",
    "USPS": r"\bUSPS\b|PRIORITY MAIL",
    "FedEx": r"FED\s?EX|\bTRK\s?#",
    "DHL": r"\bDHL\b",
    "DPD": r"\bDPD\b",
    "GLS": r"\bGLS\b",
    "Canada Post": r"CANADA POST|POSTES CANADA",
    "Purolator": r"PUROLATOR",
    "Old Dominion": r"OLD DOMINION",
    "Yamato": r"YAMATO|ヤマト|宅急便|クロネコ",
    "Sagawa": r"SAGAWA|佐川|飛脚",
    "Japan Post": r"JAPAN POST|日本郵便|ゆうパック|レターパック",
    "ZTO Express": r"\bZTO\b|中通",
    "STO Express": r"\bSTO\b|申通",
    "Yunda": r"YUNDA|韵达",
    "CJ Logistics": r"\bCJ\b|대한통운",
    "Korea Post": r"KOREA POST|우체국",
}
_POSTS: dict[str, str] = {
    "AT": "Österreichische Post", "AU": "Australia Post", "BE": "bpost", "BR": "Correios", "CA": "Canada Post",
    "CH": "Swiss Post", "CN": "China Post", "DE": "Deutsche Post DHL", "DK": "PostNord", "ES": "Correos",
    "FR": "La Poste", "GB": "Royal Mail", "HK": "Hongkong Post", "IE": "An Post", "IN": "India Post",
    "IT": "Poste Italiane", "JP": "Japan Post", "KR": "Korea Post", "NL": "PostNL", "NO": "Posten",
    "NZ": "NZ Post", "PL": "Poczta Polska", "PT": "CTT", "RU": "Russian Post", "SE": "PostNord",
    "SG": "Singapore Post", "TH": "Thailand Post", "TW": "Chunghwa Post", "UA": "Ukrposhta", "US": "USPS",
    "VN": "Vietnam Post",
}  # fmt: skip

_TWINS = {"O": "0", "0": "O", "I": "1", "1": "I", "S": "5", "5": "S", "B": "8", "8": "B", "Z": "2", "2": "Z"}
_TWINS |= {"G": "6", "6": "G"}
_MOST_DOUBTS = 10
"""More look-alikes than this in one number, and it is not worth guessing (2 to the power of it readings)."""


def identify(number: str, *, repair: bool = False) -> tuple[Match, ...]:
    """Every carrier whose format `number` fits, strongest first; blanks and hyphens in it do not count.

    With `repair`, look-alike characters are exchanged where the number does not hold as it stands, and only when
    exactly one such reading of a format with a check digit holds.
    """
    plain = re.sub(r"[\s\-.]", "", number).upper()
    exact = dict.fromkeys(_match(form, plain) for form in FORMATS if _fits(form, plain))
    if exact or not repair:
        return tuple(sorted(exact, key=lambda match: -match.strength))
    for form in FORMATS:
        if form.strength is Strength.SHAPE:
            readings = [reading for reading in _readings(form, plain) if form.check is None or form.check(reading)]
            if len(readings) == 1:
                return (_match(form, readings[0], repaired=True),)
    return ()


def named_carriers(text: str) -> frozenset[str]:
    """Carriers whose names stand in `text` (in capitals); a letter of another script may touch them ("UPSです")."""
    return frozenset(carrier for carrier, names in _NAMES.items() if re.search(names, text, re.ASCII))


def _match(form: Format, number: str, *, repaired: bool = False) -> Match:
    carrier = _POSTS.get(number[-2:], "Universal Postal Union") if form.carrier == "S10" else form.carrier
    return Match(carrier, number[slice(*form.keep)], form.strength, repaired)


def _fits(form: Format, number: str) -> bool:
    return any(_shaped(template, number) for template in form.templates) and (form.check is None or form.check(number))


def _shaped(template: str, number: str) -> bool:
    return len(template) == len(number) and all(map(_allowed, template, number))


def _allowed(slot: str, char: str) -> bool:
    if slot == "#":
        return "0" <= char <= "9"
    if slot == "@":
        return "A" <= char <= "Z"
    return char == slot or (slot == "*" and char.isascii() and char.isalnum())


def _readings(form: Format, number: str) -> Iterator[str]:
    """What `number` may have been before OCR confused look-alikes, in the shape of `form`."""
    for template in form.templates:
        if len(template) != len(number):
            continue
        options = [
            [char for char in (seen, _TWINS.get(seen, "")) if char and _allowed(slot, char)]
            for slot, seen in zip(template, number, strict=True)
        ]
        if sum(len(chars) > 1 for chars in options) <= _MOST_DOUBTS:
            yield from map("".join, product(*options))
