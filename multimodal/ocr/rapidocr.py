"""PP-OCR on ONNX Runtime by RapidOCR, with the small model for Chinese and Latin script that its wheel carries.

The models ship in RapidOCR's wheel. Their paths are given outright, so that the library never looks for a download.
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont
from rapidocr import RapidOCR

from kernel.errors import EngineFailed, EngineUnavailable
from multimodal.events import TextLine

DETECTOR = "PP-OCRv6_det_small.onnx"
CLASSIFIER = "ch_ppocr_mobile_v2.0_cls_mobile.onnx"
RECOGNIZER = "PP-OCRv6_rec_small.onnx"


class RapidOcr:
    """RapidOCR. `models` is a directory with other weights under the names above; the wheel's own where it is None.

    `side` is the longest side in pixels at which text is looked for (it is read at full size): detection is most of
    the cost of a picture without text, and grows with its square. `min_confidence` (0 to 1) drops doubtful lines.
    """

    name = "rapidocr"

    def __init__(
        self, *, models: Path | None = None, threads: int = 2, side: int = 960, min_confidence: float = 0.5
    ) -> None:
        folder = models or Path(str(resources.files("rapidocr"))) / "models"
        missing = [name for name in (DETECTOR, CLASSIFIER, RECOGNIZER) if not (folder / name).is_file()]
        if missing:
            fix = f"Put them into {folder}" if models else "Run: pip install --force-reinstall rapidocr"
            raise EngineUnavailable(f"RapidOCR lacks {', '.join(missing)}", fix=fix)
        self._engine = RapidOCR(
            params={
                "Global.log_level": "critical",
                "Global.max_side_len": 4096,
                "Global.text_score": min_confidence,
                "EngineConfig.onnxruntime.intra_op_num_threads": threads,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
                "Det.model_path": str(folder / DETECTOR),
                "Det.limit_type": "max",
                "Det.limit_side_len": side,
                "Cls.model_path": str(folder / CLASSIFIER),
                "Rec.model_path": str(folder / RECOGNIZER),
            }
        )
        self.read(_specimen())  # the library loads its models at first use; a broken one must show now

    def read(self, image: NDArray[np.uint8]) -> tuple[TextLine, ...]:
        """Lines of `image` (height x width x 3, RGB), top to bottom. Raises `EngineFailed`."""
        try:
            found = self._engine(image[:, :, ::-1])  # the library wants BGR
        except Exception as error:
            raise EngineFailed(f"RapidOCR: {error}") from error
        if getattr(found, "boxes", None) is None or not found.txts:
            return ()
        lines = (
            TextLine(text.strip(), float(score), tuple((float(x), float(y)) for x, y in box))
            for text, score, box in zip(found.txts, found.scores, found.boxes, strict=True)
        )
        return tuple(sorted(lines, key=lambda line: min(y for _, y in line.box)))


def _specimen() -> NDArray[np.uint8]:
    picture = Image.new("RGB", (320, 64), "white")
    ImageDraw.Draw(picture).text((16, 12), "VITRINE 2026", font=ImageFont.load_default(size=32), fill="black")
    return np.asarray(picture)
