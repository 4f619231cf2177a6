"""Parcel numbers and labels: check digits, carriers, OCR look-alikes, barcode against print."""

from __future__ import annotations

import random

import pytest

from commerce import check_digits as check
from commerce.labels import Parcel, find_parcel
from commerce.tracking_numbers import Strength, identify
from multimodal.events import Code, TextLine

pytestmark = pytest.mark.unit

BOX = ((0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0))
UPS = "1Z999AA10123456784"
"""The specimen in UPS's own help pages."""
S10 = "RB473124829GB"
"""UPU standard S10 works this serial number out as its example."""


def lines(*texts: str, confidence: float = 1.0) -> list[TextLine]:
    return [TextLine(text, confidence, BOX) for text in texts]


def code(text: str, kind: str = "Code128") -> Code:
    return Code(kind, text, BOX)


def found(texts: list[TextLine], *codes: Code) -> Parcel:
    parcel = find_parcel(texts, codes)
    assert parcel is not None
    return parcel


@pytest.mark.parametrize(
    ("rule", "number"),
    [
        (check.gs1, "6291041500213"),  # the worked example of GS1's check digit page
        (check.luhn, "79927398713"),  # the example of ISO/IEC 7812 write-ups
        (check.dpd, "A12425GABC1234002M"),  # the Global Release Identifier's example of ISO/IEC 7064
        (check.remainder_7, "123456789013"),
        (check.s10, S10),
        (check.ups, UPS),
    ],
)
def test_published_examples_hold_and_any_other_last_digit_does_not(rule: object, number: str) -> None:
    assert callable(rule)
    place = 10 if rule is check.s10 else len(number) - 1
    digits = [digit for digit in "0123456789" if rule(number[:place] + digit + number[place + 1 :])]
    assert rule(number)
    assert digits == ([number[place]] if number[place].isdigit() else [])


@pytest.mark.parametrize("seed", range(20))
def test_fedex_weights(seed: int) -> None:
    body = f"{random.Random(seed).randrange(10**11):011d}"
    total = sum(int(digit) * weight for digit, weight in zip(body, [3, 1, 7] * 4, strict=False))
    assert identify(body + str(total % 11 % 10))[0].carrier == "FedEx"


@pytest.mark.parametrize(
    ("number", "carrier", "strength"),
    [
        (UPS, "UPS", Strength.SHAPE),
        ("1z 999 aa1 01 2345 6784", "UPS", Strength.SHAPE),
        (S10, "Royal Mail", Strength.SHAPE),
        ("LX473124829CN", "China Post", Strength.SHAPE),
        ("LX473124829KE", "Universal Postal Union", Strength.SHAPE),
        ("9400100000000000000006", "USPS", Strength.SHAPE),
        ("SF1234567890123", "SF Express", Strength.PREFIX),
        ("JD1234567890123", "JD Logistics", Strength.PREFIX),
        ("JD1234567890123456", "Yodel", Strength.PREFIX),
        ("YT1234567890123", "YTO Express", Strength.PREFIX),
        ("TBA123456789012", "Amazon Logistics", Strength.PREFIX),
    ],
)
def test_identify(number: str, carrier: str, strength: Strength) -> None:
    match = identify(number)[0]
    assert (match.carrier, match.strength, match.repaired) == (carrier, strength, False)


@pytest.mark.parametrize(
    "number", ["", "1Z999AA10123456785", "RB473124828GB", "RB473124829XX", "VT-100234", "hello", "٣" * 12]
)
def test_identify_nothing(number: str) -> None:
    assert identify(number, repair=False) == ()


def test_what_the_barcode_of_a_carrier_wraps_around_the_number_is_cut_off() -> None:
    inner = "9400100000000000000006"
    assert identify("42010028" + inner)[0].number == inner
    assert identify("420100281234" + inner)[0].number == inner


@pytest.mark.parametrize(
    ("seen", "meant"),
    [("RB47312482 9GB", S10), ("RB4731Z48Z9GB", S10), ("R8473124829GB", S10), ("RB47312482963", None)],
)
def test_look_alikes_are_put_right_where_one_reading_holds(seen: str, meant: str | None) -> None:
    matches = identify(seen, repair=True)
    assert [match.number for match in matches if match.strength is Strength.SHAPE] == ([meant] if meant else [])


