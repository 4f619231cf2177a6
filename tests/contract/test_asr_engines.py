"""Every registered recogniser against its protocol: those that load here are listened to, the others say why not."""

from __future__ import annotations

import importlib
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest

from kernel.errors import EngineUnavailable, UnknownLanguage
from multimodal.asr import REGISTRY, Recognizer
from multimodal.events import IN_RATE, LANGUAGES, Transcription
from tests.speaking import say

pytestmark = pytest.mark.contract

ABSENT = {"faster_whisper": {"model": "nobody/has-this-model"}}
"""What keeps an engine from finding a model that happens to lie in this machine's cache."""
EMBEDDED = [name for name, spec in REGISTRY.specs.items() if spec.embedded]


@pytest.fixture(params=REGISTRY.specs)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def options(name: str) -> dict[str, Any]:
    return ABSENT.get(name, {})


def load(name: str, options: dict[str, Any]) -> Recognizer | EngineUnavailable:
    try:
        return REGISTRY.load(name, options)
    except EngineUnavailable as error:
        return error


@pytest.fixture
def engine(name: str, options: dict[str, Any]) -> Recognizer:
    found = load(name, options)
    if isinstance(found, EngineUnavailable):
        pytest.skip(f"{name}: {found}")
    return found


def test_the_engine_has_its_name(name: str) -> None:
    module, _, cls = REGISTRY.specs[name].target.partition(":")
    assert getattr(importlib.import_module(module), cls).name == name


def test_it_loads_or_says_how_to_mend_it(name: str, options: dict[str, Any]) -> None:
    found = load(name, options)
    if isinstance(found, EngineUnavailable):
        assert found.fix
        assert name not in EMBEDDED, f"{name} must work at once"
    else:
        assert found.languages
        assert found.languages <= set(LANGUAGES)


def test_auto_finds_an_embedded_one() -> None:
    engine, missing = REGISTRY.load_auto(ABSENT)
    assert engine.name in EMBEDDED
    assert [error.code for error in missing] == ["engine-unavailable"] * 2


def test_speech_becomes_text(engine: Recognizer) -> None:
    pcm = say("where is my order")
    found = engine.transcribe(pcm, "en", hints=("order",))
    assert isinstance(found, Transcription)
    assert (found.text.lower().strip(" ?."), found.lang) == ("where is my order", "en")
    assert 0 < found.confidence <= 1
    assert found.seconds == pytest.approx(len(pcm) / 2 / IN_RATE)


def test_silence_and_noise_give_no_text(engine: Recognizer) -> None:
    lang = next(iter(engine.languages))
    for rms, seconds in ((0, 0.0), (0, 2.0), (20, 0.01), (20, 2.0), (2000, 2.0)):
        sound = np.random.default_rng(5).normal(0, rms, int(seconds * IN_RATE)).astype("<i2").tobytes()
        assert engine.transcribe(sound, lang) == Transcription("", lang, 0.0, seconds)


def test_an_unknown_language_is_refused_with_advice(engine: Recognizer) -> None:
    for lang in ("xx", *(set(LANGUAGES) - engine.languages)):
        with pytest.raises(UnknownLanguage) as caught:
            engine.transcribe(bytes(2 * IN_RATE), lang)
        assert caught.value.details["lang"] == lang
        assert caught.value.fix


def test_several_threads_may_call_it(engine: Recognizer) -> None:
    sounds = [say("where is my order"), say("i want a refund"), say("thank you very much"), bytes(2 * IN_RATE)]
    alone = [engine.transcribe(pcm, "en") for pcm in sounds]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda pcm: engine.transcribe(pcm, "en"), sounds * 3)) == alone * 3


def test_an_odd_byte_at_the_end_does_no_harm(engine: Recognizer) -> None:
    assert engine.transcribe(say("where is my order") + b"\0", "en").text
