"""Advice, invoices, coupons, goodwill and tickets on the demo shop."""

from __future__ import annotations

import base64
import re
import zlib
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from commerce.schema import Coupon, Invoice, Order, OrderItem, Ticket, Variant
from commerce.tools import Toolbox
from kernel.errors import BadInput, EngineUnavailable, NotAllowed, NotFound, Refused
from tests.shop_world import ALICE, NOON, TODAY, WEI, ask, copied, filled, orders_of

pytestmark = pytest.mark.integration


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    return filled(tmp_path_factory.mktemp("template"))


@pytest.fixture
def store(template, tmp_path):
    store = copied(template, tmp_path)
    yield store
    store.close()


@pytest.fixture
def shop(store, tmp_path):
    return Toolbox(store, now=lambda: NOON, media=tmp_path / "media")


# --- advice -----------------------------------------------------------------------------------------------------------


def test_products_side_by_side(shop):
    found = ask(shop, "compare_products", product_ids=["mugs-harbor-red", "backpacks-metro-red"]).data
    assert [product["id"] for product in found["products"]] == ["mugs-harbor-red", "backpacks-metro-red"]
    rows = {row["name"]: row for row in found["attributes"]}
    assert rows["color"] == {"name": "color", "values": ["red", "red"], "differs": False}
    for row in rows.values():
        assert row["values"] == [product["attributes"].get(row["name"]) for product in found["products"]]
        assert row["differs"] == (row["values"][0] != row["values"][1])
    assert any(None in row["values"] for row in rows.values())
    chinese = ask(shop, "compare_products", lang="zh", product_ids=["mugs-harbor-red", "backpacks-metro-red"]).data
    assert {"name": "颜色", "values": ["红色", "红色"], "differs": False} in chinese["attributes"]


def test_one_product_is_no_comparison(shop):
    with pytest.raises(BadInput):
        ask(shop, "compare_products", product_ids=["mugs-harbor-red"])
    with pytest.raises(NotFound, match="unicorn"):
        ask(shop, "compare_products", product_ids=["mugs-harbor-red", "unicorn"])


def test_recommendations_are_in_stock_within_the_price_and_say_why(shop):
    found = ask(shop, "recommend_products", product_id="mugs-harbor-red", max_price=25).data
    assert len(found["products"]) == 3
    for product, reason in zip(found["products"], found["reasons"], strict=True):
        assert product["id"] != "mugs-harbor-red"
        assert product["stock"] > 0
        assert float(product["price"]["amount"]) <= 25
        assert reason["product_id"] == product["id"]
        assert reason["code"] in ("bought_together", "alike", "popular", "in_stock")
        assert reason["text"]
    assert found["reasons"][0]["code"] in ("bought_together", "alike")
    assert "Harbor" in found["reasons"][0]["text"]
    kettles = ask(shop, "recommend_products", category="kettles", limit=5).data["products"]
    assert {product["category"] for product in kettles} == {"Kettles"}
    with pytest.raises(NotFound):
        ask(shop, "recommend_products", product_id="unicorn")


def test_what_two_customers_bought_together_is_told_but_not_what_one_did(shop, store):
    def bought(product):
        reasons = ask(shop, "recommend_products", product_id=product, limit=50).data["reasons"]
        return {reason["product_id"] for reason in reasons if reason["code"] == "bought_together"}

    # One of Alice's orders holds both, nobody else's does.
    assert "umbrellas-pocket-orange" not in bought("backpacks-metro-red")
    with store.write() as session:
        theirs = session.scalars(select(Order).where(Order.customer_id == WEI)).first()
        for place, variant in enumerate(("backpacks-metro-red", "umbrellas-pocket-orange"), 90):
            price = theirs.items[0].price
            session.add(
                OrderItem(
                    id=f"x-{place}", order_number=theirs.number, variant_id=variant, quantity=1, price=price,
                    state="delivered",
                )
            )  # fmt: skip
        session.get_one(Variant, "umbrellas-pocket-orange").stock = 4
    assert "umbrellas-pocket-orange" in bought("backpacks-metro-red")


