"""A multi-label linear classifier over hashed n-grams: what is shipped and served. Needs numpy only."""

from __future__ import annotations

import json
import zipfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kernel.errors import EngineUnavailable
from models.text_features import Features

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class LinearModel:
    """One linear score per label, turned into an independent probability by a logistic curve over the score and over
    the best score among the other labels: a wish that stands alone is surer than one among many.

    Shapes: `weights` buckets x labels (int8, times `scale`), `idf` buckets (0 where training never saw one), the rest
    one number per label. The curve extends Platt, "Probabilistic outputs for support vector machines" (1999). Safe to
    call from several threads.
    """

    labels: tuple[str, ...]
    features: Features
    version: str
    weights: NDArray[np.int8]
    scale: Floats
    bias: Floats
    idf: NDArray[np.float16]
    slope: Floats
    rival: Floats
    shift: Floats

    def probabilities(self, text: str) -> Floats | None:
        """One probability per label, independent of each other; None where the text has no known features."""
        buckets = self.features(text)
        value = self.idf[buckets].astype(np.float32)
        length = np.linalg.norm(value)
        if length == 0:
            return None
        value /= length
        score = (value @ self.weights[buckets].astype(np.float32)) * self.scale + self.bias
        odds = np.exp(np.clip(self.slope * score + self.rival * best_rival(score) + self.shift, -30, 30))
        return np.asarray(odds / (1 + odds), np.float32)

    def save(self, path: Path) -> None:
        """Write `path` (.npz), the same bytes for the same model."""
        path.parent.mkdir(parents=True, exist_ok=True)
        about = json.dumps({"labels": self.labels, "features": asdict(self.features), "version": self.version})
        np.savez_compressed(path, about=np.array(about), **self._arrays())

    def _arrays(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in ("weights", "scale", "bias", "idf", "slope", "rival", "shift")}

    @classmethod
    def load(cls, path: Path, name: str) -> LinearModel:
        """The model in `path`. Raises `EngineUnavailable` when it is missing or no model; `name` is what to train."""
        fix = f"Run: vitrine train {name}"
        try:
            with path.open("rb") as raw, np.load(raw, allow_pickle=False) as file:
                arrays = {key: file[key] for key in file.files}
            about = json.loads(str(arrays.pop("about")))
            return cls(tuple(about["labels"]), Features(**about["features"]), about["version"], **arrays)
        except FileNotFoundError as error:
            raise EngineUnavailable(f"the {name} model is missing: {path}", fix=fix) from error
        except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile) as error:
            raise EngineUnavailable(f"{path} is not a {name} model: {error}", fix=fix) from error


def best_rival(scores: Floats) -> Floats:
    """For every score of a row the highest other one, along the last axis."""
    ordered = np.sort(scores, axis=-1)
    return np.where(scores == ordered[..., -1:], ordered[..., -2:-1], ordered[..., -1:])
