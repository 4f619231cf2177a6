"""A decoder converted to CTranslate2, from a directory or a pulled hub id. No torch.

The directory holds model.bin, config.json and tokenizer.json, and where the model was trained to chat
tokenizer_config.json or chat_template.jinja: `ct2-transformers-converter --copy_files tokenizer.json ...` keeps them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import ctranslate2
import jinja2
from tokenizers import Tokenizer

from kernel.errors import EngineFailed, EngineUnavailable
from models.chat import Brief
from models.chat.chat_template import ChatTemplate
from models.chat.local import locate, read_json
from models.chat.prompt import messages
from models.chat.thoughts import without_thoughts


class CTranslate2Chat:
    """Replies from a converted decoder, greedy. Safe to call from several threads."""

    name = "ctranslate2"

    def __init__(
        self,
        *,
        model: str = "",
        models: Path | None = None,
        threads: int = 1,
        compute_type: str = "default",
        max_tokens: int = 200,
        stop: Sequence[str] = (),
    ) -> None:
        """`model`: a directory, a name below `models`, or a hub id that was pulled; `stop`: further end tokens.

        Raises `EngineUnavailable` when a file is missing or broken.
        """
        folder = locate(model, models, ("model.bin", "config.json", "tokenizer.json"))
        self._max_tokens = max_tokens
        try:
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self._generator = ctranslate2.Generator(str(folder), compute_type=compute_type, intra_threads=threads)
        except Exception as error:  # both libraries raise bare Exception or RuntimeError on bad files
            fix = f"Run: vitrine models pull {model}"
            raise EngineUnavailable(f"{folder} is not a converted decoder: {error}", fix=fix) from error
        self._template = ChatTemplate.read(folder)
        self._stop = self._end_tokens(folder, stop)

    def _end_tokens(self, folder: Path, more: Sequence[str]) -> list[str]:
        """Every token that ends a reply: a chat model often has one for the turn and one for the text."""
        own, generation = read_json(folder / "config.json"), read_json(folder / "generation_config.json")
        ids = generation.get("eos_token_id", [])
        named = [self._tokenizer.id_to_token(i) for i in (ids if isinstance(ids, list) else [ids])]
        wanted = [own.get("eos_token"), self._template.special.get("eos_token"), *named, *more]
        known = [token for token in wanted if isinstance(token, str) and self._tokenizer.token_to_id(token) is not None]
        return list(dict.fromkeys(known))

    def reply(self, brief: Brief) -> Iterator[str]:
        """See `ChatModel`."""
        return without_thoughts(self._stream(brief))

    def _stream(self, brief: Brief) -> Iterator[str]:
        ids: list[int] = []
        said = ""
        try:
            prompt, bare = self._template.render(messages(brief))
            tokens = self._tokenizer.encode(prompt, add_special_tokens=bare).tokens
            options = {"end_token": self._stop} if self._stop else {}
            steps = self._generator.generate_tokens([tokens], max_length=self._max_tokens, **options)
            # Closing it stops the decoder when nobody listens any more.
            with closing(steps):
                for step in steps:
                    ids.append(step.token_id)
                    text = self._tokenizer.decode(ids, skip_special_tokens=True)
                    # A character of several tokens decodes to U+FFFD until its last one has come.
                    if len(text) > len(said) and not text.endswith("\ufffd"):
                        yield text[len(said) :]
                        said = text
        except (RuntimeError, ValueError, jinja2.TemplateError) as error:
            raise EngineFailed(f"the decoder failed: {error}", lang=brief.lang) from error
