"""What the server says in a session, numbered: a socket that comes back hears the rest, each word once.

Every message gets the event id `event_<n>`, counted from 1 in its session. The tail is kept for a while and within a
number of bytes; a reader that falls behind it has lost something and is told so.
"""

from __future__ import annotations

import asyncio
import json
import re
from time import perf_counter
from typing import Any

from kernel.errors import Busy

KEEP_S = 60.0
"""How long a message is kept, at least until the next one: longer than a socket needs to be found dead."""
_ID = re.compile(r"event_(\d{1,15})")


class Channel:
    """The outgoing messages of one session."""

    def __init__(self, limit_bytes: int) -> None:
        """`limit_bytes` of messages are kept at most, however new they are."""
        self._limit = limit_bytes
        self._kept: dict[int, tuple[float, str]] = {}
        self._bytes = 0
        self._readers: set[asyncio.Event] = set()
        self.count = 0
        """Messages so far; the number of the last one."""
        self.closed = False

    @property
    def first(self) -> int:
        """The number of the oldest message that is kept, or of the next one where none is."""
        return next(iter(self._kept), self.count + 1)

    def post(self, message: dict[str, Any]) -> None:
        """Number `message` and hand it to every reader."""
        self.count += 1
        numbered = {**message, "event_id": f"event_{self.count}"}
        text = json.dumps(numbered, ensure_ascii=False, separators=(",", ":"))
        self._kept[self.count] = (perf_counter(), text)
        self._bytes += len(text)
        self.trim()
        self._wake()

    def trim(self) -> None:
        """Forget what is too old or too much."""
        oldest = perf_counter() - KEEP_S
        while self._kept:
            at, text = self._kept[self.first]
            if at >= oldest and self._bytes <= self._limit:
                return
            self._bytes -= len(text)
            del self._kept[self.first]

    def close(self) -> None:
        """Nothing follows; readers end once they have read everything."""
        self.closed = True
        self._wake()

    def reader(self, after: int | None = None) -> Reader:
        """A reader of what follows number `after`, or of what follows from now on."""
        return Reader(self, (self.count if after is None else after) + 1, self._readers)

    def kept(self, number: int) -> str:
        """The text of a message that is still there."""
        return self._kept[number][1]

    def _wake(self) -> None:
        for news in self._readers:
            news.set()


class Reader:
    """One socket's place in a channel."""

    def __init__(self, channel: Channel, number: int, readers: set[asyncio.Event]) -> None:
        self._channel = channel
        self._next = number
        self._readers = readers
        self._news = asyncio.Event()
        readers.add(self._news)

    async def next(self) -> str | None:
        """The next message; None after the last one of a closed channel. Raises `Busy` when it is no longer kept:
        the client reads more slowly than the session speaks."""
        while self._next > self._channel.count:
            if self._channel.closed:
                return None
            self._news.clear()
            await self._news.wait()
        if self._next < self._channel.first:
            raise Busy("the client reads too slowly", fix="Connect again; the session is kept")
        text = self._channel.kept(self._next)
        self._next += 1
        return text

    def close(self) -> None:
        """Nobody reads any more."""
        self._readers.discard(self._news)


def number_of(event_id: str) -> int | None:
    """The number in an event id that `Channel.post` gave; None for any other text."""
    found = _ID.fullmatch(event_id)
    return int(found[1]) if found else None
