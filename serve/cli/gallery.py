"""What a photo is compared with: the shop's catalogue, or any folder of pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np

from commerce.tools import Toolbox
from kernel.errors import NotFound, VitrineError
from models.visual.cutouts import product_of
from serve.cli.batch import IMAGES, content, files, in_order
from serve.cli.console import bars, complain
from serve.engines import Engines, Sight, sight
from serve.settings import Settings
from serve.shop import embed_pictures, open_shop

Vector = tuple[float, ...]
Find = Callable[[Vector, int, float | None], list[tuple[str, float]]]
"""`find(embedding, top, threshold)`: ids and cosines, nearest first; None takes the gallery's own threshold."""


@contextmanager
def opened(place: Path | None, settings: Settings, engines: Engines) -> Iterator[Find]:
    """The pictures below `place`, or those of the shop's catalogue. Raises `NotFound`."""
    if place is not None:
        yield _folder(place, settings, engines)
        return
    with bars() as tell:
        store = open_shop(settings, tell)
        toolbox = Toolbox(store)
        embed_pictures(settings, toolbox, engines, tell)
    with closing(store):
        yield _catalogue(toolbox, sight(settings))


def _catalogue(toolbox: Toolbox, eyes: Sight) -> Find:
    """Nothing is found where nothing is near."""

    def find(embedding: Vector, top: int, threshold: float | None) -> list[tuple[str, float]]:
        least = eyes.threshold if threshold is None else threshold
        found = toolbox.catalog.find_by_photo(embedding, model=eyes.model, threshold=least, limit=top)
        return [(match.id, match.score) for match in found]

    return find


def _folder(place: Path, settings: Settings, engines: Engines) -> Find:
    """A file or a sub-folder is a product, as near as the nearest of its pictures.

    Pictures that cannot be read are told of on stderr and left out.
    """
    if not place.is_dir():
        raise NotFound(f"there is no folder {place}", fix="Give a folder of product pictures")
    paths = files([str(place)], IMAGES)

    def embedded(path: Path) -> Vector | None:
        try:
            return engines.embed(content(path, settings.limits.image_bytes))
        except VitrineError as error:
            complain(type(error)(f"{path} is left out of the gallery: {error.message}", fix=error.fix))
            return None

    names: list[str] = []
    rows: list[Vector] = []
    with bars() as tell:
        for done, (path, vector) in enumerate(zip(paths, in_order(embedded, paths, 2), strict=True), 1):
            tell("Looking at the gallery", done, len(paths))
            if vector is not None:
                names.append(product_of(path, place))
                rows.append(vector)
    if not rows:
        raise NotFound(f"no picture in {place} can be read", fix=f"Put {', '.join(IMAGES)} files there")
    matrix = np.asarray(rows, np.float32)

    def find(embedding: Vector, top: int, threshold: float | None) -> list[tuple[str, float]]:
        scores = matrix @ np.asarray(embedding, np.float32)
        best: dict[str, float] = {}
        for at in np.argsort(-scores, kind="stable"):
            best.setdefault(names[at], float(scores[at]))
            if len(best) == top:
                break
        least = -1.0 if threshold is None else threshold
        return [(name, score) for name, score in best.items() if score >= least]

    return find
