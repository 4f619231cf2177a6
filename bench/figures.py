"""What a bench run says: figures with their goals, and the machine that they were measured on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

Value = float


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured thing. `values` by name (p50 and p95 of `count` samples, or just `value`), all in `unit`; `goals`
    by the same names, empty where section 8 sets none. A value meets its goal when it is at most the goal, or at least
    where `more_is_better`. `note` says how to read it."""

    name: str
    unit: str
    values: Mapping[str, Value]
    count: int = 1
    goals: Mapping[str, Value] = field(default_factory=dict)
    more_is_better: bool = False
    note: str = ""

    @property
    def met(self) -> bool | None:
        """Whether every goal is met; None where there is none."""
        if not self.goals:
            return None
        sign = -1 if self.more_is_better else 1
        return all(sign * self.values[name] <= sign * goal for name, goal in self.goals.items())

    def as_json(self) -> dict[str, Any]:
        """For the results file."""
        return {
            "name": self.name,
            "unit": self.unit,
            "values": dict(self.values),
            "count": self.count,
            "goals": dict(self.goals),
            "met": self.met,
            "note": self.note,
        }


@dataclass(frozen=True, slots=True)
class Report:
    """Everything one bench measured. `remarks` tell what a reader must know before trusting the figures."""

    name: str
    figures: tuple[Figure, ...]
    machine: Mapping[str, Any]
    remarks: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The results file."""
        return {
            "bench": self.name,
            "machine": dict(self.machine),
            "remarks": list(self.remarks),
            "figures": [figure.as_json() for figure in self.figures],
        }


def percentile(samples: Sequence[float], percent: float) -> float:
    """The value under which `percent` of `samples` lie, interpolated linearly. Raises `ValueError` when empty."""
    if not samples:
        raise ValueError("no samples")
    return float(np.percentile(np.asarray(samples, dtype=np.float64), percent))


def spread(
    name: str, seconds: Sequence[float], goals: Mapping[str, Value] | None = None, note: str = "", unit: str = "ms"
) -> Figure:
    """p50 and p95 of durations given in seconds, shown in `unit` (ms or s)."""
    factor = {"ms": 1000.0, "s": 1.0}[unit]
    values = {"p50": percentile(seconds, 50) * factor, "p95": percentile(seconds, 95) * factor}
    return Figure(name, unit, values, len(seconds), goals or {}, note=note)


def stages(prefix: str, timings: Sequence[Mapping[str, float]]) -> list[Figure]:
    """A spread per stage over the turns that had it, in the order in which the stages first appear."""
    names = dict.fromkeys(stage for timing in timings for stage in timing)
    return [spread(f"{prefix}{name}", [timing[name] for timing in timings if name in timing]) for name in names]
