"""Test photos: a product lies on a table and somebody takes a picture of it with a phone.

Made with other means than the training views (Pillow and NumPy, drawn tables, JPEG), so that a model cannot have learnt
the maker by heart.
"""

from __future__ import annotations

from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from models.visual.cutouts import Cutout

_TABLES = ((181, 137, 94), (120, 82, 55), (214, 190, 158), (92, 95, 99), (225, 224, 220), (70, 88, 110), (150, 60, 50))


def photo(cutout: Cutout, rng: np.random.Generator, *, width: int = 300, height: int = 400) -> NDArray[np.uint8]:
    """`cutout` in a photo of `height` x `width` x 3: turned, seen aslant, lit from a side, a little blurred."""
    table = _table(rng, width, height)
    side = round(min(width, height) * rng.uniform(0.55, 1.0))
    product = Image.fromarray(np.dstack([cutout.pixels, cutout.mask])).resize((side, side), Image.Resampling.BICUBIC)
    product = product.rotate(float(rng.normal(0, 12)), Image.Resampling.BICUBIC)
    product = product.transform(product.size, Image.Transform.PERSPECTIVE, _slant(rng, side), Image.Resampling.BICUBIC)
    left, top = (round((room - side) * rng.uniform(0.2, 0.8)) for room in (width, height))
    shadow = product.getchannel("A").filter(ImageFilter.GaussianBlur(side / 30)).point(lambda a: round(a * 0.45))
    table.paste((20, 18, 16), (left + side // 40, top + side // 30), shadow)
    table.paste(product, (left, top), product)
    return _camera(table, rng)


def foreign(rng: np.random.Generator, *, width: int = 300, height: int = 400) -> NDArray[np.uint8]:
    """A photo without any product: a table, some of them with a sheet of paper, boxes or a few coloured blocks."""
    table = _table(rng, width, height)
    draw = ImageDraw.Draw(table)
    for _ in range(int(rng.integers(0, 5))):
        x, y = rng.uniform(0, width * 0.7), rng.uniform(0, height * 0.7)
        box = (x, y, x + rng.uniform(40, width * 0.6), y + rng.uniform(40, height * 0.5))
        colour = tuple(int(value) for value in rng.integers(0, 256, 3))
        (draw.rectangle if rng.random() < 0.7 else draw.ellipse)(box, fill=colour)
    if rng.random() < 0.5:
        x, y = width * 0.15, height * rng.uniform(0.1, 0.3)
        draw.rectangle((x, y, width * 0.85, y + height * 0.5), fill=(244, 243, 238))
        for row in range(int(rng.integers(3, 14))):
            end = width * rng.uniform(0.4, 0.8)
            draw.line((x + 16, y + 20 + row * 20, end, y + 20 + row * 20), fill=(60, 60, 66), width=6)
    return _camera(table, rng)


def _table(rng: np.random.Generator, width: int, height: int) -> Image.Image:
    base = np.array(_TABLES[int(rng.integers(len(_TABLES)))], float) * rng.uniform(0.75, 1.2)
    pixels = np.ones((height, width, 3)) * base
    rows = np.arange(height)[:, None, None]
    planks = int(rng.integers(0, 7))
    if planks:
        tones = rng.normal(1, 0.06, planks + 1)[(rows[:, 0, 0] * planks // height)]
        grain = np.sin(rows / rng.uniform(1.5, 6) + rng.normal(0, 1, (1, width, 1)).cumsum(axis=1) * 0.2)
        pixels = pixels * tones[:, None, None] * (1 + 0.04 * grain)
    pixels += rng.normal(0, rng.uniform(0, 10), (height, width, 1))
    return Image.fromarray(pixels.clip(0, 255).astype(np.uint8))


def _slant(rng: np.random.Generator, side: int) -> tuple[float, ...]:
    """Coefficients of a perspective that keeps the middle of a square of `side` pixels roughly where it is."""
    g, h = rng.uniform(-0.22, 0.22, 2) / side
    mean = 1 + (g + h) * side / 2
    return (mean, 0.0, 0.0, 0.0, mean, 0.0, float(g), float(h))


def _camera(scene: Image.Image, rng: np.random.Generator) -> NDArray[np.uint8]:
    pixels = np.asarray(scene, float)
    across = np.linspace(-1, 1, pixels.shape[1])[None, :, None] * rng.uniform(-0.2, 0.2)
    down = np.linspace(-1, 1, pixels.shape[0])[:, None, None] * rng.uniform(-0.2, 0.2)
    warmth = 1 + rng.uniform(-0.08, 0.08) * np.array([1.0, 0.0, -1.0])
    lit = pixels * rng.uniform(0.72, 1.2) * (1 + across + down) * warmth
    taken = Image.fromarray(lit.clip(0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(rng.uniform(0, 2)))
    stored = BytesIO()
    taken.save(stored, "JPEG", quality=int(rng.integers(50, 90)))
    with Image.open(stored) as image:
        return np.asarray(image.convert("RGB"), dtype=np.uint8)
