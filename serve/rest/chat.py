"""/v1/chat/completions: the assistant with its tools, for clients that write."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections import OrderedDict
from collections.abc import AsyncIterator, Coroutine, Sequence
from dataclasses import dataclass, field
from time import time
from typing import Any
from uuid import uuid4

from fastapi import APIRouter, Header, Response
from fastapi.responses import StreamingResponse

from dialog.respond import error_text
from kernel.errors import BadInput, VitrineError
from multimodal import audio
from multimodal import events as ev
from serve.backend import Backend
from serve.hub import Hub
from serve.protocol import Message, Outgoing, new_id
from serve.rest.schemas import ChatMessage, ChatRequest, Choice, Completion, Reply, Usage
from serve.session import Session
from serve.settings import Limits, Settings
from serve.wire import picture, unbase64

_REMEMBERED = 4_096
"""Conversations that are known by their words."""


class Threads:
    """Which session goes on with a conversation: that of the caller's `user`, else the one in which exactly these
    messages were exchanged, else a new one. A caller only ever finds sessions of its own key."""

    def __init__(self) -> None:
        self._by_words: OrderedDict[str, str] = OrderedDict()

    def session_of(self, request: ChatRequest, key: str) -> str:
        """The id of the session that answers `request` of the caller with `key`."""
        if request.user:
            return f"chat_{_digest(key, 'user', request.user)}"
        return self._by_words.get(self._words(request.messages[:-1], key)) or f"chat_{uuid4().hex}"

    def went_on(self, request: ChatRequest, key: str, session_id: str, reply: str) -> None:
        """`reply` was the answer: the conversation goes on from there."""
        if request.user:
            return
        answered = ChatMessage(role="assistant", content=reply)
        self._by_words[self._words([*request.messages, answered], key)] = session_id
        while len(self._by_words) > _REMEMBERED:
            self._by_words.popitem(last=False)

    def _words(self, messages: Sequence[ChatMessage], key: str) -> str:
        said = [(message.role, message.text) for message in messages if message.role in {"user", "assistant"}]
        return _digest(key, json.dumps(said))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


@dataclass
class _Answer:
    """What a turn brought, gathered while it comes."""

    pieces: asyncio.Queue[str | None] = field(default_factory=asyncio.Queue)
    text: str = ""
    shown: dict[str, list[Message]] = field(default_factory=lambda: {"tools": [], "cards": [], "notices": []})

    def take(self, message: Message) -> None:
        """One message of the protocol."""
        match message["type"]:
            case "response.output_text.delta":
                self.text += message["delta"]
                self.pieces.put_nowait(message["delta"])
            case "vitrine.tool":
                self.shown["tools"].append({key: message[key] for key in ("name", "kind", "error", "receipt")})
            case "vitrine.card":
                self.shown["cards"].append({"kind": message["kind"], "data": message["data"]})
            case "vitrine.notice":
                self.shown["notices"].append({"code": message["code"], "text": message["text"]})


def add(routes: APIRouter, settings: Settings, backend: Backend, hub: Hub) -> None:
    """Add it to `routes`."""
    del backend
    threads = Threads()

    @routes.post("/chat/completions", tags=["chat"], response_model=Completion)
    async def completions(request: ChatRequest, authorization: str = Header(default="")) -> Completion | Response:
        """The assistant's answer to the last message of the user, at once or as server-sent events.

        It remembers a conversation by `user`, or by the messages that were exchanged so far, for as long as a
        session waits for its shopper (`VITRINE_LIMITS__RESUME_S`). A picture is looked up, a recording heard.
        """
        last = request.messages[-1]
        if last.role != "user":
            raise BadInput("the last message is not the user's", fix='End with {"role": "user"}')
        session_id = threads.session_of(request, authorization)
        call, _ = hub.attach(session_id, read=True)
        answer = _Answer()
        try:
            turn = await _begin(call.session, last, settings.limits, answer)
        except VitrineError:
            hub.detach(session_id)
            raise

        async def work() -> None:
            try:
                await turn
            finally:
                hub.detach(session_id)
                if not answer.text and answer.shown["notices"]:
                    answer.take({"type": "response.output_text.delta", "delta": answer.shown["notices"][-1]["text"]})
                threads.went_on(request, authorization, session_id, answer.text)
                answer.pieces.put_nowait(None)

        task = asyncio.create_task(work())
        if request.stream:
            return StreamingResponse(_streamed(request, answer, task), media_type="text/event-stream")
        await task
        return Completion(
            id=new_id("chatcmpl"),
            created=int(time()),
            model=request.model,
            choices=[Choice(message=Reply(content=answer.text, vitrine=answer.shown))],
            usage=_usage(request, answer),
        )


async def _begin(session: Session, message: ChatMessage, limits: Limits, answer: _Answer) -> Coroutine[Any, Any, None]:
    """Give the session its turn; the result ends with it. Raises what is wrong with the message."""
    out = Outgoing(error_text)
    out.audio = False

    def hear(event: ev.Event) -> None:
        for each in out.messages(event):
            answer.take(each)

    stop = session.listen(hear)
    try:
        turn = await _say(session, message, limits)
    except VitrineError:
        stop()
        raise

    async def end() -> None:
        try:
            await turn
        finally:
            stop()

    return end()


async def _say(session: Session, message: ChatMessage, limits: Limits) -> asyncio.Task[None]:
    words = [message.text] if message.text else []
    for part in message.parts:
        if part.input_audio is not None:
            data = unbase64(part.input_audio.data, "input_audio.data")
            pcm = await asyncio.to_thread(
                audio.decode, data, max_seconds=limits.audio_seconds, max_bytes=limits.audio_bytes
            )
            heard = await session.engines.transcribe(pcm, session.lang)
            session.note(heard)
            words.append(heard.text)
    images = [part.image_url.url for part in message.parts if part.image_url is not None]
    text = " ".join(words)
    return await session.show(picture(images[-1]), text) if images else session.say(text)


async def _streamed(request: ChatRequest, answer: _Answer, task: asyncio.Task[None]) -> AsyncIterator[str]:
    """The answer as server-sent events, a sentence each; who stops reading does not stop the turn."""
    about = {"id": new_id("chatcmpl"), "object": "chat.completion.chunk", "created": int(time())}
    about["model"] = request.model

    def chunk(delta: Message, finish: str | None = None) -> str:
        choice = {"index": 0, "delta": delta, "finish_reason": finish, "logprobs": None}
        return f"data: {json.dumps({**about, 'choices': [choice]}, ensure_ascii=False)}\n\n"

    yield chunk({"role": "assistant", "content": ""})
    while (piece := await answer.pieces.get()) is not None:
        yield chunk({"content": piece})
    await task
    yield chunk({"vitrine": answer.shown}, "stop")
    if request.stream_options is not None and request.stream_options.include_usage:
        usage = _usage(request, answer).model_dump()
        yield f"data: {json.dumps({**about, 'choices': [], 'usage': usage})}\n\n"
    yield "data: [DONE]\n\n"


def _usage(request: ChatRequest, answer: _Answer) -> Usage:
    asked = len(request.messages[-1].text)
    return Usage(prompt_tokens=asked, completion_tokens=len(answer.text), total_tokens=asked + len(answer.text))
