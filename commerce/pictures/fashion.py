"""Sneakers, jackets and T-shirts."""

from __future__ import annotations

from commerce.pictures.canvas import (
    INK,
    WHITE,
    Canvas,
    Colour,
    Look,
    Path,
    arc,
    dark,
    light,
    mirror,
    rect,
    smooth,
)

_SOLE: Colour = (244, 243, 238)


def _sole(c: Canvas, colour: Colour, thick: float) -> None:
    top = 76 - thick
    c.fill(
        smooth(
            [
                (6, top + 2),
                (30, top + 3),
                (60, top + 3),
                (88, top + 1),
                (95, top + 3),
                (93, 79),
                (70, 81),
                (40, 80),
                (12, 81),
                (6, 77),
            ]
        ),
        colour,
        "top",
    )


def _laces(c: Canvas, colour: Colour, *ends: tuple[float, float, float, float]) -> None:
    for x0, y0, x1, y1 in ends:
        c.line([(x0, y0), (x1, y1)], 1.8, colour)


def sneaker_low(c: Canvas, k: Look) -> None:
    c.shadow(50, 82, 46)
    c.fill(
        smooth(
            [
                (8, 70),
                (7, 54),
                (9, 40),
                (16, 39),
                (26, 46),
                (38, 40),
                (46, 40),
                (62, 53),
                (82, 58),
                (94, 66),
                (94, 73),
                (50, 74),
            ]
        ),
        k.colour,
        "top",
        pattern=k.pattern,
        accent=k.accent,
    )
    c.fill(smooth([(72, 56), (84, 58), (94, 66), (94, 73), (72, 74), (68, 64)]), light(k.colour, 0.25), "top")
    c.fill(smooth([(8, 44), (9, 40), (15, 39), (20, 52), (18, 72), (8, 71)]), k.accent, "top")
    for x in (34, 41):
        c.line([(x, 55), (x + 4, 62), (x, 69)], 2, k.accent)
    _laces(c, WHITE, (44, 44, 38, 50), (50, 48, 44, 54), (56, 52, 50, 58))
    _sole(c, _SOLE, 5)


def sneaker_high(c: Canvas, k: Look) -> None:
    c.shadow(50, 82, 46)
    c.fill(
        smooth(
            [
                (10, 72),
                (11, 48),
                (9, 20),
                (20, 15),
                (36, 17),
                (42, 34),
                (52, 48),
                (68, 57),
                (86, 60),
                (94, 68),
                (94, 74),
                (50, 75),
            ]
        ),
        k.colour,
        "top",
        pattern=k.pattern,
        accent=k.accent,
    )
    c.fill(smooth([(78, 58), (88, 61), (95, 68), (94, 75), (76, 75), (74, 66)]), _SOLE, "top")
    c.fill(rect(15, 60, 34, 66, 2), WHITE, "flat")
    c.line([(22, 24), (30, 24)], 3, k.accent)
    c.line([(22, 31), (33, 31)], 3, k.accent)
    _laces(c, WHITE, (38, 22, 31, 25), (40, 30, 33, 33), (44, 38, 37, 41), (50, 45, 43, 49), (57, 50, 50, 56))
    _sole(c, _SOLE, 6)
    c.line([(8, 75), (93, 75)], 0.9, k.accent)


def sneaker_runner(c: Canvas, k: Look) -> None:
    c.shadow(50, 84, 46)
    c.fill(
        smooth(
            [
                (6, 68),
                (4, 48),
                (8, 36),
                (15, 40),
                (24, 46),
                (36, 38),
                (44, 38),
                (60, 52),
                (80, 55),
                (95, 64),
                (96, 70),
                (50, 72),
            ]
        ),
        k.colour,
        "top",
        pattern=k.pattern,
        accent=k.accent,
    )
    c.line([(26, 56), (36, 66), (46, 58), (56, 68), (66, 60)], 2.6, k.accent)
    _laces(c, dark(k.colour, 0.5), (43, 42, 37, 48), (49, 46, 43, 52), (55, 50, 49, 56))
    c.fill(
        smooth([(3, 66), (26, 70), (56, 69), (84, 67), (98, 68), (96, 75), (80, 82), (44, 78), (22, 84), (4, 80)]),
        _SOLE,
        "top",
    )
    c.line(smooth([(6, 76), (26, 78), (60, 74), (92, 74)], closed=False), 1.8, k.accent)


