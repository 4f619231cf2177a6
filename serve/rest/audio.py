"""/v1/audio/transcriptions and /v1/audio/speech."""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator
from typing import Annotated, Literal

from fastapi import APIRouter, File, Form, Response, UploadFile
from fastapi.responses import PlainTextResponse, StreamingResponse

from dialog.language import detect
from dialog.respond import spoken
from dialog.sentences import split
from kernel.errors import TooLarge, UnknownLanguage
from multimodal import audio
from multimodal.encode import FileEncoder, FileFormat, tempo
from multimodal.events import LANGUAGES, Transcription
from serve.backend import Backend
from serve.rest.schemas import Seconds, Segment, SpeechRequest, Transcript, VerboseTranscript
from serve.settings import Settings

_TYPES: dict[FileFormat, str] = {
    "mp3": "audio/mpeg",
    "opus": "audio/ogg",
    "aac": "audio/aac",
    "flac": "audio/flac",
    "wav": "audio/wav",
    "pcm": "audio/pcm",
}
_NEUTRAL = 3


def add(routes: APIRouter, settings: Settings, backend: Backend) -> None:
    """Add both to `routes`."""
    limits = settings.limits

    @routes.post("/audio/transcriptions", tags=["audio"], response_model=None)
    async def transcriptions(
        file: Annotated[UploadFile, File(description="webm, ogg, m4a, wav, mp3, flac or aac")],
        model: Annotated[str, Form()] = "vitrine",
        language: Annotated[str | None, Form(description="ISO 639-1")] = None,
        prompt: Annotated[str, Form(description="words to expect")] = "",
        response_format: Annotated[Literal["json", "text", "verbose_json"], Form()] = "json",
    ) -> Transcript | VerboseTranscript | Response:
        """The words of a recording."""
        del model
        lang = _known(language or settings.lang)
        data = await file.read(limits.audio_bytes + 1)
        pcm = await asyncio.to_thread(
            audio.decode, data, max_seconds=limits.audio_seconds, max_bytes=limits.audio_bytes
        )
        heard = await backend.engines.transcribe(pcm, lang, tuple(prompt.split()))
        if response_format == "text":
            return PlainTextResponse(f"{heard.text}\n")
        usage = Seconds(seconds=math.ceil(heard.seconds))
        if response_format == "json":
            return Transcript(text=heard.text, usage=usage)
        return VerboseTranscript(
            text=heard.text, language=heard.lang, duration=heard.seconds, segments=_segments(heard), usage=usage
        )

    @routes.post("/audio/speech", tags=["audio"], response_class=StreamingResponse)
    async def speech(request: SpeechRequest) -> StreamingResponse:
        """Text as sound, sent sentence by sentence."""
        if len(request.input) > limits.text_chars:
            limit, got = limits.text_chars, len(request.input)
            raise TooLarge(f"a text of {got} characters", fix=f"Send at most {limit}", limit=limit, got=got)
        lang = _known(request.lang) if request.lang else detect(request.input, settings.lang)
        parts = _spoken(request, lang, backend)
        # What goes wrong with the first sentence can still be told by a status.
        first = await anext(parts)

        async def whole() -> AsyncIterator[bytes]:
            yield first
            async for part in parts:
                yield part

        return StreamingResponse(whole(), media_type=_TYPES[request.response_format])


async def _spoken(request: SpeechRequest, lang: str, backend: Backend) -> AsyncIterator[bytes]:
    encoder = FileEncoder(request.response_format)
    for sentence in split(request.input):
        said = await backend.engines.synthesize(spoken(sentence, lang), lang, _NEUTRAL)
        pcm = await asyncio.to_thread(tempo, said.pcm, request.speed)
        yield encoder.feed(pcm)
    yield encoder.end()


def _segments(heard: Transcription) -> list[Segment]:
    if not heard.text:
        return []
    sure = math.log(max(heard.confidence, 1e-9))
    return [Segment(id=0, start=0.0, end=heard.seconds, text=heard.text, avg_logprob=sure, no_speech_prob=0.0)]


def _known(lang: str) -> str:
    if lang not in LANGUAGES:
        raise UnknownLanguage(f"no language '{lang}'", fix=f"One of: {', '.join(LANGUAGES)}", lang=lang)
    return lang
