"""Every picture embedder: the one we ship, and image encoders exported to ONNX from tiny CLIP and SigLIP models."""

from __future__ import annotations

import json
import threading
import warnings
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

import models
from commerce.demo.goods import products
from commerce.pictures import draw
from kernel.errors import EngineFailed, EngineUnavailable
from multimodal.look import Look
from multimodal.ocr import REGISTRY as OCR
from multimodal.vision import REGISTRY, ImageEmbedder

pytestmark = pytest.mark.contract

WEIGHTS = Path(models.__file__).parent / "weights" / "visual.onnx"
SIDE = 32


def export_encoder(kind: str, folder: Path) -> object:
    """A tiny image encoder with random weights in `folder`, laid out as on the hub; gives the torch model."""
    torch = pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    with pytest.MonkeyPatch.context() as patch:  # a torchaudio built for another torch is none of a picture's business
        patch.setattr(transformers.utils, "is_torchaudio_available", lambda: False)
        from transformers.models.clip import CLIPVisionConfig, CLIPVisionModelWithProjection
        from transformers.models.siglip import SiglipVisionConfig, SiglipVisionModel
    torch.manual_seed(0)
    sizes = {"hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 2, "num_attention_heads": 2}
    sizes |= {"image_size": SIDE, "patch_size": 8}
    if kind == "clip":
        model = CLIPVisionModelWithProjection(CLIPVisionConfig(**sizes, projection_dim=16)).eval()
    else:
        model = SiglipVisionModel(SiglipVisionConfig(**sizes)).eval()
    name = "image_embeds" if kind == "clip" else "pooler_output"

    class Encoder(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, pixels: object) -> tuple[object, object]:
            out = self.model(pixel_values=pixels)
            return out.last_hidden_state, getattr(out, name)

    graph = folder / ("onnx/vision_model.onnx" if kind == "clip" else "model.onnx")
    graph.parent.mkdir(parents=True, exist_ok=True)
    names = {"input_names": ["pixel_values"], "output_names": ["last_hidden_state", name]}
    axes = {each: {0: "batch"} for each in ("pixel_values", "last_hidden_state", name)}
    specimen = torch.zeros(1, 3, SIDE, SIDE)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # all of the exporter's own: it is deprecated, and it traces
        torch.onnx.export(Encoder(), (specimen,), str(graph), dynamo=False, dynamic_axes=axes, **names)
    config = {"image_mean": [0.48, 0.46, 0.41], "image_std": [0.27, 0.26, 0.28], "resample": 3, "do_normalize": True}
    if kind == "clip":
        config |= {
            "size": {"shortest_edge": SIDE},
            "do_center_crop": True,
            "crop_size": {"height": SIDE, "width": SIDE},
        }
    else:
        config |= {"size": {"height": SIDE, "width": SIDE}, "rescale_factor": 1 / 255}
    (folder / "preprocessor_config.json").write_text(json.dumps(config))
    return model


@pytest.fixture(scope="module", params=["visual", "clip", "siglip"])
def embedder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> ImageEmbedder:
    if request.param == "visual":
        return REGISTRY.load("visual", {"model": WEIGHTS})
    folder = tmp_path_factory.mktemp(request.param)
    export_encoder(request.param, folder)
    return REGISTRY.load("clip", {"model": folder})


def mug(colour: str, ground: str = "white", *, size: tuple[int, int] = (200, 200), at: int = 0) -> NDArray[np.uint8]:
    picture = Image.new("RGB", size, ground)
    draw = ImageDraw.Draw(picture)
    draw.ellipse((120 + at, 70, 180 + at, 140), outline=colour, width=12)
    draw.rectangle((50 + at, 50, 140 + at, 160), fill=colour)
    draw.ellipse((50 + at, 40, 140 + at, 62), fill="black")
    return np.asarray(picture)


def lamp(colour: str) -> NDArray[np.uint8]:
    picture = Image.new("RGB", (200, 200), "white")
    draw = ImageDraw.Draw(picture)
    draw.polygon([(60, 90), (140, 90), (115, 30), (85, 30)], fill=colour)
    draw.line((100, 90, 100, 170), fill="black", width=6)
    draw.ellipse((70, 165, 130, 182), fill="black")
    return np.asarray(picture)


def test_one_unit_vector_a_picture(embedder: ImageEmbedder) -> None:
    pictures = [mug("red"), mug("blue", size=(330, 200)), lamp("green"), np.zeros((1, 1, 3), np.uint8)]
    vectors = embedder.embed(pictures)
    assert vectors.shape == (4, embedder.dim)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert embedder.embed([]).shape == (0, embedder.dim)


def test_a_batch_gives_what_each_picture_gives_alone(embedder: ImageEmbedder) -> None:
    pictures = [mug("red"), lamp("green"), mug("orange", size=(200, 260))]
    together = embedder.embed(pictures)
    alone = np.concatenate([embedder.embed([picture]) for picture in pictures])
    np.testing.assert_allclose(together, alone, atol=1e-4)


def test_several_threads(embedder: ImageEmbedder) -> None:
    pictures = [mug(colour) for colour in ("red", "green", "blue", "black")]
    seen: dict[int, NDArray[np.float32]] = {}
    threads = [
        threading.Thread(target=lambda i=i: seen.__setitem__(i, embedder.embed([pictures[i]])[0])) for i in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    np.testing.assert_allclose(np.stack([seen[i] for i in range(4)]), embedder.embed(pictures), atol=1e-4)


def test_a_picture_of_the_wrong_shape_is_a_typed_error(embedder: ImageEmbedder) -> None:
    with pytest.raises(EngineFailed):
        embedder.embed([np.zeros((8, 8), np.uint8)])


def test_what_we_ship_tells_products_apart_and_knows_them_again() -> None:
    visual = REGISTRY.load("visual", {"model": WEIGHTS})
    shelf = visual.embed([mug("red"), mug("blue"), mug("gold"), lamp("red"), lamp("blue")])
    photos = visual.embed([mug("#b01818", "#9a7a5a", size=(240, 300), at=25), mug("#2020d0", "#d8d0c0")])
    scores = photos @ shelf.T
    assert scores.argmax(axis=1).tolist() == [0, 1]


def test_look_embeds_one_picture() -> None:
    visual = REGISTRY.load("visual", {"model": WEIGHTS})
    content = Look(OCR.load("rapidocr"), visual).look(mug("red", size=(320, 240)))
    assert (content.width, content.height, content.lines, content.codes) == (320, 240, (), ())
    assert np.linalg.norm(content.embedding) == pytest.approx(1, abs=1e-5)


def test_a_thing_shaped_like_a_letter_is_no_print() -> None:
    look = Look(OCR.load("rapidocr"), REGISTRY.load("visual", {"model": WEIGHTS}))
    looks = {product.id: product.look for product in products()}
    for name in ("backpacks-metro-red", "speakers-pebble-grey", "sunglasses-boulevard-blue", "clocks-station-white"):
        assert look.look(np.asarray(draw(looks[name]).convert("RGB"))).lines == (), name
    tag = Image.new("RGB", (400, 300), "white")
    for row, text in enumerate(("M", "100% COTTON")):
        ImageDraw.Draw(tag).text((40, 40 + 120 * row), text, font=ImageFont.load_default(size=50), fill="black")
    assert [line.text.upper() for line in look.look(np.asarray(tag)).lines] == ["M", "100% COTTON"]


def test_clip_gives_what_the_torch_model_gives(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch")
    model = export_encoder("siglip", tmp_path)
    picture = np.random.default_rng(0).integers(0, 256, (SIDE, SIDE, 3), dtype=np.uint8)
    pixels = (picture / 255 - [0.48, 0.46, 0.41]) / [0.27, 0.26, 0.28]
    with torch.inference_mode():
        expected = model(pixel_values=torch.from_numpy(pixels).float().permute(2, 0, 1)[None]).pooler_output[0].numpy()
    found = REGISTRY.load("clip", {"model": str(tmp_path)}).embed([picture])[0]
    np.testing.assert_allclose(found, expected / np.linalg.norm(expected), atol=1e-4)


@pytest.mark.parametrize(
    ("name", "options", "told"),
    [
        ("visual", {"model": Path("/nowhere/visual.onnx")}, r"visual\.onnx and .*visual\.json"),
        ("clip", {}, "model"),
        ("clip", {"model": "no-such/encoder", "download": False}, "no-such/encoder"),
    ],
)
def test_what_is_missing_is_named(name: str, options: dict[str, object], told: str) -> None:
    with pytest.raises(EngineUnavailable, match=told) as caught:
        REGISTRY.load(name, options)
    assert caught.value.fix


def test_broken_files_are_named(tmp_path: Path) -> None:
    (tmp_path / "model.onnx").write_bytes(b"not a graph")
    with pytest.raises(EngineUnavailable, match="preprocessor_config"):
        REGISTRY.load("clip", {"model": tmp_path})
    (tmp_path / "preprocessor_config.json").write_text("{}")
    with pytest.raises(EngineUnavailable, match=r"model\.onnx"):
        REGISTRY.load("clip", {"model": tmp_path})
    (tmp_path / "model.json").write_text("{")
    with pytest.raises(EngineUnavailable, match=r"model\.json is broken"):
        REGISTRY.load("visual", {"model": str(tmp_path / "model.onnx")})
    (tmp_path / "model.json").write_text('{"dim": 8, "size": 32, "threshold": 0.5}')
    with pytest.raises(EngineUnavailable, match=r"model\.onnx is no model"):
        REGISTRY.load("visual", {"model": str(tmp_path / "model.onnx")})
