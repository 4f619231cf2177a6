"""Mugs, kettles, pans and bottles."""

from __future__ import annotations

from commerce.pictures.canvas import (
    INK,
    STEEL,
    WOOD,
    Canvas,
    Look,
    arc,
    dark,
    ellipse,
    light,
    mirror,
    rect,
    smooth,
    turn,
)


def _mug(c: Canvas, k: Look, profile: list[tuple[float, float]], handle: tuple[float, float, float]) -> None:
    """A mug from the left half of its outline (top to bottom) and its handle's centre and half height."""
    (left, top), (_, bottom) = profile[0], profile[-1]
    right = 86 - left
    c.shadow(45, bottom + 2, 32)
    x, y, r = handle
    c.line(arc(x, y, r * 0.95, r, -80, 80), 6.4, dark(k.colour, 0.32))
    c.line(arc(x, y, r * 0.95, r, -80, 80), 5.4, dark(k.colour, 0.08))
    side = smooth(profile, closed=False)
    base = arc(43, bottom, 43 - profile[-1][0], 4.5, 180, 0)
    c.fill([*side, *base, *reversed(mirror(side, 43))], k.colour, pattern=k.pattern, accent=k.accent)
    rim = (right - left) / 2
    c.fill(ellipse(43, top, rim, 6), light(k.colour, 0.3), "top")
    c.fill(ellipse(43, top + 0.5, rim - 2.4, 4.4), dark(k.colour, 0.45), "top", edge=0)


def mug_classic(c: Canvas, k: Look) -> None:
    _mug(c, k, [(18, 26), (18, 45), (18, 65), (20, 80)], (68, 52, 16))


def mug_round(c: Canvas, k: Look) -> None:
    _mug(c, k, [(20, 28), (12, 46), (14, 66), (28, 82)], (71, 52, 13))


def mug_tall(c: Canvas, k: Look) -> None:
    _mug(c, k, [(19, 16), (21, 38), (24, 62), (27, 86)], (63, 46, 17))


def mug_camp(c: Canvas, k: Look) -> None:
    _mug(c, k, [(13, 34), (15, 38), (15, 58), (16, 80)], (71, 56, 13))
    c.line(arc(43, 34, 30, 6, 0, 180), 1.6, k.accent)
    c.dot(72, 44, 1.1, dark(k.accent))


def kettle_dome(c: Canvas, k: Look) -> None:
    c.shadow(48, 84, 34)
    c.line(arc(48, 44, 28, 30, 195, 345), 5, INK)
    c.fill(smooth([(70, 60), (80, 52), (84, 42), (91, 42), (88, 56), (74, 74)]), dark(k.colour, 0.1))
    c.fill(
        smooth([(18, 78), (20, 60), (32, 45), (48, 41), (64, 45), (76, 60), (78, 78), (48, 85)]),
        k.colour,
        pattern=k.pattern,
        accent=k.accent,
    )
    c.fill(ellipse(48, 44, 14, 4), light(k.colour, 0.3), "top")
    c.fill(ellipse(48, 38.5, 4, 4), INK, "ball")


def kettle_gooseneck(c: Canvas, k: Look) -> None:
    c.shadow(50, 86, 32)
    spout = smooth([(58, 76), (74, 74), (78, 56), (80, 38), (90, 33)], closed=False)
    c.line(spout, 5, dark(k.colour, 0.35))
    c.line(spout, 4, k.colour)
    c.line(smooth([(30, 46), (14, 44), (11, 58), (14, 74)], closed=False), 5, WOOD if k.accent == INK else INK)
    c.fill([(30, 42), (62, 42), (70, 84), (22, 84)], k.colour, pattern=k.pattern, accent=k.accent)
    c.fill(ellipse(46, 42, 16, 4), light(k.colour, 0.2), "top")
    c.fill(ellipse(46, 36, 4, 4), WOOD, "ball")


def kettle_jug(c: Canvas, k: Look) -> None:
    c.shadow(48, 89, 34)
    c.fill(rect(18, 84, 74, 90, 3), INK)
    c.line(smooth([(66, 26), (86, 26), (87, 52), (68, 70)], closed=False), 6, INK)
    c.fill([(28, 22), (18, 30), (26, 36), (20, 84), (72, 84), (64, 22)], k.colour, pattern=k.pattern, accent=k.accent)
    c.fill(rect(27, 15, 65, 23, 4), INK, "top")
    c.fill(rect(55, 44, 60, 72, 2), light(k.colour, 0.75), "flat")
    c.line([(56, 60), (59, 60)], 0.8, INK)
    c.line([(56, 52), (59, 52)], 0.8, INK)


def kettle_glass(c: Canvas, k: Look) -> None:
    c.shadow(48, 88, 32)
    c.line(smooth([(64, 30), (86, 32), (86, 58), (70, 72)], closed=False), 5, k.colour)
    body = smooth([(26, 80), (20, 62), (24, 44), (30, 30), (64, 30), (70, 44), (74, 62), (68, 80)])
    c.fill(body, (222, 236, 242))
    c.fill(smooth([(25, 80), (21, 64), (24, 54), (70, 54), (73, 64), (69, 80)]), (176, 212, 230), "top", edge=0.2)
    c.glow(smooth([(29, 74), (26, 60), (32, 38), (35, 38), (31, 60), (34, 74)]), (255, 255, 255), 0.7)
    c.fill([(30, 30), (19, 24), (30, 22), (64, 22), (64, 30)], k.colour, "top")
    c.fill(rect(24, 80, 70, 88, 3), k.colour)
    c.fill(ellipse(47, 19, 4, 3.4), k.accent, "ball")


