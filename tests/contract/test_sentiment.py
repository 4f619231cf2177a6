"""The mood model that ships: what it says, how fast; its texts."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kernel.errors import EngineUnavailable
from models.intent import WEIGHTS as INTENT_WEIGHTS
from models.sentiment import DATA, EVEN, LEVELS, SentimentModel
from models.sentiment.evaluate import evaluate
from models.text_data import check, read

pytestmark = pytest.mark.contract


@pytest.fixture(scope="module")
def model() -> SentimentModel:
    return SentimentModel()


def level(model: SentimentModel, text: str) -> int:
    """The weightiest level of `text`."""
    moods = model.predict([text])[0]
    return moods.index(max(moods)) + 1


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("This is terrible, I am furious!", 1, 1),
        ("I'm a bit disappointed.", 2, 2),
        ("My order number is VT-100234.", 3, 3),
        ("Where is my order?", 3, 3),
        ("Nice, I like it.", 4, 4),
        ("Absolutely wonderful, I love it!!!", 5, 5),
        ("垃圾服务,气死我了!", 1, 1),
        ("有点失望", 2, 2),
        ("我的订单号是VT-100234", 3, 3),
        ("不错,挺满意", 4, 4),
        ("太棒了,完美!", 5, 5),
        ("it is not good", 1, 2),
    ],
)
def test_plain_moods(model: SentimentModel, text: str, low: int, high: int) -> None:
    assert low <= level(model, text) <= high


@pytest.mark.parametrize("topic", ["the parcel", "my refund", "the red backpack", "your return policy", "an invoice"])
def test_a_topic_alone_is_no_mood(model: SentimentModel, topic: str) -> None:
    assert level(model, f"I have a question about {topic}") == 3


@pytest.mark.parametrize("text", ["", "  \n", "\x00", "a" * 100_000, "\ud800"])
def test_nothing_and_far_too_much_say_nothing(model: SentimentModel, text: str) -> None:
    assert model.predict([text]) == [EVEN]


@pytest.mark.parametrize("text", ["!!!", "🙂", "مرحبا", "ok", "0" * 9_999, "😡" * 500])
def test_weights_sum_to_one(model: SentimentModel, text: str) -> None:
    moods = model.predict([text])[0]
    assert len(moods) == 5
    assert min(moods) >= 0
    assert sum(moods) == pytest.approx(1)


def test_one_call_is_quick(model: SentimentModel) -> None:
    times = []  # of the processor, so that other work on the machine does not count
    for _ in range(100):
        start = time.thread_time()
        model.predict(
            ["Hello, I bought two pairs of shoes last week and I am not happy with the way they look at all."]
        )
        times.append(time.thread_time() - start)
    assert sorted(times)[94] < 0.003


def test_shipped_weights_reach_the_figures_of_the_card() -> None:
    metrics = evaluate()
    assert metrics.version in (Path(__file__).parents[2] / "models/sentiment/CARD.md").read_text(encoding="utf-8")
    assert metrics.figures["f1"] > 0.78
    assert metrics.figures["error"] < 0.35
    assert min(metrics.by[lang]["unhappy"] for lang in ("en", "zh")) > 0.75


def test_texts_are_balanced_and_the_test_part_is_disjoint() -> None:
    train, test = read(DATA, "train"), read(DATA, "test")
    check(train, test, LEVELS)
    for lang in ("en", "zh"):
        per_level = [sum(e.lang == lang and e.labels == (name,) for e in train) for name in LEVELS]
        assert min(per_level) >= 80
        assert max(per_level) < 1.2 * min(per_level)


@pytest.mark.parametrize(
    ("lang", "topics"),
    [
        (
            "en",
            ("kettle", "lamp", "jacket", "shoes", "parcel|delivery", "refund|return", "chair", "watch", "headphones"),
        ),
        ("zh", ("水壶", "台灯", "外套", "鞋", "包裹|快递", "退", "椅子", "手表", "耳机")),
    ],
)
def test_no_topic_gives_the_mood_away(lang: str, topics: tuple[str, ...]) -> None:
    train = [example for example in read(DATA, "train") if example.lang == lang]
    for topic in topics:
        names = topic.split("|")
        assert {e.labels[0] for e in train if any(name in e.text for name in names)} == set(LEVELS)


def test_missing_and_foreign_weights_say_how_to_get_them(tmp_path: Path) -> None:
    for path in (tmp_path / "none.npz", INTENT_WEIGHTS):
        with pytest.raises(EngineUnavailable, match="vitrine train sentiment"):
            SentimentModel(path)
