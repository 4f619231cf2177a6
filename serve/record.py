"""A session as JSON lines: every event with the time of its turn, and the shop's state before and after.

The first line says which session and which shop, the last one that the recording is whole. Sound is left out: its
mouth shapes stay, and a replay speaks anew. What customers said and where they live stands in a recording, so only its
owner may read the file.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast

from pydantic import TypeAdapter, ValidationError

from commerce import demo
from commerce.store import Store
from kernel.errors import BadInput, Undecodable
from multimodal import events as ev
from serve.session import Session

FORMAT = 1
_OWNER_ONLY = 0o600
_FIX = "Name a file that vitrine talk --record has written"


@dataclass(frozen=True, slots=True)
class Head:
    """The first line. `shop` is the shop's fingerprint, `seeded_on` the date of its seed where it is the demo shop."""

    recording: int
    session: str
    shop: str
    seeded_on: date | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One event and when its turn began."""

    at: datetime
    event: ev.AnyEvent


@dataclass(frozen=True, slots=True)
class Tail:
    """The last line: how many events there are, and the shop's fingerprint after them."""

    events: int
    shop: str


@dataclass(frozen=True, slots=True)
class Recording:
    """A whole recorded session that began with `start`; `entries[n]` stands in line n + 2 of its file."""

    head: Head
    start: ev.SessionStarted
    entries: tuple[Entry, ...]
    tail: Tail


_HEAD, _ENTRY, _TAIL = TypeAdapter(Head), TypeAdapter(Entry), TypeAdapter(Tail)


class Recorder:
    """A listener that writes a session to `path`; `SessionEnded` completes the file. Attach it before the start."""

    def __init__(self, path: Path, session: Session, store: Store, *, keep_shop: bool = False) -> None:
        """Replaces what lies at `path`. `keep_shop` copies the shop as it is (SQLite only) to `shop_of(path)`: a
        demo shop can be made again from its seed, one that has changed since, or another, cannot."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._out = os.fdopen(_private(path), "w", encoding="utf-8")
        shop_of(path).unlink(missing_ok=True)
        if keep_shop:
            os.close(_private(shop_of(path)))
            if not store.copy_to(shop_of(path)):
                shop_of(path).unlink()
        self._session = session
        self._store = store
        self._events = 0
        self._write(_HEAD.dump_json(Head(FORMAT, session.id, store.fingerprint(), demo.seeded_on(store))))

    def __call__(self, event: ev.Event) -> None:
        if isinstance(event, ev.AvatarCue):
            event = replace(event, speech=replace(event.speech, pcm=b""))
        self._events += 1
        self._write(_ENTRY.dump_json(Entry(self._session.clock.now(), cast(ev.AnyEvent, event))))
        if isinstance(event, ev.SessionEnded):
            self._write(_TAIL.dump_json(Tail(self._events, self._store.fingerprint())))
            self._out.close()

    def _write(self, line: bytes) -> None:
        self._out.write(line.decode() + "\n")
        self._out.flush()  # a session that dies leaves what it did


def shop_of(path: Path) -> Path:
    """Where the shop that the recording at `path` began with is kept, if it is."""
    return path.with_name(f"{path.name}.shop")


def _private(path: Path) -> int:
    """A new file for its owner alone, open for writing."""
    path.unlink(missing_ok=True)  # its mode would stay
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)


def load(path: Path) -> Recording:
    """The recording at `path`. Raises `BadInput` where there is none, `Undecodable` naming the line that is wrong."""
    try:
        lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror}", fix=_FIX) from error
    except UnicodeDecodeError as error:
        raise Undecodable(f"{path} is no text: {error}", fix=_FIX) from error
    if lines == [""]:
        raise Undecodable(f"{path} is empty", fix="Record the session again")
    head = _read(_HEAD, path, 1, lines[0])
    if head.recording != FORMAT:
        raise Undecodable(f"{path} has format {head.recording}, not {FORMAT}", fix="Record the session again")
    if '"event":' in lines[-1] or len(lines) == 1:
        raise Undecodable(f"{path} ends after line {len(lines)}: its session was cut off", fix="Record it again")
    tail = _read(_TAIL, path, len(lines), lines[-1])
    entries = tuple(_read(_ENTRY, path, number, line) for number, line in enumerate(lines[1:-1], 2))
    if len(entries) != tail.events:
        raise Undecodable(f"{path} holds {len(entries)} of {tail.events} events", fix="Record the session again")
    start = entries[0].event if entries else None
    if not isinstance(start, ev.SessionStarted):
        raise Undecodable(f"{path}, line 2: no session_started", fix="Attach the recorder before the session's start")
    return Recording(head, start, entries, tail)


def _read(codec: TypeAdapter[Any], path: Path, number: int, line: str) -> Any:
    try:
        return codec.validate_json(line)
    except ValidationError as error:
        raise Undecodable(f"{path}, line {number}: {ev.why(error)}", fix="Record the session again") from error
