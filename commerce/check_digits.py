"""Check digits of parcel numbers. Each function takes a whole number, in capitals without blanks: does it hold?"""

from __future__ import annotations

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_S10_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)
_ISO_3166 = (
    "AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD "
    "CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD "
    "GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI "
    "KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW "
    "MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB "
    "SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY "
    "UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW XK"
)
_COUNTRIES = frozenset(_ISO_3166.split())


def gs1(number: str) -> bool:
    """GS1 mod 10: weights 3, 1, 3 ... leftwards from the digit before the last."""
    return _gs1_digit(number[:-1]) == int(number[-1])


def luhn(number: str) -> bool:
    """Luhn (ISO/IEC 7812-1)."""
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(reversed(number[:-1]))]
    return (sum(value - 9 * (value > 9) for value in doubled) + int(number[-1])) % 10 == 0


def remainder_7(number: str) -> bool:
    """The last digit is the remainder of the rest by 7 (DHL Express, Yamato, Sagawa)."""
    return int(number[:-1]) % 7 == int(number[-1])


def s10(number: str) -> bool:
    """UPU S10: two letters, eight digits, check digit, ISO country code."""
    total = sum(weight * int(digit) for weight, digit in zip(_S10_WEIGHTS, number[2:10], strict=True))
    digit = {10: 0, 11: 5}.get(11 - total % 11, 11 - total % 11)
    return digit == int(number[10]) and number[-2:] in _COUNTRIES


def ups(number: str) -> bool:
    """UPS 1Z: weights 1, 2, 1 ... over the 15 characters after 1Z, letters counting A = 2, B = 3 ... mod 10."""
    return _ups_digit(number[2:-1]) == int(number[-1])


def ups_waybill(number: str) -> bool:
    """UPS waybill: a letter, then the 1Z rule over nine digits."""
    return _ups_digit(number[1:-1]) == int(number[-1])


def ontrac(number: str) -> bool:
    """OnTrac: the 1Z rule over the digits behind C, read as 4, or D, read as 5."""
    return _ups_digit({"C": "4", "D": "5"}[number[0]] + number[1:-1]) == int(number[-1])


def fedex(number: str) -> bool:
    """FedEx: weights 1, 3, 7, 1 ... leftwards from the digit before the last; mod 11, then mod 10."""
    total = sum((1, 3, 7)[place % 3] * int(digit) for place, digit in enumerate(reversed(number[:-1])))
    return total % 11 % 10 == int(number[-1])


def dpd(number: str) -> bool:
    """DPD: ISO/IEC 7064 mod 37,36 over digits and letters."""
    product = 36
    for char in number[:-1]:
        total = (product + _ALPHABET.index(char)) % 36 or 36
        product = total * 2 % 37
    return _ALPHABET[(37 - product) % 36] == number[-1]


def usps_impb(number: str) -> bool:
    """USPS Intelligent Mail package barcode: application identifiers 92 to 95, GS1 mod 10 over the whole.

    The mailer's identifier behind the service type has nine digits, from 9 on, in 92 and six, below 9, in 93.
    """
    head, mailer = number[:2], number[5:6]
    if head not in ("92", "93", "94", "95") or (head == "92") > (mailer == "9") or (head == "93") > (mailer != "9"):
        return False
    return gs1(number)


def usps_legacy(number: str) -> bool:
    """USPS numbers of 20 digits whose check digit counts an unprinted application identifier 91."""
    return gs1("91" + number)


def _gs1_digit(body: str) -> int:
    total = sum((3, 1)[place % 2] * int(digit) for place, digit in enumerate(reversed(body)))
    return -total % 10


def _ups_digit(body: str) -> int:
    total = sum((1, 2)[place % 2] * _ups_value(char) for place, char in enumerate(body))
    return -total % 10


def _ups_value(char: str) -> int:
    return int(char) if char.isdigit() else (ord(char) - ord("A") + 2) % 10
