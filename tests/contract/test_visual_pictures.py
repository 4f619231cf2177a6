"""Pictures before they reach a model: the square, the mask of a product, a folder of products, test photos, recall."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from kernel.errors import NotFound
from kernel.pixels import square
from models.visual.cutouts import Cutout, mask_of, read_folder
from models.visual.evaluate import evaluate
from models.visual.photos import foreign, photo

pytestmark = pytest.mark.contract


def disc(colour: str, ground: str = "white", side: int = 60) -> Image.Image:
    picture = Image.new("RGB", (side, side), ground)
    ImageDraw.Draw(picture).ellipse((side * 0.2, side * 0.2, side * 0.8, side * 0.8), fill=colour)
    return picture


@pytest.mark.parametrize(("height", "width"), [(50, 50), (30, 60), (60, 30), (1, 1), (1, 400), (700, 3)])
def test_square_shows_the_whole_centred(height: int, width: int) -> None:
    picture = np.full((height, width, 3), (200, 30, 30), np.uint8)
    out = square(picture, 24)
    assert out.shape == (24, 24, 3)
    assert np.ptp(out.reshape(-1, 3), axis=0).max() <= 1


def test_square_fills_up_with_the_colour_of_the_border_and_does_not_distort() -> None:
    picture = np.asarray(disc("red", "blue").crop((0, 0, 60, 60)))
    wide = np.full((60, 120, 3), (0, 0, 255), np.uint8)
    wide[:, 30:90] = picture
    out = square(wide, 60).astype(int)
    red = out[:, :, 0] > 128
    rows, columns = np.flatnonzero(red.any(axis=1)), np.flatnonzero(red.any(axis=0))
    assert abs(np.ptp(rows) - np.ptp(columns)) <= 1
    assert out[0, 0].tolist() == [0, 0, 255]


@pytest.mark.parametrize("ground", ["white", "#d8e0d0", "black"])
def test_mask_is_the_product(ground: str) -> None:
    mask = mask_of(np.asarray(disc("red", ground)))
    assert mask[30, 30] == 255
    assert mask[2, 2] == 0
    assert 0.2 < (mask == 255).mean() < 0.36


def test_mask_keeps_what_is_enclosed_and_all_of_a_busy_picture() -> None:
    ring = disc("red")
    ImageDraw.Draw(ring).ellipse((22, 22, 38, 38), fill="white")
    assert mask_of(np.asarray(ring))[30, 30] == 255
    noise = np.random.default_rng(0).integers(0, 256, (40, 40, 3), dtype=np.uint8)
    assert mask_of(noise).min() == 255


def test_folder_of_files_and_of_sub_folders(tmp_path: Path) -> None:
    disc("red").save(tmp_path / "mug-red.png")
    disc("blue").convert("P").save(tmp_path / "mug-blue.PNG")
    (tmp_path / "lamp").mkdir()
    for view in ("a", "b"):
        disc("green").save(tmp_path / "lamp" / f"{view}.webp")
    (tmp_path / "notes.txt").write_text("no picture")
    cutouts = read_folder(tmp_path, 32)
    assert sorted(cutout.name for cutout in cutouts) == ["lamp", "lamp", "mug-blue", "mug-red"]
    assert {cutout.pixels.shape for cutout in cutouts} == {(32, 32, 3)}


def test_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no pictures"):
        read_folder(tmp_path, 32)


def cutouts_of(*colours: str) -> list[Cutout]:
    pictures = [np.asarray(disc(colour)) for colour in colours]
    return [Cutout(colour, pixels, mask_of(pixels)) for colour, pixels in zip(colours, pictures, strict=True)]


def test_photos_show_the_product_elsewhere_and_the_same_seed_gives_the_same_photo() -> None:
    (cutout,) = cutouts_of("#e01010")
    photos = [photo(cutout, np.random.default_rng(seed)) for seed in (1, 1, 2)]
    assert (photos[0] == photos[1]).all()
    assert (photos[0] != photos[2]).any()
    assert photos[0].shape == (400, 300, 3)
    red = (photos[0][..., 0].astype(int) - photos[0][..., 1:].max(axis=2)) > 60
    assert 0.02 < red.mean() < 0.5
    assert foreign(np.random.default_rng(3)).shape == (400, 300, 3)


def hue(pictures: list[NDArray[np.uint8]]) -> NDArray[np.float32]:
    """A stand-in embedder: which way the most colourful pixels differ from grey."""
    vectors = []
    for picture in pictures:
        pixels = picture.reshape(-1, 3).astype(np.float32)
        strong = pixels[np.ptp(pixels, axis=1).argsort()[-len(pixels) // 40 :]].mean(axis=0)
        vectors.append(strong - strong.mean() + 1e-3)
    stacked = np.stack(vectors)
    return stacked / np.linalg.norm(stacked, axis=1, keepdims=True)


def constant(pictures: list[NDArray[np.uint8]]) -> NDArray[np.float32]:
    return np.tile(np.array([[1.0, 0.0]], np.float32), (len(pictures), 1))


def test_evaluate_counts_right_first_matches() -> None:
    shelf = cutouts_of("#ff0000", "#00ff00", "#0000ff", "#ffff00", "#ff00ff", "#00ffff")
    useful = evaluate(hue, shelf, views=2, scenes=10)
    useless = evaluate(constant, shelf, views=2, scenes=10)
    assert (useful.products, useful.queries) == (6, 12)
    assert useful.recall_at_1 > 0.6 > useless.recall_at_1
    assert useless.recall_at_1 == 0
    assert useful.recall_at_5 >= useful.recall_at_1
    assert 0 <= useful.threshold <= 1


def test_evaluate_keeps_a_threshold_that_is_given() -> None:
    result = evaluate(hue, cutouts_of("#ff0000", "#00ff00"), views=2, scenes=10, threshold=2.0)
    assert (result.threshold, result.accepted, result.refused_scenes, result.refused_unknown) == (2.0, 0.0, 1.0, 1.0)
