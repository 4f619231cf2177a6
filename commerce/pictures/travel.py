"""Backpacks, suitcases and umbrellas."""

from __future__ import annotations

from commerce.pictures.canvas import (
    INK,
    STEEL,
    WHITE,
    WOOD,
    Canvas,
    Look,
    Path,
    arc,
    dark,
    ellipse,
    light,
    mirror,
    rect,
    shift,
    smooth,
    turn,
)


def _straps(c: Canvas, k: Look, y0: float, y1: float) -> None:
    """Shoulder straps that show left and right behind the bag, and the loop on top."""
    strap = smooth([(30, y0), (13, (y0 + y1) / 2), (20, y1)], closed=False)
    for path in (strap, mirror(strap)):
        c.line(path, 6, dark(k.colour, 0.5))
        c.line(path, 4.4, dark(k.colour, 0.3))
    c.line(arc(50, y0 - 6, 9, 8, 180, 360), 3.2, dark(k.colour, 0.45))


def backpack_day(c: Canvas, k: Look) -> None:
    c.shadow(50, 92, 30)
    _straps(c, k, 22, 84)
    c.fill(
        smooth([(24, 88), (21, 60), (24, 30), (36, 13), (64, 13), (76, 30), (79, 60), (76, 88), (50, 91)]),
        k.colour,
        pattern=k.pattern,
        accent=k.accent,
    )
    c.line(smooth([(26, 44), (28, 30), (38, 19), (62, 19), (72, 30), (74, 44)], closed=False), 1.2, dark(k.colour, 0.5))
    c.fill(rect(29, 54, 71, 85, 7), dark(k.colour, 0.08))
    c.line([(32, 60), (68, 60)], 1.4, dark(k.colour, 0.55))
    c.fill(rect(62, 59, 65, 66, 1), k.accent, "flat")


def backpack_roll(c: Canvas, k: Look) -> None:
    c.shadow(50, 92, 30)
    _straps(c, k, 26, 84)
    c.fill(rect(24, 30, 76, 91, 5), k.colour, pattern=k.pattern, accent=k.accent)
    c.fill(rect(20, 14, 80, 32, 8), dark(k.colour, 0.12), "top")
    c.line([(22, 23), (78, 23)], 0.8, dark(k.colour, 0.5))
    for x in (36, 64):
        c.line([(x, 16), (x, 60)], 3, k.accent)
        c.fill(rect(x - 3.4, 50, x + 3.4, 57, 1), STEEL)
    c.fill(rect(30, 66, 70, 86, 3), dark(k.colour, 0.1))


def backpack_hike(c: Canvas, k: Look) -> None:
    c.shadow(50, 95, 30)
    _straps(c, k, 20, 86)
    c.fill(rect(28, 6, 72, 18, 6), k.accent)
    c.fill(
        smooth([(27, 92), (24, 60), (27, 26), (50, 20), (73, 26), (76, 60), (73, 92), (50, 94)]),
        k.colour,
        pattern=k.pattern,
        accent=k.accent,
    )
    c.fill(smooth([(25, 40), (26, 22), (36, 15), (64, 15), (74, 22), (75, 40), (50, 44)]), dark(k.colour, 0.2), "top")
    for pocket in (rect(16, 58, 27, 86, 4), mirror(rect(16, 58, 27, 86, 4))):
        c.fill(pocket, dark(k.colour, 0.2))
    for x in (40, 60):
        c.line([(x, 36), (x, 58)], 2.2, INK)
    c.fill(rect(34, 60, 66, 86, 6), dark(k.colour, 0.1))
    c.line([(38, 67), (62, 67)], 1.2, k.accent)


