"""Coqui's real loading code on a tiny VITS with random weights, built and saved by the test."""

from __future__ import annotations

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from kernel.errors import EngineFailed, EngineUnavailable, UnknownLanguage
from multimodal.tts.coqui import Coqui
from tests import tiny_vits

pytestmark = [
    pytest.mark.integration,
    pytest.mark.skipif(
        bool(tiny_vits.ABSENT), reason=f"the coqui extra is not installed: {', '.join(tiny_vits.ABSENT)}"
    ),
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning"),  # of torch and of Coqui
    pytest.mark.filterwarnings("ignore::UserWarning:torch", "ignore::UserWarning:TTS"),
]


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tiny_vits.make_importable(tmp_path_factory.mktemp("packages"))
    path = tmp_path_factory.mktemp("vits")
    tiny_vits.save(path)
    return path


@pytest.fixture(scope="module")
def engine(directory: Path) -> Coqui:
    return Coqui(path=str(directory), lang="en")


def test_a_local_model_speaks(engine: Coqui) -> None:
    speech = engine.synthesize("Hello, your order arrives on Friday.", "en")
    samples = np.frombuffer(speech.pcm, dtype="<i2")
    assert speech.seconds > 0.3
    assert np.abs(samples).max() > 100
    assert speech.visemes[0].start_s == 0
    assert speech.visemes[-1].end_s == pytest.approx(speech.seconds, abs=0.001)
    assert len({each.shape for each in speech.visemes}) > 1


def test_longer_text_gives_longer_sound(engine: Coqui) -> None:
    short, long = (engine.synthesize(text, "en").seconds for text in ("hello", "hello " * 8))
    assert long > 2 * short


def test_threads_share_the_model(engine: Coqui) -> None:
    with ThreadPoolExecutor(4) as pool:
        spoken = list(pool.map(lambda text: engine.synthesize(text, "en"), ["one", "two", "three", "four"]))
    assert all(each.seconds > 0.1 for each in spoken)


def test_nothing_to_say_and_other_languages(engine: Coqui) -> None:
    assert engine.languages == {"en"}
    assert engine.synthesize(" … ", "en").pcm == b""
    with pytest.raises(UnknownLanguage):
        engine.synthesize("Hallo", "de")


def test_a_broken_model_costs_one_sentence(directory: Path) -> None:
    engine = Coqui(path=str(directory), lang="en", speaker="nobody")
    with pytest.raises(EngineFailed, match="speaker"):
        engine.synthesize("hello", "en")


def test_what_is_missing_is_named(directory: Path, tmp_path: Path) -> None:
    with pytest.raises(EngineUnavailable, match="no Coqui model is named"):
        Coqui()
    with pytest.raises(EngineUnavailable, match="no Coqui model at"):
        Coqui(path=str(tmp_path))
    with pytest.raises(EngineUnavailable, match="does not say its language"):
        Coqui(path=str(directory))
    shutil.copy(directory / "config.json", tmp_path)
    (tmp_path / "model.pth").write_bytes(b"not weights")
    with pytest.raises(EngineUnavailable, match="does not load"):
        Coqui(path=str(tmp_path), lang="en")
    (tmp_path / "config.json").write_text(json.dumps({"model": "unheard of"}))
    with pytest.raises(EngineUnavailable, match="does not load"):
        Coqui(path=str(tmp_path), lang="en")
