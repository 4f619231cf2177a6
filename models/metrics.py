"""What a measurement of a model found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Metrics:
    """Figures of one model (`model`, `version`) on `texts` texts; `by` holds further rows, such as one per language."""

    model: str
    version: str
    texts: int
    figures: Mapping[str, float]
    by: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)

    def __str__(self) -> str:
        columns = list(dict.fromkeys([*self.figures, *(name for row in self.by.values() for name in row)]))
        width = max([len("all"), *map(len, self.by)])
        lines = [
            f"{self.model} {self.version}, {self.texts} texts",
            " " * width + "".join(f"  {c:>10}" for c in columns),
        ]
        for name, row in {"all": self.figures, **self.by}.items():
            cells = (f"{row[c]:10.4g}" if c in row else " " * 10 for c in columns)
            lines.append(f"{name:<{width}}" + "".join(f"  {cell}" for cell in cells))
        return "\n".join(lines)
