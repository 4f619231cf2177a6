"""The one way in which a picture becomes the square that an image model sees, in training and in use alike."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image


def square(image: NDArray[np.uint8], size: int) -> NDArray[np.uint8]:
    """`image` (height x width x 3, RGB) as `size` x `size` x 3: the whole of it, centred, scaled without distortion.

    What the shorter side lacks is filled with the border's median colour.
    """
    height, width = image.shape[:2]
    picture = Image.fromarray(image)
    if height != width:
        border = np.concatenate([image[0], image[-1], image[:, 0], image[:, -1]])
        red, green, blue = (int(value) for value in np.median(border, axis=0))
        side = max(height, width)
        canvas = Image.new("RGB", (side, side), (red, green, blue))
        canvas.paste(picture, ((side - width) // 2, (side - height) // 2))
        picture = canvas
    return np.asarray(picture.resize((size, size), Image.Resampling.BILINEAR, reducing_gap=3.0), dtype=np.uint8)
