"""The turn-end model: the same features as the reference, and sense in its judgement."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from multimodal.audio import to_float
from multimodal.events import IN_RATE
from multimodal.turn_end import TurnEnd, features
from tests.speaking import say

pytestmark = pytest.mark.contract

WINDOW = 8 * IN_RATE


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    """Pipecat's own features, loaded as a single file: the package around it warns and is slow."""
    package = importlib.util.find_spec("pipecat")
    assert package is not None
    assert package.submodule_search_locations is not None
    path = Path(package.submodule_search_locations[0], "audio/turn/smart_turn/_whisper_features.py")
    spec = importlib.util.spec_from_file_location("pipecat_whisper_features", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def sounds() -> dict[str, bytes]:
    noise = np.random.default_rng(2).normal(0, 1500, 13 * IN_RATE).astype("<i2").tobytes()
    near = {f"noise of {n} samples": noise[: 2 * n] for n in (1, 399, WINDOW - 201, WINDOW - 200, WINDOW - 160, WINDOW)}
    return {"nothing": b"", "speech": say("where is my order"), "long": noise, **near}


@pytest.mark.parametrize("pcm", sounds().values(), ids=sounds().keys())
def test_features_are_those_of_the_reference(reference: ModuleType, pcm: bytes) -> None:
    sound = to_float(pcm)[-WINDOW:]
    expected = reference.compute_whisper_log_mel_features(np.pad(sound, (WINDOW - len(sound), 0)), do_normalize=True)
    found = features(pcm)
    assert found.shape == (80, 800)
    assert found.dtype == np.float32
    np.testing.assert_allclose(found, expected, atol=1e-4)


def test_a_whole_sentence_is_more_complete_than_one_cut_short() -> None:
    model = TurnEnd()
    whole = ["where is my order", "i want to return my headphones", "what is your return policy", "no thank you"]
    cut = ["where is my", "i want to return the um", "i am looking for a", "could you tell me if the"]
    complete = [model.probability(say(text)) for text in whole]
    open_ = [model.probability(say(text, after_s=0.1)) for text in cut]
    assert all(0 <= p <= 1 for p in complete + open_)
    assert np.mean(complete) > 0.6
    assert np.mean(open_) < np.mean(complete) - 0.3
