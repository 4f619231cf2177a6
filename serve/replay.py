"""A recorded session played again: its inputs into a new session over a new shop, then event by event compared.

What differs from run to run is left out of the comparison: how long things took, the samples of the voice, the last
digits of a score. Sentences and their sound come from two tasks, so each kind is compared in its own order.
"""

from __future__ import annotations

import asyncio
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from rapidfuzz.distance import Levenshtein
from sqlalchemy import select

from commerce import demo
from commerce.schema import Embedding
from commerce.store import Store
from kernel.errors import BadInput
from multimodal import events as ev
from serve.backend import Backend, local_backend
from serve.record import Recording, load, shop_of
from serve.session import Session
from serve.settings import Settings

_DIGITS = 5
"""Scores are compared to so many places: another processor adds in another order."""
_SHAPES_APART = 2
"""Mouth shapes that may differ in a sentence, or a tenth of them: whether a soft last sound is heard varies."""
_GATED = (ev.Sentence, ev.AvatarCue, ev.Card, ev.TurnEnded)
_IDS = ("session", "turn", "generation", "type")


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a replay first left its recording: the `line` of the file, the field, and both values."""

    line: int
    field: str
    recorded: str
    replayed: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.field}\n  recorded: {self.recorded}\n  replayed: {self.replayed}"


@dataclass(frozen=True, slots=True)
class Report:
    """What a replay found. `first` is the first difference, None where there is none."""

    events: int
    turns: int
    writes: int
    first: Difference | None

    @property
    def equal(self) -> bool:
        """Whether the events and the shop's state came out as recorded."""
        return self.first is None


async def replay(path: Path, settings: Settings, backend: Backend) -> Report:
    """Replay the recording at `path` with `backend`'s engines over the shop that was kept with it, else over a new
    demo shop, seeded as the recorded one was.

    Raises `BadInput` or `Undecodable` for what is no whole recording, or one over another shop that was not kept.
    """
    recording = load(path)
    with TemporaryDirectory(prefix="vitrine-replay-") as folder:
        store = await asyncio.to_thread(_shop_before, path, recording, Path(folder), backend.store)
        try:
            return await replay_over(recording, settings, backend, store)
        finally:
            store.close()


async def replay_over(recording: Recording, settings: Settings, backend: Backend, store: Store) -> Report:
    """Replay `recording` with `backend`'s engines over `store`, the shop as it was before; changes it."""
    before = store.fingerprint()
    clock = RecordedClock(recording.entries[0].at)
    player = _Player(recording, local_backend(settings, backend.engines, store, clock), settings, clock)
    played = await player.play()
    first = (
        _shop_differs(1, "the shop before the session", recording.head.shop, before)
        or _first_difference([entry.event for entry in recording.entries], played)
        or _shop_differs(
            len(recording.entries) + 2, "the shop after the session", recording.tail.shop, store.fingerprint()
        )
    )
    turns = sum(isinstance(event, ev.UserTurn) for event in played)
    writes = sum(isinstance(event, ev.ToolCalled) and event.receipt is not None for event in played)
    return Report(len(played), turns, writes, first)


def _shop_before(path: Path, recording: Recording, folder: Path, seen: Store) -> Store:
    """A shop in `folder` as it was before the recording; a demo shop knows the pictures that `seen` has seen."""
    database = folder / "shop.sqlite"
    if shop_of(path).is_file():
        shutil.copyfile(shop_of(path), database)
        return Store(f"sqlite:///{database}")
    if recording.head.seeded_on is None:
        raise BadInput(f"{path} was recorded over a shop of its own", fix=f"Put that shop's copy at {shop_of(path)}")
    store = Store(f"sqlite:///{database}")
    demo.fill(store, today=recording.head.seeded_on)
    with seen.read() as source, store.write() as target:
        for row in source.scalars(select(Embedding)):
            target.add(Embedding(model=row.model, product_id=row.product_id, vector=row.vector))
    return store


def _shop_differs(line: int, what: str, recorded: str, replayed: str) -> Difference | None:
    return None if recorded == replayed else Difference(line, f"{what} (fingerprint)", recorded, replayed)


# --- playing ----------------------------------------------------------------------------------------------------------


