"""Work on files by the thousand: what goes in, in order; one JSON object a line out; an error costs its line alone."""

from __future__ import annotations

import json
import os
import stat
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import typer

from kernel.errors import BadInput, NotFound, TooLarge, Undecodable, VitrineError
from serve.cli.console import bars, emit, note, one_line

T = TypeVar("T")
R = TypeVar("R")
Record = dict[str, Any]
STDIN = "-"
IMAGES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp")
SOUNDS = (".wav", ".mp3", ".flac", ".ogg", ".oga", ".opus", ".webm", ".m4a", ".mp4", ".aac")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file, counted from 1; `read` is the part of the file (bytes) up to its end."""

    number: int
    raw: bytes
    read: int


@contextmanager
def lines(name: str) -> Iterator[tuple[Iterator[Line], int]]:
    """The lines of file `name` ("-": stdin) that are not blank, as they come, and its bytes in all (0: unknown).

    Raises `NotFound` or `BadInput`.
    """
    if name == STDIN:
        yield _lines(sys.stdin.buffer), 0
        return
    try:
        file = Path(name).open("rb")  # noqa: SIM115 - what fails here and what fails later are told apart
    except FileNotFoundError as error:
        raise NotFound(f"there is no file {name}", fix="Check the path; - reads from stdin") from error
    except (OSError, ValueError) as error:  # ValueError: a path with a null byte
        reason = getattr(error, "strerror", None) or str(error)
        raise BadInput(f"cannot read {name}: {reason}", fix="Name a file that can be read") from error
    with file:
        about = os.fstat(file.fileno())
        yield _lines(file), about.st_size if stat.S_ISREG(about.st_mode) else 0


def _lines(file: Iterable[bytes]) -> Iterator[Line]:
    read = 0
    for number, raw in enumerate(file, 1):
        read += len(raw)
        raw = raw.removeprefix(b"\xef\xbb\xbf") if number == 1 else raw
        if raw.strip():
            yield Line(number, raw, read)


def parse(line: Line) -> Record:
    """The JSON object in `line`. Raises `Undecodable` or `BadInput`."""
    try:
        record = json.loads(line.raw.decode("utf-8"), parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise Undecodable(f"line {line.number} is not UTF-8: {error.reason}", fix="Convert the file") from error
    except (ValueError, RecursionError) as error:
        raise BadInput(f"line {line.number} is not JSON: {error}", fix="Write one JSON object a line") from error
    if not isinstance(record, dict):
        raise BadInput(f"line {line.number} is no JSON object", fix='Write {"id": ..., ...}')
    return record


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no JSON number")


def text_of(record: Mapping[str, Any], field: str) -> str:
    """The text in `field`. Raises `BadInput`."""
    if not isinstance(record.get(field), str):
        raise BadInput(f'"{field}" is no text' if field in record else f'no "{field}"')
    return str(record[field])


def each_line(name: str, what: str, work: Callable[[Record], Record]) -> None:
    """Write `{"id", **work(record)}` for each record of file `name`; exit code 1 if any failed.

    What has no id is known by the number of its line, in "line".
    """
    failed = done = 0
    with lines(name) as (found, size), bars() as tell:
        for done, line in enumerate(found, 1):
            known: Record = {"id": None, "line": line.number}
            try:
                record = parse(line)
                known = {"id": record["id"]} if "id" in record else known
                emit(known | work(record))
            except VitrineError as error:
                failed += 1
                emit(known | _error(error))
            tell(what, line.read if size else done, size)
    _end(done, failed)


def each_file(paths: list[Path], what: str, work: Callable[[Path], Record], threads: int = 2) -> None:
    """Write `{"file", **work(path)}` for each path, `threads` at a time; exit code 1 if any failed."""

    def tried(path: Path) -> Record:
        try:
            return {"file": str(path)} | work(path)
        except VitrineError as error:
            return {"file": str(path)} | _error(error)

    failed = 0
    with bars() as tell:
        for done, record in enumerate(in_order(tried, paths, threads), 1):
            failed += "error" in record
            emit(record)
            tell(what, done, len(paths))
    _end(len(paths), failed)


def _error(error: VitrineError) -> Record:
    return {"error": one_line(str(error)), "code": error.code}


def _end(done: int, failed: int) -> None:
    if failed:
        note(f"{failed} of {done} failed; their lines say why.")
        raise typer.Exit(1)


def in_order(work: Callable[[T], R], items: Iterable[T], threads: int) -> Iterator[R]:
    """`work` of each item in their order, `threads` at a time; never more than a few results wait."""
    pool = ThreadPoolExecutor(threads, thread_name_prefix="files")
    waiting: deque[Future[R]] = deque()
    try:
        for item in items:
            waiting.append(pool.submit(work, item))
            if len(waiting) > 2 * threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def files(names: list[str], suffixes: tuple[str, ...]) -> list[Path]:
    """The files that `names` mean: themselves, all with `suffixes` below a folder, or for "-" a path a line of stdin.

    Raises `NotFound` for an empty folder; a file that is not there is reported when its turn comes.
    """
    found: list[Path] = []
    for name in names:
        if name == STDIN:
            found += [Path(os.fsdecode(line.raw.strip())) for line in _lines(sys.stdin.buffer)]
        elif Path(name).is_dir():
            inside = sorted(p for p in Path(name).rglob("*") if p.suffix.lower() in suffixes and p.is_file())
            if not inside:
                raise NotFound(f"nothing to read in {name}", fix=f"It looks for {', '.join(suffixes)}")
            found += inside
        else:
            found.append(Path(name))
    return found


def content(path: Path, limit: int) -> bytes:
    """The bytes of `path`. Raises `NotFound`, `BadInput`, or `TooLarge` over `limit` bytes."""
    try:
        size = path.stat().st_size
        if size > limit:
            fix = "Send a smaller file, or raise VITRINE_LIMITS__IMAGE_BYTES or VITRINE_LIMITS__AUDIO_BYTES"
            raise TooLarge(f"{path} has {size} bytes, {limit} are allowed", fix=fix, limit=limit, got=size)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise NotFound(f"there is no file {path}", fix="Check the path") from error
    except (OSError, ValueError) as error:  # ValueError: a path with a null byte
        reason = getattr(error, "strerror", None) or str(error)
        raise BadInput(f"cannot read {path}: {reason}", fix="Name a file that can be read") from error
