"""Everything that one look at a picture gives: printed lines, codes, and an embedding for product look-up."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from kernel.errors import EngineFailed
from multimodal.barcode import codes
from multimodal.events import ImageContent, TextLine
from multimodal.ocr import TextReader
from multimodal.vision import ImageEmbedder

_log = logging.getLogger(__name__)
T = TypeVar("T")


class Look:
    """Reads pictures (height x width x 3, RGB, as `multimodal.image.decode` gives them). Safe to call from threads.

    Text is always looked for: on a picture without any the detector alone runs. Codes are looked for at length only
    beside text, for a label carries both.
    """

    def __init__(self, reader: TextReader, embedder: ImageEmbedder) -> None:
        self._reader = reader
        self._embedder = embedder

    def look(self, image: NDArray[np.uint8]) -> ImageContent:
        """What `image` shows. An engine that fails on it leaves its part empty and a warning in the log; when all
        fail, `EngineFailed` is raised."""
        failures: list[EngineFailed] = []

        def part(read: Callable[[], T], nothing: T) -> T:
            try:
                return read()
            except EngineFailed as error:
                failures.append(error)
                _log.warning("part of a picture was not read: %s", error.message)
                return nothing

        lines: tuple[TextLine, ...] = part(lambda: _printed(self._reader.read(image), image.shape[0]), ())
        content = ImageContent(
            width=image.shape[1],
            height=image.shape[0],
            lines=lines,
            codes=part(lambda: codes(image, thorough=bool(lines) or bool(failures)), ()),
            embedding=part(lambda: self.embed(image), ()),
        )
        if len(failures) == 3:
            raise failures[0]
        return content

    def embed(self, image: NDArray[np.uint8]) -> tuple[float, ...]:
        """The embedding of `image` alone, of unit length. Raises `EngineFailed`."""
        return tuple(map(float, self._embedder.embed([image])[0]))


def _printed(lines: tuple[TextLine, ...], height: int) -> tuple[TextLine, ...]:
    """`lines`, or none where all of them may be shapes: a detector takes a round speaker for a zero as large as the
    picture (`height`, in pixels), a clock's hand for a dash. On nearly half of our product pictures it does."""

    def shape(line: TextLine) -> bool:
        rows = [y for _, y in line.box]
        signs = sum(map(str.isalnum, line.text))
        return signs < 2 or (signs == 2 and max(rows) - min(rows) > height / 3)

    return () if all(map(shape, lines)) else lines