def test_stock_size_by_size(shop, store):
    with store.write() as session:
        session.get_one(Variant, "sneakers-tempo-blue-42").stock = 3
        session.get_one(Variant, "sneakers-tempo-blue-43").stock = 0
    answer = ask(shop, "get_stock", product_id="sneakers-tempo-blue").data
    assert [row["size"] for row in answer["sizes"]] == ["38", "39", "40", "41", "42", "43", "44"]
    assert answer["stock"] == sum(row["stock"] for row in answer["sizes"])
    here = ask(shop, "get_stock", product_id="sneakers-tempo-blue", size=" 42 ").data
    assert (here["size"], here["known"], here["stock"], here["in_stock"]) == ("42", True, 3, True)
    gone = ask(shop, "get_stock", product_id="sneakers-tempo-blue", size="43").data
    assert (gone["known"], gone["stock"], gone["in_stock"]) == (True, 0, False)
    never = ask(shop, "get_stock", product_id="sneakers-tempo-blue", size="52").data
    assert (never["known"], never["stock"]) == (False, 0)
    shirts = [row["size"] for row in ask(shop, "get_stock", product_id="tshirts-marina-navy").data["sizes"]]
    assert shirts == sorted(shirts, key=["XS", "S", "M", "L", "XL", "XXL"].index)
    assert ask(shop, "get_stock", product_id="mugs-harbor-red").data["sizes"] == []


# --- invoices ---------------------------------------------------------------------------------------------------------


def text_of(pdf):
    """What the pages draw: their content streams, unpacked."""
    streams = re.findall(rb"/ASCII85Decode /FlateDecode.*?stream\r?\n(.*?~>)", pdf, re.DOTALL)
    return b"".join(zlib.decompress(base64.a85decode(b"<~" + one, adobe=True)) for one in streams).decode("latin-1")


def test_an_invoice_is_a_pdf_with_a_name_that_nobody_guesses(shop, store, tmp_path):
    order = orders_of(shop, ALICE, "delivered")[0]
    sent = ask(shop, "send_invoice", ALICE, key="k", order_number=order["order_number"])
    assert re.fullmatch(r"IN-\d+", sent.data["invoice_id"])
    assert re.fullmatch(rf"/media/invoices/{sent.data['invoice_id']}-[0-9a-f]{{40}}\.pdf", sent.data["url"])
    path = tmp_path / sent.data["url"].lstrip("/")
    pdf = path.read_bytes()
    assert pdf.startswith(b"%PDF-")
    drawn = text_of(pdf)
    for text in (
        sent.data["invoice_id"],
        order["order_number"],
        "Alice Martin",
        "12 Rose Lane",
        "109.70",
        "Metro daypack, red",
    ):
        assert text in drawn, text
    assert [file.name for file in path.parent.iterdir()] == [path.name]

    assert ask(shop, "send_invoice", ALICE, key="k", order_number=order["order_number"]) == sent
    again = ask(shop, "send_invoice", ALICE, key="k2", order_number=order["order_number"])
    assert again.data == sent.data  # the same paper keeps its number
    path.unlink()
    ask(shop, "send_invoice", ALICE, key="k3", order_number=order["order_number"])
    assert path.read_bytes() == pdf  # drawn again as it was
    with store.read() as session:
        assert session.scalar(select(func.count()).select_from(Invoice)) == 1


@pytest.mark.parametrize(("customer", "lang"), [(WEI, "zh"), ("c-yuki", "ja"), ("c-minjun", "ko"), ("c-irina", "ru"),
                                                ("c-linh", "vi"), ("c-layla", "ar"), ("c-somchai", "th")])  # fmt: skip
def test_invoices_in_other_scripts(shop, tmp_path, customer, lang):
    states = ("delivered", "shipped", "processed", "return_requested", "returned", "exchanged", "refunded")
    order = next(order for state in states for order in orders_of(shop, customer, state))
    sent = ask(shop, "send_invoice", customer, lang, "k", order_number=order["order_number"]).data
    assert (tmp_path / sent["url"].lstrip("/")).stat().st_size > 1500


