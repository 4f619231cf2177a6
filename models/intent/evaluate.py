"""Measure the intent model: `vitrine eval intent [--data DIR]`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from models.intent import DATA, WEIGHTS, IntentModel
from models.metrics import Metrics
from models.text_data import Example, read

THRESHOLD = 0.5
"""An intent counts as predicted from this probability on."""


def evaluate(weights: Path = WEIGHTS, data: Path | None = None) -> Metrics:
    """Figures on the test part of `data` (None: our own texts), over all and per language.

    `top1`: the best intent is among the true ones, over texts that have any. `exact`: the set of intents from
    `THRESHOLD` on is exactly the true set. `f1`: macro F1 of those sets over labels. `silent`: no intent reaches
    `THRESHOLD`, over texts that have none. `brier`: mean squared error of the probabilities.
    """
    model = IntentModel(weights)
    examples = read(data or DATA, "test")
    labels = sorted({*model.labels, *(label for example in examples for label in example.labels)})
    ranked = model.predict([example.text for example in examples])
    found = np.array([[row.get(label, 0.0) for label in labels] for row in ranked])
    true = np.array([[label in example.labels for label in labels] for example in examples])
    by = {name: _figures(found[rows], true[rows]) for name, rows in _languages(examples).items()}
    by |= {f"{label} (f1)": {"f1": _f1(found[:, k], true[:, k])} for k, label in enumerate(labels) if true[:, k].any()}
    return Metrics("intent", model.version, len(examples), _figures(found, true), by)


def _languages(examples: Sequence[Example]) -> dict[str, list[int]]:
    names = sorted({example.lang for example in examples if example.lang})
    return {name: [i for i, example in enumerate(examples) if example.lang == name] for name in names}


def _figures(found: NDArray[np.float64], true: NDArray[np.bool_]) -> dict[str, float]:
    some = true.any(axis=1)
    chosen = found >= THRESHOLD
    seen = [k for k in range(true.shape[1]) if true[:, k].any()]
    figures = {
        "top1": float(true[some, found[some].argmax(axis=1)].mean()),
        "exact": float((chosen == true).all(axis=1).mean()),
        "f1": float(np.mean([_f1(found[:, k], true[:, k]) for k in seen])),
        "brier": float(((found - true) ** 2).mean()),
    }
    if not some.all():
        figures["silent"] = float((~chosen[~some].any(axis=1)).mean())
    return figures


def _f1(found: NDArray[np.float64], true: NDArray[np.bool_]) -> float:
    chosen = found >= THRESHOLD
    return float(2 * (chosen & true).sum() / max(1, chosen.sum() + true.sum()))
