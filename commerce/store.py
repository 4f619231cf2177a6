"""The shop's database: one place that opens it, migrates it and begins transactions."""

from __future__ import annotations

import hashlib
import json
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError
from sqlalchemy.orm import Session

from commerce.schema import Base, Counter, Embedding, Product, Secret
from kernel.errors import BadInput, EngineUnavailable

_MIGRATIONS = Path(__file__).parent / "migrations"
_CHECK = "Check the folder, or VITRINE_DATABASE_URL"
_BUSY_S = 30.0
"""How long a writer waits for the one before it. Writes take milliseconds; a burst of hundreds still fits."""


class Store:
    """The shop's data at a SQLAlchemy URL, SQLite or PostgreSQL, created and migrated on opening.

    Safe to use from several threads. Raises `EngineUnavailable` when there is no such database or driver.
    """

    def __init__(self, url: str) -> None:
        self.engine = _engine(url)
        self._writer = self.engine.execution_options(vitrine_write=True)
        try:
            with self._writer.connect() as connection:
                migrate(connection)
        except DatabaseError as error:
            self.engine.dispose()
            raise EngineUnavailable(f"the shop's database does not open: {error.orig}", fix=_CHECK) from error

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A consistent view of the shop; changes are thrown away."""
        with Session(self.engine) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One transaction, all or nothing. On SQLite it takes the write lock at once, so that what is read stays true
        until the commit and two writers queue instead of failing."""
        with Session(self._writer) as session, session.begin():
            yield session

    def is_empty(self) -> bool:
        """Whether the catalogue has no product yet."""
        with self.read() as session:
            return session.scalar(select(Product.id).limit(1)) is None

    def copy_to(self, path: Path) -> bool:
        """Copy the whole shop to a SQLite file at `path`; False, and no file, where it is in another database."""
        raw = self.engine.raw_connection()
        try:
            source = raw.driver_connection
            if not isinstance(source, sqlite3.Connection):
                return False
            with closing(sqlite3.connect(path)) as target:
                source.backup(target)
            return True
        finally:
            raw.close()

    def fingerprint(self) -> str:
        """SHA-256 over every row of the shop, without wall-clock columns, idempotency keys, embeddings and counters.

        Two shops with the same fingerprint hold the same goods, customers, orders, returns and receipts.
        """
        digest = hashlib.sha256()
        with self.read() as session:
            for mapper in sorted(Base.registry.mappers, key=lambda mapper: str(mapper.local_table)):
                if mapper.class_ in _DERIVED:
                    continue
                table = mapper.class_.__table__
                columns = [column for column in table.c if column.name not in mapper.class_.volatile]
                keyed = all(column in columns for column in table.primary_key.columns)
                order = table.primary_key.columns if keyed else columns
                digest.update(table.name.encode())
                for row in session.execute(select(*columns).order_by(*order)):
                    digest.update(json.dumps(list(row), default=str, sort_keys=True, ensure_ascii=False).encode())
        return digest.hexdigest()


_DERIVED = (Embedding, Counter, Secret)
"""Tables that follow from others, or say nothing about the shop."""


def next_number(session: Session, name: str) -> int:
    """The next number of the counter `name`, which the migrations made. A rolled back number is given again."""
    counter = session.get_one(Counter, name, with_for_update=True)
    counter.value += 1
    session.flush()
    return counter.value


def secret(session: Session, name: str) -> bytes:
    """The shop's secret of this name, made when it is first asked for; the session must be one that writes."""
    row = session.get(Secret, name)
    if row is None:
        row = Secret(name=name, value=secrets.token_hex(32))
        session.add(row)
        session.flush()
    return bytes.fromhex(row.value)


def migrate(connection: Connection) -> None:
    """Bring the tables to the newest revision; nothing happens when they are there."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    with connection.begin():
        command.upgrade(config, "head")


def _engine(url: str) -> Engine:
    try:
        parsed = make_url(url)
        sqlite = parsed.get_backend_name() == "sqlite"
        if sqlite and parsed.database:
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(parsed, connect_args={"timeout": _BUSY_S} if sqlite else {}, pool_pre_ping=not sqlite)
    except OSError as error:
        raise EngineUnavailable(f"the shop's database does not open: {error}", fix=_CHECK) from error
    except (NoSuchModuleError, ImportError) as error:
        raise EngineUnavailable(f"no driver for this database: {error}", fix="pip install 'psycopg[binary]'") from error
    except ArgumentError as error:
        raise BadInput(
            f"'{url}' is no database URL", fix="Such as sqlite:////path/shop.sqlite", argument="url"
        ) from error
    if sqlite:
        event.listen(engine, "connect", _sqlite_connected)
        event.listen(engine, "begin", _sqlite_begin)
    return engine


def _sqlite_connected(connection: Any, record: object) -> None:
    del record
    connection.isolation_level = None  # the driver begins nothing by itself; `_sqlite_begin` does
    give_up = monotonic() + _BUSY_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            break
        except sqlite3.OperationalError as error:  # two open a new file at once: here SQLite does not wait by itself
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or monotonic() > give_up:
                raise
            sleep(0.01)
    for pragma in ("synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _sqlite_begin(connection: Connection) -> None:
    write = connection.get_execution_options().get("vitrine_write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
