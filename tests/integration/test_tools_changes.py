"""Orders cancelled, changed, returned for something else: what is written, what is refused, where the money goes."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from commerce.exchange import export_shop, import_shop
from commerce.schema import Address, Audit, Order, OrderItem, PaymentMethod, Price, ReturnCase, Variant
from commerce.store import Store
from commerce.tools import Toolbox
from kernel.errors import BadInput, NotAllowed, NotFound, Refused
from multimodal.events import LANGUAGES
from tests.shop_world import ALICE, NOON, WEI, ask, check_books, copied, filled, gift_money, orders_of, pieces

pytestmark = pytest.mark.integration


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    return filled(tmp_path_factory.mktemp("template"))


@pytest.fixture
def store(template, tmp_path):
    """A shop whose books are looked at when the test is done."""
    store = copied(template, tmp_path)
    held, cards = pieces(store), gift_money(store)
    yield store
    check_books(store)
    assert pieces(store) == held
    assert gift_money(store) == cards
    store.close()


@pytest.fixture
def shop(store):
    return Toolbox(store, now=lambda: NOON)


@pytest.fixture
def clock(shop):
    """Alice's pending order: one red clock."""
    return orders_of(shop, ALICE, "pending")[0]


def stock_of(store, variant):
    with store.read() as session:
        return session.get_one(Variant, variant).stock


def balance_of(store, method):
    with store.read() as session:
        return session.get_one(PaymentMethod, method).balance


def set_stock(store, variant, count):
    """As if somebody had counted the shelf; the sum of pieces is that of the end."""
    with store.write() as session:
        session.get_one(Variant, variant).stock = count


def rule_of(call):
    with pytest.raises(Refused) as error:
        call()
    assert "{" not in error.value.message
    return error.value.details["rule"]


# --- cancel -----------------------------------------------------------------------------------------------------------


def test_a_pending_order_is_cancelled_once(shop, store, clock):
    number, total = clock["order_number"], clock["total"]
    before = stock_of(store, "clocks-station-red")
    verdict = ask(shop, "check_cancel", ALICE, order_number=number).data
    assert verdict["allowed"] is True
    assert verdict["refunds"] == [{"method": "Visa •••• 4242", "kind": "card", "amount": total}]
    done = ask(shop, "cancel_order", ALICE, key="k", order_number=number, reason="I found another one")
    assert (done.data["state"], done.data["refund"]) == ("cancelled", total)
    assert stock_of(store, "clocks-station-red") == before + 1
    assert ask(shop, "cancel_order", ALICE, key="k", order_number=number, reason="I found another one") == done
    assert stock_of(store, "clocks-station-red") == before + 1
    again = lambda: ask(shop, "cancel_order", ALICE, key="k2", order_number=number)  # noqa: E731
    assert rule_of(again) == "already-cancelled"
    with store.read() as session:
        assert session.get_one(Order, number).cancel_reason == "I found another one"
        row = session.scalars(select(Audit)).one()
        assert (row.tool, row.receipt_id, row.detail["order_number"]) == ("cancel_order", done.receipt, number)


@pytest.mark.parametrize(
    ("customer", "state", "rule"),
    [
        (WEI, "processed", "being-packed"),
        (ALICE, "shipped", "already-shipped"),
        (ALICE, "delivered", "already-delivered"),
        (ALICE, "refunded", "already-delivered"),
        (ALICE, "cancelled", "already-cancelled"),
    ],
)
def test_what_is_packed_can_no_longer_be_cancelled_or_changed(shop, store, customer, state, rule):
    order = orders_of(shop, customer, state)[0]
    number, item = order["order_number"], order["items"][0]["item_id"]
    before = store.fingerprint()
    verdicts = [ask(shop, "check_cancel", customer, order_number=number).data]
    verdicts += [
        ask(shop, "check_change", customer, order_number=number, kind=k).data for k in ("address", "items", "payment")
    ]
    assert {(v["allowed"], v["reason"]) for v in verdicts} == {(False, rule)}
    for tool, args in (
        ("cancel_order", {}),
        ("change_address", {"address": "1 Main Street, Paris, 75001, FR"}),
        ("change_items", {"item_id": item, "new_product_id": order["items"][0]["product_id"]}),
        ("change_payment", {"payment_method": "card"}),
    ):
        assert rule_of(lambda t=tool, a=args: ask(shop, t, customer, key=t, order_number=number, **a)) == rule
    assert store.fingerprint() == before


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_refusal_is_told_in_the_shoppers_language(shop, lang):
    number = orders_of(shop, ALICE, "shipped")[0]["order_number"]
    said = ask(shop, "check_cancel", ALICE, lang, order_number=number).data["reason_text"]
    english = ask(shop, "check_cancel", ALICE, "en", order_number=number).data["reason_text"]
    assert said
    assert (said == english) == (lang == "en")