class RecordedClock:
    """The wall clock of the recording, and this machine's stopwatch."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def perf(self) -> float:
        return perf_counter()


class _Replayed(Session):
    """A session that is interrupted when the recording says so, not by how long the sound of its replies lasts."""

    cut: dict[tuple[int, int], frozenset[str]]
    """For each turn and generation whose reply was interrupted: what of it got out."""

    @property
    def speaking(self) -> bool:
        return False

    def _emit(self, event: ev.Event) -> None:
        # Between two events of the recording more may come than came then: it is late by definition.
        out = self.cut.get((event.turn, event.generation))
        if out is None or not isinstance(event, _GATED) or _name(event) in out:
            super()._emit(event)


class _Player:
    """Gives a session the inputs of a recording, each once everything that was recorded before it has come."""

    def __init__(self, recording: Recording, backend: Backend, settings: Settings, clock: RecordedClock) -> None:
        self._recording = recording
        self._clock = clock
        self._played: list[ev.Event] = []
        self._wanted: Counter[str] = Counter()
        self._come: Counter[str] = Counter()
        self._news = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        start = recording.start
        self._session = _Replayed(start.session, backend, settings.limits, start.lang, start.customer)
        self._session.cut = _cut([entry.event for entry in recording.entries])
        self._session.listen(self._hear)

    async def play(self) -> list[ev.Event]:
        """Every event of the session, played to its end."""
        own: set[tuple[int, int]] = set()
        for entry in self._recording.entries:
            event = entry.event
            if isinstance(event, ev.UserTurn):
                own.add((event.turn, event.generation))
            elif isinstance(event, ev.TurnEnded):
                own.discard((event.turn, event.generation))
            if _is_input(event, own):
                await self._caught_up()
                self._clock.at = entry.at
                await self._give(event)
            self._wanted[_lane(event)] += 1
        if self._task is not None:
            await asyncio.wait({self._task})
            if not self._task.cancelled():
                self._task.result()
        return self._played

    async def _give(self, event: ev.Event) -> None:
        session = self._session
        # A turn that was interrupted before it began left no event, but it counted.
        session.turn = event.turn - isinstance(event, ev.UserTurn)
        match event:
            case ev.SessionStarted():
                session.start()
            case ev.LanguageChosen():
                session.choose(event.lang)
            case ev.UserTurn():
                self._task = session.say(event.text, source=event.source, content=event.image)
            case ev.Greeted():
                self._task = session.greet()
            case ev.Interrupted():
                session.interrupt()
            case ev.SessionEnded():
                await session.close()
            case _:
                about = {f.name: getattr(event, f.name) for f in fields(event) if f.name not in _IDS}
                session.emit(type(event), **about)

    async def _caught_up(self) -> None:
        """Wait until as much has come as was recorded so far, or nothing more can come."""
        while self._wanted - self._come and self._task is not None and not self._task.done():
            self._news.clear()
            news = asyncio.create_task(self._news.wait())
            await asyncio.wait({news, self._task}, return_when=asyncio.FIRST_COMPLETED)
            news.cancel()

    def _hear(self, event: ev.Event) -> None:
        self._played.append(event)
        self._come[_lane(event)] += 1
        self._news.set()


def _is_input(event: ev.Event, under_way: set[tuple[int, int]]) -> bool:
    """Whether the event came from outside, not from the dialogue. A failure did when no reply was being made."""
    if isinstance(event, ev.Failed):
        return (event.turn, event.generation) not in under_way
    produced = (ev.Understood, ev.CommandIssued, ev.ToolCalled, *_GATED)
    return not isinstance(event, produced)


def _cut(events: list[ev.Event]) -> dict[tuple[int, int], frozenset[str]]:
    """The replies that never ended: (turn, generation) → names of what came of them."""
    begun = {(e.turn, e.generation) for e in events if isinstance(e, ev.UserTurn)}
    ended = {(e.turn, e.generation) for e in events if isinstance(e, ev.TurnEnded)}
    return {
        at: frozenset(_name(e) for e in events if isinstance(e, _GATED) and (e.turn, e.generation) == at)
        for at in begun - ended
    }


def _name(event: ev.Event) -> str:
    """What tells an event of a reply from the others of its turn."""
    return f"{_type(event)} {getattr(event, 'index', getattr(event, 'kind', ''))}"


# --- comparing --------------------------------------------------------------------------------------------------------


def _lane(event: ev.Event) -> str:
    """Events of one lane come in the same order every time."""
    if isinstance(event, ev.Sentence | ev.AvatarCue):
        return _type(event)
    return "inputs" if _is_input(event, set()) and not isinstance(event, ev.UserTurn | ev.Failed) else "dialogue"


def _type(event: ev.Event) -> str:
    return str(getattr(event, "type", type(event).__name__))


def _first_difference(recorded: list[ev.Event], played: list[ev.Event]) -> Difference | None:
    """The earliest difference, by the line of the recording."""
    lanes = {_lane(event) for event in (*recorded, *played)}
    found = (_in_lane(lane, recorded, played) for lane in lanes)
    return min((hit for hit in found if hit is not None), key=lambda hit: hit.line, default=None)


def _in_lane(lane: str, recorded: list[ev.Event], played: list[ev.Event]) -> Difference | None:
    was = [(line, event) for line, event in enumerate(recorded, 2) if _lane(event) == lane]
    now = [event for event in played if _lane(event) == lane]
    last = 2
    for old, new in zip_longest(was, now):
        if old is None:
            return Difference(last, f"nothing more of '{lane}' after this line", "", str(_plain(new)))
        last, event = old
        if new is None:
            return Difference(last, _type(event), str(_plain(event)), "nothing")
        if (hit := next(_differences(_type(event), _plain(event), _plain(new)), None)) is not None:
            return Difference(last, *hit)
        if isinstance(event, ev.AvatarCue) and isinstance(new, ev.AvatarCue):
            mouths = [[viseme.shape for viseme in cue.speech.visemes] for cue in (event, new)]
            if Levenshtein.distance(*mouths) > max(_SHAPES_APART, len(mouths[0]) // 10):
                return Difference(last, "avatar_cue.speech", " ".join(mouths[0]), " ".join(mouths[1]))
    return None


def _plain(event: ev.Event) -> dict[str, Any]:
    """An event as JSON without what differs from run to run."""
    data = asdict(event)
    if isinstance(event, ev.AvatarCue):
        del data["speech"]  # the samples; its mouth shapes are compared apart
    if isinstance(event, ev.TurnEnded):
        del data["timings_s"]
    return data


def _differences(where: str, old: Any, new: Any) -> Iterator[tuple[str, str, str]]:
    """(path, recorded, replayed) of everything that differs, in the order of the fields."""
    if isinstance(old, dict) and isinstance(new, dict) and old.get("type") == new.get("type"):
        for key in {**old, **new}:
            yield from _differences(f"{where}.{key}", old.get(key), new.get(key))
    elif isinstance(old, list | tuple) and isinstance(new, list | tuple) and len(old) == len(new):
        for at, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from _differences(f"{where}[{at}]", one, other)
    elif isinstance(old, float) and isinstance(new, float | int):
        if round(old - new, _DIGITS):
            yield where, str(old), str(new)
    elif old != new:
        yield where, str(old), str(new)
