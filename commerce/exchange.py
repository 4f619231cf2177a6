"""The whole shop in and out as JSON Lines: a record a line, categories and terms first, orders last.

Receipts, the audit trail and embeddings stay where they are: they prove what was done here.
"""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from commerce import catalog, intake
from commerce.outlet import records_of
from commerce.records import AnyRecord, parse
from commerce.store import Store
from kernel.errors import BadInput, VitrineError

Progress = Callable[[int, int], None]
"""Called with what is done and what there is in all: bytes of the file for an import; rows, with 0 for an unknown end,
for an export."""
_BATCH = 200
"""Rows a transaction: long enough to be fast, short enough that shoppers' writes need not wait."""
_LINE_BYTES = 4 * 2**20


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that was left out: its line, counted from 1, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: rows written by kind, and the rejected ones."""

    written: Tally[str] = field(default_factory=Tally)
    rejected: list[Rejected] = field(default_factory=list)


def export_shop(store: Store, path: Path, progress: Progress | None = None) -> Tally[str]:
    """Write the shop to `path`, rows counted by kind. The file appears only when it is whole."""
    counts: Tally[str] = Tally()
    unfinished = path.with_name(path.name + ".part")
    path.parent.mkdir(parents=True, exist_ok=True)
    with store.read() as session, unfinished.open("w", encoding="utf-8") as file:
        for record in records_of(session):
            file.write(record.model_dump_json() + "\n")
            counts[record.kind] += 1
            if progress is not None:
                progress(counts.total(), 0)
    unfinished.replace(path)
    return counts


def import_shop(store: Store, path: Path, progress: Progress | None = None) -> Imported:
    """Read records from `path` into the store. Rows that cannot be used are left out and reported.

    The same file again changes nothing. An order that has got a return here since the file was written is kept as it
    is. Raises `BadInput` when the file cannot be read.
    """
    result = Imported()
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            done = 0
            for batch in _batches(file):
                _write(store, batch, result)
                done += sum(len(line) for _, line in batch)
                if progress is not None:
                    progress(done, size)
    except OSError as error:
        raise BadInput(f"cannot read {path}: {error.strerror}", argument="path") from error
    return result


def _batches(lines: Iterable[bytes]) -> Iterator[list[tuple[int, bytes]]]:
    batch: list[tuple[int, bytes]] = []
    for numbered in enumerate(lines, 1):
        batch.append(numbered)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _write(store: Store, batch: list[tuple[int, bytes]], result: Imported) -> None:
    with store.write() as session:
        products = result.written["product"] + result.written["category"] + result.written["term"]
        for number, line in batch:
            if not line.strip():
                continue
            try:
                record = _parsed(line)
                _put(session, record)
            except VitrineError as error:
                result.rejected.append(Rejected(number, str(error)))
            else:
                result.written[record.kind] += 1
        if result.written["product"] + result.written["category"] + result.written["term"] > products:
            catalog.touch(session)


def _parsed(line: bytes) -> AnyRecord:
    if len(line) > _LINE_BYTES:
        raise BadInput(f"a row of {len(line)} bytes; {_LINE_BYTES} is the most")
    try:
        return parse(line)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BadInput(f"{where}: {first['msg']}" if where else first["msg"]) from error


def _put(session: Session, record: AnyRecord) -> None:
    """One row, alone: what fails is undone without its neighbours."""
    try:
        with session.begin_nested():
            intake.put(record, session)
    except IntegrityError as error:
        raise BadInput(f"{record.kind}: {error.orig}") from error
