"""Lamps, chairs and clocks."""

from __future__ import annotations

import math

from commerce.pictures.canvas import (
    INK,
    STEEL,
    WHITE,
    WOOD,
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
    turn,
)

_GLOW: Colour = (255, 226, 140)


def lamp_table(c: Canvas, k: Look) -> None:
    c.shadow(50, 90, 22)
    c.fill(ellipse(50, 88, 17, 4), dark(k.accent, 0.2), "top")
    c.fill(smooth([(46, 88), (40, 74), (46, 62), (48, 50), (52, 50), (54, 62), (60, 74), (54, 88)]), k.accent)
    c.glow([(24, 50), (76, 50), (86, 66), (14, 66)], _GLOW, 0.35)
    c.fill([(36, 12), (64, 12), (80, 50), (20, 50)], k.colour, pattern=k.pattern, accent=light(k.colour, 0.6))
    c.line([(20.5, 49), (79.5, 49)], 1.4, _GLOW)


def lamp_desk(c: Canvas, k: Look) -> None:
    c.shadow(38, 90, 26)
    c.fill(ellipse(36, 87, 20, 5), dark(k.colour, 0.2), "top")
    c.line([(36, 85), (26, 54)], 2.6, STEEL)
    c.line([(26, 54), (58, 26)], 2.6, STEEL)
    c.dot(26, 54, 3, INK)
    c.glow([(56, 50), (82, 28), (98, 60), (72, 80)], _GLOW, 0.3)
    head: Path = [(54, 20), (62, 14), (70, 18), (84, 30), (60, 52), (52, 34)]
    c.fill(smooth(head), k.colour, "ball", pattern=k.pattern, accent=k.accent)
    c.fill(turn(ellipse(72, 41, 16, 4), -42, 72, 41), _GLOW, "flat")
    c.dot(58, 25, 2.6, INK)


def lamp_globe(c: Canvas, k: Look) -> None:
    c.shadow(50, 91, 22)
    c.glow(ellipse(50, 42, 41), _GLOW, 0.3)
    c.fill(rect(34, 76, 66, 90, 4), k.colour, pattern=k.pattern, accent=k.accent)
    c.fill(rect(42, 68, 58, 77, 2), dark(k.colour, 0.2))
    c.fill(ellipse(50, 42, 30), (255, 246, 220), "ball")
    c.line(arc(50, 42, 24, 24, 200, 250), 2.4, WHITE)


def lamp_floor(c: Canvas, k: Look) -> None:
    c.shadow(50, 95, 26, 2)
    for x in (26, 50, 74):
        c.line([(50, 44), (x, 94)], 2.8, dark(WOOD))
        c.line([(50, 44), (x, 94)], 2.0, WOOD)
    c.glow([(24, 40), (76, 40), (84, 54), (16, 54)], _GLOW, 0.35)
    c.fill([*arc(50, 40, 27, 4, 180, 0), *arc(50, 8, 27, 4, 0, -180)], k.colour, pattern=k.pattern, accent=k.accent)
    c.fill(ellipse(50, 8, 27, 4), light(k.colour, 0.6), "top")
    c.dot(50, 46, 3, INK)


def chair_dining(c: Canvas, k: Look) -> None:
    c.shadow(50, 92, 30)
    for path in ([(34, 58), (30, 92)], [(66, 58), (70, 92)], [(28, 62), (24, 90)], [(72, 62), (76, 90)]):
        c.line(path, 3, dark(WOOD, 0.15))
    c.line([(34, 60), (32, 10)], 3.2, WOOD)
    c.line([(66, 60), (68, 10)], 3.2, WOOD)
    for y in (14, 28):
        c.fill(rect(32, y, 68, y + 8, 3), WOOD)
    c.fill([(32, 52), (68, 52), (80, 64), (20, 64)], k.colour, "top", pattern=k.pattern, accent=k.accent)
    c.fill(rect(20, 63, 80, 68, 2), dark(k.colour, 0.15))


def chair_office(c: Canvas, k: Look) -> None:
    c.shadow(50, 94, 30)
    for x in (24, 38, 62, 76):
        c.line([(50, 80), (x, 90)], 3.4, INK)
        c.dot(x, 92, 2.8, INK)
    c.line([(50, 64), (50, 82)], 5, STEEL)
    c.fill(
        smooth([(32, 50), (30, 24), (36, 8), (64, 8), (70, 24), (68, 50)]),
        k.colour,
        "ball",
        pattern=k.pattern,
        accent=k.accent,
    )
    for side in (rect(18, 42, 28, 46, 2), rect(20, 44, 24, 60, 2)):
        c.fill(side, INK)
        c.fill(mirror(side), INK)
    c.fill(rect(22, 56, 78, 67, 6), k.colour)


