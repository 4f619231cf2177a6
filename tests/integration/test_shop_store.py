"""The database: migrations, transactions, many writers, fingerprints."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, select, text
from sqlalchemy.exc import IntegrityError, StatementError

import commerce.migrations
from commerce import demo
from commerce.schema import (
    Audit,
    Base,
    Category,
    CategoryText,
    Counter,
    Customer,
    Price,
    Product,
    ReturnCase,
    Term,
    Variant,
)
from commerce.store import Store, next_number
from kernel.errors import BadInput, EngineUnavailable

pytestmark = pytest.mark.integration

TODAY = date(2026, 5, 20)


@pytest.fixture
def store(tmp_path):
    store = Store(f"sqlite:///{tmp_path}/new/shop.sqlite")
    yield store
    store.close()


def test_the_migrations_make_the_tables_of_the_schema(store):
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_sqlite_is_set_up_for_many_readers_and_one_writer(store):
    with store.read() as session:
        assert session.scalar(text("PRAGMA journal_mode")) == "wal"
        assert session.scalar(text("PRAGMA foreign_keys")) == 1
        assert session.scalar(text("PRAGMA busy_timeout")) == 30_000


def test_opening_again_changes_nothing(tmp_path):
    url = f"sqlite:///{tmp_path}/shop.sqlite"
    first = Store(url)
    demo.fill(first, today=TODAY)
    before = first.fingerprint()
    first.close()
    second = Store(url)
    assert not second.is_empty()
    assert second.fingerprint() == before
    second.close()


def test_the_same_seed_and_day_give_the_same_shop(tmp_path):
    prints = []
    for name, seed in (("a", 7), ("b", 7), ("c", 8)):
        store = Store(f"sqlite:///{tmp_path}/{name}.sqlite")
        demo.fill(store, seed=seed, today=TODAY)
        prints.append(store.fingerprint())
        store.close()
    assert prints[0] == prints[1] != prints[2]


def test_a_fingerprint_sees_every_change_but_the_clock(store):
    demo.fill(store, today=TODAY)
    prints = [store.fingerprint()]
    with store.write() as session:
        session.get_one(Variant, "mugs-harbor-red").stock += 1
    prints.append(store.fingerprint())
    with store.write() as session:
        session.get_one(Customer, "c-wei").phone = "+86 10 5550 2369"
    prints.append(store.fingerprint())
    assert len(set(prints)) == 3
    with store.write() as session:
        session.get_one(ReturnCase, "RT-500001").created_at = datetime(2030, 1, 1, tzinfo=UTC)
    assert store.fingerprint() == prints[-1]


def test_money_is_exact(store):
    with store.write() as session:
        session.add(Category(id="c"))
        session.flush()
        session.add(Product(id="p", category_id="c"))
        session.flush()
        session.add(Variant(id="v", product_id="p", options={}))
        session.flush()
        session.add(Price(variant_id="v", currency="EUR", amount=Decimal("1234567890.10")))
    with store.read() as session:
        price = session.get_one(Price, ("v", "EUR"))
        assert str(price.amount) == "1234567890.10"
        assert session.scalar(select(Price.variant_id).where(Price.amount > Decimal("1234567890.09"))) == "v"
        assert session.scalar(select(Price.variant_id).where(Price.amount > Decimal("1234567890.10"))) is None


def test_a_moment_without_a_time_zone_is_refused(store):
    with pytest.raises(StatementError, match="no time zone"), store.write() as session:
        session.add(Audit(at=datetime(2026, 1, 1), tool="t", receipt_id="r", detail={}))


def test_foreign_keys_hold(store):
    with pytest.raises(IntegrityError), store.write() as session:
        session.add(Product(id="p", category_id="nowhere"))


def test_a_failed_write_leaves_nothing(store):
    before = store.fingerprint()

    def write() -> None:
        with store.write() as session:
            session.add(Category(id="c"))
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write()
    assert store.fingerprint() == before


def test_eight_threads_write_at_once(store):
    """Read, then write: what breaks with deferred transactions ("database is locked") and with lost updates."""
    with store.write() as session:
        session.add(Counter(name="n", value=0))

    def work(_: int) -> list[int]:
        numbers = []
        for _ in range(40):
            with store.write() as session:
                numbers.append(next_number(session, "n"))
        return numbers

    with ThreadPoolExecutor(8) as pool:
        numbers = [number for batch in pool.map(work, range(8)) for number in batch]
    assert sorted(numbers) == list(range(1, 321))
    with store.read() as session:
        assert session.get_one(Counter, "n").value == 320


def test_a_reader_is_not_held_up_by_a_writer(store):
    with store.write() as writer:
        writer.add(Category(id="c"))
        writer.flush()
        with store.read() as reader:
            assert reader.get(Category, "c") is None


def test_two_processes_may_open_a_new_shop_at_once(tmp_path):
    url = f"sqlite:///{tmp_path}/shop.sqlite"
    with ThreadPoolExecutor(4) as pool:
        for store in list(pool.map(Store, [url] * 4)):
            assert store.is_empty()
            store.close()
    with sqlite3.connect(tmp_path / "shop.sqlite") as connection:
        assert connection.execute("select version_num from alembic_version").fetchall() == [("0003",)]
    connection.close()


@pytest.mark.parametrize("url", ["nonsense", "://x"])
def test_no_url(url):
    with pytest.raises(BadInput):
        Store(url)


def test_no_driver_and_no_folder(tmp_path):
    with pytest.raises(EngineUnavailable, match="driver"):
        Store("nosuchdb://host/shop")
    (tmp_path / "file").write_text("")
    with pytest.raises(EngineUnavailable, match="does not open"):
        Store(f"sqlite:///{tmp_path}/file/shop.sqlite")
    (tmp_path / "broken.sqlite").write_bytes(b"this is no database, but long enough to look like a file" * 40)
    with pytest.raises(EngineUnavailable, match="does not open"):
        Store(f"sqlite:///{tmp_path}/broken.sqlite")


def test_a_shop_of_the_first_revision_keeps_its_words(tmp_path):
    """Other words for a term had no language, and keywords were parted by spaces."""
    url = f"sqlite:///{tmp_path}/old.sqlite"
    engine = create_engine(url)
    with engine.connect() as connection, connection.begin():
        config = Config()
        config.set_main_option("script_location", str(Path(commerce.migrations.__file__).parent))
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        for statement in (
            "insert into categories (id, position) values ('mugs', 0)",
            "insert into category_texts values ('mugs', 'en', 'Mugs', 'cup coffee')",
            "insert into terms values ('red', 'zh', '红色')",
            "insert into aliases values ('crimson', 'red'), ('大红', 'red'), ('scarlet', 'red')",
        ):
            connection.execute(text(statement))
    engine.dispose()
    store = Store(url)
    with store.read() as session:
        assert session.scalars(select(CategoryText.keywords)).all() == ["cup, coffee"]
        words = session.execute(select(Term.lang, Term.text, Term.also).order_by(Term.lang)).all()
        assert words == [("en", "red", "crimson, scarlet"), ("zh", "红色", "大红")]
    store.close()
