"""A decoder in its original form through transformers and torch, from a directory or a pulled hub id."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Empty
from typing import Any

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer, TextIteratorStreamer

from kernel.errors import EngineFailed, EngineUnavailable
from models.chat import Brief
from models.chat.local import locate
from models.chat.prompt import messages, plain
from models.chat.thoughts import without_thoughts


class TransformersChat:
    """Replies from a decoder, greedy. Safe to call from several threads; replies are made one after the other."""

    name = "transformers"

    def __init__(
        self,
        *,
        model: str = "",
        models: Path | None = None,
        device: str = "",
        max_tokens: int = 200,
        timeout_s: float = 30.0,
    ) -> None:
        """`device`: cuda where there is one unless named; `timeout_s` limits the wait for each next piece.

        Raises `EngineUnavailable` when a file is missing or broken.
        """
        folder = locate(model, models, ("config.json", "tokenizer_config.json"))
        self._max_tokens, self._timeout_s, self._lock = max_tokens, timeout_s, threading.Lock()
        device = device or ("cuda" if torch.cuda.is_available() else "cpu")
        try:
            self._tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
            loaded = AutoModelForCausalLM.from_pretrained(folder, local_files_only=True, dtype="auto")
            self._model = loaded.to(device).eval()
        except Exception as error:  # the library raises whatever its many model classes raise
            fix = f"Run: vitrine models pull {model}"
            raise EngineUnavailable(f"{folder} holds no decoder that loads: {error}", fix=fix) from error

    def reply(self, brief: Brief) -> Iterator[str]:
        """See `ChatModel`."""
        return without_thoughts(self._stream(brief))

    def _stream(self, brief: Brief) -> Iterator[str]:
        streamer = TextIteratorStreamer(
            self._tokenizer, skip_prompt=True, timeout=self._timeout_s, skip_special_tokens=True
        )
        stop, broken = threading.Event(), list[BaseException]()
        worker = threading.Thread(target=self._generate, args=(brief, streamer, stop, broken), daemon=True)
        worker.start()
        try:
            yield from (piece for piece in streamer if piece)
        except Empty as error:
            raise EngineFailed(f"the decoder said nothing for {self._timeout_s:g} s", lang=brief.lang) from error
        finally:
            # Whoever stops listening stops the decoder too.
            stop.set()
        worker.join()
        if broken:
            raise EngineFailed(f"the decoder failed: {broken[0]}", lang=brief.lang) from broken[0]

    def _generate(
        self, brief: Brief, streamer: TextIteratorStreamer, stop: threading.Event, broken: list[BaseException]
    ) -> None:
        try:
            with self._lock, torch.inference_mode():
                self._model.generate(
                    **self._encode(brief),
                    streamer=streamer,
                    max_new_tokens=self._max_tokens,
                    do_sample=False,
                    pad_token_id=self._tokenizer.pad_token_id or self._tokenizer.eos_token_id,
                    stopping_criteria=[lambda ids, _scores: torch.full((len(ids),), stop.is_set(), device=ids.device)],
                )
        except Exception as error:  # noqa: BLE001 - the engine's border: any failure is told to the reader
            broken.append(error)
            streamer.end()

    def _encode(self, brief: Brief) -> dict[str, Any]:
        chat = messages(brief)
        if self._tokenizer.chat_template is None:
            encoded = self._tokenizer(plain(chat), return_tensors="pt")
        else:
            encoded = self._tokenizer.apply_chat_template(
                chat, add_generation_prompt=True, return_dict=True, return_tensors="pt", enable_thinking=False
            )
        return dict(encoded.to(self._model.device))