def backpack_school(c: Canvas, k: Look) -> None:
    c.shadow(50, 92, 32)
    _straps(c, k, 24, 82)
    c.fill(rect(20, 18, 80, 90, 9), k.colour)
    c.fill([*rect(20, 18, 80, 60, 9)], k.accent, "top", pattern=k.pattern, accent=k.colour)
    for x in (34, 66):
        c.fill(rect(x - 3, 48, x + 3, 72, 1), WOOD)
        c.fill(rect(x - 4, 62, x + 4, 69, 1), STEEL)
    c.fill(rect(28, 72, 72, 87, 4), dark(k.colour, 0.12))


def _wheels(c: Canvas, y: float, *xs: float) -> None:
    for x in xs:
        c.fill(rect(x - 3, y - 3, x + 3, y + 4, 2.4), INK)


def _grip(c: Canvas, top: float, bottom: float, x0: float, x1: float) -> None:
    c.line([(x0, bottom), (x0, top), (x1, top), (x1, bottom)], 2, STEEL)
    c.line([(x0, top), (x1, top)], 4, INK)


def suitcase_cabin(c: Canvas, k: Look) -> None:
    c.shadow(50, 95, 28)
    _grip(c, 6, 30, 41, 59)
    _wheels(c, 92, 32, 68)
    c.fill(rect(26, 26, 74, 91, 8), k.colour, pattern=k.pattern, accent=k.accent)
    for x in range(34, 72, 8):
        c.line([(x, 31), (x, 86)], 1.2, dark(k.colour, 0.25))
    c.fill(rect(43, 24, 57, 29, 2), INK)


def suitcase_large(c: Canvas, k: Look) -> None:
    c.shadow(50, 96, 34)
    _grip(c, 3, 20, 40, 60)
    _wheels(c, 93, 26, 42, 58, 74)
    c.fill(rect(18, 16, 82, 92, 7), k.colour, pattern=k.pattern, accent=k.accent)
    for y in (26, 42, 58, 74):
        c.line([(21, y), (79, y)], 1.6, dark(k.colour, 0.28))
    for corner in (rect(18, 16, 28, 25, 6), rect(18, 83, 28, 92, 6)):
        c.fill(corner, dark(k.colour, 0.35))
        c.fill(mirror(corner), dark(k.colour, 0.35))


def suitcase_soft(c: Canvas, k: Look) -> None:
    c.shadow(50, 95, 30)
    _grip(c, 5, 24, 42, 58)
    _wheels(c, 92, 30, 70)
    c.fill(rect(22, 20, 78, 91, 9), k.colour, pattern=k.pattern, accent=k.accent)
    c.fill(rect(28, 28, 72, 50, 4), dark(k.colour, 0.12))
    c.fill(rect(28, 54, 72, 85, 4), dark(k.colour, 0.12))
    for y in (31, 57):
        c.line([(31, y), (69, y)], 1, light(k.colour, 0.4))
        c.fill(rect(64, y, 67, y + 6, 1), STEEL)


def suitcase_retro(c: Canvas, k: Look) -> None:
    c.shadow(50, 88, 42)
    c.line(arc(50, 30, 11, 12, 180, 360), 4, WOOD)
    c.fill(rect(8, 30, 92, 86, 7), k.colour, pattern=k.pattern, accent=k.accent)
    for strap in (rect(24, 30, 32, 86), rect(68, 30, 76, 86)):
        c.fill(strap, WOOD)
    for x in (28, 72):
        c.fill(rect(x - 5, 46, x + 5, 56, 1), (214, 178, 92))
    for corner in ([(8, 30), (20, 30), (8, 42)], [(8, 86), (20, 86), (8, 74)]):
        path: Path = [(float(x), float(y)) for x, y in corner]
        c.fill(path, WOOD)
        c.fill(mirror(path), WOOD)


def _crook(c: Canvas, x: float, top: float, bottom: float, k: Look) -> None:
    c.line([(x, top), (x, bottom)], 2, STEEL)
    c.line([(x, bottom - 14), (x, bottom), *arc(x - 6, bottom, 6, 7, 0, 180)], 3.4, WOOD if k.accent != WOOD else INK)


