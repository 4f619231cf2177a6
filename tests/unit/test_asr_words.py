"""What a recogniser expects to hear, how it sounds, and how it is written down."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from multimodal.asr.language_model import arpa
from multimodal.asr.lexicon import pronounce
from multimodal.asr.phrases import sentences, words_of
from multimodal.asr.templates import MOST_PER_TEMPLATE, expand
from multimodal.asr.written import written

pytestmark = pytest.mark.unit


def test_a_template_gives_every_choice_with_equal_weight() -> None:
    found = dict(expand("where is my (red|dark blue) <item> [please]", {"item": ["cup", "hat"]}))
    assert len(found) == 8
    assert "where is my dark blue hat please" in found
    assert sum(found.values()) == pytest.approx(1)


def test_a_big_class_is_sampled_and_every_member_is_met() -> None:
    things = [f"thing{n}" for n in range(MOST_PER_TEMPLATE)]
    found = list(expand("(a|the) <thing> (for|in) <thing>", {"thing": things}))
    assert len(found) == MOST_PER_TEMPLATE
    assert {sentence.split()[1] for sentence, _ in found} == set(things)
    assert found == list(expand("(a|the) <thing> (for|in) <thing>", {"thing": things}))


@pytest.mark.parametrize("broken", ["a (b", "a ) b", "[a", "a <nothing>"])
def test_a_broken_template_says_so(broken: str) -> None:
    with pytest.raises(ValueError, match=r"template|class"):
        list(expand(broken, {}))


def test_names_of_the_catalogue_become_words() -> None:
    assert words_of("Kånken Rain-Jacket, 2 pcs.") == "kanken rain jacket pcs"
    assert words_of("Men’s t. shirt") == "men's t. shirt"
    spoken = dict(
        sentences(
            kinds=["Desk Lamps", "Watches"],
            things=["Aurora"],
            phrases=["Gift wrap [Please]", "<order_number>, Über!"],
            prefix="AB",
        )
    )
    assert "gift wrap please" in spoken
    assert any(sentence.endswith("one uber") for sentence in spoken)
    assert "do you have the aurora" in spoken
    assert "do you have red desk lamps" in spoken
    assert {"give me a desk lamp", "give me a watch"} <= set(spoken)
    assert any("a. b." in sentence for sentence in spoken)


def model(text: str) -> dict[tuple[str, ...], tuple[float, float]]:
    """n-gram → probability and back-off weight, from an ARPA file without its counts."""
    rows = [line.split() for line in text.splitlines() if line[:1] == "-"]
    found = {}
    for row in rows:
        has_weight = len(row) > 2 and row[-1].startswith("-")
        words = tuple(row[1:-1] if has_weight else row[1:])
        found[words] = (10 ** float(row[0]), 10 ** float(row[-1]) if has_weight else 1.0)
    return found


def test_after_every_history_the_probabilities_sum_to_one() -> None:
    table = model(arpa([("where is my order", 2.0), ("where is it", 1.0), ("my order is late", 0.5)]))
    vocabulary = [gram[0] for gram in table if len(gram) == 1 and gram != ("<s>",)]

    def probability(*gram: str) -> float:
        if gram in table:
            return table[gram][0]
        weight = table[gram[:-1]][1] if gram[:-1] in table else 1.0
        return weight * probability(*gram[1:])

    histories = [(), ("<s>",), ("is",), ("where", "is"), ("<s>", "where"), ("late", "late")]
    for history in histories:
        assert math.fsum(probability(*history, word) for word in vocabulary) == pytest.approx(1, abs=2e-3)
    assert probability("where", "is", "my") > probability("where", "is", "late")


def test_pronunciations_are_looked_up_put_together_or_read_by_rule(tmp_path: Path) -> None:
    dictionary = tmp_path / "cmu.dict"
    dictionary.write_text(
        "ear IH R\nbud B AH D\nbuds B AH D Z\nlead L EH D\nlead(2) L IY D\nmatch M AE CH\nhoo HH UW\n"
    )
    found = pronounce(["earbuds", "lead", "leads", "matchs", "fleece", "phone", "zippo", "hoodie", "42"], dictionary)
    assert found == {
        "earbuds": ("IH R B AH D Z",),
        "lead": ("L EH D", "L IY D"),
        "leads": ("L EH D Z",),
        "matchs": ("M AE CH IH Z",),
        "fleece": ("F L IY S",),
        "phone": ("F OW N",),
        "zippo": ("Z IH P OW",),
        "hoodie": ("HH UW D IY",),
    }


@pytest.mark.parametrize(
    ("spoken", "text"),
    [
        ("my order number is v. t. one zero zero two three four", "My order number is VT-100234"),
        ("v. t. dash one zero oh twenty three four", "VT-100234"),
        ("v. t. one two thirteen forty", "VT-121340"),
        ("one zero zero two three four", "100234"),
        ("track j. d. zero one four six", "Track JD0146"),
        ("under sixty euros", "Under 60 euros"),
        ("less than one hundred and twenty dollars", "Less than 120 dollars"),
        ("two thousand three hundred and fifty", "2350"),
        ("a hundred", "100"),
        ("between fifty and one hundred euros", "Between 50 and 100 euros"),
        ("five euros", "5 euros"),
        ("the blue one", "The blue one"),
        ("two days ago", "Two days ago"),
        ("a size forty two t. shirt", "A size 42 t-shirt"),
        ("is it at home", "Is it at home"),
        ("it is at the door", "It is at the door"),
        ("my email is alice at example dot com", "My email is alice@example.com"),
        ("alice dot martin at gmail dot com", "alice.martin@gmail.com"),
        ("it's a. l. at mail dot de thanks", "It's al@mail.de thanks"),
        ("i think i'm late", "I think I'm late"),
        ("", ""),
    ],
)
def test_words_are_written_as_people_write_them(spoken: str, text: str) -> None:
    assert written(spoken.split()) == text


def test_another_shop_has_another_prefix() -> None:
    assert written(["a.", "b.", "c.", "one", "two", "three", "four"], "ABC") == "ABC-1234"
