"""Product pictures: drawn the same every time, white around, unlike each other."""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops, ImageStat

from commerce.pictures import Look, draw, save

pytestmark = pytest.mark.unit

RED, BLUE = (203, 52, 56), (56, 108, 196)


def difference(one: Image.Image, other: Image.Image) -> float:
    """Mean absolute difference of a channel, 0 to 255."""
    return sum(ImageStat.Stat(ImageChops.difference(one, other)).mean) / 3


def test_the_same_look_gives_the_same_picture():
    look = Look("mugs", "round", RED, pattern="speckle")
    assert draw(look).tobytes() == draw(look).tobytes()


def test_size_and_white_corners():
    picture = draw(Look("backpacks", "day", RED))
    assert picture.size == (512, 512)
    for corner in ((0, 0), (511, 0), (0, 511), (511, 511)):
        assert picture.getpixel(corner) == (255, 255, 255)


def test_colour_shape_and_pattern_show():
    mug = draw(Look("mugs", "classic", RED))
    assert difference(mug, draw(Look("mugs", "classic", BLUE))) > 5
    assert difference(mug, draw(Look("mugs", "camp", RED))) > 5
    assert difference(mug, draw(Look("mugs", "classic", RED, pattern="stripes"))) > 5


def test_the_colour_is_there():
    red, green, blue = ImageStat.Stat(draw(Look("suitcases", "large", BLUE))).mean
    assert blue > green > red


def test_an_unknown_pattern_is_an_error():
    with pytest.raises(ValueError, match="no pattern 'paisley'"):
        draw(Look("mugs", "classic", RED, pattern="paisley"))


def test_saved_as_webp(tmp_path):
    save(Look("plush", "bear", RED), tmp_path / "bear.webp")
    with Image.open(tmp_path / "bear.webp") as picture:
        assert (picture.format, picture.size) == ("WEBP", (512, 512))
