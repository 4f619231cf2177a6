"""Seeding with pictures, as `vitrine shop seed` does it."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from PIL import Image

from commerce import demo
from commerce.demo.goods import products
from commerce.store import Store
from kernel.errors import Refused

pytestmark = pytest.mark.integration


def test_seed_draws_a_picture_for_every_product(tmp_path):
    store = Store(f"sqlite:///{tmp_path}/shop.sqlite")
    steps: list[tuple[int, int]] = []
    counts = demo.seed(
        store, today=date(2026, 5, 20), media=tmp_path, progress=lambda done, total: steps.append((done, total))
    )
    assert (counts.categories, counts.products, counts.pictures) == (20, 254, 254)
    assert steps == [(done, 254) for done in range(1, 255)]
    with pytest.raises(Refused) as error:
        demo.seed(store, today=date(2026, 5, 20), media=tmp_path)
    assert error.value.details["rule"] == "shop-not-empty"
    store.close()

    thumbs = []
    for product in products():
        with Image.open(tmp_path / "products" / f"{product.id}.webp") as picture:
            assert picture.size == (512, 512)
            thumbs.append(np.asarray(picture.convert("RGB").resize((32, 32)), np.float32).ravel())
    matrix = np.stack(thumbs)
    apart = np.abs(matrix[:, None, :] - matrix[None, :, :]).mean(axis=2)
    np.fill_diagonal(apart, 255)
    assert apart.min() > 1.5, "two products look the same"
