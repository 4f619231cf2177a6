"""Printed text in pictures. One file per engine; `REGISTRY` in the order in which `auto` tries them."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from kernel.registry import EngineSpec, Registry
from multimodal.events import TextLine


class TextReader(Protocol):
    """An OCR engine. Safe to call from several threads."""

    name: str

    def read(self, image: NDArray[np.uint8]) -> tuple[TextLine, ...]:
        """Lines of `image` (height x width x 3, RGB), top to bottom. Raises `EngineFailed`."""


REGISTRY: Registry[TextReader] = Registry(
    "ocr",
    (
        EngineSpec(
            "rapidocr",
            "multimodal.ocr.rapidocr:RapidOcr",
            "PP-OCR on ONNX Runtime, models in its wheel",
            embedded=True,
        ),
        EngineSpec("easyocr", "multimodal.ocr.easyocr:EasyOcr", "EasyOCR, 80+ languages", extra="easyocr"),
    ),
)