# --- address ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        {"street": "8 rue des Lilas", "city": "Lyon", "postal_code": "69002", "country": "FR"},
        "8 rue des Lilas, Lyon, 69002, FR",
        "8 rue des Lilas, 69002 Lyon, FR",
    ],
)
def test_an_order_goes_elsewhere(shop, store, clock, address):
    number = clock["order_number"]
    done = ask(shop, "change_address", ALICE, key="k", order_number=number, address=address)
    assert done.data["address"] == {"city": "Lyon", "country": "FR"}
    with store.read() as session:
        assert session.get_one(Order, number).ship_to == {
            "street": "8 rue des Lilas", "city": "Lyon", "postal_code": "69002", "country": "FR", "region": "",
        }  # fmt: skip
        home = session.scalars(select(Address).where(Address.customer_id == ALICE)).one()
        assert home.city == "London"


def test_the_customers_own_address(shop, store):
    ask(shop, "change_address", ALICE, key="k", order_number=None, address="5 Hill Road, Leeds, LS1 4AP")
    with store.read() as session:
        home = session.scalars(select(Address).where(Address.customer_id == ALICE)).one()
        assert (home.street, home.city, home.postal_code, home.country) == ("5 Hill Road", "Leeds", "LS1 4AP", "GB")


@pytest.mark.parametrize("address", ["Lyon", "somewhere, nice", {"street": "", "city": "Lyon", "postal_code": "1"}])
def test_half_an_address_is_none(shop, store, clock, address):
    before = store.fingerprint()
    with pytest.raises(BadInput) as error:
        ask(shop, "change_address", ALICE, key="k", order_number=clock["order_number"], address=address)
    assert error.value.details["argument"] == "address"
    assert store.fingerprint() == before


# --- items ------------------------------------------------------------------------------------------------------------


def pending_sneakers(store, size="42"):
    """Alice's clock becomes a pair of sneakers, as if she had ordered those: something with sizes."""
    variant = f"sneakers-tempo-blue-{size}"
    with store.write() as session:
        item = session.scalars(
            select(OrderItem).join(Order).where(Order.state == "pending", Order.customer_id == ALICE)
        ).one()
        for id_ in (variant, "sneakers-tempo-blue-43", "sneakers-tempo-grey-42", "sneakers-court-white-42"):
            session.get_one(Variant, id_).stock = 3
        session.get_one(Variant, item.variant_id).stock += item.quantity
        session.get_one(Variant, variant).stock -= item.quantity
        item.variant_id = variant
        return item.order_number, item.id


@pytest.fixture
def sneakers(shop, template, tmp_path_factory):
    """A shop of its own: its pieces are counted from here on."""
    store = copied(template, tmp_path_factory.mktemp("sneakers"))
    number, item = pending_sneakers(store)
    held = pieces(store)
    yield Toolbox(store, now=lambda: NOON), store, number, item
    assert pieces(store) == held
    store.close()


@pytest.mark.parametrize(
    ("wanted", "becomes"),
    [
        ("sneakers-tempo-blue-43", "sneakers-tempo-blue-43"),
        ("sneakers-tempo-grey", "sneakers-tempo-grey-42"),
        ("sneakers-tempo-grey-42", "sneakers-tempo-grey-42"),
    ],
)
def test_an_item_becomes_another_size_or_colour(sneakers, wanted, becomes):
    shop, store, number, item = sneakers
    before = (stock_of(store, "sneakers-tempo-blue-42"), stock_of(store, becomes))
    done = ask(shop, "change_items", ALICE, key="k", order_number=number, item_id=item, new_product_id=wanted).data
    assert done["items"][0]["options"] == {"size": becomes[-2:]}
    assert (stock_of(store, "sneakers-tempo-blue-42"), stock_of(store, becomes)) == (before[0] + 1, before[1] - 1)


