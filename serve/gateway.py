"""The HTTP and WebSocket front: the page, its files, /v1/realtime, health and metrics, in one FastAPI application."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from hmac import compare_digest
from time import time
from typing import Any, Literal

import numpy as np
from fastapi import FastAPI, Response, WebSocket, WebSocketDisconnect
from fastapi.staticfiles import StaticFiles

from dialog.respond import error_text
from kernel.errors import Busy, NotAllowed, VitrineError
from multimodal.events import IN_RATE
from serve import observe, rest
from serve.backend import Backend
from serve.engines import EngineState
from serve.hub import TOKEN_S, Hub
from serve.listen import Listening
from serve.protocol import error_message, new_id
from serve.realtime import Connection, wait_in_line
from serve.record import Recorder
from serve.session import Session
from serve.settings import Settings
from ui.page import Notice, PageSettings, mount

_LACKS: Mapping[str, Literal["no_speech", "no_voice"]] = {"asr": "no_speech", "tts": "no_voice"}
_PROTOCOL_KEY = "openai-insecure-api-key."
"""How a browser, which cannot set headers on a WebSocket, hands over its token (the OpenAI convention)."""


def build(settings: Settings, backend: Backend, listening: Listening, states: Sequence[EngineState]) -> FastAPI:
    """The application over engines in these `states`; needs a running event loop only when it serves."""

    def opened(session: Session) -> None:
        session.listen(observe.observe)
        if settings.record:
            began = f"{session.clock.now():%Y%m%dT%H%M%S}"  # an id can come back within a day
            session.listen(Recorder(settings.records / f"{session.id}-{began}.jsonl", session, backend.store))

    hub = Hub(settings, backend, opened, listening)
    observe.SESSIONS.set_function(lambda: len(hub))

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        del app
        await _rehearse(settings, backend, listening)
        sweeper = asyncio.create_task(hub.sweep())
        yield
        sweeper.cancel()
        await hub.close()

    # FastAPI's own pages of the API load their scripts from elsewhere; /openapi.json stays.
    app = FastAPI(title="Vitrine", version="0.1.0", lifespan=lifespan, docs_url=None, redoc_url=None)

    rest.explain(app)
    app.include_router(rest.router(settings, backend, hub))

    @app.get("/healthz")
    async def healthz() -> dict[str, Any]:
        """Alive, with the engines in use."""
        return {
            "status": "ok",
            "profile": settings.profile,
            "sessions": len(hub),
            "engines": await backend.engines.describe(),
        }

    @app.get("/metrics")
    async def metrics() -> Response:
        """Prometheus' text format."""
        return Response(observe.exposition(), media_type="text/plain; version=0.0.4")

    @app.post("/v1/realtime/client_secrets")
    async def client_secrets() -> dict[str, Any]:
        """A signed token for one session of /v1/realtime."""
        token, session_id = hub.token()
        return {"value": token, "expires_at": int(time()) + TOKEN_S, "session": {"id": session_id, "type": "realtime"}}

    @app.websocket("/v1/realtime")
    async def realtime(socket: WebSocket) -> None:
        """The conversation; see docs/protocol.md."""
        offered = socket.scope.get("subprotocols", [])
        await socket.accept(subprotocol="realtime" if "realtime" in offered else None)
        try:
            session_id = _session_of(socket, offered, hub, settings)
            call, resumed, early = await wait_in_line(socket, hub, session_id, settings.lang)
        except (Busy, NotAllowed) as error:
            await socket.send_json({**error_message(error.code, str(error)), "event_id": new_id("event")})
            await socket.close(code=1013 if isinstance(error, Busy) else 1008, reason=error.message)
            return
        except WebSocketDisconnect:
            return  # gone before it was let in
        try:
            seen = socket.query_params.get("last_event_id")
            await Connection(socket, call, resumed=resumed, seen=seen).serve(early)
        finally:
            hub.detach(call.session.id)

    settings.media.mkdir(parents=True, exist_ok=True)
    app.mount("/media", StaticFiles(directory=settings.media), name="media")
    return mount(app, _page(settings, states))


async def _rehearse(settings: Settings, backend: Backend, listening: Listening) -> None:
    """One turn in each language and one sound, heard by nobody: models, word lists and caches are warm for the first
    shopper. An engine that fails here will say so when it is asked in earnest."""
    for lang in settings.langs:
        session = Session(f"rehearsal-{lang}", backend, settings.limits, lang)
        await session.say(error_text("nothing-heard", lang))
        await session.close()
    hum = (4_000 * np.sin(np.arange(IN_RATE) / 20)).astype("<i2").tobytes()
    with suppress(VitrineError):
        await asyncio.to_thread(listening.turn_end.probability, hum)
        await backend.engines.transcribe(hum, settings.lang)


def _page(settings: Settings, states: Sequence[EngineState]) -> PageSettings:
    """What the page must know of the engines: their names, and the languages that they cannot hear or speak."""
    notices = [
        Notice(kind, state.fix or f"Choose another {stage} engine", lang)
        for stage, kind in _LACKS.items()
        for state in states
        if state.stage == stage and state.languages
        for lang in settings.langs
        if lang not in state.languages
    ]
    return PageSettings(
        langs=settings.langs,
        lang=settings.lang,
        notices=tuple(notices),
        engines={state.stage: state.engine for state in states},
        image_bytes=settings.limits.image_bytes,
    )


def _session_of(socket: WebSocket, offered: list[str], hub: Hub, settings: Settings) -> str:
    """The session that the caller's credentials open: a session token, or the shop's API key for a new session."""
    bearer = socket.headers.get("authorization", "").removeprefix("Bearer ").strip()
    keys = [name.removeprefix(_PROTOCOL_KEY) for name in offered if name.startswith(_PROTOCOL_KEY)]
    for key in [*keys, bearer]:
        try:
            return hub.session_of(key)
        except NotAllowed:
            continue  # not a session token: perhaps the API key
    if not settings.api_key or any(compare_digest(settings.api_key.encode(), key.encode()) for key in [*keys, bearer]):
        return hub.token()[1]
    raise NotAllowed("no valid session token or API key", fix="POST /v1/realtime/client_secrets for a token")