def test_look_alikes_with_two_readings_that_hold_are_left_alone() -> None:
    seen = UPS[:4] + "OSSO" + UPS[8:]
    readings = [
        text
        for text in (UPS[:4] + a + b + c + d + UPS[8:] for a in "O0" for b in "S5" for c in "S5" for d in "O0")
        if check.ups(text)
    ]
    assert len(readings) != 1
    assert identify(seen) == ()
    assert identify(seen, repair=True) == ()


def test_a_label_with_barcode_and_print() -> None:
    parcel = found(
        lines("UPS GROUND", "SHIP TO: ALICE", "TRACKING #: 1Z 999 AA1 01 2345 6784", "ORDER VT-100234"), code(UPS)
    )
    assert parcel == Parcel("UPS", UPS, "VT-100234", "barcode", 0.99)


def test_print_alone_is_less_certain_and_repaired_print_still_less() -> None:
    clean = found(lines("TRACKING #: 1Z 999 AA1 01 2345 6784", confidence=0.9))
    mended = found(lines("RB 473 124 8Z9 GB", confidence=0.9))
    assert (clean.source, clean.tracking_number) == ("ocr", UPS)
    assert mended.tracking_number == S10
    assert 0.99 > clean.confidence > mended.confidence > 0


def test_a_barcode_beats_print_and_the_conflict_is_told() -> None:
    parcel = found(lines("TRACKING #: 1Z 999 AA1 01 2345 6784"), code(S10))
    assert (parcel.carrier, parcel.tracking_number, parcel.source) == ("Royal Mail", S10, "barcode")
    assert (parcel.conflict, parcel.others) == (True, (UPS,))


def test_print_that_only_a_repair_makes_hold_does_not_contradict_a_barcode() -> None:
    assert not found(lines("RB4731Z48Z9GB"), code(UPS)).conflict


def test_a_word_that_ocr_ran_into_the_number_is_parted_from_it() -> None:
    assert found(lines(f"TrackingNumber{UPS}")).tracking_number == UPS


def test_two_parcels_in_one_photo_are_a_conflict() -> None:
    assert found([], code(UPS), code(S10)).others == (S10,)


@pytest.mark.parametrize(
    ("texts", "carrier"),
    [
        (["Yamato Transport", "1234-5678-9013"], "Yamato"),
        (["佐川急便", "1234-5678-9013"], "Sagawa"),
        (["中通快递", "运单号 75412345678901"], "ZTO Express"),
        (["Tracking number", "1234 5678 9013"], "Yamato"),
        (["call 1234 5678 9013"], None),
        (["75412345678901"], None),
        (["Tracking 1234 5678 9013 5555"], None),
    ],
)
def test_bare_digits_need_a_name_or_a_word_beside_them(texts: list[str], carrier: str | None) -> None:
    parcel = find_parcel(lines(*texts), [])
    assert (parcel.carrier if parcel else None) == carrier


def test_article_barcodes_are_no_parcels() -> None:
    assert find_parcel([], [code("6291041500213", "EAN13"), code("123456789013", "UPCA")]) is None


def test_numbers_inside_links_and_messages() -> None:
    parcel = found([], code(f"https://parcels.example/t?n={UPS}&o=VT-100234", "QRCode"))
    assert (parcel.tracking_number, parcel.order_number) == (UPS, "VT-100234")
    assert found([], code(f"[)>\x1e01\x1d96123\x1d{UPS}\x1e\x04", "MaxiCode")).tracking_number == UPS


@pytest.mark.parametrize(
    "text",
    [
        "Order VT-100234",
        "VT 1OO234",
        "vt–1002З4".replace("З", "3"),
        "ＶＴ－１００２３４",
        "VT100234.",
        "ORDERVT-100234",
    ],
)
def test_order_number_alone(text: str) -> None:
    parcel = found(lines(text))
    assert (parcel.order_number, parcel.tracking_number, parcel.carrier) == ("VT-100234", None, None)


@pytest.mark.parametrize(
    "texts", [[], ["Hello"], ["INVITE 100234"], ["VT-1002345"], ["+49 30 901820"], ["12 RUE DE LA PAIX 75002"]]
)
def test_nothing_to_find(texts: list[str]) -> None:
    assert find_parcel(lines(*texts), []) is None


def test_random_print_is_hardly_ever_taken_for_a_parcel() -> None:
    rng = random.Random(3)
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789    "
    taken = sum(find_parcel(lines("".join(rng.choices(alphabet, k=30))), []) is not None for _ in range(500))
    assert taken <= 2
