"""How long each stage of a turn took."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Watch:
    """Seconds by stage. A stage that comes back adds up; a mark keeps its first moment since the start of the turn."""

    def __init__(self, perf: Callable[[], float]) -> None:
        self._perf = perf
        self._begin = perf()
        self._started: dict[str, float] = {}
        self.timings_s: dict[str, float] = {}

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """Time what happens inside."""
        began = self._perf()
        try:
            yield
        finally:
            self.timings_s[stage] = self.timings_s.get(stage, 0.0) + self._perf() - began

    def start(self, stage: str) -> None:
        """A stage begins that does not end where it began."""
        self._started[stage] = self._perf()

    def stop(self, stage: str) -> None:
        """It ended."""
        self.timings_s[stage] = self._perf() - self._started[stage]

    def mark(self, moment: str) -> None:
        """Something happened for the first time."""
        self.timings_s.setdefault(moment, self._perf() - self._begin)
