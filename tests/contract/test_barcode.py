"""Codes as zxing-cpp writes them, read back turned, slanted, blurred, small and side by side."""

from __future__ import annotations

import numpy as np
import pytest
import zxingcpp
from PIL import Image, ImageFilter

from multimodal.barcode import codes

pytestmark = pytest.mark.contract


def drawn(text: str, kind: str = "Code128", scale: int = 3) -> Image.Image:
    barcode = zxingcpp.create_barcode(text, getattr(zxingcpp.BarcodeFormat, kind))
    return Image.fromarray(np.array(zxingcpp.write_barcode_to_image(barcode, scale=scale))).convert("RGB")


def photo(*pictures: Image.Image) -> Image.Image:
    sheet = Image.new("RGB", (700, 40 + sum(picture.height + 20 for picture in pictures)), (236, 234, 228))
    top = 30
    for picture in pictures:
        sheet.paste(picture, (30, top))
        top += picture.height + 20
    return sheet


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("Code128", "1Z999AA10123456784"),
        ("Code39", "VT-100234"),
        ("EAN13", "6291041500213"),
        ("ITF14", "12345678901231"),
        ("QRCode", "https://shop.example/o/VT-100234"),
        ("DataMatrix", "RB473124829GB"),
        ("PDF417", "RB473124829GB"),
        ("Aztec", "VT-100234"),
    ],
)
def test_each_format_is_read(kind: str, text: str) -> None:
    found = codes(np.asarray(photo(drawn(text, kind, 6 if kind in ("QRCode", "DataMatrix", "Aztec") else 3))))
    assert [(code.format, code.text) for code in found] == [("ITF" if kind == "ITF14" else kind, text)]


@pytest.mark.parametrize("degrees", [0, 15, 30, 45, 60, 75, 90, 120, 165, 180, 200, 270, 315])
def test_any_angle(degrees: int) -> None:
    turned = photo(drawn("1Z999AA10123456784")).rotate(
        degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=(236, 234, 228)
    )
    assert [code.text for code in codes(np.asarray(turned))] == ["1Z999AA10123456784"]


@pytest.mark.parametrize("degrees", [0, 45, 90, 135, 180])
def test_the_box_lies_on_the_code(degrees: int) -> None:
    sheet = Image.new("RGB", (700, 700), "white")
    bars = drawn("1Z999AA10123456784")
    sheet.paste(bars, ((700 - bars.width) // 2, (700 - bars.height) // 2))
    (code,) = codes(np.asarray(sheet.rotate(degrees, Image.Resampling.BICUBIC, fillcolor="white")))
    centre = np.mean(code.box, axis=0)
    assert np.hypot(*(centre - 350)) < bars.height / 2
    longest = max(np.hypot(*np.subtract(a, b)) for a in code.box for b in code.box)
    assert bars.width * 0.8 < longest < bars.width * 1.2


def test_blurred_and_half_size() -> None:
    sheet = photo(drawn("1Z999AA10123456784"))
    assert codes(np.asarray(sheet.filter(ImageFilter.GaussianBlur(1.5))))
    assert codes(np.asarray(sheet.resize((sheet.width // 2, sheet.height // 2), Image.Resampling.LANCZOS)))


def test_a_quick_look_leaves_hard_codes_out() -> None:
    sheet = photo(drawn("1Z999AA10123456784"))
    assert codes(np.asarray(sheet), thorough=False)
    assert not codes(np.asarray(sheet.rotate(45, expand=True, fillcolor="white")), thorough=False)


def test_several_codes_top_to_bottom_and_each_once() -> None:
    sheet = photo(drawn("FIRST-1", scale=2), drawn("SECOND-2", scale=2), drawn("FIRST-1", scale=2))
    assert [code.text for code in codes(np.asarray(sheet))] == ["FIRST-1", "SECOND-2"]


def test_part_of_a_slanted_code_is_not_taken_for_the_whole() -> None:
    for degrees in (25, 35, 45, 60):
        turned = photo(drawn("12345678901231", "ITF14")).rotate(degrees, Image.Resampling.BICUBIC, expand=True)
        assert {code.text for code in codes(np.asarray(turned))} <= {"12345678901231"}


@pytest.mark.parametrize("shape", [(1, 1), (1, 500), (300, 2), (400, 400)])
def test_pictures_without_codes(shape: tuple[int, int]) -> None:
    rng = np.random.default_rng(0)
    assert codes(np.zeros((*shape, 3), np.uint8)) == ()
    assert codes(rng.integers(0, 256, (*shape, 3), dtype=np.uint8)) == ()