def chair_armchair(c: Canvas, k: Look) -> None:
    c.shadow(50, 90, 38)
    for x in (22, 78):
        c.line([(x, 80), (x + (50 - x) * -0.08, 91)], 3.4, WOOD)
    c.fill(
        smooth([(22, 70), (20, 30), (28, 14), (50, 11), (72, 14), (80, 30), (78, 70)]),
        k.colour,
        "ball",
        pattern=k.pattern,
        accent=k.accent,
    )
    c.fill(rect(24, 54, 76, 70, 7), light(k.colour, 0.18), "top")
    c.fill(rect(20, 67, 80, 83, 4), k.colour)
    arm = rect(9, 44, 25, 83, 7)
    c.fill(arm, dark(k.colour, 0.06))
    c.fill(mirror(arm), dark(k.colour, 0.06))


def chair_stool(c: Canvas, k: Look) -> None:
    c.shadow(50, 94, 26)
    for x0, x1 in ((40, 26), (60, 74), (46, 42), (54, 58)):
        c.line([(x0, 30), (x1, 93)], 3, k.accent)
    c.line([(31, 70), (69, 70)], 2.2, dark(k.accent))
    c.fill([*arc(50, 29, 24, 6, 0, 180), *arc(50, 21, 24, 6, 180, 360)], dark(k.colour, 0.12))
    c.fill(ellipse(50, 21, 24, 7), k.colour, "top", pattern=k.pattern, accent=light(k.colour, 0.4))


def _hands(c: Canvas, x: float, y: float, r: float, colour: Colour) -> None:
    c.line([(x, y), (x - r * 0.42, y - r * 0.3)], 2.0, colour)
    c.line([(x, y), (x + r * 0.28, y - r * 0.68)], 1.4, colour)
    c.dot(x, y, 2, colour)


def _marks(c: Canvas, x: float, y: float, r: float, colour: Colour, every: int = 30) -> None:
    for a in range(0, 360, every):
        u, v = math.cos(math.radians(a)), math.sin(math.radians(a))
        start = 0.8 if a % 90 == 0 else 0.88
        c.line([(x + r * start * u, y + r * start * v), (x + r * 0.95 * u, y + r * 0.95 * v)], 1.3, colour)


def clock_round(c: Canvas, k: Look) -> None:
    c.shadow(50, 93, 26, 2)
    c.fill(ellipse(50, 50, 41), k.colour, "ball")
    c.fill(ellipse(50, 50, 35), (250, 249, 245), "flat", pattern="plain")
    _marks(c, 50, 50, 35, INK)
    _hands(c, 50, 50, 32, INK)
    c.line([(50, 58), (47, 22)], 0.6, k.accent)


def clock_square(c: Canvas, k: Look) -> None:
    c.shadow(50, 91, 34, 2)
    c.fill(rect(12, 12, 88, 88, 9), k.colour, "top", pattern=k.pattern, accent=k.accent)
    _marks(c, 50, 50, 36, k.accent, every=90)
    _hands(c, 50, 50, 34, k.accent)


def clock_alarm(c: Canvas, k: Look) -> None:
    c.shadow(50, 92, 26)
    for x in (30, 70):
        c.line([(x, 80), (x + (x - 50) * 0.4, 91)], 4, dark(k.colour))
        c.fill(turn(arc(x, 24, 13, 12, 180, 360), (x - 50) * 1.6, x, 24), light(k.colour, 0.1))
    c.line(arc(50, 14, 8, 7, 180, 360), 2, STEEL)
    c.line([(50, 12), (50, 24)], 2, STEEL)
    c.fill(ellipse(50, 55, 33), k.colour, "ball")
    c.fill(ellipse(50, 55, 26), (250, 249, 245), "flat")
    _marks(c, 50, 55, 26, INK)
    _hands(c, 50, 55, 25, k.accent)


def clock_sun(c: Canvas, k: Look) -> None:
    c.shadow(50, 95, 20, 2)
    for a in range(0, 360, 15):
        length = 44 if a % 30 == 0 else 36
        ray = turn([(50 + 20, 48.4), (50 + length, 49.5), (50 + length, 50.5), (50 + 20, 51.6)], a)
        c.fill(ray, k.colour if a % 30 == 0 else k.accent, "flat", edge=0.2)
    c.fill(ellipse(50, 50, 24), k.colour, "ball")
    c.fill(ellipse(50, 50, 19), (250, 249, 245), "flat")
    _marks(c, 50, 50, 19, INK, every=90)
    _hands(c, 50, 50, 18, INK)


DRAWERS = {
    "lamps": {"table": lamp_table, "desk": lamp_desk, "globe": lamp_globe, "floor": lamp_floor},
    "chairs": {"dining": chair_dining, "office": chair_office, "armchair": chair_armchair, "stool": chair_stool},
    "clocks": {"round": clock_round, "square": clock_square, "alarm": clock_alarm, "sun": clock_sun},
}
