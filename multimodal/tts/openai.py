"""Any server with OpenAI's `/v1/audio/speech`, through the official client; mouth shapes from the sound."""

from __future__ import annotations

import numpy as np
import openai

from kernel.errors import EngineFailed, EngineUnavailable, UnknownLanguage
from multimodal.events import LANGUAGES, OUT_RATE, Speech
from multimodal.tts.pcm import finish
from multimodal.tts.spoken import prepare
from multimodal.visemes import from_audio

STYLES = {
    1: "Speak slowly, calmly and with sympathy.",
    2: "Speak calmly and kindly.",
    3: "Speak in a friendly, even tone.",
    4: "Speak warmly.",
    5: "Speak brightly and cheerfully.",
}
"""How to say it, by mood; sent as `instructions` where the model takes them."""


class OpenAISpeaker:
    """Speech from an OpenAI-compatible server. The client is safe to share between threads."""

    name = "openai"
    languages = frozenset(LANGUAGES)

    def __init__(
        self,
        *,
        model: str = "",
        voice: str = "",
        base_url: str = "",
        api_key: str = "",
        rate: int = OUT_RATE,
        styles: bool = False,
        timeout_s: float = 10.0,
    ) -> None:
        """`rate` is the Hz of the server's raw PCM (which names none); `styles` sends the mood as instructions.

        Raises `EngineUnavailable` when a setting is missing.
        """
        if not (base_url or api_key):
            raise EngineUnavailable(
                "no speech server is named", fix="Set base_url of an OpenAI-compatible server, or api_key"
            )
        if not (model and voice):
            raise EngineUnavailable("a speech server needs a model and a voice", fix="Set model and voice")
        self._model, self._voice, self._rate, self._styles = model, voice, rate, styles
        self._client = openai.OpenAI(
            # A server of one's own often takes any key, but the client wants one.
            api_key=api_key or "none", base_url=base_url or None, timeout=timeout_s, max_retries=1,
        )  # fmt: skip

    def synthesize(self, text: str, lang: str, mood: int = 3) -> Speech:
        """See `Synthesizer`."""
        if lang not in self.languages:
            raise UnknownLanguage(f"the speech server is not asked for '{lang}'", lang=lang)
        words = prepare(text, lang)
        if not words:
            return Speech(b"")
        style = STYLES[min(5, max(1, mood))] if self._styles else openai.omit
        try:
            answer = self._client.audio.speech.create(
                input=words, model=self._model, voice=self._voice, response_format="pcm", instructions=style
            )
            kind, raw = answer.response.headers.get("content-type", ""), answer.read()
        except openai.OpenAIError as error:
            raise EngineFailed(f"the speech server failed: {error}", lang=lang) from error
        if kind.startswith(("application/json", "text/")) or raw.startswith((b"RIFF", b"ID3")):
            raise EngineFailed(f"the speech server sent {kind or 'a file'}, not raw PCM", lang=lang)
        samples = np.frombuffer(raw[: len(raw) // 2 * 2], dtype="<i2")
        pcm, _ = finish(samples, self._rate)
        return Speech(pcm, from_audio(pcm))
