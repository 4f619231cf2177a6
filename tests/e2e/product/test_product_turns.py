"""One shopper's turn through everything that ships: Chromium, the page, the socket, Ray Serve, engines, shop, voice."""

from __future__ import annotations

import base64
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from multimodal.audio import resample
from multimodal.events import IN_RATE, OUT_RATE

pytestmark = pytest.mark.e2e

KEEP_FRAMES = """window.WebSocket = class extends WebSocket {
    constructor(...about) {
        super(...about);
        this.addEventListener('message', ({ data }) => (window.frames_ ||= []).push(data));
    }
};"""
"""The page's own log leaves sound out; this keeps every message as it came."""
SPOKEN = """() => frames_.map((frame) => JSON.parse(frame))
    .filter((event) => event.type === 'response.output_audio.delta')
    .map((event) => [event.vitrine.text, event.delta, event.vitrine.visemes])"""


def ready(page: Any) -> Any:
    page.set_default_timeout(40_000)
    page.wait_for_selector(".vt-conn[data-state=connected]")
    return page


def type_in(page: Any, text: str) -> None:
    page.fill("#vt-text", text)
    page.press("#vt-text", "Enter")


def answer(page: Any, words: str) -> None:
    """Wait until `words` are in the captions of the assistant, and spoken."""
    page.wait_for_selector(f".vt-shop >> text={words}")


def said(page: Any, words: str) -> None:
    """Wait until a sentence with `words` has come with its sound, which follows its caption."""
    heard = """(words) => frames_.map((frame) => JSON.parse(frame)).some((event) =>
        event.type === 'response.output_audio.delta' && event.delta && event.vitrine.text.includes(words))"""
    page.wait_for_function(heard, arg=words)


def spoken(page: Any) -> list[tuple[str, bytes, list[Any]]]:
    """Every sentence with its sound and its mouth shapes."""
    return [(text, base64.b64decode(sound), shapes) for text, sound, shapes in page.evaluate(SPOKEN)]


def test_a_typed_turn(product: Any, open_page: Any, artifacts: Path) -> None:
    page = ready(open_page(product.url, init_script=KEEP_FRAMES))
    page.screenshot(path=artifacts / "product-welcome.png")
    type_in(page, "show me red backpacks under 80 euros")
    answer(page, "Metro daypack, red costs €49.90")
    page.wait_for_selector(".vt-card >> text=€49.90")
    page.wait_for_function("vitrine.player.playing")
    page.wait_for_timeout(700)
    page.screenshot(path=artifacts / "product-typed.png")
    sentences = spoken(page)
    assert sentences[0][0] == "I found one product."
    for text, sound, shapes in sentences:
        seconds = len(sound) / 2 / OUT_RATE
        assert np.abs(np.frombuffer(sound, "<i2")).max() > 1000, f"'{text}' is silent"
        assert len(shapes) >= 5, f"the mouth hardly moves in '{text}'"
        assert shapes[-1][2] <= seconds + 0.05, "mouth shapes go on after the sound"


def test_a_chinese_turn(product: Any, open_page: Any, artifacts: Path) -> None:
    page = ready(open_page(f"{product.url}?lang=zh", init_script=KEEP_FRAMES))
    type_in(page, "有没有八十欧元以下的红色背包？")
    answer(page, "49.90")
    page.screenshot(path=artifacts / "product-chinese.png")
    assert any(re.search(r"[\u4e00-\u9fff]", text) for text, _, _ in spoken(page))


def test_a_spoken_turn(product: Any, open_page: Any, launch_chromium: Any, recording: Any, artifacts: Path) -> None:
    from multimodal.asr.pocketsphinx import Pocketsphinx

    wav = recording("show me red backpacks")
    page = ready(open_page(f"{product.url}?dsp=off", browser=launch_chromium(microphone=wav), init_script=KEEP_FRAMES))
    page.click(".vt-mic")
    page.wait_for_selector(".vt-you:not(.vt-partial) >> text=/red backpacks/i")
    answer(page, "Metro daypack, red")
    page.screenshot(path=artifacts / "product-spoken.png")
    # What the speakers play says what the captions show.
    text, sound, _ = max(spoken(page), key=lambda sentence: len(sentence[1]))
    words = re.findall(r"[a-z]+", text.lower())
    ears = Pocketsphinx(words=tuple(words), phrases=(text,))
    heard = ears.transcribe(resample(sound, OUT_RATE, IN_RATE), "en").text.lower()
    assert len(set(words) & set(heard.split())) >= len(set(words)) / 2, f"'{text}' was heard as '{heard}'"


def test_a_photo_of_a_label(product: Any, open_page: Any, label_photo: Any, artifacts: Path) -> None:
    photo, tracking = label_photo
    page = ready(open_page(product.url, init_script=KEEP_FRAMES))
    page.set_input_files(".vt-file", photo)
    page.click(".vt-send")
    page.wait_for_selector(f".vt-card >> text={tracking}")
    answer(page, "out for delivery")
    said(page, tracking)
    page.screenshot(path=artifacts / "product-label.png")


def test_a_photo_of_a_product(product: Any, open_page: Any, product_photo: Any, artifacts: Path) -> None:
    photo, name = product_photo
    page = ready(open_page(product.url, init_script=KEEP_FRAMES))
    page.set_input_files(".vt-file", photo)
    page.click(".vt-send")
    answer(page, name)
    said(page, name)
    page.wait_for_selector(".vt-card >> text=€49.90")
    page.screenshot(path=artifacts / "product-photo.png")


# How the client library opens its socket is the library's own affair.
@pytest.mark.filterwarnings(r"ignore:connect\(\) must be used as a context manager:DeprecationWarning")
def test_openais_own_client(product: Any) -> None:
    from openai import OpenAI

    text = "show me red backpacks under 80 euros"
    content: Any = [{"type": "input_text", "text": text}]
    with OpenAI(base_url=f"{product.url}v1", api_key="none", timeout=40) as client:
        with client.realtime.connect(model="vitrine") as talk:
            talk.conversation.item.create(item={"type": "message", "role": "user", "content": content})
            talk.response.create()
            done: Any = next(event for event in talk if event.type == "response.done")
        assert "49.90" in str(done.response.output[0].content)
        written = client.chat.completions.create(model="vitrine", messages=[{"role": "user", "content": text}])
        assert "49.90" in str(written.choices[0].message.content)
        speech = client.audio.speech.create(model="tts-1", voice="alloy", input="where is my parcel")
        heard = client.audio.transcriptions.create(model="whisper-1", file=("said.mp3", speech.content))
        assert "parcel" in heard.text.lower()
