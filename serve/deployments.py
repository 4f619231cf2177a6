"""Engines and gateway as Ray Serve deployments, and the engines' async face over deployment handles."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import uvicorn
from fastapi import FastAPI
from ray import serve as ray_serve
from ray.exceptions import RayActorError, RayTaskError
from ray.serve.exceptions import BackPressureError, DeploymentUnavailableError
from ray.serve.handle import DeploymentHandle

from dialog.ports import Labels
from dialog.turn import warm_up
from kernel.errors import EngineFailed, VitrineError
from models.chat import Brief
from multimodal.events import ImageContent, Speech, Transcription
from serve.backend import LocalEngines, local_backend
from serve.engines import STAGES, Engines, EngineState, Stage, Vocabulary
from serve.listen import Listening
from serve.settings import Settings
from serve.shop import open_shop

_TRIES = 2
"""Engines change nothing, so a call whose replica died is simply made again."""


class EngineReplica(LocalEngines):
    """The engines of some stages in one process of the cluster."""

    def __init__(self, settings: Settings, stages: Sequence[Stage], words: Vocabulary) -> None:
        super().__init__(Engines(settings, stages, words), ThreadPoolExecutor(settings.threads.pool))


class RayEngines:
    """`serve.backend.AsyncEngines` over handles: stage → the deployment that runs it. What has none runs in `here`."""

    def __init__(self, handles: Mapping[str, DeploymentHandle], here: LocalEngines) -> None:
        self._handles = dict(handles)
        self._here = here

    async def transcribe(self, pcm: bytes, lang: str, hints: Sequence[str] = ()) -> Transcription:
        heard: Transcription = await self._call("asr", "transcribe", pcm, lang, tuple(hints))
        return heard

    async def look(self, data: bytes) -> ImageContent:
        content: ImageContent = await self._call("ocr", "look", data)
        return content

    async def synthesize(self, text: str, lang: str, mood: int) -> Speech:
        speech: Speech = await self._call("tts", "synthesize", text, lang, mood)
        return speech

    async def classify(self, text: str, lang: str) -> Labels:
        labels: Labels = await self._call("labels", "classify", text, lang)
        return labels

    async def reply(self, brief: Brief) -> AsyncIterator[str]:
        if "chat" not in self._handles:
            async for piece in self._here.reply(brief):
                yield piece
            return
        # Not tried again: words may have been spoken. The dialogue falls back to the draft.
        try:
            async for piece in self._handles["chat"].options(stream=True).reply.remote(brief):
                yield piece
        except RayTaskError as error:
            raise _unwrap(error) from error
        except (RayActorError, BackPressureError, DeploymentUnavailableError) as error:
            raise EngineFailed(f"the chat replica is gone: {error}", fix="It restarts by itself") from error

    async def describe(self) -> list[dict[str, Any]]:
        unique = {handle.deployment_id: handle for handle in self._handles.values()}
        there = [state for handle in unique.values() for state in await handle.describe.remote()]
        return [*there, *await self._here.describe()]

    async def _call(self, stage: str, method: str, *args: Any) -> Any:
        if stage not in self._handles:
            return await getattr(self._here, method)(*args)
        for left in reversed(range(_TRIES)):
            try:
                return await getattr(self._handles[stage], method).remote(*args)
            except RayTaskError as error:
                raise _unwrap(error) from error
            except (RayActorError, BackPressureError, DeploymentUnavailableError) as error:
                if not left:
                    raise EngineFailed(f"no {stage} replica answers: {error}", fix="It restarts by itself") from error
        raise AssertionError("unreachable")


def _unwrap(error: RayTaskError) -> VitrineError:
    """The typed error that a replica raised."""
    cause = error.cause
    return cause if isinstance(cause, VitrineError) else EngineFailed(f"{type(cause).__name__}: {cause}")


@ray_serve.ingress()
class Gateway:
    """The ingress: sessions, dialogue and the shop's tools live in its process; engines are a handle away."""

    def __init__(self, settings: Settings, **handles: DeploymentHandle) -> None:
        self._settings = settings
        here = [stage for stage in STAGES if stage not in handles]
        self._engines = RayEngines(handles, EngineReplica(settings, here, Vocabulary()))

    async def __serve_build_asgi_app__(self) -> FastAPI:  # Ray's own name for it, called after the constructor
        from serve import gateway  # brings Gradio, which takes seconds that replicas of engines need not wait

        backend = local_backend(self._settings, self._engines, open_shop(self._settings))
        warm_up()
        # Asking the engines also waits for them: the page answers once a turn can be served.
        states = [EngineState(**state) for state in await self._engines.describe()]
        app = gateway.build(self._settings, backend, Listening(), states)
        if self._settings.profile == "laptop":
            self._listening = _listen(app, self._settings)
        return app


def _listen(app: FastAPI, settings: Settings) -> asyncio.Task[None]:
    """Serve `app` from this process, with no proxy before it (docs/decisions/0006). Raises `OSError`."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    door = socket.create_server((settings.host, settings.port), family=family, backlog=2048)
    # Ray has run the application's lifespan. Sound hardly shrinks by deflate, which cost 13 ms of processor a turn.
    config = uvicorn.Config(app, lifespan="off", log_level="warning", ws_per_message_deflate=False)
    return asyncio.create_task(uvicorn.Server(config).serve(sockets=[door]))
