"""Typed settings: defaults that work at once, overridden by environment variables `VITRINE_...`.

Nested values take a double underscore: `VITRINE_ASR__ENGINE=faster_whisper`,
`VITRINE_ASR__OPTIONS='{"model": "small"}'`, `VITRINE_LIMITS__IMAGE_PIXELS=20000000`.
"""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any, Literal, Self

import platformdirs
from pydantic import BaseModel, Field, PositiveFloat, PositiveInt, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from multimodal.events import LANGUAGES

Profile = Literal["laptop", "cpu", "gpu"]


class EngineChoice(BaseModel, extra="forbid"):
    """Which engine serves a stage; `auto` takes the first that loads. `options` go to its constructor."""

    engine: str = "auto"
    options: dict[str, Any] = {}

    @model_validator(mode="after")
    def _whose(self) -> Self:
        if self.options and self.engine == "auto":
            raise ValueError("options need the name of the engine that they are for")
        return self


class Limits(BaseModel, extra="forbid"):
    """What one request or session may bring; each is named in the error that it causes."""

    text_chars: PositiveInt = 4_000
    audio_bytes: PositiveInt = 32 * 2**20
    audio_seconds: PositiveFloat = 120.0
    image_bytes: PositiveInt = 10 * 2**20
    image_pixels: PositiveInt = 40_000_000
    message_bytes: PositiveInt = 15 * 2**20
    unsent_bytes: PositiveInt = 16 * 2**20
    sessions: PositiveInt = 64
    queue: int = Field(default=32, ge=0)
    session_idle_s: PositiveFloat = 600.0
    resume_s: float = Field(default=120.0, ge=0)


class Threads(BaseModel, extra="forbid"):
    """Threads per engine. Two engines run at once in a turn at most, so one core each is the sane default."""

    onnx: PositiveInt = 1
    ctranslate2: PositiveInt = 1
    pool: PositiveInt = 4


class Settings(BaseSettings):
    """Everything that a start of Vitrine can be told."""

    model_config = SettingsConfigDict(env_prefix="VITRINE_", env_nested_delimiter="__", extra="forbid")

    profile: Profile = "laptop"
    host: str = "127.0.0.1"
    port: int = Field(default=7860, ge=0, le=65_535)
    home: Path = Field(default_factory=lambda: platformdirs.user_data_path("vitrine"))
    database_url: str = ""
    lang: str = "en"
    langs: tuple[str, ...] = LANGUAGES
    api_key: str = ""
    secret: str = Field(default_factory=lambda: secrets.token_hex(32))
    asr: EngineChoice = EngineChoice()
    tts: EngineChoice = EngineChoice()
    ocr: EngineChoice = EngineChoice()
    vision: EngineChoice = EngineChoice()
    chat: EngineChoice = EngineChoice()
    limits: Limits = Limits()
    threads: Threads = Threads()
    record: bool = False

    @field_validator("lang", "langs")
    @classmethod
    def _known(cls, value: str | tuple[str, ...]) -> str | tuple[str, ...]:
        for lang in (value,) if isinstance(value, str) else value:
            if lang not in LANGUAGES:
                raise ValueError(f"no language '{lang}', only {', '.join(LANGUAGES)}")
        return value

    @property
    def media(self) -> Path:
        """Where product pictures and other files for the page lie."""
        return self.home / "media"

    @property
    def models(self) -> Path:
        """Where `vitrine models pull` puts what it fetches."""
        return self.home / "models"

    @property
    def records(self) -> Path:
        """Where recorded sessions go, one JSONL file each."""
        return self.home / "sessions"

    @property
    def database(self) -> str:
        """The database's URL; SQLite in `home` unless set."""
        return self.database_url or f"sqlite:///{self.home / 'shop.sqlite'}"
