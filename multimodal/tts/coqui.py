"""Coqui TTS (coqui-tts): VITS, XTTS and its other models; mouth shapes from the sound.

Its models have licences of their own: XTTS's weights are for non-commercial use (CPML).
"""

from __future__ import annotations

import json
import re
import threading
from pathlib import Path
from typing import Any

import numpy as np

from kernel.errors import EngineFailed, EngineUnavailable, UnknownLanguage
from multimodal.events import LANGUAGES, Speech
from multimodal.tts.pcm import finish, from_float
from multimodal.tts.spoken import prepare
from multimodal.visemes import from_audio

_OF_SEVERAL_FILES = frozenset({"xtts", "bark", "tortoise"})
"""Models that load themselves from a directory."""


class Coqui:
    """A Coqui model; one sentence at a time, as the models keep state."""

    name = "coqui"

    def __init__(
        self,
        *,
        model: str = "",
        path: str = "",
        lang: str = "",
        speaker: str = "",
        speaker_wav: str = "",
        device: str = "cpu",
    ) -> None:
        """A model by Coqui's name (fetched by coqui-tts when it is not on this machine) or from the directory `path`.

        `path` holds config.json beside its weights. `lang` is what a model of one language speaks, where its name or
        configuration does not say; `speaker` picks a voice (else the first), `speaker_wav` one to clone; `device` is
        "cpu" or "cuda". Raises `EngineUnavailable`.
        """
        if not (model or path):
            fix = "Set model (for example tts_models/en/ljspeech/vits) or path"
            raise EngineUnavailable("no Coqui model is named", fix=fix)
        self._lock = threading.Lock()
        self._tts = _load(model, path, device)
        voices, named = self._tts.speakers or [], self._tts.languages
        self._speaker = speaker or (voices[0] if voices and not speaker_wav else None)
        self._speaker_wav = speaker_wav or None
        # The model's own name of each of our languages; None where it speaks one language and takes no name.
        self._codes: dict[str, str | None] = {each.split("-")[0].lower(): each for each in named or ()}
        if not named:
            self._codes = {lang or _only_language(model, self._tts): None}
        self._codes = {code: name for code, name in self._codes.items() if code in LANGUAGES}
        if not self._codes:
            raise EngineUnavailable("the Coqui model does not say its language", fix="Set lang, for example en")
        self.languages = frozenset(self._codes)

    def synthesize(self, text: str, lang: str, mood: int = 3) -> Speech:  # noqa: ARG002 - its models take no mood
        """See `Synthesizer`."""
        if lang not in self._codes:
            raise UnknownLanguage(f"this Coqui model does not speak '{lang}'", lang=lang)
        words = prepare(text, lang)
        if not words:
            return Speech(b"")
        try:
            with self._lock:
                wave = self._tts.tts(
                    words, speaker=self._speaker, speaker_wav=self._speaker_wav, language=self._codes[lang],
                    split_sentences=False,
                )  # fmt: skip
            pcm, _ = finish(from_float(np.asarray(wave)), int(self._tts.synthesizer.output_sample_rate))
        except Exception as error:  # the border to a library that raises anything
            raise EngineFailed(f"Coqui TTS failed: {error}", lang=lang) from error
        return Speech(pcm, from_audio(pcm))


def _load(model: str, path: str, device: str) -> Any:
    """A `TTS.api.TTS` on `device`. Raises `EngineUnavailable`."""
    try:
        # Here and not above: it imports torch, seconds that nobody should pay who names no model.
        from TTS.api import TTS
    except (ImportError, OSError) as error:  # OSError: a torchaudio built for another torch
        fix = "Run: pip install 'vitrine[coqui]', with torchaudio and torch of one build (both CPU or both CUDA)"
        raise EngineUnavailable(f"Coqui TTS does not import: {error}", fix=fix) from error
    try:
        if model:
            return TTS(model, progress_bar=False).to(device)
        weights, config = _files(Path(path))
        return TTS(model_path=str(weights), config_path=str(config), progress_bar=False).to(device)
    except EngineUnavailable:
        raise
    except Exception as error:  # the border to a library that raises anything
        fix = f"Check the name and the network, or fetch it: tts --model_name {model}" if model else f"Check {path}"
        raise EngineUnavailable(f"Coqui model '{model or path}' does not load: {error}", fix=fix) from error


def _files(path: Path) -> tuple[Path, Path]:
    """Weights (a file, or the directory where the model loads itself from it) and configuration in `path`."""
    config = path / "config.json"
    if not config.is_file():
        raise EngineUnavailable(
            f"no Coqui model at {path}", fix="Point path at a directory with config.json and weights"
        )
    weights = sorted(each for each in path.glob("*.pth") if not each.name.startswith("speaker"))
    whole = json.loads(config.read_text(encoding="utf-8")).get("model") in _OF_SEVERAL_FILES
    return (path if whole or not weights else weights[-1]), config


def _only_language(model: str, tts: Any) -> str:
    """ISO 639-1 code from a name such as tts_models/de/thorsten/vits, or from the configuration."""
    found = re.match(r"tts_models/([a-z]{2})(?:[-/])", model)
    code = found[1] if found else str(getattr(tts.config, "phoneme_language", None) or "")
    return code.split("-")[0].lower()