def test_what_is_offered_can_be_had(sneakers):
    shop, _, number, item = sneakers
    (entry,) = ask(shop, "check_change", ALICE, order_number=number, kind="items").data["items"]
    offered = [option["product_id"] for option in entry["options_in_stock"]]
    assert {"sneakers-tempo-blue-43", "sneakers-tempo-grey-42"} <= set(offered)
    assert all(id_.startswith("sneakers-tempo-") for id_ in offered)
    for place, id_ in enumerate(offered):
        ask(shop, "change_items", ALICE, key=f"k{place}", order_number=number, item_id=item, new_product_id=id_)


def test_another_product_is_no_change(sneakers):
    shop, store, number, item = sneakers
    wanted = {"order_number": number, "item_id": item, "new_product_id": "sneakers-court-white-42"}
    assert rule_of(lambda: ask(shop, "change_items", ALICE, key="k", **wanted)) == "other-product"
    set_stock(store, "sneakers-tempo-grey-42", 0)
    wanted["new_product_id"] = "sneakers-tempo-grey"
    assert rule_of(lambda: ask(shop, "change_items", ALICE, key="k", **wanted)) == "sold-out"
    set_stock(store, "sneakers-tempo-grey-42", 3)
    for strange in ("sneakers-tempo-pink", "sneakers-tempo-blue-99"):
        with pytest.raises(NotFound):
            ask(shop, "change_items", ALICE, key="k", **(wanted | {"new_product_id": strange}))


def test_the_difference_is_settled_to_the_cent(shop, store, clock):
    """The white clock costs 5.35 more, and then the black one 9.95 less."""
    with store.write() as session:
        for id_, more in (("clocks-station-white", "5.35"), ("clocks-station-black", "-4.60")):
            session.get_one(Price, (id_, "EUR")).amount = Decimal(clock["items"][0]["price"]["amount"]) + Decimal(more)
    number, item = clock["order_number"], clock["items"][0]["item_id"]
    total = Decimal(clock["total"]["amount"])
    with store.read() as session:
        if not all(session.get_one(Variant, id_).stock for id_ in ("clocks-station-white", "clocks-station-black")):
            pytest.fail("the test needs these clocks in stock")
    more = ask(
        shop, "change_items", ALICE, key="1", order_number=number, item_id=item, new_product_id="clocks-station-white"
    )
    assert more.data["difference"]["amount"] == "5.35"
    assert more.data["total"]["amount"] == str(total + Decimal("5.35"))
    less = ask(
        shop, "change_items", ALICE, key="2", order_number=number, item_id=item, new_product_id="clocks-station-black",
        payment_method="PayPal",
    ).data  # fmt: skip
    assert less["difference"]["amount"] == "-9.95"
    assert less["payment"] == "PayPal"
    # PayPal got back what it never paid; a cancellation owes the card only the rest.
    refunds = ask(shop, "check_cancel", ALICE, order_number=number).data["refunds"]
    assert [(part["method"], part["amount"]["amount"]) for part in refunds] == [
        ("Visa •••• 4242", str(total - Decimal("4.60")))
    ]
    ask(shop, "cancel_order", ALICE, key="3", order_number=number)


# --- payment ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["PayPal", "paypal", "pm-alice-2", "pay pal"])
def test_another_method_pays(shop, clock, said):
    number = clock["order_number"]
    methods = ask(shop, "check_change", ALICE, order_number=number, kind="payment").data["methods"]
    assert [method["label"] for method in methods] == ["Visa •••• 4242", "PayPal", "Gift card •••• 0117"]
    assert methods[2]["balance"] == {"amount": "20.00", "currency": "EUR"}
    done = ask(shop, "change_payment", ALICE, key="k", order_number=number, payment_method=said).data
    assert done["payment"] == "PayPal"
    assert done["refunds"] == [{"method": "Visa •••• 4242", "kind": "card", "amount": clock["total"]}]
    assert ask(shop, "get_order", ALICE, order_number=number).data["order"]["payment"] == "PayPal"
    back = ask(shop, "cancel_order", ALICE, key="c", order_number=number).data["refunds"]
    assert back == [{"method": "PayPal", "kind": "paypal", "amount": clock["total"]}]


