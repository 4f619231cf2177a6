"""Sentence pairs in further languages: the right one passes, the changed one is caught."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from dialog.verify import check

pytestmark = pytest.mark.integration

PAIRS: dict[str, dict[str, Any]] = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parent.parent / "data" / "verify").glob("*.yaml"))
}
TODAY = date(2026, 12, 1)


def facts(words: dict[str, Any]) -> dict[str, Any]:
    """One order, one product and the shop's rules, in the words of a language."""
    prices, counts = ("19.90", "89.00", "5.00"), (2, 1, 3)
    items = [
        {"name": name, "quantity": count, "price": {"amount": price, "currency": "EUR"}}
        for name, price, count in zip(words["names"], prices, counts, strict=True)
    ]
    return {
        "order": {
            "order_number": "VT-100234",
            "state": "shipped",
            "ordered_on": "2026-11-20",
            "expected_on": "2026-12-03",
            "carrier": "DHL",
            "tracking_number": "00340434161094021501",
            "total": {"amount": "1299.90", "currency": "EUR"},
            "items": items,
        },
        "product": {"name": words["names"][2], "stock": 12},
        "policy": {"text": words["policy"]},
        "events": [{"at": "2026-12-01T08:15:00", "text": words["event"], "place": "Lyon"}],
    }


def cases(side: int) -> list[Any]:
    """(language, sentence) of the right (0) or the changed (1) side."""
    return [
        pytest.param(lang, pair[side], id=f"{lang}:{pair[side]}")
        for lang, words in PAIRS.items()
        for pair in words["pairs"]
    ]


@pytest.mark.parametrize(("lang", "sentence"), cases(0))
def test_a_right_sentence_passes(lang: str, sentence: str) -> None:
    verdict = check(facts(PAIRS[lang]), sentence, lang=lang, today=TODAY)
    assert verdict.grounded, verdict.why


@pytest.mark.parametrize(("lang", "sentence"), cases(1))
def test_a_changed_sentence_is_caught(lang: str, sentence: str) -> None:
    assert not check(facts(PAIRS[lang]), sentence, lang=lang, today=TODAY).grounded


def test_every_language_has_forty_pairs() -> None:
    assert all(len(words["pairs"]) >= 40 for words in PAIRS.values())
