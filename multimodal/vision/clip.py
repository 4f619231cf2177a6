"""CLIP, SigLIP or another image encoder exported to ONNX, from a directory or a model hub, without torch."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from kernel.errors import EngineFailed, EngineUnavailable
from multimodal.vision.onnx import open_session, unit

THRESHOLD = 0.8
"""Least cosine of two pictures of one thing. A guess: every encoder and every catalogue has its own."""
_GRAPHS = ("vision_model.onnx", "model.onnx")
_OUTPUTS = ("image_embeds", "pooler_output")
"""What exporters call the picture's vector: CLIP with its projection, SigLIP and the bare encoders."""


class Clip:
    """An image encoder in `model`: a directory, or a hub id such as "Xenova/clip-vit-base-patch32".

    The directory, or its sub-folder onnx, holds vision_model.onnx or model.onnx, and preprocessor_config.json lies at
    its top, as the ONNX exports of the hub have it. `download` lets a hub id be fetched when it is not there yet.
    `threshold` is the least cosine of a match in the shop's catalogue.
    """

    name = "clip"

    def __init__(
        self, *, model: str | Path, threads: int = 2, download: bool = True, threshold: float = THRESHOLD
    ) -> None:
        self.threshold = threshold
        folder = Path(model) if Path(model).is_dir() else _from_hub(str(model), download)
        graph = next((path for path in (folder / p / n for p in ("", "onnx") for n in _GRAPHS) if path.is_file()), None)
        config = folder / "preprocessor_config.json"
        if graph is None or not config.is_file():
            lack = "preprocessor_config.json" if graph else " or ".join(_GRAPHS)
            raise EngineUnavailable(f"{folder} has no {lack}", fix="Give the ONNX export of an image encoder")
        self._session = open_session(graph, threads)
        self._input = self._session.get_inputs()[0].name
        names = [output.name for output in self._session.get_outputs()]
        self._output = next((name for name in _OUTPUTS if name in names), names[0])
        try:
            self._prepare = Preparation(json.loads(config.read_text()))
            self.dim = int(self._run([np.full((32, 32, 3), 255, np.uint8)]).shape[1])
        except Exception as error:
            raise EngineUnavailable(f"{graph} does not fit {config.name}: {error}", fix="Export it again") from error

    def embed(self, images: list[NDArray[np.uint8]]) -> NDArray[np.float32]:
        """One unit vector (row of len(images) x `dim`) per RGB picture (height x width x 3). Raises `EngineFailed`."""
        if not images:
            return np.zeros((0, self.dim), np.float32)
        try:
            return unit(self._run(images))
        except Exception as error:
            raise EngineFailed(f"image encoder: {error}") from error

    def _run(self, images: list[NDArray[np.uint8]]) -> NDArray[np.float32]:
        batch = np.stack([self._prepare(image) for image in images])
        vectors: NDArray[np.float32] = self._session.run([self._output], {self._input: batch})[0]
        if vectors.ndim != 2:
            raise ValueError(f"output '{self._output}' has the shape {vectors.shape}, not one vector a picture")
        return vectors


class Preparation:
    """A picture as the encoder was trained on it, by its preprocessor_config.json."""

    def __init__(self, config: Mapping[str, Any]) -> None:
        size = config.get("size", 224)
        self._resize = size if isinstance(size, dict) else {"shortest_edge": int(size)}
        crop = config.get("crop_size", size) if config.get("do_center_crop") else None
        self._crop = crop if isinstance(crop, dict) or crop is None else {"height": int(crop), "width": int(crop)}
        self._resample = Image.Resampling(int(config.get("resample", Image.Resampling.BICUBIC)))
        self._scale = float(config.get("rescale_factor", 1 / 255))
        self._mean = np.array(config.get("image_mean", (0.5, 0.5, 0.5)), np.float32)
        self._std = np.array(config.get("image_std", (0.5, 0.5, 0.5)), np.float32)

    def __call__(self, image: NDArray[np.uint8]) -> NDArray[np.float32]:
        """`image` (height x width x 3) as 3 x height x width in the encoder's scale."""
        picture = Image.fromarray(image)
        if "shortest_edge" in self._resize:
            ratio = self._resize["shortest_edge"] / min(picture.size)
            size = (round(picture.width * ratio), round(picture.height * ratio))
        else:
            size = (self._resize["width"], self._resize["height"])
        picture = picture.resize(size, self._resample)
        if self._crop:
            left, top = (picture.width - self._crop["width"]) // 2, (picture.height - self._crop["height"]) // 2
            picture = picture.crop((left, top, left + self._crop["width"], top + self._crop["height"]))
        pixels = (np.asarray(picture, np.float32) * self._scale - self._mean) / self._std
        return np.ascontiguousarray(pixels.transpose(2, 0, 1))


def _from_hub(model: str, download: bool) -> Path:
    from huggingface_hub import snapshot_download

    wanted = [*_GRAPHS, *(f"onnx/{name}" for name in _GRAPHS), "*.onnx_data", "preprocessor_config.json"]
    try:
        return Path(snapshot_download(model, allow_patterns=wanted, local_files_only=not download))
    except Exception as error:
        raise EngineUnavailable(
            f"the image encoder '{model}' is no directory and the hub does not give it: {error}",
            fix="Check its name and the network, or give a directory",
        ) from error
