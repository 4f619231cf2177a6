"""Every registered engine, loaded and tried on a word or a picture, for `vitrine doctor`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from time import perf_counter
from typing import Any

from kernel.errors import EngineFailed, EngineUnavailable, VitrineError
from serve.cli.checks import Finding, State
from serve.cli.console import one_line
from serve.engines import REGISTRIES, Vocabulary, defaults
from serve.settings import Settings


def engines(settings: Settings) -> Iterator[Finding]:
    """Every registered engine, loaded and tried. What is embedded, or asked for by name, must work."""
    options = defaults(settings, Vocabulary())
    sound: dict[str, bytes] = {}
    # The voice first: what it says is what the ears are tried with.
    for stage in ("tts", "asr", "ocr", "vision", "chat"):
        choice = getattr(settings, stage)
        for name, spec in REGISTRIES[stage].specs.items():
            own = choice.options if choice.engine == name else {}
            given = dict(options.get(stage, {}).get(name, {})) | own
            chosen = choice.engine == name
            begun = perf_counter()
            try:
                if name == "clip" and "model" not in given:
                    raise EngineUnavailable("no image encoder is named", fix="Set model")
                detail = _PROBES[stage](REGISTRIES[stage].load(name, given), sound)
            except VitrineError as error:
                state: State = "broken" if spec.embedded or chosen else "optional"
                yield Finding(stage, name, state, one_line(error.message), _mend(stage, name, error, chosen))
            else:
                yield Finding(stage, name, "works", f"{detail} ({perf_counter() - begun:.1f} s with loading)")


_EXAMPLES: Mapping[str, str] = {
    "openai": '{"base_url": "http://HOST/v1", "model": "NAME"}',
    "coqui": '{"model": "tts_models/en/ljspeech/vits"}',
    "clip": '{"model": "Xenova/clip-vit-base-patch32"}',
    "ctranslate2": '{"model": "FOLDER of a converted decoder"}',
    "transformers": '{"model": "Qwen/Qwen3-0.6B"}',
}
"""Options that an engine cannot do without."""


def _mend(stage: str, name: str, error: VitrineError, chosen: bool) -> str:
    """What brings the engine: the error's own step, or for one that nobody asked for yet how to ask for it."""
    if chosen or "pip install" in error.fix or name not in _EXAMPLES:
        return error.fix
    variable = f"VITRINE_{stage.upper()}"
    pull = "Run: vitrine models pull Qwen/Qwen3-0.6B, and " if name == "transformers" else ""
    return f"{pull}set {variable}__ENGINE={name} {variable}__OPTIONS='{_EXAMPLES[name]}'"


Sound = dict[str, bytes]
_SAID = "Where is my order?"
_HELLO = {"zh": "你好", "ja": "こんにちは", "ko": "안녕하세요", "ru": "Привет", "ar": "مرحبا", "th": "สวัสดี"}


def _speak(engine: Any, sound: Sound) -> str:
    for lang in sorted(engine.languages):
        if not engine.synthesize(_HELLO.get(lang, "Hola"), lang).pcm:
            raise EngineFailed(f"no sound in '{lang}'", fix="Run: make clean demo")
    if "en" in engine.languages:
        sound.setdefault("en", engine.synthesize(_SAID, "en").pcm)
    return f"speaks {' '.join(sorted(engine.languages))}"


def _listen(engine: Any, sound: Sound) -> str:
    from multimodal.audio import resample
    from multimodal.events import IN_RATE, OUT_RATE

    heard = ""
    if "en" in sound and "en" in engine.languages:
        text = engine.transcribe(resample(sound["en"], OUT_RATE, IN_RATE), "en").text
        heard = f", heard “{text}”"
    return f"hears {' '.join(sorted(engine.languages))}{heard}"


def _read(engine: Any, sound: Sound) -> str:
    del sound
    import numpy as np
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("RGB", (480, 120), "white")
    ImageDraw.Draw(picture).text((30, 30), "ORDER VT-100234", fill="black", font=ImageFont.load_default(40))
    lines = engine.read(np.asarray(picture))
    return f"read “{' / '.join(line.text for line in lines)}”"


def _look(engine: Any, sound: Sound) -> str:
    del sound
    import numpy as np

    return f"vectors of {engine.embed([np.full((64, 64, 3), 255, np.uint8)]).shape[1]} numbers"


def _word(engine: Any, sound: Sound) -> str:
    del sound
    from models.chat import Brief

    reply = "".join(engine.reply(Brief(lang="en", text="hello", draft=("Hello.",), facts=[])))
    return f"said “{one_line(reply)[:40]}”"


_PROBES: Mapping[str, Callable[[Any, Sound], str]] = {
    "tts": _speak,
    "asr": _listen,
    "ocr": _read,
    "vision": _look,
    "chat": _word,
}
