"""The demo shop's calendar: moved along while nobody uses it, left alone and told of afterwards."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import delete

from commerce import demo
from commerce.demo import freshness
from commerce.schema import Customer, Order, ProductText, ReturnCase
from commerce.store import Store
from commerce.tools import Toolbox

pytestmark = pytest.mark.integration

TODAY = date(2026, 5, 20)
LATER = TODAY + timedelta(days=40)


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    path = tmp_path_factory.mktemp("demo") / "shop.sqlite"
    store = Store(f"sqlite:///{path}")
    demo.fill(store, today=TODAY, follow=True)
    assert store.copy_to(path.with_suffix(".copy"))
    store.close()
    return path.with_suffix(".copy")


@pytest.fixture
def store(template, tmp_path):
    path = tmp_path / "shop.sqlite"
    path.write_bytes(template.read_bytes())
    store = Store(f"sqlite:///{path}")
    yield store
    store.close()


def advised(store, today):
    return freshness.advice(store, demo.seeded_on(store), today=today)


def test_an_unused_shop_moves_to_the_day_as_if_it_had_been_made_on_it(store, tmp_path):
    assert advised(store, TODAY) is None
    assert "40 days old" in advised(store, LATER)
    assert freshness.renew(store, today=LATER) == 40
    assert freshness.renew(store, today=LATER) == 0
    assert demo.seeded_on(store) == LATER
    assert advised(store, LATER) is None
    new = Store(f"sqlite:///{tmp_path}/new.sqlite")
    demo.fill(new, today=LATER)
    assert store.fingerprint() == new.fingerprint()
    with store.read() as moved, new.read() as made:  # a fingerprint leaves moments out
        assert moved.get_one(ReturnCase, "RT-500001").created_at == made.get_one(ReturnCase, "RT-500001").created_at
        parcels = [parcel for order in moved.query(Order) for parcel in order.parcels]
        assert max(event.at for parcel in parcels for event in parcel.events).date() == LATER
    new.close()


def test_eight_processes_that_start_at_once_move_it_once(store):
    with ThreadPoolExecutor(8) as pool:
        moved = list(pool.map(lambda _: freshness.renew(store, today=LATER), range(8)))
    assert sorted(moved) == [0] * 7 + [40]
    assert demo.seeded_on(store) == LATER


def test_a_clock_that_goes_back_moves_nothing(store):
    before = store.fingerprint()
    assert freshness.renew(store, today=TODAY - timedelta(days=3)) == 0
    assert store.fingerprint() == before


def test_a_shop_in_which_somebody_returned_something_stays_and_is_told_of(store):
    noon = datetime(2026, 5, 20, 12, tzinfo=UTC)
    shop = Toolbox(store, now=lambda: noon)
    orders = shop.call("list_orders", {"limit": 50}, customer="c-alice", lang="en", key="").data["orders"]
    order = next(order for order in orders if order["state"] == "delivered")
    wish = {"order_number": order["order_number"], "item_id": order["items"][0]["item_id"], "issue_type": "damaged",
            "evidence": "broken", "resolution": "refund", "refund_method": "gift_card"}  # fmt: skip
    shop.call("start_return", wish, customer="c-alice", lang="en", key="k")
    before = store.fingerprint()
    assert freshness.renew(store, today=LATER) == 0
    assert store.fingerprint() == before
    assert "vitrine shop seed --force" in advised(store, LATER)
    assert "a day old" in advised(store, TODAY + timedelta(days=1))


def test_a_shop_with_customers_of_its_own_stays(store):
    with store.write() as session:
        session.add(Customer(id="c-ida", email="ida@example.org", name="Ida", lang="de"))
    assert freshness.renew(store, today=LATER) == 0


def test_a_shop_seeded_for_a_day_stays_on_it(store, tmp_path):
    with store.write() as session:
        freshness.follow(session, None)
    assert freshness.renew(store, today=LATER) == 0
    assert demo.seeded_on(store) == TODAY


def test_a_shop_of_an_older_version_is_told_of(store):
    with store.write() as session:
        session.execute(delete(ProductText).where(ProductText.lang.not_in(("en", "zh"))))
    assert "without ja, ko" in advised(store, TODAY)


def test_another_shop_is_none_of_its_business(store, tmp_path):
    other = Store(f"sqlite:///{tmp_path}/other.sqlite")
    assert freshness.renew(other, today=LATER) == 0
    assert advised(other, LATER) is None
    other.close()
    with store.write() as session:
        session.get_one(Order, "VT-100001").customer_id = "c-luc"
    assert demo.seeded_on(store) is None
