"""Whisper (Radford et al., 2022) on CTranslate2, any size, every language; from a folder or the model hub's cache."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import faster_whisper
from faster_whisper.utils import _MODELS as _SIZES
from huggingface_hub import snapshot_download
from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError

from kernel.errors import EngineFailed, EngineUnavailable, UnknownLanguage
from multimodal.audio import to_float
from multimodal.events import IN_RATE, LANGUAGES, Transcription
from multimodal.vad import trim

_FILES = ("model.bin", "config.json", "tokenizer.json")
"""Without the last one faster-whisper would reach for the hub in the middle of loading."""
_PATTERNS = [*_FILES, "preprocessor_config.json", "vocabulary.*"]


class FasterWhisper:
    """A Whisper model: `model` is a folder, a size (tiny ... large-v3, turbo) or a hub id that was pulled, into
    `models` or the hub's own cache. `beam_size` 1 is greedy, the quickest."""

    name = "faster_whisper"

    def __init__(
        self,
        *,
        model: str = "small",
        models: Path | None = None,
        device: str = "cpu",
        compute_type: str = "int8",
        threads: int = 2,
        workers: int = 1,
        beam_size: int = 1,
    ) -> None:
        folder = _locate(model, models)
        missing = [name for name in _FILES if not (folder / name).is_file()]
        if missing:
            raise EngineUnavailable(f"{folder} lacks {', '.join(missing)}", fix=_pull(model))
        self._beam_size = beam_size
        try:
            self._model = faster_whisper.WhisperModel(
                str(folder), device=device, compute_type=compute_type, cpu_threads=threads, num_workers=workers,
                local_files_only=True,
            )  # fmt: skip
        except Exception as error:
            raise EngineUnavailable(f"{folder} is no model that can be run: {error}", fix=_pull(model)) from error
        self.languages = frozenset(LANGUAGES) & frozenset(self._model.supported_languages)

    def transcribe(self, pcm: bytes, lang: str, hints: Sequence[str] = ()) -> Transcription:
        """See `Recognizer`. `confidence` is the mean probability of a token."""
        if lang not in self.languages:
            raise UnknownLanguage(f"this Whisper model does not know '{lang}'", fix=_pull("small"), lang=lang)
        seconds = len(pcm) / 2 / IN_RATE
        # Whisper invents words for silence, so it never gets any.
        speech = trim(pcm)
        if not speech:
            return Transcription("", lang, 0.0, seconds)
        try:
            segments, _ = self._model.transcribe(
                to_float(speech), language=lang, beam_size=self._beam_size, temperature=0.0,
                condition_on_previous_text=False, without_timestamps=True, hotwords=" ".join(hints) or None,
            )  # fmt: skip
            found = list(segments)
        except Exception as error:
            raise EngineFailed(f"faster-whisper: {error}", lang=lang) from error
        text = "".join(segment.text for segment in found).strip()
        tokens = sum(len(segment.tokens) for segment in found)
        score = sum(segment.avg_logprob * len(segment.tokens) for segment in found) / max(1, tokens)
        return Transcription(text, lang, math.exp(min(0.0, score)) if text else 0.0, seconds)


def pull(model: str, models: Path) -> Path:
    """Fetch `model`, a size or hub id, from the hub into its folder below `models`; that folder.

    Raises `EngineUnavailable` when there is no such model or no way to the hub.
    """
    folder = models / model.replace("/", "--")
    try:
        snapshot_download(_hub_id(model), local_dir=folder, allow_patterns=_PATTERNS)
    except (HfHubHTTPError, HFValidationError, OSError) as error:
        raise EngineUnavailable(
            f"Whisper '{model}' cannot be fetched: {error}", fix="Check its name and the way to the hub"
        ) from error
    return folder


def _locate(model: str, models: Path | None) -> Path:
    """The folder of `model`: a path, a name below `models`, or what the hub's own cache has. Never downloads."""
    places = [Path(model).expanduser(), *([models / model, models / model.replace("/", "--")] if models else [])]
    for place in places:
        if place.is_dir():
            return place
    try:
        return Path(snapshot_download(_hub_id(model), local_files_only=True, allow_patterns=_PATTERNS))
    except (HFValidationError, LocalEntryNotFoundError) as error:
        tried = ", ".join(str(place) for place in places)
        raise EngineUnavailable(
            f"Whisper '{model}' is not here (tried {tried} and the hub's cache)", fix=_pull(model)
        ) from error


def _hub_id(model: str) -> str:
    """The hub's id of a size; an id, or what may be one, as it is. Raises `EngineUnavailable` for neither."""
    sizes = faster_whisper.available_models()
    if "/" not in model and model not in sizes:
        raise EngineUnavailable(
            f"there is no Whisper model or folder '{model}'",
            fix=f"Name a folder, a hub id or one of: {', '.join(sizes)}",
        )
    return str(_SIZES.get(model, model))


def _pull(model: str) -> str:
    return f"Run: vitrine models pull {model}"
