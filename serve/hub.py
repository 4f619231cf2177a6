"""The sessions of this process: opened, found again after a dropped socket, closed when idle; at most so many."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from time import perf_counter
from uuid import uuid4

from itsdangerous import BadSignature, URLSafeTimedSerializer

from kernel.errors import Busy, NotAllowed
from serve.backend import Backend
from serve.session import Session
from serve.settings import Settings

_SWEEP_S = 5.0
TOKEN_S = 24 * 3600
"""How long a session's token is good for."""


class Hub:
    """Opens and keeps sessions. `attached` sessions live while their socket does; others for `limits.resume_s`."""

    def __init__(self, settings: Settings, backend: Backend, opened: Callable[[Session], None]) -> None:
        """`opened` is called with each new session before it starts, to attach metrics and recorders."""
        self._settings = settings
        self._backend = backend
        self._opened = opened
        self._sessions: dict[str, Session] = {}
        self._attached: Counter[str] = Counter()
        self._left: dict[str, float] = {}
        self._closing: set[asyncio.Task[None]] = set()
        self._signer = URLSafeTimedSerializer(settings.secret, salt="session")

    def __len__(self) -> int:
        return len(self._sessions)

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

    def attach(self, session_id: str) -> tuple[Session, bool]:
        """The session of that id, opened if new (then the second value is False). Raises `Busy`."""
        session = self._sessions.get(session_id)
        known = session is not None
        if session is None:
            if len(self._sessions) >= self._settings.limits.sessions and not self._make_room():
                raise Busy(f"{len(self._sessions)} sessions are open", fix="Try again in a minute")
            session = Session(session_id, self._backend, self._settings.limits, self._settings.lang)
            self._sessions[session_id] = session
            self._opened(session)
            session.start()
        self._attached[session_id] += 1
        self._left.pop(session_id, None)
        return session, known

    def _make_room(self) -> bool:
        """Let the session go that was left longest ago; whether there was one."""
        if not self._left:
            return False
        oldest = min(self._left, key=self._left.__getitem__)
        del self._left[oldest]
        closing = asyncio.create_task(self._sessions.pop(oldest).close())
        self._closing.add(closing)
        closing.add_done_callback(self._closing.discard)
        return True

    def detach(self, session_id: str) -> None:
        """A socket is gone; after the last one keep the session for a while in case the shopper comes back."""
        self._attached[session_id] -= 1
        if self._attached[session_id] <= 0:
            del self._attached[session_id]
            self._left[session_id] = perf_counter()

    async def sweep(self) -> None:
        """Close what is idle or was left, for ever; run as a task of the process."""
        while True:
            await asyncio.sleep(_SWEEP_S)
            await self.close_stale()

    async def close_stale(self) -> None:
        """Close the sessions that nobody came back to, and those in which nothing happened for long."""
        now, limits = perf_counter(), self._settings.limits
        gone = [key for key, at in self._left.items() if now - at > limits.resume_s]
        idle = [key for key, session in self._sessions.items() if now - session.touched > limits.session_idle_s]
        await self._close({*gone, *idle})

    async def close(self) -> None:
        """Close every session: the process ends."""
        await self._close(set(self._sessions))

    async def _close(self, session_ids: set[str]) -> None:
        for session_id in session_ids:
            self._left.pop(session_id, None)
            session = self._sessions.pop(session_id, None)
            if session is not None:
                await session.close()
