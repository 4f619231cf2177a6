"""Training of `LinearModel`: one logistic regression per label, calibrated on texts that it was not fitted to.

Needs scikit-learn (the train extra). Seeded and single-threaded, so that one seed gives the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kernel.errors import EngineUnavailable
from models.linear import Floats, LinearModel
from models.text_features import Features

Progress = Callable[[str, int, int], None]
"""Called with what is being done, steps done and steps in all."""

_FOLDS = 5
_INVERSE_REGULARISATION = 30.0
_PLATT_INVERSE_REGULARISATION = 1.0


def silent(_what: str, _done: int, _total: int) -> None:
    """Progress that nobody watches."""


def fit(
    texts: Sequence[str],
    targets: NDArray[np.bool_],
    labels: tuple[str, ...],
    features: Features,
    *,
    groups: NDArray[np.int64],
    seed: int,
    progress: Progress = silent,
) -> LinearModel:
    """A calibrated model of `targets` (texts x labels).

    Texts of one `groups` number (an example and what was made from it) never stand on both sides of a calibration
    fold, or the model would look surer than it is.
    """
    counts = _count(texts, features)
    idf = (np.log((1 + len(texts)) / (1 + np.asarray(counts.sum(axis=0)).ravel())) + 1).astype(np.float16)
    rows = _unit(counts, idf.astype(np.float32))
    steps = (_FOLDS + 1) * len(labels)
    fold = np.random.default_rng(seed).integers(_FOLDS, size=int(groups.max()) + 1)[groups]
    unseen = np.zeros(targets.shape, np.float32)
    for k in range(_FOLDS):
        mine, rest = fold == k, fold != k
        for label in range(len(labels)):
            weight, bias = _regress(rows[rest], targets[rest, label], _INVERSE_REGULARISATION, seed)
            unseen[mine, label] = rows[mine] @ weight + bias
            progress("calibrate", k * len(labels) + label + 1, steps)
    weights, bias_all = np.zeros((features.buckets, len(labels)), np.float32), np.zeros(len(labels), np.float32)
    slope, shift = np.ones(len(labels), np.float32), np.zeros(len(labels), np.float32)
    for label in range(len(labels)):
        weights[:, label], bias_all[label] = _regress(rows, targets[:, label], _INVERSE_REGULARISATION, seed)
        scores = unseen[:, [label]].astype(np.float64)
        (slope[label],), shift[label] = _regress(scores, targets[:, label], _PLATT_INVERSE_REGULARISATION, seed)
        progress("fit", _FOLDS * len(labels) + label + 1, steps)
    scale = np.maximum(np.abs(weights).max(axis=0), 1e-9) / 127
    small = np.round(weights / scale).astype(np.int8)
    version = hashlib.sha256(small.tobytes() + slope.tobytes() + idf.tobytes()).hexdigest()[:12]
    return LinearModel(labels, features, version, small, scale.astype(np.float32), bias_all, idf, slope, shift)


def _regress(rows: Any, target: NDArray[np.bool_], strength: float, seed: int) -> tuple[Floats, float]:
    """Weights and bias of one logistic regression; a label that is always or never set gets its plain odds."""
    from sklearn.linear_model import LogisticRegression

    if target.all() or not target.any():
        return np.zeros(rows.shape[1], np.float32), 5.0 if target.all() else -5.0
    model = LogisticRegression(C=strength, solver="liblinear", random_state=seed, max_iter=200).fit(rows, target)
    return model.coef_[0].astype(np.float32), float(model.intercept_[0])


def _count(texts: Sequence[str], features: Features) -> Any:
    """Texts x buckets, 1 where the text has the n-gram (scipy CSR)."""
    try:
        from scipy.sparse import csr_matrix  # type: ignore[import-untyped]
    except ImportError as error:
        raise EngineUnavailable(
            f"training needs a package: {error}", fix="Run: pip install 'vitrine[train]'"
        ) from error
    found = [features(text) for text in texts]
    ends = np.cumsum([0, *map(len, found)])
    ones = np.ones(int(ends[-1]), np.float32)
    return csr_matrix((ones, np.concatenate(found), ends), shape=(len(texts), features.buckets))


def _unit(counts: Any, idf: Floats) -> Any:
    """Rows weighted by `idf`, each of length one."""
    weighted = counts.multiply(idf[None, :]).tocsr()
    length = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
    return weighted.multiply((1 / np.maximum(length, 1e-9))[:, None]).tocsr()
