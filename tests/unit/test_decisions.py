"""docs/decisions: one number, one title, one line in the index for each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.unit

FOLDER = Path(__file__).parents[2] / "docs" / "decisions"
PAGES = sorted(path for path in FOLDER.glob("*.md") if path.name != "README.md")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_decision_is_short_and_says_context_choice_and_consequence(path: Path) -> None:
    text = path.read_text("utf-8")
    assert re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", path.name)
    assert text.startswith(f"# {path.name[:4]} ")
    assert len(text.splitlines()) <= 30
    assert all(part in text for part in ("Context", "Choice", "Consequence"))


def test_numbers_are_used_once_and_the_index_lists_every_page() -> None:
    numbers = [path.name[:4] for path in PAGES]
    assert len(numbers) == len(set(numbers)), numbers
    titles = [path.read_text("utf-8").splitlines()[0].partition(" ")[2].partition(" ")[2] for path in PAGES]
    rows = [f"- [{path.name[:4]}]({path.name}) {title}" for path, title in zip(PAGES, titles, strict=True)]
    index = (FOLDER / "README.md").read_text("utf-8").splitlines()
    assert [line for line in index if line.startswith("- [")] == rows, "\n".join(["it should list", *rows])
