"""Train the mood model: `vitrine train sentiment`. Needs the train extra; the shop serves the result without it."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from kernel.errors import BadInput
from models.linear_fit import Progress, fit, silent
from models.metrics import Metrics
from models.sentiment import DATA, LEVELS, STEPS
from models.sentiment.evaluate import evaluate
from models.text_data import read
from models.text_features import Features

FEATURES = Features(marks=True)


def train(out: Path, *, data: Path | None = None, seed: int = 1, progress: Progress = silent) -> Metrics:
    """Train on the training part of `data` (None: our own texts), write `out` (.npz), measure on the test part.

    Every text has exactly one label, "1" to "5". The same seed and data give the same bytes. Raises `BadInput` or
    `NotFound` for unusable data and `EngineUnavailable` without scikit-learn.
    """
    data = data or DATA
    examples = read(data, "train")
    for example in examples:
        if len(example.labels) != 1 or example.labels[0] not in LEVELS:
            raise BadInput(f"{example.text!r} has labels {example.labels}", fix="Give it one of 1, 2, 3, 4, 5")
    levels = np.array([int(example.labels[0]) for example in examples])
    targets = levels[:, None] >= np.array([[int(step[0]) for step in STEPS]])
    texts, groups = [example.text for example in examples], np.arange(len(examples))
    fit((texts, targets, groups), STEPS, FEATURES, rivals=False, seed=seed, progress=progress).save(out)
    return evaluate(out, data)
