"""OpenAI's HTTP interfaces in front of the shop: chat, transcription and speech, for any of its clients.

Source: the OpenAI API reference. Fields that have no meaning here (temperature, voices of OpenAI's) are let through.
"""

from __future__ import annotations

from hmac import compare_digest
from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from kernel.errors import NotAllowed, NotFound, TooLarge, VitrineError
from serve.backend import Backend
from serve.hub import Hub
from serve.rest import audio, chat
from serve.rest.schemas import Error, Model, Models
from serve.settings import Settings

_STATUS = {
    "bad-input": 400,
    "undecodable": 400,
    "nothing-heard": 400,
    "unknown-language": 400,
    "not-allowed": 401,
    "not-found": 404,
    "too-large": 413,
    "busy": 503,
    "engine-unavailable": 503,
}
_RETRY = {"Retry-After": "5"}
_bearer = HTTPBearer(auto_error=False, description="The shop's API key; any text where none is set.")


def router(settings: Settings, backend: Backend, hub: Hub) -> APIRouter:
    """Everything under /v1 but the socket."""

    async def allowed(
        request: Request, credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]
    ) -> None:
        """Whether the caller has the shop's key, where there is one, and does not send more than is taken."""
        given = credentials.credentials if credentials else ""
        if settings.api_key and not compare_digest(settings.api_key.encode(), given.encode()):
            raise NotAllowed("no valid API key", fix="Send Authorization: Bearer <the shop's API key>")
        limit = max(settings.limits.message_bytes, settings.limits.audio_bytes)
        size = request.headers.get("content-length", "")
        if size.isdigit() and int(size) > limit:
            raise TooLarge(f"a request of {size} bytes", fix=f"Send at most {limit}", limit=limit, got=int(size))

    responses: dict[int | str, dict[str, Any]] = {code: {"model": Error} for code in (400, 401, 413, 503)}
    routes = APIRouter(prefix="/v1", dependencies=[Depends(allowed)], responses=responses)
    audio.add(routes, settings, backend)
    chat.add(routes, settings, backend, hub)
    _models(routes, backend)
    return routes


def _models(routes: APIRouter, backend: Backend) -> None:
    async def known() -> list[Model]:
        names = ["vitrine", *(str(state["engine"]) for state in await backend.engines.describe())]
        return [Model(id=name) for name in dict.fromkeys(names)]

    @routes.get("/models", tags=["models"])
    async def models() -> Models:
        """The assistant, `vitrine`, and the engines in use."""
        return Models(data=await known())

    @routes.get("/models/{name}", tags=["models"])
    async def model(name: str) -> Model:
        """One of them."""
        found = next((each for each in await known() if each.id == name), None)
        if found is None:
            raise NotFound(f"no model '{name}'", fix="GET /v1/models lists them")
        return found


def explain(app: FastAPI) -> None:
    """Give errors the shape that OpenAI's clients read."""

    @app.exception_handler(VitrineError)
    async def said(request: Request, error: VitrineError) -> JSONResponse:
        del request
        status = _STATUS.get(error.code, 500)
        return _refusal(status, error.code, str(error))

    @app.exception_handler(RequestValidationError)
    async def malformed(request: Request, error: RequestValidationError) -> JSONResponse:
        del request
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"] if part != "body")
        return _refusal(400, "bad-input", f"{where}: {first['msg']}", where or None)


def _refusal(status: int, code: str, message: str, param: str | None = None) -> JSONResponse:
    kind = "invalid_request_error" if status < 500 else "server_error"
    body = {"error": {"code": code, "message": message, "type": kind, "param": param}}
    return JSONResponse(body, status, headers=_RETRY if status == 503 else None)
