"""The demo shop in twelve languages: what people type finds what they mean; every tool answers in their language."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from fnmatch import fnmatch
from pathlib import Path
from time import perf_counter

import pytest
import yaml
from sqlalchemy import select

from commerce import demo
from commerce.demo import words
from commerce.demo.goods import CATEGORIES
from commerce.schema import Customer, ReturnCase
from commerce.store import Store
from commerce.tools import Toolbox
from multimodal.events import LANGUAGES

pytestmark = pytest.mark.integration

TODAY = date(2026, 5, 20)
NOON = datetime(2026, 5, 20, 12, tzinfo=UTC)
SEARCHES = yaml.safe_load((Path(__file__).parents[1] / "data" / "searches.yaml").read_text("utf-8"))
CASES = [(lang, query, wanted) for lang, queries in SEARCHES.items() for query, wanted in queries.items()]
SEARCH_P95_MS = 15
MISSPELT = {"mochilla", "moschila", "рюгзак", "клавеатура"}
"""A slip is forgiven in the conversation's language and in English; elsewhere it may be another word."""
FOREIGN = [(lang, query, wanted) for lang, query, wanted in CASES if lang != "en" and query not in MISSPELT]


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    store = Store(f"sqlite:///{tmp_path_factory.mktemp('languages')}/shop.sqlite")
    demo.fill(store, today=TODAY)
    yield Toolbox(store, now=lambda: NOON)
    store.close()


def ask(shop, tool, lang, customer=None, key="", **args):
    return shop.call(tool, args, customer=customer, lang=lang, key=key).data


def found(shop, lang, **args):
    return [product["id"] for product in ask(shop, "find_products", lang, **args)["products"]]


# --- search -----------------------------------------------------------------------------------------------------------


def test_there_are_a_dozen_searches_in_every_language():
    assert SEARCHES.keys() == set(LANGUAGES)
    assert min(len(queries) for queries in SEARCHES.values()) >= 12


@pytest.mark.parametrize(("lang", "query", "wanted"), CASES)
def test_a_search_finds_what_was_meant(shop, lang, query, wanted):
    ids = found(shop, lang, query=query, limit=3)
    assert ids
    assert [id_ for id_ in ids if not fnmatch(id_, wanted)] == []


@pytest.mark.parametrize(("lang", "query", "wanted"), FOREIGN)
def test_a_search_in_another_language_than_the_conversations(shop, lang, query, wanted):
    """An English conversation, and a query in the shopper's own language: the words say which it is."""
    ids = found(shop, "en", query=query, limit=3)
    assert ids
    assert [id_ for id_ in ids if not fnmatch(id_, wanted)] == []


@pytest.mark.parametrize(
    ("lang", "query"),
    [("en", "xylophone"), ("de", "Schlagzeug"), ("fr", "violon"), ("es", "guitarra"), ("pt", "bateria de cozinhar"),
     ("ru", "пианино"), ("ar", "بيانو"), ("vi", "đàn mộc cầm"), ("zh", "木琴"), ("ja", "木琴"), ("ko", "실로폰"),
     ("th", "ระนาด")],
)  # fmt: skip
def test_what_is_not_sold_is_not_found(shop, lang, query):
    assert found(shop, lang, query=query) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_name_of_a_category_and_a_colour_is_a_filter(shop, lang):
    said = words.language(lang)
    for category, names in said.categories.items():
        for name in names:
            ids = found(shop, lang, category=name, limit=50)
            assert any(id_.startswith(f"{category}-") for id_ in ids), name
    for color, names in said.colours.items():
        for name in names:
            ids = found(shop, lang, color=name, limit=50)
            assert ids
            assert all(id_.endswith(f"-{color}") for id_ in ids), name
    for department, name in said.departments.items():
        assert found(shop, lang, category=name, limit=50) == found(shop, lang, category=department, limit=50) != []


def test_a_word_that_two_languages_share_means_what_the_shopper_speaks(shop):
    assert found(shop, "ja", color="青色", limit=1)[0].endswith("-blue")
    assert found(shop, "zh", color="青色", limit=1)[0].endswith("-teal")
    assert found(shop, "de", color="青色", limit=1)  # somebody's word is better than none


@pytest.mark.parametrize("lang", LANGUAGES)
def test_english_words_mix_in(shop, lang):
    assert all(fnmatch(id_, "backpacks-*-red") for id_ in found(shop, lang, query="red backpack", limit=3))
    name = words.language(lang).categories["backpacks"][0]
    assert all(id_.startswith("backpacks-metro-") for id_ in found(shop, lang, query=f"Metro {name}", limit=3))


def test_a_search_is_quick(shop):
    for lang in LANGUAGES:  # indexes are built when they are first asked for
        found(shop, lang, query="?")
    took = []
    for lang, query, _ in CASES:
        start = perf_counter()
        found(shop, lang, query=query)
        took.append(perf_counter() - start)
    took.sort()
    assert took[len(took) * 95 // 100] * 1e3 < 3 * SEARCH_P95_MS  # a loaded machine is slower; bench has the figure


# --- tools ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_tool_names_things_in_the_language(shop, lang):
    said = words.language(lang)
    model, description = said.models["backpacks"]["metro"]
    name = said.name.format(model=model, colour=said.colours["red"][0])
    product = ask(shop, "get_product", lang, product_id="backpacks-metro-red")["product"]
    assert (product["name"], product["description"]) == (name, description)
    assert product["category"] == said.categories["backpacks"][0]
    assert product["attributes"][said.attributes["color"]] == said.colours["red"][0]
    assert product["attributes"][said.attributes["material"]] == said.values["recycled polyester"]
    assert ask(shop, "find_products", lang, query=model)["products"][0]["name"].startswith(model)
    orders = ask(shop, "list_orders", lang, "c-alice", limit=50)["orders"]
    order = next(order for order in orders if len(order["items"]) == 3)
    number = order["order_number"]
    whole = ask(shop, "get_order", lang, "c-alice", order_number=number)["order"]
    returnable = ask(shop, "check_return", lang, "c-alice", order_number=number)
    assert order["items"][0]["name"] == whole["items"][0]["name"] == returnable["items"][0]["name"] == name
    parcel = ask(shop, "track_parcel", lang, "c-alice", order_number=number)["parcel"]
    assert len({event["text"] for event in parcel["events"]}) == len(parcel["events"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_refusal_says_the_day_as_the_language_does(shop, lang):
    orders = ask(shop, "list_orders", lang, "c-wei", limit=50)["orders"]
    old = next(order for order in orders if order["ordered_on"] == (TODAY - timedelta(days=95)).isoformat())
    late = Toolbox(shop._store, now=lambda: NOON + timedelta(days=900))
    answer = ask(late, "check_return", lang, "c-wei", order_number=old["order_number"])
    assert answer["reason"] == "window-closed"
    assert answer["window_ends_on"] not in answer["reason_text"]
    assert "2026" in answer["reason_text"]


def test_categories_have_names_of_their_own_in_each_language(shop):
    for lang in LANGUAGES:
        names = {words.language(lang).categories[category][0] for category in CATEGORIES}
        assert len(names) == len(CATEGORIES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_customers_write_why_in_their_language(shop, lang):
    with shop._store.read() as session:
        rows = session.execute(select(Customer.lang, ReturnCase.evidence).join(Customer)).all()
    assert all(evidence in words.language(spoken).reasons.values() for spoken, evidence in rows)
    assert all(not re.search("[{}]", evidence) for _, evidence in rows)
