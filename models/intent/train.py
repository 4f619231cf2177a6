"""Train the intent model: `vitrine train intent`. Needs the train extra; the shop serves the result without it."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from models.intent import DATA, INTENTS, is_bare_value
from models.intent.augment import augment
from models.intent.evaluate import evaluate
from models.linear_fit import Progress, fit, silent
from models.metrics import Metrics
from models.text_data import read
from models.text_features import Features


def train(out: Path, *, data: Path | None = None, seed: int = 1, progress: Progress = silent) -> Metrics:
    """Train on the training part of `data` (None: our own texts), write `out` (.npz), measure on the test part.

    Labels beyond the shop's own intents are learnt as they come. The same seed and data give the same bytes. Raises
    `BadInput` or `NotFound` for unusable data and `EngineUnavailable` without scikit-learn.
    """
    data = data or DATA
    examples = [example for example in read(data, "train") if not is_bare_value(example.text)]
    found = {label for example in examples for label in example.labels}
    labels = tuple(name for name in INTENTS if name in found) + tuple(sorted(found - set(INTENTS)))
    made, origin = augment(examples, seed)
    everything = [*examples, *made]
    targets = np.array([[label in example.labels for label in labels] for example in everything])
    groups = np.array([*range(len(examples)), *origin])
    texts = [example.text for example in everything]
    fit((texts, targets, groups), labels, Features(), rivals=True, seed=seed, progress=progress).save(out)
    return evaluate(out, data)
