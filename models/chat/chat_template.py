"""The chat template that a decoder's directory brings (Jinja, as in tokenizer_config.json), rendered in a sandbox."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from kernel.errors import EngineUnavailable
from models.chat.local import read_json
from models.chat.prompt import Message, plain


def _refuse(message: str) -> None:
    raise jinja2.TemplateError(message)


def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.loopcontrols"]
    )
    environment.globals["raise_exception"] = _refuse
    environment.globals["strftime_now"] = lambda form: datetime.now().astimezone().strftime(form)
    # Jinja's own tojson escapes for HTML, which would put \u003c into prompts.
    environment.filters["tojson"] = lambda value, indent=None: json.dumps(value, ensure_ascii=False, indent=indent)
    return environment


@dataclass(frozen=True, slots=True)
class ChatTemplate:
    """A compiled template with the special tokens that it names; `template` is None where the model has none."""

    template: jinja2.Template | None
    special: Mapping[str, str]

    @classmethod
    def read(cls, folder: Path) -> ChatTemplate:
        """The template in `folder`. Raises `EngineUnavailable` when it is broken."""
        config = read_json(folder / "tokenizer_config.json")
        special = {key: _content(config[key]) for key in ("bos_token", "eos_token", "unk_token") if config.get(key)}
        file = folder / "chat_template.jinja"
        source = file.read_text(encoding="utf-8") if file.is_file() else config.get("chat_template")
        if isinstance(source, list):
            source = next((entry["template"] for entry in source if entry.get("name") == "default"), None)
        if not source:
            return cls(None, special)
        try:
            return cls(_environment().from_string(source), special)
        except jinja2.TemplateError as error:
            raise EngineUnavailable(f"the chat template in {folder} is broken: {error}") from error

    def render(self, chat: Sequence[Message]) -> tuple[str, bool]:
        """The prompt, and whether the tokenizer should still add its special tokens. Raises `jinja2.TemplateError`."""
        if self.template is None:
            return plain(chat), True
        # Reasoning models that know the switch answer at once; others ignore it.
        options: dict[str, Any] = {"add_generation_prompt": True, "enable_thinking": False}
        return self.template.render(messages=list(chat), **self.special, **options), False


def _content(token: Any) -> str:
    """A special token, written as text or as an object with its text in `content`."""
    return str(token["content"]) if isinstance(token, dict) else str(token)
