"""Any server with OpenAI's `/v1/chat/completions`, through the official client, streamed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import openai
from openai.types.chat import ChatCompletionMessageParam

from kernel.errors import EngineFailed, EngineUnavailable
from models.chat import Brief
from models.chat.prompt import messages
from models.chat.thoughts import without_thoughts


class OpenAIChat:
    """Replies from an OpenAI-compatible server. The client is safe to share between threads."""

    name = "openai"

    def __init__(
        self,
        *,
        model: str = "",
        base_url: str = "",
        api_key: str = "",
        timeout_s: float = 10.0,
        max_tokens: int = 200,
    ) -> None:
        """`timeout_s` limits the wait for each next piece. Raises `EngineUnavailable` when a setting is missing."""
        if not (base_url or api_key):
            raise EngineUnavailable(
                "no chat server is named", fix="Set base_url of an OpenAI-compatible server, or api_key"
            )
        if not model:
            raise EngineUnavailable("a chat server needs the name of a model", fix="Set model")
        self._model, self._max_tokens = model, max_tokens
        self._client = openai.OpenAI(
            # A server of one's own often takes any key, but the client wants one. No retries: the caller has a draft
            # to say, and a second wait would be dead air.
            api_key=api_key or "none", base_url=base_url or None, timeout=timeout_s, max_retries=0,
        )  # fmt: skip

    def reply(self, brief: Brief) -> Iterator[str]:
        """See `ChatModel`."""
        return without_thoughts(self._stream(brief))

    def _stream(self, brief: Brief) -> Iterator[str]:
        finished = False
        try:
            stream = self._client.chat.completions.create(
                model=self._model,
                messages=cast(list[ChatCompletionMessageParam], messages(brief)),
                max_completion_tokens=self._max_tokens,
                temperature=0.0,
                stream=True,
            )
            with stream:
                for chunk in stream:
                    for choice in chunk.choices[:1]:
                        finished = finished or choice.finish_reason is not None
                        if choice.delta.content:
                            yield choice.delta.content
        # ValueError: a stream whose JSON is cut or is no JSON at all.
        except (openai.OpenAIError, ValueError) as error:
            raise EngineFailed(f"the chat server failed: {error}", lang=brief.lang) from error
        if not finished:
            raise EngineFailed("the chat server's stream ended in the middle of the reply", lang=brief.lang)