def sneaker_slip(c: Canvas, k: Look) -> None:
    c.shadow(50, 82, 46)
    c.fill(
        smooth(
            [(8, 70), (8, 54), (12, 44), (24, 47), (40, 48), (50, 44), (66, 50), (86, 56), (95, 66), (94, 73), (50, 74)]
        ),
        k.colour,
        "top",
        pattern=k.pattern,
        accent=k.accent,
    )
    c.fill(smooth([(14, 46), (26, 49), (40, 49), (46, 46), (38, 43), (22, 42)]), dark(k.colour, 0.55), "flat")
    c.fill([(40, 49), (50, 45), (56, 58), (46, 62)], dark(k.colour, 0.35), "flat")
    _sole(c, _SOLE if k.accent != _SOLE else INK, 4)


def _torso(c: Canvas, k: Look, sleeve: Path, body: Path) -> None:
    """Sleeves behind, body before."""
    c.shadow(50, 94, 26, 2)
    for path in (sleeve, mirror(sleeve)):
        c.fill(path, dark(k.colour, 0.08))
    c.fill(body, k.colour, pattern=k.pattern, accent=k.accent)


_LONG: Path = [(32, 14), (20, 22), (9, 72), (10, 78), (21, 80), (24, 76), (34, 40)]
_COAT: Path = smooth(
    [(36, 12), (30, 16), (27, 30), (28, 60), (27, 88), (50, 91), (73, 88), (72, 60), (73, 30), (70, 16), (64, 12)]
)


def jacket_puffer(c: Canvas, k: Look) -> None:
    _torso(c, k, smooth(_LONG), _COAT)
    for y in (28, 40, 52, 64, 76):
        c.line(smooth([(28, y), (39, y + 2.4), (50, y), (61, y + 2.4), (72, y)], closed=False), 1, dark(k.colour, 0.4))
    for y in (36, 50, 64):
        sleeve = [(24 - (y - 30) * 0.2, y), (15 - (y - 30) * 0.12, y - 2)]
        c.line(sleeve, 1, dark(k.colour, 0.4))
        c.line(mirror(sleeve), 1, dark(k.colour, 0.4))
    c.fill(rect(37, 7, 63, 19, 5), dark(k.colour, 0.15))
    c.line([(50, 10), (50, 90)], 1.4, k.accent)


def jacket_rain(c: Canvas, k: Look) -> None:
    _torso(c, k, smooth(_LONG), _COAT)
    c.fill(smooth([(33, 22), (32, 8), (42, 2), (58, 2), (68, 8), (67, 22), (50, 28)]), k.colour, "ball")
    c.fill(smooth([(39, 20), (39, 10), (50, 6), (61, 10), (61, 20), (50, 25)]), dark(k.colour, 0.5), "flat")
    c.line([(50, 26), (50, 90)], 2, k.accent)
    for pocket in ([(32, 62), (44, 66)], [(33, 62), (33, 74), (44, 76)]):
        path: Path = [(float(x), float(y)) for x, y in pocket]
        c.line(path, 1.1, dark(k.colour, 0.45))
        c.line(mirror(path), 1.1, dark(k.colour, 0.45))
    for x in (45, 55):
        c.line([(x, 25), (x, 38)], 0.9, WHITE)


def jacket_denim(c: Canvas, k: Look) -> None:
    _torso(c, k, _LONG, [(36, 12), (28, 16), (27, 84), (73, 84), (72, 16), (64, 12)])
    c.fill(rect(27, 79, 73, 87, 2), dark(k.colour, 0.15))
    for cuff in ([(9, 72), (10, 80), (22, 82), (24, 75)],):
        path: Path = [(float(x), float(y)) for x, y in cuff]
        c.fill(path, dark(k.colour, 0.2))
        c.fill(mirror(path), dark(k.colour, 0.2))
    for pocket in (rect(32, 34, 45, 48, 2),):
        c.fill(pocket, dark(k.colour, 0.08), "flat")
        c.fill(mirror(pocket), dark(k.colour, 0.08), "flat")
        c.line([(32, 38), (45, 38)], 0.8, k.accent)
        c.line([(55, 38), (68, 38)], 0.8, k.accent)
    for path in ([(30.0, 50.0), (40.0, 78.0)], [(44.0, 48.0), (44.0, 78.0)]):
        c.line(path, 0.7, k.accent)
        c.line(mirror(path), 0.7, k.accent)
    collar: Path = [(36, 10), (50, 22), (40, 30), (29, 16)]
    c.fill(collar, dark(k.colour, 0.12))
    c.fill(mirror(collar), dark(k.colour, 0.12))
    c.line([(50, 22), (50, 86)], 0.9, dark(k.colour, 0.5))
    for y in range(32, 84, 10):
        c.dot(52, y, 1.3, (206, 160, 90))


