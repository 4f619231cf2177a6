"""Pictures from outside: limits, formats, orientation, transparency and everything that is no picture."""

from __future__ import annotations

import struct
import zlib
from contextlib import suppress
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from kernel.errors import TooLarge, Undecodable
from multimodal.image import decode

pytestmark = pytest.mark.unit

RED, GREEN, BLUE, WHITE = (250, 10, 10), (10, 250, 10), (10, 10, 250), (255, 255, 255)


def four_corners(width: int = 64, height: int = 48) -> Image.Image:
    """Red, green, blue, white quarters: every turn and flip of it is different."""
    picture = Image.new("RGB", (width, height), RED)
    picture.paste(GREEN, (width // 2, 0, width, height // 2))
    picture.paste(BLUE, (0, height // 2, width // 2, height))
    picture.paste(WHITE, (width // 2, height // 2, width, height))
    return picture


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    out = BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def quarters(pixels: np.ndarray) -> list[str]:
    """The names of the colours in the four quarters, row by row."""
    height, width = pixels.shape[:2]
    names = {"red": RED, "green": GREEN, "blue": BLUE, "white": WHITE}
    points = [pixels[y, x].astype(int) for y in (height // 4, 3 * height // 4) for x in (width // 4, 3 * width // 4)]
    return [min(names, key=lambda name: int(np.abs(np.subtract(names[name], point)).sum())) for point in points]


def png_header(width: int, height: int) -> bytes:
    """A PNG that claims a size and then holds almost nothing."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "BMP"])
def test_reads_each_format(kind: str) -> None:
    pixels = decode(saved(four_corners(), kind))
    assert pixels.shape == (48, 64, 3)
    assert pixels.dtype == np.uint8
    assert pixels.flags.c_contiguous
    assert quarters(pixels) == ["red", "green", "blue", "white"]


@pytest.mark.parametrize(
    ("orientation", "seen"),
    [
        (1, ["red", "green", "blue", "white"]),
        (2, ["green", "red", "white", "blue"]),
        (3, ["white", "blue", "green", "red"]),
        (4, ["blue", "white", "red", "green"]),
        (5, ["red", "blue", "green", "white"]),
        (6, ["blue", "red", "white", "green"]),
        (7, ["white", "green", "blue", "red"]),
        (8, ["green", "white", "red", "blue"]),
    ],
)
def test_exif_orientation_is_applied(orientation: int, seen: list[str]) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    pixels = decode(saved(four_corners(), "JPEG", exif=exif))
    assert quarters(pixels) == seen
    assert pixels.shape[:2] == ((48, 64) if orientation < 5 else (64, 48))


@pytest.mark.filterwarnings("ignore:Truncated File Read:UserWarning", "ignore:Corrupt EXIF data:UserWarning")
def test_broken_exif_does_not_spoil_the_picture() -> None:
    data = saved(four_corners(), "JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\xff garbage")
    assert quarters(decode(data)) == ["red", "green", "blue", "white"]


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_transparency_is_laid_on_white(mode: str) -> None:
    picture = Image.new("RGBA", (20, 10), (0, 0, 0, 0))
    picture.paste((0, 0, 0, 255), (0, 0, 10, 10))
    pixels = decode(saved(picture.convert(mode), "PNG"))
    assert pixels[5, 2].max() < 10
    assert pixels[5, 17].min() > 245


@pytest.mark.parametrize("mode", ["L", "1", "I;16", "CMYK"])
def test_other_modes_become_rgb(mode: str) -> None:
    if mode == "I;16":
        picture = Image.fromarray(np.repeat(np.array([[0, 65535]], np.uint16), 4, axis=0))
    else:
        picture = Image.new("L", (2, 4), 0)
        picture.paste(255, (1, 0, 2, 4))
        picture = picture.convert(mode).resize((32, 32), Image.Resampling.NEAREST)
    pixels = decode(saved(picture, "JPEG" if mode == "CMYK" else "PNG"))
    assert pixels[0, 0].max() < 40
    assert pixels[-1, -1].min() > 215


def test_first_frame_of_an_animation() -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in (RED, GREEN)]
    pixels = decode(saved(frames[0], "GIF", save_all=True, append_images=frames[1:]))
    assert quarters(pixels)[0] == "red"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_large_pictures_are_scaled_down(kind: str) -> None:
    pixels = decode(saved(four_corners(3000, 1500), kind), max_side=600)
    assert pixels.shape == (300, 600, 3)
    assert quarters(pixels) == ["red", "green", "blue", "white"]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_thinnest_picture(kind: str) -> None:
    assert decode(saved(Image.new("RGB", (1, 9000), RED), kind)).shape == (2000, 1, 3)


@pytest.mark.parametrize("size", [(10_000, 10_000), (20_000, 20_000), (60_000, 60_000)])
def test_a_hundred_megapixels_are_refused_from_the_header(size: tuple[int, int]) -> None:
    with pytest.raises(TooLarge) as caught:
        decode(png_header(*size))
    assert caught.value.details == {"limit": 50_000_000, "got": size[0] * size[1]}


def test_a_flat_jpeg_bomb_is_refused_quickly() -> None:
    with pytest.raises(TooLarge):
        decode(saved(Image.new("L", (8000, 8000)), "JPEG"))


def test_too_many_bytes_are_refused() -> None:
    with pytest.raises(TooLarge) as caught:
        decode(b"\xff\xd8\xff" + bytes(2000), max_bytes=1000)
    assert caught.value.details == {"limit": 1000, "got": 2003}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\xff\xfehello, not a picture",
        b"\x89PNG\r\n\x1a\n",
        b"\x89PNG\r\n\x1a\n" + bytes(64),
        b"\xff\xd8\xff",
        b"\xff\xd8\xff\xe0" + bytes(200),
        b"GIF89a",
        b"RIFF\x10\0\0\0WEBPVP8 ",
        b"BM",
        b"BM" + bytes(100),
    ],
    ids=lambda data: repr(data[:8]),
)
def test_what_is_no_picture_is_undecodable(data: bytes) -> None:
    with pytest.raises(Undecodable, match="JPEG, PNG, WebP, GIF or BMP"):
        decode(data)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "BMP"])
@pytest.mark.parametrize("part", [0.05, 0.5, 0.9])
def test_cut_short_is_undecodable(kind: str, part: float) -> None:
    noise = Image.fromarray(np.random.default_rng(1).integers(0, 255, (60, 80, 3), dtype=np.uint8))
    data = saved(noise, kind)
    with pytest.raises(Undecodable):
        decode(data[: int(len(data) * part)])


def test_random_damage_gives_a_picture_or_a_typed_error() -> None:
    rng = np.random.default_rng(2)
    for kind in ("JPEG", "PNG", "WEBP", "GIF", "BMP"):
        good = saved(four_corners(), kind)
        for _ in range(60):
            data = bytearray(good)
            for at in rng.integers(0, len(data), 4):
                data[at] = rng.integers(0, 256)
            with suppress(Undecodable, TooLarge):
                assert decode(bytes(data), max_pixels=100_000).shape[2] == 3
