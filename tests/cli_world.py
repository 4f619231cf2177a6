"""The command line over a demo shop in a folder of its own, for tests of commands with real engines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from commerce import demo, pictures
from commerce.demo.goods import products
from commerce.store import Store
from serve.cli import app

DRAWN = 12
"""Products with a picture: drawing and embedding all of them takes longer than the tests."""


@contextmanager
def home_at(home: Path) -> Iterator[Path]:
    """VITRINE_HOME with the demo shop, the first `DRAWN` products with their pictures."""
    home.mkdir()
    with closing(Store(f"sqlite:///{home / 'shop.sqlite'}")) as store:
        demo.fill(store, today=datetime.now(UTC).date())
    shelf = home / "media" / "products"
    shelf.mkdir(parents=True)
    for product in products()[:DRAWN]:
        pictures.save(product.look, shelf / f"{product.id}.webp")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VITRINE_HOME", str(home))
        yield home


def run(*args: str | Path, given: str | bytes | None = None) -> Result:
    """`vitrine` with `args` and `given` on stdin."""
    result = CliRunner().invoke(app, [str(arg) for arg in args], input=given)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def rows(result: Result) -> list[dict[str, Any]]:
    """Its output, a JSON object a line."""
    return [json.loads(line) for line in result.stdout.splitlines()]
