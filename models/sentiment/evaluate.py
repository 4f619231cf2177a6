"""Measure the mood model: `vitrine eval sentiment [--data DIR]`."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from models.metrics import Metrics
from models.sentiment import DATA, WEIGHTS, SentimentModel
from models.text_data import read


def evaluate(weights: Path = WEIGHTS, data: Path | None = None) -> Metrics:
    """Figures on the test part of `data` (None: our own texts), over all, per language and per level.

    The predicted level is the weightiest. `accuracy` and `f1` (macro) over five levels, `error`: mean absolute distance
    in levels, `unhappy`: share of the texts of levels 1 and 2 that were placed there, `polarity`: accuracy over the
    texts of levels 1, 2, 4 and 5, where below 3 counts as unhappy and above as happy (a 3 is an error).
    """
    model = SentimentModel(weights)
    examples = read(data or DATA, "test")
    moods = np.array(model.predict([example.text for example in examples]))
    found, true = moods.argmax(axis=1) + 1, np.array([int(example.labels[0]) for example in examples])
    langs = np.array([example.lang for example in examples])
    by = {lang: _figures(found[langs == lang], true[langs == lang]) for lang in sorted(set(langs.tolist())) if lang}
    by |= {f"level {level}": {"f1": _f1(found, true, level)} for level in range(1, 6)}
    return Metrics("sentiment", model.version, len(examples), _figures(found, true), by)


def _figures(found: NDArray[np.int64], true: NDArray[np.int64]) -> dict[str, float]:
    polar = true != 3
    return {
        "accuracy": float((found == true).mean()),
        "f1": float(np.mean([_f1(found, true, level) for level in range(1, 6)])),
        "error": float(np.abs(found - true).mean()),
        "unhappy": float((found[true < 3] < 3).mean()),
        "polarity": float((np.sign(found - 3) == np.sign(true - 3))[polar].mean()),
    }


def _f1(found: NDArray[np.int64], true: NDArray[np.int64], level: int) -> float:
    return float(
        2 * ((found == level) & (true == level)).sum() / max(1, (found == level).sum() + (true == level).sum())
    )
