"""Whisper (Radford et al., 2022) on CTranslate2, any size, every language; from a folder or the model hub's cache."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import faster_whisper
from faster_whisper.utils import download_model
from huggingface_hub.errors import HfHubHTTPError, LocalEntryNotFoundError

from kernel.errors import EngineFailed, EngineUnavailable, UnknownLanguage
from multimodal.audio import to_float
from multimodal.events import IN_RATE, LANGUAGES, Transcription
from multimodal.vad import trim

_FILES = ("model.bin", "config.json", "tokenizer.json")
"""Without the last one faster-whisper would reach for the hub in the middle of loading."""


class FasterWhisper:
    """A Whisper model: `model` is a folder, a size (tiny ... large-v3, turbo) or a hub id that was pulled into
    `models_dir` (the hub's own cache where None). `beam_size` 1 is greedy, the quickest."""

    name = "faster_whisper"

    def __init__(
        self,
        *,
        model: str = "small",
        models_dir: Path | str | None = None,
        device: str = "cpu",
        compute_type: str = "int8",
        threads: int = 2,
        workers: int = 1,
        beam_size: int = 1,
    ) -> None:
        folder = _folder(model, models_dir)
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


def pull(model: str, models_dir: Path | str | None = None) -> Path:
    """Fetch `model` from the hub into `models_dir` (the hub's own cache where None); its folder.

    Raises `EngineUnavailable` when there is no such model or no way to the hub.
    """
    return _fetch(model, models_dir, offline=False)


def _folder(model: str, models_dir: Path | str | None) -> Path:
    for folder in (Path(model), *([Path(models_dir, model)] if models_dir else [])):
        if folder.is_dir():
            return folder
    return _fetch(model, models_dir, offline=True)


def _fetch(model: str, models_dir: Path | str | None, *, offline: bool) -> Path:
    cache = str(models_dir) if models_dir else None
    try:
        return Path(download_model(model, local_files_only=offline, cache_dir=cache))
    except LocalEntryNotFoundError as error:
        where = cache or "the hub's cache"
        fix = _pull(model) if offline else "Check the way to the model hub, or name a folder"
        raise EngineUnavailable(f"Whisper '{model}' is not in {where}", fix=fix) from error
    except ValueError as error:  # neither a size nor a hub id
        fix = f"Name a folder, a hub id or one of: {', '.join(faster_whisper.available_models())}"
        raise EngineUnavailable(f"there is no Whisper model or folder '{model}'", fix=fix) from error
    except (HfHubHTTPError, OSError) as error:
        raise EngineUnavailable(f"Whisper '{model}' cannot be fetched: {error}", fix="Check the name") from error


def _pull(model: str) -> str:
    return f"Run: vitrine models pull {model}"
