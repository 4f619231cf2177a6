"""Headphones, speakers, keyboards, electric toothbrushes and plush animals."""

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
    turn,
)


def phones_over(c: Canvas, k: Look) -> None:
    c.shadow(50, 92, 34, 2)
    c.line(arc(50, 52, 33, 42, 180, 360), 7, dark(k.colour, 0.35))
    c.line(arc(50, 52, 33, 42, 182, 358), 5.4, k.colour)
    c.line(arc(50, 52, 29.5, 38, 215, 325), 3.4, k.accent)
    for cup, pad in ((rect(8, 46, 26, 86, 9), rect(24, 50, 32, 82, 4)),):
        for a, b in ((cup, pad), (mirror(cup), mirror(pad))):
            c.fill(b, INK)
            c.fill(a, k.colour, "ball", pattern=k.pattern, accent=k.accent)
    c.fill(ellipse(17, 66, 4), k.accent, "flat")
    c.fill(ellipse(83, 66, 4), k.accent, "flat")


def phones_on(c: Canvas, k: Look) -> None:
    c.shadow(50, 86, 32, 2)
    c.line(arc(50, 56, 31, 42, 188, 352), 3.4, STEEL)
    c.line(arc(50, 56, 31, 42, 222, 318), 5.8, k.colour)
    for x in (19, 81):
        c.line([(x, 50), (x, 62)], 4, STEEL)
        c.fill(ellipse(x, 66, 16), INK, "ball")
        c.fill(ellipse(x, 66, 12.5), k.colour, "ball", pattern=k.pattern, accent=k.accent)
        c.dot(x, 66, 3.4, k.accent)


def phones_buds(c: Canvas, k: Look) -> None:
    c.shadow(50, 92, 34)
    c.fill([*arc(50, 56, 33, 22, 180, 360)], light(k.colour, 0.15), "ball")
    c.fill(rect(17, 54, 83, 90, 16), k.colour, "ball", pattern=k.pattern, accent=k.accent)
    c.line([(17.5, 56), (82.5, 56)], 1.2, dark(k.colour, 0.45))
    c.dot(50, 72, 1.8, k.accent)
    for bud in (0, 1):
        stem, head, tip = rect(30, 18, 36, 44, 3), ellipse(33, 18, 9), ellipse(25, 20, 4, 5)
        for path, colour in ((stem, k.colour), (tip, INK), (head, k.colour)):
            c.fill(mirror(path) if bud else path, colour, "ball")
    c.dot(34, 38, 1.2, k.accent)
    c.dot(66, 38, 1.2, k.accent)


def phones_gaming(c: Canvas, k: Look) -> None:
    c.shadow(50, 94, 32, 2)
    c.line(arc(50, 48, 34, 40, 180, 360), 9, INK)
    c.line(arc(50, 48, 34, 40, 200, 340), 3, k.colour)
    boom = smooth([(18, 72), (24, 90), (44, 93)], closed=False)
    c.line(boom, 2.2, INK)
    c.fill(rect(42, 89, 54, 96, 3), INK)
    for cup in (smooth([(8, 42), (24, 40), (28, 60), (24, 80), (10, 80), (5, 60)]),):
        for path in (cup, mirror(cup)):
            c.fill(path, dark(k.colour, 0.55), "ball", pattern=k.pattern, accent=k.accent)
            c.line([*path, path[0]], 1.6, k.colour)
    for x in (15, 85):
        c.line([(x - 4, 66), (x, 52), (x + 4, 66)], 1.8, k.accent)


def _mesh(c: Canvas, x0: float, y0: float, x1: float, y1: float, colour: Colour) -> None:
    y = y0
    while y <= y1:
        x = x0
        while x <= x1:
            c.dot(x, y, 0.55, colour)
            x += 3
        y += 3


def speaker_tube(c: Canvas, k: Look) -> None:
    c.shadow(50, 80, 44)
    c.fill(rect(12, 34, 88, 76, 18), k.colour, "top", pattern=k.pattern, accent=k.accent)
    _mesh(c, 24, 41, 76, 70, dark(k.colour, 0.45))
    for x in (14, 86):
        c.fill(ellipse(x, 55, 8, 20), dark(k.colour, 0.5), "ball")
        c.fill(ellipse(x, 55, 4.4, 13), k.accent, "ball")
    c.line([(84, 38), (95, 26), (92, 44)], 1.6, k.accent)


