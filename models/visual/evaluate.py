"""How often the right product is found by a photo, and from which score on a photo shows one of the shop's at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.visual.cutouts import Cutout
from models.visual.photos import foreign, photo

Embed = Callable[[list[NDArray[np.uint8]]], NDArray[np.float32]]
_BATCH = 32


@dataclass(frozen=True, slots=True)
class Lookup:
    """Recall of test photos against a gallery with one vector a product.

    `accepted` is the part of right first matches that score `threshold` or more, `refused` the part of photos without
    any product of the gallery that score less, for drawn scenes and for products taken out of the gallery.
    """

    products: int
    queries: int
    recall_at_1: float
    recall_at_5: float
    threshold: float
    accepted: float
    refused_scenes: float
    refused_unknown: float


def evaluate(
    embed: Embed,
    cutouts: Sequence[Cutout],
    *,
    views: int = 5,
    scenes: int = 200,
    seed: int = 0,
    threshold: float | None = None,
) -> Lookup:
    """Take `views` photos of each product, look them up among all `cutouts`, and calibrate `threshold` if it is None.

    `scenes` photos of no product at all are taken, too. `embed` gives unit vectors. A product with several pictures
    counts as found by any of them.
    """
    rng = np.random.default_rng(seed)
    names = np.array([cutout.name for cutout in cutouts])
    gallery = _embed(embed, [cutout.pixels for cutout in cutouts])
    queries = _embed(embed, [photo(cutout, rng) for cutout in cutouts for _ in range(views)])
    meant = np.repeat(names, views)
    scores = queries @ gallery.T
    same = names[None, :] == meant[:, None]
    right = np.where(same, scores, -1).max(axis=1)
    wrong = np.where(same, -1, scores).max(axis=1)
    better = _products_above(scores, right, names, same)
    empty = (_embed(embed, [foreign(rng) for _ in range(scenes)]) @ gallery.T).max(axis=1)
    found = right > wrong
    if threshold is None:
        threshold = _calibrate(right[found], empty, wrong)
    return Lookup(
        products=len(set(names)),
        queries=len(queries),
        recall_at_1=float(found.mean()),
        recall_at_5=float((better < 5).mean()),
        threshold=threshold,
        accepted=float((right[found] >= threshold).mean()) if found.any() else 0.0,
        refused_scenes=float((empty < threshold).mean()),
        refused_unknown=float((wrong < threshold).mean()),
    )


def _embed(embed: Embed, pictures: list[NDArray[np.uint8]]) -> NDArray[np.float32]:
    return np.concatenate([embed(pictures[at : at + _BATCH]) for at in range(0, len(pictures), _BATCH)])


def _products_above(
    scores: NDArray[np.float32], right: NDArray[np.float32], names: NDArray[np.str_], same: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """For each query, how many other products score above the right one."""
    above = (scores > right[:, None]) & ~same
    return np.array([len(set(names[row])) for row in above])


def _calibrate(right: NDArray[np.float32], scenes: NDArray[np.float32], unknown: NDArray[np.float32]) -> float:
    """The score at which wrongly refused and wrongly accepted photos, scenes and unknown products alike, are fewest."""
    steps = np.linspace(0, 1, 201)
    lost = np.array([(right < step).sum() / max(len(right), 1) for step in steps])
    let_in = np.array([((scenes >= step).mean() + (unknown >= step).mean()) / 2 for step in steps])
    return float(round(steps[int(np.argmin(lost + let_in))], 3))
