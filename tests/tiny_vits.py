"""A VITS with random weights, for tests of Coqui's real loading code: nothing is fetched."""

from __future__ import annotations

import importlib
import importlib.util
import shutil
import sys
from pathlib import Path

ABSENT = [name for name in ("TTS", "torch", "torchaudio", "torchcodec") if importlib.util.find_spec(name) is None]
"""Packages of the coqui extra that are not installed here."""


def make_importable(folder: Path) -> None:
    """Let Coqui import even where a torchaudio built for CUDA stands beside a torch that is not.

    torchaudio runs without its compiled extension, and VITS needs none of it: a copy without goes first on the path.
    """
    try:
        importlib.import_module("torchaudio")
    except OSError:
        found = importlib.util.find_spec("torchaudio")
        assert found is not None
        assert found.origin is not None
        source = Path(found.origin).parent
        shutil.copytree(source, folder / "torchaudio", ignore=shutil.ignore_patterns("*.so"), dirs_exist_ok=True)
        sys.path.insert(0, str(folder))
        for name in [name for name in sys.modules if name.partition(".")[0] == "torchaudio"]:
            del sys.modules[name]
        importlib.invalidate_caches()


def save(folder: Path) -> None:
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
    audio = BaseAudioConfig(sample_rate=16_000, do_trim_silence=False)
    config = VitsConfig(model_args=sizes, audio=audio, characters=letters, text_cleaner="basic_cleaners")
    torch.save({"model": Vits(config).state_dict()}, folder / "model.pth")
    config.save_json(str(folder / "config.json"))
