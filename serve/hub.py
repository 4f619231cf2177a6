"""The calls of this process: opened, found again after a dropped socket, closed when idle; at most so many.

Who finds no room waits in a queue and is told the place in it.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from time import perf_counter
from uuid import uuid4

from itsdangerous import BadSignature, URLSafeTimedSerializer

from kernel.errors import Busy, NotAllowed
from serve.backend import Backend
from serve.call import Call
from serve.listen import Listening
from serve.session import Session
from serve.settings import Settings
from serve.words import words

_SWEEP_S = 5.0
TOKEN_S = 24 * 3600
"""How long a session's token is good for."""


_WARNING = 0.9
"""The part of the permitted silence after which the shopper is asked whether they are still there."""
Admitted = tuple[Call, bool]
"""A call, and whether it was known before."""


@dataclass(eq=False)
class _Waiting:
    """Somebody in the queue; `news` brings places, and at last the call."""

    session_id: str
    news: asyncio.Queue[int | Admitted] = field(default_factory=asyncio.Queue)


class Hub:
    """Opens and keeps calls. Attached ones live while their socket does; others for `limits.resume_s`."""

    def __init__(
        self, settings: Settings, backend: Backend, opened: Callable[[Session], None], listening: Listening
    ) -> None:
        """`opened` is called with each new session before it starts, to attach metrics and recorders."""
        self._settings = settings
        self._backend = backend
        self._opened = opened
        self._listening = listening
        self._calls: dict[str, Call] = {}
        self._queue: list[_Waiting] = []
        self._warned: dict[str, float] = {}
        self._attached: Counter[str] = Counter()
        self._left: dict[str, float] = {}
        self._closing: set[asyncio.Task[None]] = set()
        self._signer = URLSafeTimedSerializer(settings.secret, salt="session")

    def __len__(self) -> int:
        return len(self._calls)

    def token(self, session_id: str | None = None) -> tuple[str, str]:
        """A signed token and the id of the session that it opens."""
        chosen = session_id or f"sess_{uuid4().hex[:20]}"
        return self._signer.dumps(chosen), chosen

    def session_of(self, token: str) -> str:
        """The session id in a token. Raises `NotAllowed` when it is forged or too old."""
        try:
            found: str = self._signer.loads(token, max_age=TOKEN_S)
        except BadSignature as error:
            raise NotAllowed("the session's token is not valid", fix="Load the page again") from error
        return found

    def attach(self, session_id: str, *, read: bool = False) -> Admitted:
        """The call of that session, opened if new (then the second value is False); `read`: its replies are read,
        not heard. Raises `Busy`."""
        call = self._calls.get(session_id)
        known = call is not None
        if call is None:
            if len(self._calls) >= self._settings.limits.sessions and not self._make_room():
                raise Busy(f"{len(self._calls)} sessions are open", fix="Try again in a minute")
            session = Session(
                session_id,
                self._backend,
                self._settings.limits,
                self._settings.lang,
                plays=not read,
                aloud=not read,
            )
            call = self._calls[session_id] = Call(session, self._listening)
            self._opened(session)
            session.start()
        self._attached[session_id] += 1
        self._left.pop(session_id, None)
        return call, known

    def has_room(self, session_id: str) -> bool:
        """Whether `attach` would succeed, and nobody waits for that place."""
        free = len(self._calls) < self._settings.limits.sessions or bool(self._left)
        return session_id in self._calls or (free and not self._queue)

    async def admit(self, session_id: str, tell: Callable[[int], Awaitable[None]]) -> Admitted:
        """`attach`, once there is room: until then `tell` is called with each new place in the queue, from 1.

        Raises `Busy` when the queue is full too.
        """
        if self.has_room(session_id):
            return self.attach(session_id)
        if len(self._queue) >= self._settings.limits.queue:
            raise Busy(f"{len(self._calls)} sessions are open", fix="Try again in a minute")
        waiting = _Waiting(session_id)
        self._queue.append(waiting)
        waiting.news.put_nowait(len(self._queue))
        try:
            while isinstance(news := await waiting.news.get(), int):
                await tell(news)
            return news
        except BaseException:
            self._gave_up(waiting)
            raise

    def _gave_up(self, waiting: _Waiting) -> None:
        """Take somebody out of the queue who left it; a call that came at the same moment is nobody's."""
        if waiting in self._queue:
            self._queue.remove(waiting)
            self._move_up()
        elif not waiting.news.empty():
            self.detach(waiting.session_id)

    def _serve_queue(self) -> None:
        """Let in who waits, in order, as far as there is room."""
        moved = False
        while self._queue:
            try:
                admitted = self.attach(self._queue[0].session_id)
            except Busy:
                break
            self._queue.pop(0).news.put_nowait(admitted)
            moved = True
        if moved:
            self._move_up()

    def _move_up(self) -> None:
        for place, waiting in enumerate(self._queue, 1):
            waiting.news.put_nowait(place)

    def _make_room(self) -> bool:
        """Let the session go that was left longest ago; whether there was one."""
        if not self._left:
            return False
        oldest = min(self._left, key=self._left.__getitem__)
        del self._left[oldest]
        closing = asyncio.create_task(self._calls.pop(oldest).session.close())
        self._closing.add(closing)
        closing.add_done_callback(self._closing.discard)
        return True

    def detach(self, session_id: str) -> None:
        """A socket is gone; after the last one keep the session for a while in case the shopper comes back."""
        self._attached[session_id] -= 1
        if self._attached[session_id] <= 0:
            del self._attached[session_id]
            self._left[session_id] = perf_counter()
            self._serve_queue()

    async def sweep(self) -> None:
        """Close what is idle or was left, for ever; run as a task of the process."""
        while True:
            await asyncio.sleep(_SWEEP_S)
            await self.close_stale()

    async def close_stale(self) -> None:
        """Close the sessions that nobody came back to, and those in which nothing happened for long, after a word."""
        now, limits = perf_counter(), self._settings.limits
        gone = [key for key, at in self._left.items() if now - at > limits.resume_s]
        silent_s = {key: now - call.session.touched for key, call in self._calls.items()}
        for key, seconds in silent_s.items():
            self._calls[key].channel.trim()
            if seconds > _WARNING * limits.session_idle_s:
                self._warn(self._calls[key])
        await self._close({*gone, *(key for key, seconds in silent_s.items() if seconds > limits.session_idle_s)})

    def _warn(self, call: Call) -> None:
        """Ask once in each silence whether the shopper is still there."""
        session = call.session
        if self._warned.get(session.id) != session.touched:
            self._warned[session.id] = session.touched
            call.channel.post({"type": "vitrine.notice", "code": "idle", "text": words(session.lang).idle})

    async def close(self) -> None:
        """Close every session: the process ends."""
        await self._close(set(self._calls))

    async def _close(self, session_ids: set[str]) -> None:
        for session_id in session_ids:
            self._left.pop(session_id, None)
            self._warned.pop(session_id, None)
            call = self._calls.pop(session_id, None)
            if call is not None:
                await call.session.close()
        self._serve_queue()
