"""EasyOCR: more scripts (Korean, Arabic, Thai, Cyrillic) for shops that install its extra and pull its weights."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kernel.errors import EngineFailed, EngineUnavailable
from multimodal.events import TextLine


class EasyOcr:
    """EasyOCR. `models` is its weights directory (EasyOCR's own default where it is None).

    `languages` are EasyOCR's codes and must share a script: ["en", "fr", "de"], ["ch_sim", "en"], ["ar", "en"].
    `download` lets it fetch missing weights; without it a missing file raises `EngineUnavailable`.
    """

    name = "easyocr"

    def __init__(
        self,
        *,
        languages: Sequence[str] = ("en",),
        models: Path | None = None,
        gpu: bool = False,
        download: bool = False,
        min_confidence: float = 0.3,
    ) -> None:
        try:
            import easyocr
        except (ImportError, RuntimeError) as error:  # torchvision without its operators raises RuntimeError
            raise EngineUnavailable(
                f"EasyOCR needs easyocr and a torchvision built for the installed torch: {error}",
                fix="Run: pip install 'vitrine[easyocr]'",
            ) from error
        try:
            self._reader = easyocr.Reader(
                list(languages),
                gpu=gpu,
                model_storage_directory=None if models is None else str(models),
                download_enabled=download,
                verbose=False,
            )
        except (FileNotFoundError, ValueError, OSError) as error:
            raise EngineUnavailable(
                f"EasyOCR has no weights for {', '.join(languages)}: {error}",
                fix="Give download=True once, or put its weights into the directory given as models",
            ) from error
        self._min_confidence = min_confidence

    def read(self, image: NDArray[np.uint8]) -> tuple[TextLine, ...]:
        """Lines of `image` (height x width x 3, RGB), top to bottom. Raises `EngineFailed`."""
        try:
            found = self._reader.readtext(image[:, :, ::-1], rotation_info=[90, 180, 270])
        except Exception as error:
            raise EngineFailed(f"EasyOCR: {error}") from error
        lines = (
            TextLine(text.strip(), float(score), tuple((float(x), float(y)) for x, y in box))
            for box, text, score in found
            if text.strip() and score >= self._min_confidence
        )
        return tuple(sorted(lines, key=lambda line: min(y for _, y in line.box)))