def speaker_boom(c: Canvas, k: Look) -> None:
    c.shadow(50, 84, 44)
    c.line([(22, 34), (22, 16), (78, 16), (78, 34)], 4.4, dark(k.colour, 0.4))
    c.fill(rect(7, 30, 93, 82, 8), k.colour, "top", pattern=k.pattern, accent=k.accent)
    for x in (27, 73):
        c.fill(ellipse(x, 57, 17), INK, "ball")
        c.fill(ellipse(x, 57, 13), dark(k.accent, 0.2), "ball")
        c.fill(ellipse(x, 57, 5.4), INK, "ball")
    c.fill(rect(44, 42, 56, 52, 1.6), (212, 228, 204), "flat")
    for y in (60, 67):
        c.fill(ellipse(50, y, 2.4), k.accent, "ball")


def speaker_cube(c: Canvas, k: Look) -> None:
    c.shadow(50, 90, 32)
    c.fill([(20, 24), (34, 12), (88, 12), (76, 24)], light(k.colour, 0.4), "top")
    c.fill([(76, 24), (88, 12), (88, 76), (76, 88)], dark(k.colour, 0.35), "top")
    c.fill(rect(20, 24, 76, 88, 3), k.colour, "top", pattern=k.pattern, accent=k.accent)
    c.fill(ellipse(48, 64, 18), INK, "ball")
    c.fill(ellipse(48, 64, 13.5), dark(k.accent, 0.15), "ball")
    c.fill(ellipse(48, 64, 5), INK, "ball")
    c.fill(ellipse(48, 36, 7), INK, "ball")
    c.fill(ellipse(48, 36, 3), k.accent, "ball")


def speaker_smart(c: Canvas, k: Look) -> None:
    c.shadow(50, 90, 28)
    c.fill(
        smooth([(26, 84), (22, 54), (28, 26), (50, 14), (72, 26), (78, 54), (74, 84), (50, 90)]),
        k.colour,
        "ball",
        pattern=k.pattern,
        accent=k.accent,
    )
    _mesh(c, 31, 46, 69, 80, dark(k.colour, 0.35))
    c.fill(ellipse(50, 26, 17, 6), dark(k.colour, 0.5), "top")
    c.line([*arc(50, 26, 15, 5, 0, 360)], 1.4, k.accent)