def test_no_invoice_for_what_may_change_or_was_cancelled(shop):
    for state, rule in (("pending", "invoice-later"), ("cancelled", "invoice-cancelled")):
        with pytest.raises(Refused) as error:
            ask(shop, "send_invoice", ALICE, key=state, order_number=orders_of(shop, ALICE, state)[0]["order_number"])
        assert error.value.details["rule"] == rule


def test_without_a_folder_there_are_no_invoices(store):
    order = orders_of(Toolbox(store, now=lambda: NOON), ALICE, "delivered")[0]
    with pytest.raises(EngineUnavailable):
        ask(Toolbox(store, now=lambda: NOON), "send_invoice", ALICE, key="k", order_number=order["order_number"])


# --- coupons, goodwill, tickets ---------------------------------------------------------------------------------------


def test_goodwill_is_granted_once_in_its_window(shop, store):
    first = ask(shop, "grant_goodwill", ALICE, key="k", reason="The parcel came late")
    assert first.data["amount"] == {"amount": "5.00", "currency": "EUR"}
    assert first.data["expires_on"] == (TODAY + timedelta(days=60)).isoformat()
    assert ask(shop, "grant_goodwill", ALICE, key="k", reason="The parcel came late") == first
    with pytest.raises(Refused, match="90 days") as error:
        ask(shop, "grant_goodwill", ALICE, key="k2", reason="Again")
    assert error.value.details["rule"] == "goodwill-limit"
    wei = ask(shop, "grant_goodwill", WEI, key="k", reason="迟到了")
    assert wei.data["code"] != first.data["code"]
    later = Toolbox(store, now=lambda: NOON + timedelta(days=90))
    ask(later, "grant_goodwill", ALICE, key="k3", reason="Again")
    with store.read() as session:
        assert session.scalar(select(func.count()).where(Coupon.reason == "goodwill")) == 3


def test_coupons_are_ones_own_and_everybodys_until_they_expire(shop, store):
    public = {"HELLO10", "TRAVEL15"}
    assert {coupon["code"] for coupon in ask(shop, "list_coupons", WEI).data["coupons"]} == public
    mine = ask(shop, "grant_goodwill", ALICE, key="k", reason="Sorry").data
    coupons = ask(shop, "list_coupons", ALICE).data["coupons"]
    assert coupons[0] == mine
    assert {coupon["code"] for coupon in coupons} == {*public, mine["code"]}
    assert {coupon["code"] for coupon in ask(shop, "list_coupons", WEI).data["coupons"]} == public
    later = Toolbox(store, now=lambda: NOON + timedelta(days=22))
    assert "TRAVEL15" not in {coupon["code"] for coupon in ask(later, "list_coupons", WEI).data["coupons"]}
    with pytest.raises(NotAllowed):
        ask(shop, "list_coupons")


def test_anyone_may_have_a_person(shop, store):
    first = ask(shop, "create_ticket", None, "fr", "k", topic="complaint", summary="Veut parler à quelqu'un", mood=1)
    assert (
        ask(shop, "create_ticket", None, "fr", "k", topic="complaint", summary="Veut parler à quelqu'un", mood=1)
        == first
    )
    second = ask(shop, "create_ticket", ALICE, key="k", topic="return", summary="Asks for a person")
    assert (first.data["waiting"], second.data["waiting"]) == (0, 1)
    with pytest.raises(BadInput):
        ask(shop, "create_ticket", None, key="k", topic="other", summary="x")  # this key is taken
    with pytest.raises(BadInput):
        ask(shop, "create_ticket", None, key="k4", topic="return", summary="x", mood=6)
    with store.read() as session:
        rows = session.scalars(select(Ticket).order_by(Ticket.id)).all()
        assert [(row.customer_id, row.lang, row.mood, row.state) for row in rows] == [
            (None, "fr", 1, "open"),
            (ALICE, "en", None, "open"),
        ]
