"""Every OCR engine on printed pages and parcel labels, and the whole way from a label's photo to its parcel."""

from __future__ import annotations

import socket
import threading
from io import BytesIO
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import zxingcpp
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from commerce.labels import find_parcel
from kernel.errors import EngineFailed, EngineUnavailable
from multimodal import ocr
from multimodal.events import TextLine
from multimodal.image import decode
from multimodal.look import Look
from multimodal.ocr import REGISTRY, TextReader

pytestmark = pytest.mark.contract

NUMBER = "1Z999AA10123456784"
PAGE = ("SPRING CATALOGUE", "Stoneware mug, blue", "Price 19.90 EUR", "Order VT-100234")


@pytest.fixture(scope="module", params=list(REGISTRY.specs))
def reader(request: pytest.FixtureRequest) -> TextReader:
    try:
        return REGISTRY.load(request.param)
    except EngineUnavailable as error:
        if REGISTRY.specs[request.param].embedded:
            raise
        pytest.skip(str(error))


class Grey:
    """An embedder that is not under test here."""

    name, dim = "grey", 2

    def embed(self, images: list[NDArray[np.uint8]]) -> NDArray[np.float32]:
        return np.tile(np.array([[0.0, 1.0]], np.float32), (len(images), 1))


@pytest.fixture(scope="module")
def look() -> Look:
    return Look(REGISTRY.load("rapidocr"), Grey())


def page(*texts: str, size: int = 44) -> Image.Image:
    sheet = Image.new("RGB", (1000, 100 + 90 * len(texts)), "white")
    draw = ImageDraw.Draw(sheet)
    for row, text in enumerate(texts):
        draw.text((60, 50 + 90 * row), text, font=ImageFont.load_default(size=size), fill="black")
    return sheet


def label(number: str = NUMBER, printed: str = "1Z 999 AA1 01 2345 6784", *, barcode: bool = True) -> Image.Image:
    sheet = Image.new("RGB", (1280, 900), "white")
    draw = ImageDraw.Draw(sheet)
    rows = ("UPS GROUND", "SHIP TO: ALICE MARTIN", "12 RUE DE LA PAIX, 75002 PARIS", f"TRACKING #: {printed}")
    for row, text in enumerate(rows):
        draw.text((60, 40 + 80 * row), text, font=ImageFont.load_default(size=60 if row == 0 else 40), fill="black")
    if barcode:
        symbol = zxingcpp.create_barcode(number, zxingcpp.BarcodeFormat.Code128)
        bars = Image.fromarray(np.array(zxingcpp.write_barcode_to_image(symbol, scale=4))).convert("RGB")
        sheet.paste(bars, (60, 400))
    draw.text((60, 760), "ORDER VT-100234", font=ImageFont.load_default(size=44), fill="black")
    return sheet


def uploaded(picture: Image.Image, *, orientation: int = 1, quality: int = 80) -> NDArray[np.uint8]:
    """As a phone sends it: JPEG, with the camera's orientation."""
    out, exif = BytesIO(), Image.Exif()
    exif[0x0112] = orientation
    picture.save(out, "JPEG", quality=quality, exif=exif)
    return decode(out.getvalue())


def flat(text: str) -> str:
    return "".join(text.split()).upper()


def test_reads_a_printed_page_top_to_bottom(reader: TextReader) -> None:
    lines = reader.read(np.asarray(page(*PAGE)))
    assert [flat(line.text) for line in lines] == [flat(text) for text in PAGE]
    for row, line in enumerate(lines):
        assert 0.5 <= line.confidence <= 1
        assert len(line.box) == 4
        left, top = np.min(line.box, axis=0)
        right, bottom = np.max(line.box, axis=0)
        assert 40 <= left <= 80 <= right <= 1000
        assert top - 15 <= 50 + 90 * row + 22 <= bottom + 15


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_reads_turned_pages(reader: TextReader, degrees: int) -> None:
    lines = reader.read(np.asarray(page(*PAGE).rotate(degrees, expand=True)))
    assert {flat(line.text) for line in lines} >= {flat(text) for text in PAGE[1:]}


@pytest.mark.parametrize("shape", [(1, 1), (8, 300), (300, 8), (400, 600)])
def test_nothing_printed_gives_no_lines(reader: TextReader, shape: tuple[int, int]) -> None:
    assert reader.read(np.full((*shape, 3), 200, np.uint8)) == ()


def test_a_picture_of_the_wrong_shape_is_a_typed_error(reader: TextReader) -> None:
    with pytest.raises(EngineFailed):
        reader.read(np.zeros((0, 0, 3), np.uint8))


