"""Product pictures of the demo shop, drawn by our own code: a silhouette per category and shape, colour and pattern per
product. The same look gives the same picture."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

from PIL import Image

from commerce.pictures import accessories, fashion, gadgets, home, kitchen, travel
from commerce.pictures.canvas import Canvas, Look

Drawer = Callable[[Canvas, Look], None]
DRAWERS: Mapping[str, Mapping[str, Drawer]] = {
    **kitchen.DRAWERS,
    **home.DRAWERS,
    **travel.DRAWERS,
    **fashion.DRAWERS,
    **accessories.DRAWERS,
    **gadgets.DRAWERS,
}
"""Category → shape → how to draw it."""


def draw(look: Look) -> Image.Image:
    """The product's picture: 512 × 512 RGB on white."""
    canvas = Canvas(zlib.crc32(repr(look).encode()))
    DRAWERS[look.category][look.shape](canvas, look)
    return canvas.finish()


def save(look: Look, path: Path) -> None:
    """Draw to a WebP file."""
    draw(look).save(path, "WEBP", quality=84, method=2)
