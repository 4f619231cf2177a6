"""Barcodes and QR codes by zxing-cpp."""

from __future__ import annotations

import math

import numpy as np
import zxingcpp
from numpy.typing import NDArray
from PIL import Image

from kernel.errors import EngineFailed
from multimodal.events import Code

_F = zxingcpp.BarcodeFormat
# What parcels, shelves and shop pages carry. Plain ITF is left out: a slanted scan line reads a part of it as a whole.
_LINEAR = [_F.Code128, _F.Code39, _F.Code93, _F.Codabar, _F.ITF14, _F.EAN13, _F.EAN8, _F.UPCA, _F.UPCE, _F.DataBar]
_MATRIX = [_F.QRCode, _F.MicroQRCode, _F.DataMatrix, _F.PDF417, _F.Aztec, _F.MaxiCode]
_SLANTS_DEG = (30, 60)
"""zxing-cpp reads linear codes up to about 15 degrees off the axes (measured); these turns cover the rest."""


def codes(image: NDArray[np.uint8]) -> tuple[Code, ...]:
    """Every code in `image` (height x width x 3, RGB), at any angle, top to bottom, each text once.

    GS1 codes come in their printed form, with application identifiers in brackets. Boxes are in pixels of `image`.
    Raises `EngineFailed`.
    """
    grey = Image.fromarray(image).convert("L")
    found = _scan(grey, [*_LINEAR, *_MATRIX])
    for angle in _SLANTS_DEG:
        if found:
            break
        turned = grey.rotate(angle, Image.Resampling.BILINEAR, expand=True, fillcolor=255)
        found = [
            Code(code.format, code.text, tuple(_turn_back(point, angle, turned.size, grey.size) for point in code.box))
            for code in _scan(turned, _LINEAR)
        ]
    unique = {(code.format, code.text): code for code in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda code: min(y for _, y in code.box)))


def _scan(grey: Image.Image, formats: list[zxingcpp.BarcodeFormat]) -> list[Code]:
    try:
        found = zxingcpp.read_barcodes(np.asarray(grey), formats=zxingcpp.BarcodeFormats(formats))
    except (RuntimeError, ValueError) as error:
        raise EngineFailed(f"zxing-cpp: {error}") from error
    return [Code(code.format.name, code.text, _box(code.position)) for code in found if code.text]


def _box(position: zxingcpp.Position) -> tuple[tuple[float, float], ...]:
    corners = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    return tuple((float(corner.x), float(corner.y)) for corner in corners)


def _turn_back(
    point: tuple[float, float], angle: float, turned: tuple[int, int], upright: tuple[int, int]
) -> tuple[float, float]:
    """Where `point` of a picture turned counter-clockwise by `angle` degrees lay before; sizes are (width, height)."""
    x, y = point[0] - turned[0] / 2, point[1] - turned[1] / 2
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return (cos * x - sin * y + upright[0] / 2, sin * x + cos * y + upright[1] / 2)
