"""The one way in which a picture becomes the square that an image model sees, in training and in use alike."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_PLAIN = 0.95
"""Part of the border that must be of one colour for a catalogue's picture on its plain ground."""


def square(image: NDArray[np.uint8], size: int) -> NDArray[np.uint8]:
    """`image` (height x width x 3, RGB) as `size` x `size` x 3, scaled without distortion.

    A catalogue's picture is shown whole, filled up with its ground. A photo, whose border shows the surroundings, is
    cut to its middle: up to a quarter of the longer side goes, what then still lacks is filled up.
    """
    ground, part = border_colour(image, tolerance=10)
    if part < _PLAIN:
        image = _middle(image)
    height, width = image.shape[:2]
    picture = Image.fromarray(image)
    if height != width:
        side = max(height, width)
        red, green, blue = (int(value) for value in ground)
        canvas = Image.new("RGB", (side, side), (red, green, blue))
        canvas.paste(picture, ((side - width) // 2, (side - height) // 2))
        picture = canvas
    return np.asarray(picture.resize((size, size), Image.Resampling.BILINEAR, reducing_gap=3.0), dtype=np.uint8)


def border_colour(image: NDArray[np.uint8], *, tolerance: int) -> tuple[NDArray[np.float64], float]:
    """The median colour of the border of `image`, and the part of the border within `tolerance` of it (0 to 255)."""
    border = np.concatenate([image[0], image[-1], image[:, 0], image[:, -1]]).astype(np.int16)
    ground = np.median(border, axis=0)
    return ground, float((np.abs(border - ground) <= tolerance).all(axis=1).mean())


def _middle(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    height, width = image.shape[:2]
    high, wide = max(min(height, width), height * 3 // 4), max(min(height, width), width * 3 // 4)
    top, left = (height - high) // 2, (width - wide) // 2
    return np.ascontiguousarray(image[top : top + high, left : left + wide])
