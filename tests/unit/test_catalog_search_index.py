"""The search index: words, typos, Chinese."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commerce import tokens
from commerce.search_index import Document, SearchIndex
from commerce.stems import stem

pytestmark = pytest.mark.unit

DOCUMENTS = [
    Document("bag-red", ((3, "Metro daypack 都市双肩包"), (2.5, "Backpacks 双肩包 背包")), ((2, "red"), (2, "红色"))),
    Document(
        "bag-pink", ((3, "Campus backpack 校园双肩包"), (2.5, "Backpacks 双肩包 背包")), ((2, "pink"), (2, "粉红色"))
    ),
    Document("mug-red", ((3, "Sauté mug 马克杯"), (2.5, "Mugs 马克杯 杯子 raincoat")), ((2, "red"), (2, "红色"))),
    Document("phones", ((3, "Hush headphones 降噪耳机"), (0.4, "fits a backpack")), ((2, "black"), (2, "黑色"))),
]
INDEX = SearchIndex(DOCUMENTS, ["双肩包", "红色", "粉红色", "马克杯", "背包"])


def ids(query: str) -> list[str]:
    return [hit.id for hit in INDEX.search(query)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("red backpack", ["bag-red"]),
        ("RED BACKPACKS", ["bag-red"]),
        ("Show me a red backpack, please", ["bag-red"]),
        ("backpak red", ["bag-red"]),
        ("headfones", ["phones"]),
        ("saute mug", ["mug-red"]),
        ("rain coat", ["mug-red"]),
        ("红色双肩包", ["bag-red"]),
        ("我想买一个红色的背包", ["bag-red"]),
        ("粉红色的双肩包", ["bag-pink"]),
        ("降噪", ["phones"]),
        ("ＭＵＧ", ["mug-red"]),
    ],
)
def test_finds_exactly(query, first):
    assert ids(query) == first


def test_what_a_description_says_ranks_but_finds_nothing():
    assert ids("backpack") == ["bag-pink", "bag-red"]
    assert ids("fits") == []
    index = SearchIndex(
        [Document("a", ((3, "mug"),)), Document("b", ((3, "mug"), (0.4, "for cocoa"))), Document("c", ((3, "pan"),))]
    )
    assert [hit.id for hit in index.search("mug for cocoa")] == ["b"]
    assert [hit.id for hit in index.search("mug")] == ["a", "b"]


def test_a_word_here_and_a_word_there_is_no_result():
    index = SearchIndex([Document(name, ((3, f"a {name}"),)) for name in ("lid", "grip", "spout", "zip")])
    assert [hit.id for hit in index.search("grip")] == ["grip"]
    assert index.search("grip spout zip") == []


def test_a_slip_in_the_first_letter_of_a_short_word_is_another_word():
    index = SearchIndex([Document("s", ((3, "skate"),))])
    assert [hit.id for hit in index.search("skste")] == ["s"]
    assert index.search("akate") == []


def test_part_of_a_colour_is_not_that_colour():
    assert ids("红色") == ["bag-red", "mug-red"]


@pytest.mark.parametrize("query", ["", "spaceship", "飞船", "the for with", "??!", "bak", "🙂", "1234567"])
def test_finds_nothing(query):
    assert ids(query) == []


@given(st.text(max_size=60))
def test_any_text_is_a_query(text):
    hits = INDEX.search(text)
    assert all(0 < hit.score <= 1 for hit in hits)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


@given(st.sampled_from(["backpack", "headphones", "raincoat"]), st.data())
def test_one_slip_is_forgiven(word, data):
    at = data.draw(st.integers(0, len(word) - 1))
    slipped = word[:at] + word[at + 1 :]
    stemmed = tokens.runs(slipped)
    if stemmed and len(stemmed[0]) >= 4:
        assert set(ids(word)) <= set(ids(slipped))


def test_an_empty_shop():
    assert SearchIndex([]).search("mug") == []


def test_stems():
    assert [stem(word, "en") for word in ("mugs", "batteries", "glasses", "watches", "glass", "bus", "tennis")] == [
        "mug", "battery", "glass", "watch", "glass", "bus", "tennis",
    ]  # fmt: skip