def test_several_threads_read_their_own_page(reader: TextReader) -> None:
    texts = ["ALPHA 111", "BRAVO 222", "CHARLIE 333", "DELTA 444"]
    read: dict[str, tuple[TextLine, ...]] = {}

    def work(text: str) -> None:
        read[text] = reader.read(np.asarray(page(text)))

    threads = [threading.Thread(target=work, args=(text,)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {text: [flat(line.text) for line in lines] for text, lines in read.items()} == {t: [flat(t)] for t in texts}


def test_rapidocr_reads_chinese() -> None:
    fonts = [*Path("/usr/share/fonts").rglob("*CJK*Regular*"), *Path("/usr/share/fonts").rglob("wqy*.ttc")]
    if not fonts:
        pytest.skip("no font with Chinese characters on this machine to print a page with")
    sheet = Image.new("RGB", (600, 120), "white")
    ImageDraw.Draw(sheet).text((30, 30), "运单号查询", font=ImageFont.truetype(str(fonts[0]), 48), fill="black")
    assert [line.text for line in REGISTRY.load("rapidocr").read(np.asarray(sheet))] == ["运单号查询"]


def test_rapidocr_loads_without_any_network_and_without_a_word(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    reader = REGISTRY.load("rapidocr", {"threads": 1})
    assert [flat(line.text) for line in reader.read(np.asarray(page("QUIET 42")))] == ["QUIET42"]
    assert capfd.readouterr() == ("", "")


def test_rapidocr_names_the_weights_that_are_missing(tmp_path: Path) -> None:
    with pytest.raises(EngineUnavailable, match=r"PP-OCRv6_det_small\.onnx"):
        REGISTRY.load("rapidocr", {"models": tmp_path})


def test_easyocr_says_how_to_get_it_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "easyocr", None)
    with pytest.raises(EngineUnavailable, match=r"pip install 'vitrine\[easyocr\]'"):
        REGISTRY.load("easyocr")


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
@pytest.mark.parametrize("blur", [0.0, 1.5])
def test_a_label_gives_its_parcel(look: Look, orientation: int, blur: float) -> None:
    content = look.look(uploaded(label().filter(ImageFilter.GaussianBlur(blur)), orientation=orientation))
    parcel = find_parcel(content.lines, content.codes)
    assert parcel is not None
    assert (parcel.carrier, parcel.tracking_number, parcel.source) == ("UPS", NUMBER, "barcode")
    assert (parcel.order_number, parcel.conflict) == ("VT-100234", False)


@pytest.mark.parametrize("degrees", [0, 8, 90, 180])
def test_a_label_whose_barcode_is_gone_is_read_from_print(look: Look, degrees: int) -> None:
    content = look.look(uploaded(label(barcode=False).rotate(degrees, expand=True, fillcolor="white")))
    parcel = find_parcel(content.lines, content.codes)
    assert parcel is not None
    assert (parcel.carrier, parcel.tracking_number, parcel.source) == ("UPS", NUMBER, "ocr")


def test_print_and_barcode_that_differ_are_a_conflict(look: Look) -> None:
    content = look.look(uploaded(label("RB473124829GB")))
    parcel = find_parcel(content.lines, content.codes)
    assert parcel is not None
    assert (parcel.tracking_number, parcel.conflict, parcel.others) == ("RB473124829GB", True, (NUMBER,))


def test_a_label_held_aslant(look: Look) -> None:
    content = look.look(uploaded(label().rotate(37, Image.Resampling.BICUBIC, expand=True, fillcolor="white")))
    assert [code.text for code in content.codes] == [NUMBER]


class Broken:
    name, dim = "broken", 3

    def read(self, image: NDArray[np.uint8]) -> tuple[TextLine, ...]:
        raise EngineFailed("out of order")

    def embed(self, images: list[NDArray[np.uint8]]) -> NDArray[np.float32]:
        raise EngineFailed("out of order")


def test_a_broken_engine_costs_its_own_part_only() -> None:
    content = Look(Broken(), Grey()).look(np.asarray(label()))
    assert content.lines == ()
    assert [code.text for code in content.codes] == [NUMBER]
    assert (content.width, content.height) == (1280, 900)
    assert content.embedding == (0.0, 1.0)
    assert Look(Broken(), Broken()).look(np.asarray(label())).embedding == ()


def test_engines_are_only_imported_when_asked_for() -> None:
    assert isinstance(ocr, ModuleType)
    assert not any(hasattr(ocr, name) for name in ("RapidOcr", "EasyOcr"))
