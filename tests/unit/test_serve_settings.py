"""Settings: what they are without a word, what the environment changes, what is refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pydantic import ValidationError

from serve.settings import Settings

pytestmark = pytest.mark.unit


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.upper().startswith("VITRINE_")]:
        monkeypatch.delenv(name)


def test_the_defaults_work_on_a_laptop() -> None:
    settings = Settings()
    assert (settings.profile, settings.host, settings.lang) == ("laptop", "127.0.0.1", "en")
    assert settings.asr.engine == settings.tts.engine == settings.chat.engine == "auto"
    assert settings.api_key == ""
    assert not settings.record
    assert settings.database == f"sqlite:///{settings.home / 'shop.sqlite'}"


def test_everything_lies_under_home(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    for path in (settings.media, settings.models, settings.records):
        assert path.parent == tmp_path
    assert settings.database.startswith(f"sqlite:///{tmp_path}")


def test_every_start_signs_with_a_secret_of_its_own() -> None:
    assert Settings().secret != Settings().secret
    assert len(Settings().secret) >= 32


def test_the_environment_overrides(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    given = {
        "VITRINE_PROFILE": "gpu",
        "VITRINE_PORT": "8080",
        "VITRINE_HOME": str(tmp_path),
        "VITRINE_DATABASE_URL": "postgresql+psycopg://shop@db/shop",
        "VITRINE_LANGS": '["de", "en"]',
        "VITRINE_ASR__ENGINE": "faster_whisper",
        "VITRINE_ASR__OPTIONS": '{"model": "small"}',
        "VITRINE_LIMITS__IMAGE_PIXELS": "20000000",
        "VITRINE_THREADS__ONNX": "4",
        "VITRINE_RECORD": "yes",
    }
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    settings = Settings()
    assert (settings.profile, settings.port, settings.home) == ("gpu", 8080, tmp_path)
    assert settings.database == "postgresql+psycopg://shop@db/shop"
    assert settings.langs == ("de", "en")
    assert (settings.asr.engine, settings.asr.options) == ("faster_whisper", {"model": "small"})
    assert settings.limits.image_pixels == 20_000_000
    assert settings.limits.text_chars == Settings.model_fields["limits"].default.text_chars, "the others stay"
    assert settings.threads.onnx == 4
    assert settings.record


def test_what_the_program_says_wins_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VITRINE_PORT", "8080")
    assert Settings(port=9000).port == 9000


@pytest.mark.parametrize(
    ("name", "value", "field"),
    [
        ("VITRINE_PROFILE", "cloud", "profile"),
        ("VITRINE_PORT", "http", "port"),
        ("VITRINE_PORT", "70000", "port"),
        ("VITRINE_LIMITS__SESSIONS", "many", "limits.sessions"),
        ("VITRINE_LIMITS__SESSIONS", "0", "limits.sessions"),
        ("VITRINE_LIMITS__AUDIO_SECONDS", "-1", "limits.audio_seconds"),
        ("VITRINE_LIMITS__IMAGE_PIXEL", "1", "limits.image_pixel"),
        ("VITRINE_THREADS__POOL", "0", "threads.pool"),
        ("VITRINE_ASR__MODEL", "small", "asr.model"),
    ],
)
def test_a_wrong_value_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str, field: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ValidationError) as error:
        Settings()
    assert [".".join(map(str, problem["loc"])) for problem in error.value.errors()] == [field]


def test_an_unknown_setting_of_the_program_is_refused() -> None:
    with pytest.raises(ValidationError, match="profil"):
        Settings(profil="gpu")
