"""The registry of engines: a name, where its class lives, what it needs.

A new engine is a file, a line in its stage's registry and an extra in pyproject.toml. Engines are imported only when
they are loaded, so that a missing package costs nothing until somebody asks for it.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from kernel.errors import EngineUnavailable

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class EngineSpec:
    """One engine of a stage.

    `target` is "module:Class"; the class takes its options as keyword arguments and raises `EngineUnavailable` when
    a file or key is missing. `extra` names the pip extra that brings its packages; None where the runtime set has
    them. `embedded` engines work at once, offline. `needs` are options of which `auto` wants at least one before it
    tries the engine: importing a library only to hear that nobody named a server takes a second of every start.
    """

    name: str
    target: str
    about: str
    extra: str | None = None
    embedded: bool = False
    needs: tuple[str, ...] = ()


class Registry(Generic[T]):
    """The engines of one stage, in the order in which `auto` tries them."""

    def __init__(self, stage: str, specs: Sequence[EngineSpec]) -> None:
        self.stage = stage
        self.specs: dict[str, EngineSpec] = {spec.name: spec for spec in specs}

    def load(self, name: str, options: Mapping[str, Any] | None = None) -> T:
        """The engine `name`, ready to use. Raises `EngineUnavailable` with the step that mends it."""
        spec = self.specs.get(name)
        if spec is None:
            known = ", ".join(self.specs)
            raise EngineUnavailable(f"there is no {self.stage} engine '{name}'", fix=f"Choose one of: {known}, auto")
        module, _, cls = spec.target.partition(":")
        try:
            factory = getattr(importlib.import_module(module), cls)
        except ImportError as error:
            fix = f"pip install 'vitrine[{spec.extra}]'" if spec.extra else "make clean demo"
            raise EngineUnavailable(
                f"{self.stage} engine '{name}' needs a package: {error}", fix=f"Run: {fix}"
            ) from error
        try:
            engine: T = factory(**(options or {}))
        except TypeError as error:
            raise EngineUnavailable(f"{self.stage} engine '{name}': {error}", fix="Correct its options") from error
        return engine

    def load_auto(self, options: Mapping[str, Mapping[str, Any]] | None = None) -> tuple[T, list[EngineUnavailable]]:
        """The first engine that loads, and why each one before it did not. `options` are by engine name."""
        missing: list[EngineUnavailable] = []
        for name, spec in self.specs.items():
            given = (options or {}).get(name, {})
            if spec.needs and not any(map(given.get, spec.needs)):
                why = f"the {self.stage} engine '{name}' is not set up"
                missing.append(EngineUnavailable(why, fix=f"Choose it by name and set {' or '.join(spec.needs)}"))
                continue
            try:
                return self.load(name, given), missing
            except EngineUnavailable as error:
                missing.append(error)
        raise EngineUnavailable(f"no {self.stage} engine loads", fix="; ".join(map(str, missing)))
