"""Pictures to vectors, for product look-up by photo. One file per engine."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from kernel.registry import EngineSpec, Registry


class ImageEmbedder(Protocol):
    """A picture embedder. Safe to call from several threads."""

    name: str
    dim: int

    def embed(self, images: list[NDArray[np.uint8]]) -> NDArray[np.float32]:
        """One unit vector (row of len(images) x `dim`) per RGB picture (height x width x 3). Raises `EngineFailed`."""


REGISTRY: Registry[ImageEmbedder] = Registry(
    "vision",
    (
        EngineSpec("visual", "multimodal.vision.onnx:OnnxEmbedder", "our own small embedder (ONNX)", embedded=True),
        EngineSpec("clip", "multimodal.vision.clip:Clip", "SigLIP or CLIP (ONNX) by directory or hub id"),
    ),
)
