"""Barcodes and QR codes by zxing-cpp."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from functools import partial

import numpy as np
import zxingcpp
from numpy.typing import NDArray
from PIL import Image

from kernel.errors import EngineFailed
from multimodal.events import Code

_F = zxingcpp.BarcodeFormat
# What parcels, shelves and shop pages carry. Of ITF only 14 digits: a slanted scan line reads a part as a whole.
_LINEAR = [_F.Code128, _F.Code39, _F.Code93, _F.Codabar, _F.ITF14, _F.EAN13, _F.EAN8, _F.UPCA, _F.UPCE, _F.DataBar]
_MATRIX = [_F.QRCode, _F.MicroQRCode, _F.DataMatrix, _F.PDF417, _F.Aztec, _F.MaxiCode]
_SLANTS_DEG = (22.5, 45, 67.5)
"""zxing-cpp reads linear codes up to about 12 degrees off the axes (measured); these turns cover the rest."""
_SMALL = 1300
"""Longest side in pixels up to which a picture is also read at double size: its bars may be under two pixels wide."""

Point = tuple[float, float]


def codes(image: NDArray[np.uint8], *, thorough: bool = True) -> tuple[Code, ...]:
    """Every code in `image` (height x width x 3, RGB), top to bottom, each text once.

    Where none is found, a `thorough` look goes on at double size and at other angles. GS1 codes come in their printed
    form, with application identifiers in brackets. Boxes are in pixels of `image`. Raises `EngineFailed`.
    """
    grey = Image.fromarray(image).convert("L")
    looks = _looks(grey) if thorough else iter(())
    found = _scan(grey, [*_LINEAR, *_MATRIX])
    while not found:
        look = next(looks, None)
        if look is None:
            return ()
        picture, formats, back = look
        found = [Code(c.format, c.text, tuple(map(back, c.box))) for c in _scan(picture, formats)]
    unique = {(code.format, code.text): code for code in reversed(found)}  # of two alike, the larger
    return tuple(sorted(unique.values(), key=lambda code: min(y for _, y in code.box)))


def _looks(
    grey: Image.Image,
) -> Iterator[tuple[Image.Image, list[zxingcpp.BarcodeFormat], Callable[[Point], Point]]]:
    """Other ways to see `grey`: the picture, what to look for in it, and the way of its points back to `grey`."""
    if max(grey.size) <= _SMALL:
        double = grey.resize((grey.width * 2, grey.height * 2), Image.Resampling.BICUBIC)
        yield double, [*_LINEAR, *_MATRIX], lambda point: (point[0] / 2, point[1] / 2)
    for angle in _SLANTS_DEG:
        turned = grey.rotate(angle, Image.Resampling.BILINEAR, expand=True, fillcolor=255)
        yield turned, _LINEAR, partial(_turn_back, angle=angle, turned=turned.size, upright=grey.size)


def _scan(grey: Image.Image, formats: list[zxingcpp.BarcodeFormat]) -> list[Code]:
    try:
        found = zxingcpp.read_barcodes(np.asarray(grey), formats=zxingcpp.BarcodeFormats(formats))
    except (RuntimeError, ValueError) as error:
        raise EngineFailed(f"zxing-cpp: {error}") from error
    whole = (code for code in found if code.text and (code.format.symbology != _F.ITF or len(code.text) == 14))
    kept: list[Code] = []
    for code in sorted((Code(c.format.name, c.text, _box(c.position)) for c in whole), key=_area, reverse=True):
        middle = np.mean(code.box, axis=0)
        # A few slanted scan lines can misread a code that most lines read rightly, and pass its weak checksum.
        if not any((np.min(k.box, axis=0) <= middle).all() and (middle <= np.max(k.box, axis=0)).all() for k in kept):
            kept.append(code)
    return kept


def _area(code: Code) -> float:
    width, height = np.ptp(code.box, axis=0)
    return float(width * height)


def _box(position: zxingcpp.Position) -> tuple[Point, ...]:
    corners = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    return tuple((float(corner.x), float(corner.y)) for corner in corners)


def _turn_back(point: Point, *, angle: float, turned: tuple[int, int], upright: tuple[int, int]) -> Point:
    """Where `point` of a picture turned counter-clockwise by `angle` degrees lay before; sizes are (width, height)."""
    x, y = point[0] - turned[0] / 2, point[1] - turned[1] / 2
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return (cos * x - sin * y + upright[0] / 2, sin * x + cos * y + upright[1] / 2)
