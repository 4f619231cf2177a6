"""The trained embedder as one ONNX file, with what its user must know beside it in JSON."""

from __future__ import annotations

import json
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from kernel.pixels import square
from models.visual.evaluate import Embed
from models.visual.network import DIM, SIZE, Embedder


def export(model: Embedder, path: Path, **facts: Any) -> None:
    """Write `path` (ONNX: "pictures" uint8 n x SIZE x SIZE x 3 to "vectors" n x DIM) and its .json with `facts`."""
    model.eval()
    specimen = torch.zeros(1, SIZE, SIZE, 3, dtype=torch.uint8)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter that replaces this one needs onnxscript
        torch.onnx.export(
            model,
            (specimen,),
            str(path),
            input_names=["pictures"],
            output_names=["vectors"],
            dynamic_axes={"pictures": {0: "n"}, "vectors": {0: "n"}},
            dynamo=False,
        )
    path.with_suffix(".json").write_text(json.dumps({"dim": DIM, "size": SIZE, **facts}, indent=2) + "\n")


def embedder(model: Embedder) -> Embed:
    """`model` as the function that `evaluate` wants."""

    def embed(pictures: list[NDArray[np.uint8]]) -> NDArray[np.float32]:
        batch = torch.from_numpy(np.stack([square(picture, SIZE) for picture in pictures]))
        with torch.inference_mode():
            vectors: NDArray[np.float32] = model(batch).numpy()
        return vectors

    model.eval()
    return embed
