"""Coqui's real loading code on a tiny VITS with random weights, built and saved here."""

from __future__ import annotations

import importlib.util
import json
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from kernel.errors import EngineFailed, EngineUnavailable, UnknownLanguage
from multimodal.tts.coqui import Coqui

_ABSENT = [name for name in ("TTS", "torch", "torchaudio", "torchcodec") if importlib.util.find_spec(name) is None]
pytestmark = [
    pytest.mark.integration,
    pytest.mark.skipif(bool(_ABSENT), reason=f"the coqui extra is not installed: {', '.join(_ABSENT)}"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning"),  # of torch and of Coqui
    pytest.mark.filterwarnings("ignore::UserWarning:torch", "ignore::UserWarning:TTS"),
]


@pytest.fixture(scope="module")
def importable(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Coqui imports here, even where a CUDA torchaudio stands beside a CPU torch.

    torchaudio runs without its compiled extension, and VITS needs none of it.
    """
    try:
        importlib.import_module("torchaudio")
    except OSError:
        found = importlib.util.find_spec("torchaudio")
        assert found is not None
        assert found.origin is not None
        copy = tmp_path_factory.mktemp("pure")
        shutil.copytree(Path(found.origin).parent, copy / "torchaudio", ignore=shutil.ignore_patterns("*.so"))
        sys.path.insert(0, str(copy))
        for name in [name for name in sys.modules if name.partition(".")[0] == "torchaudio"]:
            del sys.modules[name]
        importlib.invalidate_caches()


@pytest.fixture(scope="module")
def directory(importable: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """config.json and model.pth of a VITS at 16 kHz for lower-case English letters."""
    import torch
    from TTS.config.shared_configs import BaseAudioConfig
    from TTS.tts.configs.shared_configs import CharactersConfig
    from TTS.tts.configs.vits_config import VitsArgs, VitsConfig
    from TTS.tts.models.vits import Vits

    torch.manual_seed(0)
    letters = CharactersConfig(
        characters_class="TTS.tts.models.vits.VitsCharacters",
        characters="abcdefghijklmnopqrstuvwxyz", punctuations=" .,!?", phonemes="",
        pad="_", eos="~", bos="^", blank="#",
    )  # fmt: skip
    sizes = VitsArgs(
        hidden_channels=16, hidden_channels_ffn_text_encoder=16, num_layers_text_encoder=1, num_layers_flow=1,
        num_layers_posterior_encoder=1, upsample_initial_channel_decoder=16, init_discriminator=False, use_sdp=False,
    )  # fmt: skip
    config = VitsConfig(
        model_args=sizes,
        audio=BaseAudioConfig(sample_rate=16_000, do_trim_silence=False),
        characters=letters,
        text_cleaner="basic_cleaners",
    )
    path = tmp_path_factory.mktemp("vits")
    torch.save({"model": Vits(config).state_dict()}, path / "model.pth")
    config.save_json(str(path / "config.json"))
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


def test_what_is_missing_is_named(importable: None, directory: Path, tmp_path: Path) -> None:
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
