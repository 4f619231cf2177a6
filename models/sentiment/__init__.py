"""How a shopper feels: five levels, 1 very unhappy to 5 very happy, as weights that sum to 1."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from kernel.errors import EngineUnavailable
from models.linear import LinearModel

Moods = tuple[float, float, float, float, float]
LEVELS = ("1", "2", "3", "4", "5")
STEPS = ("2+", "3+", "4+", "5+")
"""What the linear model answers: is the mood at this level or above it?"""
EVEN: Moods = (0.2, 0.2, 0.2, 0.2, 0.2)
DATA = Path(__file__).parent / "data"
WEIGHTS = Path(__file__).parent.parent / "weights" / "sentiment.npz"


class SentimentModel:
    """The trained classifier; `version` goes into every record that used it. Safe to call from several threads.

    Ordinal by its steps: Frank and Hall, "A simple approach to ordinal classification" (2001).
    """

    def __init__(self, weights: Path = WEIGHTS) -> None:
        """Raises `EngineUnavailable` when `weights` is missing or broken."""
        self._model = LinearModel.load(Path(weights), "sentiment")
        if self._model.labels != STEPS:
            raise EngineUnavailable(f"{weights} is not a sentiment model", fix="Run: vitrine train sentiment")
        self.version = self._model.version

    def predict(self, texts: Sequence[str]) -> list[Moods]:
        """For each text the weights of levels 1 to 5.

        A text without a letter, digit or mark, or longer than `MAX_CHARS`, says nothing: `EVEN`.
        """
        return [self._weigh(text) for text in texts]

    def _weigh(self, text: str) -> Moods:
        steps = self._model.probabilities(text)
        if steps is None:
            return EVEN
        # Each step is its own regression; "4 or above" must not be likelier than "3 or above".
        least = np.minimum.accumulate(steps.astype(np.float64))
        first, second, third, fourth, fifth = (0.0 - np.diff(least, prepend=1.0, append=0.0)).tolist()
        return first, second, third, fourth, fifth
