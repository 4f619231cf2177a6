"""The shop out to a file and in again: complete, repeatable, every bad row reported."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from commerce import demo
from commerce.exchange import export_shop, import_shop
from commerce.store import Store
from commerce.tools import Toolbox
from kernel.errors import BadInput

pytestmark = pytest.mark.integration

TODAY = date(2026, 5, 20)
NOON = datetime(2026, 5, 20, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    """The demo shop's file, its fingerprint and its row counts."""
    folder = tmp_path_factory.mktemp("exported")
    store = Store(f"sqlite:///{folder}/shop.sqlite")
    demo.fill(store, today=TODAY)
    counts = export_shop(store, folder / "shop.jsonl")
    fingerprint = store.fingerprint()
    store.close()
    return folder / "shop.jsonl", fingerprint, counts


@pytest.fixture
def store(tmp_path):
    store = Store(f"sqlite:///{tmp_path}/shop.sqlite")
    yield store
    store.close()


def test_out_and_in_is_the_same_shop(exported, store):
    path, fingerprint, counts = exported
    steps = []
    result = import_shop(store, path, progress=lambda done, total: steps.append((done, total)))
    assert result.rejected == []
    assert result.written == counts
    assert counts["product"] == 254
    assert store.fingerprint() == fingerprint
    assert steps[-1] == (path.stat().st_size, path.stat().st_size)
    assert [done for done, _ in steps] == sorted(done for done, _ in steps)


def test_twice_is_once(exported, store):
    path, fingerprint, _ = exported
    import_shop(store, path)
    import_shop(store, path)
    assert store.fingerprint() == fingerprint


def test_what_was_imported_can_be_found_and_returned(exported, store):
    path, _, _ = exported
    shop = Toolbox(store, now=lambda: NOON)
    assert shop.call("find_products", {"query": "mug"}, customer=None, lang="en", key="").data["total"] == 0
    import_shop(store, path)
    assert shop.call("find_products", {"query": "mug"}, customer=None, lang="en", key="").data["total"] == 13
    order = _delivered(shop)
    result = shop.call("start_return", _return_of(order), customer="c-alice", lang="en", key="k")
    numbers = [json.loads(line)["returns"] for line in path.read_text("utf-8").splitlines() if '"kind":"order"' in line]
    known = {case["id"] for cases in numbers for case in cases}
    assert result.data["return_id"] not in known


def test_an_old_file_does_not_undo_a_return(exported, store):
    path, _, _ = exported
    import_shop(store, path)
    shop = Toolbox(store, now=lambda: NOON)
    order = _delivered(shop)
    shop.call("start_return", _return_of(order), customer="c-alice", lang="en", key="k")
    before = store.fingerprint()
    result = import_shop(store, path)
    assert [rejected.reason for rejected in result.rejected if order["order_number"] in rejected.reason]
    assert len(result.rejected) == 1
    assert store.fingerprint() == before


def _delivered(shop):
    found = shop.call("list_orders", {"limit": 50}, customer="c-alice", lang="en", key="").data["orders"]
    return next(order for order in found if order["state"] == "delivered")


def _return_of(order):
    return {
        "order_number": order["order_number"],
        "item_id": order["items"][0]["item_id"],
        "issue_type": "defective",
        "evidence": "It broke.",
        "resolution": "refund",
        "refund_method": "gift_card",
    }


GOOD = {
    "category": {"kind": "category", "id": "hats", "names": {"en": "Hats"}},
    "product": {
        "kind": "product",
        "id": "hat-1",
        "category": "hats",
        "names": {"en": "Straw hat"},
        "variants": [{"id": "hat-1", "stock": 2, "prices": {"EUR": "25.00"}}],
    },
    "customer": {"kind": "customer", "id": "c1", "email": "Ida@Example.com", "name": "Ida"},
    "order": {
        "kind": "order",
        "number": "VT-1",
        "customer": "c1",
        "state": "delivered",
        "currency": "EUR",
        "shipping": "4.90",
        "total": "29.90",
        "payment": "PayPal",
        "ship_to": {"street": "S", "city": "C", "postal_code": "1", "country": "DE"},
        "ordered_on": "2026-05-01",
        "items": [{"id": "VT-1-1", "variant": "hat-1", "quantity": 1, "price": "25.00", "state": "delivered"}],
    },
}


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("{broken", "Invalid JSON"),
        ('"text"', "dictionary|object"),
        ("\udcff", "Invalid JSON"),
        (GOOD["product"] | {"kind": "pony"}, "pony"),
        (GOOD["product"] | {"id": "hat-2", "category": "caps"}, "no category 'caps'"),
        (GOOD["product"] | {"id": "hat-2"}, "variant 'hat-1' belongs to product 'hat-1'"),
        (GOOD["product"] | {"names": {}}, "names"),
        (GOOD["product"] | {"colour": "red"}, "colour"),
        (GOOD["product"] | {"variants": [{"id": "hat-1", "prices": {"EUR": "-1"}}]}, "prices"),
        (GOOD["product"] | {"variants": [{"id": "hat-1", "prices": {"EUR": "1.999"}}]}, "prices"),
        (GOOD["customer"] | {"id": "c2"}, "belongs to customer 'c1'"),
        (GOOD["customer"] | {"email": "ida"}, "email"),
        (GOOD["order"] | {"total": "30.00"}, "add up to 29.90, not to 30.00"),
        (GOOD["order"] | {"customer": "c9"}, "no customer 'c9'"),
        (GOOD["order"] | {"state": "lost"}, "state"),
    ],
)
def test_a_bad_row_is_reported_and_the_rest_goes_in(store, tmp_path, bad, reason):
    rows = [*GOOD.values()]
    lines = [json.dumps(row) for row in rows]
    lines.append(bad if isinstance(bad, str) else json.dumps(bad))
    lines.append("")
    lines.append(json.dumps({"kind": "term", "term": "red", "texts": {"zh": "红色"}}))
    path = tmp_path / "shop.jsonl"
    path.write_bytes("\n".join(lines).encode("utf-8", "surrogateescape"))
    result = import_shop(store, path)
    assert [rejected.line for rejected in result.rejected] == [5]
    assert pytest.importorskip("re").search(reason, result.rejected[0].reason)
    assert dict(result.written) == {"category": 1, "product": 1, "customer": 1, "order": 1, "term": 1}


def test_no_such_file(store, tmp_path):
    with pytest.raises(BadInput, match="cannot read"):
        import_shop(store, tmp_path / "nothing.jsonl")
