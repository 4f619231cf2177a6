"""Requests and answers of OpenAI's HTTP interfaces, as far as they have a meaning here."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, Field

from multimodal.encode import FileFormat


class ErrorBody(BaseModel):
    """What went wrong, and the way out."""

    code: str
    message: str
    type: str
    param: str | None = None


class Error(BaseModel):
    """An answer with a status of 400 and more."""

    error: ErrorBody


class Model(BaseModel):
    """Something that can be asked for by name; any name is taken, as there is one assistant."""

    id: str
    object: Literal["model"] = "model"
    created: int = 0
    owned_by: str = "vitrine"


class Models(BaseModel):
    """All of them."""

    object: Literal["list"] = "list"
    data: list[Model]


# --- chat -------------------------------------------------------------------------------------------------------------


class ImageUrl(BaseModel):
    """A picture as a data URL: nothing is fetched from elsewhere."""

    url: str


class InputAudio(BaseModel):
    """A recording, base64: webm, ogg, m4a, wav, mp3, flac or aac."""

    data: str


class Part(BaseModel):
    """A part of a message: `text`, `image_url` or `input_audio`."""

    type: Literal["text", "image_url", "input_audio", "refusal"]
    text: str = ""
    image_url: ImageUrl | None = None
    input_audio: InputAudio | None = None


class ChatMessage(BaseModel):
    """One message; the last of the user's is the turn that is answered."""

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: str | list[Part] | None = None

    @property
    def parts(self) -> list[Part]:
        """Its content in parts."""
        if isinstance(self.content, list):
            return self.content
        return [Part(type="text", text=self.content)] if self.content else []

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(part.text for part in self.parts if part.text)


class StreamOptions(BaseModel):
    """How a stream is sent."""

    include_usage: bool = False


class ChatRequest(BaseModel):
    """A request for an answer of the assistant."""

    model: str = "vitrine"
    messages: list[ChatMessage] = Field(min_length=1, max_length=1_000)
    stream: bool = False
    stream_options: StreamOptions | None = None
    user: str | None = Field(default=None, max_length=256)
    n: Literal[1] | None = None


class Reply(BaseModel):
    """The assistant's message. `vitrine`: tools that ran and cards to show, as in docs/protocol.md."""

    role: Literal["assistant"] = "assistant"
    content: str
    refusal: str | None = None
    vitrine: dict[str, Any] = {}


class Choice(BaseModel):
    """The one answer."""

    index: int = 0
    message: Reply
    finish_reason: Literal["stop"] = "stop"
    logprobs: None = None


class Usage(BaseModel):
    """Counted in characters, as the assistant has no tokens."""

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int


class Completion(BaseModel):
    """An answer in one piece."""

    id: str
    object: Literal["chat.completion"] = "chat.completion"
    created: int
    model: str
    choices: list[Choice]
    usage: Usage


# --- sound ------------------------------------------------------------------------------------------------------------


class SpeechRequest(BaseModel):
    """Text to be spoken. There is one voice, whichever is asked for; without `lang` the text tells the language."""

    model: str = "vitrine"
    input: str = Field(min_length=1)
    voice: str | dict[str, str] = "vitrine"
    response_format: FileFormat = "mp3"
    speed: float = Field(default=1.0, ge=0.25, le=4.0)
    stream_format: Literal["audio"] | None = None
    lang: str | None = None


class Seconds(BaseModel):
    """How much was heard."""

    type: Literal["duration"] = "duration"
    seconds: float


class Transcript(BaseModel):
    """What was said."""

    text: str
    usage: Seconds


class Segment(BaseModel):
    """A stretch of speech."""

    id: int
    start: float
    end: float
    text: str
    avg_logprob: float
    compression_ratio: float = 1.0
    no_speech_prob: float
    seek: int = 0
    temperature: float = 0.0
    tokens: list[int] = []


class VerboseTranscript(BaseModel):
    """What was said, with its length, language and certainty."""

    task: Literal["transcribe"] = "transcribe"
    text: str
    language: str
    duration: float
    segments: list[Segment]
    usage: Seconds
