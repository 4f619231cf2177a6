"""What our EasyOCR engine makes of the library's answers; the library itself is tested where it is installed."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from kernel.errors import EngineFailed, EngineUnavailable
from multimodal.ocr.easyocr import EasyOcr

pytestmark = pytest.mark.unit

LOW = [[0, 90], [50, 90], [50, 99], [0, 99]]
HIGH = [[5, 10], [70, 10], [70, 30], [5, 30]]


class Reader:
    """Stands for `easyocr.Reader` and remembers what it was given."""

    last: SimpleNamespace

    def __init__(self, languages: list[str], **options: Any) -> None:
        if not options["download_enabled"] and not options["model_storage_directory"]:
            raise FileNotFoundError("Missing craft_mlt_25k.pth and downloads disabled")
        self.fails = "broken" in languages
        Reader.last = SimpleNamespace(languages=languages, options=options, image=None)

    def readtext(self, image: NDArray[np.uint8], **options: Any) -> list[tuple[list[list[int]], str, float]]:
        if self.fails:
            raise RuntimeError("shape mismatch")
        Reader.last.image = image
        return [(LOW, " below ", 0.9), (HIGH, "above", np.float64(0.8)), (LOW, "doubtful", 0.1), (LOW, " ", 0.9)]


@pytest.fixture(autouse=True)
def library(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("easyocr")
    module.__dict__["Reader"] = Reader
    monkeypatch.setitem(sys.modules, "easyocr", module)


def test_lines_come_top_to_bottom_without_the_doubtful_ones() -> None:
    picture = np.zeros((100, 80, 3), np.uint8)
    picture[..., 0] = 255
    lines = EasyOcr(models=Path("/weights"), languages=("ko", "en")).read(picture)
    assert [(line.text, line.confidence) for line in lines] == [("above", 0.8), ("below", 0.9)]
    assert lines[0].box == ((5.0, 10.0), (70.0, 10.0), (70.0, 30.0), (5.0, 30.0))
    assert Reader.last.languages == ["ko", "en"]
    assert Reader.last.image[0, 0].tolist() == [0, 0, 255]


def test_weights_are_not_fetched_unasked() -> None:
    with pytest.raises(EngineUnavailable, match="downloads disabled") as caught:
        EasyOcr()
    assert "download=True" in caught.value.fix


def test_a_torchvision_of_another_build_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class Refusing:
        def find_spec(self, name: str, *args: object) -> None:
            if name == "easyocr":
                raise RuntimeError("operator torchvision::nms does not exist")

    monkeypatch.delitem(sys.modules, "easyocr")
    monkeypatch.setattr(sys, "meta_path", [Refusing(), *sys.meta_path])
    with pytest.raises(EngineUnavailable, match="torchvision::nms"):
        EasyOcr(models=Path("/weights"))


def test_a_failure_while_reading_is_typed() -> None:
    with pytest.raises(EngineFailed, match="shape mismatch"):
        EasyOcr(models=Path("/weights"), languages=("broken",)).read(np.zeros((4, 4, 3), np.uint8))