def _pan_handle(c: Canvas, k: Look, x: float = 62, y: float = 60) -> None:
    c.line([(x, y), (95, y - 22)], 6.4, dark(k.accent, 0.3))
    c.line([(x + 6, y - 4), (94, y - 21.5)], 5, k.accent)
    c.dot(93, y - 21, 1.2, (255, 255, 255))


def pan_skillet(c: Canvas, k: Look) -> None:
    c.shadow(42, 72, 38, 6)
    _pan_handle(c, k)
    c.fill(ellipse(40, 59, 36, 19), dark(k.colour, 0.2))
    c.fill(ellipse(40, 54, 36, 18), k.colour)
    c.fill(
        ellipse(40, 55, 32, 15), dark(k.colour, 0.55), "top", pattern=k.pattern, accent=light(dark(k.colour, 0.4), 0.3)
    )


def pan_saute(c: Canvas, k: Look) -> None:
    c.shadow(42, 80, 36)
    _pan_handle(c, k, 70, 58)
    c.line(arc(5, 60, 5, 4, 90, 270), 2.6, INK)
    c.fill([*arc(40, 76, 34, 7, 180, 0), (74, 52), (6, 52)], k.colour, pattern=k.pattern, accent=k.accent)
    c.fill(ellipse(40, 52, 35, 9), STEEL, "top")
    c.glow(smooth([(10, 50), (24, 36), (40, 33), (56, 36), (70, 50), (40, 58)]), (214, 228, 236), 0.75)
    c.line(arc(40, 51, 32, 19, 180, 360), 0.6, STEEL)
    c.fill(ellipse(40, 30, 5, 3.4), INK, "ball")


def pan_wok(c: Canvas, k: Look) -> None:
    c.shadow(42, 78, 26)
    c.line([(70, 46), (96, 30)], 5.4, WOOD)
    c.line([(72, 45), (95, 30.5)], 3.6, light(WOOD, 0.2))
    c.fill(smooth([(4, 46), (12, 62), (28, 76), (42, 79), (56, 76), (72, 62), (80, 46), (42, 44)]), k.colour)
    c.fill(ellipse(42, 46, 38, 12), light(k.colour, 0.15), "top")
    c.fill(ellipse(42, 47.5, 34, 9.5), dark(k.colour, 0.45), "ball", pattern=k.pattern, accent=dark(k.colour, 0.2))


def pan_grill(c: Canvas, k: Look) -> None:
    c.shadow(40, 82, 36)
    _pan_handle(c, k, 66, 40)
    c.fill(rect(6, 26, 72, 82, 10), k.colour, "ball")
    c.fill(rect(11, 31, 67, 77, 7), dark(k.colour, 0.55), "top")
    for x in range(18, 64, 7):
        c.line([(x, 36), (x, 72)], 2.2, dark(k.colour, 0.25))
    c.fill([(2, 50), (7, 46), (7, 60), (2, 57)], k.colour)


def bottle_slim(c: Canvas, k: Look) -> None:
    c.shadow(50, 92, 20)
    body = smooth([(38, 90), (37, 60), (37, 38), (41, 28), (43, 22), (57, 22), (59, 28), (63, 38), (63, 60), (62, 90)])
    c.fill(body, k.colour, pattern=k.pattern, accent=k.accent)
    c.fill(rect(42, 9, 58, 23, 3), STEEL)
    c.line([(42, 19), (58, 19)], 0.8, dark(STEEL))


def bottle_sport(c: Canvas, k: Look) -> None:
    c.shadow(50, 92, 22)
    c.line(arc(50, 14, 9, 8, 170, 370), 3, INK)
    body = [
        (35, 34),
        (35, 50),
        (38, 56),
        (35, 62),
        (35, 88),
        (38, 92),
        (62, 92),
        (65, 88),
        (65, 62),
        (62, 56),
        (65, 50),
    ]
    c.fill([*body, (65, 34), (58, 26), (42, 26)], k.colour, pattern=k.pattern, accent=k.accent)
    c.fill(rect(39, 16, 61, 28, 3), INK)
    c.fill(rect(46, 8, 54, 17, 3), k.accent)


def bottle_tumbler(c: Canvas, k: Look) -> None:
    c.shadow(50, 91, 22)
    c.line([(56, 22), (62, 3)], 2.6, k.accent)
    c.fill([(29, 26), (71, 26), (63, 90), (37, 90)], k.colour, pattern=k.pattern, accent=k.accent)
    c.fill(rect(27, 19, 73, 28, 4), light(k.colour, 0.55), "top")
    c.fill([(30, 40), (70, 40), (69.2, 46), (30.8, 46)], dark(k.colour, 0.3))


def bottle_flask(c: Canvas, k: Look) -> None:
    c.shadow(46, 92, 24)
    c.line(smooth([(60, 40), (80, 42), (80, 72), (62, 76)], closed=False), 5, INK)
    c.fill(rect(28, 34, 62, 92, 6), k.colour, pattern=k.pattern, accent=k.accent)
    c.fill(rect(26, 32, 64, 39, 3), STEEL)
    c.fill([(31, 10), (59, 10), (62, 32), (28, 32)], STEEL)
    c.fill(turn(rect(31, 84, 59, 87), 0), STEEL, edge=0.2)


DRAWERS = {
    "mugs": {"classic": mug_classic, "round": mug_round, "tall": mug_tall, "camp": mug_camp},
    "kettles": {"dome": kettle_dome, "gooseneck": kettle_gooseneck, "jug": kettle_jug, "glass": kettle_glass},
    "pans": {"skillet": pan_skillet, "saute": pan_saute, "wok": pan_wok, "grill": pan_grill},
    "bottles": {"slim": bottle_slim, "sport": bottle_sport, "tumbler": bottle_tumbler, "flask": bottle_flask},
}
