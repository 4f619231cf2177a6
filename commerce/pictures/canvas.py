"""A small drawing kit over Pillow: closed paths filled with shaded colour and a pattern, on a white card.

Coordinates run from 0 to 100, right and down. Everything is drawn at twice the final size and reduced once, which
smooths the edges.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from PIL import Image, ImageDraw, ImageFilter

SIZE = 512
_PX = SIZE * 2
_UNIT = _PX / 100
_BLUR_PX = 56
"""How far a shadow fades out."""

Point = tuple[float, float]
Path = list[Point]
Colour = tuple[int, int, int]
Shade = Literal["side", "top", "ball", "flat"]
WHITE: Colour = (255, 255, 255)
INK: Colour = (46, 48, 54)
STEEL: Colour = (176, 182, 190)
WOOD: Colour = (186, 138, 92)


@dataclass(frozen=True, slots=True)
class Look:
    """What a product looks like. `shape` is one of its category's, `pattern` one of `Canvas`'s."""

    category: str
    shape: str
    colour: Colour
    accent: Colour = WHITE
    pattern: str = "plain"


def mix(colour: Colour, other: Colour, part: float) -> Colour:
    """`colour` with `part` (0 to 1) of `other`."""
    r, g, b = (round(a + (b - a) * part) for a, b in zip(colour, other, strict=True))
    return r, g, b


def dark(colour: Colour, part: float = 0.3) -> Colour:
    """A darker tone."""
    return mix(colour, (20, 20, 30), part)


def light(colour: Colour, part: float = 0.4) -> Colour:
    """A lighter tone."""
    return mix(colour, WHITE, part)


def rect(x0: float, y0: float, x1: float, y1: float, radius: float = 0.0) -> Path:
    """A rectangle with round corners."""
    r = min(radius, (x1 - x0) / 2, (y1 - y0) / 2)
    if r <= 0:
        return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
    corners = ((x1 - r, y0 + r, -90), (x1 - r, y1 - r, 0), (x0 + r, y1 - r, 90), (x0 + r, y0 + r, 180))
    return [
        (x + r * math.cos(math.radians(start + step)), y + r * math.sin(math.radians(start + step)))
        for x, y, start in corners
        for step in range(0, 91, 10)
    ]


def ellipse(cx: float, cy: float, rx: float, ry: float | None = None) -> Path:
    """An ellipse; a circle without `ry`."""
    return arc(cx, cy, rx, rx if ry is None else ry, 0, 360)


def arc(cx: float, cy: float, rx: float, ry: float, start: float, end: float) -> Path:
    """Points along an ellipse from `start` to `end` degrees, 0 to the right, clockwise."""
    steps = max(8, int(abs(end - start) / 5))
    angles = (math.radians(start + (end - start) * i / steps) for i in range(steps + 1))
    return [(cx + rx * math.cos(a), cy + ry * math.sin(a)) for a in angles]


def smooth(points: Sequence[Point], *, closed: bool = True) -> Path:
    """A Catmull-Rom curve through `points`."""
    n = len(points)
    path: Path = []
    for i in range(n if closed else n - 1):
        p0, p1, p2, p3 = ((points[(i + k) % n] if closed else points[min(max(i + k, 0), n - 1)]) for k in (-1, 0, 1, 2))
        for step in range(8):
            t = step / 8
            path.append((_spline(t, p0[0], p1[0], p2[0], p3[0]), _spline(t, p0[1], p1[1], p2[1], p3[1])))
    if not closed:
        path.append(points[-1])
    return path


def _spline(t: float, a: float, b: float, c: float, d: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


def mirror(path: Sequence[Point], axis: float = 50.0) -> Path:
    """`path` reflected at the vertical line x = `axis`."""
    return [(2 * axis - x, y) for x, y in path]


def shift(path: Sequence[Point], dx: float, dy: float) -> Path:
    """`path` moved."""
    return [(x + dx, y + dy) for x, y in path]


def turn(path: Sequence[Point], degrees: float, cx: float = 50.0, cy: float = 50.0) -> Path:
    """`path` turned clockwise about a point."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return [(cx + (x - cx) * c - (y - cy) * s, cy + (x - cx) * s + (y - cy) * c) for x, y in path]


@lru_cache
def _gradient(shade: Shade) -> Image.Image:
    """How bright each place of a shape is: 128 is the plain colour, above it whiter, below it darker."""
    image = Image.new("L", (64, 64), 128)
    for y in range(64):
        for x in range(64):
            u, v = x / 63, y / 63
            if shade == "side":
                value = 128 + 46 * math.exp(-(((u - 0.3) / 0.18) ** 2)) - 46 * max(0.0, u - 0.5) - 20 * (1 - u) ** 6
            elif shade == "top":
                value = 146 - 40 * v
            else:
                value = 160 - 78 * min(1.0, math.hypot(u - 0.36, v - 0.3))
            image.putpixel((x, y), round(value))
    return image


def _tint(gradient: Image.Image, colour: Colour) -> Image.Image:
    """The gradient in a colour."""
    bands = []
    for base in colour:
        table = [
            round(base * v / 128) if v <= 128 else round(base + (255 - base) * (v - 128) / 127) for v in range(256)
        ]
        bands.append(gradient.point(table))
    return Image.merge("RGB", bands)


def _box(points: Sequence[Point]) -> tuple[int, int, int, int]:
    """The whole pixels around some points, inside the picture."""
    x0, y0 = (max(0, math.floor(min(p[i] for p in points))) for i in (0, 1))
    x1, y1 = (min(_PX, math.ceil(max(p[i] for p in points)) + 1) for i in (0, 1))
    return x0, y0, x1, y1