def _canopy(c: Canvas, k: Look, top: float, rim: float, half: float) -> None:
    """The open cloth: panels in turn in both colours where the pattern says 'panels'."""
    ribs = 6
    xs = [50 - half + 2 * half * i / ribs for i in range(ribs + 1)]
    for i in range(ribs):
        a, b = xs[i], xs[i + 1]
        left = arc(50, rim, abs(50 - a), rim - top, 180 if a < 50 else 360, 270)
        right = arc(50, rim, abs(b - 50), rim - top, 270, 180 if b < 50 else 360)
        hem = arc((a + b) / 2, rim, (b - a) / 2, 5, 0, -180)
        both = k.pattern == "panels" and i % 2
        c.fill(
            [*left, *right, *hem],
            k.accent if both else k.colour,
            "top",
            pattern="plain" if k.pattern == "panels" else k.pattern,
            accent=k.accent,
        )
    c.line([(50, top), (50, top - 5)], 1.6, STEEL)


def umbrella_open(c: Canvas, k: Look) -> None:
    c.shadow(50, 96, 14, 2)
    _crook(c, 50, 20, 86, k)
    _canopy(c, k, 14, 52, 44)


def umbrella_dome(c: Canvas, k: Look) -> None:
    c.shadow(50, 96, 14, 2)
    _crook(c, 50, 20, 88, k)
    _canopy(c, k, 8, 62, 34)


def umbrella_folded(c: Canvas, k: Look) -> None:
    c.shadow(50, 95, 20, 2)
    tilt = 16.0
    c.line(turn([(50, 4), (50, 84)], tilt), 2, STEEL)
    hook = [(50.0, 70.0), (50.0, 86.0), *arc(44, 86, 6, 7, 0, 180)]
    c.line(turn(hook, tilt), 4, WOOD)
    c.fill(
        turn(smooth([(48, 10), (43, 30), (41, 58), (44, 70), (56, 70), (59, 58), (57, 30), (52, 10)]), tilt),
        k.colour,
        pattern="plain" if k.pattern == "panels" else k.pattern,
        accent=k.accent,
    )
    for x in (46, 54):
        c.line(turn([(50, 12), (x, 68)], tilt), 0.7, dark(k.colour, 0.4))
    c.fill(turn(rect(40, 50, 60, 55, 2), tilt), dark(k.colour, 0.35), "flat")


def umbrella_compact(c: Canvas, k: Look) -> None:
    c.shadow(50, 90, 20)
    c.line(arc(50, 84, 6, 8, 20, 340), 1.4, INK)
    c.fill(rect(44, 66, 56, 84, 4), INK)
    c.fill(
        smooth([(42, 66), (36, 44), (38, 22), (44, 14), (56, 14), (62, 22), (64, 44), (58, 66)]),
        k.colour,
        pattern="plain" if k.pattern == "panels" else k.pattern,
        accent=k.accent,
    )
    c.fill(rect(36, 40, 64, 47, 2), k.accent)
    c.fill(rect(46, 8, 54, 15, 2), STEEL)
    for fold in ([(46, 16), (44, 38)], [(54, 16), (56, 38)], [(50, 48), (50, 64)]):
        c.line([(float(x), float(y)) for x, y in fold], 0.7, dark(k.colour, 0.4))
    c.fill(shift(ellipse(50, 43.5, 2.4), 0, 0), WHITE, "flat")


DRAWERS = {
    "backpacks": {"day": backpack_day, "roll": backpack_roll, "hike": backpack_hike, "school": backpack_school},
    "suitcases": {"cabin": suitcase_cabin, "large": suitcase_large, "soft": suitcase_soft, "retro": suitcase_retro},
    "umbrellas": {"open": umbrella_open, "dome": umbrella_dome, "folded": umbrella_folded, "compact": umbrella_compact},
}