def test_a_gift_card_must_hold_what_it_pays(shop, store, clock):
    number, total = clock["order_number"], Decimal(clock["total"]["amount"])
    assert total > 20
    args = {"order_number": number, "payment_method": "gift card"}
    before = store.fingerprint()
    assert rule_of(lambda: ask(shop, "change_payment", ALICE, key="k", **args)) == "gift-card-short"
    assert store.fingerprint() == before
    with store.write() as session:
        session.get_one(PaymentMethod, "pm-alice-gift").balance = total + 1
    held = gift_money(store)
    ask(shop, "change_payment", ALICE, key="k", **args)
    assert balance_of(store, "pm-alice-gift") == 1
    same = lambda: ask(shop, "change_payment", ALICE, key="k2", **args)  # noqa: E731
    assert rule_of(same) == "same-payment"
    ask(shop, "cancel_order", ALICE, key="c", order_number=number)
    assert balance_of(store, "pm-alice-gift") == total + 1
    assert gift_money(store) == held
    with store.write() as session:
        session.get_one(PaymentMethod, "pm-alice-gift").balance = Decimal(20)


def test_somebody_elses_method_is_none(shop, clock):
    for strange in ("pm-wei-gift", "Bitcoin", "5120"):
        with pytest.raises(NotFound) as error:
            ask(shop, "change_payment", ALICE, key="k", order_number=clock["order_number"], payment_method=strange)
        assert error.value.details["argument"] == "payment_method"


# --- exchanges and returns --------------------------------------------------------------------------------------------


def back(order, place=0, **changes):
    return {
        "order_number": order["order_number"],
        "item_id": order["items"][place]["item_id"],
        "issue_type": "damaged",
        "evidence": "The handle is broken.",
        "resolution": "exchange",
        "refund_method": "original_payment",
    } | changes


def test_an_exchange_keeps_the_new_piece_back(shop, store):
    order = orders_of(shop, ALICE, "delivered")[0]
    before = stock_of(store, "backpacks-metro-red")
    done = ask(shop, "start_return", ALICE, key="k", **back(order)).data
    assert done["replacement"]["product_id"] == "backpacks-metro-red"
    assert done["difference"]["amount"] == "0.00"
    assert stock_of(store, "backpacks-metro-red") == before - 1
    (listed,) = ask(shop, "order_returns", ALICE, order_number=order["order_number"]).data["returns"]
    assert listed == {key: value for key, value in done.items() if key != "instructions"}


def test_an_exchange_for_another_colour_names_the_difference(shop, store):
    order = orders_of(shop, ALICE, "delivered")[0]
    price = Decimal(order["items"][0]["price"]["amount"])
    with store.write() as session:
        siblings = session.scalars(
            select(Variant).where(Variant.product_id.like("backpacks-metro-%"), Variant.stock > 0)
        ).all()
        other = next(variant.id for variant in siblings if variant.id != "backpacks-metro-red")
        session.get_one(Price, (other, "EUR")).amount = price + Decimal("7.25")
    done = ask(shop, "start_return", ALICE, "de", "k", **back(order, new_product_id=other)).data
    assert done["difference"]["amount"] == "7.25"
    assert "7,25\xa0€" in done["instructions"]
    assert "Visa •••• 4242" in done["instructions"]
    short = back(order, 1, new_product_id=None, payment_method="gift card")
    assert ask(shop, "start_return", ALICE, key="k2", **short).receipt  # nothing to pay: nothing can be short