class Canvas:
    """One picture in the making. `rng` places what is scattered; the same seed gives the same picture."""

    def __init__(self, seed: int) -> None:
        self.image = Image.new("RGB", (_PX, _PX), WHITE)
        self._draw = ImageDraw.Draw(self.image)
        self.rng = random.Random(seed)

    def shadow(self, cx: float, cy: float, rx: float, ry: float = 3.0) -> None:
        """A soft shadow on the ground. Comes first."""
        x0, y0 = int((cx - rx) * _UNIT) - _BLUR_PX, int((cy - ry) * _UNIT) - _BLUR_PX
        size = (int(2 * rx * _UNIT) + 2 * _BLUR_PX, int(2 * ry * _UNIT) + 2 * _BLUR_PX)
        small = Image.new("L", (size[0] // 8, size[1] // 8), 255)
        margin = _BLUR_PX / 8
        ImageDraw.Draw(small).ellipse((margin, margin, small.width - margin, small.height - margin), fill=196)
        soft = small.filter(ImageFilter.GaussianBlur(2.5)).resize(size, Image.Resampling.BILINEAR)
        self.image.paste(Image.merge("RGB", (soft, soft, soft)), (x0, y0))

    def fill(
        self,
        path: Sequence[Point],
        colour: Colour,
        shade: Shade = "side",
        *,
        pattern: str = "plain",
        accent: Colour = WHITE,
        edge: float = 0.35,
    ) -> None:
        """A closed shape with shading, pattern and an outline `edge` wide."""
        points = [(x * _UNIT, y * _UNIT) for x, y in path]
        if shade == "flat" and pattern == "plain":
            self._draw.polygon(points, fill=colour)
        else:
            self._shaded(points, colour, shade, pattern, accent)
        if edge:
            self.line([*path, path[0], path[1]], edge, dark(colour, 0.35))

    def _shaded(self, points: Path, colour: Colour, shade: Shade, pattern: str, accent: Colour) -> None:
        x0, y0, x1, y1 = _box(points)
        size = (x1 - x0, y1 - y0)
        gradient = _gradient(shade).resize(size, Image.Resampling.BILINEAR)
        layer = _tint(gradient, colour)
        if pattern != "plain":
            layer.paste(_tint(gradient, accent), mask=self._pattern(pattern, size))
        mask = Image.new("L", size, 0)
        ImageDraw.Draw(mask).polygon([(x - x0, y - y0) for x, y in points], fill=255)
        self.image.paste(layer, (x0, y0), mask)

    def _pattern(self, name: str, size: tuple[int, int]) -> Image.Image:
        """Where the accent colour goes on a shape of `size` pixels."""
        mask = Image.new("L", size, 0)
        draw = ImageDraw.Draw(mask)
        w, h = size
        step = max(24, w // 7)
        if name == "stripes":
            for y in range(step // 2, h, step):
                draw.rectangle((0, y, w, y + step * 0.42), fill=255)
        elif name == "bars":
            for x in range(step // 2, w, step):
                draw.rectangle((x, 0, x + step * 0.36, h), fill=255)
        elif name == "band":
            draw.rectangle((0, h * 0.44, w, h * 0.66), fill=255)
        elif name == "dots":
            for row, y in enumerate(range(step // 2, h + step, step)):
                for x in range((row % 2) * step // 2, w + step, step):
                    draw.ellipse((x - step * 0.2, y - step * 0.2, x + step * 0.2, y + step * 0.2), fill=255)
        elif name == "zigzag":
            for y in range(0, h + step, step):
                zig = [(x, y + (step * 0.5 if i % 2 else 0)) for i, x in enumerate(range(0, w + step, step // 2))]
                draw.line(zig, fill=255, width=max(4, step // 5), joint="curve")
        elif name == "speckle":
            for _ in range(w * h // 1400):
                u, v, r = self.rng.uniform(0, w), self.rng.uniform(0, h), self.rng.uniform(1.2, 4.5)
                draw.ellipse((u - r, v - r, u + r, v + r), fill=255)
        else:
            raise ValueError(f"no pattern '{name}'")
        return mask

    def line(self, path: Sequence[Point], width: float, colour: Colour) -> None:
        """A stroke with round ends."""
        points = [(x * _UNIT, y * _UNIT) for x, y in path]
        self._draw.line(points, fill=colour, width=max(1, round(width * _UNIT)), joint="curve")
        if width > 0.8:
            r = width * _UNIT / 2
            for x, y in (points[0], points[-1]):
                self._draw.ellipse((x - r, y - r, x + r, y + r), fill=colour)

    def dot(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """A plain disc."""
        self._draw.ellipse(tuple(v * _UNIT for v in (x - radius, y - radius, x + radius, y + radius)), fill=colour)

    def glow(self, path: Sequence[Point], colour: Colour, strength: float) -> None:
        """A translucent shape: glass, light, a gloss."""
        points = [(x * _UNIT, y * _UNIT) for x, y in path]
        x0, y0, x1, y1 = _box(points)
        mask = Image.new("L", (x1 - x0, y1 - y0), 0)
        ImageDraw.Draw(mask).polygon([(x - x0, y - y0) for x, y in points], fill=round(255 * strength))
        self.image.paste(colour, (x0, y0), mask)

    def finish(self) -> Image.Image:
        """The picture, `SIZE` × `SIZE` RGB."""
        return self.image.reduce(2)
