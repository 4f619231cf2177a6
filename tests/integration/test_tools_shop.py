"""Every tool on the demo shop: what it finds, what it refuses, who may ask."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select

from commerce import demo
from commerce.schema import Audit, Customer, Receipt, ReturnCase, Variant
from commerce.store import Store
from commerce.tools import Toolbox
from kernel.errors import BadInput, NotAllowed, NotFound, Refused

pytestmark = pytest.mark.integration

TODAY = date(2026, 5, 20)
NOON = datetime(2026, 5, 20, 12, tzinfo=UTC)
ALICE, WEI = "c-alice", "c-wei"


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """A filled database to copy: filling one takes seconds, copying it nothing."""
    folder = tmp_path_factory.mktemp("template")
    store = Store(f"sqlite:///{folder}/shop.sqlite")
    demo.fill(store, today=TODAY)
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()
    return folder / "shop.sqlite"


@pytest.fixture
def store(template, tmp_path):
    (tmp_path / "shop.sqlite").write_bytes(template.read_bytes())
    store = Store(f"sqlite:///{tmp_path}/shop.sqlite")
    yield store
    store.close()


@pytest.fixture
def shop(store):
    return Toolbox(store, vision_model="toy", photo_threshold=0.8, now=lambda: NOON)


def ask(shop, tool, customer=None, lang="en", key="", **args):
    return shop.call(tool, args, customer=customer, lang=lang, key=key)


def orders_of(shop, customer, state):
    found = ask(shop, "list_orders", customer, limit=50).data["orders"]
    return [order for order in found if order["state"] == state]


def return_of(order, place=0, **changes):
    return {
        "order_number": order["order_number"],
        "item_id": order["items"][place]["item_id"],
        "issue_type": "damaged",
        "evidence": "The zip is torn.",
        "resolution": "refund",
        "refund_method": "original_payment",
    } | changes


# --- the catalogue ----------------------------------------------------------------------------------------------------


def test_a_product_has_everything_in_both_languages(shop):
    english = ask(shop, "get_product", product_id="backpacks-metro-red").data["product"]
    assert english["name"] == "Metro daypack, red"
    assert english["category"] == "Backpacks"
    assert english["price"] == {"amount": "49.90", "currency": "EUR"}
    assert english["attributes"]["color"] == "red"
    assert english["image"] == "/media/products/backpacks-metro-red.webp"
    assert isinstance(english["stock"], int)
    chinese = ask(shop, "get_product", lang="zh", product_id="backpacks-metro-red").data["product"]
    assert chinese["category"] == "双肩包"
    assert chinese["attributes"] == {
        "颜色": "红色", "品牌": "Fernweg", "材质": "再生涤纶", "容积": "18 l", "电脑隔层": "15 英寸", "重量": "620 g",
    }  # fmt: skip
    assert chinese["price"] == english["price"]


def test_a_language_without_texts_gets_english(shop):
    product = ask(shop, "get_product", lang="it", product_id="mugs-harbor-red").data["product"]
    assert product["name"] == "Harbor stoneware mug, red"
    assert ask(shop, "find_products", lang="it", query="red mug").data["products"][0]["id"].startswith("mugs-")


@pytest.mark.parametrize(
    ("lang", "args", "first"),
    [
        ("en", {"query": "red backpack", "max_price": 60}, "backpacks-metro-red"),
        ("en", {"query": "backpak", "color": "red", "max_price": "60"}, "backpacks-metro-red"),
        ("en", {"query": "noise cancelling headphones"}, "headphones-hush-black"),
        ("zh", {"query": "红色双肩包", "max_price": 60}, "backpacks-metro-red"),
        ("zh", {"query": "我想买一把黄色的台灯"}, "lamps-focus-yellow"),
        ("en", {"category": "kettles", "color": "turquoise"}, "kettles-whistle-teal"),
        ("zh", {"category": "行李箱", "color": "深蓝"}, "suitcases-voyager-navy"),
    ],
)
def test_searches_find_what_was_meant(shop, lang, args, first):
    found = ask(shop, "find_products", lang=lang, **args).data
    assert first in [product["id"] for product in found["products"][:3]]
    assert found["total"] >= len(found["products"]) > 0


def test_filters_hold_for_every_product(shop):
    found = ask(shop, "find_products", category="travel", min_price=20, max_price=90, in_stock=True, limit=50).data
    assert found["total"] == len(found["products"]) > 10
    for product in found["products"]:
        assert 20 <= float(product["price"]["amount"]) <= 90
        assert product["stock"] > 0
        assert product["category"] in ("Backpacks", "Suitcases", "Umbrellas")
    sold_out = ask(shop, "find_products", in_stock=False, limit=50).data
    assert sold_out["total"] > 5
    assert {product["stock"] for product in sold_out["products"]} == {0}


@pytest.mark.parametrize("args", [{"query": "spaceship"}, {"category": "spaceships"}, {"query": "mug", "max_price": 1}])
def test_what_is_not_there_is_not_found(shop, args):
    assert ask(shop, "find_products", **args).data == {"total": 0, "products": []}


def test_stock_is_that_of_the_moment(shop, store):
    before = ask(shop, "get_product", product_id="mugs-harbor-red").data["product"]["stock"]
    with store.write() as session:
        session.get_one(Variant, "mugs-harbor-red").stock = before + 5
    assert ask(shop, "get_product", product_id="mugs-harbor-red").data["product"]["stock"] == before + 5


def test_by_photo(shop):
    shop.catalog.store_embeddings("toy", {"mugs-harbor-red": [1, 0, 0], "mugs-harbor-blue": [4, 3, 0]})
    shop.catalog.store_embeddings("other", {"plush-bear-brown": [1, 0, 0, 0]})
    matches = ask(shop, "find_by_photo", embedding=[2, 0, 0]).data["matches"]
    assert [(match["product"]["id"], match["score"]) for match in matches] == [
        ("mugs-harbor-red", 1.0),
        ("mugs-harbor-blue", 0.8),
    ]
    assert ask(shop, "find_by_photo", embedding=[0, 0, 1]).data == {"matches": []}
    assert len(ask(shop, "find_by_photo", embedding=[2, 0, 0], limit=1).data["matches"]) == 1
    for bad in ([1, 0], [0, 0, 0], [float("nan"), 0, 0]):
        with pytest.raises(BadInput) as error:
            ask(shop, "find_by_photo", embedding=bad)
        assert error.value.details["argument"] == "embedding"


def test_embeddings_are_asked_for_once(shop):
    missing = shop.catalog.missing_embeddings("toy")
    assert len(missing) == 254
    shop.catalog.store_embeddings("toy", {id_: [1.0, 0.0] for id_ in missing[:250]})
    assert shop.catalog.missing_embeddings("toy") == missing[250:]
    assert len(shop.catalog.missing_embeddings("other")) == 254


def test_a_photo_without_embeddings_finds_nothing(shop):
    assert ask(shop, "find_by_photo", embedding=[1.0]).data == {"matches": []}


# --- customers and orders ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("args", "customer"),
    [
        ({"email": " Alice@Example.com "}, ALICE),
        ({"name": "alice martin", "postal_code": "n17gu"}, ALICE),
        ({"name": "王伟", "postal_code": "100022"}, WEI),
        ({"name": "王 伟", "postal_code": "100022"}, WEI),
        ({"name": "sofia ruiz", "postal_code": "28013"}, "c-sofia"),
        ({"name": "Ana Sousa", "postal_code": "1100-053"}, "c-ana"),
        ({"name": "ana sousa", "postal_code": "1100053"}, "c-ana"),
    ],
)
def test_identify(shop, args, customer):
    assert ask(shop, "identify_customer", **args).data["customer_id"] == customer


def test_identify_by_order_and_phone_shows_a_masked_address_only(shop):
    number = orders_of(shop, ALICE, "shipped")[0]["order_number"]
    found = ask(shop, "identify_customer", order_number=number[3:], phone_tail="0117").data
    assert found == {"customer_id": ALICE, "name": "Alice Martin", "email": "a***e@example.com", "lang": "en"}


@pytest.mark.parametrize(
    ("args", "error"),
    [
        ({"email": "nobody@example.com"}, NotFound),
        ({"name": "Alice Martin", "postal_code": "100022"}, NotFound),
        ({"order_number": "VT-100001", "phone_tail": "9999"}, NotFound),
        ({"order_number": "VT-999999", "phone_tail": "0117"}, NotFound),
        ({"order_number": "VT-100001", "phone_tail": "17"}, BadInput),
        ({"name": "Alice Martin"}, BadInput),
        ({}, BadInput),
    ],
)
def test_identify_fails(shop, args, error):
    with pytest.raises(error):
        ask(shop, "identify_customer", **args)


@pytest.mark.parametrize("tool", ["list_orders", "get_order", "check_return", "start_return"])
def test_orders_need_a_customer(shop, tool):
    args = {} if tool == "list_orders" else {"order_number": "VT-100001"}
    if tool == "start_return":
        args = return_of({"order_number": "VT-100001", "items": [{"item_id": "VT-100001-1"}]})
    with pytest.raises(NotAllowed):
        ask(shop, tool, key="k", **args)
    with pytest.raises(NotAllowed):
        ask(shop, "track_parcel", order_number="VT-100001")


def test_nobody_sees_another_customers_order(shop):
    theirs = orders_of(shop, WEI, "delivered")[0]
    for tool in ("get_order", "check_return", "track_parcel"):
        with pytest.raises(NotFound):
            ask(shop, tool, ALICE, order_number=theirs["order_number"])
    with pytest.raises(NotFound):
        ask(shop, "start_return", ALICE, key="k", **return_of(theirs))


def test_an_order(shop):
    brief = orders_of(shop, ALICE, "delivered")[0]
    order = ask(shop, "get_order", ALICE, order_number=f" vt {brief['order_number'][3:]} ").data["order"]
    assert order["items"][0]["name"] == "Metro daypack, red"
    assert order["address"] == {"city": "London", "country": "GB"}
    assert order["payment"] == "Visa •••• 4242"
    assert order["total"] == {"amount": "109.70", "currency": "EUR"}
    assert date.fromisoformat(order["delivered_on"]) == TODAY - timedelta(days=6)
    assert brief == {key: order[key] for key in brief}


def test_orders_come_newest_first_and_in_every_state_of_the_story(shop):
    found = ask(shop, "list_orders", ALICE, limit=50).data["orders"]
    days = [order["ordered_on"] for order in found]
    assert days == sorted(days, reverse=True)
    assert len(ask(shop, "list_orders", ALICE).data["orders"]) == 5


def test_a_parcel_by_its_number_tells_strangers_no_order(shop):
    order = orders_of(shop, WEI, "shipped")[0]
    mine = ask(shop, "track_parcel", WEI, "zh", order_number=order["order_number"]).data["parcel"]
    assert mine["order_number"] == order["order_number"]
    assert re.search("[\u4e00-\u9fff]", mine["events"][0]["text"])
    times = [event["at"] for event in mine["events"]]
    assert times == sorted(times, reverse=True)
    spaced = " ".join(re.findall("..?.?.?", mine["tracking_number"])).lower()
    for customer in (None, ALICE):
        theirs = ask(shop, "track_parcel", customer, tracking_number=spaced).data["parcel"]
        assert "order_number" not in theirs
        assert theirs["state"] == mine["state"]


def test_parcels_that_are_not_there(shop):
    with pytest.raises(NotFound):
        ask(shop, "track_parcel", tracking_number="RB123456785DE")
    with pytest.raises(NotFound, match="not been shipped"):
        ask(shop, "track_parcel", ALICE, order_number=orders_of(shop, ALICE, "pending")[0]["order_number"])
    with pytest.raises(BadInput):
        ask(shop, "track_parcel", ALICE)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_policies(shop, lang):
    found = ask(shop, "get_policy", lang=lang, topic="Returns").data
    assert found["topic"] == "returns"
    assert "30" in found["text"]


# --- returns ----------------------------------------------------------------------------------------------------------


def test_check_return_names_what_is_open_for_each_item(shop):
    order = orders_of(shop, ALICE, "delivered")[0]
    answer = ask(shop, "check_return", ALICE, order_number=order["order_number"]).data
    assert answer["allowed"] is True
    assert answer["reason"] is None
    assert answer["window_ends_on"] == (TODAY + timedelta(days=24)).isoformat()
    bag, umbrella, brush = answer["items"]
    assert "changed_mind" in bag["issue_types"]
    assert "changed_mind" not in umbrella["issue_types"]
    assert "damaged" in umbrella["issue_types"]
    assert (bag["unopened_only"], brush["unopened_only"]) == (False, True)


def test_check_return_says_why_not(shop):
    answer = ask(shop, "check_return", ALICE, order_number=orders_of(shop, ALICE, "shipped")[0]["order_number"]).data
    assert (answer["allowed"], answer["reason"]) == (False, "not-delivered")
    assert answer["window_ends_on"] is None


def test_a_return_is_opened_once(shop, store):
    order = orders_of(shop, ALICE, "delivered")[0]
    first = ask(shop, "start_return", ALICE, key="k1", **return_of(order))
    assert re.fullmatch(r"RC-\d+", first.receipt)
    assert first.data["refund"] == {"amount": "49.90", "currency": "EUR"}
    assert first.data["item"]["state"] == "return_requested"
    assert first.data["return_id"] in first.data["instructions"]
    assert "€49.90" in first.data["instructions"]
    state = store.fingerprint()
    assert ask(shop, "start_return", ALICE, key="k1", **return_of(order)) == first
    assert store.fingerprint() == state
    with pytest.raises(Refused) as error:
        ask(shop, "start_return", ALICE, key="k2", **return_of(order))
    assert error.value.details["rule"] == "already-returned"
    with pytest.raises(BadInput, match="used for another"):
        ask(shop, "start_return", ALICE, key="k1", **return_of(order, place=1))
    with store.read() as session:
        row = session.scalars(select(Audit)).one()
        assert (row.customer_id, row.tool, row.receipt_id) == (ALICE, "start_return", first.receipt)


def test_a_return_in_chinese(shop):
    order = orders_of(shop, WEI, "delivered")[0]
    result = ask(shop, "start_return", WEI, "zh", key="k", **return_of(order, evidence="杯子破了"))
    assert "退货号" in result.data["instructions"]
    assert result.data["refund"] == {"amount": "35.00", "currency": "EUR"}  # two mugs


def test_an_exchange_pays_nothing_back(shop):
    order = orders_of(shop, ALICE, "delivered")[0]
    result = ask(shop, "start_return", ALICE, key="k", **return_of(order, resolution="exchange"))
    assert result.data["refund"]["amount"] == "0.00"


@pytest.mark.parametrize(
    ("state", "place", "changes", "rule"),
    [
        ("shipped", 0, {}, "not-delivered"),
        ("cancelled", 0, {}, "cancelled"),
        ("refunded", 0, {}, "already-returned"),
        ("delivered", 1, {"issue_type": "changed_mind"}, "final-sale"),
        ("delivered", 2, {"issue_type": "changed_mind"}, "hygiene-opened"),
    ],
)
def test_refusals_change_nothing(shop, store, state, place, changes, rule):
    order = orders_of(shop, ALICE, state)[0]
    before = store.fingerprint()
    with pytest.raises(Refused) as error:
        ask(shop, "start_return", ALICE, key="k", **return_of(order, place, **changes))
    assert error.value.details["rule"] == rule
    assert store.fingerprint() == before


def test_the_window_closes(store):
    late = Toolbox(store, now=lambda: NOON + timedelta(days=25))
    order = orders_of(late, ALICE, "delivered")[0]
    with pytest.raises(Refused) as error:
        ask(late, "start_return", ALICE, key="k", **return_of(order, issue_type="changed_mind"))
    assert error.value.details["rule"] == "window-closed"
    assert error.value.details["window_ends_on"] == (TODAY + timedelta(days=24)).isoformat()


@pytest.mark.parametrize(
    ("changes", "argument"),
    [({"issue_type": "ugly"}, "issue_type"), ({"resolution": "magic"}, "resolution"), ({"item_id": ""}, "item_id")],
)
def test_bad_arguments_are_named(shop, changes, argument):
    order = orders_of(shop, ALICE, "delivered")[0]
    with pytest.raises(BadInput) as error:
        ask(shop, "start_return", ALICE, key="k", **return_of(order, **changes))
    assert error.value.details["argument"] == argument


def test_a_write_needs_a_key_and_a_known_item(shop):
    order = orders_of(shop, ALICE, "delivered")[0]
    with pytest.raises(BadInput, match="idempotency key"):
        ask(shop, "start_return", ALICE, **return_of(order))
    with pytest.raises(NotFound, match="has no item 'VT-1-1'"):
        ask(shop, "start_return", ALICE, key="k", **return_of(order, item_id="VT-1-1"))


def test_no_such_tool(shop):
    with pytest.raises(BadInput, match="there is no tool 'drop_tables'"):
        ask(shop, "drop_tables")


def test_eight_shoppers_return_at_once_and_each_retries(shop, store):
    """Each of 8 threads sends every request of the shop twice: one return each, no lock error."""
    with store.read() as session:
        people = session.scalars(select(Customer.id).order_by(Customer.id)).all()
        before = session.scalar(select(func.count()).select_from(ReturnCase))
    wishes = [
        (customer, return_of(order, place))
        for customer in people
        for order in orders_of(shop, customer, "delivered")
        for place in range(len(order["items"]))
        if order["delivered_on"] >= (TODAY - timedelta(days=30)).isoformat()
    ]
    assert len(wishes) >= 8

    def work(_: int) -> list[str | None]:
        return [
            ask(shop, "start_return", customer, key=args["item_id"], **args).receipt for customer, args in wishes * 2
        ]

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(work, range(8)))
    assert all(result == results[0] for result in results)
    with store.read() as session:
        assert session.scalar(select(func.count()).select_from(ReturnCase)) == before + len(wishes)
        assert session.scalar(select(func.count()).select_from(Receipt)) == len(wishes)
        assert session.scalar(select(func.count()).select_from(Audit)) == len(wishes)
