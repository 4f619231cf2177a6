"""Training: the same seed gives the same bytes, and the result knows what it was taught."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kernel.errors import BadInput
from models.intent import IntentModel
from models.intent.train import train as train_intent
from models.sentiment import SentimentModel
from models.sentiment.train import train as train_sentiment

pytestmark = pytest.mark.integration

FRUIT = ("apple", "pear", "plum", "cherry", "grape", "melon", "lemon", "peach", "fig", "kiwi")


def write(path: Path, rows: list[tuple[str, list[str]]]) -> None:
    path.write_text("".join(json.dumps({"text": t, "labels": n}) + "\n" for t, n in rows), encoding="utf-8")


@pytest.fixture
def wishes(tmp_path: Path) -> Path:
    """A shop with an intent of its own beside two of ours."""
    rows = [(f"where is my {fruit} order", ["order_status"]) for fruit in FRUIT]
    rows += [(f"i want to return the {fruit}", ["return"]) for fruit in FRUIT]
    rows += [(f"engrave a name on the {fruit}", ["engraving"]) for fruit in FRUIT]
    rows += [(fruit, []) for fruit in FRUIT]
    write(tmp_path / "train.en.jsonl", rows)
    write(
        tmp_path / "test.en.jsonl",
        [("please engrave my name on it", ["engraving"]), ("my banana order", ["order_status"])],
    )
    return tmp_path


def test_same_seed_same_bytes(wishes: Path) -> None:
    steps: list[tuple[int, int]] = []
    first, again, other = (wishes / f"{name}.npz" for name in ("first", "again", "other"))
    metrics = train_intent(first, data=wishes, seed=7, progress=lambda _what, done, total: steps.append((done, total)))
    assert train_intent(again, data=wishes, seed=7) == metrics
    train_intent(other, data=wishes, seed=8)
    assert first.read_bytes() == again.read_bytes()
    assert first.read_bytes() != other.read_bytes()
    assert [done for done, _ in steps] == list(range(1, steps[-1][1] + 1))


def test_a_shop_can_teach_its_own_intent(wishes: Path) -> None:
    metrics = train_intent(wishes / "own.npz", data=wishes)
    assert metrics.figures["top1"] == 1.0
    model = IntentModel(wishes / "own.npz")
    assert model.labels == ("order_status", "return", "engraving")
    assert next(iter(model.predict(["could you engrave the melon"])[0])) == "engraving"


def test_data_without_a_test_part_keeps_some_texts_back(wishes: Path) -> None:
    (wishes / "test.en.jsonl").unlink()
    metrics = train_intent(wishes / "own.npz", data=wishes)
    assert 0 < metrics.texts < 40


def test_moods_are_learnt_from_the_fasttext_form(tmp_path: Path) -> None:
    words = {1: "awful", 2: "poor", 3: "plain", 4: "good", 5: "superb"}
    rows = [f"__label__{level}\t{fruit} is {word}" for level, word in words.items() for fruit in FRUIT]
    (tmp_path / "train.txt").write_text("\n".join(rows) + "\n", encoding="utf-8")
    (tmp_path / "dev.txt").write_text("__label__1\tbread is awful\n__label__5\ta superb day\n", encoding="utf-8")
    metrics = train_sentiment(tmp_path / "mood.npz", data=tmp_path, seed=2)
    assert metrics.figures["accuracy"] == 1.0
    train_sentiment(tmp_path / "again.npz", data=tmp_path, seed=2)
    assert (tmp_path / "mood.npz").read_bytes() == (tmp_path / "again.npz").read_bytes()
    moods = SentimentModel(tmp_path / "mood.npz").predict(["tea is poor"])[0]
    assert moods.index(max(moods)) == 1


def test_moods_outside_the_scale_are_refused(tmp_path: Path) -> None:
    write(tmp_path / "train.en.jsonl", [("fine", ["6"]), ("bad", ["1"])])
    with pytest.raises(BadInput, match="labels"):
        train_sentiment(tmp_path / "mood.npz", data=tmp_path)
