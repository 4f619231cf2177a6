"""The demo shop's data: complete in every language, the same for the same seed."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from commerce import demo, policy
from commerce.demo import history, words
from commerce.demo.goods import CATEGORIES, products
from commerce.pictures import DRAWERS
from commerce.records import OrderRecord
from commerce.schema import ORDER_STATES
from commerce.tracking_numbers import identify
from kernel.errors import BadInput
from multimodal.events import LANGUAGES

pytestmark = pytest.mark.unit

TODAY = date(2026, 5, 20)
TERMS = policy.default().terms


def placed(seed: int = 7, today: date = TODAY) -> list[OrderRecord]:
    return list(history.orders(list(demo.products(seed)), TERMS, seed=seed, today=today))


def test_size():
    by_category = Counter(product.category for product in products())
    assert len(CATEGORIES) == 20 == len(by_category)
    assert len(products()) >= 200
    assert min(by_category.values()) >= 10
    assert len({product.id for product in products()}) == len(products())


# --- words ------------------------------------------------------------------------------------------------------------

SCRIPTS = {"zh": "[\u4e00-\u9fff]{2}", "ja": "[\u3041-\u30fa\u4e00-\u9fff]{2}", "ko": "[\uac00-\ud7a3]",
           "ru": "[а-яё]{3}", "ar": "[\u0627-\u064a]{2}", "th": "[\u0e01-\u0e2e]"}  # fmt: skip
ENDS = {"zh": "。", "ja": "。", "ar": ".؟!", "th": ""}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_text_is_missing(lang):
    assert words.missing(lang) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_is_in_its_language_and_said_once(lang):
    said = words.language(lang)
    names, descriptions = set(), set()
    for category, models in said.models.items():
        for model, (name, description) in models.items():
            for text in (name, description):
                assert re.search(SCRIPTS.get(lang, "[a-zà-ỹ]{3}"), text), text
                assert text == text.strip(), text
                assert "  " not in text, text
            assert description.endswith(tuple(ENDS.get(lang, ".!?"))) or lang == "th", description
            assert 10 < len(description) < 240, (category, model)
            names.add(name)
            descriptions.add(description)
            if lang in ("zh", "ja"):
                assert not re.search("[,;!?]", name + description), f"ASCII punctuation: {name} {description}"
            if lang == "ar":
                assert not re.search("[,;?]", name + description), f"Latin punctuation: {name} {description}"
            if lang != "en":
                assert description != words.language("en").models[category][model][1]
    assert len(names) == len(descriptions) == sum(map(len, said.models.values()))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_names_are_unique_and_carry_the_colour(lang):
    names = [product.name(lang) for product in products()]
    assert len(set(names)) == len(names)
    for product in products():
        assert words.colour(product.attributes["color"], lang) in product.name(lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_word_for_a_colour_means_one_colour(lang):
    said = Counter(word.casefold() for several in words.language(lang).colours.values() for word in several)
    assert [word for word, count in said.items() if count > 1] == []


def test_english_has_a_word_for_all_that_the_catalogue_says():
    english = words.language("en")
    for product in products():
        assert product.model in english.models[product.category]
        assert product.category in english.categories
        assert product.attributes["color"] in english.colours
        assert product.attributes.keys() <= english.attributes.keys()
        for name, value in product.attributes.items():
            if name not in ("brand", "color") and not re.fullmatch(r"[A-Z\d].*", value):
                assert value in english.values, value
    assert {(category, model) for category, models in english.models.items() for model in models} == {
        (product.category, product.model) for product in products()
    }
    groups = [set(getattr(english, group)) for group in ("attributes", "values", "colours")]
    assert sum(map(len, groups)) == len(set.union(*groups))  # a term is one thing


def test_measures_have_the_units_of_the_language():
    assert words.measure("2.2 l", "en") is None
    assert words.measure("Bluetooth 5.3", "ru") is None
    assert words.measure("42–53 cm", "ru") == "42–53 см"
    assert words.measure("2.2 l", "fr") == "2,2 l"
    assert words.measure("15 in", "de") == "15 Zoll"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("name: [", "words/xx.yaml is no YAML"),
        ("name: '{model}, {color}'", "words/xx.yaml: departments: Field required"),
        ("colours:\n  red: []", "words/xx.yaml: colours.red: "),
        ("models:\n  mugs:\n    harbor: [Only a name]", "words/xx.yaml: models.mugs.harbor.1: Field required"),
        ("price: 3", "words/xx.yaml: price: Extra inputs"),
    ],
)
def test_a_broken_file_says_which_and_where(wrong, message):
    whole = "name: '{model}'\ndepartments: {}\ncategories: {}\ncolours: {}\nattributes: {}\nvalues: {}\nreasons: {}\n"
    key = wrong.partition(":")[0]
    source = wrong if key == "name" else re.sub(rf"^{key}:.*\n", "", whole + "models: {}\n", flags=re.M) + wrong
    with pytest.raises(BadInput, match=re.escape(message)):
        words.parse("xx", source)


def test_a_name_must_hold_model_and_colour_only():
    source = Path(words.__file__).with_name("en.yaml").read_text("utf-8")
    with pytest.raises(BadInput, match=r"xx\.yaml: name: "):
        words.parse("xx", source.replace("{colour}", "{color}", 1))


def test_a_text_that_english_lacks_is_refused_and_one_that_is_lacking_is_english(tmp_path, monkeypatch):
    for lang, change in (("en", {}), ("fr", {"  red: ": "  rde: "}), ("de", {"  red: [rot": "  # [rot"})):
        source = Path(words.__file__).with_name(f"{lang}.yaml").read_text("utf-8")
        for before, after in change.items():
            assert before in source
            source = source.replace(before, after, 1)
        (tmp_path / f"{lang}.yaml").write_text(source, "utf-8")
    monkeypatch.setattr(words.resources, "files", lambda package: tmp_path)
    for cached in (words.language, words.languages):
        cached.cache_clear()
    try:
        with pytest.raises(BadInput, match=r"words/fr\.yaml: colours.rde: en\.yaml has no such text"):
            words.language("fr")
        assert words.missing("de") == ["colours.red"]
        assert words.colour("red", "de") == "red"
        assert words.language("it") is words.language("en")
    finally:
        for cached in (words.language, words.languages):
            cached.cache_clear()


# --- goods ------------------------------------------------------------------------------------------------------------


def test_every_drawer_is_used_and_every_look_differs():
    looks = [product.look for product in products()]
    assert len(set(looks)) == len(looks)
    used = {(look.category, look.shape) for look in looks}
    assert used == {(category, shape) for category, shapes in DRAWERS.items() for shape in shapes}


def test_orders_in_every_state_with_sums_that_hold():
    orders = placed()
    assert {order.state for order in orders} == set(ORDER_STATES)
    assert [order.number for order in orders] == [f"VT-{100001 + i}" for i in range(len(orders))]
    assert any(order.shipping for order in orders)
    assert any(not order.shipping for order in orders)


def test_alice_and_wei_have_orders_in_several_states():
    for customer in ("c-alice", "c-wei"):
        states = {order.state for order in placed() if order.customer == customer}
        assert {"shipped", "delivered"} <= states
        assert len(states) >= 5


def test_tracking_numbers_pass_their_check_digit():
    parcels = [parcel for order in placed() for parcel in order.parcels]
    assert len({parcel.tracking_number for parcel in parcels}) == len(parcels)
    for parcel in parcels:
        assert parcel.carrier in [match.carrier for match in identify(parcel.tracking_number)]
    assert {parcel.carrier for parcel in parcels} == {"Deutsche Post DHL", "UPS"}


def test_parcel_events_run_forward_and_not_into_the_future():
    for order in placed():
        for parcel in order.parcels:
            times = [event.at for event in parcel.events]
            assert times == sorted(set(times))
            assert order.ordered_on <= times[0].date()
            assert times[-1].date() <= TODAY
            if times[-1].date() == TODAY:
                assert times[-1].hour < 12
            if parcel.state == "delivered":
                assert parcel.events[-1].code == "delivered"
                assert times[-1].date() == order.delivered_on


def test_windows_are_meaningful_whatever_the_day():
    for today in (TODAY, date(2027, 2, 28)):
        ages = [(today - order.delivered_on).days for order in placed(today=today) if order.delivered_on]
        assert any(age <= TERMS.return_days for age in ages)
        assert any(age > TERMS.return_days for age in ages)


def test_the_same_seed_and_day_give_the_same_orders():
    assert placed() == placed()
    assert placed(seed=8) != placed()
    moved = placed(today=TODAY + timedelta(days=1))
    assert [order.ordered_on + timedelta(days=1) for order in placed()] == [order.ordered_on for order in moved]


def test_customers():
    people = history.customers()
    assert len(people) >= 12
    assert {"alice@example.com", "wei@example.com"} <= {person.email for person in people}
    assert all(person.email.endswith("@example.com") for person in people)
    assert len({person.lang for person in people}) == 12
