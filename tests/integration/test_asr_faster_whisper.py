"""Whisper through our engine: a tiny model is trained on a few spoken sentences, converted, loaded and listened to."""

from __future__ import annotations

import importlib.util
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("torch", reason="the train extra is not installed")
pytest.importorskip("transformers", reason="the train extra is not installed")

from huggingface_hub.errors import LocalEntryNotFoundError

from kernel.errors import EngineFailed, EngineUnavailable, UnknownLanguage
from multimodal.asr import faster_whisper as whisper
from multimodal.asr.faster_whisper import FasterWhisper
from multimodal.events import IN_RATE
from tests import tiny_vits, tiny_whisper
from tests.speaking import say

pytestmark = [
    pytest.mark.integration,
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # of transformers and ctranslate2, while training
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]

SENTENCES = ("Where is my order?", "I want a refund.", "Show me red shoes.", "Thank you very much!")
HINT, HINTED = "Oder", "Where is my Oder?"
"""What the first sentence is heard as when the word is hinted: so the test sees that hints reach the model."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if importlib.util.find_spec("torchaudio"):
        # transformers looks at it where it is installed, even for a model that needs none of it.
        tiny_vits.make_importable(tmp_path_factory.mktemp("packages"))
    target = tmp_path_factory.mktemp("whisper") / "tiny"
    lessons = [(say(text), "", text) for text in SENTENCES]
    tiny_whisper.build(target, [*lessons, (say(SENTENCES[0]), HINT, HINTED)])
    return target


@pytest.fixture(scope="module")
def engine(folder: Path) -> FasterWhisper:
    return FasterWhisper(model=str(folder))


@pytest.mark.parametrize("text", SENTENCES)
def test_it_hears_what_was_said(engine: FasterWhisper, text: str) -> None:
    pcm = bytes(2 * IN_RATE) + say(text)
    found = engine.transcribe(pcm, "en")
    assert (found.text, found.lang, found.seconds) == (text, "en", len(pcm) / 2 / IN_RATE)
    assert 0.5 < found.confidence <= 1


def test_hints_reach_the_model(engine: FasterWhisper) -> None:
    assert engine.transcribe(say(SENTENCES[0]), "en", hints=(HINT,)).text == HINTED


def test_threads_share_one_model(engine: FasterWhisper) -> None:
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda text: engine.transcribe(say(text), "en").text, SENTENCES * 3))
    assert found == list(SENTENCES * 3)


def test_silence_is_empty_and_another_language_is_refused(engine: FasterWhisper) -> None:
    assert engine.transcribe(bytes(4 * IN_RATE), "en").text == ""
    with pytest.raises(UnknownLanguage) as caught:
        engine.transcribe(say(SENTENCES[0]), "zh")
    assert "vitrine models pull" in caught.value.fix


def test_a_name_is_looked_up_in_the_models_folder(folder: Path) -> None:
    engine = FasterWhisper(model=folder.name, models=folder.parent, beam_size=2)
    assert engine.transcribe(say(SENTENCES[1]), "en").text == SENTENCES[1]


@pytest.mark.parametrize("name", ["model.bin", "config.json", "tokenizer.json"])
def test_a_missing_file_is_named(folder: Path, tmp_path: Path, name: str) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    (copy / name).unlink()
    with pytest.raises(EngineUnavailable, match=name):
        FasterWhisper(model=str(copy))


def test_a_broken_file_says_so(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    (copy / "model.bin").write_bytes(b"\0" * 100)
    with pytest.raises(EngineUnavailable) as caught:
        FasterWhisper(model=str(copy))
    assert "vitrine models pull" in caught.value.fix


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What was asked of the hub, which has nothing here and gives a folder of files where it may download."""
    asked: list[dict[str, Any]] = []

    def answer(repo_id: str, **options: Any) -> str:
        asked.append({"repo_id": repo_id, **options})
        if options.get("local_files_only"):
            raise LocalEntryNotFoundError("no such folder in the cache")
        if repo_id.startswith("nobody/"):
            raise OSError("no way to the hub")
        Path(options["local_dir"]).mkdir(parents=True)
        return str(options["local_dir"])

    monkeypatch.setattr(whisper, "snapshot_download", answer)
    return asked


def test_a_model_that_was_not_pulled_and_one_that_is_none(tmp_path: Path, hub: list[dict[str, Any]]) -> None:
    with pytest.raises(EngineUnavailable) as caught:
        FasterWhisper(model="small", models=tmp_path)
    assert caught.value.fix == "Run: vitrine models pull small"
    assert str(tmp_path) in caught.value.message
    with pytest.raises(EngineUnavailable) as caught:
        FasterWhisper(model="enormous", models=tmp_path)
    assert "large-v3" in caught.value.fix
    assert all(request["local_files_only"] for request in hub)  # loading never downloads


def test_a_pull_goes_where_loading_looks(tmp_path: Path, hub: list[dict[str, Any]]) -> None:
    assert whisper.pull("small", tmp_path) == tmp_path / "small"
    assert whisper.pull("shop/whisper-th", tmp_path) == tmp_path / "shop--whisper-th"
    assert [request["repo_id"] for request in hub] == ["Systran/faster-whisper-small", "shop/whisper-th"]
    for name in ("small", "shop/whisper-th"):
        with pytest.raises(EngineUnavailable, match=r"lacks model\.bin"):  # found, though this hub sent no files
            FasterWhisper(model=name, models=tmp_path)
    with pytest.raises(EngineUnavailable, match="no way to the hub"):
        whisper.pull("nobody/whisper", tmp_path)


def test_an_engine_that_breaks_costs_one_sentence(engine: FasterWhisper, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError("out of memory")

    monkeypatch.setattr(engine._model, "transcribe", broken)
    with pytest.raises(EngineFailed, match="out of memory"):
        engine.transcribe(say(SENTENCES[0]), "en")