def _keys(
    c: Canvas, box: tuple[float, float, float, float], shape: tuple[int, int], cap: Colour, accent: Colour
) -> None:
    """Rows of keys in a box: Escape and Enter in the accent colour, a space bar below."""
    x0, y0, x1, y1 = box
    columns, rows = shape
    w, h = (x1 - x0) / columns, (y1 - y0) / rows
    for row in range(rows):
        for column in range(columns):
            last = row == rows - 1
            if last and columns // 4 < column < columns - columns // 4 - 1:
                continue
            special = (row, column) in ((0, 0), (rows // 2, columns - 1))
            x, y = x0 + column * w, y0 + row * h
            c.fill(rect(x + 0.4, y + 0.4, x + w - 0.4, y + h - 0.4, 1), accent if special else cap, "top", edge=0.2)
    inset = columns // 4 + 1
    c.fill(rect(x0 + inset * w + 0.4, y1 - h + 0.4, x1 - inset * w - 0.4, y1 - 0.4, 1), cap, "top", edge=0.2)


def _cap(k: Look) -> Colour:
    return light(k.colour, 0.5) if sum(k.colour) < 420 else light(k.colour, 0.75)


def keyboard_full(c: Canvas, k: Look) -> None:
    c.shadow(50, 72, 48)
    c.fill(rect(2, 32, 98, 70, 3), k.colour, "top")
    _keys(c, (4, 35, 76, 67), (14, 5), _cap(k), k.accent)
    _keys(c, (79, 35, 96, 67), (4, 5), _cap(k), _cap(k))


def keyboard_compact(c: Canvas, k: Look) -> None:
    c.shadow(50, 74, 40)
    c.line(smooth([(50, 28), (52, 18), (44, 12), (48, 3)], closed=False), 1.6, k.accent)
    c.fill(rect(10, 28, 90, 72, 5), k.colour, "top")
    _keys(c, (13, 32, 87, 68), (11, 5), _cap(k), k.accent)


def keyboard_split(c: Canvas, k: Look) -> None:
    c.shadow(50, 78, 46)
    for right in (False, True):
        tilt = -10.0 if right else 10.0
        x = 72.0 if right else 28.0
        c.fill(turn(rect(x - 23, 30, x + 23, 68, 6), tilt, x, 50), k.colour, "top")
        for row in range(4):
            for column in range(5):
                kx, ky = x - 20 + column * 8, 33 + row * 8
                special = row == 0 and column == (4 if right else 0)
                key = turn(rect(kx, ky, kx + 7, ky + 7, 1), tilt, x, 50)
                c.fill(key, k.accent if special else _cap(k), "top", edge=0.2)


def keyboard_retro(c: Canvas, k: Look) -> None:
    c.shadow(50, 78, 44)
    c.fill([(10, 30), (90, 30), (96, 76), (4, 76)], k.colour, "top")
    c.fill(rect(8, 22, 92, 33, 4), dark(k.colour, 0.2), "top")
    for row in range(4):
        for column in range(10):
            special = (row, column) in ((0, 0), (2, 9))
            x = 14 + column * 8 + (row % 2) * 1.6 - row * 0.4
            c.fill(ellipse(x, 40 + row * 8, 3.2, 3.2), k.accent if special else light(k.colour, 0.8), "ball", edge=0.5)
    c.fill(rect(30, 70, 70, 74, 2), light(k.colour, 0.8), "top")


def _brush(c: Canvas, k: Look, x: float, head: float) -> None:
    """Handle, neck and bristles of an electric toothbrush; `head` is how far up the bristles reach."""
    c.fill(rect(x - 2, head, x + 2, 46, 2), light(k.colour, 0.5))
    c.fill(rect(x + 1, head, x + 8, head + 12, 1), WHITE, pattern="bars", accent=k.accent)
    c.fill(rect(x - 4, head - 1, x + 2, head + 13, 3), light(k.colour, 0.5))
    body = smooth([(x - 4, 42), (x - 7, 54), (x - 7, 88), (x, 92), (x + 7, 88), (x + 7, 54), (x + 4, 42)])
    c.fill(body, k.colour, pattern=k.pattern, accent=k.accent)
    c.fill(ellipse(x, 58, 3), k.accent, "ball")


def brush_sonic(c: Canvas, k: Look) -> None:
    c.shadow(50, 93, 20)
    _brush(c, k, 50, 8)
    for y in (68, 73, 78):
        c.dot(50, y, 0.9, light(k.colour, 0.7))


def brush_stand(c: Canvas, k: Look) -> None:
    c.shadow(48, 94, 30)
    _brush(c, k, 40, 8)
    c.fill(rect(26, 86, 80, 94, 4), light(k.colour, 0.6))
    for x in (62, 72):
        c.fill(rect(x - 2, 52, x + 2, 87, 2), WHITE)
        c.fill(rect(x - 2, 50, x + 5, 60, 1), WHITE, pattern="bars", accent=k.accent)


def brush_kids(c: Canvas, k: Look) -> None:
    c.shadow(50, 94, 22)
    c.fill(rect(48, 22, 52, 50, 2), WHITE)
    c.fill(rect(51, 20, 59, 31, 1), WHITE, pattern="bars", accent=k.accent)
    c.fill(rect(46, 19, 53, 32, 3), WHITE)
    for x in (41, 59):
        c.fill(ellipse(x, 48, 6), k.colour, "ball")
    c.fill(
        smooth([(42, 46), (37, 60), (38, 88), (50, 93), (62, 88), (63, 60), (58, 46), (50, 42)]),
        k.colour,
        "ball",
        pattern=k.pattern,
        accent=k.accent,
    )
    for x in (45, 55):
        c.dot(x, 58, 2, INK)
    c.line(arc(50, 62, 5, 4, 20, 160), 1.2, INK)
    c.fill(ellipse(50, 77, 3.4), k.accent, "ball")


def brush_travel(c: Canvas, k: Look) -> None:
    c.shadow(50, 94, 36)
    c.fill(rect(58, 14, 86, 92, 8), light(k.colour, 0.25), "ball", pattern=k.pattern, accent=k.accent)
    c.line([(58.5, 46), (85.5, 46)], 1, dark(k.colour, 0.4))
    c.fill(rect(69, 43, 75, 50, 1), STEEL)
    _brush(c, k, 30, 8)


def _face(c: Canvas, x: float, y: float, gap: float, nose: Colour) -> None:
    for side in (-1, 1):
        c.dot(x + side * gap, y, 2.3, INK)
        c.dot(x + side * gap + 0.8, y - 0.8, 0.7, WHITE)
    c.fill(ellipse(x, y + 7, 3, 2.2), nose, "flat")
    c.line(arc(x - 2.4, y + 10.4, 2.4, 2.2, 0, 160), 0.9, INK)
    c.line(arc(x + 2.4, y + 10.4, 2.4, 2.2, 20, 180), 0.9, INK)


def _body(c: Canvas, k: Look, belly: Colour) -> None:
    """A sitting body: arms, feet, belly."""
    c.shadow(50, 94, 32)
    c.fill(ellipse(50, 72, 23, 22), k.colour, "ball", pattern=k.pattern, accent=light(k.colour, 0.35))
    c.fill(ellipse(50, 74, 14, 15), belly, "ball", edge=0.2)
    for side in (turn(ellipse(28, 66, 7, 14), 28, 28, 66), ellipse(31, 88, 11, 7)):
        c.fill(side, k.colour, "ball")
        c.fill(mirror(side), k.colour, "ball")
    for x in (30, 70):
        c.fill(ellipse(x, 88.5, 6, 4), belly, "flat", edge=0.2)


def _ears(c: Canvas, ear: Path, inner: Path, colour: Colour, lining: Colour) -> None:
    for a, b in ((ear, inner), (mirror(ear), mirror(inner))):
        c.fill(a, colour, "ball")
        c.fill(b, lining, "flat", edge=0)


def plush_bear(c: Canvas, k: Look) -> None:
    belly = light(k.colour, 0.55)
    _body(c, k, belly)
    _ears(c, ellipse(30, 16, 9), ellipse(30, 16, 5), k.colour, belly)
    c.fill(ellipse(50, 34, 26, 23), k.colour, "ball")
    c.fill(ellipse(50, 42, 11, 9), belly, "ball", edge=0.2)
    _face(c, 50, 31, 10, INK)
    c.fill([(50, 56), (40, 51), (40, 61)], k.accent, "flat")
    c.fill([(50, 56), (60, 51), (60, 61)], k.accent, "flat")


def plush_rabbit(c: Canvas, k: Look) -> None:
    lining = (246, 190, 200)
    _body(c, k, light(k.colour, 0.6))
    _ears(c, turn(ellipse(39, 15, 6.4, 18), -10, 39, 30), turn(ellipse(39, 16, 3.2, 13), -10, 39, 30), k.colour, lining)
    c.fill(ellipse(50, 41, 21, 18), k.colour, "ball")
    _face(c, 50, 38, 8, (236, 130, 150))
    c.line(arc(50, 52, 17, 7, 20, 160), 3, k.accent)


def plush_cat(c: Canvas, k: Look) -> None:
    lining = (246, 190, 200)
    c.line(smooth([(70, 84), (88, 80), (86, 62), (92, 54)], closed=False), 5.4, dark(k.colour, 0.15))
    _body(c, k, light(k.colour, 0.6))
    _ears(c, [(27, 30), (28, 4), (46, 18)], [(31, 24), (31, 11), (41, 18)], k.colour, lining)
    c.fill(ellipse(50, 34, 25, 20), k.colour, "ball")
    for y in (16, 19):
        c.line([(50, y), (50, y + 4)], 1.6, dark(k.colour, 0.4))
    _face(c, 50, 32, 10, (236, 130, 150))
    for dy in (-2, 2):
        whisker = [(34.0, 41.0 + dy * 0.4), (20.0, 40.0 + dy * 1.6)]
        c.line(whisker, 0.6, INK)
        c.line(mirror(whisker), 0.6, INK)
    c.line(arc(50, 50, 17, 6, 20, 160), 2.6, k.accent)
    c.fill(ellipse(50, 57, 3), (226, 184, 70), "ball")


def plush_penguin(c: Canvas, k: Look) -> None:
    c.shadow(50, 94, 30)
    for x in (38, 62):
        c.fill(ellipse(x, 91, 10, 4.4), (242, 160, 50), "ball")
    c.fill(
        smooth([(50, 6), (70, 16), (76, 40), (78, 72), (66, 90), (34, 90), (22, 72), (24, 40), (30, 16)]),
        k.colour,
        "ball",
        pattern=k.pattern,
        accent=light(k.colour, 0.35),
    )
    c.fill(
        smooth([(50, 30), (62, 22), (68, 36), (67, 68), (50, 86), (33, 68), (32, 36), (38, 22)]),
        (250, 250, 248),
        "ball",
        edge=0.2,
    )
    wing = turn(ellipse(21, 58, 6, 18), 16, 21, 58)
    c.fill(wing, dark(k.colour, 0.15), "ball")
    c.fill(mirror(wing), dark(k.colour, 0.15), "ball")
    for x in (41, 59):
        c.dot(x, 33, 2.6, INK)
        c.dot(x + 0.8, 32.2, 0.8, WHITE)
    c.fill([(45, 38), (55, 38), (50, 46)], (242, 160, 50), "top")
    c.fill(rect(29, 49, 71, 55, 3), k.accent, "top")
    c.fill(turn(rect(60, 53, 67, 70, 1.6), -8, 63, 53), k.accent, "top")


DRAWERS = {
    "headphones": {"over": phones_over, "on": phones_on, "buds": phones_buds, "gaming": phones_gaming},
    "speakers": {"tube": speaker_tube, "boom": speaker_boom, "cube": speaker_cube, "smart": speaker_smart},
    "keyboards": {
        "full": keyboard_full,
        "compact": keyboard_compact,
        "split": keyboard_split,
        "retro": keyboard_retro,
    },
    "toothbrushes": {"sonic": brush_sonic, "stand": brush_stand, "kids": brush_kids, "travel": brush_travel},
    "plush": {"bear": plush_bear, "rabbit": plush_rabbit, "cat": plush_cat, "penguin": plush_penguin},
}
