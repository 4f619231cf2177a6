"""The picture embedder: training, resuming and export; and the one that ships, on the demo catalogue."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

import models
from commerce import pictures as shop_pictures
from commerce.demo.goods import products
from models.visual.cutouts import read_folder
from models.visual.evaluate import evaluate
from multimodal.vision import REGISTRY

pytestmark = pytest.mark.integration

WEIGHTS = Path(models.__file__).parent / "weights" / "visual.onnx"


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """24 products: four forms in six colours."""
    folder = tmp_path_factory.mktemp("shelf")
    for colour in ("red", "green", "blue", "gold", "purple", "black"):
        for form in ("disc", "box", "post", "fork"):
            picture = Image.new("RGB", (128, 128), "white")
            draw = ImageDraw.Draw(picture)
            if form == "disc":
                draw.ellipse((20, 20, 108, 108), fill=colour)
            elif form == "box":
                draw.rectangle((24, 40, 104, 100), fill=colour, outline="black", width=4)
            else:
                draw.rectangle((54, 12, 74, 116), fill=colour)
            if form == "fork":
                draw.rectangle((20, 12, 108, 40), fill=colour)
            picture.save(folder / f"{form}-{colour}.png")
    return folder


def test_training_learns_resumes_and_exports_what_it_learnt(
    shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    torch = pytest.importorskip("torch")
    from models.visual import train as training
    from models.visual.export import embedder
    from models.visual.network import Embedder

    torch.manual_seed(0)
    untrained = evaluate(embedder(Embedder()), read_folder(shelf, 96), views=3, seed=5)

    out = tmp_path / "visual.onnx"
    seen: list[int] = []
    real = training.Looks.forward

    def counted(self: object, model: object, rows: object) -> object:
        seen.append(1)
        if len(seen) == 60:
            raise KeyboardInterrupt
        return real(self, model, rows)

    monkeypatch.setattr(training.Looks, "forward", counted)
    with pytest.raises(KeyboardInterrupt):
        training.train(shelf, out, epochs=100, seed=1)
    assert out.with_suffix(".pt").is_file()
    result = training.train(shelf, out, epochs=100, seed=1)

    assert len(seen) == 60 + 50, "the second run went on at epoch 50"
    assert result.recall_at_1 > untrained.recall_at_1 + 0.2
    assert not out.with_suffix(".pt").exists()
    facts = json.loads(out.with_suffix(".json").read_text())
    assert facts["threshold"] == result.threshold
    assert facts["trained"]["epochs"] == 100
    engine = REGISTRY.load("visual", {"model": out})
    again = evaluate(engine.embed, read_folder(shelf, 160), seed=2)
    assert again.recall_at_1 == pytest.approx(result.recall_at_1, abs=0.02)


def test_the_shipped_embedder_finds_the_demo_catalogue(tmp_path: Path) -> None:
    for product in products():
        shop_pictures.save(product.look, tmp_path / f"{product.id}.webp")
    engine = REGISTRY.load("visual", {"model": WEIGHTS})
    facts = json.loads(WEIGHTS.with_suffix(".json").read_text())
    result = evaluate(engine.embed, read_folder(tmp_path, 256), views=1, seed=11, threshold=facts["threshold"])
    assert result.products == len(products())
    assert result.recall_at_1 >= 0.9
    assert result.recall_at_5 >= 0.97
    assert result.accepted >= 0.9
    assert result.refused_scenes >= 0.9
    assert WEIGHTS.stat().st_size < 6_000_000
    vectors = engine.embed([np.zeros((50, 50, 3), np.uint8)])
    assert vectors.shape == (1, facts["dim"])
