"""OpenAI's own client library at Vitrine's HTTP interfaces: chat, transcription, speech, models, errors."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import openai
import pytest
from openai import OpenAI
from PIL import Image

from multimodal.audio import decode, to_wav
from multimodal.encode import FORMATS
from multimodal.events import IN_RATE, OUT_RATE
from serve.settings import Limits
from tests.shop_server import serving
from tests.speaking import say

pytestmark = pytest.mark.integration
KEY = "the-shops-key"


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    limits = Limits(audio_seconds=20, message_bytes=2**20, audio_bytes=2**20, sessions=8)
    with serving(tmp_path_factory.mktemp("rest"), api_key=KEY, limits=limits) as address:
        yield address


@pytest.fixture
def client(url: str) -> Iterator[OpenAI]:
    with OpenAI(base_url=f"{url}/v1", api_key=KEY, max_retries=0) as client:
        yield client


def user(text: str) -> Any:
    return {"role": "user", "content": text}


def test_an_answer_with_the_shops_own_facts(client: OpenAI) -> None:
    done = client.chat.completions.create(model="vitrine", messages=[user("show me red backpacks under 80 euros")])
    (choice,) = done.choices
    assert "€49.90" in choice.message.content
    assert choice.finish_reason == "stop"
    shown = choice.message.vitrine
    assert [tool["name"] for tool in shown["tools"]] == ["find_products"]
    assert shown["cards"][0]["data"]["product"]["id"] == "backpacks-metro-red"


def test_a_streamed_answer_comes_sentence_by_sentence(client: OpenAI) -> None:
    stream = client.chat.completions.create(
        model="gpt-4o",
        messages=[{"role": "system", "content": "Be brief."}, user("show me red backpacks under 80 euros")],
        stream=True,
        stream_options={"include_usage": True},
    )
    chunks = list(stream)
    pieces = [chunk.choices[0].delta.content for chunk in chunks if chunk.choices and chunk.choices[0].delta.content]
    assert len(pieces) >= 2
    assert "€49.90" in "".join(pieces)
    assert chunks[-2].choices[0].finish_reason == "stop"
    assert chunks[-2].choices[0].delta.vitrine["cards"]
    assert chunks[-1].usage.total_tokens > 0


def test_a_conversation_is_known_by_its_user(client: OpenAI) -> None:
    def ask(text: str, who: str) -> str:
        done = client.chat.completions.create(model="vitrine", messages=[user(text)], user=who)
        return str(done.choices[0].message.content)

    assert "€49.90" in ask("show me red backpacks under 80 euros", "ann")
    assert "49.90" in ask("how much is the first one?", "ann")
    assert "49.90" not in ask("how much is the first one?", "bob"), "another one's conversation is another one's"


def test_a_conversation_is_known_by_its_words(client: OpenAI, url: str) -> None:
    messages = [user("show me red backpacks under 80 euros")]
    first = client.chat.completions.create(model="vitrine", messages=messages).choices[0].message.content
    messages += [{"role": "assistant", "content": first}, user("how much is the first one?")]
    assert "49.90" in str(client.chat.completions.create(model="vitrine", messages=messages).choices[0].message.content)
    messages[1]["content"] = "Something that was never said."
    changed = client.chat.completions.create(model="vitrine", messages=messages).choices[0].message.content
    assert "49.90" not in str(changed)


def test_a_picture_and_a_recording(client: OpenAI) -> None:
    data = io.BytesIO()
    Image.new("RGB", (320, 240), "#c02020").save(data, "png")
    url = "data:image/png;base64," + base64.b64encode(data.getvalue()).decode()
    content: Any = [{"type": "text", "text": "do you have it"}, {"type": "image_url", "image_url": {"url": url}}]
    shown = client.chat.completions.create(model="vitrine", messages=[{"role": "user", "content": content}])
    assert "find_by_photo" in [tool["name"] for tool in shown.choices[0].message.vitrine["tools"]]
    wav = base64.b64encode(to_wav(say("do you have running shoes"))).decode()
    content = [{"type": "input_audio", "input_audio": {"data": wav, "format": "wav"}}]
    heard = client.chat.completions.create(model="vitrine", messages=[{"role": "user", "content": content}])
    assert "running shoe" in str(heard.choices[0].message.content)


def test_a_recording_becomes_text(client: OpenAI, tmp_path: Path) -> None:
    path = tmp_path / "question.wav"
    path.write_bytes(to_wav(say("where is my parcel")))
    plain = client.audio.transcriptions.create(model="whisper-1", file=path)
    assert plain.text == "Where is my parcel"
    text: Any = client.audio.transcriptions.create(model="whisper-1", file=path, response_format="text")
    assert text.strip() == "Where is my parcel"
    verbose = client.audio.transcriptions.create(
        model="whisper-1", file=path, language="en", response_format="verbose_json", prompt="parcel"
    )
    assert (verbose.text, verbose.language) == ("Where is my parcel", "en")
    assert verbose.duration == pytest.approx(1.6, abs=0.5)
    assert verbose.segments is not None
    assert verbose.segments[0].text == verbose.text


@pytest.mark.parametrize("file_format", FORMATS)
def test_text_becomes_sound(client: OpenAI, file_format: Any) -> None:
    text = "Your parcel is on its way. It will be there tomorrow."
    with client.audio.speech.with_streaming_response.create(
        model="tts-1", voice="alloy", input=text, response_format=file_format
    ) as response:
        parts = list(response.iter_bytes())
    sound = b"".join(parts)
    if file_format == "pcm":
        assert np.abs(np.frombuffer(sound, "<i2")).max() > 3_000
        assert 2 < len(sound) / 2 / OUT_RATE < 6
    else:
        assert 2 < len(decode(sound, max_seconds=20, max_bytes=2**24)) / 2 / IN_RATE < 6


def test_speech_can_be_slower_and_in_another_language(client: OpenAI) -> None:
    def seconds(**about: Any) -> float:
        made = client.audio.speech.create(model="tts-1", voice="alloy", response_format="pcm", **about)
        return len(made.content) / 2 / OUT_RATE

    text = "Your parcel is on its way."
    assert seconds(input=text, speed=0.5) == pytest.approx(2 * seconds(input=text), rel=0.15)
    assert seconds(input="您的包裹正在路上。") > 1


def test_models_are_listed(client: OpenAI) -> None:
    names = [model.id for model in client.models.list()]
    assert names[0] == "vitrine"
    assert "espeak" in names
    assert client.models.retrieve("vitrine").owned_by == "vitrine"
    with pytest.raises(openai.NotFoundError, match="no model"):
        client.models.retrieve("gpt-9")


def test_without_the_key_nothing_is_told(url: str) -> None:
    with OpenAI(base_url=f"{url}/v1", api_key="wrong", max_retries=0) as stranger:
        for ask in (
            lambda: stranger.models.list(),
            lambda: stranger.chat.completions.create(model="vitrine", messages=[user("hello")]),
            lambda: stranger.audio.speech.create(model="tts-1", voice="alloy", input="hello"),
        ):
            with pytest.raises(openai.AuthenticationError, match="API key"):
                ask()


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        ({"messages": []}, 400, "messages"),
        ({"messages": [user("x" * 4_001)]}, 413, "at most 4000"),
        ({"messages": [user("")]}, 400, "empty message"),
        ({"messages": [{"role": "assistant", "content": "hi"}]}, 400, "not the user's"),
        ({"messages": [user("hi")], "n": 2}, 400, "n"),
        (
            {"messages": [user([{"type": "image_url", "image_url": {"url": "https://example.com/x.png"}}])]},  # type: ignore[arg-type]
            400,
            "data URL",
        ),
        (
            {"messages": [user([{"type": "image_url", "image_url": {"url": "data:,eA=="}}])]},  # type: ignore[arg-type]
            400,
            "",
        ),
    ],
)
def test_a_bad_chat_is_refused_in_openais_shape(client: OpenAI, body: Any, status: int, words: str) -> None:
    with pytest.raises(openai.APIStatusError) as refused:
        client.chat.completions.create(model="vitrine", **body)
    assert refused.value.status_code == status
    error: Any = refused.value.body
    assert words in error["message"]
    assert set(error) == {"code", "message", "type", "param"}
    assert error["type"] == "invalid_request_error"


def test_bad_sound_is_refused(client: OpenAI) -> None:
    with pytest.raises(openai.BadRequestError, match="sound"):
        client.audio.transcriptions.create(model="whisper-1", file=("x.wav", b"no sound at all"))
    with pytest.raises(openai.APIStatusError) as long:
        client.audio.transcriptions.create(model="whisper-1", file=("x.wav", to_wav(bytes(2 * IN_RATE * 25))))
    assert long.value.status_code == 413
    with pytest.raises(openai.BadRequestError, match="language"):
        client.audio.transcriptions.create(model="whisper-1", file=("x.wav", to_wav(say("hello"))), language="tlh")
    with pytest.raises(openai.BadRequestError, match="speed"):
        client.audio.speech.create(model="tts-1", voice="alloy", input="hello", speed=9)
    with pytest.raises(openai.APIStatusError) as huge:
        client.audio.transcriptions.create(model="whisper-1", file=("x.wav", bytes(3 * 2**20)))
    assert huge.value.status_code == 413


def test_the_interfaces_describe_themselves(url: str) -> None:
    paths = httpx.get(f"{url}/openapi.json").json()["paths"]
    for path in ("/v1/chat/completions", "/v1/audio/transcriptions", "/v1/audio/speech", "/v1/models"):
        (operation,) = paths[path].values()
        assert operation["description"]
        assert "401" in operation["responses"]