def test_several_items_come_back_together_or_not_at_all(shop, store):
    order = orders_of(shop, ALICE, "delivered")[0]
    bag, umbrella, _ = (item["item_id"] for item in order["items"])
    before = store.fingerprint()
    wrong = back(order, issue_type="changed_mind", resolution="refund", more=[{"item_id": umbrella}])
    assert rule_of(lambda: ask(shop, "start_return", ALICE, key="k", **wrong)) == "final-sale"
    assert store.fingerprint() == before
    both = ask(shop, "start_return", ALICE, key="k", **back(order, resolution="refund", more=[{"item_id": umbrella}]))
    assert [case["item"]["item_id"] for case in both.data["returns"]] == [bag, umbrella]
    assert len(ask(shop, "order_returns", ALICE, order_number=order["order_number"]).data["returns"]) == 2


def test_a_refund_goes_where_the_money_came_from_or_to_a_gift_card(shop, store):
    order = orders_of(shop, ALICE, "delivered")[0]
    elsewhere = back(order, resolution="refund", payment_method="PayPal")
    assert rule_of(lambda: ask(shop, "start_return", ALICE, key="k", **elsewhere)) == "refund-elsewhere"
    elsewhere["refund_method"] = "gift_card"
    assert rule_of(lambda: ask(shop, "start_return", ALICE, key="k", **elsewhere)) == "refund-elsewhere"
    elsewhere["payment_method"] = "gift card"
    done = ask(shop, "start_return", ALICE, key="k", **elsewhere).data
    with store.read() as session:
        assert session.get_one(ReturnCase, done["return_id"]).method_id == "pm-alice-gift"


# --- everybody's own --------------------------------------------------------------------------------------------------


def test_nobody_touches_another_customers_order(shop, store, clock):
    number, item = clock["order_number"], clock["items"][0]["item_id"]
    calls = {
        "check_cancel": {},
        "check_change": {"kind": "items"},
        "get_warranty": {"item_id": item},
        "order_returns": {},
        "cancel_order": {},
        "change_address": {"address": "1 Main Street, Paris, 75001, FR"},
        "change_items": {"item_id": item, "new_product_id": "clocks-station-white"},
        "change_payment": {"payment_method": "card"},
        "send_invoice": {},
    }
    shop = Toolbox(store, now=lambda: NOON, media=store_folder(store))
    before = store.fingerprint()
    for tool, args in calls.items():
        with pytest.raises(NotFound):
            ask(shop, tool, WEI, key=tool, order_number=number, **args)
        with pytest.raises(NotAllowed):
            ask(shop, tool, None, key=tool, order_number=number, **args)
    assert store.fingerprint() == before


def store_folder(store: Store):
    return Path(str(store.engine.url.database)).parent


def test_an_older_file_undoes_no_change(shop, store, clock, tmp_path):
    export_shop(store, tmp_path / "old.jsonl")
    ask(shop, "change_payment", ALICE, key="1", order_number=clock["order_number"], payment_method="PayPal")
    before = store.fingerprint()
    result = import_shop(store, tmp_path / "old.jsonl")
    assert [row.reason for row in result.rejected if clock["order_number"] in row.reason]
    assert len(result.rejected) == 1
    assert store.fingerprint() == before
    export_shop(store, tmp_path / "new.jsonl")
    assert import_shop(store, tmp_path / "new.jsonl").rejected == []
    assert store.fingerprint() == before


@pytest.mark.parametrize(("days", "covered"), [(0, True), (700, True), (740, False)])
def test_warranty(store, days, covered):
    shop = Toolbox(store, now=lambda: NOON + timedelta(days=days))
    order = orders_of(shop, ALICE, "delivered")[0]
    answer = ask(
        shop, "get_warranty", ALICE, order_number=order["order_number"], item_id=order["items"][0]["item_id"]
    ).data
    assert answer["until"] == "2028-05-14"
    assert (answer["covered"], answer["reason"]) == (covered, None if covered else "warranty-ended")
    pending = orders_of(shop, ALICE, "pending")[0]
    item = pending["items"][0]["item_id"]
    answer = ask(shop, "get_warranty", ALICE, order_number=pending["order_number"], item_id=item).data
    assert (answer["until"], answer["covered"], answer["reason"]) == (None, False, "not-delivered")
