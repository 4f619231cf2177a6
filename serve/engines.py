"""Every engine of a process behind plain synchronous methods: what a Ray deployment wraps and `serve.local` calls."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args

import models
from dialog.ports import Labels
from kernel.errors import EngineUnavailable
from kernel.registry import Registry
from models.chat import REGISTRY as CHAT
from models.chat import Brief, ChatModel
from models.intent import IntentModel
from models.sentiment import SentimentModel
from multimodal import image
from multimodal.asr import REGISTRY as ASR
from multimodal.asr import Recognizer
from multimodal.events import ImageContent, Speech, Transcription
from multimodal.look import Look
from multimodal.ocr import REGISTRY as OCR
from multimodal.ocr import TextReader
from multimodal.tts import REGISTRY as TTS
from multimodal.tts import Synthesizer
from multimodal.vision import REGISTRY as VISION
from multimodal.vision import ImageEmbedder
from multimodal.vision.clip import THRESHOLD
from multimodal.vision.onnx import facts_of
from serve.settings import EngineChoice, Settings
from serve.words import words as back_channels

T = TypeVar("T")
Stage = Literal["asr", "ocr", "vision", "tts", "chat", "labels"]
STAGES: tuple[Stage, ...] = get_args(Stage)
WEIGHTS = Path(models.__file__).parent / "weights"
REGISTRIES: Mapping[str, Registry[Any]] = {"asr": ASR, "ocr": OCR, "vision": VISION, "tts": TTS, "chat": CHAT}


@dataclass(frozen=True, slots=True)
class EngineState:
    """Which engine serves a stage, for the page, `doctor` and `/healthz`; `missing` says why better ones do not, `fix`
    the step that brings the first of those."""

    stage: str
    engine: str
    languages: tuple[str, ...]
    missing: tuple[str, ...] = ()
    fix: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a recogniser should expect: `kinds` of product (plural), `things` (products by name), other `words`."""

    kinds: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class Engines:
    """The engines of `stages`, loaded once. Safe to call from several threads."""

    def __init__(self, settings: Settings, stages: Sequence[Stage] = STAGES, words: Vocabulary | None = None) -> None:
        # Before any numeric library starts its pool: two engines that each take every core make both slow.
        os.environ.setdefault("OMP_NUM_THREADS", str(settings.threads.onnx))
        self._settings = settings
        self._defaults = defaults(settings, words or Vocabulary())
        self.states: list[EngineState] = []
        self._asr: Recognizer | None = self._load(ASR, settings.asr) if "asr" in stages else None
        self._tts: Synthesizer | None = self._load(TTS, settings.tts) if "tts" in stages else None
        self._chat: ChatModel | None = self._load(CHAT, settings.chat) if "chat" in stages else None
        self._look: Look | None = None
        if "ocr" in stages and "vision" in stages:
            reader: TextReader = self._load(OCR, settings.ocr)
            embedder: ImageEmbedder = self._load(VISION, settings.vision)
            self._look = Look(reader, embedder)
        self._intent = IntentModel(WEIGHTS / "intent.npz") if "labels" in stages else None
        self._sentiment = SentimentModel(WEIGHTS / "sentiment.npz") if "labels" in stages else None

    def _load(self, registry: Registry[T], choice: EngineChoice) -> T:
        options = {name: dict(values) for name, values in self._defaults.get(registry.stage, {}).items()}
        if choice.engine == "auto":
            engine, missing = registry.load_auto(options)
        else:
            engine, missing = registry.load(choice.engine, options.get(choice.engine, {}) | choice.options), []
        languages = tuple(sorted(getattr(engine, "languages", ())))
        name = str(getattr(engine, "name", choice.engine))
        fix = missing[0].fix if missing else ""
        self.states.append(EngineState(registry.stage, name, languages, tuple(map(str, missing)), fix))
        return engine

    def describe(self) -> list[dict[str, Any]]:
        """`states` as JSON."""
        return [asdict(state) for state in self.states]

    def transcribe(self, pcm: bytes, lang: str, hints: Sequence[str] = ()) -> Transcription:
        """See `multimodal.asr.Recognizer.transcribe`."""
        return _loaded(self._asr, "asr").transcribe(pcm, lang, hints)

    def synthesize(self, text: str, lang: str, mood: int = 3) -> Speech:
        """See `multimodal.tts.Synthesizer.synthesize`."""
        return _loaded(self._tts, "tts").synthesize(text, lang, mood)

    def look(self, data: bytes) -> ImageContent:
        """Lines, codes and embedding of an encoded picture. Raises `Undecodable`, `TooLarge` or `EngineFailed`."""
        limits = self._settings.limits
        pixels = image.decode(data, max_bytes=limits.image_bytes, max_pixels=limits.image_pixels)
        return _loaded(self._look, "ocr").look(pixels)

    def embed(self, data: bytes) -> tuple[float, ...]:
        """Embedding alone of an encoded picture: for the catalogue's own pictures."""
        limits = self._settings.limits
        pixels = image.decode(data, max_bytes=limits.image_bytes, max_pixels=limits.image_pixels)
        return _loaded(self._look, "vision").embed(pixels)

    def reply(self, brief: Brief) -> Iterator[str]:
        """See `models.chat.ChatModel.reply`."""
        return _loaded(self._chat, "chat").reply(brief)

    def classify(self, text: str) -> Labels:
        """Intents and mood of one text."""
        intents = _loaded(self._intent, "labels").predict([text])[0]
        moods = _loaded(self._sentiment, "labels").predict([text])[0]
        return Labels(intents=intents, moods=moods)


def defaults(settings: Settings, words: Vocabulary) -> dict[str, dict[str, dict[str, Any]]]:
    """Options that an engine gets where the settings are silent: stage → engine → keyword arguments."""
    onnx, ct2 = settings.threads.onnx, settings.threads.ctranslate2
    spoken = back_channels("en")
    return {
        "asr": {
            "pocketsphinx": asdict(words) | {"phrases": sorted(spoken.sounds | spoken.assent)},
            "faster_whisper": {"models": settings.models, "threads": ct2},
        },
        "ocr": {"rapidocr": {"threads": onnx}},
        "vision": {"visual": {"model": WEIGHTS / "visual.onnx", "threads": onnx}},
        "chat": {
            "ctranslate2": {"models": settings.models, "threads": ct2},
            "transformers": {"models": settings.models},
        },
    }


@dataclass(frozen=True, slots=True)
class Sight:
    """The `model` whose vectors the shop keeps of its pictures, for those of other weights do not compare with them;
    and the least cosine, `threshold`, of two pictures of one thing."""

    model: str
    threshold: float


def sight(settings: Settings) -> Sight:
    """The eyes that `settings` choose, without loading them. Raises `EngineUnavailable` when a file is missing."""
    engine, options = settings.vision.engine, settings.vision.options
    if engine not in ("auto", "visual"):
        return Sight(f"{engine}-{_digest(str(options.get('model')).encode())}", options.get("threshold", THRESHOLD))
    model = Path(options.get("model", WEIGHTS / "visual.onnx"))
    threshold = facts_of(model).threshold
    return Sight(f"visual-{_digest(model.read_bytes())}", threshold)


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()[:12]


def _loaded(engine: T | None, stage: str) -> T:
    if engine is None:
        raise EngineUnavailable(f"this process does not run the {stage} engine", fix="Route the call to its deployment")
    return engine
