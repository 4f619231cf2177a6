"""Any server with OpenAI's `/v1/audio/transcriptions`, through the official client."""

from __future__ import annotations

from collections.abc import Sequence

import openai

from kernel.errors import EngineFailed, EngineUnavailable, UnknownLanguage
from multimodal.audio import to_wav
from multimodal.events import IN_RATE, LANGUAGES, Transcription
from multimodal.vad import trim


class OpenAITranscriber:
    """Speech recognition by an OpenAI-compatible server. The client is safe to share between threads."""

    name = "openai"
    languages = frozenset(LANGUAGES)

    def __init__(self, *, model: str = "", base_url: str = "", api_key: str = "", timeout_s: float = 10.0) -> None:
        if not (base_url or api_key):
            raise EngineUnavailable(
                "no transcription server is named", fix="Set base_url of an OpenAI-compatible server, or api_key"
            )
        if not model:
            raise EngineUnavailable("a transcription server needs a model", fix="Set model, for example whisper-1")
        self._model = model
        self._client = openai.OpenAI(
            # A server of one's own often takes any key, but the client wants one.
            api_key=api_key or "none", base_url=base_url or "https://api.openai.com/v1", timeout=timeout_s,
            max_retries=0,  # a shopper who waits is better asked to repeat
        )  # fmt: skip

    def transcribe(self, pcm: bytes, lang: str, hints: Sequence[str] = ()) -> Transcription:
        """See `Recognizer`. Servers do not say how sure they are: any text counts as certain."""
        if lang not in self.languages:
            raise UnknownLanguage(
                f"the transcription server is not asked for '{lang}'",
                fix=f"Choose one of: {', '.join(LANGUAGES)}",
                lang=lang,
            )
        seconds = len(pcm) / 2 / IN_RATE
        speech = trim(pcm)
        if not speech:
            return Transcription("", lang, 0.0, seconds)
        try:
            answer = self._client.audio.transcriptions.create(
                file=("speech.wav", to_wav(speech), "audio/wav"), model=self._model, language=lang,
                response_format="json", prompt=", ".join(hints) or openai.omit,
            )  # fmt: skip
        except (openai.OpenAIError, ValueError) as error:
            raise EngineFailed(f"the transcription server failed: {error}", lang=lang) from error
        text = getattr(answer, "text", None)
        if not isinstance(text, str):
            raise EngineFailed("the transcription server sent no text", lang=lang)
        return Transcription(text.strip(), lang, 1.0 if text.strip() else 0.0, seconds)
