"""What clients of /v1/realtime send, checked: JSON, base64, pictures and the parts of a session that they may set."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import replace
from typing import Any, Literal

from pydantic import BaseModel, Field

from kernel.errors import BadInput, TooLarge, Undecodable, UnknownLanguage
from multimodal import events as ev
from multimodal.audio import Encoding
from multimodal.vad import VadSettings

RATES = (8_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000)
"""Of PCM that a client may send, in Hz; OpenAI's own clients send 24 kHz."""
_G711_RATE = 8_000
_ENCODINGS: dict[str, Encoding] = {"audio/pcm": "pcm16", "audio/pcmu": "g711_ulaw", "audio/pcma": "g711_alaw"}


class Format(BaseModel):
    """A sound format of the protocol."""

    type: Literal["audio/pcm", "audio/pcmu", "audio/pcma"] = "audio/pcm"
    rate: float | None = None

    @property
    def encoding(self) -> Encoding:
        """The name by which `multimodal.audio` knows it."""
        return _ENCODINGS[self.type]

    def rate_or(self, default: int) -> int:
        """Samples a second: those of a telephone for G.711, else as said or `default`. Raises `BadInput`."""
        if self.type != "audio/pcm":
            return _G711_RATE
        rate = default if self.rate is None else self.rate
        if rate not in RATES:
            raise BadInput(f"no sound at {rate:g} Hz", fix=f"Send audio/pcm at one of {RATES}", rate=str(rate))
        return int(rate)

    def shown(self, rate: int) -> dict[str, Any]:
        """As the protocol shows it."""
        return {"type": self.type, "rate": rate} if self.type == "audio/pcm" else {"type": self.type}


class TurnDetection(BaseModel):
    """Who finds the turns, and what happens when one begins or ends. Smart Turn judges in both kinds."""

    type: Literal["server_vad", "semantic_vad"] = "server_vad"
    threshold: float | None = Field(default=None, gt=0, lt=1)
    silence_duration_ms: float | None = Field(default=None, ge=32, le=10_000)
    prefix_padding_ms: float | None = Field(default=None, ge=0, le=5_000)
    create_response: bool | None = None
    interrupt_response: bool | None = None

    def vad(self, settings: VadSettings) -> VadSettings:
        """`settings` with what the client asked for."""
        if self.threshold is not None:
            low = max(self.threshold - 0.15, 0.01)
            settings = replace(settings, start_probability=self.threshold, stop_probability=low)
        if self.silence_duration_ms is not None:
            settings = replace(settings, min_silence_s=self.silence_duration_ms / 1000)
        return settings


class Input(BaseModel):
    """`session.audio.input`; what has no meaning here (noise reduction, a transcription model) is let through."""

    format: Format | None = None
    turn_detection: TurnDetection | None = None


class Output(BaseModel):
    """`session.audio.output`."""

    format: Format | None = None


class Audio(BaseModel):
    """`session.audio`."""

    input: Input | None = None
    output: Output | None = None


class Ours(BaseModel):
    """`session.vitrine`."""

    lang: str | None = None

    def checked(self) -> str | None:
        """The language. Raises `UnknownLanguage`."""
        if self.lang is not None and self.lang not in ev.LANGUAGES:
            fix = f"One of: {', '.join(ev.LANGUAGES)}"
            raise UnknownLanguage(f"no language '{self.lang}'", fix=fix, lang=self.lang)
        return self.lang


class SessionUpdate(BaseModel):
    """What a client may set of its session. Instructions, tools and voices belong to the shop and are let through."""

    audio: Audio | None = None
    output_modalities: list[Literal["text", "audio"]] | None = None
    vitrine: Ours | None = None


def parse(raw: str | bytes, limit: int) -> dict[str, Any]:
    """One client event. Raises `TooLarge`, `Undecodable` or `BadInput`."""
    if len(raw) > limit:
        raise TooLarge(f"a message of {len(raw)} bytes", fix=f"Send at most {limit}", limit=limit, got=len(raw))
    try:
        text = raw if isinstance(raw, str) else raw.decode()
        data = json.loads(text)
        if "\\u" in text:
            json.dumps(data, ensure_ascii=False).encode()  # half a character, escaped, could not go back out
    except (ValueError, RecursionError) as error:
        raise Undecodable(f"not JSON: {error}", fix="Send one JSON object per text frame") from error
    if not isinstance(data, dict) or not isinstance(data.get("type"), str):
        raise BadInput("no event", fix='Send a JSON object with a "type"')
    return data


def picture(url: str) -> bytes:
    """The bytes of a data URL: nothing is fetched from elsewhere. Raises `BadInput` or `Undecodable`."""
    head, comma, data = url.partition(",")
    if not (head.startswith("data:") and comma):
        raise BadInput("'image_url' is no data URL", fix="Send data:image/jpeg;base64,…")
    return unbase64(data, "image_url")


def unbase64(text: str, field: str) -> bytes:
    """The bytes in `text`. Raises `Undecodable`, which names `field`."""
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError, TypeError) as error:
        raise Undecodable(f"'{field}' is not base64: {error}", fix="Encode the bytes as standard base64") from error
