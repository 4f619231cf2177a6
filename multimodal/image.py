"""Pictures from outside to pixels: limits checked on the header, upright, opaque, of a size that later stages bear."""

from __future__ import annotations

import struct
from collections.abc import Callable
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import BmpImagePlugin, GifImagePlugin, Image, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

from kernel.errors import TooLarge, Undecodable

Pixels = NDArray[np.uint8]
"""height x width x 3, RGB."""

MAX_BYTES = 16 * 1024 * 1024
MAX_PIXELS = 50_000_000
MAX_SIDE = 2000
"""Longest side, in pixels, of what `decode` returns: small print of a whole label survives it, and a phone's 12
megapixels are decoded at half size at once."""

_FORMATS = "JPEG, PNG, WebP, GIF or BMP"
_ORIENTATION = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_BROKEN = (OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, EOFError, struct.error, Warning)
"""What Pillow raises on broken files (`Warning` where the process turns warnings into errors)."""


def decode(
    data: bytes, *, max_bytes: int = MAX_BYTES, max_pixels: int = MAX_PIXELS, max_side: int = MAX_SIDE
) -> Pixels:
    """The picture in `data` as RGB: EXIF orientation applied, transparency laid on white, first frame of an animation.

    A longer side than `max_side` pixels is scaled down to it. Raises `TooLarge` (details `limit` and `got`, in bytes
    or pixels) before any pixel is decoded, and `Undecodable` for other formats and for broken or truncated files.
    """
    if len(data) > max_bytes:
        raise TooLarge(
            f"the picture has {len(data)} bytes, {max_bytes} are allowed",
            fix="Send a smaller picture",
            limit=max_bytes,
            got=len(data),
        )
    opener = _opener(data)
    if opener is None:
        raise Undecodable("the file is no picture that can be read", fix=f"Send {_FORMATS}")
    try:
        image = opener(BytesIO(data))
    except _BROKEN as error:
        raise Undecodable("the picture's header is broken", fix=f"Send an intact {_FORMATS} file") from error
    with image:
        pixels = image.width * image.height
        if pixels > max_pixels:
            raise TooLarge(
                f"the picture has {pixels} pixels, {max_pixels} are allowed",
                fix="Send a smaller picture",
                limit=max_pixels,
                got=pixels,
            )
        try:
            return np.ascontiguousarray(_pixels(image, max_side))
        except _BROKEN as error:
            raise Undecodable("the picture is broken or cut short", fix=f"Send an intact {_FORMATS} file") from error


def _opener(data: bytes) -> Callable[[Any], Image.Image] | None:
    """The plugin for these first bytes.

    Called directly rather than through `Image.open`, which would warn of (or refuse) large pictures by process-wide
    settings before our own limit is looked at, and would also try formats that nobody photographs in.
    """
    if data.startswith(b"\xff\xd8\xff"):
        return JpegImagePlugin.JpegImageFile
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PngImagePlugin.PngImageFile
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return WebPImagePlugin.WebPImageFile
    if data.startswith((b"GIF87a", b"GIF89a")):
        return GifImagePlugin.GifImageFile
    return BmpImagePlugin.BmpImageFile if data.startswith(b"BM") else None


def _pixels(image: Image.Image, max_side: int) -> Pixels:
    turn = _UPRIGHT.get(_orientation(image))
    part = max_side / max(image.size)
    # JPEG decodes straight to a half, quarter or eighth that is still large enough.
    image.draft("RGB", (max(1, int(image.width * part)), max(1, int(image.height * part))))
    image.load()
    if image.mode.startswith(("I", "F")):  # 16 bits a channel: keep the high ones
        image = Image.fromarray((np.asarray(image).clip(0, 65535) / 257).astype(np.uint8))
    image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    image.thumbnail((max_side, max_side), Image.Resampling.LANCZOS, reducing_gap=2.0)
    if image.mode == "RGBA":
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")
    return np.asarray(image if turn is None else image.transpose(turn), dtype=np.uint8)


def _orientation(image: Image.Image) -> int:
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except _BROKEN:  # metadata that cannot be read does not spoil the picture
        return 1