def jacket_blazer(c: Canvas, k: Look) -> None:
    _torso(
        c,
        k,
        _LONG,
        smooth(
            [
                (38, 11),
                (29, 16),
                (28, 40),
                (31, 56),
                (26, 90),
                (50, 92),
                (74, 90),
                (69, 56),
                (72, 40),
                (71, 16),
                (62, 11),
            ]
        ),
    )
    c.fill([(40, 10), (60, 10), (50, 50)], WHITE, "top")
    c.fill([(47, 12), (53, 12), (51.5, 18), (53, 40), (50, 48), (47, 40), (48.5, 18)], k.accent, "flat")
    lapel: Path = [(40, 9), (50, 52), (36, 34), (39, 30), (33, 24)]
    c.fill(lapel, dark(k.colour, 0.14))
    c.fill(mirror(lapel), dark(k.colour, 0.14))
    c.line([(50, 52), (48, 90)], 0.8, dark(k.colour, 0.5))
    for y in (58, 68):
        c.dot(52.5, y, 1.5, dark(k.colour, 0.6))
    for pocket in (rect(31, 66, 42, 69), rect(58, 66, 69, 69)):
        c.fill(pocket, dark(k.colour, 0.2), "flat")


_TEE: Path = smooth([(36, 16), (29, 20), (28, 40), (29, 88), (50, 90), (71, 88), (72, 40), (71, 20), (64, 16)])
_SHORT: Path = [(35, 16), (24, 20), (8, 42), (21, 51), (31, 40)]


def _neck(c: Canvas, k: Look, path: Path) -> None:
    c.fill(path, light(k.colour, 0.75), "flat", edge=0)
    c.line(path, 1.8, dark(k.colour, 0.18))


def tee_crew(c: Canvas, k: Look) -> None:
    _torso(c, k, _SHORT, _TEE)
    _neck(c, k, arc(50, 15, 13, 9, 0, 180))


def tee_vneck(c: Canvas, k: Look) -> None:
    _torso(c, k, _SHORT, _TEE)
    _neck(c, k, [(37, 15), (50, 36), (63, 15)])


def tee_polo(c: Canvas, k: Look) -> None:
    _torso(c, k, _SHORT, _TEE)
    _neck(c, k, arc(50, 15, 10, 5, 0, 180))
    collar: Path = [(38, 12), (50, 24), (41, 31), (32, 18)]
    c.fill(collar, k.accent, "top")
    c.fill(mirror(collar), k.accent, "top")
    c.fill(rect(48, 24, 52, 42), dark(k.colour, 0.12), "flat")
    for y in (29, 35):
        c.dot(50, y, 1, WHITE)
    c.fill(rect(59, 36, 64, 41, 1), k.accent, "flat")


def tee_long(c: Canvas, k: Look) -> None:
    _torso(c, k, [(35, 16), (24, 20), (8, 76), (18, 80), (32, 44)], _TEE)
    cuff: Path = [(9, 73), (8, 78), (17.5, 81), (19.5, 76)]
    c.fill(cuff, k.accent)
    c.fill(mirror(cuff), k.accent)
    _neck(c, k, arc(50, 15, 12, 7, 0, 180))


DRAWERS = {
    "sneakers": {"low": sneaker_low, "high": sneaker_high, "runner": sneaker_runner, "slip": sneaker_slip},
    "jackets": {"puffer": jacket_puffer, "rain": jacket_rain, "denim": jacket_denim, "blazer": jacket_blazer},
    "tshirts": {"crew": tee_crew, "vneck": tee_vneck, "polo": tee_polo, "long": tee_long},
}
