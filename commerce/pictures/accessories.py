"""Watches and sunglasses."""

from __future__ import annotations

from commerce.pictures.canvas import (
    INK,
    STEEL,
    WHITE,
    Canvas,
    Colour,
    Look,
    Path,
    arc,
    dark,
    ellipse,
    light,
    mirror,
    rect,
    smooth,
)


def _strap(c: Canvas, colour: Colour, half: float, pattern: str = "plain", accent: Colour = WHITE) -> None:
    c.shadow(50, 96, 14, 2)
    for path in (
        [(50 - half, 30), (50 + half, 30), (50 + half * 0.8, 3), (50 - half * 0.8, 3)],
        [(50 - half, 70), (50 + half, 70), (50 + half * 0.8, 97), (50 - half * 0.8, 97)],
    ):
        c.fill([(float(x), float(y)) for x, y in path], colour, pattern=pattern, accent=accent)


def _dial(c: Canvas, r: float, face: Colour, ink: Colour) -> None:
    c.fill(ellipse(50, 50, r), face, "ball")
    for a in range(0, 360, 30):
        c.line(arc(50, 50, r * 0.86, r * 0.86, a - 1.5, a + 1.5), 2 if a % 90 else 3.4, ink)
    c.line([(50, 50), (50 - r * 0.4, 50 - r * 0.3)], 1.8, ink)
    c.line([(50, 50), (50 + r * 0.3, 50 - r * 0.6)], 1.3, ink)
    c.dot(50, 50, 1.6, ink)


def watch_classic(c: Canvas, k: Look) -> None:
    _strap(c, k.colour, 11)
    for y in (84, 89, 94):
        c.dot(50, y, 0.9, dark(k.colour, 0.6))
    c.fill(rect(75, 47, 80, 53, 1), STEEL)
    c.fill(ellipse(50, 50, 27), STEEL, "ball")
    _dial(c, 23, k.accent, INK if sum(k.accent) > 380 else WHITE)


_SEGMENTS = {
    "a": (0.0, 41.0, 4.4, 41.0),
    "b": (4.4, 41.0, 4.4, 49.0),
    "c": (4.4, 49.0, 4.4, 57.0),
    "d": (0.0, 57.0, 4.4, 57.0),
    "e": (0.0, 49.0, 0.0, 57.0),
    "f": (0.0, 41.0, 0.0, 49.0),
    "g": (0.0, 49.0, 4.4, 49.0),
}
"""The strokes of a digit on a display: a on top, clockwise to f, g in the middle."""


def watch_digital(c: Canvas, k: Look) -> None:
    _strap(c, k.colour, 13)
    c.fill(rect(25, 26, 75, 74, 10), dark(k.colour, 0.25), "ball")
    c.fill(rect(31, 33, 69, 67, 5), (28, 32, 40), "flat")
    for x, segments in ((35, "bc"), (41, "abcdef"), (54, "bcfg"), (61, "acdfg")):
        for segment in segments:
            x0, y0, x1, y1 = _SEGMENTS[segment]
            c.line([(x + x0, y0), (x + x1, y1)], 1.4, k.accent)
    c.dot(51, 45, 0.9, k.accent)
    c.dot(51, 53, 0.9, k.accent)


def watch_diver(c: Canvas, k: Look) -> None:
    _strap(c, INK, 13, "stripes", dark(INK, 0.5))
    c.fill(rect(77, 45, 83, 55, 1.4), STEEL)
    c.fill(ellipse(50, 50, 31), STEEL, "ball")
    c.fill(ellipse(50, 50, 29), k.colour, "ball")
    for a in range(0, 360, 30):
        c.line(arc(50, 50, 26.4, 26.4, a - 2, a + 2), 1.4, WHITE)
    c.fill([(50, 21.5), (53, 26), (47, 26)], k.accent, "flat")
    _dial(c, 22, dark(k.colour, 0.5), WHITE)


def watch_mesh(c: Canvas, k: Look) -> None:
    _strap(c, k.colour, 9, "stripes", light(k.colour, 0.35))
    c.fill(ellipse(50, 50, 29), k.colour, "ball")
    c.fill(ellipse(50, 50, 26), k.accent, "flat")
    ink = INK if sum(k.accent) > 380 else WHITE
    c.line([(50, 50), (36, 44)], 1.2, ink)
    c.line([(50, 50), (60, 32)], 0.9, ink)
    for x, y in ((50, 27), (50, 73), (27, 50), (73, 50)):
        c.dot(x, y, 1.1, ink)


def _glasses(c: Canvas, k: Look, lens: Path, bridge: float, *, thick: float = 2.6) -> None:
    c.shadow(50, 72, 40, 2)
    temple = smooth([(8, 40), (4, 36), (10, 31), (22, 29)], closed=False)
    for arm in (temple, mirror(temple)):
        c.line(arm, 2.2, dark(k.colour, 0.3))
    c.line(arc(50, bridge + 5, 7.5, 6, 200, 340), thick, k.colour)
    for path in (lens, mirror(lens)):
        c.fill(path, k.accent, "top", pattern=k.pattern, accent=light(k.accent, 0.25), edge=0)
        c.line([*path, *path[:2]], thick, k.colour)
    shine = [(16.0, 56.0), (24.0, 40.0), (28.0, 40.0), (20.0, 58.0)]
    c.glow(shine, WHITE, 0.35)
    c.glow([(x + 50, y) for x, y in shine], WHITE, 0.35)


def glasses_aviator(c: Canvas, k: Look) -> None:
    _glasses(c, k, smooth([(8, 38), (26, 35), (43, 38), (43, 50), (32, 67), (18, 66), (9, 54)]), 36, thick=1.5)
    c.line([(42, 35), (58, 35)], 1.5, k.colour)


def glasses_square(c: Canvas, k: Look) -> None:
    _glasses(c, k, smooth([(8, 37), (25, 35), (43, 37), (42, 54), (36, 62), (16, 62), (9, 54)]), 38, thick=4.2)


def glasses_round(c: Canvas, k: Look) -> None:
    _glasses(c, k, ellipse(26, 50, 17), 43, thick=2.2)


def glasses_cat(c: Canvas, k: Look) -> None:
    _glasses(
        c, k, smooth([(4, 32), (14, 34), (30, 37), (43, 41), (42, 54), (34, 61), (20, 60), (11, 50)]), 40, thick=3.6
    )


DRAWERS = {
    "watches": {"classic": watch_classic, "digital": watch_digital, "diver": watch_diver, "mesh": watch_mesh},
    "sunglasses": {"aviator": glasses_aviator, "square": glasses_square, "round": glasses_round, "cat": glasses_cat},
}
