"""What a shopper wants: any number of the shop's intents at once, in any language that the weights were trained on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from models.linear import LinearModel

INTENTS = (
    "order_status",
    "parcel_tracking",
    "cancel_order",
    "change_order",
    "return",
    "exchange",
    "refund_status",
    "warranty_repair",
    "invoice",
    "coupon",
    "product_search",
    "compare",
    "recommend",
    "stock_size",
    "store_policy",
    "complaint",
    "talk_to_person",
    "small_talk",
    "out_of_scope",
)
_VALUE = re.compile(r"[\w.+-]+@[\w.-]+|[a-z]{0,3}[-\s#]{0,2}\d[\da-z-]*", re.ASCII | re.IGNORECASE)
_MAX_ANSWER_CHARS = 200
DATA = Path(__file__).parent / "data"
WEIGHTS = Path(__file__).parent.parent / "weights" / "intent.npz"


class IntentModel:
    """The trained classifier; `version` goes into every record that used it. Safe to call from several threads."""

    def __init__(self, weights: Path = WEIGHTS) -> None:
        """Raises `EngineUnavailable` when `weights` is missing or broken."""
        self._model = LinearModel.load(Path(weights), "intent")
        self.version = self._model.version
        self.labels = self._model.labels

    def predict(self, texts: Sequence[str]) -> list[dict[str, float]]:
        """For each text every intent's probability, best first; independent of each other, so they need not sum to 1.

        A text that names nothing but numbers, ids and e-mail addresses, has no letter, or is longer than `MAX_CHARS`
        says no wish: an empty dict.
        """
        return [self._rank(text) for text in texts]

    def _rank(self, text: str) -> dict[str, float]:
        found = None if is_bare_value(text) else self._model.probabilities(text)
        if found is None:
            return {}
        return {self.labels[i]: float(found[i]) for i in (-found).argsort(kind="stable")}


def is_bare_value(text: str) -> bool:
    """Whether `text` is the answer to a question for a number, an id or an address, and nothing else.

    A bag of n-grams cannot tell "VT-100234" from "where is VT-100234" well enough: most of their n-grams are the id's.
    """
    if len(text) > _MAX_ANSWER_CHARS or not _VALUE.search(text):
        return False
    return not any(character.isalpha() for character in _VALUE.sub(" ", text))
