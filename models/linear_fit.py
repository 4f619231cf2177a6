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
from models.linear import Floats, LinearModel, best_rival
from models.text_features import Features

Progress = Callable[[str, int, int], None]
"""Called with what is being done, steps done and steps in all."""

_FOLDS = 5
_STRENGTHS = (0.3, 1.0, 3.0, 10.0, 30.0)
"""Candidates for the inverse of the regularisation; few texts want a weak one, many texts a strong one."""


def silent(_what: str, _done: int, _total: int) -> None:
    """Progress that nobody watches."""


def fit(
    examples: tuple[Sequence[str], NDArray[np.bool_], NDArray[np.int64]],
    labels: tuple[str, ...],
    features: Features,
    *,
    rivals: bool,
    seed: int,
    progress: Progress = silent,
) -> LinearModel:
    """A calibrated model of `examples`: texts, targets (texts x labels), groups (one number per text).

    Texts of one group (an example and what was made from it) never stand on both sides of a calibration fold, or the
    model would look surer than it is. `rivals`: labels compete, so that the best other score lowers a probability.
    """
    texts, targets, groups = examples
    counts = _count(texts, features)
    idf = _weigh(counts)
    seen = np.flatnonzero(idf)
    rows = _unit(counts, idf.astype(np.float32))[:, seen]
    fold = np.random.default_rng(seed).integers(_FOLDS, size=int(groups.max()) + 1)[groups]
    steps = len(_STRENGTHS) + _FOLDS + 1
    losses = []
    for i, candidate in enumerate(_STRENGTHS):
        losses.append(_loss(_unseen_scores(rows, targets, fold == 0, candidate, seed), targets[fold == 0]))
        progress("choose the regularisation", i + 1, steps)
    strength = _STRENGTHS[int(np.argmin(losses))]
    unseen = np.zeros(targets.shape, np.float32)
    for k in range(_FOLDS):
        unseen[fold == k] = _unseen_scores(rows, targets, fold == k, strength, seed)
        progress("calibrate", len(_STRENGTHS) + k + 1, steps)
    curve = _calibrate(unseen, targets, rivals, seed)
    fitted = [_regress(rows, targets[:, label], strength, seed) for label in range(len(labels))]
    progress("fit", steps, steps)
    weights, bias = np.stack([weight for weight, _ in fitted], axis=1), np.array([b for _, b in fitted], np.float32)
    scale = (np.maximum(np.abs(weights).max(axis=0), 1e-9) / 127).astype(np.float32)
    small = np.zeros((features.buckets, len(labels)), np.int8)
    small[seen] = np.round(weights / scale)
    version = hashlib.sha256(b"".join(part.tobytes() for part in (small, scale, bias, idf, *curve))).hexdigest()[:12]
    return LinearModel(labels, features, version, small, scale, bias, idf, *curve)


def _unseen_scores(
    rows: Any, targets: NDArray[np.bool_], mine: NDArray[np.bool_], strength: float, seed: int
) -> Floats:
    """Scores of the texts `mine`, from regressions over all others."""
    columns = []
    for label in range(targets.shape[1]):
        weight, bias = _regress(rows[~mine], targets[~mine, label], strength, seed)
        columns.append(rows[mine] @ weight + bias)
    return np.stack(columns, axis=1).astype(np.float32)


def _loss(scores: Floats, targets: NDArray[np.bool_]) -> float:
    """Mean cross-entropy."""
    return float(np.logaddexp(0, np.where(targets, -scores, scores)).mean())


def _calibrate(scores: Floats, targets: NDArray[np.bool_], rivals: bool, seed: int) -> tuple[Floats, Floats, Floats]:
    """Slope, rival and shift of every label."""
    others = best_rival(scores) if rivals else np.zeros_like(scores)
    found = []
    for label in range(targets.shape[1]):
        pair = np.stack([scores[:, label], others[:, label]], axis=1).astype(np.float64)
        (slope, rival), shift = _regress(pair, targets[:, label], 1.0, seed)
        found.append((slope, rival, shift))
    slopes, rivalries, shifts = np.array(found, np.float32).T
    return slopes, rivalries, shifts


def _regress(rows: Any, target: NDArray[np.bool_], strength: float, seed: int) -> tuple[Floats, float]:
    """Weights and bias of one logistic regression; a label that is always or never set gets a sure constant."""
    from sklearn.linear_model import LogisticRegression

    if target.all() or not target.any():
        return np.zeros(rows.shape[1], np.float32), 5.0 if target.all() else -5.0
    # The dual problem is far quicker where there are fewer texts than n-grams; calibration has two columns.
    dual = rows.shape[1] > rows.shape[0]
    model = LogisticRegression(C=strength, solver="liblinear", dual=dual, random_state=seed, max_iter=5000)
    model.fit(rows, target)
    return model.coef_[0].astype(np.float32), float(model.intercept_[0])


def _count(texts: Sequence[str], features: Features) -> Any:
    """Texts x buckets, 1 where the text has the n-gram (scipy CSR)."""
    try:
        from scipy.sparse import csr_matrix  # type: ignore[import-untyped]
    except ImportError as error:
        fix = "Run: pip install 'vitrine[train]'"
        raise EngineUnavailable(f"training needs a package: {error}", fix=fix) from error
    found = [features(text) for text in texts]
    ends = np.cumsum([0, *map(len, found)])
    ones = np.ones(int(ends[-1]), np.float32)
    return csr_matrix((ones, np.concatenate(found), ends), shape=(len(texts), features.buckets))


def _weigh(counts: Any) -> NDArray[np.float16]:
    """Inverse document frequency of every bucket; 0 for one that no text has, which can say nothing."""
    seen = np.asarray(counts.sum(axis=0)).ravel()
    idf = np.log((1 + counts.shape[0]) / (1 + seen)) + 1
    return np.where(seen > 0, idf, 0).astype(np.float16)


def _unit(counts: Any, idf: Floats) -> Any:
    """Rows weighted by `idf`, each of length one."""
    weighted = counts.multiply(idf[None, :]).tocsr()
    length = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
    return weighted.multiply((1 / np.maximum(length, 1e-9))[:, None]).tocsr()
