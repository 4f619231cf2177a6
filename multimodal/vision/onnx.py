"""Our own picture embedder, or any ONNX file of the same shape: squares of bytes in, unit vectors out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from kernel.errors import EngineFailed, EngineUnavailable
from kernel.pixels import square

_FIX = "Install vitrine again, its weights come with it, or train them: models/visual/CARD.md"


@dataclass(frozen=True, slots=True)
class Facts:
    """What training wrote about a network: length of its vectors, side of its pictures, least cosine of a match."""

    dim: int
    size: int
    threshold: float


def facts_of(model: Path) -> Facts:
    """The facts beside `model`. Raises `EngineUnavailable` when one of the two files is missing or they are broken."""
    beside = model.with_suffix(".json")
    missing = [str(path) for path in (model, beside) if not path.is_file()]
    if missing:
        raise EngineUnavailable(f"the picture embedder lacks {' and '.join(missing)}", fix=_FIX)
    try:
        known = json.loads(beside.read_text(encoding="utf-8"))
        return Facts(int(known["dim"]), int(known["size"]), float(known["threshold"]))
    except (ValueError, KeyError, TypeError) as error:
        raise EngineUnavailable(f"{beside} is broken: {error!r}", fix=_FIX) from error


class OnnxEmbedder:
    """The embedder in `model`, an ONNX file with its facts in a .json beside it (`size`, `dim`, `threshold`).

    The graph takes "pictures" (uint8, n x size x size x 3, RGB) and gives one vector of length `dim` each.
    """

    name = "visual"

    def __init__(self, *, model: str | Path, threads: int = 2) -> None:
        facts = facts_of(Path(model))
        self.dim, self.size, self.threshold = facts.dim, facts.size, facts.threshold
        self._session = open_session(Path(model), threads)

    def embed(self, images: list[NDArray[np.uint8]]) -> NDArray[np.float32]:
        """One unit vector (row of len(images) x `dim`) per RGB picture (height x width x 3). Raises `EngineFailed`."""
        if not images:
            return np.zeros((0, self.dim), np.float32)
        try:
            batch = np.stack([square(image, self.size) for image in images])
            vectors = self._session.run(None, {self._session.get_inputs()[0].name: batch})[0]
        except Exception as error:
            raise EngineFailed(f"picture embedder: {error}") from error
        return unit(vectors)


def open_session(model: Path, threads: int) -> onnxruntime.InferenceSession:
    """`model` in ONNX Runtime on `threads` CPU threads. Raises `EngineUnavailable` when the file is broken."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    options.log_severity_level = 3
    # Idle threads that spin would take the cores from the speech engines of the same machine.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise EngineUnavailable(f"{model} is no model that can be run: {error}", fix="Get the file anew") from error


def unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Rows scaled to length 1."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-9), dtype=np.float32)
