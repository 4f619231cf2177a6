"""What a shopper wants: any number of the shop's intents at once, in any language that the weights were trained on."""

from __future__ import annotations

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

        A text without a letter or digit, or longer than `MAX_CHARS`, says nothing: an empty dict.
        """
        return [self._rank(text) for text in texts]

    def _rank(self, text: str) -> dict[str, float]:
        found = self._model.probabilities(text)
        if found is None:
            return {}
        return {self.labels[i]: float(found[i]) for i in (-found).argsort(kind="stable")}
