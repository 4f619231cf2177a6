"""Product pictures from a folder, each with the mask that parts the product from its plain background."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from kernel.errors import NotFound
from kernel.pixels import border_colour, square

SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp"})
_NEAR = 24
"""Largest difference of a channel (0 to 255) from the border's colour that still is background."""


@dataclass(frozen=True, slots=True)
class Cutout:
    """One picture: `name` is its product, `pixels` height x width x 3 and `mask` height x width, 255 on the product."""

    name: str
    pixels: NDArray[np.uint8]
    mask: NDArray[np.uint8]


def read_folder(folder: Path, side: int) -> list[Cutout]:
    """Every picture under `folder` as a square of `side` pixels, in order of name.

    Files directly in it are one product each, named by the file; a sub-folder is one product with several pictures.
    Raises `NotFound` when there are none.
    """
    cutouts = [_cutout(path, folder, side) for path in _files(folder)]
    if not cutouts:
        raise NotFound(f"no pictures in {folder}", fix=f"Put files ending in {', '.join(sorted(SUFFIXES))} there")
    return cutouts


def product_of(path: Path, folder: Path) -> str:
    """The product that the picture at `path` under `folder` shows."""
    inside = path.relative_to(folder)
    return inside.parts[0] if len(inside.parts) > 1 else inside.stem


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.suffix.lower() in SUFFIXES)


def _cutout(path: Path, folder: Path, side: int) -> Cutout:
    with Image.open(path) as image:
        pixels = square(np.asarray(image.convert("RGB")), side)
    return Cutout(product_of(path, folder), pixels, mask_of(pixels))


def mask_of(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """255 where `pixels` are not joined to the border by its own colour; all of it where the border is not plain."""
    ground, plain = border_colour(pixels, tolerance=_NEAR)
    near = np.asarray((np.abs(pixels.astype(np.int16) - ground) <= _NEAR).all(axis=2))
    if plain < 0.8:
        return np.full(near.shape, 255, np.uint8)
    reached = np.zeros_like(near)
    reached[[0, -1]], reached[:, [0, -1]] = near[[0, -1]], near[:, [0, -1]]
    while True:
        grown = reached.copy()
        grown[1:] |= reached[:-1]
        grown[:-1] |= reached[1:]
        grown[:, 1:] |= reached[:, :-1]
        grown[:, :-1] |= reached[:, 1:]
        grown &= near
        if (grown == reached).all():
            return np.where(reached, 0, 255).astype(np.uint8)
        reached = grown
